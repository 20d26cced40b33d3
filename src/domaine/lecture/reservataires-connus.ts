/** Réservataires recognised by name, whatever the territoire (DOMAINE §5.4, §5.6). Names are compared by their key. */
import type { Categorie } from '../categories';
import { NON_RESERVE } from '../bien';

export interface ReservataireLu {
  readonly nom: string;
  readonly categorie: Categorie;
  /** False when nothing recognises the name: it is kept as typed, and reported. */
  readonly connu: boolean;
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

const FORMES: readonly (readonly [RegExp, ReservataireLu])[] = [
  [
    /^(NON RESERVEE?S?|NEANT|AUCUN|AUCUNE RESERVATION|SANS|SANS RESERVATAIRE|SANS RESERVATION|LIBRE|LIBRES|NR|NA|NC|N A|NON|BAILLEUR|NON CONTINGENTE)$/,
    PERSONNE,
  ],
  [/^(AL|ALS|ACTION LOGEMENT( SERVICES?)?( ALS)?|1 POUR CENT( LOGEMENT)?|CIL( .*)?|GROUPE ACTION LOGEMENT|UESL)$/, ACTION_LOGEMENT],
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
  [/^(CONSEIL REGIONAL|REGION)\b/, 'region'],
  [/^(CAF|MSA|CARSAT|CPAM|CROUS|CCAS|SNCF|LA POSTE|EDF|ENGIE|RATP)\b/, 'autre'],
];

export function familleDe(cle: string): Categorie | undefined {
  return FAMILLES.find(([forme]) => forme.test(cle))?.[1];
}
