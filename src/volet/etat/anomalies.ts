/** Sorting and filtering of the anomalies, apart from their display. */
import type { Anomalie, Gravite } from '../../domaine/inventaire';
import { GRAVITES } from './libelles';

export const TOUT = 'tout';

/** Stable: within a severity, the order of the sheet stays. */
export function trierParGravite<A extends Anomalie>(anomalies: readonly A[]): readonly A[] {
  return [...anomalies].sort((a, b) => GRAVITES.indexOf(a.gravite) - GRAVITES.indexOf(b.gravite));
}

export function filtrer<A extends Anomalie>(anomalies: readonly A[], gravite: Gravite | typeof TOUT, regle: string): readonly A[] {
  return anomalies.filter((a) => (gravite === TOUT || a.gravite === gravite) && (regle === TOUT || a.regle === regle));
}

export function reglesPresentes(anomalies: readonly Anomalie[]): readonly (readonly [string, number])[] {
  const compte = new Map<string, number>();
  for (const { regle } of anomalies) compte.set(regle, (compte.get(regle) ?? 0) + 1);
  return [...compte].sort(([a], [b]) => a.localeCompare(b, 'fr'));
}

/** The cell, or its whole row when no cell is meant. */
export function adresseDe(anomalie: Anomalie): string {
  return anomalie.cellule ?? `${anomalie.ligneSource}:${anomalie.ligneSource}`;
}
