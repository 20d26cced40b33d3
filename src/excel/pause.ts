/** Long work of ours between two requests: the pane answers to its user meanwhile. */
import type { Lots } from '../domaine/lots';

/** Beyond, a click would feel late. */
export const PAUSE_APRES_MS = 25;

/** A turn of the loop. By a message where there are any: a hidden tab slows its timers down to one a second, then one a minute. */
export function laisserLaMain(): Promise<void> {
  return new Promise((suite) => {
    if (typeof MessageChannel === 'undefined') {
      setTimeout(suite, 0);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      suite();
    };
    port2.postMessage(null);
  });
}

/** When the pane last had its turn. */
export class Souffle {
  private repris = performance.now();

  /** Waits for a turn of the loop when the last one is too far. */
  async reprendre(): Promise<void> {
    if (performance.now() - this.repris < PAUSE_APRES_MS) return;
    await laisserLaMain();
    this.noter();
  }

  /** Something else than this gave the loop its turn: an answer of Excel. */
  noter(): void {
    this.repris = performance.now();
  }
}

export async function menerParPauses<T>(lots: Lots<T>, souffle: Souffle): Promise<T> {
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
    await souffle.reprendre();
  }
}
