/**
 * Personal data that an export carries along: tenants, telephones, e-mails, social security numbers. Managing reservations needs none
 * of it (RGPD, art. 5: data minimisation), so it is pointed out by column, masked where a cell is read, and never copied.
 */
import { cleDeNom } from '../geographie/cle-de-nom';
import type { Indicateur } from '../inventaire';

export type NatureDeDonnee = 'nom' | 'telephone' | 'courriel' | 'nir' | 'naissance' | 'bancaire';

export const LIBELLE_NATURE: Readonly<Record<NatureDeDonnee, string>> = {
  nom: 'noms de personnes',
  telephone: 'numéros de téléphone',
  courriel: 'adresses électroniques',
  nir: 'numéros de sécurité sociale',
  naissance: 'dates de naissance',
  bancaire: 'coordonnées bancaires',
};

/** Codes of any form: ten digits are a dwelling there, not a telephone. No other code (INSEE, postal…) has ten digits. */
export const INDICATEURS_DE_CODES: ReadonlySet<Indicateur> = new Set<Indicateur>(['refBailleur', 'rplsId']);

/** A programme may go by a code of ten digits; nothing else that is linked does, identifiers apart. */
export function aucunCode(indicateur: Indicateur): boolean {
  return indicateur !== 'programme' && !INDICATEURS_DE_CODES.has(indicateur);
}

const PERSONNES = 'LOCATAIRES?|COLOCATAIRES?|OCCUPANTS?|TITULAIRES?|CONJOINTS?|DEMANDEURS?|GARDIENS?|CONTACTS?|GARANTS?';
const LIAISONS =
  'ET|OU|DU|DE|DES|LA|LE|L|D|BAIL|USUELS?|FAMILLE|NAISSANCE|MARITAL|ACTUELS?|ENTRANTS?|SORTANTS?|PRINCIPAL|EN|TITRE|PLACE|PRECEDENTS?|[12]';
const RANGS = 'DERNIERS?|ANCIENS?|PRECEDENTS?|NOUVEAUX?|FUTURS?';
/** « Motif de départ du locataire » or « Nom de la résidence » are not names of persons: every word has to say so. */
const NOMS = new RegExp(
  `^(?:(${RANGS}) (?=${PERSONNES}))?(NOMS?|PRENOMS?|CIVILITE|IDENTITE|${PERSONNES})( (NOMS?|PRENOMS?|${LIAISONS}|${PERSONNES}))*$`,
);
/** A number given to a person is as much theirs as their name. */
const NUMEROS =
  /^(REF|REFERENCE|CODE|NO|N|NUM|NUMERO|ID|IDENTIFIANT|MATRICULE)( UNIQUE)?( DU| DE L| DE)? (LOCATAIRE|COLOCATAIRE|OCCUPANT|DEMANDEUR)$/;
const ENTETES: readonly (readonly [NatureDeDonnee, RegExp])[] = [
  ['nir', /\bNIR\b|\bSECURITE SOCIALE\b|^(N|NO|NUM|NUMERO) (DE )?(SECU|SS)\b/],
  ['courriel', /\bE ?MAILS?\b|\bMAILS?\b|\bCOURRIELS?\b|\bADRESSES? ELECTRONIQUES?\b/],
  ['telephone', /\bTEL\b|\bTELEPHONES?\b|\bPORTABLES?\b|\bMOBILES?\b|\bGSM\b/],
  ['bancaire', /\bIBAN\b|\bRIB\b|\bCOORDONNEES BANCAIRES\b/],
  ['naissance', /^(DATE |LIEU |ANNEE )?(DE )?NAISSANCE\b|\bNE(?: ?E)?(?: ?S)? LE\b/],
  ['nom', NOMS],
  ['nom', NUMEROS],
  ['nom', /^CONTACTS?\b|^PERSONNES? A (JOINDRE|CONTACTER|PREVENIR)\b/],
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
const SUSPECT = /@|\d(?:[ .()/\u00a0\u202f-]{0,3}[\dAB]){8}|FR\d\d/i;
const COURRIEL = /[^\s@<>()[\];,:/]{1,64}@[^\s@<>()[\];,:/]{1,190}\.[a-z]{2,24}(?![a-z])/giu;
const INTERNATIONAL = String.raw`(?:\+|00)33[ .\u00a0\u202f-]?(?:\(0\)[ .\u00a0\u202f-]?)?[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}`;
/** Two by two under any sign, or three by three; dates have neither form. */
const SEPARE = new RegExp(
  String.raw`(?<![\d./-])(?:${INTERNATIONAL}|0[1-9](?:[ .\u00a0\u202f-]\d{2}){4}|0[1-9](?:/\d{2}){4}|0[1-9](?<s>[ .\u00a0\u202f-])\d{3}\k<s>\d{3}\k<s>\d{2}|0[1-9]\d{2}(?<t>[ .\u00a0\u202f-])\d{3}\k<t>\d{3}|0[1-9]\d{2}(?:[ .\u00a0\u202f-]\d{2}){3})(?![\d/-])`,
  'g',
);
/** In a column of codes, « 01.02.03.04.05 » is a dwelling; a mobile number, or one with its country, is still somebody's. */
const PARMI_DES_CODES = new RegExp(String.raw`(?<![\d.-])(?:${INTERNATIONAL}|0[67](?:[ .\u00a0\u202f-]\d{2}){4})(?![\d-])`, 'g');
/** Without separators, ten digits alone are as often a code: only mobile numbers. Among words, they are a number to call. */
const MOBILE = /(?<![\w.-])0[67]\d{8}(?![\w-])/g;
const ACCOLE = /(?<![\w./-])0[1-9]\d{8}(?![\w/-])/g;
const NIR =
  /(?<!\d)[1-478][ .\u00a0\u202f-]?\d{2}[ .\u00a0\u202f-]?(?:0[1-9]|[1-9]\d)[ .\u00a0\u202f-]?(?:\d{2}|2[ABab])[ .\u00a0\u202f-]?\d{3}[ .\u00a0\u202f-]?\d{3}[ .\u00a0\u202f-]?\d{2}(?!\d)/g;
const IBAN = /(?<![A-Z0-9])FR\d{2}(?:[ \u00a0\u202f-]?[A-Z0-9]{4}){5}[ \u00a0\u202f-]?[A-Z0-9]{3}(?![A-Z0-9])/gi;
const CIVILITE =
  /(?<![\p{L}\p{N}.])(?:M\.|MM\.|Mr|MR|Mme|MME|Mlle|MLLE|Monsieur|MONSIEUR|Madame|MADAME|Mademoiselle|MADEMOISELLE)(?!\p{L})/u;
/** « MR AB12 » may be a reference. */
const CIVILITE_EN_TOUTES_LETTRES = /(?<![\p{L}\p{N}.])(?:M\. |Mme|MME|Mlle|MLLE|Monsieur|MONSIEUR|Madame|MADAME)(?!\p{L})/u;
const NOM_APRES_CIVILITE = new RegExp(
  String.raw`${CIVILITE.source}\.?\s{0,2}((?:(?:[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ee]t|[Oo]u|DE|DU|DES|LA|LE|ET|OU) |[Dd][’']){0,4}(?:\p{Lu}\. ?){0,4}\p{Lu}[\p{L}’'-]+(?![\p{L}\d])(?: (?:(?:de|du|des|la|le) |d[’']){0,4}\p{Lu}[\p{L}’'.-]*(?!\d)){0,3})`,
  'gu',
);
/** Who holds an office is named by it, and a street or a residence after somebody who does not live there. */
const OFFICE =
  /^(L[AE] |LES |L )?(SOUS )?(PREFETE?|MAIRE|PRESIDENTE?|DIRECTEUR|DIRECTRICE|MINISTRE|ADJOINTE?|GESTIONNAIRE|RESPONSABLE|CHEFF?E?)\b/;
const VOIE =
  /(?<!\p{L})(?:rue|place|avenue|av\.|all[ée]e|boulevard|bd|impasse|square|cit[ée]|villa|quai|r[ée]sidence|r[ée]s\.|clos|cours|passage) $/iu;

const sansSeparateur = (texte: string): string => texte.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** The key of a social security number: 97 minus the rest by 97, Corsica counting for 19 and 18. */
function cleDeNirJuste(texte: string): boolean {
  const chiffres = sansSeparateur(texte).replace('2A', '19').replace('2B', '18');
  return Number(97n - (BigInt(chiffres.slice(0, 13)) % 97n)) === Number(chiffres.slice(13));
}

/**
 * The text without the personal data that it holds; kinds found are added to `vues`. `code`: the column holds identifiers;
 * `aucun`: it never holds any, so that ten digits alone are a number to call.
 */
export function masquer(texte: string, code: boolean, vues: Set<NatureDeDonnee>, aucun = false): string {
  if (texte.length < 5) return texte;
  let masque = texte;
  if (SUSPECT.test(texte)) {
    if (texte.includes('@')) masque = remplacer(masque, COURRIEL, 'courriel', vues);
    if (texte.length >= 15) {
      masque = remplacer(masque, IBAN, 'bancaire', vues);
      masque = remplacer(masque, NIR, 'nir', vues);
    }
    if (code) masque = remplacer(masque, PARMI_DES_CODES, 'telephone', vues);
    else
      masque = remplacer(remplacer(masque, SEPARE, 'telephone', vues), aucun || /\p{L}/u.test(texte) ? ACCOLE : MOBILE, 'telephone', vues);
  }
  return !(code ? CIVILITE_EN_TOUTES_LETTRES : CIVILITE).test(masque) ? masque : masquerLesNoms(masque, vues);
}

function masquerLesNoms(texte: string, vues: Set<NatureDeDonnee>): string {
  return texte.replace(NOM_APRES_CIVILITE, (trouve: string, nom: string, place: number) => {
    if (OFFICE.test(cleDeNom(nom)) || VOIE.test(texte.slice(Math.max(0, place - 20), place))) return trouve;
    vues.add('nom');
    return MASQUE;
  });
}

function remplacer(texte: string, forme: RegExp, nature: NatureDeDonnee, vues: Set<NatureDeDonnee>): string {
  return texte.replace(forme, (trouve) => {
    if (nature === 'nir' && !cleDeNirJuste(trouve)) return trouve;
    vues.add(nature);
    return MASQUE;
  });
}
