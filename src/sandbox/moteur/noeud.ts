/** Loads the engine in Node. Apart from the rest so that the page's bundle never meets the file system. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initialiserMoteur, moteurInitialise } from './ironcalc';

export function initialiserMoteurNode(): void {
  if (moteurInitialise()) return;
  const exiger = createRequire(path.join(process.cwd(), 'package.json'));
  initialiserMoteur(readFileSync(exiger.resolve('@ironcalc/wasm/wasm_bg.wasm')));
}
