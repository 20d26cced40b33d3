/** The row at hand as a rule sees it: its cells by indicator, and where to say what is wrong. */
import type { Indicateur, ValeurCellule } from '../inventaire';
import type { Constat } from './rapporteur';

export interface ContexteDeLecture {
  /** Year N; the situation is at 31/12/N-1. */
  readonly exercice: number;
  readonly a: (indicateur: Indicateur) => boolean;
  readonly valeur: (indicateur: Indicateur) => ValeurCellule | undefined;
  readonly signaler: (constat: Constat) => void;
}
