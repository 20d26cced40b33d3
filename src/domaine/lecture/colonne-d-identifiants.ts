/** The cells of a column of identifiers, a block of rows at a time: they never repeat, so nothing is remembered of them. */
import type { ValeurCellule } from '../inventaire';
import { preparer, VALEUR_ABSENTE, type Lectrice, type NatureDeColonne, type Valeur } from './colonne-lue';
import type { NatureDeDonnee } from './donnees-personnelles';
import { A_EXAMINER, LecteurDIdentifiant } from './identifiant';
import { poidsDe } from './poids-des-cellules';
import { tasser } from './tasser';

export class ColonneDIdentifiants implements Lectrice {
  readonly naturesVues = new Set<NatureDeDonnee>();
  /** By row of the block: see `identifiant.ts`. */
  readonly genres: Uint8Array;
  readonly empreintes: Int32Array;
  private lignes: readonly (readonly ValeurCellule[])[] = [];
  /** Cells whose kind is not known, and which of them a row has. */
  private readonly examinees: Valeur[] = [];
  private readonly rangsDesExaminees: Int32Array;
  private readonly identifiant = new LecteurDIdentifiant();
  /** Hardly ever: the header itself looks like an identifier. */
  private readonly enteteNette: boolean;

  /** `genreSur`: from this kind on, the form is that of the column; `taille`, of the largest block. */
  constructor(
    private readonly nature: NatureDeColonne,
    private readonly colonne: number,
    private readonly genreSur: number,
    taille: number,
  ) {
    this.genres = new Uint8Array(taille);
    this.empreintes = new Int32Array(taille);
    this.rangsDesExaminees = new Int32Array(taille);
    this.enteteNette = this.identifiant.lire(nature.entete) !== A_EXAMINER;
  }

  lireBloc(lignes: readonly (readonly ValeurCellule[])[], nombre: number, poids: Int32Array): void {
    const { colonne, identifiant, genres, empreintes } = this;
    this.lignes = lignes;
    this.examinees.length = 0;
    const poidsNet = poidsDe({ texte: '0', estEntete: false, enErreur: false }, false, false);
    const genreSur = this.enteteNette ? Infinity : this.genreSur;
    for (let place = 0; place < nombre; place += 1) {
      const brute = lignes[place]?.[colonne] ?? null;
      const genre =
        typeof brute === 'string'
          ? identifiant.lire(brute)
          : // What the spreadsheet took for a number of nine or ten digits is nothing personal either.
            identifiant.lireNombre(typeof brute === 'number' ? brute : NaN);
      genres[place] = genre;
      empreintes[place] = identifiant.empreinte;
      poids[place] = (poids[place] ?? 0) + (genre >= genreSur ? poidsNet : this.examiner(place, genre, brute));
    }
  }

  oter(otees: readonly number[], nombre: number): void {
    tasser(this.genres, otees, nombre);
    tasser(this.empreintes, otees, nombre);
    tasser(this.rangsDesExaminees, otees, nombre);
  }

  /** What an identifier says, where its kind is known. */
  texte(place: number): string {
    return String(this.brute(place) ?? '');
  }

  valeur(place: number): Valeur {
    if (this.genres[place] === A_EXAMINER) return this.examinees[this.rangsDesExaminees[place] ?? -1] ?? VALEUR_ABSENTE;
    const texte = this.texte(place);
    const estEntete = this.enteteNette && texte.toUpperCase() === this.nature.entete;
    return { brute: this.brute(place), texte, estEntete, enErreur: false };
  }

  private brute(place: number): ValeurCellule {
    return this.lignes[place]?.[this.colonne] ?? null;
  }

  /** Its weight. */
  private examiner(place: number, genre: number, brute: ValeurCellule): number {
    if (genre === A_EXAMINER) {
      this.rangsDesExaminees[place] = this.examinees.length;
      this.examinees.push(brute === null ? VALEUR_ABSENTE : preparer(brute, this.nature, this.naturesVues));
    }
    const valeur = this.valeur(place);
    return poidsDe(valeur, this.nature.forme?.refuse(valeur) ?? false, false);
  }
}
