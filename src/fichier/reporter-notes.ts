/** Notes that users typed on our sheets, outside our tables: back in their cell when it is still free, listed otherwise. */
import { cellRef } from 'hucre/xlsx';
import type { Cellule, Plan, PlanFeuille } from '../classeur/plan';

export interface Note {
  /** Key of the sheet, through its renames. */
  readonly cle: string;
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  readonly contenu: Cellule;
}

function estLibre(feuille: PlanFeuille, { ligne, colonne }: Note): boolean {
  const occupee = feuille.cellules.some(
    (cellule) => cellule.ligne === ligne && colonne >= cellule.colonne && colonne < cellule.colonne + (cellule.fusion ?? 1),
  );
  const prise = feuille.tables.some(
    (table) =>
      ligne >= table.ligne &&
      ligne <= table.ligne + table.lignes.length &&
      colonne >= table.colonne &&
      colonne < table.colonne + table.colonnes.length,
  );
  return !occupee && !prise;
}

export function reporterNotes(plan: Plan, notes: readonly Note[]): Plan {
  const perdues = notes.filter((note) => !plan.feuilles.some((feuille) => feuille.cle === note.cle && estLibre(feuille, note)));
  const feuilles = plan.feuilles.map((feuille) => {
    const siennes = notes.filter((note) => note.cle === feuille.cle && estLibre(feuille, note));
    if (siennes.length === 0) return feuille;
    const ajoutees = siennes.map(({ ligne, colonne, contenu }) => ({ ligne, colonne, contenu, role: 'texte' as const, ajoutee: true }));
    return { ...feuille, cellules: [...feuille.cellules, ...ajoutees] };
  });
  if (perdues.length === 0) return { ...plan, feuilles };
  const lieux = perdues.map(({ feuille, ligne, colonne }) => `${cellRef(ligne, colonne)} de « ${feuille} »`);
  return {
    ...plan,
    feuilles,
    avertissements: [
      ...(plan.avertissements ?? []),
      `Des cellules tapées hors des tableaux n’ont plus leur place dans la sortie : ${lieux.join(', ')}. Elles restent dans le fichier d’origine.`,
    ],
  };
}
