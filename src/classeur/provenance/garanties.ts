/** The cap of the guarantees, programme by programme. Left out, terms are those that the formula of the cell reads. */
import { calcul, direSelon, donnee, rang, reglage } from './declarer';
import { FIN_DES_DROITS, GARANTIE, INVENTAIRE, NEGOFLUX } from './sources';
import { ici, renvoi, type Entree, type TableExpliquee } from './types';

const dire = direSelon(GARANTIE);

export const expliquerGaranties: TableExpliquee = (cadre): readonly Entree[] => [
  [
    'Logements du programme',
    dire('Logements du programme « {Programme} », quel que soit leur motif (logements)', 'Comptés une fois dans Biens.', INVENTAIRE),
  ],
  [
    'Plafond du programme',
    dire(
      'Logements que les garanties peuvent retenir dans ce programme (logements)',
      'Plafond des collectivités (paramètre ou choix du scénario, en %) × logements du programme. Exemple : 20 % de 20 logements font 4.',
    ),
  ],
  [
    'Droits garantis',
    dire(
      'Droits de {Réservataire} dans ce programme au titre des garanties (logements pondérés)',
      'Droits actifs au 31/12/N-1 qui comptent dans la part ; 0 si ses droits ne viennent pas d’une garantie.',
    ),
  ],
  [
    'Garantis du programme',
    dire(
      'Droits de toutes les collectivités dans ce programme au titre des garanties (logements pondérés)',
      'Somme des lignes du programme.',
    ),
  ],
  [
    'Part garantie du programme',
    dire(
      'Part du programme que les collectivités détiennent au titre des garanties',
      'Droits garantis du programme ÷ logements du programme.',
      GARANTIE,
      {
        calcul: '{Garantis du programme} ÷ {Logements du programme}',
        termes: [ici('Garantis du programme'), ici('Logements du programme')],
      },
    ),
  ],
  [
    'Part gardée',
    dire('Part des droits de {Réservataire} que le plafond laisse dans ce programme', 'Droits gardés ÷ droits garantis.', GARANTIE, {
      calcul: '{Droits gardés} ÷ {Droits garantis}',
      termes: [ici('Droits gardés'), ici('Droits garantis')],
    }),
  ],
  [
    'Droits gardés',
    dire(
      'Droits de {Réservataire} que le plafond laisse dans ce programme (logements pondérés)',
      'Tous les droits garantis du programme sont réduits dans la même proportion : 5, 5 et 10 pour un plafond de 4 donnent 1, 1 et 2.',
      GARANTIE,
      {
        calcul: '{Droits garantis} × min(1 ; {Plafond du programme} ÷ {Garantis du programme})',
        termes: [ici('Droits garantis'), ici('Plafond du programme'), ici('Garantis du programme')],
      },
    ),
  ],
  [
    'Droits retirés',
    dire('Droits de {Réservataire} que le plafond retire dans ce programme (logements pondérés)', 'Donnés à personne.', GARANTIE, {
      calcul: '{Droits garantis} − {Droits gardés}',
      termes: [ici('Droits garantis'), ici('Droits gardés')],
    }),
  ],
  [
    'Contrôle',
    dire(
      'Le plafond de ce programme est-il atteint ?',
      'Alerte V18 dès qu’un droit est réduit ; « Au-delà » si la base du plafond n’est pas « Programme ».',
      GARANTIE,
      {
        termes: [ici('Droits retirés'), reglage(cadre, 'baseGarantie')],
      },
    ),
  ],
  [
    'Sous garantie',
    dire('1 si les droits de {Réservataire} viennent d’une garantie, 0 sinon', 'Code du plafond de sa ligne de flux.', NEGOFLUX),
  ],
  calcul(
    'Droits garantis autre',
    'Droits garantis de {Réservataire} dans ce programme, si les parts étaient comptées sur l’autre parc (logements pondérés)',
    'Droits actifs qui compteraient dans la part sur l’autre dénominateur.',
    GARANTIE,
  ),
  calcul(
    'Garantis du programme autre',
    'Droits garantis de tout le programme, si les parts étaient comptées sur l’autre parc (logements pondérés)',
    'Somme des lignes du programme, sur l’autre dénominateur.',
    GARANTIE,
  ),
  calcul(
    'Droits gardés autre',
    'Droits que le plafond laisserait, si les parts étaient comptées sur l’autre parc (logements pondérés)',
    'Droits garantis × min(1 ; plafond du programme ÷ garantis du programme), sur l’autre dénominateur.',
    GARANTIE,
  ),
  donnee(
    'Fin convention',
    'Fin effective de ces droits',
    'Une ligne par fin de droit, comme dans Biens ; vide si aucune n’est connue.',
    FIN_DES_DROITS,
  ),
  rang('Rang comptage', 'ComptageGaranties'),
  rang('Rang assiette', cadre.tables.assiette),
];

export const COMPTAGE_GARANTIES: readonly Entree[] = [
  donnee('Fin convention', 'Fin effective de ces droits', 'Une ligne par fin de droit, comme dans Biens.', FIN_DES_DROITS),
  [
    'Poids',
    dire('Poids de ces droits dans Biens (logements pondérés)', 'Compté une fois, par sa clé.', INVENTAIRE, {
      termes: [renvoi('Biens', 'Poids', 'Biens')],
    }),
  ],
  [
    'Poids échu',
    dire(
      'Poids perdu après la fin du droit dans l’année (logements pondérés)',
      'Jours après la fin, si l’échéance est au prorata.',
      INVENTAIRE,
      {
        termes: [renvoi('Biens', 'Poids échu', 'Biens')],
      },
    ),
  ],
  [
    'Droits',
    dire('Droits de {Réservataire} dans le programme « {Programme} » (logements pondérés)', 'Poids moins poids échu.', INVENTAIRE, {
      calcul: '{Poids} − {Poids échu}',
      termes: [ici('Poids'), ici('Poids échu')],
    }),
  ],
];

export const LOGEMENTS_PROGRAMMES: readonly Entree[] = [
  [
    'Logements',
    dire('Logements du programme « {Programme} » (logements)', 'Chacun compté une fois dans Biens, quel que soit son motif.', INVENTAIRE, {
      termes: [renvoi('Biens', 'Clé du programme', 'Biens')],
    }),
  ],
];
