/** Droits de suite turned into droits uniques, programme by programme, then year by year. */
import { calcul, donnee, parametre, saisie } from './declarer';
import { FIN_DES_DROITS, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, ici, somme, type Entree } from './types';

/** In every table that has a fin and a part of the year. */
export const PART_DE_L_ANNEE: Entree = calcul(
  'Part de l’année',
  'Part de l’année N où le droit existe',
  '1 si le droit dure toute l’année ou n’a pas de fin connue, 0 s’il finit avant ; s’il finit dans l’année, 1 (« Plein ») ou les jours jusqu’à sa fin ÷ ceux de l’année (« Prorata »).',
  NEGOFLUX,
);

const programme = (colonne: string, nom: string) => somme('ComptageProgrammes', colonne, nom, ['Clé droit', '{Clé}']);

export const DROITS_ACQUIS: readonly Entree[] = [
  [
    'Droits de suite',
    {
      titre: 'Droits de suite de {Réservataire} dans ce programme (logements pondérés)',
      symbole: 'DS',
      calcul: '{Droits de suite comptés}',
      termes: [programme('Droits de suite', 'Droits de suite comptés')],
      regle: 'Un droit de suite revient à chaque libération du logement ; les logements exclus du flux n’en donnent pas.',
      source: REFERENTIEL,
    },
  ],
  [
    'Taux de rotation',
    {
      titre: 'Taux de rotation du territoire',
      symbole: 'τ',
      calcul: '{τ}',
      termes: [dans('Rotation', 'Taux retenu', 'D{Territoire}', { symbole: 'τ' })],
      regle: 'Celui qui est retenu pour le territoire.',
      source: REFERENTIEL,
    },
  ],
  [
    'DU annuels',
    {
      titre: 'Droits uniques de l’année (logements par an)',
      symbole: 'DU',
      calcul: '{DS} × {τ} × {Part de l’année}',
      termes: [ici('Droits de suite', 'DS'), ici('Taux de rotation', 'τ'), ici('Part de l’année')],
      regle:
        'Droits de suite du programme × taux de rotation ; l’année où la convention finit compte en entier, ou au prorata si vous le choisissez.',
      source: REFERENTIEL,
    },
  ],
  [
    'DU restants',
    {
      titre: 'Droits uniques jusqu’à la fin de la convention',
      termes: [ici('Droits de suite', 'DS'), ici('Taux de rotation', 'τ'), ici('Fin convention')],
      regle: 'Droits de suite × taux × années jusqu’à la fin de la convention ; inconnus sans date de fin.',
      source: REFERENTIEL,
    },
  ],
  [
    'Droits pour un tour',
    {
      titre: 'Droits qui ne servent qu’une fois (logements)',
      calcul: '{Droits pour un tour comptés}',
      termes: [programme('Droits pour un tour', 'Droits pour un tour comptés')],
      regle: 'Ceux qui commencent dans l’année : comptés à part.',
      source: NEGOFLUX,
    },
  ],
  PART_DE_L_ANNEE,
  donnee(
    'Fin convention',
    'Fin effective des droits de ce programme',
    'Une ligne par programme et par fin ; vide si aucune n’est connue.',
    FIN_DES_DROITS,
  ),
  calcul(
    'DU par coefficient',
    'Droits uniques par le coefficient de conversion de la zone (droits)',
    'Droits de suite × coefficient, s’il est saisi dans Hypothèses avec sa source ; vide sinon. Montré à côté, jamais retenu.',
    { texte: 'Coefficient de votre convention, avec la source saisie dans Hypothèses' },
  ),
];

export const PROJECTION_DU: readonly Entree[] = [
  calcul('Année', 'Année projetée', 'L’exercice, puis les années suivantes.', NEGOFLUX, { termes: [parametre('exercice')] }),
  calcul(
    'Droits de suite actifs',
    'Droits de suite de {Réservataire} encore actifs cette année-là (logements pondérés)',
    'Ils tombent à mesure que les conventions finissent ; ceux d’un programme neuf comptent l’année après le premier tour.',
    REFERENTIEL,
  ),
  calcul(
    'Droits pour un tour',
    'Droits de {Réservataire} qui ne servent qu’une fois, cette année-là (logements)',
    'Première mise en location : comptés à part, hors des droits uniques.',
    REFERENTIEL,
  ),
  calcul(
    'Perdus au prorata',
    'Droits perdus l’année où la convention finit (logements pondérés)',
    '0 si l’échéance est « Plein » ; sinon, les jours après la fin de convention.',
    NEGOFLUX,
  ),
  calcul(
    'Taux de rotation',
    'Taux de rotation du territoire',
    'Celui de la feuille Rotation, maintenu toutes les années : c’est une hypothèse.',
    REFERENTIEL,
  ),
  calcul(
    'DU des programmes',
    'Droits uniques des programmes de {Réservataire} (logements par an)',
    'Taux × (droits de suite actifs − perdus au prorata).',
    REFERENTIEL,
  ),
  calcul(
    'DU de conventions de parc',
    'Droits uniques des conventions de parc (logements par an)',
    'Saisis dans Hypothèses, pour Action Logement seulement ; maintenus toutes les années.',
    REFERENTIEL,
  ),
  calcul(
    'DU annuels',
    'Droits uniques de {Réservataire} cette année-là (logements par an)',
    'DU des programmes plus DU de conventions de parc.',
    REFERENTIEL,
    {
      symbole: 'DU',
      calcul: '{DU des programmes} + {DU de conventions de parc}',
      termes: [ici('DU des programmes'), ici('DU de conventions de parc')],
    },
  ),
  donnee('Rang', 'Nombre d’années après l’exercice', '0 pour l’exercice, 1 pour l’année suivante…', NEGOFLUX),
];

export const CAPITAL_DU: readonly Entree[] = [
  [
    'DU restants',
    {
      titre: 'Droits uniques de {Réservataire} jusqu’à la fin de ses conventions',
      calcul: '{DU restants des programmes}',
      termes: [
        somme('DroitsAcquis', 'DU restants', 'DU restants des programmes', ['Clé réservataire', 'D{Territoire}|{Réservataire:100}']),
      ],
      regle: 'Somme de ses programmes dont la fin est connue ; les droits sans date de fin n’y sont pas.',
      source: REFERENTIEL,
    },
  ],
  saisie(
    'DU consommés',
    'Droits uniques de {Réservataire} déjà consommés',
    'Ceux qui ont déjà été attribués sur ces droits restants, à saisir ; vide = 0.',
  ),
  calcul(
    'Capital de DU',
    'Droits uniques qui restent à {Réservataire}',
    'DU restants − DU consommés, jamais sous 0 : ce qui dépasse est à côté.',
    NEGOFLUX,
    { symbole: 'DU', calcul: 'max(0 ; {DU restants} − {DU consommés})', termes: [ici('DU restants'), ici('DU consommés')] },
  ),
  calcul(
    'Dépassement',
    'Droits uniques consommés par {Réservataire} au-delà du capital',
    'DU consommés − DU restants, s’ils le dépassent ; vérifiez la saisie ou les dates de fin.',
    NEGOFLUX,
    { calcul: 'max(0 ; {DU consommés} − {DU restants})', termes: [ici('DU consommés'), ici('DU restants')] },
  ),
  calcul(
    'Droits sans date de fin',
    'Droits de suite de {Réservataire} sans date de fin (logements pondérés)',
    'Leur durée restante est inconnue : ils ne donnent aucun capital.',
    REFERENTIEL,
  ),
  calcul('Contrôle', 'Les droits consommés tiennent-ils dans le capital ?', 'Alerte s’ils le dépassent.', NEGOFLUX),
];
