/** Alphabetical order of a French reader, made total by the code units so that two runs always give the same rows. */
const ORDRE = new Intl.Collator('fr', { sensitivity: 'variant', numeric: true });

export function comparerTextes(a: string, b: string): number {
  // Rows are compared by name, then by programme: most names are one.
  if (a === b) return 0;
  const ordre = ORDRE.compare(a, b);
  if (ordre !== 0) return ordre;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Codes of départements: plain code units keep `09` before `2A` before `31`. */
export function comparerCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
