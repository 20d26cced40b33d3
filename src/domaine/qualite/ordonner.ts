/** The order in which remarks are settled: the gravest first, then rule by rule, then down the inventory. */
import type { Anomalie, Gravite } from '../inventaire';
import { REGLES } from '../lecture/regles';

export const GRAVITES: readonly Gravite[] = ['erreur', 'alerte', 'information'];

const RANG_GRAVITE: ReadonlyMap<Gravite, number> = new Map(GRAVITES.map((gravite, rang) => [gravite, rang]));
const RANG_REGLE: ReadonlyMap<string, number> = new Map(REGLES.map(({ id }, rang) => [id, rang]));

/** Rules that the list does not know come last. */
export const rangDeLaRegle = (regle: string): number => RANG_REGLE.get(regle) ?? REGLES.length;
export const rangDeLaGravite = (gravite: Gravite): number => RANG_GRAVITE.get(gravite) ?? GRAVITES.length;

/**
 * Stable: two remarks on the same row keep the order of the reading. By kind first, since the reading gives the remarks of a kind
 * almost in the order of the rows: sorting them is then a matter of going through them.
 */
export function ordonner<A extends Anomalie>(anomalies: readonly A[]): A[] {
  const parGenre = new Map<number, A[]>();
  for (const anomalie of anomalies) {
    const genre = rangDeLaGravite(anomalie.gravite) * (REGLES.length + 1) + rangDeLaRegle(anomalie.regle);
    const memes = parGenre.get(genre);
    if (memes === undefined) parGenre.set(genre, [anomalie]);
    else memes.push(anomalie);
  }
  return [...parGenre].sort(([a], [b]) => a - b).flatMap(([, memes]) => memes.sort((a, b) => a.ligneSource - b.ligneSource));
}
