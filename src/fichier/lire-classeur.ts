/**
 * Reads an .xlsx into plain rows, as Office.js would give them: dates are serial numbers, errors are strings, so that the same
 * `domaine` reads both.
 */
import { readXlsx } from 'hucre/xlsx';
import type { CellValue, ReadOptions } from 'hucre/xlsx';
import { NOM_MARQUE } from '../classeur/emprise';
import type { ValeurCellule } from '../domaine/inventaire';
import type { Fusion } from './fusions';
import { pertesDeCopie } from './pertes-de-copie';

export interface FeuilleLue {
  readonly nom: string;
  /** Written by an earlier run: it carries our marker. */
  readonly negoflux: boolean;
  readonly valeurs: readonly (readonly ValeurCellule[])[];
  /** Cells merged over several rows: see `fusions.ts`. A text file has none. */
  readonly fusions?: readonly Fusion[];
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

export async function lireClasseur(octets: Uint8Array, options: Pick<ReadOptions, 'sheets'> = {}): Promise<ClasseurLu> {
  const classeur = await readXlsx(octets, options);
  const marquees = new Set(classeur.namedRanges?.filter(({ name }) => name === NOM_MARQUE).map(({ scope }) => scope));
  return {
    feuilles: classeur.sheets.map((feuille) => ({
      nom: feuille.name,
      negoflux: marquees.has(feuille.name),
      valeurs: feuille.rows.map((ligne) => Array.from(ligne, versValeur)),
      fusions: (feuille.merges ?? [])
        .filter(({ startRow, endRow }) => endRow > startRow)
        .map(({ startRow, endRow, startCol }) => ({ premiereLigne: startRow, derniereLigne: endRow, colonne: startCol })),
      pertes: pertesDeCopie(feuille),
    })),
  };
}
