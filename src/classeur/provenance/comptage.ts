/** What Biens is counted into, combination by combination and territoire by territoire. */
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { LIBELLE_LIBERATION, MOTIF_COURT } from '../libelles';
import { CCH_FLUX, INVENTAIRE, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { calcul, donnee, parametre } from './declarer';
import { dans, ici, renvoi, somme, type Entree, type TableExpliquee, type Terme } from './types';

const biens = (colonne: string, nom: string): Terme => renvoi('Biens', colonne, nom);

export const COMPTAGE: readonly Entree[] = [
  calcul('Poids brut', 'Poids des biens de cette combinaison (logements pondérés)', 'Somme des poids dans Biens.', INVENTAIRE),
  calcul(
    'Poids échu',
    'Poids perdu par les droits qui finissent dans l’année (logements pondérés)',
    'Somme des poids échus dans Biens : 0 si l’échéance est « Plein ».',
    INVENTAIRE,
  ),
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

const territoires = (): readonly Entree[] => {
  const logements = (nom: string, motif: string): Terme => somme('Comptage', 'Logements', nom, ['Clé motif', `{Clé}|${motif}`]);
  const parcs = (retenu: (motif: (typeof MOTIFS_HORS_FLUX)[number]) => boolean): string[] =>
    MOTIFS_HORS_FLUX.filter(retenu).map(({ code }) => `Parc ${MOTIF_COURT[code]}`);
  const additionner = (noms: readonly string[]): string => noms.map((nom) => `{${nom}}`).join(' + ');
  const obligatoires = parcs(({ obligatoire }) => obligatoire);
  const horsReference = parcs(({ horsParcDeReference }) => horsParcDeReference);
  const liberation = (libelle: string, regle: string): Entree[1] => ({
    titre: `Logements libérés dans l’année N-1, motif « ${libelle} » (logements)`,
    termes: [ici('Clé'), biens('Clé libération', `Lignes de Biens du parc de référence, libérées : ${libelle}`)],
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
    [
      'Libérations hors référence',
      {
        titre: 'Logements libérés qui n’entrent dans aucun taux (logements)',
        termes: [ici('Clé')],
        regle: 'Étudiants, spécifiques, ventes et démolitions prévues : ni au numérateur, ni au dénominateur.',
        source: REFERENTIEL,
      },
    ],
    [
      'Libérations du fichier',
      {
        titre: 'Libérations que l’inventaire montre, tous territoires (logements)',
        regle: 'À 0, l’inventaire ne dit rien des libérations : les taux comptés sont inconnus.',
        source: INVENTAIRE,
      },
    ],
  ];
};

export const COMPTAGE_TERRITOIRES: readonly Entree[] = territoires();

/** Nothing to follow, nothing to compute: an inventory without any such dwelling has 0 written there. */
export const expliquerControleComptage: TableExpliquee = ({ formule }): readonly Entree[] => [
  donnee('Exercice à l’insertion', 'Exercice pour lequel ces tableaux ont été écrits', 'Écrit à la mise à jour des tableaux.', NEGOFLUX),
  calcul('Exercice', 'Exercice saisi dans Hypothèses', 'Paramètre « Exercice ».', NEGOCIATION, { termes: [parametre('exercice')] }),
  calcul('Logements comptés', 'Logements de toutes les combinaisons comptées (logements)', 'Somme de Comptage.', INVENTAIRE),
  calcul(
    'Logements des biens',
    'Logements de la feuille Biens (logements)',
    'Chacun une fois, sur la ligne de son premier réservataire.',
    INVENTAIRE,
  ),
  calcul(
    'Intermédiaires dans le flux',
    'Logements intermédiaires ou non conventionnés comptés dans le flux (logements)',
    'Financements 16 et 17 sans motif d’exclusion, et logements dont le motif « Non conventionné » reste dans le flux : une alerte le dit.',
    INVENTAIRE,
    formule === '' ? { nature: 'donnee', termes: [] } : {},
  ),
  calcul(
    'Contrôle',
    'Le comptage suit-il encore l’exercice et l’inventaire ?',
    'À vérifier si l’exercice a changé depuis l’insertion, ou si des logements ne sont plus comptés : actualisez les tableaux.',
    NEGOFLUX,
  ),
];
