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
  | 'anneeConstruction';

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
}

/** A row that is not a dwelling: blank, sub-total, repeated header. Never dropped without a word. */
export interface LigneEcartee {
  readonly ligneSource: number;
  /** The last three come from text files: see `fichier/texte` and `domaine/rpls`. */
  readonly raison: 'vide' | 'sous-total' | 'entete-repete' | 'titre' | 'illisible' | 'suite' | 'hors-parc';
}

export interface Inventaire {
  readonly biens: readonly Bien[];
  readonly anomalies: readonly Anomalie[];
  readonly ecartees: readonly LigneEcartee[];
  readonly lignesLues: number;
  /** Category proposed for each canonical réservataire name. */
  readonly categories: ReadonlyMap<string, Categorie>;
}
