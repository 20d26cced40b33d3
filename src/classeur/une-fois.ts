/** What several sheets of a plan start from: made once, in steps before they need it, or at once for whoever asks first. */
import { auBout, type Lots } from '../domaine/lots';
import type { Contexte } from './contexte';

export interface UneFois<T> {
  readonly preparer: (contexte: Contexte) => Lots<T>;
  readonly lire: (contexte: Contexte) => T;
}

export function uneFois<T extends object>(faire: (contexte: Contexte) => Lots<T>): UneFois<T> {
  const faits = new WeakMap<Contexte, T>();
  function* preparer(contexte: Contexte): Lots<T> {
    const fait = faits.get(contexte) ?? (yield* faire(contexte));
    faits.set(contexte, fait);
    return fait;
  }
  return { preparer, lire: (contexte) => faits.get(contexte) ?? auBout(preparer(contexte)) };
}
