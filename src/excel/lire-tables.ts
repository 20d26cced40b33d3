/** Tables of ours that are already in the workbook, with what users typed in them. */
import type { ValeurCellule } from '../domaine/inventaire';
import type { Zone } from './adresses';
import { versErreurExcel } from './erreurs';
import { lireZone } from './lire-blocs';
import type { TablesLues } from './porte';

/** Below this, all the small tables come in one answer. */
const CELLULES_ENSEMBLE = 60_000;

function zoneDe({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Zone {
  return { ligne: rowIndex, colonne: columnIndex, lignes: rowCount, colonnes: columnCount };
}

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
      lues.set(nom, await lireZone(contexte, table.worksheet, zoneDe(etendue)));
    }
  }
  if (petites.length === 0) return lues;
  try {
    await contexte.sync();
    for (const { nom, etendue } of petites) lues.set(nom, etendue.values);
  } catch (brute) {
    const erreur = versErreurExcel(brute);
    if (erreur.code !== 'ResponsePayloadSizeLimitExceeded') throw erreur;
    // Long texts: one by one, in blocks that follow the size of what comes.
    for (const { nom, table, etendue } of petites) lues.set(nom, await lireZone(contexte, table.worksheet, zoneDe(etendue)));
  }
  return lues;
}
