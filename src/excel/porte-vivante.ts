/** What the pane does while the workbook lives: follow the selection, hear of changes, read or write a few cells. */
import type { ValeurCellule } from '../domaine/inventaire';

/** Stops listening; safe to call twice. */
export type Arret = () => Promise<void>;

export interface CelluleLue {
  readonly valeur: ValeurCellule;
  /** Number format of Excel, to show the value as the sheet does. */
  readonly format: string;
  readonly adresse: string;
}

/** Where a column lies, and what it holds when values were asked for. */
export interface ColonneDeTable {
  readonly feuille: string;
  /** 0-based, of the first data row. */
  readonly ligne: number;
  readonly colonne: number;
  readonly lignes: number;
  readonly valeurs: readonly ValeurCellule[];
  readonly format: string;
}

export interface CelluleDecrite extends CelluleLue {
  readonly feuille: string;
  /** As the cell shows it. */
  readonly texte: string;
  readonly formule: string;
  /** In the user's language; empty when the cell holds no formula. */
  readonly formuleLocale: string;
  /** The cell lies on a sheet of ours. */
  readonly notre: boolean;
  readonly table: string | null;
  readonly colonne: string | null;
  /** On the header row, no line of the table is meant. */
  readonly enTete: boolean;
  /** By header: the row of the cell in its table. */
  readonly ligne: ReadonlyMap<string, CelluleLue>;
  /** By `Table|Colonne`. */
  readonly colonnes: ReadonlyMap<string, ColonneDeTable>;
}

export interface Demande {
  readonly table: string;
  readonly colonne: string;
  readonly sansValeurs: boolean;
}

export interface ChangementDeFeuille {
  /**
   * `contenu`: values were edited in place; `structure`: rows or columns came or went, and addresses moved; `suppression`: the sheet is
   * gone.
   */
  readonly nature: 'contenu' | 'structure' | 'suppression';
  readonly adresse: string;
  /** By someone else on the same workbook. */
  readonly distant: boolean;
}

/** One input of our tables, found by the value of another column of its row. */
export interface Saisie {
  readonly table: string;
  readonly colonneCle: string;
  readonly cle: string;
  readonly colonne: string;
  readonly valeur: string | number;
}

export interface PorteVivante {
  /** Calls back when another cell or sheet is selected. */
  suivreSelection(surSelection: () => void): Promise<Arret>;
  /** Two requests at most. `demander` says which columns the terms of the cell need. */
  decrireSelection(demander: (table: string | null, formule: string) => readonly Demande[]): Promise<CelluleDecrite>;
  /** Calls back for what is edited on a sheet by people, not by us. */
  ecouterFeuille(feuille: string, surChangement: (changement: ChangementDeFeuille) => void): Promise<Arret>;
  /** Reads whole rows of a rectangle again. `lignes` are 0-based in the sheet. */
  relireLignes(
    feuille: string,
    zone: { readonly colonne: number; readonly colonnes: number },
    lignes: readonly number[],
  ): Promise<ReadonlyMap<number, readonly ValeurCellule[]>>;
  /** Writes inputs of our own tables; can be taken back by « Annuler la dernière opération ». */
  saisir(saisies: readonly Saisie[]): Promise<void>;
}
