/**
 * Tells the values that should have been unique. Almost all of them are: noting one only keeps its row and its print, and they are
 * compared in one go at the end, in a table of numbers, several times faster than a Map of 300 000 texts.
 */
import { empreinteDe } from './identifiant';
import { SuiteDEntiers } from './suite-d-entiers';

/** A value met more than once: the row of the first one, and those of the others. */
export interface Doublon {
  readonly valeur: string;
  readonly premiere: number;
  readonly autres: readonly number[];
}

/** Values compared between two pauses: a few milliseconds of work. */
const TAILLE_DU_LOT = 20_000;
export class ValeursUniques {
  private readonly rangs = new SuiteDEntiers();
  private readonly empreintes = new SuiteDEntiers();
  /** Texts that their row does not give as they are, by their place here. */
  private readonly textes = new Map<number, string>();

  /** `texteDe` gives the value of a row that was noted by its print. */
  constructor(private readonly texteDe: (index: number) => string = () => '') {}

  noter(valeur: string, index: number): void {
    this.textes.set(this.rangs.length, valeur);
    this.noterEmpreinte(empreinteDe(valeur), index);
  }

  /** `empreinte` is that of `empreinteDe`. */
  noterEmpreinte(empreinte: number, index: number): void {
    this.rangs.ajouter(index);
    this.empreintes.ajouter(empreinte);
  }

  /** In the order in which the second one was met; yields now and then. */
  *doublons(): Generator<void, readonly Doublon[]> {
    const { length } = this.rangs;
    const repetees = new Map<number, number[]>();
    // Place of a value plus one; 0 where nothing is.
    const table = new Int32Array(1 << Math.max(4, 32 - Math.clz32(length * 2)));
    for (let debut = 0; debut < length; debut += TAILLE_DU_LOT) {
      this.comparer(table, debut, Math.min(length, debut + TAILLE_DU_LOT), repetees);
      yield;
    }
    return [...repetees].map(([premier, autres]) => ({
      valeur: this.valeur(premier),
      premiere: this.rangs.a(premier),
      autres: autres.map((rang) => this.rangs.a(rang)),
    }));
  }

  private valeur(rang: number): string {
    return this.textes.get(rang) ?? this.texteDe(this.rangs.a(rang));
  }

  private comparer(table: Int32Array, debut: number, fin: number, repetees: Map<number, number[]>): void {
    const { empreintes } = this;
    const masque = table.length - 1;
    for (let rang = debut; rang < fin; rang += 1) {
      const empreinte = empreintes.a(rang);
      let place = (empreinte ^ (empreinte >>> 15)) & masque;
      for (;;) {
        const premier = (table[place] ?? 0) - 1;
        if (premier < 0) {
          table[place] = rang + 1;
          break;
        }
        if (empreintes.a(premier) === empreinte && this.valeur(premier) === this.valeur(rang)) {
          const deja = repetees.get(premier);
          if (deja === undefined) repetees.set(premier, [rang]);
          else deja.push(rang);
          break;
        }
        place = (place + 1) & masque;
      }
    }
  }
}
