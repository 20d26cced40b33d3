/** Where a table's cell stands in the workbook, and the rows that LibreOffice reads there. */
import type { Plan, PlanTable } from '../../src/classeur/plan';
import { cellRef } from 'hucre/xlsx';
import type { FeuilleLue, ValeurLue } from './libreoffice/libreoffice';

export interface Place {
  readonly feuille: string;
  readonly adresse: string;
}

function trouverTable(plan: Plan, nom: string): { readonly feuille: string; readonly table: PlanTable } {
  for (const feuille of plan.feuilles) {
    const table = feuille.tables.find((candidate) => candidate.nom === nom);
    if (table !== undefined) return { feuille: feuille.nom, table };
  }
  throw new Error(`Table absente du plan : ${nom}`);
}

function indiceDe(table: PlanTable, entete: string): number {
  const indice = table.colonnes.findIndex((colonne) => colonne.entete === entete);
  if (indice < 0)
    throw new Error(`Colonne absente de ${table.nom} : ${entete} (${table.colonnes.map((colonne) => colonne.entete).join(', ')})`);
  return indice;
}

/** The cell of column `entete` on the row whose first column is `cle`. */
export function placeDe(plan: Plan, nomTable: string, cle: string, entete: string): Place {
  const { feuille, table } = trouverTable(plan, nomTable);
  const ligne = table.lignes.findIndex(([premiere]) => premiere === cle);
  if (ligne < 0) throw new Error(`Ligne absente de ${nomTable} : ${cle}`);
  return { feuille, adresse: cellRef(table.ligne + 1 + ligne, table.colonne + indiceDe(table, entete)) };
}

export type LigneLue = Readonly<Record<string, ValeurLue>>;

export function lignesLues(plan: Plan, lecture: ReadonlyMap<string, FeuilleLue>, nomTable: string): LigneLue[] {
  const { feuille, table } = trouverTable(plan, nomTable);
  return table.lignes.map((_, r) =>
    Object.fromEntries(
      table.colonnes.map(({ entete }, c) => [entete, lecture.get(feuille)?.valeurs[table.ligne + 1 + r]?.[table.colonne + c] ?? null]),
    ),
  );
}

/** The tables as a carrier reads them back: headers first, then rows. */
export function tablesLues(plan: Plan, lecture: ReadonlyMap<string, FeuilleLue>): ReadonlyMap<string, readonly (readonly ValeurLue[])[]> {
  return new Map(
    plan.feuilles.flatMap((feuille) =>
      feuille.tables.map((table): [string, ValeurLue[][]] => [
        table.nom,
        [
          table.colonnes.map(({ entete }) => entete),
          ...lignesLues(plan, lecture, table.nom).map((ligne) => table.colonnes.map(({ entete }) => ligne[entete] ?? null)),
        ],
      ]),
    ),
  );
}
