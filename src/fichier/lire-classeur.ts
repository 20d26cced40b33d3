/**
 * Reads an .xlsx into plain rows, as Office.js would give them: dates are serial numbers, errors are strings, so that the same
 * `domaine` reads both.
 */
import { readXlsx } from 'hucre/xlsx';
import type { CellValue, ReadOptions, Sheet } from 'hucre/xlsx';
import type { ValeurCellule } from '../domaine/inventaire';
import type { Fusion } from '../domaine/lecture/etendre-fusions';
import type { CelluleSansValeur } from '../domaine/lecture/formules-sans-valeur';
import { reconnaitreNosFeuilles } from './nos-feuilles';
import { estSansValeur, pertesDeCopie } from './pertes-de-copie';

export interface FeuilleLue {
  readonly nom: string;
  /** Written by an earlier run: it carries our marker, and is not a copy that a person made. */
  readonly negoflux: boolean;
  /** A person's copy of one of our sheets: theirs, and no inventory unless they say so. */
  readonly copie?: boolean;
  readonly valeurs: readonly (readonly ValeurCellule[])[];
  /** Cells merged over several rows: see `domaine/lecture/etendre-fusions.ts`. A text file has none. */
  readonly fusions?: readonly Fusion[];
  /** Formulas that nothing has computed yet: their cells look empty. */
  readonly formulesSansValeur?: readonly CelluleSansValeur[];
  /** What a copy as values and formats would leave behind, in French. */
  readonly pertes: readonly string[];
}

export interface ClasseurLu {
  readonly feuilles: readonly FeuilleLue[];
}

const MS_PAR_JOUR = 86_400_000;
const ORIGINE_1900 = Date.UTC(1899, 11, 30);
const MARS_1900 = 61;

/** Serial number of the 1900 system, with its 29 February 1900 that never was. */
function numeroDeSerie(date: Date): number {
  const jours = (date.getTime() - ORIGINE_1900) / MS_PAR_JOUR;
  return jours < MARS_1900 ? jours - 1 : jours;
}

export function versValeur(valeur: CellValue | undefined): ValeurCellule {
  if (valeur === undefined || valeur === null) return null;
  return valeur instanceof Date ? numeroDeSerie(valeur) : valeur;
}

function lireFormulesSansValeur({ cells }: Sheet): Pick<FeuilleLue, 'formulesSansValeur'> {
  const sansValeur: CelluleSansValeur[] = [];
  for (const [cle, cellule] of cells ?? []) {
    if (!estSansValeur(cellule)) continue;
    const [ligne = 0, colonne = 0] = cle.split(',').map(Number);
    sansValeur.push({ ligne, colonne });
  }
  return sansValeur.length === 0 ? {} : { formulesSansValeur: sansValeur.sort((a, b) => a.ligne - b.ligne || a.colonne - b.colonne) };
}

export async function lireClasseur(octets: Uint8Array, options: Pick<ReadOptions, 'sheets'> = {}): Promise<ClasseurLu> {
  const classeur = await readXlsx(octets, options);
  const { emprises, copies } = reconnaitreNosFeuilles(classeur);
  return {
    feuilles: classeur.sheets.map((feuille) => ({
      nom: feuille.name,
      negoflux: emprises.has(feuille.name),
      ...(copies.has(feuille.name) ? { copie: true } : {}),
      valeurs: feuille.rows.map((ligne) => Array.from(ligne, versValeur)),
      fusions: (feuille.merges ?? [])
        .filter(({ startRow, endRow }) => endRow > startRow)
        .map(({ startRow, endRow, startCol }) => ({ premiereLigne: startRow, derniereLigne: endRow, colonne: startCol })),
      ...lireFormulesSansValeur(feuille),
      pertes: pertesDeCopie(feuille),
    })),
  };
}
