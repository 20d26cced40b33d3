import type { EcheanceEnCours, Hypotheses } from '../hypotheses';
import type { Droit, DroitAPart } from '../resultats';
import { anneeDe, dateReference, fractionDeLAnnee } from './date-reference';
import { finEffective, type DatesDuDroit, type RegleDeFin } from './fin-effective';

export type EtatDuDroit = Exclude<Droit, 'ECHEANCE'>;

/**
 * State of a reservation right at 31/12/N-1 (DOMAINE §3.3, rules 1, 2, 4 and 5).
 * An empty date never ends a right: without an end, it is active and rule V11 warns.
 */
export function etatDuDroit(dates: DatesDuDroit, hypotheses: Pick<Hypotheses, 'exercice'> & RegleDeFin): Exclude<EtatDuDroit, DroitAPart> {
  const reference = dateReference(hypotheses.exercice);
  const fin = finEffective(dates, hypotheses);
  if (fin !== null && fin < reference) return 'ECHU';
  if (dates.debutConvention !== null && dates.debutConvention > reference) return 'FUTUR';
  return 'ACTIF';
}

/** Share of a year that a right covers: none after the year of its end, the days until its end under « prorata » (DOMAINE §3.3, rule 3). */
export function partDeLAnnee(fin: string | null, annee: number, echeance: EcheanceEnCours): number {
  if (fin === null || anneeDe(fin) > annee) return 1;
  if (anneeDe(fin) < annee) return 0;
  return echeance === 'prorata' ? fractionDeLAnnee(fin) : 1;
}
