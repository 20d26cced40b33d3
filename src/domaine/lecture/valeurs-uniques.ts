/**
 * Tells the values that should have been unique. Almost all of them are: noting one only keeps it with its print, and they are compared
 * in one go at the end, in a table of numbers, several times faster than a Map of 300 000 texts.
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
/** Texts are kept by blocks, so that nothing is copied as they grow in number. */
const BITS_DU_BLOC = 12;
const TAILLE_DU_BLOC = 1 << BITS_DU_BLOC;

export class ValeursUniques {
  private readonly blocs: string[][] = [];
  private dernierBloc: string[] = [];
  private readonly rangs = new SuiteDEntiers();
  private readonly empreintes = new SuiteDEntiers();

  /** `empreinte` is that of `empreinteDe`. */
  noter(valeur: string, index: number, empreinte = empreinteDe(valeur)): void {
    if ((this.rangs.length & (TAILLE_DU_BLOC - 1)) === 0) this.blocs.push((this.dernierBloc = []));
    this.dernierBloc.push(valeur);
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
    return this.blocs[rang >> BITS_DU_BLOC]?.[rang & (TAILLE_DU_BLOC - 1)] ?? '';
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
