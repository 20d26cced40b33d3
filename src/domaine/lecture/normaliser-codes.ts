/** Identifiers and geographical codes, with the zeros that a spreadsheet loses (DOMAINE §5.3, §5.6). */
import type { ValeurCellule } from '../inventaire';
import { estAbsent, INCONNU, lu, texteDe, VIDE, type Lecture } from './texte';

export const ZERO_RESTITUE = 'zero-restitue';
export const CORSE = 'corse';
/** The last digits are gone for good. */
export const SCIENTIFIQUE = 'scientifique';
/** What a program writes when it knows no number. */
export const QUE_DES_ZEROS = 'que-des-zeros';
export const SIREN_DU_SIRET = 'siren-du-siret';

const NOTATION_SCIENTIFIQUE = /^\d(?:[.,]\d+E[+-]?|E\+)\d+$/i;

/** A number that the spreadsheet abbreviated: « 1,23457E+09 », « 1.1144e+006 ». */
export const estScientifique = (texte: string): boolean => NOTATION_SCIENTIFIQUE.test(texte);

/** A code read as a number loses its leading zeros; beyond 15 digits a spreadsheet loses the last ones too. */
function texteDeCode(valeur: ValeurCellule | undefined): string {
  const texte = texteDe(valeur);
  return typeof valeur === 'number' && !Number.isInteger(valeur) ? `?${texte}` : texte.replace(/^(\d+)\.0$/, '$1');
}

export function normaliserRpls(valeur: ValeurCellule | undefined): Lecture<string> {
  const ecrit = texteDeCode(valeur);
  // Digits come in groups; « 31395 Total » is not a number of ten characters.
  if (/ \p{L}/u.test(ecrit)) return estAbsent(ecrit) ? VIDE : INCONNU;
  const texte = ecrit.replace(/ /g, '').toUpperCase();
  if (estAbsent(texte)) return VIDE;
  if (/^0+$/.test(texte)) return { etat: 'inconnu', remarque: QUE_DES_ZEROS };
  if (/^\d{9}$/.test(texte)) return lu(`0${texte}`, ZERO_RESTITUE);
  if (estScientifique(texte)) return { etat: 'inconnu', remarque: SCIENTIFIQUE };
  return /^[0-9A-Z]{10}$/.test(texte) ? lu(texte) : INCONNU;
}

/** 20 is none since 1976: Corse has two départements, and the code does not say which. */
const DEPARTEMENT = /^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-6])$/;

/** A code, with or without its name after it (« 31 - Haute-Garonne »). A name alone is for the reference data to tell. */
export function normaliserDepartement(valeur: ValeurCellule | undefined): Lecture<string> {
  const texte = texteDeCode(valeur).toUpperCase();
  if (estAbsent(texte)) return VIDE;
  const tete = /^(\d{1,3}|2[AB])(?:\s*[-–:(].*)?$/.exec(texte)?.[1];
  if (tete === undefined) return INCONNU;
  const code = tete.length === 1 ? `0${tete}` : tete.length === 3 && tete.startsWith('0') ? tete.slice(1) : tete;
  if (code === '20') return { etat: 'inconnu', remarque: CORSE };
  return DEPARTEMENT.test(code) ? lu(code, tete.length === 1 ? ZERO_RESTITUE : undefined) : INCONNU;
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
  if (/^\d{9}$/.test(texte)) return lu(texte);
  // A SIRET is the SIREN of the body followed by the number of one of its establishments.
  return /^\d{14}$/.test(texte) ? lu(texte.slice(0, 9), SIREN_DU_SIRET) : INCONNU;
}

export function normaliserAnnee(valeur: ValeurCellule | undefined, maximum: number): Lecture<number> {
  const texte = texteDeCode(valeur);
  if (estAbsent(texte)) return VIDE;
  const annee = /^\d{4}$/.test(texte) ? Number(texte) : NaN;
  return annee >= 1800 && annee <= maximum ? lu(annee) : INCONNU;
}
