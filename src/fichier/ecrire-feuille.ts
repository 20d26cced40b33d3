/** One sheet of a plan, for the .xlsx writer. */
import { rangeRef } from 'hucre/xlsx';
import type { Cell, ColumnDef, ConditionalRule, DataValidation, TableDefinition, WriteSheet } from 'hucre/xlsx';
import { estFormule } from '../classeur/plan';
import type { Cellule, Format, Plan, PlanFeuille, PlanTable, Role } from '../classeur/plan';
import { graphiqueDe } from './graphiques';
import { plageDeColonne, plageDeTable, resoudrePlage } from './plages';
import { styleDeCellule, styleDeMiseEnForme } from './styles-fichier';
import { celluleTexte } from './texte-cellule';

const HAUTEUR_DE_LIGNE = 15;
const LARGEUR_PAR_DEFAUT = 9;

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
    cells.set(adresse(0), { ...celluleTexte(colonne.entete), style: styleDeCellule('entete', 'general') });
    // LibreOffice draws no table style: every cell carries its own format.
    table.lignes.forEach((ligne, r) =>
      cells.set(adresse(r + 1), contenuDe(ligne[c] ?? null, colonne.formule, colonne.role, colonne.format)),
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
    showAutoFilter: table.filtres,
  };
}

function validationsDe(table: PlanTable, plan: Plan): DataValidation[] {
  return table.colonnes.flatMap((colonne, c): DataValidation[] => {
    const commun = { range: plageDeColonne(table, c), allowBlank: true, showErrorMessage: true, errorTitle: 'Négoflux' } as const;
    if (colonne.liste !== undefined) {
      const formula1 = resoudrePlage(plan, colonne.liste.feuille, colonne.liste.plage);
      return [{ ...commun, type: 'list', formula1, errorMessage: 'Choisissez une valeur de la liste.' }];
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

function largeursDe(feuille: PlanFeuille): ColumnDef[] {
  const largeurs = new Map<number, number>(Object.entries(feuille.largeurs ?? {}).map(([colonne, largeur]) => [Number(colonne), largeur]));
  for (const table of feuille.tables) {
    table.colonnes.forEach(({ largeur }, c) => {
      const colonne = table.colonne + c;
      // Stacked tables share their columns: the widest need wins.
      largeurs.set(colonne, Math.max(largeur, largeurs.get(colonne) ?? 0));
    });
  }
  const derniere = Math.max(-1, ...largeurs.keys());
  return Array.from({ length: derniere + 1 }, (_, colonne) => {
    const width = largeurs.get(colonne);
    return width === undefined ? {} : { width };
  });
}

const ROLES_SUR_PLUSIEURS_LIGNES: ReadonlySet<Role> = new Set<Role>(['note', 'question']);

/** Merged cells never grow by themselves: a long note gets the height that its text needs. */
function hauteursDe(feuille: PlanFeuille, colonnes: readonly ColumnDef[]): Map<number, { height: number }> {
  const hauteurs = new Map<number, { height: number }>();
  for (const cellule of feuille.cellules) {
    if (!ROLES_SUR_PLUSIEURS_LIGNES.has(cellule.role) || typeof cellule.contenu !== 'string' || cellule.fusion === undefined) continue;
    let largeur = 0;
    for (let c = cellule.colonne; c < cellule.colonne + cellule.fusion; c++) largeur += colonnes[c]?.width ?? LARGEUR_PAR_DEFAUT;
    const lignes = cellule.contenu.split('\n').reduce((total, ligne) => total + Math.max(1, Math.ceil(ligne.length / (largeur * 0.95))), 0);
    const height = lignes * HAUTEUR_DE_LIGNE;
    if (lignes > 1 && height > (hauteurs.get(cellule.ligne)?.height ?? 0)) hauteurs.set(cellule.ligne, { height });
  }
  for (const table of feuille.tables) {
    const lignes = Math.max(...table.colonnes.map(({ entete }, c) => lignesDEntete(entete, colonnes[table.colonne + c]?.width)));
    if (lignes > 1) hauteurs.set(table.ligne, { height: lignes * HAUTEUR_DE_LIGNE });
  }
  return hauteurs;
}

function lignesDEntete(entete: string, largeur = LARGEUR_PAR_DEFAUT): number {
  const plusLong = Math.max(...entete.split(' ').map((mot) => mot.length));
  return entete.length <= largeur ? 1 : Math.ceil(entete.length / Math.max(plusLong, largeur - 3));
}

/**
 * Paper shows what the title spans, the inputs and the charts; the working columns on the right stay on screen, or everything would
 * shrink to fit the width.
 */
function zoneDImpression(feuille: PlanFeuille): string {
  const titres = feuille.cellules.map(({ colonne, fusion }) => ((fusion ?? 1) > 1 ? colonne + (fusion ?? 1) - 1 : 0));
  const saisies = feuille.tables.flatMap((table) => table.colonnes.map(({ role }, c) => (role === 'saisie' ? table.colonne + c : 0)));
  const colonne = Math.max(0, ...titres, ...saisies, ...feuille.graphiques.map(({ ancre }) => ancre.colonneFin));
  const ligne = Math.max(
    0,
    ...feuille.cellules.map((cellule) => cellule.ligne),
    ...feuille.tables.map((table) => table.ligne + table.lignes.length),
    ...feuille.graphiques.map(({ ancre }) => ancre.ligneFin),
  );
  return rangeRef(0, 0, ligne, colonne).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

export function feuilleDe(feuille: PlanFeuille, plan: Plan): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const { ligne, colonne, contenu, role, format, fusion } of feuille.cellules) {
    cells.set(`${ligne},${colonne}`, contenuDe(contenu, undefined, role, format ?? 'general'));
    const style = styleDeCellule(role, 'general');
    for (let c = 1; c < (fusion ?? 1); c++) cells.set(`${ligne},${colonne + c}`, { value: null, style });
  }
  for (const table of feuille.tables) poserTable(table, cells);
  const columns = largeursDe(feuille);
  const { lignes, colonnes } = feuille.figer;
  return {
    name: feuille.nom,
    cells,
    columns,
    rowDefs: hauteursDe(feuille, columns),
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
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printArea: zoneDImpression(feuille),
      ...(lignes > 0 ? { printTitlesRow: `$1:$${lignes}` } : {}),
    },
    headerFooter: { oddFooter: '&L&A&RPage &P / &N' },
  };
}
