import type { Bien } from '../bien';
import type { Droit } from '../resultats';
import { dateReference } from './date-reference';

/**
 * State of a reservation right at 31/12/N-1 (DOMAINE §3.3, rules 1, 4 and 5).
 * An empty date never ends a right: without an end, it is active and rule V11 warns.
 */
export function etatDuDroit(dates: Pick<Bien, 'debutConvention' | 'finConvention'>, exercice: number): Droit {
  const reference = dateReference(exercice);
  if (dates.finConvention !== null && dates.finConvention < reference) return 'ECHU';
  if (dates.debutConvention !== null && dates.debutConvention > reference) return 'FUTUR';
  return 'ACTIF';
}
