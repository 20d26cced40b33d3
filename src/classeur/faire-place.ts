/** What lies at the right of a table makes room for the columns that users added to it: tables, labels, rules and charts move together. */
import type { Ajouts } from './colonnes-ajoutees';
import { lettres } from './formules';
import type { PlanFeuille, PlanTable } from './plan';

export function faireDeLaPlace(feuille: PlanFeuille, ajouts: Ajouts): PlanFeuille {
  const larges = feuille.tables.filter(({ nom }) => (ajouts.get(nom)?.length ?? 0) > 0).sort((a, b) => b.colonne - a.colonne);
  return larges.reduce(
    (reste, { nom, colonne, colonnes }) => decaler(reste, nom, colonne + colonnes.length, ajouts.get(nom)?.length ?? 0),
    feuille,
  );
}

/** Only when a table at the right shares some rows: elsewhere, added columns lie on free cells. */
function decaler(feuille: PlanFeuille, nom: string, bord: number, nombre: number): PlanFeuille {
  const table = feuille.tables.find((candidate) => candidate.nom === nom);
  if (table === undefined) return feuille;
  const gene = feuille.tables.some((autre) => autre.colonne >= bord && autre.colonne <= bord + nombre && seCroisent(table, autre));
  if (!gene) return feuille;
  const col = (colonne: number): number => (colonne >= bord ? colonne + nombre : colonne);
  const plage = (texte: string): string =>
    texte.replace(
      /(\$?)([A-Z]{1,3})(\$?\d+)/g,
      (_, fixe: string, nomDeColonne: string, ligne: string) => `${fixe}${lettres(col(rangDe(nomDeColonne)))}${ligne}`,
    );
  return {
    ...feuille,
    cellules: feuille.cellules.map((cellule) => ({ ...cellule, colonne: col(cellule.colonne) })),
    tables: feuille.tables.map((autre) => ({ ...autre, colonne: col(autre.colonne) })),
    misesEnForme: feuille.misesEnForme.map((mise) => ({ ...mise, plage: plage(mise.plage), formule: horsTextes(mise.formule, plage) })),
    graphiques: feuille.graphiques.map((graphique) => ({
      ...graphique,
      categories: plage(graphique.categories),
      series: graphique.series.map((serie) => ({ ...serie, valeurs: plage(serie.valeurs) })),
      ancre: {
        ...graphique.ancre,
        colonne: col(graphique.ancre.colonne),
        colonneFin: graphique.ancre.colonneFin + col(graphique.ancre.colonne) - graphique.ancre.colonne,
      },
    })),
    ...(feuille.largeurs === undefined
      ? {}
      : { largeurs: Object.fromEntries(Object.entries(feuille.largeurs).map(([colonne, largeur]) => [col(Number(colonne)), largeur])) }),
  };
}

function seCroisent(a: PlanTable, b: PlanTable): boolean {
  return a !== b && a.ligne <= b.ligne + b.lignes.length && b.ligne <= a.ligne + a.lignes.length;
}

function rangDe(nomDeColonne: string): number {
  let rang = 0;
  for (const lettre of nomDeColonne) rang = rang * 26 + lettre.charCodeAt(0) - 64;
  return rang - 1;
}

function horsTextes(formule: string, changer: (texte: string) => string): string {
  return formule.replace(/"(?:[^"]|"")*"|[^"]+/g, (morceau) => (morceau.startsWith('"') ? morceau : changer(morceau)));
}
