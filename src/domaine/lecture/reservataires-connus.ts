/** Réservataires recognised by name, whatever the territoire (DOMAINE §5.4, §5.6). Names are compared by their key. */
import type { Categorie } from '../categories';
import { NON_RESERVE } from '../bien';

export interface ReservataireLu {
  readonly nom: string;
  readonly categorie: Categorie;
  /** False when nothing recognises the name: it is kept as typed, and reported. */
  readonly connu: boolean;
  /** Why the name has no sure reading; told to the user with the two readings. */
  readonly doute?: string | undefined;
  /** What is written, when the doubt is about it rather than about this name: the whole cell, or the name of a commune elsewhere. */
  readonly cellule?: string;
  /** The cell is empty: nothing says that nobody holds the dwelling. */
  readonly vide?: boolean;
}

/** Where the dwelling stands: it tells « Conseil départemental » and a bare commune name. */
export interface Lieu {
  readonly departement: string | null;
  readonly commune: string | null;
}

const connu = (nom: string, categorie: Categorie): ReservataireLu => ({ nom, categorie, connu: true });

export const PERSONNE = connu(NON_RESERVE, 'non-reserve');
const ACTION_LOGEMENT = connu('Action Logement', 'action-logement');
const ETAT_PRIORITAIRES = connu('État – prioritaires', 'etat-prioritaires');
const ETAT_AGENTS = connu('État – agents', 'etat-agents');
const ARMEES = connu('Ministère des Armées', 'defense');
const INTERIEUR = connu('Ministère de l’Intérieur', 'securite');

/** The cell holds the error of a formula, which is reported: nobody knows who holds the dwelling. */
export const RESERVATAIRE_ILLISIBLE = connu('Réservataire illisible', 'autre');

/** RPLS contingent, position 63. Code 4 merges communes, EPCI and départements: it names nobody. */
export const CONTINGENTS_RPLS: Readonly<Record<string, ReservataireLu>> = {
  '1': ETAT_AGENTS,
  '2': ETAT_PRIORITAIRES,
  '3': ACTION_LOGEMENT,
  '4': { nom: 'Collectivités territoriales (contingent RPLS 4)', categorie: 'autre', connu: false },
  '5': connu('État – réservations conventionnelles', 'etat-agents'),
  '6': connu('Autres réservataires', 'autre'),
  '7': PERSONNE,
};

/** « NR » says « non réservé » or « non renseigné »: counted as nobody's, but never without a word. */
export const AMBIGU = /^(NR|NA|NC|N A|N R|N C|NA NA|INCONNUE?|NON RENSEIGNEE?|NON COMMUNIQUEE?|NON DISPONIBLE|ND|Z|0+|9{3,4}|NULL)$/;
export const PERSONNE_SANS_CERTITUDE: ReservataireLu = {
  ...PERSONNE,
  doute: 'peut vouloir dire « non réservé » ou « non renseigné » : le logement est compté comme non réservé',
};

/** « 9 » is neither a name nor a contingent. */
export const NOMBRE_SANS_NOM: ReservataireLu = {
  ...PERSONNE,
  doute: 'n’est ni un nom, ni un contingent RPLS (de 1 à 7) : le logement est compté comme non réservé',
};

/** Nothing is written, or a dash: RPLS says « non réservé » with a 7, an empty cell says nothing (DOMAINE §5.4). */
export const SANS_RIEN: ReservataireLu = { ...PERSONNE, vide: true };

interface Forme {
  /** The name alone. */
  readonly exacte: RegExp;
  /** How a longer name may begin: « Préfecture de la Haute-Garonne ». */
  readonly debut?: RegExp;
  readonly reservataire: ReservataireLu;
}

const FORMES: readonly Forme[] = [
  {
    exacte:
      /^(NON RESERVEE?S?|NEANT|AUCUN|AUCUNE RESERVATION|SANS|SANS RESERVATAIRE|SANS RESERVATION|LIBRE|LIBRES|NON|BAILLEUR|NON CONTINGENTEE?S?|NON RESERVATAIRE|HORS CONTINGENT)$/,
    reservataire: PERSONNE,
  },
  {
    exacte:
      /^(AL|ALS|A L|A L S|ACTION LOG(?:EMENTS?|T|MT|EMT)( SERVICES?)?( ALS?| 1 POUR CENT)?|1 POUR CENT( LOGEMENT| PATRONAL)?|CIL|GROUPE ACTION LOGEMENT|UESL)$/,
    debut: /^CIL /,
    reservataire: ACTION_LOGEMENT,
  },
  {
    exacte:
      /^((ETAT|PREFECTURE|PREFET) (DES |POUR )?(AGENTS?|FONCTIONNAIRES?|FONCT)|FONCTIONNAIRES?|AGENTS? (PUBLICS?|DE L ETAT)|SRIAS|ETAT RESERVATIONS CONVENTIONNELLES)$/,
    debut: /^((ETAT|PREFECTURE|PREFET) (DES |POUR )?(AGENTS?|FONCTIONNAIRES?|FONCT)|FONCTIONNAIRES?|SRIAS) /,
    reservataire: ETAT_AGENTS,
  },
  {
    exacte:
      /^(ETAT|ETAT PRIORITAIRES?|ETAT PRIO|PREFECTURE|PREFET|CONTINGENT (PREFECTORAL|PRIORITAIRES?|ETAT)|PRIORITAIRES?|DALO|ETAT DALO)$/,
    debut: /^(PREFECTURE|PREFET) /,
    reservataire: ETAT_PRIORITAIRES,
  },
  {
    exacte: /^(DEFENSE|DEFENSE NATIONALE|MINISTERE (DES ARMEES|DE LA DEFENSE)( ET DES ANCIENS COMBATTANTS)?|ARMEES?|MINARM|MINDEF)$/,
    debut: /^MINISTERE (DES ARMEES|DE LA DEFENSE) /,
    reservataire: ARMEES,
  },
  {
    exacte: /^(MINISTERE DE L INTERIEUR( ET DES OUTRE MER)?|SECURITE INTERIEURE|GENDARMERIE( NATIONALE)?|POLICE( NATIONALE)?)$/,
    reservataire: INTERIEUR,
  },
];

/** Names that another réservataire bears: what follows a name that may be longer is not searched for them, it is refused. */
const AUTRE_NOM = / (ALS?|CIL|ACTION LOGEMENT|1 POUR CENT|MAIRIE|COMMUNE|VILLE|DEFENSE|CD \d\w|CAF|MSA|CHU|ETAT|PREFECTURE|METROPOLE)\b/;

/** `ouvert`: the text holds no separator, so that what follows the name belongs to it. */
export function parForme(cle: string, ouvert: boolean): ReservataireLu | undefined {
  return FORMES.find(({ exacte, debut }) => exacte.test(cle) || (ouvert && debut?.test(cle) === true && !AUTRE_NOM.test(cle)))
    ?.reservataire;
}

/** Families whose members keep the name they were typed with. */
const FAMILLES: readonly (readonly [RegExp, Categorie])[] = [
  [/^(CHU|CHR|CHRU|CH|AP HP|APHP|CENTRE HOSPITALIER|HOPITAL|HOPITAUX|ETABLISSEMENT PUBLIC DE SANTE)\b/, 'sante'],
  [/^(CONSEIL REGIONAL|REGION|CR(?= [A-Z]))\b/, 'region'],
  [/^(CAF|MSA|CARSAT|CPAM|CROUS|CCAS|SNCF|LA POSTE|EDF|ENGIE|RATP)\b/, 'autre'],
];

export function familleDe(cle: string, ouvert: boolean): Categorie | undefined {
  return FAMILLES.find(([forme]) => (ouvert ? forme.test(cle) : forme.exec(cle)?.[0] === cle))?.[1];
}
