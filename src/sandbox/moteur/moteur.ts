/** The calculation engine as the sandbox's model sees it. Rows and columns are 0-based; sheets are known by id. */
export type Scalaire = string | number | boolean;

/** Where a table lies, for structured references. `ligne` is its header row. */
export interface TableDuMoteur {
  readonly nom: string;
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  /** Data rows, totals excluded. */
  readonly lignesDeDonnees: number;
  readonly colonnes: readonly string[];
}

/** A defined name. `feuille` (a sheet id) restricts it to that sheet; absent, the name belongs to the workbook. */
export interface NomDuMoteur {
  readonly nom: string;
  readonly cible: string;
  readonly feuille?: string;
}

/** The model holds every constant; the engine asks only for those that a formula refers to. */
export interface SourceDeConstantes {
  /** '' for an empty cell. */
  constante(feuille: string, ligne: number, colonne: number): Scalaire;
  /** Last used row and column of a sheet, so that whole-column references stay small; null when the sheet is empty. */
  etendue(feuille: string): { readonly ligneFin: number; readonly colonneFin: number } | null;
}

export interface Moteur {
  ajouterFeuille(id: string, nom: string): void;
  renommerFeuille(id: string, nom: string): void;
  supprimerFeuille(id: string): void;
  /** `formule` is canonical (English, commas, structured references, begins with `=`); null removes it. */
  definirFormule(feuille: string, ligne: number, colonne: number, formule: string | null): void;
  /** Tells that a constant changed (or appeared, or went). */
  constanteChangee(feuille: string, ligne: number, colonne: number): void;
  /** Result of a formula cell; errors are strings such as `#N/A`. */
  valeur(feuille: string, ligne: number, colonne: number): Scalaire;
  /** Replaces the whole list of tables; formulas are translated again where needed. */
  definirTables(tables: readonly TableDuMoteur[]): void;
  /** Replaces the whole list of names; a target is a canonical reference such as `'Feuille'!$A$1`. */
  definirNoms(noms: readonly NomDuMoteur[]): void;
  /** Between the two, nothing is computed; reading gives the last known results. */
  suspendre(): void;
  reprendre(): void;
}
