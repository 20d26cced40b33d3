/** A second table beside the first one: its headers are those of the first, one after the other. */

/** Fewer are a value said twice, or a list of réservataires. */
const ENTETES_DE_SUITE = 3;

/** 0-based columns of the headers that are said again, in the same order, further right. */
export function colonnesRepetees(entetes: readonly string[]): ReadonlySet<number> {
  const cles = entetes.map((entete) => entete.trim().toUpperCase());
  const repetees = new Set<number>();
  for (let ici = 1; ici < cles.length; ici += 1) {
    if (cles[ici] === '') continue;
    for (let avant = 0; avant < ici; avant += 1) {
      let suite = 0;
      while (avant + suite < ici && cles[avant + suite] !== '' && cles[avant + suite] === cles[ici + suite]) suite += 1;
      if (suite < ENTETES_DE_SUITE) continue;
      for (let rang = 0; rang < suite; rang += 1) repetees.add(ici + rang);
    }
  }
  return repetees;
}
