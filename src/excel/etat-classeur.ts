/** What is in the workbook before anything is written: two requests, whatever the number of sheets. */
import { copiesParmi } from '../classeur/copies';
import { adresse, type Zone } from './adresses';
import { estNomDEmprise, lireEmprise, NOM_MARQUE, type Emprise } from '../classeur/emprise';

export interface TableExistante {
  readonly nom: string;
  readonly feuille: string;
  readonly zone: Zone;
  readonly entetes: readonly string[];
}

export interface FeuilleExistante {
  readonly nom: string;
  /** Rank among the sheets of the workbook. */
  readonly rang: number;
  /** Ours: it carries our marker, and is not a copy that a person made. */
  readonly marquee: boolean;
  /** Carries our marker all the same. */
  readonly copie: boolean;
  readonly emprise: Emprise | null;
  /** Formulas of our hidden names, as found. */
  readonly nomsEmprise: ReadonlyMap<string, string>;
  readonly protegee: boolean;
  readonly utilisee: Zone | null;
  readonly tables: readonly TableExistante[];
}

export interface EtatClasseur {
  readonly feuilles: readonly FeuilleExistante[];
  readonly tables: ReadonlyMap<string, TableExistante>;
  readonly noms: ReadonlyMap<string, string>;
  readonly structureProtegee: boolean;
}

const POSITION = 'rowIndex,columnIndex,rowCount,columnCount';

export async function lireEtat(contexte: Excel.RequestContext): Promise<EtatClasseur> {
  const { workbook } = contexte;
  const { worksheets, tables, names } = workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name,items/formula');
  workbook.protection.load('protected');
  await contexte.sync();

  const lues = worksheets.items.map((feuille) => {
    feuille.names.load('items/name,items/formula');
    feuille.protection.load('protected');
    const utilisee = feuille.getUsedRangeOrNullObject();
    utilisee.load(POSITION);
    return { feuille, utilisee };
  });
  const tablesLues = tables.items.map((table) => {
    const etendue = table.getRange();
    const entetes = table.getHeaderRowRange();
    etendue.load(POSITION);
    entetes.load('values');
    table.worksheet.load('name');
    return { table, etendue, entetes };
  });
  await contexte.sync();

  const toutes = tablesLues.map(({ table, etendue, entetes }): TableExistante => ({
    nom: table.name,
    feuille: table.worksheet.name,
    zone: zoneDeLaPlage(etendue),
    entetes: (entetes.values[0] ?? []).map(String),
  }));
  const brutes = lues.map(({ feuille, utilisee }, rang): Omit<FeuilleExistante, 'copie'> => {
    const formules = new Map(feuille.names.items.map((nom): [string, string] => [nom.name, nom.formula]));
    return {
      nom: feuille.name,
      rang,
      marquee: formules.has(NOM_MARQUE),
      emprise: lireEmprise(formules),
      nomsEmprise: new Map([...formules].filter(([nom]) => estNomDEmprise(nom))),
      protegee: feuille.protection.protected,
      utilisee: utilisee.isNullObject ? null : zoneDeLaPlage(utilisee),
      tables: toutes.filter((table) => table.feuille === feuille.name),
    };
  });
  const copies = copiesParmi(brutes.filter(({ marquee }) => marquee));
  return {
    feuilles: brutes.map((brute) => {
      const copie = copies.has(brute.nom);
      return { ...brute, marquee: brute.marquee && !copie, copie };
    }),
    tables: new Map(toutes.map((table) => [table.nom.toLowerCase(), table])),
    noms: new Map(names.items.map((nom): [string, string] => [nom.name, nom.formula])),
    structureProtegee: workbook.protection.protected,
  };
}

function zoneDeLaPlage(etendue: Excel.Range): Zone {
  return { ligne: etendue.rowIndex, colonne: etendue.columnIndex, lignes: etendue.rowCount, colonnes: etendue.columnCount };
}

export function adresseDe(feuille: string, zone: Zone): string {
  return `'${feuille.replace(/'/g, "''")}'!${adresse(zone)}`;
}
