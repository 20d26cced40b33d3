/** Headers that name each indicator (DOMAINE §5.3), as keys: upper case, no accent, no punctuation. */
import type { Indicateur } from '../inventaire';

export interface FormeEntete {
  readonly indicateur: Indicateur;
  /** The header alone is enough. */
  readonly exactes: readonly string[];
  /** The header contains it: less sure, the content has to confirm. */
  readonly contenues: readonly RegExp[];
}

export const FORMES_ENTETES: readonly FormeEntete[] = [
  {
    indicateur: 'refBailleur',
    exactes: ['REFERENCE', 'REF', 'REFERENCE LOGEMENT', 'REF LOGEMENT', 'REFERENCE BAILLEUR', 'REF BAILLEUR', 'N LOGEMENT', 'NO LOGEMENT', 'NUMERO LOGEMENT', 'NUM LOGEMENT', 'CODE LOGEMENT', 'CODE UG', 'N UG', 'NO UG', 'UG', 'NUMERO UG', 'MODULE', 'CODE MODULE', 'LOT', 'N LOT', 'N MODULE', 'IDENT INT', 'IDENTIFIANT INTERNE', 'IDENTIFIANT LOGEMENT', 'ID LOGEMENT'],
    contenues: [/\bUG\b/, /^(REF|REFERENCE|IDENTIFIANT)\b/],
  },
  { indicateur: 'rplsId', exactes: ['N RPLS', 'NO RPLS', 'NUMERO RPLS', 'NUM RPLS', 'ID RPLS', 'IDENTIFIANT RPLS', 'RPLS', 'CODE RPLS', 'IDENT REP', 'IDENT RPLS'], contenues: [/\bRPLS\b/] },
  {
    indicateur: 'reservataire',
    exactes: ['RESERVATAIRE', 'RESERVATAIRES', 'CONTINGENT', 'CONTINGENTAIRE', 'ORGANISME RESERVATAIRE', 'NOM RESERVATAIRE', 'NOM DU RESERVATAIRE', 'CONTINGENT RESERVATAIRE', 'CONTRESLOG'],
    contenues: [/\bRESERVATAIRES?\b/, /\bCONTINGENT/],
  },
  { indicateur: 'departement', exactes: ['DEPARTEMENT', 'DEPT', 'DEP', 'DPT', 'CODE DEPARTEMENT', 'CODE DEPT', 'N DEPARTEMENT'], contenues: [/\bDEPARTEMENT\b/, /\bDEPT\b/] },
  { indicateur: 'epci', exactes: ['SIREN EPCI', 'CODE EPCI', 'EPCI CODE', 'N SIREN EPCI', 'EPCI SIREN', 'EPCI'], contenues: [/\bSIREN\b/, /\bCODE EPCI\b/] },
  {
    indicateur: 'epciNom',
    exactes: ['EPCI', 'NOM EPCI', 'LIBELLE EPCI', 'EPCI LIBELLE', 'NOM DE L EPCI', 'INTERCOMMUNALITE', 'INTERCO', 'CC CA CU METROPOLE', 'AGGLOMERATION', 'METROPOLE'],
    contenues: [/\bEPCI\b/, /\bINTERCOMMUNALITE\b/],
  },
  {
    indicateur: 'commune',
    exactes: ['COMMUNE', 'CODE INSEE', 'INSEE', 'CODE COMMUNE', 'COM', 'COMMUNE INSEE', 'INSEE COMMUNE', 'CODE INSEE COMMUNE', 'DEPCOM', 'CODE COM', 'N INSEE', 'COMMUNE CODE'],
    contenues: [/\bINSEE\b/, /\bCODE COMMUNE\b/],
  },
  { indicateur: 'communeNom', exactes: ['COMMUNE', 'VILLE', 'NOM COMMUNE', 'LIBELLE COMMUNE', 'NOM DE LA COMMUNE', 'COMMUNE NOM', 'LIBCOM', 'LOCALITE'], contenues: [/\bCOMMUNE\b/, /\bVILLE\b(?! PRIORITAIRE)/] },
  { indicateur: 'codePostal', exactes: ['CP', 'CODE POSTAL', 'CODEPOSTAL'], contenues: [/\bCODE POSTAL\b/] },
  { indicateur: 'qpv', exactes: ['QPV', 'QUARTIER PRIORITAIRE', 'EN QPV', 'HORS QPV', 'EN HORS QPV', 'QPV O N', 'QPV OUI NON', 'ZUS', 'QPV CODE'], contenues: [/\bQPV\b/, /\bQUARTIER PRIORITAIRE\b/, /\bPOLITIQUE DE LA VILLE\b/] },
  {
    indicateur: 'typologie',
    exactes: ['TYPOLOGIE', 'TYPE', 'TYPE LOGT', 'TYPE LOGEMENT', 'TYPE DE LOGEMENT', 'TYPO', 'NB PIECES', 'NBPIECE', 'NOMBRE DE PIECES', 'NB DE PIECES', 'NBRE PIECES', 'PIECES'],
    contenues: [/\bTYPOLOGIE\b/, /\bPIECES?\b/, /^TYPE LO/],
  },
  { indicateur: 'financement', exactes: ['FINANCEMENT', 'FINANC', 'FINAN', 'TYPE DE PRET', 'TYPE PRET', 'TYPE DE FINANCEMENT', 'TYPE FINANCEMENT', 'CODE FINANCEMENT', 'PLAFOND', 'FINAN CODE', 'PRET'], contenues: [/\bFINANC/, /\bPRET\b/] },
  {
    indicateur: 'construction',
    exactes: ['COLLECTIF INDIVIDUEL', 'COLL INDIV', 'COLL IND', 'TYPE CONSTRUCTION', 'TYPE DE CONSTRUCTION', 'TYPECONST', 'MAISON APPARTEMENT', 'INDIVIDUEL COLLECTIF', 'IND COLL', 'INDIV COLL', 'APPARTEMENT MAISON', 'NATURE', 'TYPE HABITAT', 'TYPE D HABITAT', 'TYPECONST CODE', 'TYPE'],
    contenues: [/\bCOLL(ECTIF)?\b/, /\bINDIV/, /\bTYPE (DE )?CONST/],
  },
  {
    indicateur: 'programme',
    exactes: ['PROGRAMME', 'RESIDENCE', 'NOM PROGRAMME', 'NOM DU PROGRAMME', 'NOM RESIDENCE', 'ENSEMBLE IMMOBILIER', 'OPERATION', 'GROUPE', 'NOM GROUPE', 'GROUPE IMMOBILIER', 'LIBELLE PROGRAMME', 'CITE'],
    contenues: [/\bPROGRAMME\b/, /\bRESIDENCE\b/, /^NOM (DE L )?OPERATION/],
  },
  {
    indicateur: 'debutConvention',
    exactes: ['DATE DEBUT', 'DEBUT', 'DEBUT CONVENTION', 'DATE DEBUT CONVENTION', 'DATE DE DEBUT', 'DATE EFFET CONVENTION', 'DATE EFFET', 'DATE D EFFET', 'DATE CONVENTION', 'PRISE D EFFET', 'DATE DE DEBUT DE CONVENTION', 'DEBUT DE CONVENTION', 'DATE DE DEBUT DE LA CONVENTION'],
    contenues: [/\bDEBUT\b/, /\bEFFET\b.*\bCONV/, /\bCONV.*\bEFFET\b/],
  },
  {
    indicateur: 'finConvention',
    exactes: ['DATE FIN', 'FIN', 'FIN CONVENTION', 'DATE FIN CONVENTION', 'DATE DE FIN', 'ECHEANCE', 'DATE ECHEANCE', 'DATE D ECHEANCE', 'ECHEANCE CONVENTION', 'TERME', 'DATE DE FIN DE CONVENTION', 'FIN DE CONVENTION', 'DATE DE FIN DE LA CONVENTION', 'FIN DE RESERVATION', 'FIN RESERVATION'],
    contenues: [/\bFIN\b/, /\bECHEANCE\b/],
  },
  { indicateur: 'horsFlux', exactes: ['HORS FLUX', 'MOTIF HORS FLUX', 'EXCLUSION', 'MOTIF EXCLUSION', 'MOTIF D EXCLUSION', 'EXCLU DU FLUX', 'SORTI DU FLUX'], contenues: [/\bHORS FLUX\b/, /\bEXCLUSION\b/] },
  {
    indicateur: 'liberation',
    exactes: ['LIBERATION', 'LIBERATIONS', 'LIBERATION N 1', 'MOTIF LIBERATION', 'MOTIF DE LIBERATION', 'MOTIF DEPART', 'MOTIF DE DEPART', 'LIBERE', 'CAUSE LIBERATION'],
    contenues: [/\bLIBER/, /^MOTIF .*DEPART/],
  },
  {
    indicateur: 'anneeConstruction',
    exactes: ['ANNEE CONSTRUCTION', 'ANNEE CONSTR', 'ANNEE DE CONSTRUCTION', 'DATE ACHEVEMENT', 'ANNEE ACHEVEMENT', 'DATE CONSTRUCTION', 'CONSTRUCT', 'ANNEE D ACHEVEMENT', 'ANNEE'],
    contenues: [/\bANNEE\b.*\bCONST/, /\bACHEVEMENT\b/],
  },
];
