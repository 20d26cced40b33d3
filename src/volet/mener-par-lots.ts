/** Runs long work of the rules in steps: between two of them the pane answers to its user, tells how far it is, and may give up. */
import type { Avancement } from '../domaine/lots';
import type { Suivi } from '../excel/porte';

/** Beyond, a click would feel late. */
const PAUSE_APRES_MS = 25;

/** Steps are short; pauses are not worth one each. Interrupted, the work gives nothing and has changed nothing. */
export async function menerParLots<T>(lots: Generator<Avancement, T>, etape: string, { onProgres, signal }: Suivi): Promise<T> {
  let debut = performance.now();
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
    if (performance.now() - debut < PAUSE_APRES_MS) continue;
    onProgres?.(pas.value.total === 0 ? 1 : pas.value.lues / pas.value.total, etape);
    await new Promise((suite) => setTimeout(suite, 0));
    signal?.throwIfAborted();
    debut = performance.now();
  }
}
