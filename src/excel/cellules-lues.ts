/** Cells of the user's own sheet as they are, and writing in them without changing what they look like. */
import type { ValeurCellule } from '../domaine/inventaire';
import { plage } from './adresses';
import { serieDuJour, texteAEcrire, type Suite } from './cellules-source';
import { verifierSignal } from './erreurs';
import type { Suivi } from './porte';
import { octetsDe, type Envoi } from './session';

const CELLULES_PAR_LECTURE = 60_000;

const vide = (valeur: ValeurCellule): boolean => valeur === null || valeur === '';
const estLeJour = (valeur: ValeurCellule, texte: ValeurCellule): boolean =>
  typeof valeur === 'number' && typeof texte === 'string' && serieDuJour(texte) === valeur;
/** What a cell says is what was read or written there: a day that was written in a cell of dates is read as its serial number. */
export const memes = (a: ValeurCellule, b: ValeurCellule): boolean => a === b || (vide(a) && vide(b)) || estLeJour(a, b);

export interface Lue {
  readonly suite: Suite;
  readonly range: Excel.Range;
}

export interface CelluleLue {
  readonly formule: unknown;
  readonly valeur: ValeurCellule;
  readonly format: string;
}

export async function lireSuites(
  contexte: Excel.RequestContext,
  feuille: Excel.Worksheet,
  suites: readonly Suite[],
  suivi: Suivi,
): Promise<readonly Lue[]> {
  const lues: Lue[] = [];
  let cellules = 0;
  for (const suite of suites) {
    if (cellules > 0 && cellules + suite.apres.length > CELLULES_PAR_LECTURE) {
      verifierSignal(suivi.signal);
      // eslint-disable-next-line negoflux/sync-en-boucle -- one request per 60 000 cells: more would not fit in one answer of Excel.
      await contexte.sync();
      cellules = 0;
    }
    const range = plage(feuille, { ligne: suite.ligne, colonne: suite.colonne, lignes: suite.apres.length, colonnes: 1 });
    range.load('formulas,values,numberFormat');
    lues.push({ suite, range });
    cellules += suite.apres.length;
  }
  await contexte.sync();
  return lues;
}

export function celluleDe(range: Excel.Range, rang: number): CelluleLue {
  return {
    formule: (range.formulas as unknown[][])[rang]?.[0],
    valeur: (range.values as ValeurCellule[][])[rang]?.[0] ?? null,
    format: String((range.numberFormat as unknown[][])[rang]?.[0] ?? ''),
  };
}

/** A text that begins with `=` gives itself as its formula and as its value. */
export const estFormule = ({ formule, valeur }: CelluleLue): boolean =>
  typeof formule === 'string' && formule.startsWith('=') && formule !== valeur;

/** What is written for a cell to hold a value again, with its type. */
export function contenuDe(valeur: ValeurCellule, format: string): string | number | boolean {
  return typeof valeur === 'string' ? texteAEcrire(valeur, format) : (valeur ?? '');
}

/** In a cell of format text, a number would be written as a text: it is written under another format, which is then given back. */
export async function ecrireSuite(
  feuille: Excel.Worksheet,
  suite: Pick<Suite, 'ligne' | 'colonne'>,
  contenus: readonly (string | number | boolean)[],
  formats: readonly string[],
  envoi: Envoi,
): Promise<void> {
  await envoi.placer(400 + contenus.reduce<number>((somme, contenu) => somme + octetsDe(contenu), 0));
  const range = plage(feuille, { ligne: suite.ligne, colonne: suite.colonne, lignes: contenus.length, colonnes: 1 });
  const enTexte = contenus.some((contenu, rang) => typeof contenu !== 'string' && formats[rang] === '@');
  if (enTexte) {
    range.numberFormat = contenus.map((contenu, rang) => [typeof contenu === 'string' ? (formats[rang] ?? '') : 'General']);
  }
  range.values = contenus.map((contenu) => [contenu]);
  if (enTexte) range.numberFormat = contenus.map((_, rang) => [formats[rang] ?? '']);
}
