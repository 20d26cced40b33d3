/** Category proposed from the words of a name, with the words that decided (DOMAINE §5.4). */
import type { Categorie } from '../categories';
import { cleDeReservataire } from './cle-de-reservataire';

export interface CategorieProposee {
  readonly categorie: Categorie;
  readonly raison: string;
  /** False when no word decides: « Autre » is then only a place to wait. */
  readonly certaine: boolean;
}

const INDICES: readonly (readonly [Categorie, RegExp])[] = [
  ['non-reserve', /^NON RESERVE\w*\b|\bSANS RESERVA\w+\b/],
  ['action-logement', /\bACTION LOG(?:EMENTS?|T|MT|EMT)\b|^ALS?$|\b1 POUR CENT\b|\bCIL\b/],
  ['defense', /\bDEFENSE\b|\bARMEES?\b|\bMINARM\b|\bMILITAIRES?\b/],
  ['securite', /\bGENDARMERIE\b|\bPOLICE\b|\bSECURITE INTERIEURE\b|\bMINISTERE DE L INTERIEUR\b/],
  ['sante', /\b(CHU|CHR|CHRU|CH|APHP|GHT|EHPAD)\b|\bHOSPITALIERE?\b|\bHOPITA(L|UX)\b|\bCLINIQUE\b/],
  [
    'epci',
    /^(CC|CA|CU|COMMUNAUTE|EPCI)\b|\bMETROPOLE\b|\bAGGLO(MERATION)?\b|\bINTERCOMMUNALITE\b|\bCOMMUNAUTE (DE COMMUNES|D AGGLO\w*|URBAINE)\b/,
  ],
  ['departement', /\b(CONSEIL|CONS) (DEPARTEMENTAL|GENERAL)\b|^DEPARTEMENT\b|^C[DG] ?\d*\b/],
  ['region', /\b(CONSEIL )?REGION(AL|ALE)?\b/],
  ['commune', /\b(MAIRIE|COMMUNE|CNE|VILLE|MUNICIPALITE|HOTEL DE VILLE|CCAS)\b/],
  ['etat-agents', /\bFONCTIONNAIRES?\b|\bAGENTS? (DE L ETAT|PUBLICS?)\b|\bSRIAS\b|\bMINISTERE\b/],
  ['etat-prioritaires', /\bPREFE(T|CTURE)\b|\bPRIORITAIRES?\b|\bDALO\b|^ETAT\b|\bDDETS?\b|\bSIAO\b/],
];

export function proposerCategorie(nom: string): CategorieProposee {
  const cle = cleDeReservataire(nom);
  for (const [categorie, indice] of INDICES) {
    const mot = indice.exec(cle)?.[0];
    if (mot !== undefined) return { categorie, raison: `le nom contient « ${mot} »`, certaine: true };
  }
  return { categorie: 'autre', raison: 'aucun mot du nom ne dit ce qu’il est', certaine: false };
}
