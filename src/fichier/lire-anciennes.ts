/** Our sheets as a file holds them: the tables of an earlier run with what was typed in them, and the notes typed around them. */
import { parseCellRef, readXlsx } from 'hucre/xlsx';
import type { Sheet } from 'hucre/xlsx';
import type { TableAncienne, TablesAnciennes } from '../classeur/lignes-anciennes';
import type { Cellule } from '../classeur/plan';
import type { TablesDuClasseur } from '../classeur/tables-lues';
import { versValeur } from './lire-classeur';
import { reconnaitreNosFeuilles } from './nos-feuilles';
import type { Note } from './reporter-notes';

export interface Anciennes {
  /** Key of each of our sheets, by its name. */
  readonly cles: ReadonlyMap<string, string>;
  readonly tables: TablesAnciennes;
  /** The same tables as plain values, headers first. */
  readonly valeurs: TablesDuClasseur;
  readonly notes: readonly Note[];
}

interface Zone {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

function zoneDe(reference: string): Zone {
  const [debut = reference, fin = debut] = reference.split(':');
  const [haut, bas] = [parseCellRef(debut), parseCellRef(fin)];
  return { startRow: haut.row, startCol: haut.col, endRow: bas.row, endCol: bas.col };
}

function celluleDe(feuille: Sheet, l: number, c: number): Cellule {
  const formule = feuille.cells?.get(`${l},${c}`)?.formula;
  const valeur = versValeur(feuille.rows[l]?.[c]);
  return formule === undefined || formule === '' ? valeur : { formule: `=${formule.replace(/^=/, '')}`, valeur };
}

function dans(zones: readonly Zone[], l: number, c: number): boolean {
  return zones.some(({ startRow, startCol, endRow, endCol }) => l >= startRow && l <= endRow && c >= startCol && c <= endCol);
}

export async function lireAnciennes(octets: Uint8Array): Promise<Anciennes> {
  const classeur = await readXlsx(octets, {});
  const { emprises } = reconnaitreNosFeuilles(classeur);
  const tables = new Map<string, TableAncienne>();
  const valeurs = new Map<string, ReturnType<typeof versValeur>[][]>();
  const notes: Note[] = [];
  const cles = new Map<string, string>();
  for (const feuille of classeur.sheets) {
    const emprise = emprises.get(feuille.name);
    if (emprise === undefined) continue;
    if (emprise !== null) cles.set(feuille.name, emprise.cle);
    const zones: Zone[] = [];
    for (const { name, range } of feuille.tables ?? []) {
      if (range === undefined) continue;
      const zone = zoneDe(range);
      zones.push(zone);
      const colonnes = Array.from({ length: zone.endCol - zone.startCol + 1 }, (_, rang) => zone.startCol + rang);
      const lignes = Array.from({ length: zone.endRow - zone.startRow }, (_, rang) => zone.startRow + 1 + rang);
      const entetes = colonnes.map((c) => String(versValeur(feuille.rows[zone.startRow]?.[c]) ?? ''));
      const connue = emprise?.tables[name];
      tables.set(name, {
        nom: name,
        feuille: feuille.name,
        ligne: zone.startRow,
        entetes,
        nosEntetes: connue === undefined ? null : new Set(connue.colonnes.map(({ e }) => e)),
        lignes: lignes.map((l) => colonnes.map((c) => celluleDe(feuille, l, c))),
      });
      valeurs.set(name, [entetes, ...lignes.map((l) => colonnes.map((c) => versValeur(feuille.rows[l]?.[c])))]);
    }
    if (emprise === null) continue;
    const notres = [...zones, ...emprise.libres.map(({ a }) => zoneDe(a))];
    feuille.rows.forEach((ligne, l) =>
      Array.from(ligne).forEach((_, c) => {
        const contenu = celluleDe(feuille, l, c);
        if (contenu !== null && contenu !== '' && !dans(notres, l, c))
          notes.push({ cle: emprise.cle, feuille: feuille.name, ligne: l, colonne: c, contenu });
      }),
    );
  }
  return { cles, tables, valeurs, notes };
}
