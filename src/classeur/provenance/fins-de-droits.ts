/** Rights that ended, that end within the year, or whose end is not known. */
import { calcul, donnee } from './declarer';
import { PART_DE_L_ANNEE } from './droits-acquis';
import { FIN_DES_DROITS, INVENTAIRE } from './sources';
import { ici, type Entree } from './types';

function fins(quoi: string, regle: string, retenus: string): readonly Entree[] {
  return [
    donnee(
      'Fin effective',
      'Fin de ces droits, prolongation comprise',
      'Écrite à la dernière mise à jour d’après Biens : elle regroupe les lignes.',
      FIN_DES_DROITS,
    ),
    calcul('Logements', `Logements de {Réservataire} ${quoi} (logements pondérés)`, `Somme des poids dans Biens. ${regle}`, INVENTAIRE),
    PART_DE_L_ANNEE,
    calcul(
      'Logements retenus',
      `Logements de {Réservataire} ${quoi}, pour la part de l’année (logements pondérés)`,
      retenus,
      FIN_DES_DROITS,
      {
        calcul: '{Logements} × {Part de l’année}',
        termes: [ici('Logements'), ici('Part de l’année')],
      },
    ),
  ];
}

export const FINS_DANS_L_ANNEE = fins(
  'dont le droit finit dans l’année N',
  'Le droit est actif au 31/12/N-1 et finit au cours de l’année N.',
  'Logements × part de l’année : tout le poids si l’échéance est « Plein », les jours restants si elle est « Prorata ».',
);
export const DROITS_ECHUS = fins(
  'dont le droit est échu',
  'Le droit a fini avant le 31/12/N-1 : ces logements comptent comme non réservés.',
  'Logements × part de l’année : 0, puisque le droit a fini avant l’année N.',
);
export const SANS_DATE_DE_FIN = fins(
  'sous une convention sans date de fin',
  'Le droit reste actif, mais sa durée restante est inconnue (règle V11).',
  'Logements × part de l’année : tout le poids, faute de date de fin.',
);
export const FINS_ILLISIBLES = fins(
  'dont la date de fin n’a pas pu être lue',
  'Comptés actifs en attendant que la date soit corrigée (feuille Contrôles).',
  'Logements × part de l’année : tout le poids tant que la date n’est pas lue.',
);
