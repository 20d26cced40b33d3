/** Why a dwelling stays out of the flux, from the codes of the RPLS (DOMAINE §1.7): the one home of the rule, for the RPLS file and for an inventory that carries these columns. */
import type { MotifHorsFlux } from '../motifs-hors-flux';

export type MotifDuRpls = Extract<MotifHorsFlux, 'FONCTION' | 'IML' | 'ETAT_R314' | 'TRAVAUX'>;

/** Said with the code that it comes from, in words that the reading of an inventory knows. */
export const LIBELLES_DU_MOTIF: Readonly<Record<MotifDuRpls, string>> = {
  FONCTION: 'Logement de fonction ou gardien (RPLS mode 5)',
  IML: 'Intermédiation locative (RPLS mode 4)',
  ETAT_R314: 'Réservation conventionnelle de l’État (RPLS contingent 5)',
  TRAVAUX: 'Vide en attente de travaux (RPLS mode 3)',
};

/** Mode of occupation that goes with a motive. */
export const MODE_DU_MOTIF: Readonly<Partial<Record<MotifHorsFlux, '3' | '4' | '5'>>> = { FONCTION: '5', IML: '4', TRAVAUX: '3' };

/**
 * What cannot be let comes first; the contingent comes before the works, which most territoires keep within the flux. Mode 3 mixes works,
 * sale and demolition: the caller says so.
 */
export function motifDuRpls(mode: string | null, contingent: string | null): MotifDuRpls | null {
  if (mode === '5') return 'FONCTION';
  if (mode === '4') return 'IML';
  if (contingent === '5') return 'ETAT_R314';
  return mode === '3' ? 'TRAVAUX' : null;
}
