/** Runs long work of the rules in steps: between two of them the pane answers to its user, tells how far it is, and may give up. */
import type { Avancement } from '../domaine/lots';
import { laisserLaMain, PAUSE_APRES_MS } from '../excel/pause';
import type { Suivi } from '../excel/porte';

/** Steps are short; pauses are not worth one each. Interrupted, the work gives nothing and has changed nothing. */
export async function menerParLots<T>(lots: Generator<Avancement, T>, etape: string, { onProgres, signal }: Suivi): Promise<T> {
  let debut = performance.now();
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
    if (performance.now() - debut < PAUSE_APRES_MS) continue;
    onProgres?.(pas.value.total === 0 ? 1 : pas.value.lues / pas.value.total, etape);
    await laisserLaMain();
    signal?.throwIfAborted();
    debut = performance.now();
  }
}
