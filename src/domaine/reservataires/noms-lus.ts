/** The names of réservataires as the cells write them, counted, with the place of the dwellings that they hold. */
import type { Bien } from '../bien';
import type { Correspondance, ValeurCellule } from '../inventaire';
import { texteDe } from '../lecture/texte';

export interface NomLu {
  readonly nom: string;
  /** Rows that bear this spelling in this département. */
  readonly nombre: number;
  readonly departement: string | null;
  /** INSEE code when all these rows are in one commune. */
  readonly commune: string | null;
}

export function nomsLus(
  lignes: readonly (readonly ValeurCellule[])[],
  correspondance: Correspondance,
  premiereLigne: number,
  biens: readonly Bien[],
): readonly NomLu[] {
  const colonne = correspondance.colonnes.find(({ indicateur }) => indicateur === 'reservataire')?.colonne;
  if (colonne === undefined) return [];
  const parNom = new Map<string, { nom: string; nombre: number; departement: string | null; commune: string | null }>();
  for (const { ligneSource, departement, commune } of biens) {
    const nom = texteDe(lignes[ligneSource - premiereLigne]?.[colonne]);
    if (nom === '') continue;
    const cle = `${nom}\u0000${departement ?? ''}`;
    const connu = parNom.get(cle);
    if (connu === undefined) {
      parNom.set(cle, { nom, nombre: 1, departement, commune });
    } else {
      connu.nombre += 1;
      if (connu.commune !== commune) connu.commune = null;
    }
  }
  return [...parNom.values()];
}
