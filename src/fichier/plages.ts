/**
 * Places of a plan in A1 notation. A validation list or a chart stored in a file takes plain ranges only: structured references are
 * resolved here, from the plan itself.
 */
import { cellRef, rangeRef } from 'hucre/xlsx';
import type { Plan, PlanTable } from '../classeur/plan';

export function citer(feuille: string): string {
  return `'${feuille.replaceAll("'", "''")}'`;
}

function absolue(reference: string): string {
  return reference.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** Range of the whole table, header included. */
export function plageDeTable(table: PlanTable): string {
  return rangeRef(table.ligne, table.colonne, table.ligne + table.lignes.length, table.colonne + table.colonnes.length - 1);
}

/** Range of the data cells of a column, header left out. */
export function plageDeColonne(table: PlanTable, indice: number): string {
  const colonne = table.colonne + indice;
  return rangeRef(table.ligne + 1, colonne, table.ligne + table.lignes.length, colonne);
}

/** `'Feuille'!$A$1` */
export function coinDeFeuille(feuille: string): string {
  return `${citer(feuille)}!${absolue(cellRef(0, 0))}`;
}

const REFERENCE_DE_COLONNE = /^([\p{L}_][\p{L}\p{N}_.]*)\[([^[\]]+)\]$/u;

/** `Listes[Variantes]`, or an A1 range of the sheet that is named, as an absolute range of the workbook. */
export function resoudrePlage(plan: Plan, feuille: string, plage: string): string {
  const nettoyee = plage.replace(/^=/, '');
  const reference = REFERENCE_DE_COLONNE.exec(nettoyee);
  if (reference === null) return nettoyee.includes('!') ? nettoyee : `${citer(feuille)}!${absolue(nettoyee.replaceAll('$', ''))}`;
  const [, nomTable, entete] = reference;
  for (const porteuse of plan.feuilles) {
    const table = porteuse.tables.find((candidate) => candidate.nom === nomTable);
    const indice = table?.colonnes.findIndex((colonne) => colonne.entete === entete) ?? -1;
    if (table !== undefined && indice >= 0) return `${citer(porteuse.nom)}!${absolue(plageDeColonne(table, indice))}`;
  }
  throw new Error(`Liste introuvable dans le plan : ${plage}`);
}
