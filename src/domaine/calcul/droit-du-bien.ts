/** What a dwelling says of one right: its key, its state, and what the end of the year takes from it. */
import { NON_RESERVE } from '../bien';
import type { Hypotheses } from '../hypotheses';
import type { Droit, LigneComptage } from '../resultats';
import { nomDeCle } from './cle-du-nom';
import { anneeDe } from './date-reference';
import { etatAPart, type RegleDesDroitsAPart, type TypeDuBien } from './droits-a-part';
import { etatDuDroit, partDeLAnnee, type EtatDuDroit } from './droit';
import { finEffective, type DatesDuDroit, type RegleDeFin } from './fin-effective';
import type { RegleDesPoids } from './poids';

type Motif = LigneComptage['motif'];

/** Key shared with the workbook: `D31|FLUX|ACTIF|Action Logement`. The leading letter keeps `09` a text. */
export function cleDuDroit(territoire: string, motif: Motif, droit: Droit, reservataire: string): string {
  return `D${territoire}|${motif}|${droit}|${nomDeCle(reservataire)}`;
}

/** What nobody reserves has no date that could end it. An active right that is no droit de suite may be counted apart. */
export function droitDuReservataire(
  bien: DatesDuDroit & TypeDuBien,
  reservataire: string,
  hypotheses: Pick<Hypotheses, 'exercice'> & RegleDeFin & RegleDesDroitsAPart,
): EtatDuDroit {
  if (reservataire === NON_RESERVE) return 'ACTIF';
  const etat = etatDuDroit(bien, hypotheses);
  return etat === 'ACTIF' ? (etatAPart(bien, hypotheses) ?? etat) : etat;
}

export type RegleDeComptage = Pick<Hypotheses, 'exercice' | 'echeanceEnCours'> & RegleDesPoids & RegleDeFin & RegleDesDroitsAPart;

/**
 * Share of year N that follows the end of an active right, lost to its réservataire under « prorata » (DOMAINE §3.3, rule 3);
 * null when the right does not end in year N, or is counted apart: one attribution has no share of a year.
 */
export function partEchue(
  bien: DatesDuDroit & TypeDuBien,
  reservataire: string,
  hypotheses: Omit<RegleDeComptage, 'plusieursReservataires'>,
): number | null {
  const fin = finEffective(bien, hypotheses);
  const finitEnN = fin !== null && anneeDe(fin) === hypotheses.exercice && reservataire !== NON_RESERVE;
  if (!finitEnN || droitDuReservataire(bien, reservataire, hypotheses) !== 'ACTIF') return null;
  return 1 - partDeLAnnee(fin, hypotheses.exercice, hypotheses.echeanceEnCours);
}
