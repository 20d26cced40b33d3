/** Rights to one attribution, droits uniques and droits pour un tour: they are no droits de suite (DOMAINE §1.8, §4.1, §11). */
import type { Bien } from '../bien';
import type { Hypotheses } from '../hypotheses';
import { droitsComptesAPart } from '../hypotheses-droits';
import type { Comptage, Droit, DroitAPart } from '../resultats';

export type TypeDuBien = Pick<Bien, 'complements'>;
export type RegleDesDroitsAPart = Pick<Hypotheses, 'droitsUniquesEtUnTour'>;

/** State of an active right that the inventory says to be no droit de suite; null = a droit de suite. */
export function etatSelonLeType({ complements }: TypeDuBien): DroitAPart | null {
  const type = complements?.typeDuDroit ?? null;
  if (type === 'unique') return 'UNIQUE';
  return type === 'un-tour' ? 'UN_TOUR' : null;
}

/** The same, when the parameter sets these rights apart. */
export function etatAPart(bien: TypeDuBien, hypotheses: RegleDesDroitsAPart): DroitAPart | null {
  const etat = etatSelonLeType(bien);
  return etat !== null && droitsComptesAPart(hypotheses) ? etat : null;
}

export function estAPart(droit: Droit): droit is DroitAPart {
  return droit === 'UNIQUE' || droit === 'UN_TOUR';
}

/** Whether the inventory holds such rights at all, whatever the parameter. */
export function aDesDroitsAPart(biens: readonly TypeDuBien[]): boolean {
  return biens.some((bien) => etatSelonLeType(bien) !== null);
}

/** `droits`: one each, never multiplied by a rate, shared as the dwelling is; `logements`: each dwelling once. */
export interface DroitsMisAPart {
  readonly droits: number;
  readonly logements: number;
}

export function droitsMisAPart({ lignes }: Pick<Comptage, 'lignes'>, territoire?: string): DroitsMisAPart {
  const siennes = lignes.filter((ligne) => estAPart(ligne.droit) && (territoire === undefined || ligne.territoire === territoire));
  return {
    droits: siennes.reduce((total, { poids }) => total + poids, 0),
    logements: siennes.reduce((total, { logements }) => total + logements, 0),
  };
}
