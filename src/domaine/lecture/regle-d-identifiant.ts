/** Goes through a column of identifiers: notes those that are beyond doubt, has the others examined. */
import type { BlocLu } from './bloc-lu';
import type { ColonneDIdentifiants } from './colonne-d-identifiants';
import { avecLeZero, NEUF_CHIFFRES } from './identifiant';
import type { Compris } from './memoire';
import { ValeursUniques } from './valeurs-uniques';

interface Examen {
  /** From this kind on, the identifier is what its cell says; see `identifiant.ts`. */
  readonly genreSur: number;
  /** The identifier that the text of a cell of a known kind gives. */
  readonly completer: (texte: string) => string;
  /** One of another kind, where it is met. */
  readonly examiner: (place: number, index: number) => Compris<string | null>;
  /** One that has lost its leading zero, each time that it is asked for. */
  readonly retablir: (place: number) => Compris<string>;
}

export class RegleDIdentifiant {
  /** The identifiers of the whole inventory. */
  readonly vues: ValeursUniques;
  /** Null when there is no such column. */
  private readonly colonne: ColonneDIdentifiants | null;
  /** By row of the block, where they are. */
  private readonly examines: (Compris<string | null> | undefined)[] = [];

  constructor(
    private readonly source: BlocLu,
    indicateur: 'refBailleur' | 'rplsId',
    private readonly examen: Examen,
  ) {
    this.colonne = source.identifiants(indicateur);
    const place = source.colonnes.parIndicateur.get(indicateur) ?? -1;
    this.vues = new ValeursUniques((index) => examen.completer(String(source.lignes[index]?.[place] ?? '')));
  }

  /** `bit` is set in the mask of each row that is examined. */
  lireBloc(nombre: number, masques: Int32Array, bit: number): void {
    if (this.colonne === null) return;
    const { genres, empreintes } = this.colonne;
    const { vues, examines } = this;
    const { index } = this.source;
    const { genreSur, examiner } = this.examen;
    const neufChiffres = NEUF_CHIFFRES;
    for (let place = 0; place < nombre; place += 1) {
      const genre = genres[place] ?? 0;
      const rang = index[place] ?? 0;
      if (genre >= genreSur) {
        vues.noterEmpreinte(empreintes[place] ?? 0, rang);
        continue;
      }
      masques[place] = (masques[place] ?? 0) | bit;
      if (genre === neufChiffres) vues.noterEmpreinte(avecLeZero(empreintes[place] ?? 0), rang);
      else examines[place] = examiner(place, rang);
    }
  }

  compris(place: number): Compris<string | null> {
    if (this.colonne === null) return { resultat: null, constats: [] };
    const genre = this.colonne.genres[place] ?? 0;
    if (genre >= this.examen.genreSur) return { resultat: this.colonne.texte(place), constats: [] };
    if (genre === NEUF_CHIFFRES) return this.examen.retablir(place);
    return this.examines[place] ?? { resultat: null, constats: [] };
  }
}
