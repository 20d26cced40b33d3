import { NEGOCIATION, REFERENTIEL } from './sources';
import { dans, ici, type Entree, type Declaration, type TableExpliquee } from './types';

const CLE = 'D{Territoire}';
const saisi = (colonne: string, nom?: string) => dans('Liberations', colonne, CLE, nom === undefined ? {} : { nom });
const compte = (colonne: string, nom?: string) => dans('ComptageTerritoires', colonne, CLE, nom === undefined ? {} : { nom });

const liberee = (titre: string, colonneSaisie: string, colonneComptee: string, regle: string): Declaration => ({
  titre,
  termes: [
    saisi('Libérations saisies'),
    saisi(colonneSaisie, `${colonneSaisie} (saisie)`),
    compte(colonneComptee, `${colonneComptee} (comptées)`),
  ],
  regle,
  source: REFERENTIEL,
});

export const expliquerRotation: TableExpliquee = (): readonly Entree[] => [
  [
    'Parc de référence',
    {
      titre: 'Parc au 31/12/N-1 qui sert de dénominateur au taux de rotation (logements)',
      termes: [saisi('Parc de référence saisi'), compte('Parc retenu'), compte('Hors parc de référence')],
      regle: 'Parc retenu moins les logements étudiants, spécifiques, en vente ou à démolir ; le parc saisi dans Hypothèses le remplace.',
      source: REFERENTIEL,
    },
  ],
  [
    'Libérations',
    {
      titre: 'Logements libérés dans l’année N-1 (logements)',
      termes: [
        saisi('Libérations saisies'),
        saisi('Libérations étudiants'),
        saisi('Libérations spécifiques'),
        compte('Libérations externes'),
        compte('Libérations mutations'),
        compte('Libérations ANRU'),
        compte('Libérations ORCOD LHI'),
      ],
      regle: 'Libérations saisies moins étudiants et spécifiques ; si rien n’est saisi, somme des libérations comptées dans l’inventaire.',
      source: REFERENTIEL,
    },
  ],
  [
    'dont mutations',
    liberee(
      'Libérations dues à une mutation interne (logements)',
      'Libérations mutations',
      'Libérations mutations',
      'Un locataire du bailleur qui change de logement en libère un : saisi avec les libérations, sinon compté.',
    ),
  ],
  [
    'dont ANRU',
    liberee(
      'Libérations dues à un relogement ANRU (logements)',
      'Libérations ANRU',
      'Libérations ANRU',
      'Le logement quitté est à démolir : il n’est pas remis en location.',
    ),
  ],
  [
    'dont ORCOD/LHI',
    liberee(
      'Libérations dues à un relogement ORCOD ou LHI (logements)',
      'Libérations ORCOD LHI',
      'Libérations ORCOD LHI',
      'Saisies avec les libérations, sinon comptées.',
    ),
  ],
  [
    'Taux harmonisé',
    {
      titre: 'Taux de rotation harmonisé : hors mutations et relogements ANRU',
      calcul: '({Libérations} − {dont mutations} − {dont ANRU}) ÷ {Parc de référence}',
      termes: [ici('Libérations'), ici('dont mutations'), ici('dont ANRU'), ici('Parc de référence')],
      regle: 'Seules comptent les libérations familiales externes ; les mutations et les relogements ANRU en sont retirés.',
      source: REFERENTIEL,
    },
  ],
  [
    'Taux intermédiaire',
    {
      titre: 'Taux de rotation intermédiaire : mutations comprises, relogements exclus',
      calcul: '({Libérations} − {dont ANRU} − {dont ORCOD/LHI}) ÷ {Parc de référence}',
      termes: [ici('Libérations'), ici('dont ANRU'), ici('dont ORCOD/LHI'), ici('Parc de référence')],
      regle: 'Une mutation libère un logement : elle compte ; les relogements ANRU, ORCOD et LHI ne comptent pas.',
      source: REFERENTIEL,
    },
  ],
  [
    'Taux retenu',
    {
      titre: 'Taux de rotation retenu dans la convention',
      symbole: 'τ',
      regle: 'Celui de la variante choisie : harmonisé, intermédiaire ou saisi. La convention doit préciser le taux retenu.',
      source: { texte: `${REFERENTIEL.texte} ; arrêté du 10 mars 2011` },
    },
  ],
  [
    'Variante',
    {
      titre: 'Définition du taux retenue pour ce territoire',
      termes: [dans('Territoires', 'Variante de taux', CLE)],
      regle: 'Choisie dans la feuille Hypothèses, territoire par territoire.',
      source: NEGOCIATION,
    },
  ],
];
