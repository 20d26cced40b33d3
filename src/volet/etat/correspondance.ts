/** Changes of the mapping that the user makes by hand. */
import type { ColonneReconnue, Correspondance, Indicateur } from '../../domaine/inventaire';
import { placeDeLEntete } from '../../domaine/lecture/blocs';

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

/** Its letter; with the row of its header when only a later block of the sheet has it. Both `premiere…` are 0-based. */
export function nommerColonne(correspondance: Correspondance, colonne: number, premiereColonne: number, premiereLigne: number): string {
  const place = placeDeLEntete(correspondance, colonne);
  const lettre = lettreDeColonne(premiereColonne + place.colonne);
  return place.index <= correspondance.ligneEntete || correspondance.ligneEntete < 0
    ? lettre
    : `${lettre} (ligne ${premiereLigne + place.index + 1})`;
}

/** `0` → `A`, `26` → `AA`. */
export function lettreDeColonne(index: number): string {
  const reste = index % 26;
  const lettre = String.fromCharCode(65 + reste);
  return index < 26 ? lettre : lettreDeColonne((index - reste) / 26 - 1) + lettre;
}
