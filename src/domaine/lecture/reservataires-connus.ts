/** Réservataires recognised by name, whatever the territoire (DOMAINE §5.4, §5.6). Names are compared by their key. */
import type { Categorie } from '../categories';
import { NON_RESERVE } from '../bien';

export interface ReservataireLu {
  readonly nom: string;
  readonly categorie: Categorie;
  /** False when nothing recognises the name: it is kept as typed, and reported. */
  readonly connu: boolean;
  /** Why the name has no sure reading; told to the user with the two readings. */
  readonly doute?: string;
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

const FORMES: readonly (readonly [RegExp, ReservataireLu])[] = [
  [
    /^(NON RESERVEE?S?|NEANT|AUCUN|AUCUNE RESERVATION|SANS|SANS RESERVATAIRE|SANS RESERVATION|LIBRE|LIBRES|NON|BAILLEUR|NON CONTINGENTEE?S?|NON RESERVATAIRE|HORS CONTINGENT)$/,
    PERSONNE,
  ],
  [
    /^(AL|ALS|A L|A L S|ACTION LOG(?:EMENTS?|T|MT|EMT)( SERVICES?)?( ALS?| 1 POUR CENT)?|1 POUR CENT( LOGEMENT| PATRONAL)?|CIL( .*)?|GROUPE ACTION LOGEMENT|UESL)$/,
    ACTION_LOGEMENT,
  ],
  [
    /^((ETAT|PREFECTURE|PREFET) (DES |POUR )?(AGENTS?|FONCTIONNAIRES?|FONCT)( .*)?|FONCTIONNAIRES?( .*)?|AGENTS? (PUBLICS?|DE L ETAT)|SRIAS( .*)?)$/,
    ETAT_AGENTS,
  ],
  [
    /^(ETAT|ETAT PRIORITAIRES?|ETAT PRIO|PREFECTURE( .*)?|PREFET( .*)?|CONTINGENT (PREFECTORAL|PRIORITAIRES?|ETAT)|PRIORITAIRES?|DALO|ETAT DALO)$/,
    ETAT_PRIORITAIRES,
  ],
  [/^(DEFENSE|DEFENSE NATIONALE|MINISTERE (DES ARMEES|DE LA DEFENSE)( .*)?|ARMEES?|MINARM|MINDEF)$/, ARMEES],
  [/^(MINISTERE DE L INTERIEUR|SECURITE INTERIEURE|GENDARMERIE( NATIONALE)?|POLICE( NATIONALE)?)$/, INTERIEUR],
];

export function parForme(cle: string): ReservataireLu | undefined {
  return FORMES.find(([forme]) => forme.test(cle))?.[1];
}

/** Families whose members keep the name they were typed with. */
const FAMILLES: readonly (readonly [RegExp, Categorie])[] = [
  [/^(CHU|CHR|CHRU|CH|AP HP|APHP|CENTRE HOSPITALIER|HOPITAL|HOPITAUX|ETABLISSEMENT PUBLIC DE SANTE)\b/, 'sante'],
  [/^(CONSEIL REGIONAL|REGION|CR(?= [A-Z]))\b/, 'region'],
  [/^(CAF|MSA|CARSAT|CPAM|CROUS|CCAS|SNCF|LA POSTE|EDF|ENGIE|RATP)\b/, 'autre'],
];

export function familleDe(cle: string): Categorie | undefined {
  return FAMILLES.find(([forme]) => forme.test(cle))?.[1];
}
