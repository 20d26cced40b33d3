/**
 * A key that holds every réservataire of a dwelling, so that one is found among several: `R|Action Logement|Commune de Muret|`.
 * It is searched with wildcards, so that those of a name are replaced: an engine that mixes active and escaped ones miscounts.
 */

/** Criteria are cut off at 255 characters. */
const LONGUEUR = 100;
const REMPLACEMENTS = [
  ['|', '¦'],
  ['~', '∼'],
  ['*', '×'],
  ['?', '¿'],
] as const;

export function morceauDeCle(nom: string): string {
  return REMPLACEMENTS.reduce((morceau, [signe, remplacant]) => morceau.replaceAll(signe, remplacant), nom.slice(0, LONGUEUR));
}

export function cleDesNoms(noms: readonly string[]): string | null {
  return noms.length === 0 ? null : `R|${noms.map(morceauDeCle).join('|')}|`;
}

/** What finds the keys that hold a name: as a value, and as the formula that gives it. */
export function critereDuNom(nom: string): string {
  return `*|${morceauDeCle(nom)}|*`;
}

export function formuleDuCritere(reference: string): string {
  const morceau = REMPLACEMENTS.reduce(
    (formule, [signe, remplacant]) => `SUBSTITUTE(${formule},"${signe}","${remplacant}")`,
    `LEFT(${reference},${LONGUEUR})`,
  );
  return `="*|"&${morceau}&"|*"`;
}
