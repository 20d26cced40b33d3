/** Communes and EPCI on their own territory, and what is counted there. Left out, terms are those that the formula of the cell reads. */
import { GROUPES_HORS_FLUX } from '../feuilles/comptage-lieux';
import { INVENTAIRE, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { ici, renvoi, type Declaration, type Entree, type SourceDeRegle, type TableExpliquee } from './types';

const INFRA: SourceDeRegle = { texte: `${REFERENTIEL.texte}, taux par commune pour les réservataires infra-départementaux` };
const dire = (
  titre: string,
  regle: string,
  source: SourceDeRegle = INFRA,
  reste: Pick<Declaration, 'symbole' | 'calcul' | 'termes'> = {},
): Declaration => ({ titre, regle, source, ...reste });
const rang = (quoi: string): Declaration =>
  dire(
    `Repère technique : ${quoi}`,
    'Numéro de ligne trouvé une fois, pour que les autres colonnes y lisent ; 0 si la ligne n’existe pas.',
    NEGOFLUX,
  );

export const expliquerInfra: TableExpliquee = ({ scenario }): readonly Entree[] => {
  const saisie = (quoi: string, vide: string): Declaration =>
    dire(quoi, scenario ? 'Repris de la feuille Infra-départemental : un scénario ne le change pas.' : vide, NEGOCIATION);
  return [
    [
      'Territoire',
      dire(
        'Territoire de {Réservataire} (code INSEE ou SIREN)',
        'Le code saisi, sinon celui que le nom du réservataire désigne sans ambiguïté dans l’inventaire ; jamais deviné.',
        NEGOFLUX,
      ),
    ],
    [
      'Parc déclaré',
      saisie(
        'Parc déclaré sur ce territoire (logements)',
        'Vide : les logements de l’inventaire. À saisir quand il ne liste que les logements réservés.',
      ),
    ],
    ['Code saisi', saisie('Code INSEE ou SIREN saisi', 'Vide : le code reconnu d’après le nom.')],
    [
      'Parc',
      dire(
        'Parc du bailleur sur le territoire de {Réservataire} (logements)',
        'Le parc déclaré, sinon les logements de l’inventaire dans cette commune ou cet EPCI, dans ce département.',
        INVENTAIRE,
        { symbole: 'P' },
      ),
    ],
    [
      'Hors flux',
      dire('Logements hors du flux sur ce territoire (logements)', 'Parc moins parc éligible, sous les exclusions retenues.', INFRA, {
        symbole: 'X',
      }),
    ],
    [
      'Parc éligible',
      dire(
        'Parc éligible sur ce territoire (logements)',
        'Parc moins les motifs obligatoires et les motifs négociés exclus, comme pour le département.',
        INFRA,
        { symbole: 'B' },
      ),
    ],
    [
      'Libérations',
      dire(
        'Logements libérés sur ce territoire dans l’année N-1 (logements)',
        'Libérations lues dans l’inventaire, dans le flux.',
        INVENTAIRE,
      ),
    ],
    [
      'Taux propre',
      dire(
        'Taux de rotation de ce territoire',
        'Par la variante du département, harmonisée si elle est saisie ou RPLS ; inconnu tant que l’inventaire ne dit aucune libération du département.',
      ),
    ],
    ['Taux saisi', saisie('Taux de rotation saisi pour ce territoire', 'Vide : le taux compté.')],
    ['Taux retenu', dire('Taux de rotation retenu pour ce territoire', 'Le taux saisi, sinon le taux propre.', INFRA, { symbole: 'τ' })],
    [
      'Déductions',
      saisie('Déductions propres à ce territoire (logements par an)', 'Vide : aucune. Celles du département ne sont pas réparties.'),
    ],
    [
      'Flux brut',
      dire('Flux brut de ce territoire (logements par an)', 'G = B × τ ; 0 sans taux connu.', INFRA, {
        symbole: 'G',
        calcul: '{Parc éligible} × {Taux retenu}',
        termes: [ici('Parc éligible'), ici('Taux retenu')],
      }),
    ],
    [
      'Assiette',
      dire('Assiette de ce territoire (logements par an)', 'N = max(0 ; G − D).', INFRA, {
        symbole: 'N',
        calcul: 'max(0 ; {Flux brut} − {Déductions})',
        termes: [ici('Flux brut'), ici('Déductions')],
      }),
    ],
    [
      'Logements réservés',
      dire(
        'Logements réservés à {Réservataire} sur son territoire (logements pondérés)',
        'Droits actifs au 31/12/N-1, dans le champ du dénominateur des parts ; ceux qu’il détient ailleurs ne comptent pas.',
        INFRA,
        { symbole: 'Q' },
      ),
    ],
    [
      'Part',
      dire('Part de {Réservataire} sur son territoire', 's = Q ÷ parc éligible, ou parc total si c’est le dénominateur choisi.', INFRA, {
        symbole: 's',
        calcul: '{Logements réservés} ÷ {Base de la part}',
        termes: [ici('Logements réservés'), ici('Base de la part')],
      }),
    ],
    [
      'Flux au taux propre',
      dire(
        'Flux annuel de {Réservataire} au taux de son territoire (logements par an)',
        'F = s × max(0 ; B × τ − D), avec le taux de la commune ou de l’EPCI.',
        INFRA,
        { symbole: 'F', calcul: '{Part} × {Assiette}', termes: [ici('Part'), ici('Assiette'), ici('Taux retenu')] },
      ),
    ],
    [
      'Flux au taux du département',
      dire(
        'Flux annuel de {Réservataire} si le taux du département s’appliquait à son territoire (logements par an)',
        'La même formule, avec le taux de rotation du département.',
      ),
    ],
    [
      'Écart en logements',
      dire('Ce que le taux propre change pour {Réservataire} (logements par an)', 'Flux au taux propre moins flux au taux du département.'),
    ],
    [
      'Écart en pourcentage',
      dire(
        'Ce que le taux propre change pour {Réservataire} (% du flux au taux du département)',
        'Écart rapporté au flux au taux du département.',
      ),
    ],
    [
      'Contrôle',
      dire(
        'Ce qui manque pour calculer ce flux',
        'Territoire non identifié, sans logement dans l’inventaire, ou sans taux : sous la méthode « Assiette de son territoire », la part comptée dans le département s’applique alors.',
        NEGOFLUX,
      ),
    ],
    ['Taux du département', dire('Taux de rotation retenu pour le département', 'Lu dans l’assiette du département.')],
    [
      'Base de la part',
      dire('Dénominateur de la part sur ce territoire (logements)', 'Parc éligible, ou parc total si c’est le dénominateur choisi.'),
    ],
    [
      'Flux à l’autre dénominateur',
      dire(
        'Flux de {Réservataire} si la part était comptée sur l’autre dénominateur (logements par an)',
        'La même assiette, partagée sur le parc total au lieu du parc éligible, ou l’inverse.',
      ),
    ],
    [
      /^Réservés (.+)$/,
      ([groupe]) =>
        dire(
          `Logements réservés sur ce territoire : ${groupe} (logements pondérés)`,
          'Droits actifs de ce réservataire comptés sur ce territoire, par motif.',
          INVENTAIRE,
        ),
    ],
    [/^Rang (lieu|assiette|référence)$/, ([quoi]) => rang(`ligne lue (${quoi})`)],
  ];
};

export const expliquerRotationLieux: TableExpliquee = (): readonly Entree[] => [
  [
    'Parc',
    dire(
      'Parc du bailleur à {Nom} (logements)',
      'Logements de l’inventaire dans cette commune ou cet EPCI, dans ce département.',
      INVENTAIRE,
      { symbole: 'P' },
    ),
  ],
  [
    'Parc de référence',
    dire(
      'Parc au 31/12/N-1 qui sert de dénominateur au taux (logements)',
      'Parc moins les logements étudiants, spécifiques, en vente ou à démolir.',
      REFERENTIEL,
    ),
  ],
  ['Libérations', dire('Logements libérés dans l’année N-1 (logements)', 'Libérations lues dans l’inventaire, dans le flux.', INVENTAIRE)],
  [
    /^dont (mutations|ANRU|ORCOD et LHI)$/,
    ([quoi]) => dire(`Libérations de l’année N-1 dues à : ${quoi} (logements)`, 'Lues dans l’inventaire, dans le flux.', INVENTAIRE),
  ],
  [
    'Taux harmonisé',
    dire(
      'Taux de rotation harmonisé de {Nom}',
      '(Libérations − mutations − ANRU) ÷ parc de référence ; inconnu tant que l’inventaire ne dit aucune libération du département.',
      REFERENTIEL,
    ),
  ],
  [
    'Taux intermédiaire',
    dire(
      'Taux de rotation intermédiaire de {Nom}',
      '(Libérations − ANRU − ORCOD et LHI) ÷ parc de référence ; inconnu tant que l’inventaire ne dit aucune libération du département.',
      REFERENTIEL,
    ),
  ],
  [
    'Taux retenu',
    dire('Taux de rotation retenu pour {Nom}', 'Le taux saisi pour son réservataire, sinon celui de la variante du département.', INFRA, {
      symbole: 'τ',
    }),
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
  [
    new RegExp(`^Parc (${GROUPES_HORS_FLUX.map(({ court }) => court).join('|')})$`),
    ([motif]) =>
      dire(
        `Logements du territoire, motif : ${motif} (logements)`,
        'Comptés une fois ; les exclusions retenues décident s’ils sont hors du flux.',
        INVENTAIRE,
      ),
  ],
  [
    'Libérations du département',
    dire(
      'Libérations de tout le département dans l’année N-1 (logements)',
      'À zéro, l’inventaire ne dit rien des libérations : les taux des communes sont inconnus.',
      INVENTAIRE,
    ),
  ],
  [/^Rang (assiette|infra)$/, ([quoi]) => rang(`ligne lue (${quoi})`)],
];

export const expliquerRapprochement: TableExpliquee = (): readonly Entree[] => [
  ['Communes', dire('Communes du département où le bailleur a des logements', 'Communes distinctes de l’inventaire.', INVENTAIRE)],
  ['Parc des communes', dire('Parc de toutes les communes (logements)', 'Somme des parcs des communes de l’inventaire.', INVENTAIRE)],
  ['Parc du département', dire('Parc du département (logements)', 'Lu dans l’assiette du département.')],
  [
    'Parc sans commune',
    dire('Logements qu’aucune commune ne porte (logements)', 'Commune inconnue, ou logement déclaré et non listé.', INVENTAIRE),
  ],
  ['Flux brut des communes', dire('Somme des flux bruts des communes (logements par an)', 'Chaque commune à son taux.')],
  ['Flux brut du département', dire('Flux brut du département (logements par an)', 'Lu dans l’assiette du département.')],
  [
    'Assiettes des communes',
    dire('Somme des assiettes des communes (logements par an)', 'Chaque commune à son taux, avec les seules déductions saisies pour elle.'),
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

export const expliquerComptageLieux: TableExpliquee = (): readonly Entree[] => [
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

export const expliquerDroitsLieux: TableExpliquee = (): readonly Entree[] => [
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
