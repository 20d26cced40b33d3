/** The sum of the communes beside the département, and what is counted where the dwellings stand. */
import { direSelon } from './declarer';
import { INFRA, INVENTAIRE, NEGOFLUX, REFERENTIEL } from './sources';
import { ici, renvoi, type Entree } from './types';

const dire = direSelon(INFRA);

export const RAPPROCHEMENT: readonly Entree[] = [
  ['Communes', dire('Communes du département où le bailleur a des logements', 'Communes distinctes de l’inventaire.', INVENTAIRE)],
  ['Parc des communes', dire('Parc de toutes les communes (logements)', 'Somme des parcs des communes de l’inventaire.', INVENTAIRE)],
  ['Parc du département', dire('Parc du département (logements)', 'Lu dans l’assiette du département.')],
  [
    'Parc sans commune',
    dire('Logements qu’aucune commune ne porte (logements)', 'Commune inconnue, ou logement déclaré et non listé.', INVENTAIRE),
  ],
  [
    'Flux brut des communes',
    dire('Somme des flux bruts des communes (logements par an)', 'Chaque commune à son taux ; « n/d » si l’un de ces taux est inconnu.'),
  ],
  ['Flux brut du département', dire('Flux brut du département (logements par an)', 'Lu dans l’assiette du département.')],
  [
    'Assiettes des communes',
    dire(
      'Somme des assiettes des communes (logements par an)',
      'Chaque commune à son taux, avec les seules déductions saisies pour elle ; « n/d » si l’un de ces taux est inconnu.',
    ),
  ],
  ['Assiette du département', dire('Assiette du département (logements par an)', 'Lue dans l’assiette du département.')],
  [
    'Écart en logements',
    dire(
      'Écart entre la somme des communes et le département (logements par an)',
      'Des taux différents ne s’additionnent pas : l’écart est montré, jamais corrigé.',
    ),
  ],
  [
    'dont taux différents',
    dire('Part de l’écart due aux taux (logements par an)', 'Somme des flux bruts des communes moins flux brut du département.'),
  ],
  [
    'dont déductions',
    dire(
      'Part de l’écart due aux déductions (logements par an)',
      'Le reste de l’écart : déductions saisies pour le département ou pour les seules communes.',
    ),
  ],
  ['Écart en pourcentage', dire('Écart entre la somme des communes et le département (%)', 'Écart rapporté à l’assiette du département.')],
];

const biens = (colonne: string, nom: string) => renvoi('Biens', colonne, nom);

export const COMPTAGE_LIEUX: readonly Entree[] = [
  [
    'Logements',
    dire(
      'Logements de cette combinaison, chacun compté une fois (logements)',
      'Un logement réservé à plusieurs n’est compté que sur la ligne de son premier réservataire.',
      INVENTAIRE,
      { termes: [ici('Clé'), biens('Compte', 'Lignes de Biens qui ont cette clé')] },
    ),
  ],
  [
    'Logements de référence',
    dire(
      'Ceux qui comptent dans le parc de référence (logements)',
      'Sans les logements étudiants, spécifiques, en vente ou à démolir.',
      REFERENTIEL,
      { termes: [ici('Motif'), ici('Logements')] },
    ),
  ],
];

export const DROITS_LIEUX: readonly Entree[] = [
  [
    'Poids',
    dire(
      'Logements réservés à {Réservataire} à cet endroit (logements pondérés)',
      'Droits actifs au 31/12/N-1 ; un logement partagé compte pour son poids.',
      INVENTAIRE,
      { termes: [ici('Clé'), biens('Poids', 'Poids des lignes de Biens qui ont cette clé')] },
    ),
  ],
  [
    'Poids échu',
    dire('Ce que l’échéance de l’année N retire au prorata (logements pondérés)', 'Zéro sous l’échéance pleine.', NEGOFLUX, {
      termes: [ici('Clé'), biens('Poids échu', 'Poids échu des lignes de Biens qui ont cette clé')],
    }),
  ],
  ['Droits', dire('Droits qui comptent dans la part (logements pondérés)', 'Poids moins ce que le prorata retire.', NEGOFLUX)],
];
