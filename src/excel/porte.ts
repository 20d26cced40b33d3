/**
 * The one door to Excel, as the pane sees it. Everything here is asynchronous, reports its progress, can be cancelled through an
 * `AbortSignal`, and fails with an `ErreurExcel` whose message is French and says the way out.
 */
import type { ConflitDeNom } from '../classeur/noms-a-cote';
import type { Plan } from '../classeur/plan';
import type { ValeurCellule } from '../domaine/inventaire';
import type { Fusions } from '../domaine/lecture/etendre-fusions';
import type { PorteVivante } from './porte-vivante';
import type { DemandeDeCorrection } from './corriger-source';
import type { LigneDeJournal } from './ligne-journal';

export type SourceDeLecture =
  { readonly type: 'feuille-active' } | { readonly type: 'selection' } | { readonly type: 'table'; readonly nom: string };

export interface Suivi {
  /** Fraction done, 0 to 1, and what is being done, in French. */
  readonly onProgres?: (fraction: number, etape: string) => void;
  readonly signal?: AbortSignal;
}

export interface Lecture {
  readonly feuille: string;
  /** 0-based position of the first value in its sheet. */
  readonly ligne: number;
  readonly colonne: number;
  readonly valeurs: readonly (readonly ValeurCellule[])[];
  /** Cells merged over several rows; absent where there are no sheets to read them from. */
  readonly fusions?: Fusions;
}

/** Values of the tables of ours that are already in the workbook: headers first, then rows. Absent tables are absent. */
export type TablesLues = ReadonlyMap<string, readonly (readonly ValeurCellule[])[]>;

export interface BilanExecution {
  readonly feuillesCreees: readonly string[];
  readonly feuillesMisesAJour: readonly string[];
  /** What was typed and could not be kept, or counts for nothing: French sentences, to be shown. */
  readonly avertissements?: readonly string[];
}

/** A cell of the user's own sheet that says something else than when it was read. Row and column are 0-based. */
export interface CelluleRendue {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  readonly valeur: ValeurCellule;
}

export interface BilanDesDefaites {
  readonly cellules: readonly CelluleRendue[];
  /** Left alone, with the reason: French phrases that name the cell. */
  readonly laissees: readonly string[];
  readonly journalEcrit: boolean;
}

export interface OperationAnnulee {
  readonly nature: 'tables' | 'source' | 'saisie';
  /** Of the source, when the operation had written in it. */
  readonly cellules: readonly CelluleRendue[];
}

export interface ClasseurDecrit {
  readonly feuilleActive: string;
  readonly feuilles: readonly string[];
  /** The user's. */
  readonly tables: readonly string[];
  /** Cells that « Corriger la source » wrote and that were not put back since, as the register of the workbook counts them. */
  readonly corrections: number;
}

export interface PorteExcel extends PorteVivante {
  /** Name of the active sheet, and names of the user's tables. */
  decrireClasseur(): Promise<ClasseurDecrit>;
  lire(source: SourceDeLecture, suivi?: Suivi): Promise<Lecture>;
  /** Reads the tables of ours whose names are given. */
  lireTables(noms: readonly string[]): Promise<TablesLues>;
  /** Sheets of the user's that bear a name the plan needs (they lack our marker), and the name that ours would take beside them. */
  conflits(plan: Plan): Promise<readonly ConflitDeNom[]>;
  /**
   * Creates or updates our sheets. Refused in the middle, the workbook comes back as it was. With `aCote`, the person agreed that ours
   * stand under another name beside theirs.
   */
  executer(plan: Plan, suivi?: Suivi, accord?: { readonly aCote: boolean }): Promise<BilanExecution>;
  /** Writes corrected values in the user's own sheet, at their explicit request; false: the journal has no line of it yet. */
  corrigerSource(demande: DemandeDeCorrection, suivi?: Suivi): Promise<{ readonly journalEcrit: boolean }>;
  /** Puts back every cell that a correction wrote and that still says so, at any later time; the others are told and left alone. */
  defaireCorrections(journal: Pick<LigneDeJournal, 'date' | 'version'>, suivi?: Suivi): Promise<BilanDesDefaites>;
  peutAnnuler(): boolean;
  annulerDerniereOperation(): Promise<OperationAnnulee>;
  allerA(feuille: string, adresse: string): Promise<void>;
}

export class ErreurExcel extends Error {
  /** `code` is the code of Office.js, or one of ours in kebab-case. */
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ErreurExcel';
  }
}
