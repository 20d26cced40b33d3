/**
 * Personal data that an export carries along: tenants, telephones, e-mails, social security numbers. Managing reservations needs none
 * of it (RGPD, art. 5: data minimisation), so it is pointed out by column, masked where a cell is read, and never copied.
 */
import { cleDeNom } from '../geographie/cle-de-nom';

export type NatureDeDonnee = 'nom' | 'telephone' | 'courriel' | 'nir' | 'naissance';

export const LIBELLE_NATURE: Readonly<Record<NatureDeDonnee, string>> = {
  nom: 'noms de personnes',
  telephone: 'numéros de téléphone',
  courriel: 'adresses électroniques',
  nir: 'numéros de sécurité sociale',
  naissance: 'dates de naissance',
};

const PERSONNES = 'LOCATAIRES?|COLOCATAIRES?|OCCUPANTS?|TITULAIRES?|CONJOINTS?|DEMANDEURS?|GARDIENS?|CONTACTS?|GARANTS?';
const LIAISONS = 'ET|OU|DU|DE|DES|LA|LE|L|D|BAIL|USUELS?|FAMILLE|NAISSANCE|MARITAL|ACTUELS?|ENTRANTS?|SORTANTS?|PRINCIPAL|[12]';
/** « Motif de départ du locataire » or « Nom de la résidence » are not names of persons: every word has to say so. */
const NOMS = new RegExp(`^(NOMS?|PRENOMS?|CIVILITE|IDENTITE|${PERSONNES})( (NOMS?|PRENOMS?|${LIAISONS}|${PERSONNES}))*$`);
const ENTETES: readonly (readonly [NatureDeDonnee, RegExp])[] = [
  ['nir', /\bNIR\b|\bSECURITE SOCIALE\b|^(N|NO|NUM|NUMERO) (DE )?(SECU|SS)\b/],
  ['courriel', /\bE ?MAILS?\b|\bMAILS?\b|\bCOURRIELS?\b|\bADRESSES? ELECTRONIQUES?\b/],
  ['telephone', /\bTEL\b|\bTELEPHONES?\b|\bPORTABLES?\b|\bGSM\b/],
  ['naissance', /^(DATE |LIEU |ANNEE )?(DE )?NAISSANCE\b|\bNEE? LE\b/],
  ['nom', NOMS],
];

/** What a header announces; null when it announces nothing personal. */
export function natureAnnoncee(entete: string): NatureDeDonnee | null {
  if (entete.length > 80) return null;
  const cle = cleDeNom(entete);
  return ENTETES.find(([, forme]) => forme.test(cle))?.[0] ?? null;
}

/** « Nom » alone may be anybody's column: when the user links it to an indicator, it is read. */
export function entetePersonnelleSansDoute(entete: string): boolean {
  return natureAnnoncee(entete) !== null && !/^(NOMS?|CONTACTS?|TITULAIRES?|IDENTITE)$/.test(cleDeNom(entete));
}

export const MASQUE = '[donnée personnelle masquée]';

/** Nothing shorter holds any of them: most cells stop here. */
const SUSPECT = /@|\d(?:[ .()-]{0,2}\d){8}/;
const COURRIEL = /[^\s@<>()[\];,:/]{1,64}@[^\s@<>()[\];,:/]{1,190}\.[a-z]{2,24}(?![a-z])/giu;
const SEPARE = /(?<![\d.-])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d{2}){4}|0[1-9](?:[ .-]\d{2}){4})(?![\d-])/g;
/** In a column of codes, « 01.02.03.04.05 » is a dwelling; a mobile number, or one with its country, is still somebody's. */
const PARMI_DES_CODES = /(?<![\d.-])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d{2}){4}|0[67](?:[ .-]\d{2}){4})(?![\d-])/g;
/** Without separators, ten digits are as often the code of a dwelling: only mobile numbers, and never in a column of codes. */
const MOBILE = /(?<![\w.-])0[67]\d{8}(?![\w-])/g;
const NIR = /(?<!\d)[1-478] ?\d{2} ?(?:0[1-9]|[1-9]\d) ?(?:\d{2}|2[ABab]) ?\d{3} ?\d{3} ?\d{2}(?!\d)/g;

/** The key of a social security number: 97 minus the rest by 97, Corsica counting for 19 and 18. */
function cleDeNirJuste(texte: string): boolean {
  const chiffres = texte.replace(/ /g, '').toUpperCase().replace('2A', '19').replace('2B', '18');
  return Number(97n - (BigInt(chiffres.slice(0, 13)) % 97n)) === Number(chiffres.slice(13));
}

/** The text without the personal data that it holds; kinds found are added to `vues`. `code`: the column holds identifiers. */
export function masquer(texte: string, code: boolean, vues: Set<NatureDeDonnee>): string {
  if (texte.length < 6 || !SUSPECT.test(texte)) return texte;
  let masque = texte;
  if (texte.includes('@')) masque = remplacer(masque, COURRIEL, 'courriel', vues);
  if (texte.length >= 15) masque = remplacer(masque, NIR, 'nir', vues);
  if (code) return remplacer(masque, PARMI_DES_CODES, 'telephone', vues);
  return remplacer(remplacer(masque, SEPARE, 'telephone', vues), MOBILE, 'telephone', vues);
}

function remplacer(texte: string, forme: RegExp, nature: NatureDeDonnee, vues: Set<NatureDeDonnee>): string {
  return texte.replace(forme, (trouve) => {
    if (nature === 'nir' && !cleDeNirJuste(trouve)) return trouve;
    vues.add(nature);
    return MASQUE;
  });
}
