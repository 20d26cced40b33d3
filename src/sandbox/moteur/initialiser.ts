/** The engine's WebAssembly, from `fetch` in a page or from the disk in Node; once per process. */
import { initSync } from '@ironcalc/wasm';

let pret = false;

export function initialiserMoteur(wasm: BufferSource): void {
  if (pret) return;
  initSync({ module: wasm });
  pret = true;
}

export function moteurInitialise(): boolean {
  return pret;
}
