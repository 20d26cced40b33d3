/** The rate of rotation, territoire by territoire. */
import { calcul, indirect } from './declarer';
import { NEGOCIATION, REFERENTIEL, RPLS } from './sources';
import { dans, ici, type Declaration, type Entree } from './types';

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

const periode = (colonne: string) => dans('RotationPeriodes', colonne, CLE);

export const ROTATION: readonly Entree[] = [
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
      regle:
        'Libérations saisies moins étudiants et spécifiques ; sinon, celles que l’inventaire montre dans le parc de référence. « n/d » si l’inventaire n’en montre aucune.',
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
  calcul(
    'Taux retenu',
    'Taux de rotation retenu pour {Territoire}, à écrire dans la convention',
    'Celui de la variante (harmonisé, intermédiaire, mobilité RPLS ou saisi) sur la période choisie : l’année N-1, ou la moyenne simple ou pondérée des années N-1 à N-3 renseignées. Un taux saisi ou RPLS ne vaut que pour une année : il tient lieu de moyenne.',
    { texte: `${REFERENTIEL.texte} ; arrêté du 10 mars 2011 (la convention précise le taux retenu)` },
    {
      symbole: 'τ',
      termes: [
        indirect(ici('Variante')),
        ici('Période'),
        periode('Taux N-1'),
        periode('Moyenne simple'),
        periode('Moyenne pondérée'),
        ...['Taux harmonisé', 'Taux intermédiaire', 'Taux RPLS'].map((nom) => indirect(ici(nom))),
        indirect(dans('Territoires', 'Taux saisi', CLE)),
      ],
    },
  ),
  calcul(
    'Variante',
    'Définition du taux retenue pour ce territoire',
    'Choisie dans la feuille Hypothèses : harmonisé, intermédiaire, mobilité RPLS ou saisi.',
    NEGOCIATION,
    {
      termes: [dans('Territoires', 'Variante de taux', CLE)],
    },
  ),
  calcul(
    'Période',
    'Année ou moyenne retenue pour le taux',
    'Choisie dans Hypothèses : N-1, moyenne simple ou pondérée de trois ans.',
    NEGOCIATION,
  ),
  calcul(
    'Taux RPLS',
    'Taux de mobilité RPLS',
    'Emménagements de l’année ÷ parc mis en location avant, loué ou proposé ; lus du fichier RPLS ou saisis, « n/d » sinon.',
    RPLS,
  ),
  calcul(
    'Taux brut',
    'Taux de rotation brut, pour comparaison : aucun calcul ne le retient',
    'Toutes les libérations saisies ÷ parc total, étudiants et spécifiques compris ; « n/d » si les libérations ne sont pas saisies, l’inventaire ne comptant que celles du flux.',
    REFERENTIEL,
  ),
];
