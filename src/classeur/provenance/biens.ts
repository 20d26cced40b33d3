/** The sheet Biens: one row by dwelling and réservataire. */
import { calcul, donnee, parametre } from './declarer';
import { FIN_DES_DROITS, INVENTAIRE, NEGOFLUX } from './sources';
import { ici, type Entree } from './types';

export const BIENS: readonly Entree[] = [
  donnee(
    'Début convention',
    'Début de la convention de ce droit',
    'Lu dans l’inventaire ; un droit qui commence après le 31/12/N-1 est à venir.',
  ),
  donnee('Fin convention', 'Fin de la convention de ce droit', 'Lue dans l’inventaire ; vide, le droit n’a pas de fin connue.'),
  donnee('Dernier versement', 'Dernier versement du prêt garanti', 'Lu dans l’inventaire ; il peut prolonger le droit de garantie.'),
  donnee('Année de construction', 'Année de construction du logement', 'Lue dans l’inventaire ; aucun calcul ne la lit.'),
  donnee('Typologie', 'Typologie du logement (T1, T2…)', 'Lue dans l’inventaire ; aucun calcul ne la lit.'),
  donnee('Ligne source', 'Ligne de ce logement dans la feuille lue', 'Écrite à la lecture : elle mène à la ligne d’origine.'),
  calcul(
    'Fin effective',
    'Fin du droit, prolongation comprise',
    'Fin de la convention. Pour un droit de garantie, ou d’origine non dite, dont le dernier versement est connu : ce versement plus la prolongation des paramètres, si c’est plus tard.',
    FIN_DES_DROITS,
    { termes: [ici('Fin convention'), ici('Dernier versement'), ici('Origine du droit'), parametre('prolongationGarantie')] },
  ),
  calcul(
    'Poids',
    'Ce que ce logement compte pour ce réservataire (logement pondéré)',
    '« Fraction » : 1 ÷ nombre de réservataires ; « Priorité » : 1 pour le plus petit rang (sans rang, le premier de la cellule), 0 pour les autres ; « Double » : 1 pour chacun.',
    NEGOFLUX,
  ),
  calcul(
    'Poids échu',
    'Ce que la fin du droit dans l’année retire à ce poids (logement pondéré)',
    '0 si l’échéance est « Plein » ; sous « Prorata », poids × jours de l’année N après la fin effective.',
    NEGOFLUX,
    { termes: [parametre('echeanceEnCours'), parametre('exercice'), ici('Poids'), ici('Fin effective')] },
  ),
  donnee('Rang', 'Rang de ce réservataire parmi ceux du logement', 'Dans l’ordre de l’inventaire.'),
  donnee('Nombre de réservataires', 'Nombre de réservataires de ce logement', 'Une ligne par réservataire.'),
  donnee(
    'Compte',
    '1 si ce logement est compté sur cette ligne, 0 sinon',
    'Un logement compte une fois, sur la ligne de son premier réservataire ; sans département, nulle part.',
  ),
  donnee(
    'Fin illisible',
    '1 si la date de fin est écrite mais n’a pas pu être lue, 0 sinon',
    'La remarque est dans la feuille Contrôles ; le droit reste actif en attendant.',
  ),
  calcul(
    'Clé',
    'Territoire, motif, droit et réservataire de ce logement, en un repère',
    'Le droit est actif, échu ou futur au 31/12/N-1 selon les dates de la convention, ou unique ou pour un tour s’il est compté à part ; c’est par ce repère que Comptage compte.',
    INVENTAIRE,
  ),
  calcul(
    'Clé programme',
    'Repère du programme et de la fin de sa convention',
    'Repère technique, par lequel les droits acquis sont comptés.',
    INVENTAIRE,
  ),
  calcul(
    'Clé libération',
    'Repère de la libération de ce logement',
    'Repère technique, par lequel les libérations sont comptées.',
    INVENTAIRE,
    {
      termes: [ici('Département'), ici('Hors flux'), ici('Libération')],
    },
  ),
];
