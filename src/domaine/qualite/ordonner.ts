/** The order in which remarks are settled: the gravest first, then rule by rule, then down the inventory. */
import type { Anomalie, Gravite } from '../inventaire';
import { REGLES } from '../lecture/regles';
import { auBout, parcourirParLots } from '../lots';

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
  return auBout(ordonnerParLots(anomalies));
}

export function* ordonnerParLots<A extends Anomalie>(anomalies: readonly A[]): Generator<void, A[]> {
  const parGenre = new Map<number, A[]>();
  yield* parcourirParLots(anomalies, (anomalie) => {
    const genre = rangDeLaGravite(anomalie.gravite) * (REGLES.length + 1) + rangDeLaRegle(anomalie.regle);
    const memes = parGenre.get(genre);
    if (memes === undefined) parGenre.set(genre, [anomalie]);
    else memes.push(anomalie);
  });
  const ordonnees: A[] = [];
  for (const [, memes] of [...parGenre].sort(([a], [b]) => a - b)) {
    for (const anomalie of memes.sort((a, b) => a.ligneSource - b.ligneSource)) ordonnees.push(anomalie);
    yield;
  }
  return ordonnees;
}
