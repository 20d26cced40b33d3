import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { COLONNE_DROITS, COLONNE_GROUPE } from '../feuilles/comptage';
import { LIBELLE_LIBERATION, MOTIF_COURT } from '../libelles';
import { CCH_FLUX, INVENTAIRE, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, ici, renvoi, somme, type Entree, type TableExpliquee, type Terme } from './types';

const biens = (colonne: string, nom: string): Terme => renvoi('Biens', colonne, nom);

export const expliquerComptage: TableExpliquee = (): readonly Entree[] => [
  [
    'Poids',
    {
      titre: 'Logements de cette combinaison, partagés entre leurs réservataires (logements pondérés)',
      regle: 'Somme des poids des biens de ce territoire, de ce motif, de ce droit et de ce réservataire.',
      source: INVENTAIRE,
    },
  ],
  [
    'Logements',
    {
      titre: 'Logements de cette combinaison, chacun compté une fois (logements)',
      termes: [ici('Clé'), biens('Compte', 'Lignes de Biens qui ont cette clé')],
      regle: 'Un logement réservé à plusieurs n’est compté que sur la ligne de son premier réservataire.',
      source: INVENTAIRE,
    },
  ],
  [
    'Titulaire',
    {
      titre: 'À qui revient le logement',
      termes: [ici('Droit'), ici('Réservataire')],
      regle: 'Au réservataire si son droit est actif au 31/12/N-1, sinon à « Non réservé ».',
      source: NEGOFLUX,
    },
  ],
];

export const expliquerComptageTerritoires: TableExpliquee = (): readonly Entree[] => {
  const logements = (nom: string, motif: string): Terme => somme('Comptage', 'Logements', nom, ['Clé motif', `{Clé}|${motif}`]);
  const parcs = (retenu: (motif: (typeof MOTIFS_HORS_FLUX)[number]) => boolean): string[] =>
    MOTIFS_HORS_FLUX.filter(retenu).map(({ code }) => `Parc ${MOTIF_COURT[code]}`);
  const additionner = (noms: readonly string[]): string => noms.map((nom) => `{${nom}}`).join(' + ');
  const obligatoires = parcs(({ obligatoire }) => obligatoire);
  const horsReference = parcs(({ horsParcDeReference }) => horsParcDeReference);
  const liberation = (libelle: string, regle: string): Entree[1] => ({
    titre: `Logements libérés dans l’année N-1, motif « ${libelle} » (logements)`,
    termes: [ici('Clé'), biens('Clé libération', `Lignes de Biens dans le flux, libérées : ${libelle}`)],
    regle,
    source: INVENTAIRE,
  });
  return [
    [
      'Parc compté',
      {
        titre: 'Parc du territoire compté dans l’inventaire (logements)',
        calcul: '{Logements du territoire}',
        termes: [somme('Comptage', 'Logements', 'Logements du territoire', ['Clé territoire', '{Clé}'])],
        regle: 'Somme des combinaisons comptées pour ce territoire.',
        source: INVENTAIRE,
      },
    ],
    [
      'Parc retenu',
      {
        titre: 'Parc du territoire retenu dans les calculs (logements)',
        symbole: 'P',
        termes: [dans('Territoires', 'Parc déclaré', '{Clé}'), ici('Parc compté')],
        regle: 'Parc déclaré dans Hypothèses s’il est saisi, sinon parc compté.',
        source: CCH_FLUX,
      },
    ],
    [
      'Non listés',
      {
        titre: 'Logements déclarés que l’inventaire ne liste pas (logements)',
        calcul: '{Parc retenu} − {Parc compté}',
        termes: [ici('Parc retenu'), ici('Parc compté')],
        regle: 'Ils comptent en « Non réservé ».',
        source: NEGOFLUX,
      },
    ],
    [
      'Dans le flux',
      {
        titre: 'Logements sans motif d’exclusion (logements)',
        calcul: '{Logements dans le flux}',
        termes: [logements('Logements dans le flux', 'FLUX')],
        regle: 'Somme des combinaisons dont le motif est FLUX.',
        source: INVENTAIRE,
      },
    ],
    ...MOTIFS_HORS_FLUX.map(({ code, libelle, source }): Entree => [
      `Parc ${MOTIF_COURT[code]}`,
      {
        titre: `Logements portant ce motif : ${libelle} (logements)`,
        calcul: '{Logements du motif}',
        termes: [logements('Logements du motif', code)],
        regle: 'Comptés, que le motif soit exclu du flux ou non.',
        source: { texte: source },
      },
    ]),
    [
      'Parc motifs obligatoires',
      {
        titre: 'Logements exclus de droit (logements)',
        calcul: additionner(obligatoires),
        termes: obligatoires.map((nom) => ici(nom)),
        regle: 'Somme des motifs que personne ne peut réintégrer.',
        source: CCH_FLUX,
      },
    ],
    [
      'Hors parc de référence',
      {
        titre: 'Logements hors du dénominateur du taux de rotation (logements)',
        calcul: additionner(horsReference),
        termes: horsReference.map((nom) => ici(nom)),
        regle: 'Le taux de rotation se compte sur les logements familiaux, hors ventes et démolitions prévues.',
        source: REFERENTIEL,
      },
    ],
    ['Libérations externes', liberation(LIBELLE_LIBERATION.externe, 'Le locataire quitte le parc du bailleur.')],
    ['Libérations mutations', liberation(LIBELLE_LIBERATION.mutation, 'Le locataire change de logement chez le même bailleur.')],
    ['Libérations ANRU', liberation(LIBELLE_LIBERATION.anru, 'Relogement d’une opération de renouvellement urbain.')],
    [
      'Libérations ORCOD LHI',
      liberation(LIBELLE_LIBERATION['orcod-lhi'], 'Relogement d’une copropriété dégradée ou d’un habitat indigne.'),
    ],
  ];
};

export const expliquerComptageReservataires: TableExpliquee = (): readonly Entree[] => [
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

export const expliquerComptageProgrammes: TableExpliquee = (): readonly Entree[] => [
  [
    'Poids',
    {
      titre: 'Logements du programme réservés par {Réservataire} (logements pondérés)',
      termes: [ici('Clé'), biens('Poids', 'Poids des lignes de Biens de ce programme')],
      regle: 'Somme des poids des biens du programme.',
      source: INVENTAIRE,
    },
  ],
  [
    'Part de l’année',
    {
      titre: 'Part de l’année où le droit existe',
      termes: [ici('Fin convention')],
      regle: '1, ou les jours jusqu’à la fin de la convention sur ceux de l’année si l’échéance est au prorata.',
      source: NEGOFLUX,
    },
  ],
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
];
