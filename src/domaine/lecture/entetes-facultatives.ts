/** Headers of the optional columns (DOMAINE §5.3), as keys: upper case, no accent, no punctuation. */
import type { Indicateur, IndicateurFacultatif, ReservataireSuivant } from '../inventaire';
import type { FormeEntete } from './forme-entete';

const FACULTATIFS: Readonly<Record<IndicateurFacultatif, Omit<FormeEntete, 'indicateur'>>> = {
  premiereLocation: {
    exactes: [
      'LOCAT',
      'ANNEE 1ERE LOCATION',
      'ANNEE DE 1ERE LOCATION',
      'ANNEE PREMIERE LOCATION',
      'ANNEE DE PREMIERE LOCATION',
      '1ERE LOCATION',
      'PREMIERE LOCATION',
      '1ERE MISE EN LOCATION',
      'PREMIERE MISE EN LOCATION',
      'ANNEE 1ERE MISE EN LOCATION',
      'ANNEE DE 1ERE MISE EN LOCATION',
      'ANNEE PREMIERE MISE EN LOCATION',
      'ANNEE DE PREMIERE MISE EN LOCATION',
      'DATE 1ERE MISE EN LOCATION',
      'DATE DE 1ERE MISE EN LOCATION',
      'DATE DE PREMIERE MISE EN LOCATION',
      'MISE EN SERVICE',
      'ANNEE MISE EN SERVICE',
      'ANNEE DE MISE EN SERVICE',
      'DATE MISE EN SERVICE',
      'DATE DE MISE EN SERVICE',
    ],
    contenues: [/\b(1ERE|PREMIERE)\b.*\bLOCATION\b/],
  },
  occupation: {
    exactes: [
      'MODE',
      'MODE CODE',
      'MODE OCCUPATION',
      'MODE D OCCUPATION',
      'STATUT',
      'STATUT OCCUPATION',
      'STATUT D OCCUPATION',
      'OCCUPATION',
    ],
    contenues: [/\bOCCUPATION\b/],
  },
  bail: {
    exactes: [
      'BAIL',
      'DATE BAIL',
      'DATE DU BAIL',
      'DATE EFFET BAIL',
      'DATE EFFET DU BAIL',
      'DATE D EFFET BAIL',
      'DATE D EFFET DU BAIL',
      'EFFET DU BAIL',
      'BAIL EFFET',
      'DATE DEBUT BAIL',
      'DATE DEBUT DU BAIL',
      'DATE DE DEBUT DE BAIL',
      'DATE DE DEBUT DU BAIL',
      'DEBUT BAIL',
      'DEBUT DE BAIL',
      'DEBUT DU BAIL',
      'DATE SIGNATURE BAIL',
      'DATE DE SIGNATURE DU BAIL',
    ],
    contenues: [/\b(DATE|EFFET|DEBUT)\b.*\bBAIL\b/],
  },
  remiseEnLocation: {
    exactes: [
      'REMLOCDATE',
      'REMISE EN LOCATION',
      'DATE REMISE EN LOCATION',
      'DATE DE REMISE EN LOCATION',
      'DATE DISPO',
      'DATE DE DISPO',
      'DATE DISPONIBILITE',
      'DATE DE DISPONIBILITE',
    ],
    contenues: [/\bREMISE EN LOCATION\b/, /^DATE (DE )?DISPO/],
  },
  departLocataire: {
    exactes: [
      'DATE DEP DERLOCAT',
      'DATE CONGE',
      'DATE DE CONGE',
      'DATE DU CONGE',
      'DATE SORTIE',
      'DATE DE SORTIE',
      'DATE DEPART',
      'DATE DE DEPART',
      'DATE DU DEPART',
      'DATE SORTIE LOCATAIRE',
      'DATE DEPART LOCATAIRE',
      'DATE DE DEPART LOCATAIRE',
      'DATE DE DEPART DU LOCATAIRE',
      'DATE DE SORTIE DU LOCATAIRE',
      'DATE DE DEPART DU DERNIER LOCATAIRE',
    ],
    contenues: [/^DATE\b.*\b(DEPART|SORTIE|CONGE)\b/],
  },
  conventionRef: {
    exactes: [
      'N CONVENTION',
      'NO CONVENTION',
      'N DE CONVENTION',
      'NO DE CONVENTION',
      'NUM CONVENTION',
      'NUMERO CONVENTION',
      'NUMERO DE CONVENTION',
      'NUMERO DE LA CONVENTION',
      'REF CONVENTION',
      'REFERENCE CONVENTION',
      'REFERENCE DE LA CONVENTION',
      'CODE CONVENTION',
      'N CONVENTION DE RESERVATION',
      'NUMERO DE CONVENTION DE RESERVATION',
      'CONVENTION DE RESERVATION',
    ],
    contenues: [],
  },
  typeDuDroit: {
    exactes: ['TYPE DE DROIT', 'TYPE DROIT', 'TYPE DU DROIT', 'NATURE DU DROIT', 'TYPE DE RESERVATION', 'NATURE DE LA RESERVATION'],
    contenues: [/^(TYPE|NATURE)\b.*\b(DROITS?|RESERVATION)\b/],
  },
  venteAutorisee: {
    exactes: [
      'DATMISEVENTE',
      'PLAN DE VENTE',
      'EN PLAN DE VENTE',
      'VENTE AUTORISEE',
      'AUTORISATION DE VENTE',
      'DATE AUTORISATION VENTE',
      'DATE AUTORISATION DE VENTE',
      'DATE D AUTORISATION DE VENTE',
      'DATE MISE EN VENTE',
      'DATE DE MISE EN VENTE',
    ],
    contenues: [/\bPLAN DE VENTE\b/, /\bAUTORISATION\b.*\bVENTE\b/, /\bMISE EN VENTE\b/],
  },
  contingent: { exactes: ['CONTINGENT', 'CODE CONTINGENT', 'CONTINGENT RPLS', 'CONTRESLOG'], contenues: [] },
};

const SUIVANTS: readonly (readonly [ReservataireSuivant, rang: 2 | 3 | 4, ordinaux: string])[] = [
  ['reservataire2', 2, 'BIS|2EME|2E|DEUXIEME|SECOND'],
  ['reservataire3', 3, 'TER|3EME|3E|TROISIEME'],
  ['reservataire4', 4, 'QUATER|4EME|4E|QUATRIEME'],
];

/** « Réservataire 2 », « 2e réservataire »; and a second « Réservataire », which only the first one keeps from being the first. */
const suivant = ([indicateur, rang, ordinaux]: (typeof SUIVANTS)[number]): FormeEntete => ({
  indicateur,
  exactes: ['RESERVATAIRE', 'RESERVATAIRES', 'NOM RESERVATAIRE', 'NOM DU RESERVATAIRE', 'CO RESERVATAIRE'].flatMap((nom) => [
    `${nom} ${rang}`,
    `${nom} N ${rang}`,
    `${nom} NO ${rang}`,
  ]),
  contenues: [new RegExp(`^(NOM (DU )?)?RESERVATAIRE (${ordinaux})$|^(${ordinaux}) RESERVATAIRE$|^RESERVATAIRES?$`)],
});

export const FORMES_FACULTATIVES: readonly FormeEntete[] = [
  ...Object.entries(FACULTATIFS).map(([indicateur, forme]) => ({ indicateur: indicateur as IndicateurFacultatif, ...forme })),
  ...SUIVANTS.map(suivant),
];

/** Their header alone proves nothing: « Statut » may be anybody's. Denied by its content, such a column is left aside and reported. */
export const INDICATEURS_FACULTATIFS: ReadonlySet<Indicateur> = new Set(FORMES_FACULTATIVES.map(({ indicateur }) => indicateur));
