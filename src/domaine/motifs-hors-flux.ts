/** Why a dwelling stays out of the flux (DOMAINE §1.7). Compulsory motives cannot be switched off; the others are negotiated. */
export type MotifHorsFlux =
  | 'DEFENSE'
  | 'SECURITE'
  | 'SANTE'
  | 'VENTE'
  | 'DEMOLITION'
  | 'ETUDIANT'
  | 'SPECIFIQUE'
  | 'IML'
  | 'FONCTION'
  | 'TRAVAUX'
  | 'ETAT_R314'
  | 'NON_CONVENTIONNE';

export interface DefinitionMotif {
  readonly code: MotifHorsFlux;
  readonly libelle: string;
  readonly obligatoire: boolean;
  /** Default of the switch; meaningless for a compulsory motive. */
  readonly excluParDefaut: boolean;
  /** Left out of the denominator of the harmonised rotation rate (S3: étudiants, spécifiques, ventes, démolitions). */
  readonly horsParcDeReference: boolean;
  readonly source: string;
}

/** Motives that came after the first workbooks: in the tables that hold a column by motive, theirs are the last. */
export const MOTIFS_AJOUTES: ReadonlySet<string> = new Set<MotifHorsFlux>(['NON_CONVENTIONNE']);

const S3 = 'Référentiel interbailleurs Occitanie (2023)';

export const MOTIFS_HORS_FLUX: readonly DefinitionMotif[] = [
  {
    code: 'DEFENSE',
    libelle: 'Défense nationale',
    obligatoire: true,
    excluParDefaut: true,
    horsParcDeReference: false,
    source: 'CCH R.441-5',
  },
  {
    code: 'SECURITE',
    libelle: 'Sécurité intérieure',
    obligatoire: true,
    excluParDefaut: true,
    horsParcDeReference: false,
    source: 'CCH R.441-5',
  },
  {
    code: 'SANTE',
    libelle: 'Établissements publics de santé',
    obligatoire: true,
    excluParDefaut: true,
    horsParcDeReference: false,
    source: 'CCH L.441-1 (loi 3DS)',
  },
  { code: 'VENTE', libelle: 'Plan de vente', obligatoire: true, excluParDefaut: true, horsParcDeReference: true, source: S3 },
  { code: 'DEMOLITION', libelle: 'Démolition', obligatoire: true, excluParDefaut: true, horsParcDeReference: true, source: S3 },
  { code: 'ETUDIANT', libelle: 'Logements étudiants', obligatoire: false, excluParDefaut: true, horsParcDeReference: true, source: S3 },
  {
    code: 'SPECIFIQUE',
    libelle: 'Logements spécifiques (foyers, adaptés)',
    obligatoire: false,
    excluParDefaut: true,
    horsParcDeReference: true,
    source: S3,
  },
  { code: 'IML', libelle: 'Intermédiation locative', obligatoire: false, excluParDefaut: true, horsParcDeReference: false, source: S3 },
  {
    code: 'FONCTION',
    libelle: 'Loge, gardien, logement de fonction',
    obligatoire: false,
    excluParDefaut: true,
    horsParcDeReference: false,
    source: 'RPLS, mode d’occupation 5 (paramètre du projet)',
  },
  {
    code: 'TRAVAUX',
    libelle: 'Vide en attente de travaux',
    obligatoire: false,
    excluParDefaut: false,
    horsParcDeReference: false,
    source: 'RPLS, mode d’occupation 3 (paramètre du projet)',
  },
  {
    code: 'ETAT_R314',
    libelle: 'Réservations conventionnelles de l’État',
    obligatoire: false,
    excluParDefaut: true,
    horsParcDeReference: false,
    source: 'RPLS, contingent 5 (paramètre du projet)',
  },
  // No text read names them: they stay in the flux unless the parties say otherwise, and the sheets say how many they are.
  {
    code: 'NON_CONVENTIONNE',
    libelle: 'Logements non conventionnés ou intermédiaires (PLI)',
    obligatoire: false,
    excluParDefaut: false,
    horsParcDeReference: false,
    source: 'Aucun texte lu ne les nomme (paramètre du projet, modifiable)',
  },
];
