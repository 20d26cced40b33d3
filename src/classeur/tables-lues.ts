/** Tables of a workbook as a carrier reads them back: headers first, then rows. Columns are found by header, whatever their order. */
import type { ValeurCellule } from '../domaine/inventaire';

export type TablesDuClasseur = ReadonlyMap<string, readonly (readonly ValeurCellule[])[]>;

export interface LigneLue {
  texte(entete: string): string | null;
  nombre(entete: string): number | null;
}

export function lignesDe(tables: TablesDuClasseur, nom: string): LigneLue[] | null {
  const table = tables.get(nom);
  if (table === undefined) return null;
  const [entetes = [], ...lignes] = table;
  const rangs = new Map(entetes.map((entete, rang) => [String(entete ?? ''), rang]));
  return lignes.map((cellules) => {
    const lire = (entete: string): ValeurCellule => cellules[rangs.get(entete) ?? -1] ?? null;
    return {
      texte: (entete) => {
        const lu = lire(entete);
        return lu === null || String(lu).trim() === '' ? null : String(lu);
      },
      nombre: (entete) => enNombre(lire(entete)),
    };
  });
}

/** A number typed as text still counts: « 12,5 », « 1 200 », « 25 % ». */
export function enNombre(lu: ValeurCellule): number | null {
  if (typeof lu === 'number') return Number.isFinite(lu) ? lu : null;
  if (typeof lu !== 'string') return null;
  const nettoye = lu.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const correspondance = /^(-?\d+(?:\.\d+)?)(%?)$/.exec(nettoye);
  if (correspondance === null) return null;
  return Number(correspondance[1]) / (correspondance[2] === '%' ? 100 : 1);
}
