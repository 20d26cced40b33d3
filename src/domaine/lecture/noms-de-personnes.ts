/** Names of persons among the words of a cell, told by the title before them: « Mme LOPEZ Maria », « madame dupont ». */
import { cleDeNom } from '../geographie/cle-de-nom';

export const MASQUE = '[donnée personnelle masquée]';

const TITRES = String.raw`mme|mlle|monsieur|madame|mademoiselle`;
/** « H.L.M. » is not a person. */
const AVANT = String.raw`(?<![\p{L}\p{N}.])`;
/** « 12 m. de long » is a length, « 12 m. dupont » a tenant. */
const M_MINUSCULE = String.raw`(?:(?<!\d\s)mm?\.|(?<=\d\s)m\.(?=\s(?!de |du |environ|carr|lin|cub|x |h)\p{L}))`;
const CIVILITE = new RegExp(String.raw`${AVANT}(?:m\.|mm\.|(?:mr|${TITRES})(?!\p{L}))`, 'iu');
/** Among codes, « MR AB12 » or « M.A12 » may be a reference. */
const CIVILITE_PARMI_DES_CODES = new RegExp(String.raw`${AVANT}(?:m\.(?=\s)|(?:${TITRES})(?!\p{L}))`, 'iu');

const PARTICULES = String.raw`(?:(?:de|du|des|la|le|et|ou) |[dl][’']){0,4}`;
/** Words that follow a title without being a name. */
const MOTS =
  'a|à|au|aux|avec|en|est|et|eu|ni|non|ou|où|par|pas|plus|pour|qui|sans|sera|seule?|sur|un|une|veut|va|doit|monsieur|madame|mademoiselle|mme|mlle|mr';
const ECRIT_EN_CAPITALES = String.raw`(?:\p{Lu}\. ?){0,4}\p{Lu}[\p{L}’'-]+(?![\p{L}\d])(?: (?:(?:de|du|des|la|le) |d[’']){0,4}\p{Lu}[\p{L}’'.-]*(?!\d)){0,3}`;
const ECRIT_EN_MINUSCULES = String.raw`(?!(?:${MOTS})(?!\p{L}))\p{Ll}[\p{L}’'-]+(?![\p{L}\d])(?: (?!(?:${MOTS})(?!\p{L}))[\p{L}’'-]{2,}(?![\p{L}\d])){0,1}`;
/** JavaScript has no local « without regard to case »: the title and the particles are spelled in their usual cases. */
const casses = (motif: string): string => motif.replace(/\p{L}/gu, (l) => `[${l.toLowerCase()}${l.toUpperCase()}]`);
const TITRE = `(?:MM?\\.|Mm\\.|${M_MINUSCULE}|(?:${TITRES.split('|').map(casses).join('|')}|${casses('mr')})(?!\\p{L}))`;
const PARTICULE = PARTICULES.replace('de|du|des|la|le|et|ou', ['de', 'du', 'des', 'la', 'le', 'et', 'ou'].map(casses).join('|')).replace(
  '[dl]',
  '[dlDL]',
);
const NOM_APRES_TITRE = new RegExp(
  String.raw`${AVANT}${TITRE}\.?\s{0,2}(${PARTICULE}(?:${ECRIT_EN_CAPITALES}|${ECRIT_EN_MINUSCULES}))`,
  'gu',
);

/** Who holds an office is named by it. */
const OFFICE =
  /^(L[AE] |LES |L )?(SOUS )?(PREFETE?|MAIRE|PRESIDENTE?|DIRECTEUR|DIRECTRICE|MINISTRE|ADJOINTE?|GESTIONNAIRE|RESPONSABLE|CHEFF?E?|SECRETAIRE|CONSEILLERE?|DEPUTEE?|SENATEUR|SENATRICE)\b/;
/** A street or a residence bears the name of somebody who does not live there: « rue Monsieur Vincent », « Les Jardins de Madame ». */
const VOIES =
  'rue|place|avenue|av\\.|all[ée]es?|boulevard|bd|impasse|square|cit[ée]|quai|r[ée]sidences?|r[ée]s\\.|cours|passage|chemin|route|esplanade|mail|promenade';
const PROPRIETES =
  'clos|villas?|jardins?|domaine|parc|hameau|moulin|ch[âa]teau|manoir|mas|bastide|terrasses?|balcons|vergers?|bosquets?|closerie|ferme';
const LIEU_DIT = new RegExp(`(?<!\\p{L})(?:${VOIES}|(?:${PROPRIETES})(?: de)?) $`, 'iu');

/** What introduces a person or a number: « (contact : …) », « suivi par … ». */
const ANNONCE = new RegExp(
  String.raw`(?:(?<!\p{L})(?:t[ée]l(?:[ée]phone)?|portable|mobile|fixe|fax|e-?mail|mail|courriel|contacts?|gardien(?:ne)?|chez|suivie?s? par|tut(?:eur|rice|elle)|curat(?:eur|rice|elle)|(?:co)?locataires?|occupante?|demandeur|r?appeler|joindre|[aà] l.attention d[eu]|au|n°)(?!\p{L})[\s.:]*)+${MASQUE.replace(/[[\]]/g, String.raw`\$&`)}`,
  'giu',
);

/** What is left of a masked name once the masks are taken away: « Mairie de Muret ». The mask itself when nothing is left. */
export function sansMasque(texte: string): string {
  if (!texte.includes(MASQUE)) return texte;
  const reste = texte
    .replace(ANNONCE, ' ')
    .replaceAll(MASQUE, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:/–-]+|[\s,;:/–-]+$/g, '');
  return reste === '' ? MASQUE : reste;
}

/** The first two letters of any title: without them, the longer search is spared. */
const DEBUT_DE_TITRE = /m[.rmlao]/i;

/** The text without the names, and whether there was any. `code`: the column holds identifiers. */
export function masquerLesNoms(texte: string, code: boolean): readonly [masque: string, trouve: boolean] {
  if (!DEBUT_DE_TITRE.test(texte) || !(code ? CIVILITE_PARMI_DES_CODES : CIVILITE).test(texte)) return [texte, false];
  let vu = false;
  const masque = texte.replace(NOM_APRES_TITRE, (trouve: string, nom: string, place: number) => {
    if (OFFICE.test(cleDeNom(nom)) || LIEU_DIT.test(texte.slice(Math.max(0, place - 24), place))) return trouve;
    vu = true;
    return MASQUE;
  });
  return [masque, vu];
}
