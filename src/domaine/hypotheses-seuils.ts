/** Thresholds of the alerts and caps of the shares: the dated parameter until someone types another one in the workbook. Fractions. */
import type { Hypotheses } from './hypotheses';
import {
  PART_HORS_QPV,
  PART_REQUALIFIABLE,
  PLAFOND_AGENTS,
  PLAFOND_GARANTIE,
  PLAFOND_PREFET,
  TAUX_MAXIMAL_PLAUSIBLE,
  TAUX_MINIMAL_PLAUSIBLE,
} from './parametres-dates';

export type Seuil =
  | 'tauxMinimal'
  | 'tauxMaximal'
  | 'tolerance'
  | 'plafondEtat'
  | 'plafondAgents'
  | 'plafondCollectivites'
  | 'partRequalifiable'
  | 'partHorsQpv';

/** `tolerance`: the retained shares add up to 100 % within 0.01 % (rule V17). */
export const SEUILS_PAR_DEFAUT: Readonly<Record<Seuil, number>> = {
  tauxMinimal: TAUX_MINIMAL_PLAUSIBLE.valeur,
  tauxMaximal: TAUX_MAXIMAL_PLAUSIBLE.valeur,
  tolerance: 0.0001,
  plafondEtat: PLAFOND_PREFET.valeur,
  plafondAgents: PLAFOND_AGENTS.valeur,
  plafondCollectivites: PLAFOND_GARANTIE.valeur,
  partRequalifiable: PART_REQUALIFIABLE.valeur,
  partHorsQpv: PART_HORS_QPV.valeur,
};

export function seuil(hypotheses: Pick<Hypotheses, 'seuils'>, lequel: Seuil): number {
  return hypotheses.seuils?.[lequel] ?? SEUILS_PAR_DEFAUT[lequel];
}
