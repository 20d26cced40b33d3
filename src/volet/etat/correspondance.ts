/** Changes of the mapping that the user makes by hand. */
import type { ColonneReconnue, Correspondance, Indicateur } from '../../domaine/inventaire';

export interface EnteteLue {
  readonly colonne: number;
  readonly entete: string;
}

/** Every header of the source, in the order of the sheet. */
export function entetesLues(correspondance: Correspondance): readonly EnteteLue[] {
  return [...correspondance.colonnes, ...correspondance.ignorees]
    .map(({ colonne, entete }) => ({ colonne, entete }))
    .filter((e, i, toutes) => toutes.findIndex((autre) => autre.colonne === e.colonne) === i)
    .sort((a, b) => a.colonne - b.colonne);
}

/** A column says one thing: giving it to an indicateur takes it away from the one that had it. */
export function affecterColonne(correspondance: Correspondance, indicateur: Indicateur, colonne: number | null): Correspondance {
  const entetes = entetesLues(correspondance);
  const choisie = entetes.find((e) => e.colonne === colonne);
  const gardees = correspondance.colonnes.filter((c) => c.indicateur !== indicateur && c.colonne !== colonne);
  const colonnes: ColonneReconnue[] = choisie ? [...gardees, { indicateur, ...choisie, confiance: 1 }] : gardees;
  const prises = new Set(colonnes.map((c) => c.colonne));
  return { ...correspondance, colonnes, ignorees: entetes.filter((e) => !prises.has(e.colonne)) };
}

/** `0` → `A`, `26` → `AA`. */
export function lettreDeColonne(index: number): string {
  const reste = index % 26;
  const lettre = String.fromCharCode(65 + reste);
  return index < 26 ? lettre : lettreDeColonne((index - reste) / 26 - 1) + lettre;
}
