/** Pieces of formulas. Everything stays in the portable set that Excel 2016, Excel on the web and LibreOffice 7.4 compute alike. */

/** `'` `[` `]` `#` are escaped by an apostrophe inside a structured reference. */
export function echapperColonne(entete: string): string {
  return entete.replace(/['[\]#]/g, (signe) => `'${signe}`);
}

/** A whole column. Headers used here hold letters, digits and spaces only, so that single brackets suffice everywhere. */
export function ref(table: string, colonne: string): string {
  return `${table}[${echapperColonne(colonne)}]`;
}

/** The cell of the same row. `[@col]` is what Excel shows, but a file cannot carry it. */
export function ligne(table: string, colonne: string): string {
  return `${table}[[#This Row],[${echapperColonne(colonne)}]]`;
}

export function texte(valeur: string): string {
  return `"${valeur.replaceAll('"', '""')}"`;
}

/** A gap of nothing is written 0, not −0,00: subtractions leave noise behind the ninth decimal. Nothing is computed from the result. */
export function arrondiSansBruit(expression: string): string {
  return `ROUND(${expression},9)`;
}

/** Value of `colonne` in the row whose `Clé`, or other column, is `cle`. A key begins with a letter: "01" would also match the number 1. */
export function chercher(table: string, colonne: string, cle: string, colonneCle = 'Clé'): string {
  return `INDEX(${ref(table, colonne)},MATCH(${cle},${ref(table, colonneCle)},0))`;
}

/** Value of `colonne` in the row whose number was found once by MATCH. */
export function indexer(table: string, colonne: string, rang: string): string {
  return `INDEX(${ref(table, colonne)},${rang})`;
}

/** `*`, `?` and `~` are wildcards in SUMIF and MATCH: an inventory name must match itself only. */
export function sansJoker(expression: string): string {
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${expression},"~","~~"),"*","~*"),"?","~?")`;
}

/** The same escaping, for cached values. */
export function sansJokerTexte(valeur: string): string {
  return valeur.replace(/[~*?]/g, '~$&');
}

/** Days since 30/12/1899, as a spreadsheet counts them. */
export function numeroDeSerie(dateIso: string): number {
  const [annee, mois, jour] = [dateIso.slice(0, 4), dateIso.slice(5, 7), dateIso.slice(8, 10)].map(Number);
  return Math.round((Date.UTC(annee ?? 1900, (mois ?? 1) - 1, jour ?? 1) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** Letters of a 0-based column. */
export function lettres(colonne: number): string {
  return (colonne >= 26 ? lettres(Math.floor(colonne / 26) - 1) : '') + String.fromCharCode(65 + (colonne % 26));
}

/** A1 address of 0-based coordinates. */
export function adresse(ligneA1: number, colonne: number): string {
  return `${lettres(colonne)}${ligneA1 + 1}`;
}
