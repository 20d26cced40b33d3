/** The names of réservataires as the reading takes them (personal data masked), counted, with the place of the dwellings that they hold. */
import type { Bien } from '../bien';
import { colonnesDesReservataires, type Correspondance, type ValeurCellule } from '../inventaire';
import { texteMasque } from '../lecture/donnees-personnelles';

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
  const colonnes = colonnesDesReservataires(correspondance);
  const parNom = new Map<string, { nom: string; nombre: number; departement: string | null; commune: string | null }>();
  const noter = (nom: string, { departement, commune }: Bien): void => {
    if (nom === '') return;
    const cle = `${nom}\u0000${departement ?? ''}`;
    const connu = parNom.get(cle);
    if (connu === undefined) {
      parNom.set(cle, { nom, nombre: 1, departement, commune });
    } else {
      connu.nombre += 1;
      if (connu.commune !== commune) connu.commune = null;
    }
  };
  for (const { colonne, indicateur } of colonnes) {
    const masques = new Map<ValeurCellule | undefined, string>();
    for (const bien of biens) {
      const valeur = lignes[bien.ligneSource - premiereLigne]?.[colonne];
      const nom = masques.get(valeur) ?? texteMasque(valeur, indicateur);
      masques.set(valeur, nom);
      noter(nom, bien);
    }
  }
  return [...parNom.values()];
}
