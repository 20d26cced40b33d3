/** How the workbook's keys hold a name: formulas match on these keys, and the rules must cut names at the same place. */

/** Longest part of a name kept in a key: SUMIF criteria stop at 255 characters. */
export const LONGUEUR_DE_NOM = 100;

export function nomDeCle(nom: string): string {
  return nom.slice(0, LONGUEUR_DE_NOM);
}

/** Spreadsheets compare keys without regard to case: two names that give the same text here are one name for them. */
export function nomCompare(nom: string): string {
  return nomDeCle(nom).toLowerCase();
}

/** `D31|Action Logement`. The leading letter keeps `09` a text. */
export function cleDuTitulaire({ territoire, reservataire }: { readonly territoire: string; readonly reservataire: string }): string {
  return `D${territoire}|${nomDeCle(reservataire)}`;
}
