/** How many rows were set aside, and why: with the dwellings, they are all the rows that were read. */
import type { LigneEcartee } from '../inventaire';

type Raison = LigneEcartee['raison'];

/** Singular and plural. */
export const LIBELLE_RAISON: Readonly<Record<Raison, readonly [string, string]>> = {
  titre: ['ligne de titre ou d’en-tête', 'lignes de titre ou d’en-tête'],
  'entete-repete': ['en-tête répété', 'en-têtes répétés'],
  unites: ['ligne d’unités', 'lignes d’unités'],
  'hors-tableau': ['ligne remplie hors du tableau lu', 'lignes remplies hors du tableau lu'],
  recapitulatif: ['ligne de récapitulatif', 'lignes de récapitulatif'],
  'sous-total': ['sous-total', 'sous-totaux'],
  vide: ['ligne vide', 'lignes vides'],
  illisible: ['ligne illisible', 'lignes illisibles'],
  suite: ['suite d’une cellule sur plusieurs lignes', 'suites de cellules sur plusieurs lignes'],
  'hors-parc': ['logement sorti du patrimoine', 'logements sortis du patrimoine'],
};

/** In the order of `LIBELLE_RAISON`; reasons that no row has are absent. */
export function compterEcartees(ecartees: readonly LigneEcartee[]): ReadonlyMap<Raison, number> {
  const nombres = new Map<Raison, number>();
  for (const { raison } of ecartees) nombres.set(raison, (nombres.get(raison) ?? 0) + 1);
  const raisons = Object.keys(LIBELLE_RAISON) as Raison[];
  return new Map(raisons.flatMap((raison): [Raison, number][] => [[raison, nombres.get(raison) ?? 0]]).filter(([, nombre]) => nombre > 0));
}
