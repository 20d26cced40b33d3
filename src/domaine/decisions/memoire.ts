/** What the user decided in earlier runs, and what a study of the inventory makes of it. */
import type { Inventaire } from '../inventaire';
import type { TraceDeLecture } from '../lecture/tracer';
import { DECOUPAGE_PAR_DEFAUT, type RegleDeDecoupage } from '../reservataires/decouper';
import type { AnomalieSuivie, CorrectionAppliquee } from './corriger';
import type { Decision } from './decisions';
import type { Rapprochement } from './rapprochements';

export interface Memoire {
  readonly decisions: readonly Decision[];
  readonly rapprochements: readonly Rapprochement[];
  readonly decoupage: RegleDeDecoupage;
}

export const MEMOIRE_VIDE: Memoire = { decisions: [], rapprochements: [], decoupage: DECOUPAGE_PAR_DEFAUT };

/** What goes with an inventory: every anomaly with its decision, what was corrected, how the cells were understood. */
export interface Dossier {
  readonly memoire: Memoire;
  /** Those still open, those ignored and those corrected, in the order of the sheet. */
  readonly anomalies: readonly AnomalieSuivie[];
  readonly corrections: readonly CorrectionAppliquee[];
  /** Decisions about anomalies that are no longer there: kept, in case they come back. */
  readonly orphelines: readonly Decision[];
  readonly traces: readonly TraceDeLecture[];
  /** What was done since the workbook was last written, for its journal. */
  readonly operations: readonly OperationFaite[];
}

export interface OperationFaite {
  readonly operation: string;
  readonly feuille: string;
  readonly detail: string;
}

export interface Etude {
  /** As understood once the decisions are applied; its anomalies are those still open or ignored. */
  readonly inventaire: Inventaire;
  readonly dossier: Dossier;
}
