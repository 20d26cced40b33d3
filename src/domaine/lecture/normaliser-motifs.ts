/** Why a dwelling is out of the flux, and why it was freed, from free text (DOMAINE §1.7, §2.1). */
import type { MotifLiberation } from '../bien';
import { cleDeNom } from '../geographie/cle-de-nom';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from '../motifs-hors-flux';
import { estAbsent, estDouteux, INCONNU, lu, memoriser, VIDE, type Lecture } from './texte';

const HORS_FLUX: readonly (readonly [MotifHorsFlux, RegExp])[] = [
  ['ETAT_R314', /\bR ?314\b|RESERVATIONS? CONVENTIONNELLE/],
  ['DEFENSE', /\bDEFENSE\b|\bARMEES?\b|\bMILITAIRES?\b/],
  ['SECURITE', /\bSECURITE\b|\bGENDARM|\bPOLICE\b/],
  ['SANTE', /\bSANTE\b|\bHOPITA|\bHOSPITALIER|\bCHU\b/],
  ['VENTE', /\bVENTES?\b|\bA VENDRE\b/],
  ['DEMOLITION', /\bDEMOLI/],
  ['ETUDIANT', /\bETUDIANT|\bUNIVERSITAIRE/],
  ['IML', /\bIML\b|INTERMEDIATION|\bSOUS LOCATION|\bASSOCIATIONS?\b/],
  [
    'SPECIFIQUE',
    /\bADAPTES?\b|\bRESIDENCES? SOCIALES?\b|\bFOYERS?\b|\bSPECIFIQUES?\b|\bPENSIONS? DE FAMILLE\b|\bEHPAD\b|\bRESIDENCES? AUTONOMIE\b|\bCHRS\b/,
  ],
  ['FONCTION', /\bGARDIEN|\bLOGE\b|\bFONCTION\b/],
  ['TRAVAUX', /\bTRAVAUX\b/],
  ['NON_CONVENTIONNE', /\bNON CONVENTION|\bPLI\b|\bPCL\b|\bINTERMEDIAIRES?\b/],
];

const CODES = new Map<string, MotifHorsFlux>(MOTIFS_HORS_FLUX.map(({ code }) => [cleDeNom(code), code]));
const DANS_LE_FLUX = new Set(['N', 'NON', 'FAUX', 'AUCUN', 'SANS OBJET', 'FLUX', 'EN FLUX', 'DANS LE FLUX', 'INCLUS', '0']);
/** « Hors plan de vente » says the opposite of « plan de vente »; « non conventionné » says what it says. */
const NEGATION = /^(PAS|NON(?! CONVENTION)|SANS|AUCUNE?|HORS(?! FLUX))\b/;

export const normaliserHorsFlux = memoriser((texte: string): Lecture<MotifHorsFlux> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  if (DANS_LE_FLUX.has(cle)) return VIDE;
  const exact = CODES.get(cle);
  if (exact !== undefined) return lu(exact);
  if (NEGATION.test(cle)) return INCONNU;
  const trouves = HORS_FLUX.filter(([, forme]) => forme.test(cle));
  return trouves.length === 1 && trouves[0] !== undefined ? lu(trouves[0][0]) : INCONNU;
});

const LIBERATIONS: readonly (readonly [MotifLiberation, RegExp])[] = [
  ['mutation', /^MUT\b|\bMUTATIONS?\b/],
  ['anru', /\bN?P?N?ANRU\b|\bNPNRU\b|\bRENOUVELLEMENT URBAIN\b|\bRENOVATION URBAINE\b|^RU$/],
  ['orcod-lhi', /\bORCOD\b|\bLHI\b|\bINDIGNE\b|\bINSALUBR|\bPERIL\b/],
  ['externe', /\bCONGES?\b|\bDEPARTS?\b|\bEXTERNES?\b|\bSORTIES?\b|\bDECES\b|\bEXPULSIONS?\b/],
];

const PAS_LIBERE = new Set(['N', 'NON', 'FAUX', 'AUCUNE', 'SANS OBJET', '0']);

export const normaliserLiberation = memoriser((texte: string): Lecture<MotifLiberation> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  if (PAS_LIBERE.has(cle)) return VIDE;
  if (NEGATION.test(cle)) return INCONNU;
  // A specific cause wins over the word « départ » that may go with it.
  const trouve = LIBERATIONS.find(([, forme]) => forme.test(cle));
  return trouve === undefined ? INCONNU : lu(trouve[0]);
});
