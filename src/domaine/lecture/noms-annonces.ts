/**
 * Names of persons told by a title without its dot (« M DURAND », « Dr Durand », « Veuve DURAND »), by a word before them (« locataire :
 * DURAND Paul », « suivi par Sandrine Roussel ») or after (« DURAND Paul (tuteur) »).
 */
import { estUnArticle, estUnMotConnu } from './mots-connus';

const AVANT = String.raw`(?<![\p{L}\p{N}.’'/-])`;
/** JavaScript has no local « without regard to case ». */
const casses = (motif: string): string =>
  motif.replace(/\\.|\[(\p{L}+)\]|\p{L}/gu, (signe: string, groupe?: string) =>
    signe.startsWith('\\') ? signe : `[${(groupe ?? signe).toLowerCase()}${(groupe ?? signe).toUpperCase()}]`,
  );
const MOT = String.raw`\p{Lu}[\p{L}’'-]+(?![\p{L}\d@])`;
const PARTICULE = String.raw`(?:(?:[Dd][Ee] [Ll][Aa]|[Dd][Eeu]|[Ll][EeAa]) |[DdLl][’'])`;
const NOM = String.raw`(?<nom>${PARTICULE}?(?:\p{Lu}\. ?){0,3}(?<premier>${MOT})(?: ${PARTICULE}?(?:\p{Lu}\. )?${MOT}){0,3})`;

const TITRES = String.raw`(?<titre>MM?|D[Rr]\.?|[Dd]octeur|Me\.?|Ma[îi]tre|${casses('veu')}(?:${casses('ve|f')})|${casses('vve')}\.?|${casses('mmes|melle|mles?')})`;
const APRES_UN_TITRE = new RegExp(String.raw`${AVANT}${TITRES}\s{1,2}${NOM}`, 'gu');

const ANNONCES = [
  '(?:co)?locataires?',
  'occupante?s?',
  'contacts?',
  'chez',
  'suivie?s? par',
  'tuteurs?',
  'tutrices?',
  'tutelle',
  'curateurs?',
  'curatrices?',
  'curatelle',
  '[aà] l.attention',
  'r?appeler',
  'demandeurs?',
  'consorts',
  '[ée]poux',
  'hoirie',
]
  .map(casses)
  .join('|');
const APRES_UNE_ANNONCE = new RegExp(
  String.raw`${AVANT}(?<annonce>(?:${ANNONCES})(?!\p{L})(?:\(?[eE]\)?)?\s{0,2}[:=–-]?\s{0,2}(?:[Dd][Ee] |[Dd][’'])?)${NOM}`,
  'gu',
);
const QUALITES = casses('locataire|occupante?|tuteur|tutrice|curateur|curatrice|mandataire|conjointe?|veuve?f?|d[ée]c[ée]d[ée]e?');
const AVANT_UNE_QUALITE = new RegExp(String.raw`^(?<debut>\s*)${NOM}(?=\s*[(,–-]\s*(?:${QUALITES})(?!\p{L}))`, 'u');

/** « Bât M », « Résidence M » and « rue du Dr Roux » are places. */
const LIEU = new RegExp(
  String.raw`(?<!\p{L})(?:${casses(
    String.raw`rue|place|pl\.?|avenue|ave?\.?|all[ée]es?|boulevard|bd|impasse|square|cit[ée]|quai|r[ée]sidences?|r[ée]s\.?|cours|passage|chemin|route|esplanade|mail|promenade|clos|villas?|jardins?|domaine|parc|hameau|moulin|ch[âa]teau|b[âa]t(?:iment)?\.?|immeuble|imm\.?|tour|entr[ée]e|hall|cage|escalier|esc\.?|bloc|lot|[îi]lot|zone|zac|type|ligne|m[ée]tro|porte|quartier|secteur|clinique|h[ôo]pital|centre|foyer|[ée]cole|groupe scolaire|stade|maison|pavillon|tranche|phase|plot|lotissement|op[ée]ration|programme|site|[ée]tage|niveau|aile|section|parcelle`,
  )})(?: (?:${casses('de la|du|des|de')}))? $`,
  'u',
);
const FENETRE = 32;

const PARTICULES_ANONYMES = /^(?:[Dd][Uu] |[Dd][Ee][Ss] )/u;
const OFFICE =
  /^(?:l[ae] |les |l[’'])?(?:sous-)?(?:pr[ée]f[eè]te?|maires?|pr[ée]sidente?|direct\p{L}+|ministre|responsable|chefs?|secr[ée]taire)(?!\p{L})/iu;

interface Groupes {
  readonly nom: string;
  readonly premier: string;
  readonly titre?: string;
  readonly annonce?: string;
  readonly debut?: string;
}

/** « Maître d’ouvrage » is an office too. */
const estUnePersonne = ({ nom, premier, titre = '' }: Groupes): boolean =>
  !(titre.startsWith('Ma') && /^[Dd][’']/.test(nom)) &&
  !estUnMotConnu(premier) &&
  !estUnArticle(premier) &&
  !PARTICULES_ANONYMES.test(nom) &&
  !OFFICE.test(nom);

/** Without any of these letters, the longer searches are spared. */
const INDICE =
  /(?:^|[^\p{L}\p{N}.])(?:MM? |D[Rr][. ]|docteur|me[. ]|ma[îi]tre|veu|vve|mmes|melle|mles?|(?:co)?locat|occup|conta|chez|suivi|tut|curat|[aà] l.atten|r?appel|demand|consorts|[ée]poux|hoirie)|[(,–-]\s*(?:mandat|conjoint|d[ée]c)/iu;

/** Most codes have none of these signs. */
const ENTRE_DEUX_MOTS = /[\s:=(,]/;

/** Names of two or three letters may be codes where codes are. */
const LONGUEUR_PARMI_DES_CODES = 4;

function remplacer(texte: string, forme: RegExp, masque: string, retenue: (groupes: Groupes, place: number) => boolean): string {
  return texte.replace(forme, (trouve: string, ...suite: unknown[]) => {
    const groupes = suite.at(-1) as Groupes;
    const place = suite.at(-3) as number;
    return retenue(groupes, place) ? `${groupes.annonce ?? groupes.debut ?? ''}${masque}` : trouve;
  });
}

/** The text without these names. `code`: the column holds identifiers. */
export function masquerLesNomsAnnonces(texte: string, code: boolean, masque: string): string {
  if (!ENTRE_DEUX_MOTS.test(texte) || !INDICE.test(texte)) return texte;
  const assezLong = ({ premier }: Groupes): boolean => !code || premier.length >= LONGUEUR_PARMI_DES_CODES;
  let reste = texte;
  reste = remplacer(
    reste,
    APRES_UN_TITRE,
    masque,
    (groupes, place) => estUnePersonne(groupes) && assezLong(groupes) && !LIEU.test(reste.slice(Math.max(0, place - FENETRE), place)),
  );
  reste = remplacer(reste, APRES_UNE_ANNONCE, masque, (groupes) => estUnePersonne(groupes));
  return remplacer(reste, AVANT_UNE_QUALITE, masque, (groupes) => estUnePersonne(groupes));
}
