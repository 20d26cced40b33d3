/** Rows of a raw inventory sheet, as a person typed them, for what is read of tables that are stacked or whose columns moved. */
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { ValeurCellule } from '../../src/domaine/inventaire';

export type Ligne = readonly ValeurCellule[];

export const ENTETE = [
  'N° RPLS',
  'Référence',
  'Réservataire',
  'Département',
  'INSEE',
  'QPV',
  'Typologie',
  'Financement',
  'Collectif/Individuel',
  'Date fin',
];

/** A sheet whose first row and column are read. */
export const OPTIONS = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };

/** A sound dwelling, in the order of `ENTETE`. */
export const logement = (
  rang: number,
  departement: '31' | '32' = '31',
  reservataire: string | null = 'Action Logement',
): (string | null)[] => [
  String(3_100_000_000 + rang),
  `L${rang}`,
  reservataire,
  departement,
  departement === '31' ? '31555' : '32013',
  'Non',
  'T3',
  'PLUS',
  'C',
  '31/12/2040',
];

export const ordonner =
  (ordre: readonly number[]) =>
  (ligne: Ligne): Ligne =>
    ordre.map((colonne) => ligne[colonne] ?? null);

/** The columns from the last to the first. */
export const INVERSE = ordonner([...ENTETE.keys()].reverse());
