/** Both methods side by side, and whether the parc can serve what they promise. */
import { calcul, indirect } from './declarer';
import { NEGOCIATION, REFERENTIEL } from './sources';
import { dans, ici, somme, type Entree } from './types';

export const DEUX_METHODES: readonly Entree[] = [
  calcul(
    'Part s',
    'Part comptée de {Réservataire} dans le parc',
    'Lue dans Flux : logements réservés ÷ dénominateur des parts, avant plafonds.',
    REFERENTIEL,
    { symbole: 's' },
  ),
  calcul(
    'Déductions D',
    'Déductions de l’année N dans le territoire (logements par an)',
    'Mutations plus relogements, lus dans Assiette.',
    REFERENTIEL,
    { symbole: 'D' },
  ),
  calcul(
    'Flux par l’assiette F',
    'Flux de {Réservataire} par la méthode de l’assiette (logements par an)',
    'F = s × N, avec la part comptée, avant plafonds et règlement ; « n/d » si la part est inconnue.',
    REFERENTIEL,
    { symbole: 'F' },
  ),
  calcul(
    'DU annuels',
    'Droits uniques des programmes de {Réservataire} (logements par an)',
    'DU = droits de suite × taux de rotation, lus dans ProjectionDU pour l’exercice, sans les conventions de parc.',
    REFERENTIEL,
    { symbole: 'DU' },
  ),
  calcul(
    'DU − F',
    'Ce que {Réservataire} gagne aux droits acquis (logements par an)',
    'Droits uniques moins flux par l’assiette.',
    REFERENTIEL,
    {
      calcul: '{DU} − {F}',
      termes: [ici('DU annuels', 'DU'), ici('Flux par l’assiette F', 'F')],
    },
  ),
  calcul(
    's × D',
    'Part des déductions que {Réservataire} ne supporte pas aux droits acquis (logements par an)',
    'Part × déductions : au même taux et sur les mêmes droits, c’est tout l’écart entre les deux méthodes.',
    REFERENTIEL,
    { calcul: '{s} × {D}', termes: [ici('Part s', 's'), ici('Déductions D', 'D')] },
  ),
  calcul(
    'Écart',
    'Ce que s × D n’explique pas (logements par an)',
    'DU − F − s × D : 0 au même taux et sur les mêmes droits.',
    REFERENTIEL,
    {
      calcul: '{DU} − {F} − {s × D}',
      termes: [ici('DU annuels', 'DU'), ici('Flux par l’assiette F', 'F'), ici('s × D'), indirect(ici('DU − F'))],
    },
  ),
  calcul(
    'Lecture de l’écart',
    'Pourquoi l’écart n’est pas nul',
    'Assiette ramenée à 0, part comptée sur le parc total, ou droits comptés autrement (plusieurs réservataires, prorata, programmes neufs).',
    REFERENTIEL,
  ),
];

export const CAPACITE_DU: readonly Entree[] = [
  calcul(
    'Méthode retenue',
    'Ce qui fixe le flux de {Réservataire} dans la référence',
    'Sa méthode, lue dans Flux ; « Part convenue » si une part convenue remplace ses droits uniques.',
    NEGOCIATION,
  ),
  calcul('Assiette', 'Assiette du territoire (logements par an)', 'Lue dans Assiette : tout ce qui peut être attribué.', REFERENTIEL, {
    symbole: 'N',
  }),
  calcul(
    'DU des programmes',
    'Droits uniques des programmes de {Réservataire} (logements par an)',
    'Droits de suite × taux de rotation, lus dans ProjectionDU pour l’exercice.',
    REFERENTIEL,
  ),
  calcul(
    'DU de conventions de parc',
    'Droits uniques des conventions de parc antérieures (logements par an)',
    'Saisis dans Hypothèses, lus dans ProjectionDU.',
    REFERENTIEL,
  ),
  calcul(
    'DU à servir',
    'Logements que le parc devrait servir à {Réservataire} (logements par an)',
    'DU des programmes plus DU de conventions de parc ; si une part convenue remplace ses droits uniques, part après plafonds × assiette.',
    REFERENTIEL,
  ),
  calcul(
    'Reste aux autres',
    'Ce que les droits uniques laissent aux autres (logements par an)',
    'Assiette − DU à servir ; négatif, les droits dépassent l’assiette.',
    REFERENTIEL,
    {
      calcul: '{N} − {DU à servir}',
      termes: [ici('Assiette', 'N'), ici('DU à servir')],
    },
  ),
  calcul(
    'Besoin des autres',
    'Flux des autres réservataires (logements par an)',
    'Flux estimés du territoire, après plafonds et règlement des parts, sans {Réservataire} ni le non réservé.',
    REFERENTIEL,
    {
      calcul: '{Flux du territoire} − {Son flux} − {Non réservé}',
      termes: [
        somme('Flux', 'Flux estimé', 'Flux du territoire', ['Clé territoire', 'D{Territoire}']),
        dans('Flux', 'Flux estimé', '{Clé}', { nom: 'Son flux' }),
        dans('Flux', 'Flux estimé', 'D{Territoire}|NON_RESERVE', { nom: 'Non réservé' }),
      ],
    },
  ),
  calcul(
    'Capacité',
    'Les objectifs tiennent-ils dans le parc ?',
    '« OK » si le reste aux autres couvre leur besoin ; alerte si {Réservataire} suit les droits acquis ou la part convenue qui les remplace, simple avertissement sinon.',
    REFERENTIEL,
  ),
];
