import { feuilleDecisions } from '../../src/classeur/feuilles/decisions';
import { estFormule } from '../../src/classeur/plan';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import type { Rapprochement } from '../../src/domaine/decisions/rapprochements';
import { TABLE_RAPPROCHEMENTS } from '../../src/domaine/decisions/tables';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Correspondance, Indicateur, ValeurCellule } from '../../src/domaine/inventaire';
import type { OptionsDeLecture } from '../../src/domaine/lecture/lire-inventaire';

export const COLONNES: readonly Indicateur[] = [
  'refBailleur',
  'rplsId',
  'reservataire',
  'departement',
  'commune',
  'communeNom',
  'qpv',
  'typologie',
  'construction',
  'finConvention',
];
export const OPTIONS: OptionsDeLecture = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 3, premiereColonne: 2 };
export const CORRESPONDANCE: Correspondance = {
  ligneEntete: 0,
  colonnes: COLONNES.map((indicateur, colonne) => ({ indicateur, colonne, entete: indicateur, confiance: 1 })),
  ignorees: [],
};

const SAIN: Readonly<Partial<Record<Indicateur, ValeurCellule>>> = {
  reservataire: 'ALS',
  departement: '31',
  commune: '31149',
  communeNom: 'Colomiers',
  qpv: 'Oui',
  typologie: 'T3',
  construction: 'C',
  finConvention: '01/01/2040',
};

export type Ecarts = Readonly<Partial<Record<Indicateur, ValeurCellule>>>;

/** A header, then sound dwellings but for the cells given. */
export function feuille(...lignes: readonly Ecarts[]): readonly (readonly ValeurCellule[])[] {
  return [
    COLONNES,
    ...lignes.map((ecarts, rang) => {
      const ligne: Ecarts = { refBailleur: `UG${rang + 1}`, rplsId: `010000000${rang + 1}`, ...SAIN, ...ecarts };
      return COLONNES.map((indicateur) => ligne[indicateur] ?? null);
    }),
  ];
}

/** The table of the sheet `Décisions`, as it is read back. */
export function rapprochementsEcrits(rapprochements: readonly Rapprochement[]): {
  readonly colonnes: readonly string[];
  readonly lignes: readonly (readonly ValeurCellule[])[];
} {
  const table = feuilleDecisions({ ...MEMOIRE_VIDE, rapprochements }).tables.find(({ nom }) => nom === TABLE_RAPPROCHEMENTS);
  if (table === undefined) throw new Error(`Table absente : ${TABLE_RAPPROCHEMENTS}`);
  return {
    colonnes: table.colonnes.map(({ entete }) => entete),
    lignes: table.lignes.map((ligne) => ligne.map((cellule) => (estFormule(cellule) ? cellule.valeur : cellule))),
  };
}
