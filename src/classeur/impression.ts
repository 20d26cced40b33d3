/** What paper shows of a sheet: its columns, the header that comes back on every page, and how many pages side by side it takes. */
import type { PlanFeuille, PlanImpression, PlanTable } from './plan';

/** Characters of a column that nothing sets. */
export const LARGEUR_PAR_DEFAUT = 9;
/** From this many rows on, a table is worth a page of its own. */
const TABLE_LONGUE = 16;
/** Rows that a printed page holds, at most. */
const LIGNES_PAR_PAGE = 50;
/** Characters of the usual font over which A4 landscape still prints 10 points as 7. */
const LARGEUR_LISIBLE = 220;
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

/** The columns that people read: a technical column that others leave in sight is none of them. */
function derniereColonne({ tables, graphiques, aImprimer }: PlanFeuille, masquees: readonly number[]): number {
  if (aImprimer !== undefined) return aImprimer.colonnes;
  const montrees = tables.flatMap((table) =>
    table.colonnes.flatMap(({ role, ajoutee }, rang) =>
      masquees.includes(table.colonne + rang) || (role === 'technique' && ajoutee !== true) ? [] : [table.colonne + rang + 1],
    ),
  );
  return Math.max(1, ...montrees, ...graphiques.map(({ ancre }) => ancre.colonneFin));
}

/** A chart cut in two says nothing: it fits on the first of the pages, or its sheet stays one page wide. */
function enLargeur(feuille: PlanFeuille, largeurs: Largeurs, masquees: readonly number[], colonnes: number): PlanImpression['enLargeur'] {
  const { tables, graphiques, figer } = feuille;
  const longue = tables.some(({ lignes }) => lignes.length > LIGNES_COTE_A_COTE);
  const largeur = somme(largeurs, masquees, colonnes);
  if (longue || largeur <= LARGEUR_LISIBLE) return undefined;
  const repetees = somme(largeurs, masquees, figer.colonnes);
  const pages = Math.ceil((largeur - repetees) / Math.max(1, LARGEUR_LISIBLE - repetees));
  const premiere = (largeur + (pages - 1) * repetees) / pages;
  if (graphiques.some(({ ancre }) => somme(largeurs, masquees, ancre.colonneFin) > premiere)) return undefined;
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
  const { tables, debutDePage, sansRappel, aImprimer } = feuille;
  const longue = tables.reduce<PlanTable | null>((plus, table) => (table.lignes.length > (plus?.lignes.length ?? 0) ? table : plus), null);
  const premiere = tables.find(({ nom }) => nom === debutDePage);
  const derniere = tables.find(({ nom }) => nom === aImprimer?.jusqua);
  const deborde = longue !== null && longue.lignes.length > TABLE_LONGUE;
  const finDe = ({ ligne, lignes }: PlanTable): number => ligne + lignes.length;
  const fin = Math.max(0, ...tables.map(finDe));
  const auDessus = longue !== null && tables.some(({ ligne }) => ligne < longue.ligne);
  const colonnes = Math.max(fusion, derniereColonne(feuille, masquees));
  const cote = enLargeur(feuille, largeurs, masquees, colonnes);
  return {
    colonnes,
    ...(cote === undefined ? {} : { enLargeur: cote }),
    ...(derniere === undefined ? {} : { lignes: finDe(derniere) + 1 }),
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
