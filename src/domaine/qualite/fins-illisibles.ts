/** Conventions whose end is written and could not be read: nobody may take them for conventions without end. */
import type { Inventaire } from '../inventaire';

/** Rows of the source, 1-based. What only informs (« sans date de fin », 31/12/9999) was understood. */
export function lignesAFinIllisible({ biens, anomalies }: Pick<Inventaire, 'biens' | 'anomalies'>): ReadonlySet<number> {
  const signalees = new Set(
    anomalies
      .filter(({ indicateur, gravite, valeurLue }) => indicateur === 'finConvention' && gravite !== 'information' && valeurLue !== '')
      .map(({ ligneSource }) => ligneSource),
  );
  if (signalees.size === 0) return signalees;
  return new Set(
    biens.flatMap(({ ligneSource, finConvention }) => (finConvention === null && signalees.has(ligneSource) ? [ligneSource] : [])),
  );
}
