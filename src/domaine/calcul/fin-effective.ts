import type { Bien } from '../bien';
import type { Hypotheses } from '../hypotheses';
import { prolongationEnMois } from '../hypotheses-droits';
import { ajouterMois } from './date-reference';

export type DatesDuDroit = Pick<Bien, 'debutConvention' | 'finConvention' | 'dernierVersement' | 'origineDuDroit'>;
export type RegleDeFin = Pick<Hypotheses, 'prolongationGarantieAnnees'>;

/**
 * Day when a right really ends: when the guaranteed loan is repaid, it goes on five years, dated parameter (CCH R.441-6 and L.441-1;
 * DOMAINE §1.6). A right known to come from land, funding or the law is not prolonged: only guarantees are.
 */
export function finEffective({ finConvention, dernierVersement, origineDuDroit }: DatesDuDroit, hypotheses: RegleDeFin): string | null {
  if (dernierVersement === null || (origineDuDroit !== null && origineDuDroit !== 'garantie')) return finConvention;
  const prolongee = ajouterMois(dernierVersement, prolongationEnMois(hypotheses));
  return finConvention !== null && finConvention > prolongee ? finConvention : prolongee;
}
