/** The selected cell, its row in its table, and the columns where its terms lie: two requests, whatever the cell. */
import { NOM_MARQUE } from '../classeur/emprise';
import type { ValeurCellule } from '../domaine/inventaire';
import { adresse } from './adresses';
import type { CelluleDecrite, CelluleLue, ColonneDeTable, Demande } from './porte-vivante';

const POSITION = 'rowIndex,columnIndex,rowCount,columnCount';

export async function decrireSelection(
  contexte: Excel.RequestContext,
  demander: (table: string | null, formule: string) => readonly Demande[],
): Promise<CelluleDecrite> {
  const { workbook } = contexte;
  const cellule = workbook.getActiveCell();
  cellule.load(`${POSITION},values,formulas,formulasLocal,text,numberFormat`);
  const tables = cellule.getTables(false);
  tables.load('items/name');
  const { worksheet } = cellule;
  worksheet.load('name');
  const marque = worksheet.names.getItemOrNullObject(NOM_MARQUE);
  marque.load('name');
  await contexte.sync();

  const [formule = ''] = (cellule.formulas[0] ?? []).map(String);
  const calculee = formule.startsWith('=');
  const notre = !marque.isNullObject;
  const table = notre ? (tables.items[0] ?? null) : null;
  const demandes = notre ? demander(table?.name ?? null, calculee ? formule : '') : [];
  const entetes = table?.getHeaderRowRange();
  entetes?.load(`${POSITION},values`);
  const rangee = table ? cellule.getEntireRow().getIntersectionOrNullObject(table.getRange()) : null;
  rangee?.load(`${POSITION},values,numberFormat`);
  const lues = demandes.map((demande) => {
    const autre = workbook.tables.getItemOrNullObject(demande.table);
    autre.worksheet.load('name');
    const plage = autre.columns.getItemOrNullObject(demande.colonne).getDataBodyRange();
    plage.load(demande.sansValeurs ? POSITION : `${POSITION},values`);
    const premiere = plage.getCell(0, 0);
    premiere.load('numberFormat');
    return { demande, autre, plage, premiere };
  });
  await contexte.sync();

  const valeurs = (rangee?.isNullObject === false ? rangee.values[0] : undefined) as ValeurCellule[] | undefined;
  const ligne = new Map<string, CelluleLue>();
  (entetes?.values[0] ?? []).forEach((entete: unknown, rang: number) => {
    if (!rangee || valeurs === undefined) return;
    const zone = { ligne: cellule.rowIndex, colonne: rangee.columnIndex + rang, lignes: 1, colonnes: 1 };
    ligne.set(String(entete), {
      valeur: valeurs[rang] ?? null,
      format: String(rangee.numberFormat[0]?.[rang] ?? ''),
      adresse: adresse(zone),
    });
  });
  const colonnes = new Map<string, ColonneDeTable>();
  for (const { demande, autre, plage, premiere } of lues) {
    if (autre.isNullObject || plage.isNullObject) continue;
    colonnes.set(`${demande.table}|${demande.colonne}`, {
      feuille: autre.worksheet.name,
      ligne: plage.rowIndex,
      colonne: plage.columnIndex,
      lignes: plage.rowCount,
      valeurs: demande.sansValeurs ? [] : (plage.values as ValeurCellule[][]).map(([valeur]) => valeur ?? null),
      format: String(premiere.numberFormat[0]?.[0] ?? ''),
    });
  }
  const rang = entetes ? cellule.columnIndex - entetes.columnIndex : -1;
  const colonne: unknown = entetes?.values[0]?.[rang];
  return {
    feuille: worksheet.name,
    adresse: adresse({ ligne: cellule.rowIndex, colonne: cellule.columnIndex, lignes: 1, colonnes: 1 }),
    valeur: (cellule.values[0]?.[0] ?? null) as ValeurCellule,
    format: String(cellule.numberFormat[0]?.[0] ?? ''),
    texte: String(cellule.text[0]?.[0] ?? ''),
    formule: calculee ? formule : '',
    formuleLocale: calculee ? String(cellule.formulasLocal[0]?.[0] ?? formule) : '',
    notre,
    table: table?.name ?? null,
    colonne: colonne === undefined ? null : String(colonne),
    enTete: entetes !== undefined && entetes.rowIndex === cellule.rowIndex,
    ligne,
    colonnes,
  };
}
