/** What concerns the end and the conversion of rights: the dated or cautious value until someone types another one. */
import { arrondir } from './calcul/arrondi';
import type { Hypotheses } from './hypotheses';
import { PROLONGATION_GARANTIE } from './parametres-dates';

type Prolongation = Pick<Hypotheses, 'prolongationGarantieAnnees'>;

export function prolongationEnAnnees({ prolongationGarantieAnnees }: Prolongation): number {
  return prolongationGarantieAnnees ?? PROLONGATION_GARANTIE.valeur;
}

/** Whole months, as EDATE counts them in the sheet. */
export function prolongationEnMois(hypotheses: Prolongation): number {
  return Math.floor(arrondir(12 * Math.max(0, prolongationEnAnnees(hypotheses)), 6));
}

export function droitsHorsActionLogement({ droitsAcquisHorsActionLogement }: Pick<Hypotheses, 'droitsAcquisHorsActionLogement'>): boolean {
  return droitsAcquisHorsActionLogement ?? false;
}

/** Unless someone chose to count them as droits de suite. */
export function droitsComptesAPart({ droitsUniquesEtUnTour = 'a-part' }: Pick<Hypotheses, 'droitsUniquesEtUnTour'>): boolean {
  return droitsUniquesEtUnTour === 'a-part';
}

/** null until someone types it: no coefficient is public. */
export function coefficientDu({ coefficientsDu = [] }: Pick<Hypotheses, 'coefficientsDu'>, territoire: string): number | null {
  return coefficientsDu.find(({ zone }) => zone === territoire)?.coefficient ?? null;
}
