/** What the reading of a sheet gives: the dwellings kept, what was reported, and what each réservataire is. */
import type { Bien } from './bien';
import type { Categorie } from './categories';

/** A cell as a spreadsheet gives it: dates are serial numbers, errors are strings such as `#N/A`. */
export type ValeurCellule = string | number | boolean | null;

export type Gravite = 'erreur' | 'alerte' | 'information';

/** Canonical ids of the source columns (DOMAINE §5.3). */
export type Indicateur =
  | 'refBailleur'
  | 'rplsId'
  | 'reservataire'
  | 'departement'
  | 'epci'
  | 'epciNom'
  | 'commune'
  | 'communeNom'
  | 'codePostal'
  | 'qpv'
  | 'typologie'
  | 'financement'
  | 'construction'
  | 'programme'
  | 'debutConvention'
  | 'finConvention'
  | 'dernierVersement'
  | 'origineDuDroit'
  | 'horsFlux'
  | 'liberation'
  | 'anneeConstruction'
  | IndicateurFacultatif
  | ReservataireSuivant;

/** Columns that few inventories have, and that say more (DOMAINE §5.3). */
export type IndicateurFacultatif =
  | 'premiereLocation'
  | 'occupation'
  | 'bail'
  | 'remiseEnLocation'
  | 'departLocataire'
  | 'conventionRef'
  | 'typeDuDroit'
  | 'venteAutorisee'
  | 'contingent';

/** « Réservataire 2 » and following: the réservataires of a dwelling in several columns. */
export type ReservataireSuivant = 'reservataire2' | 'reservataire3' | 'reservataire4';

/** Every column that names réservataires, in the order in which they are joined. */
export const COLONNES_DES_RESERVATAIRES = [
  'reservataire',
  'reservataire2',
  'reservataire3',
  'reservataire4',
] as const satisfies readonly Indicateur[];

export interface ColonneReconnue {
  readonly indicateur: Indicateur;
  /** 0-based index in the rows that were read. */
  readonly colonne: number;
  readonly entete: string;
  /** 0 to 1. */
  readonly confiance: number;
}

export interface Correspondance {
  /** 0-based index, in the rows that were read, of the header row. */
  readonly ligneEntete: number;
  readonly colonnes: readonly ColonneReconnue[];
  /** Headers that nothing recognises, with their column. */
  readonly ignorees: readonly { readonly colonne: number; readonly entete: string }[];
  /** The other header rows, 0-based and growing: a second line of the header, a header repeated, that of another block. */
  readonly autresEntetes?: readonly number[];
  /** Where a later header says other columns, in the order of the rows. Columns are those of the first header everywhere: see `blocs.ts`. */
  readonly blocs?: readonly Bloc[];
  /** Width of the sheet where there are blocks: a column beyond it is one that only later blocks have. */
  readonly largeur?: number;
  /** The rows given with it are already in the columns of the first header. */
  readonly alignee?: boolean;
}

/** The rows under a later header, up to the next block. */
export interface Bloc {
  /** 0-based row of its header. */
  readonly ligneEntete: number;
  /** Column of the sheet that holds each column of the mapping; null when these rows are another table, which is not read. */
  readonly sources: ReadonlyMap<number, number> | null;
  /** Indicators of the first header that this one lacks. */
  readonly manquants: readonly Indicateur[];
  /** Indicators that the first header lacks. */
  readonly nouveaux: readonly Indicateur[];
}

/** The linked columns that name réservataires, in the order in which they are joined. */
export function colonnesDesReservataires({ colonnes }: Pick<Correspondance, 'colonnes'>): readonly ColonneReconnue[] {
  return COLONNES_DES_RESERVATAIRES.flatMap((voulu) => colonnes.filter(({ indicateur }) => indicateur === voulu));
}

export interface Anomalie {
  readonly gravite: Gravite;
  /** `V01`… of DOMAINE §5.7, or `LECTURE`. */
  readonly regle: string;
  readonly indicateur: Indicateur | null;
  /** 1-based row of the source sheet. */
  readonly ligneSource: number;
  /** Address in the source sheet, such as `K141`; null when the whole row is meant. */
  readonly cellule: string | null;
  readonly valeurLue: string;
  /** French sentence: what is wrong and the way out. */
  readonly message: string;
  readonly correction: string | null;
  /** Rows that a remark made once speaks for, its own included; absent when it speaks for its row, or for a name. */
  readonly lignes?: readonly number[];
}

/** Indicator 10 of the état des lieux (DOMAINE §5.1): the rotation rate that the bailleur gives for a département. */
export interface TauxDuTerritoire {
  readonly territoire: string;
  /** Fraction. */
  readonly taux: number;
  /** True when the inventory has no column of libérations: nothing in it gives another rate. */
  readonly seul: boolean;
}

/** A row that is not a dwelling: blank, sub-total, repeated header. Never dropped without a word. */
export interface LigneEcartee {
  readonly ligneSource: number;
  /**
   * `hors-tableau`: filled like a dwelling, above the header or under that of another table; always told by an error. `recapitulatif`:
   * labels and counts under the dwellings; always told by a warning. The last three come from text files: see `fichier/texte` and `domaine/rpls`.
   */
  readonly raison:
    'vide' | 'sous-total' | 'entete-repete' | 'unites' | 'titre' | 'hors-tableau' | 'recapitulatif' | 'illisible' | 'suite' | 'hors-parc';
}

export interface Inventaire {
  readonly biens: readonly Bien[];
  readonly anomalies: readonly Anomalie[];
  readonly ecartees: readonly LigneEcartee[];
  readonly lignesLues: number;
  /** Category proposed for each canonical réservataire name. */
  readonly categories: ReadonlyMap<string, Categorie>;
  /** Absent when the inventory gives none. */
  readonly tauxDeclares?: readonly TauxDuTerritoire[];
}
