/** One more line at the end of our journal, outside of any plan. */
import { adresse, plage, type Zone } from './adresses';

export interface LigneDeJournal {
  /** Serial number. */
  readonly date: number;
  readonly operation: string;
  readonly feuille: string;
  readonly detail: string;
  readonly version: string;
}

const TABLE = 'Journal';
const ENTETES = ['Date', 'Opération', 'Feuille', 'Détail', 'Version'] as const;

interface Journal {
  readonly table: Excel.Table;
  readonly feuille: Excel.Worksheet;
  readonly zone: Zone;
  readonly entetes: readonly string[];
  readonly derniere: Excel.Range;
  readonly dessous: Excel.Range;
}

async function ouvrir(contexte: Excel.RequestContext): Promise<Journal | null> {
  const table = contexte.workbook.tables.getItemOrNullObject(TABLE);
  const etendue = table.getRange();
  const entetes = table.getHeaderRowRange();
  etendue.load('rowIndex,columnIndex,rowCount,columnCount');
  entetes.load('values');
  table.worksheet.protection.load('protected');
  await contexte.sync();
  if (table.isNullObject || table.worksheet.protection.protected) return null;
  const zone: Zone = { ligne: etendue.rowIndex, colonne: etendue.columnIndex, lignes: etendue.rowCount, colonnes: etendue.columnCount };
  const feuille = table.worksheet;
  const derniere = plage(feuille, { ...zone, ligne: zone.ligne + zone.lignes - 1, lignes: 1 });
  const dessous = plage(feuille, { ...zone, ligne: zone.ligne + zone.lignes, lignes: 1 });
  derniere.load('values,numberFormat');
  dessous.load('values');
  await contexte.sync();
  return { table, feuille, zone, entetes: (entetes.values[0] ?? []).map(String), derniere, dessous };
}

function cellulesDe(ligne: LigneDeJournal, entetes: readonly string[]): (string | number)[] {
  const [date, operation, feuille, detail, version] = ENTETES;
  const valeurs = new Map<string, string | number>([
    [date, ligne.date],
    [operation, ligne.operation],
    [feuille, `'${ligne.feuille}`],
    [detail, `'${ligne.detail}`],
    [version, `'${ligne.version}`],
  ]);
  return entetes.map((entete) => valeurs.get(entete) ?? '');
}

/** Queues the line with the writes that follow; false when the workbook has no journal, or no room under it. */
export async function ajouterAuJournal(contexte: Excel.RequestContext, ligne: LigneDeJournal, debuter: () => void): Promise<boolean> {
  const journal = await ouvrir(contexte);
  if (journal === null) return false;
  const { table, zone, entetes, derniere, dessous } = journal;
  if ((dessous.values[0] ?? []).some((valeur: unknown) => valeur !== '')) return false;
  debuter();
  dessous.numberFormat = derniere.numberFormat;
  dessous.values = [cellulesDe(ligne, entetes)];
  table.resize(adresse({ ...zone, lignes: zone.lignes + 1 }));
  return true;
}

/** Takes the line back when it is still the last one. */
export async function retirerDuJournal(contexte: Excel.RequestContext, ligne: LigneDeJournal): Promise<void> {
  const journal = await ouvrir(contexte);
  if (journal === null || journal.zone.lignes <= 2) return;
  const { table, zone, entetes, derniere } = journal;
  const valeurs = derniere.values[0] ?? [];
  if (valeurs[entetes.indexOf('Opération')] !== ligne.operation || valeurs[entetes.indexOf('Détail')] !== ligne.detail) return;
  table.resize(adresse({ ...zone, lignes: zone.lignes - 1 }));
  derniere.clear('Contents');
  await contexte.sync();
}
