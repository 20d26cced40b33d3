/** What each réservataire and each programme holds, counted once in Biens. */
import { COLONNE_DROITS, COLONNE_GROUPE } from '../feuilles/comptage-groupes';
import { LIBELLE_LIBERATION } from '../libelles';
import { calcul, donnee, parametre, rang } from './declarer';
import { PART_DE_L_ANNEE } from './droits-acquis';
import { FIN_DES_DROITS, INVENTAIRE, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { ici, renvoi, somme, type Entree, type Terme } from './types';

const biens = (colonne: string, nom: string): Terme => renvoi('Biens', colonne, nom);

export const COMPTAGE_RESERVATAIRES: readonly Entree[] = [
  ...[...COLONNE_GROUPE].map(([groupe, entete]): Entree => [
    entete,
    {
      titre: `Logements de {Réservataire} : ${entete} (logements pondérés)`,
      calcul: '{Combinaisons comptées}',
      termes: [somme('Comptage', 'Poids', 'Combinaisons comptées', ['Clé titulaire', `D{Territoire}|${groupe}|{Réservataire:100}`])],
      regle: 'Somme des poids des combinaisons dont il est titulaire, droit actif au 31/12/N-1.',
      source: REFERENTIEL,
    },
  ]),
  ...[...COLONNE_DROITS].map(([groupe, entete]): Entree => [
    entete,
    {
      titre: `Droits de suite de {Réservataire} à convertir : ${entete}`,
      calcul: '{Droits des programmes}',
      termes: [
        somme('ComptageProgrammes', 'Droits à convertir', 'Droits des programmes', [
          'Clé titulaire',
          `D{Territoire}|${groupe}|{Réservataire:100}`,
        ]),
      ],
      regle: 'Somme des droits de ses programmes ; ceux qui ne servent qu’un tour n’y sont pas.',
      source: REFERENTIEL,
    },
  ]),
];

export const COMPTAGE_PROGRAMMES: readonly Entree[] = [
  [
    'Poids',
    {
      titre: 'Logements du programme réservés par {Réservataire} (logements pondérés)',
      termes: [ici('Clé'), biens('Poids', 'Poids des lignes de Biens de ce programme')],
      regle: 'Somme des poids des biens du programme.',
      source: INVENTAIRE,
    },
  ],
  PART_DE_L_ANNEE,
  [
    'Droits à convertir',
    {
      titre: 'Droits de suite de l’année (logements pondérés)',
      termes: [ici('Nature'), ici('Poids'), ici('Part de l’année')],
      regle: 'Poids × part de l’année pour un droit de suite, 0 pour un droit d’un seul tour.',
      source: REFERENTIEL,
    },
  ],
  [
    'Retenu',
    {
      titre: '1 si le motif du programme est dans le flux, 0 sinon',
      termes: [ici('Motif'), renvoi('Motifs', 'Coefficient', 'Coefficient du motif')],
      regle: 'Suit les exclusions de la feuille Hypothèses.',
      source: NEGOFLUX,
    },
  ],
  [
    'Droits de suite',
    {
      titre: 'Droits de suite retenus (logements pondérés)',
      termes: [ici('Nature'), ici('Poids'), ici('Retenu')],
      regle: 'Poids × retenu pour un droit de suite, 0 sinon.',
      source: REFERENTIEL,
    },
  ],
  [
    'Droits pour un tour',
    {
      titre: 'Droits d’un seul tour retenus (logements)',
      termes: [ici('Nature'), ici('Poids'), ici('Retenu')],
      regle: 'Poids × retenu pour un droit d’un tour, 0 sinon.',
      source: NEGOFLUX,
    },
  ],
  donnee(
    'Fin convention',
    'Fin effective de ces droits',
    'Une ligne par programme et par fin ; vide si aucune n’est connue.',
    FIN_DES_DROITS,
  ),
  donnee('Premier tour', 'Année du premier tour d’un droit à venir', 'Année où la convention commence ; vide pour un droit de suite.'),
  calcul('Droits retenus', 'Droits du programme dans le flux (logements pondérés)', 'Poids × retenu.', REFERENTIEL, {
    calcul: '{Poids} × {Retenu}',
    termes: [ici('Poids'), ici('Retenu')],
  }),
  calcul(
    'Tour retenu',
    'Droits à venir de ce programme, dans le flux (logements pondérés)',
    'Droits retenus d’un droit à venir ; 0 pour un droit de suite.',
    REFERENTIEL,
  ),
  calcul(
    'Première année',
    'Première année où ces droits comptent comme droits de suite',
    'L’année après le premier tour ; 0 pour un droit déjà actif ; 10000, jamais, pour un droit qui s’éteint à la première attribution.',
  ),
  calcul('Dernière année', 'Dernière année de ces droits', 'Année de la fin effective ; 9999 sans date de fin.'),
  calcul(
    'Perdus la dernière année',
    'Droits perdus l’année où la convention finit (logements pondérés)',
    '0 si l’échéance est « Plein » ; sinon, droits retenus × jours après la fin ÷ jours de l’année.',
  ),
];

export const COMPTAGE_LIBERATIONS: readonly Entree[] = (
  [
    ['Externes', LIBELLE_LIBERATION.externe, 'Le locataire a quitté le parc du bailleur.'],
    ['Mutations', LIBELLE_LIBERATION.mutation, 'Le locataire a changé de logement chez le même bailleur.'],
    ['ANRU', LIBELLE_LIBERATION.anru, 'Relogement d’une opération de renouvellement urbain.'],
    ['ORCOD LHI', LIBELLE_LIBERATION['orcod-lhi'], 'Relogement d’une copropriété dégradée ou d’un habitat indigne.'],
  ] as const
).map(([colonne, libelle, regle]) =>
  calcul(
    colonne,
    `Logements de {Réservataire} libérés en N-1, motif « ${libelle} » (logements pondérés)`,
    `${regle} Somme des poids dans Biens.`,
    INVENTAIRE,
  ),
);

export const PRIORITES: readonly Entree[] = [
  donnee(
    'Ordre dans la cellule',
    'Ordre de {Réservataire} dans la cellule de l’inventaire',
    'Il départage deux rangs égaux, ou deux réservataires sans rang.',
  ),
  calcul(
    'Rang de priorité',
    'Rang de {Réservataire} pour un logement à plusieurs réservataires',
    'Saisi dans Hypothèses ; vide sinon.',
    NEGOCIATION,
  ),
  calcul(
    'Prioritaire',
    '1 si {Réservataire} prend les logements de cette combinaison, 0 sinon',
    'Le plus petit rang, puis l’ordre de la cellule. Ne sert que sous la règle « Priorité ».',
    NEGOFLUX,
    { termes: [ici('Rang comparé'), ici('Ordre dans la cellule'), { ...parametre('plusieursReservataires'), indirect: true }] },
  ),
  calcul('Rang comparé', 'Rang qui est comparé', 'Le rang de priorité ; sans rang, un nombre plus grand que tous.', NEGOFLUX),
  rang('Rang hypothèse', 'Reservataires'),
];
