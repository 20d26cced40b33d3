/** One sound dwelling with every indicator, of which a test spoils a few cells. */
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Anomalie, Correspondance, Indicateur, Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { tracerLecture, type TraceDeLecture } from '../../src/domaine/lecture/tracer';

export const referentiel = chargerReferentielNode();
const SAIN = {
  refBailleur: 'UG1',
  rplsId: '0101647962',
  reservataire: 'Action Logement',
  departement: '31',
  epci: '243100518',
  commune: '31149',
  communeNom: 'Colomiers',
  codePostal: '31770',
  qpv: 'Non',
  typologie: 'T3',
  financement: '13',
  construction: 'Collectif',
  programme: 'Les Lilas',
  debutConvention: '01/04/2010',
  finConvention: '01/04/2040',
  horsFlux: null,
  liberation: null,
  anneeConstruction: '1980',
} as const satisfies Partial<Record<Indicateur, ValeurCellule>>;
export type Champ = keyof typeof SAIN;
export type Ecarts = Readonly<Partial<Record<Champ, ValeurCellule>>>;
export const CHAMPS = Object.keys(SAIN) as readonly Champ[];

export function correspondanceSans(...absents: readonly Champ[]): Correspondance {
  return {
    ligneEntete: 0,
    colonnes: CHAMPS.map((indicateur, colonne) => ({ indicateur, colonne, entete: `colonne ${indicateur}`, confiance: 1 })).filter(
      ({ indicateur }) => !absents.includes(indicateur),
    ),
    ignorees: [],
  };
}

export interface Lu {
  readonly inventaire: Inventaire;
  readonly traces: readonly TraceDeLecture[];
}

export function lire(lignes: readonly Ecarts[], ...absents: readonly Champ[]): Lu {
  const grille: readonly (readonly ValeurCellule[])[] = [
    CHAMPS.map((champ) => `colonne ${champ}`),
    ...lignes.map((ecarts, rang) => {
      const ligne: Ecarts = { ...SAIN, refBailleur: `UG${rang + 1}`, rplsId: `010164796${rang}`, ...ecarts };
      return CHAMPS.map((champ) => ligne[champ] ?? null);
    }),
  ];
  const options = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
  const correspondance = correspondanceSans(...absents);
  const inventaire = lireInventaire(grille, correspondance, {
    ...options,
    perimetre: ['31', '81', '01', '2A', '69', '13', '974', '976', '62'],
  });
  return { inventaire, traces: tracerLecture(grille, correspondance, options, inventaire) };
}

export const deRegle = ({ inventaire }: Lu, regle: string): readonly Anomalie[] =>
  inventaire.anomalies.filter((anomalie) => anomalie.regle === regle);
