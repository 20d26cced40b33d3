/** What paper shows of a sheet: its columns, the header that comes back on every page, and how many pages side by side it takes. */
import type { PlanFeuille, PlanImpression, PlanTable } from './plan';

/** Characters of a column that nothing sets. */
export const LARGEUR_PAR_DEFAUT = 9;
/** From this many rows on, a table is worth a page of its own. */
const TABLE_LONGUE = 16;
/** Rows that a printed page holds, at most. */
const LIGNES_PAR_PAGE = 50;
/** Characters that A4 landscape shows in a size that one reads without a magnifier: some 7 points. */
const LARGEUR_LISIBLE = 215;
/** Beyond, a list is searched on the screen: two pages side by side would only double its paper. */
const LIGNES_COTE_A_COTE = 500;

type Largeurs = Readonly<Record<number, number>>;

/** Of the columns that one sees, in characters. */
function somme(largeurs: Largeurs, masquees: readonly number[], fin: number): number {
  return Array.from({ length: fin }, (_, c) => c).reduce(
    (total, c) => total + (masquees.includes(c) ? 0 : (largeurs[c] ?? LARGEUR_PAR_DEFAUT)),
    0,
  );
}

function derniereColonne({ tables, graphiques }: PlanFeuille, masquees: readonly number[]): number {
  const montrees = tables.flatMap((table) =>
    table.colonnes.flatMap((_, rang) => (masquees.includes(table.colonne + rang) ? [] : [table.colonne + rang + 1])),
  );
  return Math.max(1, ...montrees, ...graphiques.map(({ ancre }) => ancre.colonneFin));
}

/** A chart cut in two says nothing: its sheet stays one page wide. */
function enLargeur(feuille: PlanFeuille, largeurs: Largeurs, masquees: readonly number[], colonnes: number): PlanImpression['enLargeur'] {
  const { tables, graphiques, figer } = feuille;
  const longue = tables.some(({ lignes }) => lignes.length > LIGNES_COTE_A_COTE);
  const largeur = somme(largeurs, masquees, colonnes);
  if (graphiques.length > 0 || figer.colonnes === 0 || longue || largeur <= LARGEUR_LISIBLE) return undefined;
  const repetees = somme(largeurs, masquees, figer.colonnes);
  const pages = Math.ceil((largeur - repetees) / Math.max(1, LARGEUR_LISIBLE - repetees));
  return { pages, colonnesRepetees: figer.colonnes };
}

/** Characters of the first of several pages side by side; no limit on a single one. */
export function largeurDePremierePage(feuille: PlanFeuille, largeurs: Largeurs, masquees: readonly number[]): number {
  const colonnes = derniereColonne(feuille, masquees);
  const cote = enLargeur(feuille, largeurs, masquees, colonnes);
  if (cote === undefined) return Infinity;
  return (somme(largeurs, masquees, colonnes) + (cote.pages - 1) * somme(largeurs, masquees, cote.colonnesRepetees)) / cote.pages;
}

export function impressionDe(feuille: PlanFeuille, largeurs: Largeurs, masquees: readonly number[], fusion: number): PlanImpression {
  const { tables, debutDePage, sansRappel } = feuille;
  const longue = tables.reduce<PlanTable | null>((plus, table) => (table.lignes.length > (plus?.lignes.length ?? 0) ? table : plus), null);
  const premiere = tables.find(({ nom }) => nom === debutDePage);
  const deborde = longue !== null && longue.lignes.length > TABLE_LONGUE;
  const finDe = ({ ligne, lignes }: PlanTable): number => ligne + lignes.length;
  const fin = Math.max(0, ...tables.map(finDe));
  const auDessus = longue !== null && tables.some(({ ligne }) => ligne < longue.ligne);
  const colonnes = Math.max(fusion, derniereColonne(feuille, masquees));
  const cote = enLargeur(feuille, largeurs, masquees, colonnes);
  return {
    colonnes,
    ...(cote === undefined ? {} : { enLargeur: cote }),
    // On the first page only, it would head the pages of the tables below for nothing.
    entete:
      longue !== null && longue.nom !== sansRappel && deborde && (fin === finDe(longue) || finDe(longue) > LIGNES_PAR_PAGE)
        ? longue.ligne
        : null,
    sauts:
      longue !== null && ((auDessus && deborde) || (premiere !== undefined && fin > LIGNES_PAR_PAGE))
        ? [(premiere ?? longue).ligne - 1]
        : [],
  };
}
