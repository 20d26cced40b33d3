/** What the état des lieux is worth, and the remarks that it is made of. */
import { calcul, donnee, parametre, saisie, saisieSansDefaut } from './declarer';
import { CCH_FLUX, INVENTAIRE, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { ici, type Entree, type SourceDeRegle } from './types';

const INDICATEUR: SourceDeRegle = { ...REFERENTIEL, colonne: 'Source' };
const REGLE: SourceDeRegle = { ...NEGOFLUX, colonne: 'Source' };
const REMARQUES: SourceDeRegle = { texte: 'Lecture de l’inventaire par les règles V01 à V22, et vos décisions de la feuille Contrôles' };

export const QUALITE: readonly Entree[] = [
  calcul(
    'Logements',
    'Logements de l’inventaire (logements)',
    'Comptés une fois dans Biens, quel que soit le nombre de leurs réservataires.',
    INVENTAIRE,
  ),
  calcul('Renseignés', 'Logements où « {Indicateur} » a pu être lu (logements)', 'Logements − non lus.', INDICATEUR, {
    calcul: '{Logements} − {Non lus}',
    termes: [ici('Logements'), ici('Non lus')],
  }),
  calcul(
    'À corriger',
    'Logements où « {Indicateur} » n’est pas sûr (logements)',
    'Non lus sans remarque, plus les logements que des erreurs ou alertes encore ouvertes rendent douteux.',
    INDICATEUR,
  ),
  calcul('Taux', 'Part des logements où « {Indicateur} » est sûr', '1 − à corriger ÷ logements.', INDICATEUR, {
    calcul: '1 − {À corriger} ÷ {Logements}',
    termes: [ici('À corriger'), ici('Logements')],
  }),
  calcul(
    'Poids',
    'Poids de « {Indicateur} » dans la note',
    'Votre poids s’il est saisi, 1 sinon : aucun texte ne fixe ces poids.',
    NEGOFLUX,
    { termes: [ici('Votre poids')] },
  ),
  saisie(
    'Votre poids',
    'Poids que vous donnez à « {Indicateur} » dans la note',
    'Vide : 1. Il remplace le poids par défaut, sans rien changer au flux.',
  ),
  donnee(
    'Non lus',
    'Logements où « {Indicateur} » manque ou n’a pas pu être lu (logements)',
    'Comptés à la lecture de l’inventaire.',
    INDICATEUR,
  ),
  donnee(
    'Non lus sans remarque',
    'Non lus qu’aucune remarque ne signale (logements)',
    'Comptés à la lecture : ils restent à corriger tant que la valeur manque.',
    INDICATEUR,
  ),
];

export const CONTROLES_PAR_REGLE: readonly Entree[] = [
  calcul('Nombre', 'Remarques de la règle {Règle}, gravité « {Gravité} »', 'Comptées dans la feuille Contrôles.', REGLE),
  calcul(
    'dont traités',
    'Remarques de la règle {Règle} déjà traitées',
    'Celles qui sont acceptées avec une valeur, ou ignorées avec un motif, dans la feuille Contrôles.',
    REGLE,
  ),
];

export const CONTROLES_DU_PARC: readonly Entree[] = [
  calcul('Logements', 'Logements du territoire listés dans l’inventaire (logements)', 'Chacun une fois, hors flux compris.', INVENTAIRE),
  calcul(
    'Parc déclaré',
    'Parc que vous déclarez pour ce territoire (logements)',
    'Saisi dans Hypothèses ; vide s’il ne l’est pas.',
    NEGOCIATION,
  ),
  calcul('Écart', 'Logements listés en plus ou en moins du parc déclaré (logements)', 'Logements − parc déclaré.', INVENTAIRE),
  calcul(
    'Parc',
    'L’inventaire liste-t-il tout le parc déclaré ?',
    'Alerte V20 si l’écart n’est pas nul ; les logements absents comptent comme non réservés.',
    NEGOFLUX,
  ),
  calcul(
    'Périmètre',
    'Le territoire est-il dans la convention ?',
    'Alerte V21 si le paramètre « Départements de la convention » est rempli et ne le nomme pas.',
    CCH_FLUX,
    { termes: [parametre('perimetre')] },
  ),
];

export const CONTROLES_PAR_RESERVATAIRE: readonly Entree[] = [
  donnee(
    'Logements',
    'Logements de {Réservataire} dans l’inventaire (logements)',
    'Un logement à plusieurs réservataires compte chez chacun.',
  ),
  calcul(
    'Points',
    'Remarques sur les logements de {Réservataire}',
    'Comptées dans la feuille Contrôles ; une remarque compte chez chaque réservataire du logement.',
    REMARQUES,
  ),
  calcul('dont erreurs', 'Erreurs sur les logements de {Réservataire}', 'Remarques de gravité « Erreur ».', REMARQUES),
  calcul('dont alertes', 'Alertes sur les logements de {Réservataire}', 'Remarques de gravité « Alerte ».', REMARQUES),
  calcul(
    'dont traités',
    'Remarques traitées sur les logements de {Réservataire}',
    'Acceptées avec une valeur, ou ignorées avec un motif.',
    REMARQUES,
  ),
  calcul(
    'Indicateurs complets',
    'Part des neuf indicateurs du logement qui ont pu être lus',
    'Valeurs lues ÷ (9 × logements de {Réservataire}).',
    REFERENTIEL,
  ),
  donnee('Valeurs lues', 'Valeurs des neuf indicateurs lues, tous logements de {Réservataire}', 'Comptées à la lecture de l’inventaire.'),
];

const parGroupe = (colonne: string, quoi: string): Entree =>
  calcul(
    colonne,
    `${quoi} des logements que partagent les mêmes réservataires`,
    'Comptage intermédiaire : somme de la feuille Contrôles pour ce groupe, donnée ensuite à chacun de ses réservataires.',
    REMARQUES,
  );

export const POINTS_PAR_GROUPE: readonly Entree[] = [
  parGroupe('Compte', 'Remarques'),
  parGroupe('Erreur', 'Erreurs'),
  parGroupe('Alerte', 'Alertes'),
  parGroupe('Traité', 'Remarques traitées'),
];

export const CONTROLES: readonly Entree[] = [
  donnee(
    'Ligne source',
    'Ligne de la feuille lue où se trouve la cellule',
    'Écrite à la lecture ; vide si la remarque ne porte sur aucune ligne.',
  ),
  saisieSansDefaut(
    'Décision',
    'Ce que vous décidez de cette remarque',
    '« Accepté » retient la correction ou votre valeur ; « Ignoré » demande un motif.',
    REMARQUES,
  ),
  saisieSansDefaut('Motif', 'Pourquoi la remarque est ignorée', 'Obligatoire pour qu’une remarque ignorée soit traitée.', REMARQUES),
  saisieSansDefaut(
    'Valeur retenue',
    'Valeur que vous retenez',
    'Remplace la correction proposée ; la feuille lue n’est pas modifiée.',
    REMARQUES,
  ),
  calcul(
    'Traité',
    '1 si cette remarque est traitée, 0 sinon',
    'Acceptée avec une correction ou une valeur (ou simple information), ou ignorée avec un motif.',
    REMARQUES,
  ),
  donnee(
    'Logements concernés',
    'Logements que cette remarque rend douteux (logements)',
    'Comptés à la lecture, une fois par indicateur.',
    REMARQUES,
  ),
  calcul('Logements à corriger', 'Logements que cette remarque laisse à corriger (logements)', '0 dès qu’elle est traitée.', REMARQUES, {
    calcul: '{Logements concernés} × (1 − {Traité})',
    termes: [ici('Logements concernés'), ici('Traité')],
  }),
  donnee('Compte', '1 : cette ligne compte pour une remarque', 'Additionné dans la feuille Qualité.', REMARQUES),
  donnee('Erreur', '1 si la gravité est « Erreur », 0 sinon', 'Additionné dans la feuille Qualité.', REMARQUES),
  donnee('Alerte', '1 si la gravité est « Alerte », 0 sinon', 'Additionné dans la feuille Qualité.', REMARQUES),
];
