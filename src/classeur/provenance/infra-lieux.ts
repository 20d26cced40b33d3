/** Each commune and EPCI with its own rate and assiette, and the years typed for it. */
import { GROUPES_HORS_FLUX } from '../feuilles/comptage-lieux';
import { calcul, direSelon, rang, saisie } from './declarer';
import { tauxDeLAnnee } from './rotation-periodes';
import { anneeSaisie } from './saisies-hypotheses';
import { INFRA, INVENTAIRE, NEGOCIATION, REFERENTIEL, RPLS } from './sources';
import type { Entree } from './types';

const dire = direSelon(INFRA);

export const ROTATION_LIEUX: readonly Entree[] = [
  [
    'Parc',
    dire(
      'Parc du bailleur à {Nom} (logements)',
      'Le parc déclaré pour son réservataire, sinon les logements de l’inventaire dans cette commune ou cet EPCI, dans ce département.',
      INVENTAIRE,
      { symbole: 'P' },
    ),
  ],
  [
    'Parc de référence',
    dire(
      'Parc au 31/12/N-1 qui sert de dénominateur au taux (logements)',
      'Parc moins les logements étudiants, spécifiques, en vente ou à démolir que l’inventaire y liste.',
      REFERENTIEL,
    ),
  ],
  [
    'Libérations',
    dire('Logements libérés dans l’année N-1 (logements)', 'Libérations lues dans l’inventaire, dans le parc de référence.', INVENTAIRE),
  ],
  ...['mutations', 'ANRU', 'ORCOD et LHI'].map((motif) =>
    calcul(
      `dont ${motif}`,
      `Libérations de l’année N-1 dues à : ${motif} (logements)`,
      'Lues dans l’inventaire, dans le parc de référence de ce territoire.',
      INVENTAIRE,
    ),
  ),
  [
    'Taux harmonisé',
    dire(
      'Taux de rotation harmonisé de {Nom}',
      'Celui de l’année N-1 si elle est saisie pour ce territoire ; sinon (libérations − mutations − ANRU) ÷ parc de référence, inconnu tant que l’inventaire ne dit aucune libération du département.',
      REFERENTIEL,
    ),
  ],
  [
    'Taux intermédiaire',
    dire(
      'Taux de rotation intermédiaire de {Nom}',
      'Celui de l’année N-1 si elle est saisie pour ce territoire ; sinon (libérations − ANRU − ORCOD et LHI) ÷ parc de référence, inconnu tant que l’inventaire ne dit aucune libération du département.',
      REFERENTIEL,
    ),
  ],
  [
    'Taux retenu',
    dire(
      'Taux de rotation retenu pour {Nom}',
      'Le taux saisi pour son réservataire, sinon son taux par la variante et la période du département (harmonisé si le taux du département est saisi).',
      INFRA,
      {
        symbole: 'τ',
      },
    ),
  ],
  [
    'Parc éligible',
    dire('Parc éligible de {Nom} (logements)', 'Parc moins les motifs obligatoires et les motifs négociés exclus.', INFRA, {
      symbole: 'B',
    }),
  ],
  ['Flux brut', dire('Flux brut de {Nom} (logements par an)', 'G = B × τ ; 0 sans taux connu.', INFRA, { symbole: 'G' })],
  [
    'Déductions',
    dire(
      'Déductions saisies pour {Nom} (logements par an)',
      'Celles du premier réservataire de ce territoire ; celles du département ne sont pas réparties.',
      NEGOCIATION,
      { symbole: 'D' },
    ),
  ],
  ['Assiette', dire('Assiette de {Nom} (logements par an)', 'N = max(0 ; G − D).', INFRA, { symbole: 'N' })],
  ['Parc listé', dire('Logements de l’inventaire dans {Nom} (logements)', 'Comptés une fois.', INVENTAIRE)],
  [
    'Parc déclaré',
    dire(
      'Parc déclaré pour {Nom} (logements)',
      'Lu dans le tableau des réservataires infra-départementaux ; vide : le parc listé.',
      NEGOCIATION,
    ),
  ],
  [
    'Taux saisi',
    dire('Taux saisi pour le réservataire de ce territoire', 'Lu dans le tableau des réservataires infra-départementaux.', NEGOCIATION),
  ],
  ...GROUPES_HORS_FLUX.map(({ court }) =>
    calcul(
      `Parc ${court}`,
      `Logements de {Nom} portant ce motif : ${court} (logements)`,
      'Comptés une fois ; les exclusions retenues décident s’ils sont hors du flux.',
      INVENTAIRE,
    ),
  ),
  [
    'Libérations du département',
    dire(
      'Libérations de tout le département dans l’année N-1 (logements)',
      'À zéro, l’inventaire ne dit rien des libérations : les taux des communes sont inconnus.',
      INVENTAIRE,
    ),
  ],
  calcul('N-1 saisie', '1 si l’année N-1 est saisie pour ce territoire, 0 sinon', 'La saisie remplace alors ce que compte l’inventaire.'),
  calcul(
    'Comptée N-1',
    '1 si le taux de l’année N-1 vient de l’inventaire, 0 sinon',
    'Il faut un parc et des libérations, et rien de saisi.',
  ),
  calcul(
    'Titulaire',
    'Réservataire dont les saisies valent pour ce territoire',
    'Le premier du tableau des réservataires infra-départementaux.',
  ),
  calcul('Années prises en compte', 'Nombre d’années de la moyenne', 'L’année N-1 comptée ou saisie, et les années antérieures saisies.'),
  ...['Harmonisé', 'Intermédiaire'].flatMap((nom) => [
    calcul(
      `${nom} moyenne simple`,
      `Moyenne simple du taux ${nom.toLowerCase()} de {Nom}`,
      'Somme des taux des années renseignées ÷ nombre de ces années.',
      REFERENTIEL,
    ),
    calcul(
      `${nom} moyenne pondérée`,
      `Moyenne du taux ${nom.toLowerCase()} de {Nom}, pondérée par le parc`,
      'Somme des libérations retenues ÷ somme des parcs de référence.',
      REFERENTIEL,
    ),
  ]),
  calcul('Taux RPLS', 'Taux de mobilité RPLS de {Nom}', 'Saisi pour le réservataire de ce territoire ; « n/d » sinon.', RPLS),
  rang('Rang assiette', 'Assiette'),
  rang('Rang N-1', 'RotationLieuxAnnees'),
  rang('Rang infra', 'Infra'),
];

/** The years typed for a commune or an EPCI. */
export const ROTATION_LIEUX_ANNEES: readonly Entree[] = [
  ...anneeSaisie(INFRA),
  ...tauxDeLAnnee('ORCOD et LHI'),
  saisie(
    'Emménagements RPLS',
    'Logements remis en location dans l’année sur ce territoire, selon RPLS (logements)',
    'Numérateur de la mobilité RPLS ; seule la ligne N-1 est lue.',
    null,
    RPLS,
  ),
  saisie(
    'Parc RPLS',
    'Logements loués ou proposés, mis en location avant, sur ce territoire, selon RPLS (logements)',
    'Dénominateur de la mobilité RPLS ; seule la ligne N-1 est lue.',
    null,
    RPLS,
  ),
  calcul(
    'Taux RPLS',
    'Taux de mobilité RPLS du territoire de {Réservataire}',
    'Emménagements ÷ parc RPLS ; seule la ligne N-1 est retenue, « n/d » tant qu’elle n’est pas saisie.',
    RPLS,
  ),
  calcul(
    'Prise en compte',
    'Cette année entre-t-elle dans la moyenne ?',
    'Oui de N-1 à N-3, si le parc et les libérations sont saisis.',
    REFERENTIEL,
  ),
  calcul('Territoire', 'Territoire de {Réservataire} (code INSEE ou SIREN)', 'Lu dans le tableau des réservataires infra-départementaux.'),
  calcul('Retenue', '1 si l’année entre dans la moyenne, 0 sinon', 'Il faut un parc et des libérations, de N-1 à N-3.'),
  calcul('Parc retenu', 'Parc de référence qui entre dans la moyenne (logements)', '0 si l’année n’y entre pas.', REFERENTIEL),
  ...(
    [
      ['harmonisé', 'Libérations − mutations − ANRU'],
      ['intermédiaire', 'Libérations − ANRU − ORCOD et LHI'],
    ] as const
  ).flatMap(([nom, numerateur]) => [
    calcul(
      `Libérations du taux ${nom}`,
      `Libérations qui entrent dans le taux ${nom} (logements)`,
      `${numerateur} ; 0 si l’année n’entre pas dans la moyenne.`,
      REFERENTIEL,
    ),
    calcul(`Taux ${nom} retenu`, `Taux ${nom} de l’année, s’il entre dans la moyenne`, '0 si l’année n’y entre pas.', REFERENTIEL),
  ]),
];
