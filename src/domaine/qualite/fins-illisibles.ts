/** Conventions whose end is written and could not be read: nobody may take them for conventions without end. */
import type { Inventaire } from '../inventaire';
import { auBout, parcourirParLots } from '../lots';

type Lu = Pick<Inventaire, 'biens' | 'anomalies'>;

/** Rows of the source, 1-based. What only informs (« sans date de fin », 31/12/9999) was understood. */
export function lignesAFinIllisible(lu: Lu): ReadonlySet<number> {
  return auBout(lignesAFinIllisibleParLots(lu));
}

export function* lignesAFinIllisibleParLots({ biens, anomalies }: Lu): Generator<void, ReadonlySet<number>> {
  const signalees = new Set<number>();
  yield* parcourirParLots(anomalies, ({ indicateur, gravite, valeurLue, ligneSource }) => {
    if (indicateur === 'finConvention' && gravite !== 'information' && valeurLue !== '') signalees.add(ligneSource);
  });
  if (signalees.size === 0) return signalees;
  const illisibles = new Set<number>();
  yield* parcourirParLots(biens, ({ ligneSource, finConvention }) => {
    if (finConvention === null && signalees.has(ligneSource)) illisibles.add(ligneSource);
  });
  return illisibles;
}
