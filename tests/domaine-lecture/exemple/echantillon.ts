/** A small sheet with the usual mess, and what it truly says. */
import type { Bien } from '../../../src/domaine/bien';
import type { ValeurCellule } from '../../../src/domaine/inventaire';

const ENTETE = ['Référence', 'N° RPLS', 'Code INSEE', 'Commune', 'Dépt', 'QPV', 'Typologie', 'Financement', 'Réservataire', 'Début convention', 'Fin convention', 'Collectif/Individuel'];

export const ECHANTILLON: readonly (readonly ValeurCellule[])[] = [
  ['État du patrimoine'],
  [],
  ENTETE,
  ['A1', '0900000001', '31181', 'LE FAUGA', 31, 'Non', 'T3 bis', 'plus ', 'Néant', '', '', 'Appartement'],
  ['A2', 900000002, 9122, 'Foix', 9, 'QP009001', 'Studio', 'PLA-TS', 'Action\u00a0Logement Services', 33604, '01/01/22', 'Pavillon'],
  ['Total Résidence 1', null, null, null, null, null, null, null, null, null, null, 2],
  [null, '', '  '],
  ENTETE,
  ['A3', '0900000003', '31181', 'Le Fauga', '31', 'N', '2 pièces', '14', 'Mairie du Fauga / Toulouse Métropole', '2010-05-01', '31/12/2099', 'C'],
  ['A4', '0900000004', '31181', 'Le Fauga', '31', '?', 'F4', 'HLM/O', '-', null, null, 'IND'],
  ['Édité le 3 mars par le service patrimoine'],
];

const COMMUN = { programme: null, horsFlux: null, liberation: null, anneeConstruction: null } as const;
const FAUGA = { departement: '31', epci: '200068641', epciNom: 'CA Le Muretain Agglo', commune: '31181', communeNom: 'Le Fauga' } as const;

export const BIENS_ATTENDUS: readonly Bien[] = [
  { ...COMMUN, ...FAUGA, ligneSource: 6, refBailleur: 'A1', rplsId: '0900000001', reservataires: ['NON_RESERVE'], qpv: false, typologie: 3, financement: '13', construction: 'C', debutConvention: null, finConvention: null },
  {
    ...COMMUN,
    departement: '09',
    epci: '200067791',
    epciNom: "CA L'Agglo Foix-Varilhes",
    commune: '09122',
    communeNom: 'Foix',
    ligneSource: 7,
    refBailleur: 'A2',
    rplsId: '0900000002',
    reservataires: ['Action Logement'],
    qpv: true,
    typologie: 1,
    financement: '11',
    construction: 'I',
    debutConvention: '1992-01-01',
    finConvention: '2022-01-01',
  },
  { ...COMMUN, ...FAUGA, ligneSource: 11, refBailleur: 'A3', rplsId: '0900000003', reservataires: ['Commune de Le Fauga', 'Toulouse Métropole'], qpv: false, typologie: 2, financement: '14', construction: 'C', debutConvention: '2010-05-01', finConvention: null },
  { ...COMMUN, ...FAUGA, ligneSource: 12, refBailleur: 'A4', rplsId: '0900000004', reservataires: ['NON_RESERVE'], qpv: null, typologie: 4, financement: '52', construction: 'I', debutConvention: null, finConvention: null },
];
