/** Tables of ours that are already in the workbook, with what users typed in them. */
import type { ValeurCellule } from '../domaine/inventaire';
import { lireZone } from './lire-blocs';
import type { TablesLues } from './porte';

/** Below this, all the small tables come in one answer. */
const CELLULES_ENSEMBLE = 60_000;

export async function lireTablesDuClasseur(contexte: Excel.RequestContext, noms: readonly string[]): Promise<TablesLues> {
  const trouvees = noms.map((nom) => {
    const table = contexte.workbook.tables.getItemOrNullObject(nom);
    const etendue = table.getRange();
    etendue.load('rowIndex,columnIndex,rowCount,columnCount');
    return { nom, table, etendue };
  });
  await contexte.sync();
  const presentes = trouvees.filter(({ table }) => !table.isNullObject);
  const lues = new Map<string, readonly (readonly ValeurCellule[])[]>();
  const petites: typeof presentes = [];
  let cellules = 0;
  for (const presente of presentes) {
    const { etendue, table, nom } = presente;
    const taille = etendue.rowCount * etendue.columnCount;
    if (cellules + taille <= CELLULES_ENSEMBLE) {
      cellules += taille;
      petites.push(presente);
      etendue.load('values');
    } else {
      const zone = { ligne: etendue.rowIndex, colonne: etendue.columnIndex, lignes: etendue.rowCount, colonnes: etendue.columnCount };
      lues.set(nom, await lireZone(contexte, table.worksheet, zone));
    }
  }
  if (petites.length > 0) await contexte.sync();
  for (const { nom, etendue } of petites) lues.set(nom, etendue.values);
  return lues;
}
