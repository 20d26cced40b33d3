/**
 * A formula as one types it in French Excel, in the canonical form: English names, commas, decimal points. What it does not know stays as
 * it was typed, and the engine says so in the cell. The inverse of `formules-francaises.ts`.
 */
import { BOOLEENS, ERREURS, FONCTIONS, inverser, REPERES } from './noms-francais';

const FONCTIONS_ANGLAISES = inverser(FONCTIONS);
const BOOLEENS_ANGLAIS = inverser(BOOLEENS);
const ERREURS_ANGLAISES = inverser(ERREURS);
const REPERES_ANGLAIS = inverser(REPERES);

/** In this order: a comma between two digits is a decimal one, and `NB.SI` is one name. */
const JETONS =
  /(?<texte>"(?:[^"]|"")*")|(?<feuille>'(?:[^']|'')*')|(?<erreur>#[\p{L}\d/]+[!?]?)|(?<nom>[$\p{L}_\\][\p{L}\p{N}_.$\\]*)|(?<nombre>(?:\d+(?:,\d*)?|,\d+)(?:E[-+]?\d+)?)|(?<signe>[;{}.])/giu;

/** End of the reference to a table that opens at `debut`: brackets nest, and an apostrophe lets one pass. */
function finDeStructure(formule: string, debut: number): number {
  let profondeur = 0;
  for (let rang = debut; rang < formule.length; rang += 1) {
    const signe = formule[rang];
    if (signe === "'") rang += 1;
    else if (signe === '[') profondeur += 1;
    else if (signe === ']') profondeur -= 1;
    if (profondeur === 0) return rang + 1;
  }
  return formule.length;
}

function lireStructure(structure: string, deTable: boolean): string {
  const anglaise = structure
    .replace(/\];\s*\[/g, '],[')
    .replace(/#[\p{L}\- ]+/gu, (repere) => REPERES_ANGLAIS.get(repere.toLocaleUpperCase('fr')) ?? repere);
  if (!deTable) return anglaise;
  return anglaise.replace(/^\[@(?:\[((?:'.|[^\]'])+)\]|((?:'.|[^[\]'])+))\]$/, (_, entre: string | undefined, nu: string | undefined) => {
    return `[[#This Row],[${entre ?? nu ?? ''}]]`;
  });
}

class Lecture {
  private matrice = false;

  /** Outside of brackets. */
  morceau(texte: string, suite: string): string {
    return texte.replace(JETONS, (...captures: unknown[]) => {
      const groupes = captures.at(-1) as Readonly<Record<string, string | undefined>>;
      const [entier, debut] = [String(captures[0]), Number(captures.at(-3))];
      if (groupes['nombre'] !== undefined) return entier.replace(',', '.');
      if (groupes['nom'] !== undefined) return this.nom(entier, texte.slice(debut + entier.length) || suite);
      if (groupes['erreur'] !== undefined) return ERREURS_ANGLAISES.get(entier.toUpperCase()) ?? entier;
      return groupes['signe'] === undefined ? entier : this.signe(entier);
    });
  }

  private nom(nom: string, suite: string): string {
    const cle = nom.toLocaleUpperCase('fr');
    if (/^\s*\(/.test(suite)) return FONCTIONS_ANGLAISES.get(cle) ?? nom;
    return BOOLEENS_ANGLAIS.get(cle) ?? nom;
  }

  private signe(signe: string): string {
    if (signe === '{' || signe === '}') this.matrice = signe === '{';
    // In a French array, columns are parted by a point and rows by a semicolon.
    else if (this.matrice) return signe === '.' ? ',' : signe;
    return signe === ';' ? ',' : signe;
  }
}

export function lireEnFrancais(formule: string): string {
  const lecture = new Lecture();
  let canonique = '';
  let debut = 0;
  while (debut < formule.length) {
    const crochet = crochetSuivant(formule, debut);
    canonique += lecture.morceau(formule.slice(debut, crochet), formule.slice(crochet, crochet + 1));
    if (crochet === formule.length) break;
    const fin = finDeStructure(formule, crochet);
    canonique += lireStructure(formule.slice(crochet, fin), /[\p{L}\p{N}_.]$/u.test(formule.slice(0, crochet)));
    debut = fin;
  }
  return canonique;
}

/** Next `[` outside of texts and of quoted sheet names. */
function crochetSuivant(formule: string, debut: number): number {
  let cite: string | null = null;
  for (let rang = debut; rang < formule.length; rang += 1) {
    const signe = formule[rang] ?? '';
    if (cite !== null) cite = signe === cite ? null : cite;
    else if (signe === '"' || signe === "'") cite = signe;
    else if (signe === '[') return rang;
  }
  return formule.length;
}
