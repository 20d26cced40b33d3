/** Shares that exceed 100 % are settled by the user's choice among three ways, never in silence (DOMAINE §3.2). */
import type { ReglementDesParts } from '../hypotheses';
import { somme } from './plus-forts-restes';

export interface PartARegler {
  /** Held under a legal cap. */
  readonly protegee: number;
  readonly libre: number;
}

/**
 * `a-negocier` leaves everything as it is: rule V17 says so. `normaliser` divides each share by their sum. `reduire` takes the excess on
 * what no cap limits; should the capped shares alone exceed 100 %, they stay in excess and V17 still says so.
 */
export function reglerLesParts(parts: readonly PartARegler[], reglement: ReglementDesParts): number[] {
  const total = somme(parts.map(({ protegee, libre }) => protegee + libre));
  if (reglement === 'normaliser') return parts.map(({ protegee, libre }) => (protegee + libre) / Math.max(1, total));
  if (reglement === 'a-negocier') return parts.map(({ protegee, libre }) => protegee + libre);
  const protegees = somme(parts.map(({ protegee }) => protegee));
  const libres = somme(parts.map(({ libre }) => libre));
  const coefficient = libres > 0 ? Math.min(1, Math.max(0, 1 - protegees) / libres) : 1;
  return parts.map(({ protegee, libre }) => protegee + libre * coefficient);
}
