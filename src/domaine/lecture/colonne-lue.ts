/** The values of one column, each spelling prepared once: its text, without personal data, and whether it repeats the header. */
import type { ValeurCellule } from '../inventaire';
import { masquer, type NatureDeDonnee } from './donnees-personnelles';
import { A_EXAMINER, LecteurDIdentifiant } from './identifiant';
import { CAPACITE, HORS_MEMOIRE } from './memoire';
import { estErreurDeCellule, texteDe } from './texte';

export interface Valeur {
  /** As the cell gives it, personal data masked. */
  readonly brute: ValeurCellule;
  readonly texte: string;
  readonly estEntete: boolean;
  /** What a failed formula left. */
  readonly enErreur: boolean;
  /** Number of this spelling in its column. */
  readonly numero: number;
  /** For identifiers only: see `identifiant.ts`. */
  readonly genre: number;
  readonly empreinte: number;
}

export const VALEUR_ABSENTE: Valeur = {
  brute: null,
  texte: '',
  estEntete: false,
  enErreur: false,
  numero: 0,
  genre: A_EXAMINER,
  empreinte: 0,
};

type Modifiable<T> = { -readonly [cle in keyof T]: T[cle] };

/** Spellings at hand without a look at the Map; a power of two. */
const RECENTES = 1024;
/** Copied for each column: filling anew would cost half of the reading of a short inventory. */
const SANS_TEXTES: readonly string[] = Array.from({ length: RECENTES }, () => '');
const SANS_VALEURS: readonly (Valeur | null)[] = Array.from({ length: RECENTES }, () => null);

export class ColonneLue {
  /** Kinds of personal data met in the values. */
  readonly naturesVues = new Set<NatureDeDonnee>();
  private readonly connues = new Map<ValeurCellule, Valeur>([[null, VALEUR_ABSENTE]]);
  /** The last text met under each place: a few characters tell the place, the text itself is always compared. */
  private readonly textesRecents: string[] = SANS_TEXTES.slice();
  private readonly valeursRecentes: (Valeur | null)[] = SANS_VALEURS.slice();
  private readonly nombresRecents = new Float64Array(RECENTES);
  private readonly valeursDesNombres: (Valeur | null)[] = SANS_VALEURS.slice();
  private readonly identifiant = new LecteurDIdentifiant();
  private readonly passagere: Modifiable<Valeur> = { ...VALEUR_ABSENTE, numero: HORS_MEMOIRE };
  /** Hardly ever: the header itself looks like an identifier. */
  private readonly enteteNette: boolean;

  /** `entete` is in upper case; `code`: the column holds identifiers; `aucunCode`: it never does. */
  constructor(
    private readonly entete: string,
    private readonly code: boolean,
    private readonly aucunCode = false,
  ) {
    this.enteteNette = this.identifiant.lire(entete) !== A_EXAMINER;
  }

  lire(cellule: ValeurCellule | undefined): Valeur {
    if (cellule === null || cellule === undefined) return VALEUR_ABSENTE;
    if (typeof cellule === 'number') return this.lireNombre(cellule);
    if (typeof cellule !== 'string') return this.chercher(cellule);
    const { length } = cellule;
    if (length === 0) return this.chercher(cellule);
    const place =
      (((length * 31 + cellule.charCodeAt(0)) * 31 + cellule.charCodeAt(length - 1)) * 31 + cellule.charCodeAt(length >> 1)) &
      (RECENTES - 1);
    if (this.textesRecents[place] === cellule) {
      const recente = this.valeursRecentes[place];
      if (recente !== null && recente !== undefined) return recente;
    }
    const valeur = this.chercher(cellule);
    this.textesRecents[place] = cellule;
    this.valeursRecentes[place] = valeur;
    return valeur;
  }

  private lireNombre(cellule: number): Valeur {
    const place = cellule & (RECENTES - 1);
    if (this.nombresRecents[place] === cellule) {
      const recente = this.valeursDesNombres[place];
      if (recente !== null && recente !== undefined) return recente;
    }
    const valeur = this.chercher(cellule);
    this.nombresRecents[place] = cellule;
    this.valeursDesNombres[place] = valeur;
    return valeur;
  }

  private chercher(brute: ValeurCellule): Valeur {
    const connue = this.connues.get(brute);
    if (connue !== undefined) return connue;
    if (this.connues.size >= CAPACITE) return this.preparer(brute, HORS_MEMOIRE);
    const valeur = this.preparer(brute, this.connues.size);
    this.connues.set(brute, valeur);
    return valeur;
  }

  /** For a column of identifiers, whose values never repeat: what it gives is good until the next row. */
  lireIdentifiant(cellule: ValeurCellule | undefined): Valeur {
    const brute = cellule ?? null;
    if (brute === null) return VALEUR_ABSENTE;
    // What the spreadsheet took for a number of nine or ten digits is nothing personal either.
    const texte = typeof brute === 'string' ? brute : typeof brute === 'number' && brute >= 1e8 && brute < 1e10 ? String(brute) : '';
    const genre = this.identifiant.lire(texte);
    if (genre === A_EXAMINER) return this.preparer(brute, HORS_MEMOIRE);
    const { passagere } = this;
    passagere.brute = brute;
    passagere.texte = texte;
    passagere.estEntete = this.enteteNette && texte.toUpperCase() === this.entete;
    passagere.genre = genre;
    passagere.empreinte = this.identifiant.empreinte;
    return passagere;
  }

  private preparer(brute: ValeurCellule, numero: number): Valeur {
    const lu = texteDe(brute);
    const texte = masquer(lu, this.code, this.naturesVues, this.aucunCode);
    return {
      brute: texte === lu ? brute : texte,
      texte,
      estEntete: typeof brute === 'string' && lu !== '' && lu.length === this.entete.length && lu.toUpperCase() === this.entete,
      enErreur: estErreurDeCellule(texte),
      numero,
      genre: A_EXAMINER,
      empreinte: 0,
    };
  }
}
