/** When a remark is settled: the same test as the one that applies decisions at the next run (`decisions/corriger.ts`). */
import type { Gravite } from '../inventaire';

export interface DecisionEcrite {
  readonly gravite: Gravite;
  readonly correction: string | null;
  /** As chosen in the list of the sheet. */
  readonly decision: string | null;
  readonly motif: string | null;
  readonly valeurRetenue: string | null;
}

export const ACCEPTE = 'Accepté';
export const IGNORE = 'Ignoré';

const rempli = (texte: string | null): boolean => texte !== null && texte !== '';

/** To accept is to accept a value, unless there was only something to know; to ignore takes a reason. */
export function estTraitee({ gravite, correction, decision, motif, valeurRetenue }: DecisionEcrite): boolean {
  if (decision?.startsWith(ACCEPTE) === true) return rempli(correction) || rempli(valeurRetenue) || gravite === 'information';
  return decision?.startsWith(IGNORE) === true && rempli(motif);
}
