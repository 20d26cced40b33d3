/** The order in which remarks are settled: the gravest first, then rule by rule, then down the inventory. */
import type { Anomalie, Gravite } from '../inventaire';
import { REGLES } from '../lecture/regles';

export const GRAVITES: readonly Gravite[] = ['erreur', 'alerte', 'information'];

const RANG_GRAVITE: ReadonlyMap<Gravite, number> = new Map(GRAVITES.map((gravite, rang) => [gravite, rang]));
const RANG_REGLE: ReadonlyMap<string, number> = new Map(REGLES.map(({ id }, rang) => [id, rang]));

/** Rules that the list does not know come last. */
export const rangDeLaRegle = (regle: string): number => RANG_REGLE.get(regle) ?? REGLES.length;
export const rangDeLaGravite = (gravite: Gravite): number => RANG_GRAVITE.get(gravite) ?? GRAVITES.length;

/** Stable: two remarks on the same row keep the order of the reading. */
export function ordonner<A extends Anomalie>(anomalies: readonly A[]): A[] {
  return [...anomalies].sort(
    (a, b) =>
      rangDeLaGravite(a.gravite) - rangDeLaGravite(b.gravite) ||
      rangDeLaRegle(a.regle) - rangDeLaRegle(b.regle) ||
      a.ligneSource - b.ligneSource,
  );
}
