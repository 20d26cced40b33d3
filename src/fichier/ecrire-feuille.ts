/** One sheet of a plan, for the .xlsx writer. */
import { rangeRef } from 'hucre/xlsx';
import type { Cell, ColumnDef, ConditionalRule, DataValidation, TableDefinition, WriteSheet } from 'hucre/xlsx';
import { largeursDe } from '../classeur/mise-en-page';
import { estFormule } from '../classeur/plan';
import type { Cellule, Format, ListeDeValidation, Plan, PlanFeuille, PlanTable, Role } from '../classeur/plan';
import { graphiqueDe } from './graphiques';
import { plageDeColonne, plageDeTable, resoudrePlage } from './plages';
import { styleDeCellule, styleDeMiseEnForme } from './styles-fichier';
import { celluleTexte } from './texte-cellule';

/**
 * `formuleColonne`: the formula of the column, when the cell holds only its cached value. A formula never takes the text format: edited in
 * Excel, it would turn into the text of itself.
 */
function contenuDe(cellule: Cellule, formuleColonne: string | undefined, role: Role, format: Format): Partial<Cell> {
  const formule = estFormule(cellule) ? cellule.formule : formuleColonne;
  const style = styleDeCellule(role, formule !== undefined && format === 'texte' ? 'general' : format);
  const valeur = estFormule(cellule) ? cellule.valeur : cellule;
  if (formule !== undefined) return { formula: formule.slice(1), formulaResult: valeur, style };
  return typeof valeur === 'string' ? { ...celluleTexte(valeur), style } : { value: valeur, style };
}

function poserTable(table: PlanTable, cells: Map<string, Partial<Cell>>): void {
  table.colonnes.forEach((colonne, c) => {
    const adresse = (ligne: number): string => `${table.ligne + ligne},${table.colonne + c}`;
    cells.set(adresse(0), {
      ...celluleTexte(colonne.entete),
      style: styleDeCellule(colonne.role === 'technique' ? 'entete-technique' : 'entete', 'general'),
    });
    // LibreOffice draws no table style: every cell carries its own format.
    table.lignes.forEach((ligne, r) =>
      cells.set(
        adresse(r + 1),
        contenuDe(ligne[c] ?? null, colonne.formule, r < (colonne.fixes?.lignes ?? 0) ? 'texte' : colonne.role, colonne.format),
      ),
    );
  });
}

function definitionDe(table: PlanTable): TableDefinition {
  return {
    name: table.nom,
    displayName: table.nom,
    range: plageDeTable(table),
    columns: table.colonnes.map(({ entete }) => ({ name: entete })),
    style: 'TableStyleLight1',
    showRowStripes: false,
    showAutoFilter: table.filtres,
  };
}

function validationsDe(table: PlanTable, plan: Plan): DataValidation[] {
  return table.colonnes.flatMap((colonne, c): DataValidation[] => {
    const commun = { range: plageDeColonne(table, c), allowBlank: true, showErrorMessage: true, errorTitle: 'Négoflux' } as const;
    if (colonne.liste !== undefined) {
      const parListe = ({ feuille, plage, message }: ListeDeValidation, range: string): DataValidation => ({
        ...commun,
        range,
        type: 'list',
        formula1: resoudrePlage(plan, feuille, plage),
        errorMessage: message ?? 'Choisissez une valeur de la liste.',
      });
      const { fixes, liste } = colonne;
      if (fixes === undefined) return [parListe(liste, commun.range)];
      const lignes = (debut: number, fin: number): string =>
        rangeRef(table.ligne + debut, table.colonne + c, table.ligne + fin, table.colonne + c);
      return [
        { ...parListe(fixes.liste, lignes(1, fixes.lignes)), allowBlank: false },
        parListe(liste, lignes(fixes.lignes + 1, table.lignes.length)),
      ];
    }
    if (colonne.bornes === undefined) return [];
    const { min, max } = colonne.bornes;
    const borne = (valeur: number): string => valeur.toLocaleString('fr-FR', { maximumFractionDigits: 6, useGrouping: false });
    return [
      {
        ...commun,
        type: 'decimal',
        operator: 'between',
        formula1: String(min),
        formula2: String(max),
        errorMessage: `Saisissez un nombre compris entre ${borne(min)} et ${borne(max)}.`,
      },
    ];
  });
}

function colonnesDe(feuille: PlanFeuille): ColumnDef[] {
  const largeurs = new Map(Object.entries(largeursDe(feuille)).map(([colonne, largeur]) => [Number(colonne), largeur]));
  const masquees = new Set(feuille.masquees ?? []);
  return Array.from({ length: Math.max(-1, ...largeurs.keys()) + 1 }, (_, colonne): ColumnDef => {
    const width = largeurs.get(colonne);
    return {
      ...(width === undefined ? {} : { width }),
      ...(masquees.has(colonne) ? { hidden: true } : {}),
    };
  });
}

function hauteursDe({ hauteurs = [] }: PlanFeuille): Map<number, { height: number }> {
  return new Map(
    hauteurs.flatMap(({ ligne, nombre, points }) =>
      Array.from({ length: nombre }, (_, rang) => [ligne + rang, { height: points }] as const),
    ),
  );
}

/** `$A` alone, as one column gives it, is no range. */
const titresDe = (plage: string): string => (plage.includes(':') ? plage : `${plage}:${plage}`);

type Page = NonNullable<WriteSheet['pageSetup']>;

function pageDe({ impression }: PlanFeuille): Pick<Page, 'printArea' | 'printTitlesRow' | 'printTitlesColumn' | 'fitToWidth'> {
  if (impression === undefined) return {};
  const { colonnes, lignes, entete, enLargeur } = impression;
  const premieres = (nombre: number): string => rangeRef(0, 0, 0, nombre - 1).replace(/([A-Z]+)\d+/g, '$$$1');
  return {
    printArea: lignes === undefined ? premieres(colonnes) : rangeRef(0, 0, lignes - 1, colonnes - 1).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2'),
    ...(enLargeur === undefined ? {} : { fitToWidth: enLargeur.pages }),
    ...(enLargeur === undefined || enLargeur.colonnesRepetees === 0
      ? {}
      : { printTitlesColumn: titresDe(premieres(enLargeur.colonnesRepetees)) }),
    ...(entete === null ? {} : { printTitlesRow: `$${entete + 1}:$${entete + 1}` }),
  };
}

export function feuilleDe(feuille: PlanFeuille, plan: Plan): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const { ligne, colonne, contenu, role, format, fusion } of feuille.cellules) {
    cells.set(`${ligne},${colonne}`, contenuDe(contenu, undefined, role, format ?? 'general'));
    const style = styleDeCellule(role, 'general');
    for (let c = 1; c < (fusion ?? 1); c++) cells.set(`${ligne},${colonne + c}`, { value: null, style });
  }
  for (const table of feuille.tables) poserTable(table, cells);
  const columns = colonnesDe(feuille);
  const { lignes, colonnes } = feuille.figer;
  return {
    name: feuille.nom,
    cells,
    columns,
    rowDefs: hauteursDe(feuille),
    merges: feuille.cellules
      .filter(({ fusion }) => (fusion ?? 1) > 1)
      .map(({ ligne, colonne, fusion }) => ({ startRow: ligne, endRow: ligne, startCol: colonne, endCol: colonne + (fusion ?? 1) - 1 })),
    tables: feuille.tables.map(definitionDe),
    dataValidations: feuille.tables.flatMap((table) => validationsDe(table, plan)),
    conditionalRules: feuille.misesEnForme.map(({ plage, formule, style }, rang): ConditionalRule => ({
      type: 'expression',
      priority: rang + 1,
      range: plage,
      formula: formule.replace(/^=/, ''),
      style: styleDeMiseEnForme(style),
    })),
    charts: feuille.graphiques.map(graphiqueDe),
    ...(lignes > 0 || colonnes > 0 ? { freezePane: { rows: lignes, columns: colonnes } } : {}),
    view: { showGridLines: false, tabColor: { rgb: feuille.couleurOnglet.replace('#', '') } },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.25, right: 0.25, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...pageDe(feuille),
    },
    // The writer names the row before the break.
    ...((feuille.impression?.sauts.length ?? 0) > 0 ? { rowBreaks: (feuille.impression?.sauts ?? []).map((ligne) => ligne - 1) } : {}),
    headerFooter: { oddFooter: '&L&A&RPage &P / &N' },
  };
}
