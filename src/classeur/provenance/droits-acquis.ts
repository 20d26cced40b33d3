import { NEGOFLUX, REFERENTIEL } from './sources';
import { dans, ici, somme, type Entree, type TableExpliquee } from './types';

const programme = (colonne: string, nom: string) => somme('ComptageProgrammes', colonne, nom, ['Clé droit', '{Clé}']);

export const expliquerDroitsAcquis: TableExpliquee = (): readonly Entree[] => [
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
  [
    'Part de l’année',
    {
      titre: 'Part de l’année où le droit existe',
      regle: '1, ou les jours jusqu’à la fin de la convention sur ceux de l’année si l’échéance est au prorata.',
      source: NEGOFLUX,
    },
  ],
];
