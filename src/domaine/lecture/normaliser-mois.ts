/** Months and years of the RPLS columns, in every form an export gives them (DOMAINE §5.3, §5.6). */
import type { ValeurCellule } from '../inventaire';
import { normaliserAnnee } from './normaliser-codes';
import { normaliserDate } from './normaliser-date';
import { INCONNU, lu, texteDe, type Lecture } from './texte';

export interface Mois {
  readonly annee: number;
  readonly mois: number;
}

/** Ways of writing a month: the format's `mm/aaaa`, and those of programs that write whole dates. */
export function lireMois(texte: string): Mois | null {
  const trouve =
    /^(?:\d{1,2}[/-])?(?<mois>\d{1,2})[/-](?<annee>\d{4})$/.exec(texte) ?? /^(?<annee>\d{4})-(?<mois>\d{1,2})(?:-\d{1,2})?$/.exec(texte);
  const annee = Number(trouve?.groups?.['annee']);
  const mois = Number(trouve?.groups?.['mois']);
  return trouve !== null && mois >= 1 && mois <= 12 && annee >= 1900 ? { annee, mois } : null;
}

/** Any exercice does: it only completes years of two digits. */
const CONTEXTE = { exercice: 2026, borne: 'debut' } as const;

/** `aaaa-mm`, from a month or a whole date. */
export function normaliserMois(valeur: ValeurCellule | undefined): Lecture<string> {
  const date = normaliserDate(valeur, CONTEXTE);
  if (date.etat === 'lu') return lu(date.valeur.slice(0, 7));
  if (date.etat === 'vide' || date.remarque !== undefined) return date;
  const mois = lireMois(texteDe(valeur));
  return mois === null ? INCONNU : lu(`${mois.annee}-${String(mois.mois).padStart(2, '0')}`);
}

/** A year, alone or within a month or a date. */
export function normaliserAnneeOuDate(valeur: ValeurCellule | undefined, maximum: number): Lecture<number> {
  const annee = normaliserAnnee(valeur, maximum);
  if (annee.etat !== 'inconnu') return annee;
  const mois = normaliserMois(valeur);
  if (mois.etat !== 'lu') return INCONNU;
  return normaliserAnnee(mois.valeur.slice(0, 4), maximum);
}
