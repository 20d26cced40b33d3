/** The rate over several years, and that of each réservataire's own parc. */
import { calcul, parametre, rang } from './declarer';
import { anneeSaisie } from './saisies-hypotheses';
import { INVENTAIRE, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { ici, type Entree } from './types';

const ANNEES = ['N-1', 'N-2', 'N-3'];
const HARMONISE = 'harmonisé (hors mutations et ANRU)';
const INTERMEDIAIRE = 'intermédiaire (mutations comprises, relogements exclus)';

/** For any table whose row holds one year of rotation. */
export const tauxDeLAnnee = (orcod: string, prefixe = 'Taux '): readonly Entree[] => [
  calcul(
    `${prefixe}harmonisé`,
    `Taux de rotation ${HARMONISE}`,
    '(Libérations − mutations − ANRU) ÷ parc de référence ; « n/d » si l’un d’eux manque.',
    REFERENTIEL,
  ),
  calcul(
    `${prefixe}intermédiaire`,
    `Taux de rotation ${INTERMEDIAIRE}`,
    `(Libérations − ANRU − ${orcod}) ÷ parc de référence ; « n/d » si l’un d’eux manque.`,
    REFERENTIEL,
  ),
];

export const ROTATION_ANNEES: readonly Entree[] = [
  ...anneeSaisie(),
  ...tauxDeLAnnee('ORCOD et LHI'),
  calcul(
    'Prise en compte',
    'Cette année entre-t-elle dans la moyenne ?',
    'Oui pour N-2 et N-3, si le parc et les libérations sont saisis ; N-1 est dans la feuille Rotation.',
    REFERENTIEL,
  ),
];

const moyennes = (nom: string, definition: string): Entree[] => [
  calcul(
    `${nom} moyenne simple`,
    `Moyenne simple du taux ${definition}`,
    'Somme des taux des années renseignées ÷ nombre de ces années.',
    REFERENTIEL,
  ),
  calcul(
    `${nom} moyenne pondérée`,
    `Moyenne pondérée du taux ${definition}`,
    'Somme des libérations retenues ÷ somme des parcs de référence des années renseignées.',
    REFERENTIEL,
  ),
];

export const ROTATION_PERIODES: readonly Entree[] = [
  calcul('Variante', 'Définition du taux retenue pour ce territoire', 'Celle de la feuille Rotation.', NEGOCIATION),
  calcul(
    'Taux N-1',
    'Taux de rotation de l’année N-1, selon la variante',
    'Saisi : le taux saisi ; mobilité RPLS : celui de Rotation ; sinon, libérations retenues ÷ parc de référence. « n/d » si l’année n’est pas renseignée.',
    REFERENTIEL,
  ),
  ...ANNEES.slice(1).map((annee) =>
    calcul(
      `Taux ${annee}`,
      `Taux de rotation de l’année ${annee}, selon la variante`,
      'Libérations retenues ÷ parc de référence, des années antérieures saisies dans Hypothèses ; « n/d » sinon, ou si la variante est « Saisi » ou RPLS.',
      REFERENTIEL,
    ),
  ),
  calcul(
    'Années prises en compte',
    'Nombre d’années de la moyenne',
    'Les années renseignées ; une seule si le taux est saisi ou vient de RPLS.',
    NEGOFLUX,
  ),
  calcul(
    'Moyenne simple',
    'Moyenne simple du taux de la variante',
    'Somme des taux ÷ nombre d’années ; un taux saisi ou RPLS en tient lieu.',
    REFERENTIEL,
  ),
  calcul(
    'Moyenne pondérée',
    'Moyenne du taux de la variante, pondérée par le parc',
    'Somme des libérations ÷ somme des parcs ; un taux saisi ou RPLS en tient lieu.',
    REFERENTIEL,
  ),
  ...moyennes('Harmonisé', HARMONISE),
  ...moyennes('Intermédiaire', INTERMEDIAIRE),
  calcul(
    'Mutations année seule',
    'Part des mutations dans le taux de l’année N-1',
    'Mutations ÷ parc de référence : ce que le taux harmonisé laisse de côté, et que V19 chiffre.',
    REFERENTIEL,
  ),
  calcul(
    'Mutations moyenne simple',
    'Part des mutations dans le taux, moyenne simple',
    'Somme des (mutations ÷ parc) ÷ nombre d’années.',
    REFERENTIEL,
  ),
  calcul(
    'Mutations moyenne pondérée',
    'Part des mutations dans le taux, moyenne pondérée',
    'Somme des mutations ÷ somme des parcs.',
    REFERENTIEL,
  ),
  rang('Rang N-2', 'RotationAnnees, année N-2'),
  rang('Rang N-3', 'RotationAnnees, année N-3'),
  ...ANNEES.flatMap((annee) => [
    calcul(
      `Retenue ${annee}`,
      `1 si l’année ${annee} est renseignée, 0 sinon`,
      'Il faut un parc de référence et des libérations.',
      NEGOFLUX,
    ),
    calcul(
      `Parc ${annee}`,
      `Parc de référence de l’année ${annee} (logements)`,
      annee === 'N-1'
        ? 'Lu dans la feuille Rotation ; 0 si l’année n’est pas renseignée.'
        : 'Lu dans les années antérieures saisies ; 0 sinon.',
      REFERENTIEL,
    ),
    calcul(
      `Harmonisé ${annee}`,
      `Libérations de ${annee} qui entrent dans le taux harmonisé (logements)`,
      'Libérations − mutations − ANRU.',
      REFERENTIEL,
    ),
    calcul(
      `Intermédiaire ${annee}`,
      `Libérations de ${annee} qui entrent dans le taux intermédiaire (logements)`,
      'Libérations − ANRU − ORCOD et LHI.',
      REFERENTIEL,
    ),
    calcul(`Mutations ${annee}`, `Mutations de ${annee} (logements)`, 'Lues avec les libérations de l’année.', REFERENTIEL),
  ]),
];

export const ROTATION_RESERVATAIRES: readonly Entree[] = [
  calcul(
    'Parc réservé',
    'Parc réservé par {Réservataire} (logements pondérés)',
    'Logements du parc de référence où son droit est actif.',
    REFERENTIEL,
  ),
  calcul(
    'Libérations',
    'Logements de {Réservataire} libérés en N-1 (logements pondérés)',
    'Comptés dans l’inventaire, parc de référence seulement.',
    INVENTAIRE,
  ),
  calcul(
    'dont mutations',
    'dont mutations internes (logements pondérés)',
    'Un locataire du bailleur qui change de logement en libère un.',
    INVENTAIRE,
  ),
  calcul(
    'dont ANRU',
    'dont relogements ANRU (logements pondérés)',
    'Le logement quitté est à démolir : il n’est pas remis en location.',
    INVENTAIRE,
  ),
  calcul('dont ORCOD/LHI', 'dont relogements ORCOD ou LHI (logements pondérés)', 'Ils sortent du taux intermédiaire.', INVENTAIRE),
  ...tauxDeLAnnee('ORCOD et LHI', 'Taux propre '),
  calcul(
    'Taux propre',
    'Taux de rotation du parc de {Réservataire}',
    'Selon la variante du territoire ; « n/d » si ses libérations ou son taux sont saisis, ou viennent de RPLS : deux sources ne se comparent pas.',
    REFERENTIEL,
  ),
  calcul('Taux retenu du territoire', 'Taux de rotation retenu dans le territoire', 'Lu dans la feuille Rotation.', REFERENTIEL),
  calcul(
    'Écart avec le territoire',
    'Écart entre le taux de {Réservataire} et celui du territoire',
    'Taux propre − taux retenu. Il ne change le flux que si le paramètre « Population du taux » le demande.',
    NEGOFLUX,
    { termes: [ici('Taux propre'), ici('Taux retenu du territoire'), { ...parametre('populationDuTaux'), indirect: true }] },
  ),
  calcul(
    'Libérations connues',
    'Libérations que l’inventaire dit, tous territoires et réservataires',
    'À 0, l’inventaire ne dit rien des libérations : le taux propre est inconnu.',
    INVENTAIRE,
  ),
];
