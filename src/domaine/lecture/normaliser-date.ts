/** Dates in every form an export gives them, towards ISO text (DOMAINE §5.6). */
import type { ValeurCellule } from '../inventaire';
import { estAbsent, INCONNU, lu, texteDe, VIDE, type Lecture } from './texte';

export const SANS_FIN = 'sans-fin';
export const ANNEE_SEULE = 'annee-seule';
/** 01/1900 and 01/01/1900 are what a system writes when it knows no date. */
export const DATE_DE_REMPLISSAGE = 'date-de-remplissage';
export const MOIS_SEUL = 'mois-seul';
/** A bare number whose date would be too old: a missing value (999), a duration in months (360), an amount. */
export const NOMBRE_SANS_DATE = 'nombre-sans-date';

/**
 * Year before which a bare number is not read as a date (project parameter): the bodies that reserve dwellings for a loan, land or a
 * contribution came after the war, and the numbers under this year's (18 264) are those that people type for anything else.
 */
export const PREMIERE_ANNEE_DES_NUMEROS = 1950;

export interface ContexteDate {
  readonly exercice: number;
  /** Side of the convention: a month alone means its first or its last day. */
  readonly borne: 'debut' | 'fin';
  /** Start already read: a two-digit end year is the first one that follows it. */
  readonly debut?: string | null;
}

const JOUR_MS = 86_400_000;
/** Serial number 0 of the 1900 date system, as used after February 1900. */
const ORIGINE = Date.UTC(1899, 11, 30);

const PREMIER_NUMERO = (Date.UTC(PREMIERE_ANNEE_DES_NUMEROS, 0, 1) - ORIGINE) / JOUR_MS;

const deux = (nombre: number): string => String(nombre).padStart(2, '0');

function iso(annee: number, mois: number, jour: number): string | null {
  const date = new Date(Date.UTC(annee, mois - 1, jour));
  const juste = date.getUTCFullYear() === annee && date.getUTCMonth() === mois - 1 && date.getUTCDate() === jour;
  return juste && annee >= 1900 && annee <= 9999 ? `${annee}-${deux(mois)}-${deux(jour)}` : null;
}

function siecle(deuxChiffres: number, contexte: ContexteDate, mois: number, jour: number): number {
  if (contexte.borne === 'fin' && contexte.debut) {
    const depart = Number(contexte.debut.slice(0, 4));
    const annee = depart - (depart % 100) + deuxChiffres;
    const candidat = iso(annee, mois, jour);
    return candidat !== null && candidat >= contexte.debut ? annee : annee + 100;
  }
  const pivot = (contexte.exercice % 100) + (contexte.borne === 'fin' ? 60 : 5);
  const base = contexte.exercice - (contexte.exercice % 100);
  return deuxChiffres <= pivot ? base + deuxChiffres : base - 100 + deuxChiffres;
}

/** The last day of a century, 2999 and 9999 are ways of saying « no end ». */
function conclure(date: string | null, contexte: ContexteDate, remarque?: string): Lecture<string> {
  if (date === null) return INCONNU;
  const annee = Number(date.slice(0, 4));
  if (annee === 9999 || annee === 2999 || /^2[01]99-12-31$/.test(date)) {
    return contexte.borne === 'fin' ? { etat: 'inconnu', remarque: SANS_FIN } : INCONNU;
  }
  if (date === '1900-01-01' || (annee === 1900 && remarque === MOIS_SEUL)) return { etat: 'inconnu', remarque: DATE_DE_REMPLISSAGE };
  return annee > 2200 ? INCONNU : lu(date, remarque);
}

function deMois(annee: number, mois: number, contexte: ContexteDate): string | null {
  if (mois < 1 || mois > 12) return null;
  const dernier = new Date(Date.UTC(annee, mois, 0)).getUTCDate();
  return iso(annee, mois, contexte.borne === 'debut' ? 1 : dernier);
}

function deNombre(nombre: number, contexte: ContexteDate): Lecture<string> {
  if (Number.isInteger(nombre) && nombre >= 1900 && nombre <= 2100) return { etat: 'inconnu', remarque: ANNEE_SEULE };
  if (nombre === 9999) return conclure('9999-12-31', contexte);
  if (nombre < PREMIER_NUMERO) return { etat: 'inconnu', remarque: NOMBRE_SANS_DATE };
  if (nombre > 2_958_466) return INCONNU;
  return conclure(new Date(ORIGINE + Math.floor(nombre) * JOUR_MS).toISOString().slice(0, 10), contexte);
}

export function normaliserDate(valeur: ValeurCellule | undefined, contexte: ContexteDate): Lecture<string> {
  if (typeof valeur === 'number') return deNombre(valeur, contexte);
  const texte = texteDe(valeur);
  if (estAbsent(texte)) return VIDE;
  const morceaux = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(texte);
  if (morceaux) return conclure(iso(Number(morceaux[1]), Number(morceaux[2]), Number(morceaux[3])), contexte);
  const francais = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?$/.exec(texte);
  if (francais) {
    const [jour, mois, annee] = [Number(francais[1]), Number(francais[2]), Number(francais[3])];
    return conclure(iso(francais[3]?.length === 2 ? siecle(annee, contexte, mois, jour) : annee, mois, jour), contexte);
  }
  const mensuel = /^(\d{1,2})[/.-](\d{4})$/.exec(texte);
  if (mensuel) return conclure(deMois(Number(mensuel[2]), Number(mensuel[1]), contexte), contexte, MOIS_SEUL);
  if (/^\d+([.,]\d+)?$/.test(texte)) return deNombre(Number(texte.replace(',', '.')), contexte);
  return INCONNU;
}
