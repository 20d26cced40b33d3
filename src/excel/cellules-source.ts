/** Cells to correct, gathered into runs of neighbours so that one request carries many, and what is written in them. */
import type { ValeurCellule } from '../domaine/inventaire';
import { texteSur } from '../classeur/texte-sur';

export interface CelluleACorriger {
  /** 0-based, in the sheet. */
  readonly ligne: number;
  readonly colonne: number;
  /** As it was read; it must still say so. */
  readonly avant: ValeurCellule;
  readonly apres: string;
  /** What tells its row from the others, in another column: put back only where it still stands. */
  readonly repere?: { readonly colonne: number; readonly valeur: string } | null;
}

/** Neighbours in one column. */
export interface Suite {
  readonly ligne: number;
  readonly colonne: number;
  readonly lues: readonly ValeurCellule[];
  readonly apres: readonly string[];
}

export function suitesDe(cellules: readonly CelluleACorriger[]): readonly Suite[] {
  const rangees = [...cellules].sort((a, b) => a.colonne - b.colonne || a.ligne - b.ligne);
  const suites: { ligne: number; colonne: number; lues: ValeurCellule[]; apres: string[] }[] = [];
  for (const { ligne, colonne, avant, apres } of rangees) {
    const courante = suites.at(-1);
    if (courante?.colonne === colonne && courante.ligne + courante.apres.length === ligne) {
      courante.lues.push(avant);
      courante.apres.push(apres);
    } else {
      suites.push({ ligne, colonne, lues: [avant], apres: [apres] });
    }
  }
  return suites;
}

/** Words that no regional setting takes for a number, a date or a boolean. */
const SANS_RISQUE = /^(?!(?:vrai|faux|true|false)$)\p{L}[\p{L}’]*(?:[ -]\p{L}[\p{L}’]*)*$/iu;

const JOUR = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const JOUR_MS = 86_400_000;
const ORIGINE = Date.UTC(1899, 11, 30);

/** Serial number of a day written jj/mm/aaaa; null for anything else. */
export function serieDuJour(texte: string): number | null {
  const [, jour, mois, annee] = (JOUR.exec(texte) ?? []).map(Number);
  if (jour === undefined || mois === undefined || annee === undefined || annee < 1901) return null;
  const date = new Date(Date.UTC(annee, mois - 1, jour));
  return date.getUTCDate() === jour && date.getUTCMonth() === mois - 1 ? (date.getTime() - ORIGINE) / JOUR_MS : null;
}

const PRECISIONS_DE_FORMAT = /"[^"]*"|\\.|\[[^\]]*\]/g;
const estFormatDeDate = (format: string): boolean => /[dy]/i.test(format.replace(PRECISIONS_DE_FORMAT, ''));

/** A day is a date in a cell of dates, whatever the regional settings; anywhere else it stays the text that its column is made of. */
export function contenuAEcrire(apres: string, format: string): string | number {
  return (estFormatDeDate(format) ? serieDuJour(apres) : null) ?? texteAEcrire(apres, format);
}

/** Text stays text, whatever Excel would make of it, and the format of the cell is left alone. */
export function texteAEcrire(texte: string, format: string): string {
  if (texte === '' || format === '@') return texteSur(texte);
  return SANS_RISQUE.test(texte) ? texte : `'${texte}`;
}
