/**
 * The one door to Excel, as the pane sees it. Everything here is asynchronous, reports its progress, can be cancelled through an
 * `AbortSignal`, and fails with an `ErreurExcel` whose message is French and says the way out.
 */
import type { ConflitDeNom } from '../classeur/noms-a-cote';
import type { Plan } from '../classeur/plan';
import type { ValeurCellule } from '../domaine/inventaire';
import type { PorteVivante } from './porte-vivante';
import type { DemandeDeCorrection } from './corriger-source';

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
}

/** Values of the tables of ours that are already in the workbook: headers first, then rows. Absent tables are absent. */
export type TablesLues = ReadonlyMap<string, readonly (readonly ValeurCellule[])[]>;

export interface BilanExecution {
  readonly feuillesCreees: readonly string[];
  readonly feuillesMisesAJour: readonly string[];
  /** What was typed and could not be kept, or counts for nothing: French sentences, to be shown. */
  readonly avertissements?: readonly string[];
}

export interface PorteExcel extends PorteVivante {
  /** Name of the active sheet, and names of the user's tables. */
  decrireClasseur(): Promise<{ readonly feuilleActive: string; readonly feuilles: readonly string[]; readonly tables: readonly string[] }>;
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
  peutAnnuler(): boolean;
  annulerDerniereOperation(): Promise<void>;
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
