/**
 * Where each piece of information stands in an RPLS transmission file. Data, not code: a new version of the file is a new entry here.
 * Sources: arrêté du 5 janvier 2010 modifié, article 3, tables 1 and 2 (DOMAINE §11, L7); names of the columns from the files that the
 * statistical service publishes (DOMAINE §5.3, R3).
 */

/** Names of the 64 positions, in order: position n is at index n − 1. */
export const POSITIONS_RPLS = [
  'IDENT_REP',
  'IDENT_INT',
  'DROIT',
  'DEPCOM',
  'CODEPOSTAL',
  'LIBCOM',
  'NUMVOIE',
  'INDREP',
  'TYPVOIE',
  'NOMVOIE',
  'NUMAPPT',
  'NUMBOITE',
  'ESC',
  'COULOIR',
  'ETAGE',
  'COMPLIDENT',
  'ENTREE',
  'BAT',
  'IMMEU',
  'COMPLGEO',
  'LIEUDIT',
  'QPV',
  'TYPECONST',
  'NBPIECE',
  'SURFHAB',
  'CONSTRUCT',
  'LOCAT',
  'PATRIMOINE',
  'ORIGINE',
  'RSEXPRO',
  'SIRETEXPRO',
  'FINAN',
  'FINANAUTRE',
  'CONV',
  'NUMCONV',
  'DATCONV',
  'SORTIEPATRIM',
  'OLDLOGT',
  'NEWLOGT',
  'MODE',
  'BAIL',
  'MODESURF',
  'SURFMODE',
  'LOYERPRINC',
  'LOYERACC',
  'CONTRIB',
  'CUS',
  'DPEDATE',
  'DPEENERGIE',
  'DPESERRE',
  'SRU_EXPIR',
  'SRU_ALINEA',
  'IDENTGES',
  'CODSEGPATRIM',
  'LIBSEGPATRIM',
  'LOYERMAXAPL',
  'LOYERMAXCUS',
  'QUALACQ',
  'MISCOMMERCIAL',
  'PRIXVENTE',
  'PRODFIN',
  'REMLOCDATE',
  'CONTRESLOG',
  'COMMENTAIRE',
] as const;
export type ChampRpls = (typeof POSITIONS_RPLS)[number];

export interface ControleDeChamp {
  readonly champ: ChampRpls;
  readonly libelle: string;
  /** What a filled value looks like when the position is the right one. */
  readonly forme: RegExp;
  /** Filled on nearly every line, by the decree: an empty column means that the position has moved. */
  readonly obligatoire: boolean;
}

/** Wide enough for the dirt of real files, narrow enough to tell a column from its neighbours. */
export const CONTROLES_DE_CHAMP: readonly ControleDeChamp[] = [
  { champ: 'DEPCOM', libelle: 'code de la commune', forme: /^(\d{4,5}|2[AB]\d{3})$/i, obligatoire: true },
  { champ: 'QPV', libelle: 'quartier prioritaire', forme: /^[12]$/, obligatoire: true },
  { champ: 'TYPECONST', libelle: 'type de construction', forme: /^[CIE]$/i, obligatoire: true },
  { champ: 'NBPIECE', libelle: 'nombre de pièces', forme: /^[1-9]$/, obligatoire: true },
  { champ: 'CONSTRUCT', libelle: 'année d’achèvement', forme: /^(1[6-9]|20)\d\d$/, obligatoire: true },
  { champ: 'LOCAT', libelle: 'année de première mise en location', forme: /^(1[89]|20)\d\d$/, obligatoire: true },
  { champ: 'FINAN', libelle: 'financement initial', forme: /^(1[0-7]|49|5[0-5]|99)$/, obligatoire: true },
  { champ: 'MODE', libelle: 'mode d’occupation', forme: /^[123459]$/, obligatoire: true },
  { champ: 'BAIL', libelle: 'date d’effet du bail', forme: /^(0?[1-9]|1[0-2])\/(19|20)\d\d$/, obligatoire: false },
  { champ: 'CONTRESLOG', libelle: 'contingent', forme: /^[1-7]$/, obligatoire: false },
];

export interface Disposition {
  readonly version: string;
  readonly source: string;
  /** Number of fields of a dwelling line. */
  readonly longueurs: { readonly min: number; readonly max: number };
  /** 0-based index of each field that the version holds. */
  readonly index: ReadonlyMap<ChampRpls, number>;
  /** False: its text was not read, only the order of the columns is known. The content then has to confirm, and the user is told. */
  readonly publiee: boolean;
}

const rangs = (champs: readonly ChampRpls[]): ReadonlyMap<ChampRpls, number> => new Map(champs.map((champ, index) => [champ, index]));

export const DISPOSITIONS: readonly Disposition[] = [
  {
    version: 'arrêté de 2010, 64 positions',
    source: 'arrêté du 5 janvier 2010 modifié, article 3, tableau 2',
    // The comment closes the line: some programs leave it out.
    longueurs: { min: 63, max: 64 },
    index: rangs(POSITIONS_RPLS),
    publiee: true,
  },
  {
    version: 'fichier récent, plus de 64 positions',
    source: 'ordre des colonnes des fichiers récents : les positions ajoutées suivent le contingent',
    longueurs: { min: 65, max: 90 },
    index: rangs(POSITIONS_RPLS.slice(0, 63)),
    publiee: false,
  },
];

/** Numbers of fields that some version accepts. */
export const LONGUEUR_MINIMALE = Math.min(...DISPOSITIONS.map(({ longueurs }) => longueurs.min));

export function dispositionDeLongueur(longueur: number): Disposition | undefined {
  return DISPOSITIONS.find(({ longueurs }) => longueur >= longueurs.min && longueur <= longueurs.max);
}

const CONNUS: ReadonlySet<string> = new Set(POSITIONS_RPLS);
/** Without these, a file with a row of names is an ordinary CSV: its headers are recognised one by one. */
const INDISPENSABLES: readonly ChampRpls[] = ['DEPCOM', 'MODE', 'CONTRESLOG'];

/** A file whose first row names its columns says by itself where they stand: positions cannot have moved. */
export function dispositionNommee(entetes: readonly string[]): Disposition | null {
  const index = new Map<ChampRpls, number>();
  entetes.forEach((entete, colonne) => {
    const nom = entete
      .trim()
      .toUpperCase()
      .replace(/_(RED|CODE)$/, '');
    if (CONNUS.has(nom) && !index.has(nom as ChampRpls)) index.set(nom as ChampRpls, colonne);
  });
  if (!INDISPENSABLES.every((champ) => index.has(champ))) return null;
  return {
    version: 'colonnes nommées',
    source: 'noms de colonnes RPLS écrits en première ligne du fichier',
    longueurs: { min: entetes.length, max: entetes.length },
    index,
    publiee: true,
  };
}
