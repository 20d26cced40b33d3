/**
 * The terms that a formula of ours reads, found in the formula itself: what an explanation does not name, and what a user changed. Only
 * the shapes that `classeur/formules.ts` writes are known; anything else is shown by its place.
 */
import { NOM_PARAMETRE, type CleParametre } from '../feuilles/parametres';
import type { Critere, Lieu, Terme } from './types';

const MEME_LIGNE = /^(?:[\p{L}\p{N}_.]*\[\[#This Row\],\[((?:'.|[^\]'])+)\]\]|[\p{L}\p{N}_.]*\[@\[?((?:'.|[^\]'])+?)\]?\])$/iu;
const COLONNE = /^([\p{L}_][\p{L}\p{N}_.]*)\[((?:'.|[^\]'@#[])+)\]$/u;
const sansEchappement = (entete: string): string => entete.replace(/'(.)/g, '$1');

/** Parts of a text between separators that stand outside brackets and strings. */
function decouper(texte: string, separateur: string): string[] {
  const morceaux = [''];
  let profondeur = 0;
  let chaine = false;
  for (const signe of texte) {
    if (signe === '"') chaine = !chaine;
    else if (!chaine && /[([]/.test(signe)) profondeur += 1;
    else if (!chaine && /[)\]]/.test(signe)) profondeur -= 1;
    if (!chaine && profondeur === 0 && signe === separateur) morceaux.push('');
    else morceaux[morceaux.length - 1] += signe;
  }
  return morceaux.map((morceau) => morceau.trim());
}

/** Arguments of a call that begins the text; null when it is not one. */
function argumentsDe(texte: string, fonction: string): string[] | null {
  const debut = `${fonction}(`;
  if (!texte.toUpperCase().startsWith(debut)) return null;
  let profondeur = 0;
  let chaine = false;
  for (let rang = debut.length - 1; rang < texte.length; rang += 1) {
    const signe = texte.charAt(rang);
    if (signe === '"') chaine = !chaine;
    else if (!chaine && /[([]/.test(signe)) profondeur += 1;
    else if (!chaine && /[)\]]/.test(signe)) profondeur -= 1;
    if (!chaine && profondeur === 0) return decouper(texte.slice(debut.length, rang), ',');
  }
  return null;
}

const colonneDe = (texte = ''): { readonly table: string; readonly colonne: string } | null => {
  const [, table, colonne] = COLONNE.exec(texte) ?? [];
  return table === undefined || colonne === undefined ? null : { table, colonne: sansEchappement(colonne) };
};
const dansLaLigne = (texte: string): string | null => {
  const morceaux = MEME_LIGNE.exec(texte);
  const colonne = morceaux?.[1] ?? morceaux?.[2];
  return colonne === undefined ? null : sansEchappement(colonne);
};

/** `"D"&Table[@Territoire]&"|FLUX"` as `D{Territoire}|FLUX`; null when a piece is not known. */
function gabarit(expression = ''): string | null {
  const pieces = decouper(expression, '&').map((piece) => {
    const remplacee = argumentsDe(piece, 'SUBSTITUTE');
    if (remplacee !== null) return gabarit(remplacee[0]);
    const [texte = '', longueur] = argumentsDe(piece, 'LEFT') ?? [];
    const coupee = dansLaLigne(texte);
    if (coupee !== null) return `{${coupee}:${longueur ?? '1'}}`;
    const chaine = /^"((?:""|[^"])*)"$/.exec(piece)?.[1];
    if (chaine !== undefined) return chaine.replaceAll('""', '"');
    const colonne = dansLaLigne(piece);
    return colonne === null ? null : `{${colonne}}`;
  });
  return pieces.some((piece) => piece === null) ? null : pieces.join('');
}

function criteres(couples: readonly string[]): Critere[] | null {
  const lus: Critere[] = [];
  for (let rang = 0; rang + 1 < couples.length; rang += 2) {
    const colonne = colonneDe(couples[rang])?.colonne;
    const egal = gabarit(couples[rang + 1]);
    if (colonne === undefined || egal === null) return null;
    lus.push({ colonne, egal });
  }
  return lus;
}

function lieuDeLAppel(texte: string): { readonly nom: string; readonly lieu: Lieu } | null {
  const index = argumentsDe(texte, 'INDEX');
  const cible = colonneDe(index?.[0]);
  if (index !== null && cible !== null) {
    const [cle, colonneCle] = argumentsDe(index[1] ?? '', 'MATCH') ?? [];
    const repere = colonneDe(colonneCle);
    const lu = gabarit(cle);
    const nom = repere?.colonne === 'Paramètre' && lu !== null ? lu : cible.colonne;
    if (repere?.table === cible.table && lu !== null)
      return { nom, lieu: { type: 'table', ...cible, colonneCle: repere.colonne, cles: [lu] } };
    const rang = dansLaLigne(index[1] ?? '');
    return { nom, lieu: rang === null ? { type: 'renvoi', ...cible } : { type: 'rang', ...cible, rang } };
  }
  const si = argumentsDe(texte, 'SUMIF');
  const ensemble = argumentsDe(texte, 'SUMIFS');
  const total = argumentsDe(texte, 'SUM');
  const somme = colonneDe(si?.[2] ?? ensemble?.[0] ?? total?.[0]);
  if (somme === null) return null;
  const lus = criteres(si ? si.slice(0, 2) : (ensemble?.slice(1) ?? []));
  return {
    nom: `Somme de ${somme.colonne}`,
    lieu: lus === null || somme.table === 'Biens' ? { type: 'renvoi', ...somme } : { type: 'somme', ...somme, criteres: lus },
  };
}

const memeLieu = (a: Lieu, b: Lieu): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Keys, row numbers and what names the row lead to a term; they are none. */
const REPERE = /^(Clé|Rang |Nom échappé|(?:Ordre|Territoire|Département|Réservataire)$)/;

/** Names of the workbook that stand for a parameter; the date of reference comes from the exercice. */
const NOMS: Readonly<Record<string, CleParametre>> = {
  Negoflux_Exercice: 'exercice',
  Negoflux_DateReference: 'exercice',
  Negoflux_PlusieursReservataires: 'plusieursReservataires',
  Negoflux_EcheanceEnCours: 'echeanceEnCours',
  Negoflux_ProlongationGarantie: 'prolongationGarantie',
  Negoflux_DroitsAPart: 'droitsUniquesEtUnTour',
};

function parametreNomme(texte: string): Terme | null {
  const cle = NOMS[/^Negoflux_[A-Za-z]+/.exec(texte)?.[0] ?? ''];
  if (cle === undefined) return null;
  const nom = NOM_PARAMETRE[cle];
  return { nom, lieu: { type: 'table', table: 'Parametres', colonne: 'Valeur', colonneCle: 'Paramètre', cles: [nom] } };
}

/** Two terms of one formula are not called alike: the second one says where it lies, or by which column it is chosen. */
function nomDistinct({ nom, lieu }: Terme, termes: readonly Terme[]): string {
  const pris = new Set(termes.map((terme) => terme.nom));
  const critere = lieu.type === 'somme' ? lieu.criteres.at(-1)?.colonne.replace(/^Clé /, '') : undefined;
  const precisions = [critere, lieu.type === 'ligne' ? undefined : lieu.table].filter((precision) => precision !== undefined);
  const libre = [nom, ...precisions.map((precision) => `${nom} (${precision})`)].find((candidat) => !pris.has(candidat));
  return libre ?? `${nom} (${termes.length + 1})`;
}

export function termesDeLaFormule(formule: string): readonly Terme[] {
  const termes: Terme[] = [];
  const ajouter = (terme: Terme): void => {
    if (!termes.some(({ lieu }) => memeLieu(lieu, terme.lieu))) termes.push({ ...terme, nom: nomDistinct(terme, termes) });
  };
  for (let rang = 0; rang < formule.length; rang += 1) {
    const reste = formule.slice(rang);
    if (/[\p{L}\p{N}_.]/u.test(formule.charAt(rang - 1))) continue;
    const appel = /^(INDEX|SUMIFS?|SUM)\(/i.test(reste) ? lieuDeLAppel(reste) : null;
    if (appel !== null) ajouter(appel);
    const nomme = parametreNomme(reste);
    if (nomme !== null) ajouter(nomme);
    const ligne = /^[\p{L}_][\p{L}\p{N}_.]*\[(?:\[#This Row\],\[(?:'.|[^\]'])+\]\]|@\[?(?:'.|[^\]'])+?\]?\])/iu.exec(reste)?.[0];
    const colonne = ligne === undefined ? null : dansLaLigne(ligne);
    if (colonne !== null && !REPERE.test(colonne)) ajouter({ nom: colonne, lieu: { type: 'ligne', colonne } });
  }
  return termes;
}
