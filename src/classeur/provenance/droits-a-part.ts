/** Rights to one attribution, beside the droits de suite. */
import { calcul } from './declarer';
import { REFERENTIEL } from './sources';
import { ici, somme, type Entree } from './types';

export const DROITS_A_PART: readonly Entree[] = [
  calcul(
    'Droits uniques',
    'Droits uniques de {Réservataire} comptés à part',
    'Un droit par logement, partagé comme lui ; ni part, ni taux de rotation ne s’y appliquent.',
    REFERENTIEL,
    {
      calcul: '{Droits comptés}',
      termes: [somme('Comptage', 'Poids', 'Droits comptés', ['Clé', 'D{Territoire}|{Motif}|UNIQUE|{Réservataire:100}'])],
    },
  ),
  calcul(
    'Droits pour un tour',
    'Droits pour un tour de {Réservataire} comptés à part',
    'Convention déjà commencée : le droit s’éteint à la première attribution. Ceux qui commencent dans l’année sont dans les droits acquis.',
    REFERENTIEL,
    {
      calcul: '{Droits comptés}',
      termes: [somme('Comptage', 'Poids', 'Droits comptés', ['Clé', 'D{Territoire}|{Motif}|UN_TOUR|{Réservataire:100}'])],
    },
  ),
  calcul(
    'Droits à part',
    'Droits de {Réservataire} hors des parts et des droits de suite',
    'Droits uniques + droits pour un tour.',
    REFERENTIEL,
    {
      calcul: '{Droits uniques} + {Droits pour un tour}',
      termes: [ici('Droits uniques'), ici('Droits pour un tour')],
    },
  ),
  calcul(
    'Logements',
    'Logements qui portent ces droits',
    'Chacun une fois, chez son premier réservataire ; ils restent dans le parc, non réservés.',
    REFERENTIEL,
  ),
];
