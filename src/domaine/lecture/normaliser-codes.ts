/** Identifiers and geographical codes, with the zeros that a spreadsheet loses (DOMAINE §5.3, §5.6). */
import type { ValeurCellule } from '../inventaire';
import { estAbsent, INCONNU, lu, texteDe, VIDE, type Lecture } from './texte';

export const ZERO_RESTITUE = 'zero-restitue';

/** A code read as a number loses its leading zeros; beyond 15 digits a spreadsheet loses the last ones too. */
function texteDeCode(valeur: ValeurCellule | undefined): string {
  const texte = texteDe(valeur);
  return typeof valeur === 'number' && !Number.isInteger(valeur) ? `?${texte}` : texte.replace(/^(\d+)\.0$/, '$1');
}

export function normaliserRpls(valeur: ValeurCellule | undefined): Lecture<string> {
  const texte = texteDeCode(valeur).replace(/ /g, '').toUpperCase();
  if (estAbsent(texte)) return VIDE;
  if (/^\d{9}$/.test(texte)) return lu(`0${texte}`, ZERO_RESTITUE);
  return /^[0-9A-Z]{10}$/.test(texte) ? lu(texte) : INCONNU;
}

const DEPARTEMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])$/;

/** A code, with or without its name after it (« 31 - Haute-Garonne »). A name alone is for the reference data to tell. */
export function normaliserDepartement(valeur: ValeurCellule | undefined): Lecture<string> {
  const texte = texteDeCode(valeur).toUpperCase();
  if (estAbsent(texte)) return VIDE;
  const tete = /^(\d{1,3}|2[AB])(?:\s*[-–:(].*)?$/.exec(texte)?.[1];
  if (tete === undefined) return INCONNU;
  const code = tete.length === 1 ? `0${tete}` : tete.length === 3 && tete.startsWith('0') ? tete.slice(1) : tete;
  return DEPARTEMENT.test(code) ? lu(code) : INCONNU;
}

/** The form of an INSEE code only; whether it exists is for the reference data to tell. */
export function normaliserInsee(valeur: ValeurCellule | undefined): Lecture<string> {
  const texte = texteDeCode(valeur).replace(/ /g, '').toUpperCase();
  if (estAbsent(texte)) return VIDE;
  if (/^\d{4}$/.test(texte)) return lu(`0${texte}`, ZERO_RESTITUE);
  return /^(\d{5}|2[AB]\d{3})$/.test(texte) ? lu(texte) : INCONNU;
}

export function normaliserCodePostal(valeur: ValeurCellule | undefined): Lecture<string> {
  const texte = texteDeCode(valeur).replace(/ /g, '');
  if (estAbsent(texte)) return VIDE;
  if (/^\d{4}$/.test(texte)) return lu(`0${texte}`, ZERO_RESTITUE);
  return /^\d{5}$/.test(texte) ? lu(texte) : INCONNU;
}

export function normaliserSiren(valeur: ValeurCellule | undefined): Lecture<string> {
  const texte = texteDeCode(valeur).replace(/ /g, '');
  if (estAbsent(texte)) return VIDE;
  return /^\d{9}$/.test(texte) ? lu(texte) : INCONNU;
}

export function normaliserAnnee(valeur: ValeurCellule | undefined, maximum: number): Lecture<number> {
  const texte = texteDeCode(valeur);
  if (estAbsent(texte)) return VIDE;
  const annee = /^\d{4}$/.test(texte) ? Number(texte) : NaN;
  return annee >= 1800 && annee <= maximum ? lu(annee) : INCONNU;
}
