/** Rows of our tables as the pane reads them back: columns are found by header, whatever their order. */
import type { ValeurCellule } from '../../domaine/inventaire';
import type { TablesLues } from '../../excel/porte';

export type LigneLue = (entete: string) => ValeurCellule;

export function lignesLues(tables: TablesLues, nom: string): readonly LigneLue[] {
  const [entetes, ...lignes] = tables.get(nom) ?? [];
  if (!entetes) return [];
  const rang = new Map(entetes.map((e, i) => [String(e), i] as const));
  return lignes.map((ligne) => (entete) => {
    const colonne = rang.get(entete);
    return colonne === undefined ? null : (ligne[colonne] ?? null);
  });
}

export const nombreLu = (valeur: ValeurCellule): number | null => (typeof valeur === 'number' ? valeur : null);
export const texteLu = (valeur: ValeurCellule): string => (valeur === null ? '' : String(valeur));
