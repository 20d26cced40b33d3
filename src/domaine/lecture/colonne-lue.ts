/**
 * The cells of one column, a block of rows at a time: each becomes the number of its spelling, which is prepared once: its text, without
 * personal data, whether it repeats the header, whether it has the form that its column asks for.
 */
import type { ValeurCellule } from '../inventaire';
import { masquer, type NatureDeDonnee } from './donnees-personnelles';
import type { Forme } from './formes-des-cellules';
import { CAPACITE } from './memoire';
import { poidsDe } from './poids-des-cellules';
import { tasser } from './tasser';
import { estErreurDeCellule, texteDe } from './texte';

export interface Valeur {
  /** As the cell gives it, personal data masked. */
  readonly brute: ValeurCellule;
  readonly texte: string;
  readonly estEntete: boolean;
  /** What a failed formula left. */
  readonly enErreur: boolean;
}

export const VALEUR_ABSENTE: Valeur = { brute: null, texte: '', estEntete: false, enErreur: false };

export interface NatureDeColonne {
  /** The header, in upper case. */
  readonly entete: string;
  /** The column holds identifiers. */
  readonly code: boolean;
  /** It never does. */
  readonly aucunCode: boolean;
  /** Null: any text is fit, and no rule reads it alone. */
  readonly forme: Forme | null;
}

/** What a column of identifiers and one of repeated spellings have in common. */
export interface Lectrice {
  /** Kinds of personal data met in the values. */
  readonly naturesVues: ReadonlySet<NatureDeDonnee>;
  /** Takes in its cells of the first `nombre` of these rows, and adds to the weight of each row that of its cell. */
  lireBloc: (lignes: readonly (readonly ValeurCellule[])[], nombre: number, poids: Int32Array) => void;
  /** Takes these rows, in order, out of the `nombre` of the block; they are taken out of the rows that were given too. */
  oter: (otees: readonly number[], nombre: number) => void;
  /** The cell of a row of the block. */
  valeur: (place: number) => Valeur;
}

/** Prepares a cell that nothing is known of. */
export function preparer(brute: ValeurCellule, { entete, code, aucunCode }: NatureDeColonne, naturesVues: Set<NatureDeDonnee>): Valeur {
  const lu = texteDe(brute);
  const texte = masquer(lu, code, naturesVues, aucunCode);
  return {
    brute: texte === lu ? brute : texte,
    texte,
    estEntete: typeof brute === 'string' && lu !== '' && lu.length === entete.length && lu.toUpperCase() === entete,
    enErreur: estErreurDeCellule(texte),
  };
}

/** Spellings at hand without a look at the Map; a power of two. */
const RECENTES = 1024;
/** Copied for each column: filling anew would cost half of the reading of a short inventory. */
const SANS_TEXTES: readonly string[] = Array.from({ length: RECENTES }, () => '');
const TAILLE_DE_DEPART = 64;

export class ColonneLue implements Lectrice {
  readonly naturesVues = new Set<NatureDeDonnee>();
  /** Number of the spelling of each row of the block; from `CAPACITE` on, it is good for this block only. */
  readonly codes: Int32Array;
  private readonly connues = new Map<ValeurCellule, number>();
  private readonly valeurs: Valeur[] = [];
  private readonly passageres: Valeur[] = [];
  /** By number; those of the block are weighed as they come. */
  private poidsConnus = new Int32Array(TAILLE_DE_DEPART);
  /** The last text met under each place: a few characters tell the place, the text itself is always compared. */
  private readonly textesRecents: string[] = SANS_TEXTES.slice();
  private readonly numerosDesTextes = new Int32Array(RECENTES);
  private readonly nombresRecents = new Float64Array(RECENTES);
  private readonly numerosDesNombres = new Int32Array(RECENTES);

  /** `taille`, of the largest block. */
  constructor(
    private readonly nature: NatureDeColonne,
    private readonly colonne: number,
    taille: number,
  ) {
    this.codes = new Int32Array(taille);
    // Zero is the one number that an empty place would be taken for.
    this.nombresRecents[0] = NaN;
    this.ajouter(null, VALEUR_ABSENTE);
  }

  lireBloc(lignes: readonly (readonly ValeurCellule[])[], nombre: number, poids: Int32Array): void {
    const { codes, colonne } = this;
    this.passageres.length = 0;
    let precedente: ValeurCellule = null;
    let numero = 0;
    let poidsDuNumero = this.poidsConnus[0] ?? 0;
    for (let place = 0; place < nombre; place += 1) {
      const cellule = lignes[place]?.[colonne] ?? null;
      // Dwellings of one building follow each other.
      if (cellule !== precedente) {
        precedente = cellule;
        if (cellule === null) numero = 0;
        else if (typeof cellule === 'string') numero = this.numeroDuTexte(cellule);
        else numero = typeof cellule === 'number' ? this.numeroDuNombre(cellule) : this.numeroDe(cellule);
        poidsDuNumero = this.poidsConnus[numero] ?? this.peser(this.deNumero(numero));
      }
      codes[place] = numero;
      poids[place] = (poids[place] ?? 0) + poidsDuNumero;
    }
  }

  /** For a column that no indicator is linked to: only personal data are looked for. */
  parcourir(cellule: ValeurCellule): void {
    this.passageres.length = 0;
    if (typeof cellule === 'string') this.numeroDuTexte(cellule);
    else this.numeroDe(cellule);
  }

  oter(otees: readonly number[], nombre: number): void {
    tasser(this.codes, otees, nombre);
  }

  valeur(place: number): Valeur {
    return this.deNumero(this.codes[place] ?? 0);
  }

  private deNumero(numero: number): Valeur {
    return (numero < CAPACITE ? this.valeurs[numero] : this.passageres[numero - CAPACITE]) ?? VALEUR_ABSENTE;
  }

  private numeroDuTexte(cellule: string): number {
    const { length } = cellule;
    if (length === 0) return this.numeroDe(cellule);
    const place =
      (((length * 31 + cellule.charCodeAt(0)) * 31 + cellule.charCodeAt(length - 1)) * 31 + cellule.charCodeAt(length >> 1)) &
      (RECENTES - 1);
    if (this.textesRecents[place] === cellule) return this.numerosDesTextes[place] ?? 0;
    const numero = this.numeroDe(cellule);
    if (numero < CAPACITE) {
      this.textesRecents[place] = cellule;
      this.numerosDesTextes[place] = numero;
    }
    return numero;
  }

  private numeroDuNombre(cellule: number): number {
    const place = cellule & (RECENTES - 1);
    if (this.nombresRecents[place] === cellule) return this.numerosDesNombres[place] ?? 0;
    const numero = this.numeroDe(cellule);
    if (numero < CAPACITE) {
      this.nombresRecents[place] = cellule;
      this.numerosDesNombres[place] = numero;
    }
    return numero;
  }

  private numeroDe(brute: ValeurCellule): number {
    const connue = this.connues.get(brute);
    if (connue !== undefined) return connue;
    const valeur = preparer(brute, this.nature, this.naturesVues);
    if (this.valeurs.length < CAPACITE) return this.ajouter(brute, valeur);
    this.passageres.push(valeur);
    return CAPACITE + this.passageres.length - 1;
  }

  private ajouter(brute: ValeurCellule, valeur: Valeur): number {
    const numero = this.valeurs.length;
    this.connues.set(brute, numero);
    this.valeurs.push(valeur);
    if (numero >= this.poidsConnus.length) {
      // Never beyond the capacity: a number of the block has no weight here.
      const plus = new Int32Array(Math.min(CAPACITE, numero * 4));
      plus.set(this.poidsConnus);
      this.poidsConnus = plus;
    }
    this.poidsConnus[numero] = this.peser(valeur);
    return numero;
  }

  private peser(valeur: Valeur): number {
    const { forme } = this.nature;
    return poidsDe(valeur, forme?.refuse(valeur) ?? false, forme?.parle(valeur) ?? false);
  }
}
