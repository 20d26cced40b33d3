/**
 * What a workbook holds, as data. A plan is pure: the same inventory and hypotheses give the same plan, whoever carries it out
 * (`excel/` through Office.js, `fichier/` into an .xlsx). Rows and columns are 0-based. Formulas are canonical: English names,
 * commas, `Table[[#This Row],[Colonne]]`, starting with `=`.
 */
export type Valeur = string | number | boolean | null;

/** `valeur` is the result given by the rule in `domaine`: the cached value of a written file, and what tests compare with. */
export interface CelluleFormule {
  readonly formule: string;
  readonly valeur: Valeur;
}
export type Cellule = Valeur | CelluleFormule;

export function estFormule(cellule: Cellule): cellule is CelluleFormule {
  return typeof cellule === 'object' && cellule !== null;
}

/** What a cell is for; carriers turn it into fill, font and borders through `classeur/styles.ts`. */
export type Role =
  | 'titre'
  | 'question'
  | 'note'
  | 'etiquette'
  | 'entete'
  | 'entete-technique'
  | 'texte'
  | 'texte-long'
  /** Runs on to the right, over the free cells after the last column. */
  | 'texte-libre'
  /** Needed by formulas, not by readers: hidden where no stacked table shows a column in its place, muted elsewhere. */
  | 'technique'
  | 'saisie'
  | 'lie'
  | 'resultat'
  | 'resultat-cle'
  | 'controle';

export type Format = 'texte' | 'entier' | 'decimal2' | 'decimal4' | 'pourcent0' | 'pourcent2' | 'points' | 'date' | 'general';

export interface ListeDeValidation {
  readonly feuille: string;
  readonly plage: string;
  /** What a refused value is answered. */
  readonly message?: string;
}

export interface PlanColonne {
  readonly entete: string;
  readonly role: Role;
  readonly format: Format;
  /** Width in characters. */
  readonly largeur: number;
  /** One formula for the whole column; the rows then hold its cached values. A row may still carry its own `CelluleFormule`. */
  readonly formule?: string;
  /** List validation, always from a range: a structured reference such as `Listes[Variantes]`. */
  readonly liste?: ListeDeValidation;
  /** The first rows of an input column that nobody may change: they look like text, and accept the values of this list only. */
  readonly fixes?: { readonly lignes: number; readonly liste: ListeDeValidation };
  /** A column of the user's: carried along, never ours to change. */
  readonly ajoutee?: boolean;
  /** Numeric validation. */
  readonly bornes?: { readonly min: number; readonly max: number };
}

export interface PlanTable {
  readonly nom: string;
  /** Cell of the first header. */
  readonly ligne: number;
  readonly colonne: number;
  readonly colonnes: readonly PlanColonne[];
  /** At least one row. */
  readonly lignes: readonly (readonly Cellule[])[];
  /** Height in points of each data row, when the results of its formulas may take several lines. */
  readonly hauteur?: number;
  /** Each row as high as its own texts, for lists of sentences that are read in full. */
  readonly hauteurParLigne?: boolean;
  readonly filtres: boolean;
}

/** Free cells: titles, notes, labels, control totals. */
export interface PlanCellule {
  readonly ligne: number;
  readonly colonne: number;
  readonly contenu: Cellule;
  readonly role: Role;
  readonly format?: Format;
  /** Number of columns merged to the right, this one included. */
  readonly fusion?: number;
  /** A note of the user's: carried along, never ours to change. */
  readonly ajoutee?: boolean;
}

/** `non-reserve`: the cell keeps the public name `NON_RESERVE`, and shows what people call it. `ecart-invisible`: a gap that two decimals do not show has no sign. `cle-invisible`: a key that nobody reads. */
export type StyleConditionnel = 'modifie' | 'alerte' | 'ok' | 'non-reserve' | 'ecart-invisible' | 'cle-invisible';

/** Conditional format by formula, relative to the first cell of the range (A1 notation without sheet). */
export interface PlanMiseEnForme {
  readonly plage: string;
  readonly formule: string;
  readonly style: StyleConditionnel;
}

export interface PlanGraphique {
  readonly nom: string;
  readonly type: 'colonnes' | 'barres' | 'secteurs' | 'courbes';
  readonly titre: string;
  /** A1 ranges on this sheet. */
  readonly categories: string;
  readonly series: readonly { readonly nom: string; readonly valeurs: string }[];
  /** Top-left and bottom-right cells, 0-based. */
  readonly ancre: { readonly ligne: number; readonly colonne: number; readonly ligneFin: number; readonly colonneFin: number };
  readonly format: Format;
}

/** `points` for each row of a run. */
export interface PlanHauteur {
  readonly ligne: number;
  readonly nombre: number;
  readonly points: number;
}

/** What paper shows: the first columns of the sheet, whatever the rows that users add, one page wide unless said otherwise. */
export interface PlanImpression {
  readonly colonnes: number;
  /** Rows on paper, when the rest is read on the screen only. */
  readonly lignes?: number;
  /** Row repeated on every page: the header of the table that runs over several ones. */
  readonly entete: number | null;
  /** Rows that begin a page. */
  readonly sauts: readonly number[];
  /** A sheet too wide to be read on one page goes over several side by side: the first columns are repeated on each. */
  readonly enLargeur?: { readonly pages: number; readonly colonnesRepetees: number };
}

export interface PlanFeuille {
  /** Stable identity through renames: `biens`, `flux`, `scenario:1`. */
  readonly cle: string;
  readonly nom: string;
  readonly couleurOnglet: string;
  readonly cellules: readonly PlanCellule[];
  readonly tables: readonly PlanTable[];
  readonly misesEnForme: readonly PlanMiseEnForme[];
  readonly graphiques: readonly PlanGraphique[];
  readonly figer: { readonly lignes: number; readonly colonnes: number };
  /** Widths in characters of the columns that no table sets. */
  readonly largeurs?: Readonly<Record<number, number>>;
  /** Runs of rows that do not keep the usual height. */
  readonly hauteurs?: readonly PlanHauteur[];
  /** Columns that hold nothing but technical columns. */
  readonly masquees?: readonly number[];
  readonly impression?: PlanImpression;
  /** First columns that paper shows, and last table; the rest is read on the screen. */
  readonly aImprimer?: { readonly colonnes: number; readonly jusqua?: string };
  /** Table that begins a page, when it is not the longest one. */
  readonly debutDePage?: string;
  /** Table whose header must not be repeated over the tables that follow it, however long it is. */
  readonly sansRappel?: string;
}

/** Workbook-level defined name; `cible` is `'Feuille'!$A$1`. */
export interface PlanNom {
  readonly nom: string;
  readonly cible: string;
}

export interface Plan {
  readonly feuilles: readonly PlanFeuille[];
  readonly noms: readonly PlanNom[];
  /** French sentences for the person who asked: what was kept or left aside, and the way out. */
  readonly avertissements?: readonly string[];
}
