/** Headers that say where the dwelling stands. */
import type { FormeEntete } from './forme-entete';

export const ENTETES_DU_LIEU: readonly FormeEntete[] = [
  {
    indicateur: 'departement',
    exactes: ['DEPARTEMENT', 'DEPT', 'DEP', 'DPT', 'CODE DEPARTEMENT', 'CODE DEPT', 'N DEPARTEMENT'],
    contenues: [/\bDEPARTEMENT\b/, /\bDEPT\b/],
  },
  {
    indicateur: 'epci',
    exactes: ['SIREN EPCI', 'CODE EPCI', 'EPCI CODE', 'N SIREN EPCI', 'EPCI SIREN', 'EPCI'],
    contenues: [/\bSIREN\b/, /\bCODE EPCI\b/],
  },
  {
    indicateur: 'epciNom',
    exactes: [
      'EPCI',
      'NOM EPCI',
      'LIBELLE EPCI',
      'EPCI LIBELLE',
      'NOM DE L EPCI',
      'INTERCOMMUNALITE',
      'INTERCO',
      'CC CA CU METROPOLE',
      'AGGLOMERATION',
      'METROPOLE',
    ],
    contenues: [/\bEPCI\b/, /\bINTERCOMMUNALITE\b/],
  },
  {
    indicateur: 'commune',
    exactes: [
      'COMMUNE',
      'CODE INSEE',
      'INSEE',
      'CODE COMMUNE',
      'COM',
      'COMMUNE INSEE',
      'INSEE COMMUNE',
      'CODE INSEE COMMUNE',
      'DEPCOM',
      'CODE COM',
      'N INSEE',
      'COMMUNE CODE',
    ],
    contenues: [/\bINSEE\b/, /\bCODE COMMUNE\b/],
  },
  {
    indicateur: 'communeNom',
    exactes: ['COMMUNE', 'VILLE', 'NOM COMMUNE', 'LIBELLE COMMUNE', 'NOM DE LA COMMUNE', 'COMMUNE NOM', 'LIBCOM', 'LOCALITE'],
    contenues: [/\bCOMMUNE\b/, /\bVILLE\b(?! PRIORITAIRE)/],
  },
  { indicateur: 'codePostal', exactes: ['CP', 'CODE POSTAL', 'CODEPOSTAL'], contenues: [/\bCODE POSTAL\b/] },
];
