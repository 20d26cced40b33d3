/** What the reading of an inventory is told beside its rows. */
import type { IndexDesRapprochements } from '../decisions/rapprochements';
import type { Referentiel } from '../geographie/referentiel';
import type { RegleDeDecoupage } from '../reservataires/decouper';

export interface OptionsDeLecture {
  readonly referentiel: Referentiel;
  /** Year N; the situation is at 31/12/N-1. */
  readonly exercice: number;
  /** Row number, in the sheet, of the first row given (1 = first row). */
  readonly premiereLigne: number;
  /** Column number, in the sheet, of the first column given (1 = A). */
  readonly premiereColonne: number;
  /** Départements of the convention, to report the others (V21). */
  readonly perimetre?: readonly string[];
  /** What the user decided about the names of réservataires. */
  readonly rapprochements?: IndexDesRapprochements;
  /** How a cell that names several réservataires is split. */
  readonly decoupage?: RegleDeDecoupage;
}
