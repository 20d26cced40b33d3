/** Tables whose formulas say their terms well enough: what each figure is, and its rule. */
import { CCH_ETAT, CCH_FLUX, GARANTIE, INVENTAIRE, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import type { Declaration, Entree, SourceDeRegle } from './types';

export type Ligne = readonly [colonne: string | RegExp, titre: string, regle: string, source?: SourceDeRegle];

/** `$1` in a title is what the header says. */
export function declarer(lignes: readonly Ligne[]): readonly Entree[] {
  return lignes.map(([colonne, titre, regle, source = NEGOFLUX]): Entree => {
    if (typeof colonne === 'string') return [colonne, { titre, regle, source }];
    return [colonne, ([nom = '']): Declaration => ({ titre: titre.replace('$1', nom), regle, source })];
  });
}

const LIBERATIONS: readonly Ligne[] = [
  ['Libérations', 'Logements libérés dans l’année N-1 (logements)', 'Comptés dans l’inventaire, logements du flux seulement.', REFERENTIEL],
  [
    'dont mutations',
    'Libérations dues à une mutation interne (logements)',
    'Un locataire du bailleur qui change de logement en libère un.',
    REFERENTIEL,
  ],
  [
    'dont ANRU',
    'Libérations dues à un relogement ANRU (logements)',
    'Le logement quitté est à démolir : il n’est pas remis en location.',
    REFERENTIEL,
  ],
  [
    /^dont ORCOD(?:\/LHI| et LHI)$/,
    'Libérations dues à un relogement ORCOD ou LHI (logements)',
    'Elles sortent du taux intermédiaire.',
    REFERENTIEL,
  ],
];
const TAUX: readonly Ligne[] = [
  [
    /^Taux (?:propre )?harmonisé$/,
    'Taux de rotation harmonisé : hors mutations et relogements ANRU',
    '(Libérations − mutations − ANRU) ÷ parc de référence.',
    REFERENTIEL,
  ],
  [
    /^Taux (?:propre )?intermédiaire$/,
    'Taux de rotation intermédiaire : mutations comprises, relogements exclus',
    '(Libérations − ANRU − ORCOD et LHI) ÷ parc de référence.',
    REFERENTIEL,
  ],
];

export const AUTRES_TABLES: Readonly<Record<string, readonly Ligne[]>> = {
  RotationAnnees: [
    ...TAUX,
    [
      'Prise en compte',
      'Cette année entre-t-elle dans la moyenne ?',
      'Oui pour N-2 et N-3, si le parc et les libérations sont saisis.',
      REFERENTIEL,
    ],
  ],
  RotationPeriodes: [
    ['Variante', 'Définition du taux retenue pour ce territoire', 'Celle de la feuille Rotation.', NEGOCIATION],
    [
      /^Taux (N-\d)$/,
      'Taux de rotation de l’année $1',
      'Selon la variante retenue ; « n/d » si l’année n’est pas renseignée.',
      REFERENTIEL,
    ],
    ['Années prises en compte', 'Nombre d’années de la moyenne', 'Seules comptent les années renseignées.'],
    ['Moyenne simple', 'Moyenne des taux des années (moyenne simple)', 'Somme des taux ÷ nombre d’années.', REFERENTIEL],
    ['Moyenne pondérée', 'Moyenne des taux, pondérée par le parc', 'Somme des libérations ÷ somme des parcs.', REFERENTIEL],
    [
      /^(Harmonisé|Intermédiaire) moyenne (?:simple|pondérée)$/,
      'Taux moyen, variante « $1 »',
      'Moyenne simple des taux, ou somme des libérations ÷ somme des parcs.',
      REFERENTIEL,
    ],
    [
      /^Mutations (année seule|moyenne simple|moyenne pondérée)$/,
      'Part des mutations dans le taux de rotation, $1',
      'Ce que le taux harmonisé laisse de côté : mutations ÷ parc de référence.',
      REFERENTIEL,
    ],
    [/^Retenue (N-\d)$/, '1 si l’année $1 est renseignée, 0 sinon', 'Il faut un parc et des libérations.'],
    [
      /^Parc (N-\d)$/,
      'Parc de référence de l’année $1 (logements)',
      'Lu dans Rotation ou dans les années antérieures saisies.',
      REFERENTIEL,
    ],
    [
      /^(?:Harmonisé|Intermédiaire|Mutations) (N-\d)$/,
      'Libérations de l’année $1 qui entrent dans le taux (logements)',
      'Selon la définition de la variante.',
      REFERENTIEL,
    ],
  ],
  RotationReservataires: [
    [
      'Parc réservé',
      'Parc réservé par {Réservataire} (logements pondérés)',
      'Logements du parc de référence où son droit est actif.',
      REFERENTIEL,
    ],
    ...LIBERATIONS,
    ...TAUX,
    ['Taux propre', 'Taux de rotation du parc de {Réservataire}', 'Selon la variante retenue dans le territoire.', REFERENTIEL],
    ['Taux retenu du territoire', 'Taux de rotation retenu dans le territoire', 'Lu dans la feuille Rotation.', REFERENTIEL],
    ['Écart avec le territoire', 'Écart entre le taux de {Réservataire} et celui du territoire', 'Taux propre moins taux retenu.'],
    ['Libérations connues', 'Libérations que l’inventaire dit, tous réservataires', 'Sans elles, le taux propre est inconnu.', INVENTAIRE],
  ],
  TotauxAssiette: [
    ['Taux moyen', 'Taux de rotation moyen, tous territoires', 'Flux brut total ÷ parc éligible total.', REFERENTIEL],
    [/^(.+)$/, '$1, tous territoires', 'Somme des lignes de la feuille Assiette.', REFERENTIEL],
  ],
  TotauxReservataires: [
    ['Territoires', 'Nombre de territoires où {Réservataire} a une ligne', 'Lignes de Flux à son nom.'],
    [
      '% du patrimoine total',
      'Flux de {Réservataire} en pourcentage du patrimoine, tous territoires',
      'Flux estimé ÷ parc total.',
      CCH_FLUX,
    ],
    ['Catégorie', 'Catégorie de {Réservataire}', 'Celle de sa première ligne dans Flux.', NEGOCIATION],
    [/^(.+)$/, '$1 de {Réservataire}, tous territoires', 'Somme de ses lignes dans Flux.', REFERENTIEL],
  ],
  ConstatsFlux: [
    [
      'Constat',
      'Ce que les plafonds et les parts disent de ce territoire',
      'Une phrase écrite d’après les parts demandées et gardées.',
      CCH_ETAT,
    ],
  ],
  ControleFlux: [
    [
      'Points retirés par les plafonds',
      'Ce que les plafonds retirent aux parts (points)',
      'Parts demandées sous plafond moins parts gardées ; le retiré va au non réservé, sans redistribution.',
      CCH_ETAT,
    ],
    ['Logements retirés par les plafonds', 'Ce que les plafonds retirent (logements par an)', 'Parts retirées × assiette.', CCH_ETAT],
    ['Contrôle des plafonds', 'Un plafond est-il atteint ?', 'Alerte dès qu’une part est réduite.', CCH_ETAT],
  ],
  Flux: [
    [
      'Part avant plafonds',
      'Part de {Réservataire} avant les plafonds',
      'Part convenue ou comptée ; le non réservé reçoit le reste.',
      CCH_ETAT,
    ],
    [
      'Part après plafonds',
      'Part de {Réservataire} après les plafonds',
      'Part gardée sous plafond, plus la part hors plafond ; le retiré va au non réservé.',
      CCH_ETAT,
    ],
    [
      'Points retirés par les plafonds',
      'Ce que le plafond retire à {Réservataire} (points)',
      'Part sous plafond moins part gardée.',
      CCH_ETAT,
    ],
    [
      'Logements retirés par les plafonds',
      'Ce que le plafond retire à {Réservataire} (logements par an)',
      'Part retirée × assiette ; va au non réservé, sans redistribution.',
      CCH_ETAT,
    ],
    ['Plafond', 'Plafond qui s’applique à {Réservataire}', 'État 30 %, dont agents 5 % ; garantie d’emprunt 20 %.', GARANTIE],
    ['Code du plafond', 'Code du plafond qui s’applique à {Réservataire}', 'D’après sa catégorie et l’origine de ses droits.', GARANTIE],
    [
      'Part hors garantie',
      'Part de {Réservataire} en contrepartie d’un terrain ou d’un financement',
      'Saisie dans Hypothèses ; elle échappe au plafond des garanties.',
      GARANTIE,
    ],
    [
      'Flux avec l’autre dénominateur',
      'Flux de {Réservataire} si les parts étaient comptées sur l’autre parc (logements par an)',
      'Même calcul, avec l’autre dénominateur.',
    ],
    [
      'Effet du dénominateur (logements)',
      'Ce que changer de dénominateur ferait à {Réservataire} (logements par an)',
      'Flux avec l’autre dénominateur moins flux estimé.',
    ],
    [
      'Flux requalifiable',
      'Logements d’Action Logement requalifiables pour les publics prioritaires',
      'Part requalifiable de son flux, arrondie au-dessus.',
      REFERENTIEL,
    ],
    [
      'Facteur du taux propre',
      'Taux de son parc rapporté à celui du territoire',
      '1, sauf si le taux se compte sur le parc de chaque réservataire.',
      REFERENTIEL,
    ],
    ['Taux propre', 'Taux de rotation du parc de {Réservataire}', 'Lu dans la feuille Rotation, selon la variante.', REFERENTIEL],
    [
      /^Flux de son territoire(?: autre)?$/,
      'Flux de {Réservataire} calculé sur sa commune ou son EPCI (logements par an)',
      'Lu dans le tableau des réservataires infra-départementaux.',
      REFERENTIEL,
    ],
    [
      'Part de départ',
      'Part de {Réservataire} avant plafonds et règlement',
      'Part convenue, sinon droits uniques ÷ assiette, sinon part comptée.',
      CCH_FLUX,
    ],
    ['Part sous plafond', 'Part de {Réservataire} soumise à un plafond', 'Sa part, hors ce qui échappe au plafond.', CCH_ETAT],
    [
      'Demandé sous le plafond',
      'Parts demandées sous ce plafond, tous réservataires du territoire',
      'Somme des parts soumises au même plafond.',
      CCH_ETAT,
    ],
    ['Limite du plafond', 'Part maximale sous ce plafond', 'Paramètre daté de la feuille Hypothèses.', CCH_ETAT],
    [
      'Part gardée sous plafond',
      'Part de {Réservataire} que le plafond laisse',
      'Réduite au prorata quand les demandes dépassent le plafond.',
      CCH_ETAT,
    ],
    ['Part libre de plafond', 'Part de {Réservataire} sans plafond', 'Ce qui échappe aux plafonds.', CCH_ETAT],
    [/^(.+) autre$/, '$1, recalculé avec l’autre dénominateur', 'Même calcul, parts comptées sur l’autre parc.'],
  ],
  Rotation: [
    [
      'Période',
      'Année ou moyenne retenue pour le taux',
      'Choisie dans Hypothèses : N-1, moyenne simple ou pondérée de trois ans.',
      NEGOCIATION,
    ],
    [
      'Taux RPLS',
      'Taux de mobilité RPLS',
      'Emménagements de l’année ÷ parc mis en location avant, loué ou proposé ; lu du fichier RPLS ou saisi.',
      { texte: 'Répertoire des logements locatifs des bailleurs sociaux (RPLS)' },
    ],
    [
      'Taux brut',
      'Taux de rotation brut, pour comparaison : aucun calcul ne le retient',
      'Toutes les libérations saisies ÷ parc total, étudiants et spécifiques compris ; « n/d » si les libérations ne sont pas saisies, l’inventaire ne comptant que celles du flux.',
      REFERENTIEL,
    ],
  ],
  Assiette: [['Période', 'Année ou moyenne retenue pour le taux', 'Celle de la référence, ou du scénario.', NEGOCIATION]],
  DroitsAcquis: [
    [
      'DU par coefficient',
      'Droits uniques par le coefficient de conversion',
      'Droits de suite × coefficient de la zone, s’il est saisi avec sa source.',
      REFERENTIEL,
    ],
  ],
  ProjectionDU: [
    ['Année', 'Année projetée', 'Exercice, puis les années suivantes.'],
    [
      'Droits de suite actifs',
      'Droits de suite encore actifs cette année-là',
      'Ils tombent à mesure que les conventions finissent.',
      REFERENTIEL,
    ],
    ['Droits pour un tour', 'Droits qui ne servent qu’une fois cette année-là', 'Première mise en location : comptés à part.', REFERENTIEL],
    [
      'Perdus au prorata',
      'Droits perdus l’année où la convention finit',
      'Jours après la fin de convention, si l’échéance est au prorata.',
      REFERENTIEL,
    ],
    ['Taux de rotation', 'Taux de rotation du territoire', 'Celui de l’année, maintenu dans la projection.', REFERENTIEL],
    ['DU des programmes', 'Droits uniques des programmes (logements par an)', 'Droits de suite actifs × taux de rotation.', REFERENTIEL],
    ['DU de conventions de parc', 'Droits uniques des conventions de parc (logements par an)', 'Saisis dans Hypothèses.', REFERENTIEL],
    ['DU annuels', 'Droits uniques de l’année (logements par an)', 'DU des programmes plus DU de conventions de parc.', REFERENTIEL],
  ],
  DeuxMethodes: [
    [
      /^(.+)$/,
      '$1 : les deux méthodes côte à côte',
      'Au même taux et sur les mêmes droits, DU − F = s × D : l’écart est la part des déductions.',
      REFERENTIEL,
    ],
  ],
  CapaciteDU: [
    [
      /^(.+)$/,
      '$1 : les objectifs tiennent-ils dans le parc ?',
      'Les droits uniques à servir et le besoin des autres ne peuvent dépasser l’assiette.',
      REFERENTIEL,
    ],
  ],
  SansDateDeFin: [
    ['Part de l’année', 'Part de l’année où le droit existe', '1 sans date de fin, sinon selon la fin effective.'],
    ['Logements retenus', 'Logements qui comptent cette année', 'Logements × part de l’année.'],
    ['Logements', 'Logements sous une convention sans date de fin', 'Leurs droits restants sont inconnus.', INVENTAIRE],
  ],
  Qualite: [
    [
      /^(.+)$/,
      '$1 : qualité de l’indicateur « {Indicateur} »',
      'Taux = 1 − logements à corriger ÷ logements ; votre poids remplace 1.',
      INVENTAIRE,
    ],
  ],
  ControlesParRegle: [[/^(.+)$/, '$1 : remarques de cette règle', 'Comptées dans la feuille Contrôles.', INVENTAIRE]],
  ControlesParReservataire: [
    [/^(.+)$/, '$1 : remarques sur les logements de {Réservataire}', 'Comptées dans la feuille Contrôles.', INVENTAIRE],
  ],
  Biens: [
    [
      'Fin effective',
      'Fin du droit, prolongations comprises',
      'Droit de garantie : cinq ans après le dernier versement de l’emprunt, si c’est plus tard.',
      { texte: 'CCH, article R.441-6' },
    ],
    ['Poids échu', 'Part de l’année où le droit n’existe plus', '0, ou les jours après la fin si l’échéance est au prorata.'],
  ],
  Comptage: [
    ['Poids brut', 'Poids des biens de cette combinaison (logements pondérés)', 'Somme des poids dans Biens.', INVENTAIRE],
    ['Poids échu', 'Poids perdu par les droits qui finissent dans l’année', 'Somme des poids échus dans Biens.', INVENTAIRE],
  ],
  ComptageProgrammes: [
    ['Droits retenus', 'Droits du programme dans le flux (logements pondérés)', 'Poids × retenu.', REFERENTIEL],
    ['Tour retenu', 'Droits d’un seul tour dans le flux', '0 pour un droit de suite.', REFERENTIEL],
    ['Première année', 'Première année où le droit de suite compte', 'L’année après le premier tour.'],
    ['Dernière année', 'Dernière année du droit', 'Année de la fin de convention ; 9999 sans date.'],
    ['Perdus la dernière année', 'Droits perdus l’année où la convention finit', 'Jours après la fin, si l’échéance est au prorata.'],
  ],
  ComptageLiberations: [
    [/^(.+)$/, 'Libérations de {Réservataire}, motif « $1 » (logements pondérés)', 'Somme des poids dans Biens.', INVENTAIRE],
  ],
  Exceptions: [['Part du parc', 'Part du parc du territoire qui porte un motif négocié', 'Logements concernés ÷ parc.', INVENTAIRE]],
  Entrees: [['Référence Période du taux', 'Période du taux dans la référence', 'Lue dans la feuille Hypothèses.', NEGOCIATION]],
};
