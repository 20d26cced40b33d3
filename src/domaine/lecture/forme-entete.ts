/** How a header names an indicator. Headers are compared as keys: upper case, no accent, no punctuation. */
import type { Indicateur } from '../inventaire';

export interface FormeEntete {
  readonly indicateur: Indicateur;
  /** The header alone is enough. */
  readonly exactes: readonly string[];
  /** The header contains it: less sure, the content has to confirm. */
  readonly contenues: readonly RegExp[];
}
