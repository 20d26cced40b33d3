/** What a cell says as text, whatever the type the spreadsheet gave it. */
import { cleDeNom } from '../geographie/cle-de-nom';
import type { ValeurCellule } from '../inventaire';
import { reparerLatin1 } from './latin1';

/** Trimmed, with non-breaking and repeated spaces made plain. */
export function texteDe(valeur: ValeurCellule | undefined): string {
  if (valeur === null || valeur === undefined) return '';
  if (typeof valeur === 'boolean') return valeur ? 'VRAI' : 'FAUX';
  if (typeof valeur === 'number') return Number.isFinite(valeur) ? String(valeur) : '';
  const texte = valeur.trim();
  // Most cells are plain already: the replacement is only paid by the others.
  return /[^\S ]|[\u200b\ufeffÂÃÅ]| {2}|â€/.test(texte)
    ? reparerLatin1(texte)
        .replace(/[\s\u200b\ufeff]+/g, ' ')
        .trim()
    : texte;
}

/** As a person reads it: the decimals of a number after a comma. */
export function texteCite(valeur: ValeurCellule | undefined): string {
  return typeof valeur === 'number' ? texteDe(valeur).replace('.', ',') : texteDe(valeur);
}

/** Ways an export says « no value » (DOMAINE §5.6). Formula errors are not among them: they must be reported. */
const ABSENCES = new Set([
  'NA',
  'N A',
  'NA NA',
  'NC',
  'ND',
  'NR',
  'NULL',
  'NEANT',
  'INCONNU',
  'INCONNUE',
  'NON RENSEIGNE',
  'NON RENSEIGNEE',
  'NON COMMUNIQUE',
  'NON COMMUNIQUEE',
  'NON DISPONIBLE',
]);

const ERREUR_DE_CELLULE = /^(?:#(?:N\/[AD][!?]?|DIV\/0!?|[\p{L}_]+[!?]|GETTING_DATA|#+)|ERR:\d{3})$/iu;

/** What a formula that failed leaves in its cell, in French or in English: `#N/A`, `#REF!`, `#VALEUR!`, `Err:502`. */
export function estErreurDeCellule(texte: string): boolean {
  const initiale = texte.charCodeAt(0);
  return (initiale === 35 || initiale === 69 || initiale === 101) && texte.length < 20 && ERREUR_DE_CELLULE.test(texte);
}

export function estAbsent(texte: string): boolean {
  if (texte === '') return true;
  // No way of saying it holds a digit: most codes stop here.
  if (texte.startsWith('#') || texte.length > 16 || /\d/.test(texte)) return false;
  return /^[-–—./]+$/.test(texte) || ABSENCES.has(cleDeNom(texte));
}

/** The outcome of a normaliser: a sure value, nothing, or something that gives no sure reading. */
export type Lecture<T> =
  | { readonly etat: 'lu'; readonly valeur: T; readonly remarque?: string }
  | { readonly etat: 'vide' }
  | { readonly etat: 'inconnu'; readonly remarque?: string };

export const VIDE = { etat: 'vide' } as const;
export const INCONNU = { etat: 'inconnu' } as const;
export const lu = <T>(valeur: T, remarque?: string): Lecture<T> => ({ etat: 'lu', valeur, remarque });

/** « T3 ? » is a question, « 13 % » is a quantity: neither is the code that its other characters would make. */
export const estDouteux = (texte: string): boolean => /[?%€]/.test(texte);

/** Entries of a memory of spellings. */
export const TAILLE_MAXIMALE = 50_000;

/** Inventories repeat the same few spellings: each is normalised once. Bounded, since a hostile column may never repeat. */
export function memoriser<R>(calcul: (texte: string) => R): (texte: string) => R {
  const connus = new Map<string, R>();
  return (texte) => {
    const connu = connus.get(texte);
    if (connu !== undefined) return connu;
    const resultat = calcul(texte);
    if (connus.size >= TAILLE_MAXIMALE) connus.clear();
    connus.set(texte, resultat);
    return resultat;
  };
}
