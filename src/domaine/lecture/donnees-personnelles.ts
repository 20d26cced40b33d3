/**
 * Personal data that an export carries along: tenants, telephones, e-mails, social security numbers. Managing reservations needs none
 * of it (RGPD, art. 5: data minimisation), so it is pointed out by column, masked where a cell is read, and never copied.
 */
import { cleDeNom } from '../geographie/cle-de-nom';
import type { Indicateur, ValeurCellule } from '../inventaire';
import { ditUneInstitution } from './mots-connus';
import { masquerLesNomsAnnonces } from './noms-annonces';
import { MASQUE, masquerLesNoms } from './noms-de-personnes';
import { masquerLeReste } from './reste-d-une-donnee';
import { texteDe } from './texte';

export type NatureDeDonnee =
  'nom' | 'telephone' | 'courriel' | 'nir' | 'naissance' | 'bancaire' | 'demande' | 'famille' | 'ressources' | 'handicap';

export const LIBELLE_NATURE: Readonly<Record<NatureDeDonnee, string>> = {
  nom: 'noms de personnes',
  telephone: 'numéros de téléphone',
  courriel: 'adresses électroniques',
  nir: 'numéros de sécurité sociale',
  naissance: 'dates de naissance',
  bancaire: 'coordonnées bancaires',
  demande: 'numéros de demandeurs',
  famille: 'situations de famille',
  ressources: 'revenus de ménages',
  handicap: 'handicaps ou états de santé',
};

/** Codes of any form: ten digits are a dwelling there, not a telephone. No other code (INSEE, postal…) has ten digits. */
export const INDICATEURS_DE_CODES: ReadonlySet<Indicateur> = new Set<Indicateur>(['refBailleur', 'rplsId', 'conventionRef']);

/** Nothing else that is linked goes by a code of ten digits: alone, they are a number to call. */
export function aucunCode(indicateur: Indicateur): boolean {
  return !INDICATEURS_DE_CODES.has(indicateur);
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
  ['nom', /^NOMS? (DE )?(JEUNE FILLE|EPOUSE|FEMME MARIEE|PATRONYMIQUE)\b|^PATRONYME\b/],
  ['demande', /^(N|NO|NUM|NUMERO|IDENTIFIANT) UNIQUE( (DE|DU|D|LA))* (DEMANDE|DEMANDEUR|ENREGISTREMENT)\b|^N(UD|UR|UDLS)$/],
  ['famille', /^(SITUATION|COMPOSITION) (FAMILIALE|MATRIMONIALE|MARITALE|(DE (LA )?FAMILLE)|(DU (MENAGE|FOYER)))\b|^ETAT CIVIL\b/],
  ['famille', /^(NOMBRE|NB) (D )?ENFANTS?\b|^NATIONALITE\b|^SITUATION PROFESSIONNELLE\b|^(PROFESSION|EMPLOYEUR)\b/],
  // « Plafond de ressources » is said of a dwelling, « Ressources » alone of a household.
  [
    'ressources',
    /^(MONTANT (DES |DU )?)?(REVENUS?|RESSOURCES?)( (FISCAL|FISCAUX|FISCALES?|DE REFERENCE|IMPOSABLES?|ANNUEL(LE)?S?|MENSUEL(LE)?S?|N 1|N 2|(DU |DE LA |DES )?(MENAGES?|FOYER|LOCATAIRES?|OCCUPANTS?|DEMANDEURS?)))*$|^RFR$/,
  ],
  // « Logement adapté au handicap » is said of a dwelling as well.
  [
    'handicap',
    /^((SITUATION |EN SITUATION )?(DE )?HANDICAP|(PERSONNE |LOCATAIRE |OCCUPANT )?HANDICAPEE?|TAUX D INVALIDITE|INVALIDITE|ETAT DE SANTE)( (DU |DE L )?(LOCATAIRE|OCCUPANT|DEMANDEUR|MENAGE))?$/,
  ],
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

export { MASQUE } from './noms-de-personnes';

/** Without any of these, nothing is personal but a name after its title: most cells stop here. */
const SUSPECT = /@|[([](?:at|arobase)[)\]]|\d(?:[ .()/\u00a0\u202f-]{0,3}[\dAB]){8}|FR\d\d|\bn[ée]e?s?(?:\(e\))? |naiss|\bddn\b/i;
const COURRIEL = /[^\s@<>()[\];,:/]{1,64}(?:@| ?[([](?:at|arobase)[)\]] ?)[^\s@<>()[\];,:/]{1,190}\.[a-z]{2,24}(?![a-z])/giu;
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
/** Without its key, the rest has to be likely: a sex, a month, a département, a commune and an order that exist. */
const NIR_SANS_CLE =
  /(?<![\d.,/-])[12][ .\u00a0\u202f-]?\d{2}[ .\u00a0\u202f-]?(?:0[1-9]|1[0-2])[ .\u00a0\u202f-]?(?:0[1-9]|[1-8]\d|9[0-57-9]|2[ABab])[ .\u00a0\u202f-]?(?!000)\d{3}[ .\u00a0\u202f-]?(?!000)\d{3}(?![\d,/-]|\.\d)/g;
/** The country without its « + », as a spreadsheet keeps it; a fixed line could be a code, unless no code is read there. */
const SANS_PLUS = /(?<![\w.-])33[67]\d{8}(?![\w-])/g;
const SANS_PLUS_ACCOLE = /(?<![\w./-])33[1-9]\d{8}(?![\w/-])/g;
const MOIS = String.raw`(?:\d{1,2}|(?:janv|f[ée]vr|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)\p{L}*\.?)`;
const JOUR = String.raw`(?:\d{1,2}(?:er)? ?[ ./\u00a0-] ?${MOIS} ?[ ./\u00a0-] ?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}|en \d{4}(?!\d))`;
const DIT_UNE_NAISSANCE = /n[ée]|naiss|ddn/i;
const NAISSANCE = new RegExp(
  String.raw`(?<!\p{L})(?:n[ée]e?s?(?:\(e\))?(?: le)?|(?:date de )?naissance|ddn)\s{0,2}:?\s{0,2}${JOUR}`,
  'giu',
);
const IBAN = /(?<![A-Z0-9])FR\d{2}(?:[ \u00a0\u202f-]?[A-Z0-9]{4}){5}[ \u00a0\u202f-]?[A-Z0-9]{3}(?![A-Z0-9])/gi;
const sansSeparateur = (texte: string): string => texte.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** The key of a social security number: 97 minus the rest by 97, Corsica counting for 19 and 18. */
function cleDeNirJuste(texte: string): boolean {
  const chiffres = sansSeparateur(texte).replace('2A', '19').replace('2B', '18');
  return Number(97n - (BigInt(chiffres.slice(0, 13)) % 97n)) === Number(chiffres.slice(13));
}

/** « N° », « Conv. », « UG »: without a digit of its own, the word makes a code of the number that follows it. */
const ANNONCE_UN_CODE =
  /(?:^|[^\p{L}\p{N}])(?:n|no|num[ée]ros?|num|r[ée]f(?:[ée]rences?)?|rpls|ug|esi|lot|log(?:t|ement)?|lgt|b[âa]t(?:iment)?|prog(?:ramme)?|conv(?:entions?)?|cv|code|id|identifiant|dossier|march[ée]|agr[ée]ment|d[ée]cision|apl|contrat|op[ée]ration|tranche|groupe|imm(?:euble)?|module|porte|app(?:t|artement)?|cage|esc(?:alier)?)[^\p{L}\p{N}]{0,3}$/iu;
const DES_MOTS = /\p{L}{2}/u;
const DEBUT_DE_NUMERO = /(?<!\d)0[1-9]/;
const SEPARE_PAR_DEUX = /(?<![\d./-])0[1-9](?:(?:[ .\u00a0\u202f-]\d{2}){4}|(?:\/\d{2}){4})(?![\d/-])/g;
const DIT_UN_APPEL = /t[ée]l|portable|mobile|fixe|fax|gsm|contact|appel|locat|occup|gardien|joindre|chez|tut(?:eur|rice|elle)/i;

/** « 01.02.03.04.05 PLUS » and « Conv. 0312345678 » are codes all the same. */
function estUnCode(texte: string, place: number, longueur: number): boolean {
  if (place > 0) return ANNONCE_UN_CODE.test(texte.slice(Math.max(0, place - 20), place));
  return !DIT_UN_APPEL.test(texte) && ditUneInstitution(texte.slice(longueur), true);
}

/** In a column of codes, ten digits are a telephone where words stand beside them: « tel 0561000000 », « LOG7 05 61 00 00 02 ». */
function masquerParmiDesMots(texte: string, vues: Set<NatureDeDonnee>): string {
  if (!DEBUT_DE_NUMERO.test(texte) || !DES_MOTS.test(texte)) return texte;
  let masque = texte;
  for (const forme of [SEPARE_PAR_DEUX, ACCOLE]) {
    const lu = masque;
    masque = lu.replace(forme, (trouve: string, place: number) => {
      if (estUnCode(lu, place, trouve.length)) return trouve;
      vues.add('telephone');
      return MASQUE;
    });
  }
  return masque;
}

/**
 * The text without the personal data that it holds, nor the name beside them; kinds found are added to `vues`. `code`: the column holds
 * identifiers; `aucun`: it never holds any, so that ten digits alone are a number to call.
 */
export function masquer(texte: string, code: boolean, vues: Set<NatureDeDonnee>, aucun = false): string {
  if (texte.length < 5) return texte;
  let sansNombre = texte;
  if (SUSPECT.test(texte)) {
    sansNombre = masquerLesSignes(texte, code, aucun, vues);
    if (code) sansNombre = masquerParmiDesMots(sansNombre, vues);
  }
  const [sansTitre] = masquerLesNoms(sansNombre, code);
  const sansNom = masquerLesNomsAnnonces(sansTitre, code, MASQUE);
  if (sansNom !== sansNombre) vues.add('nom');
  return sansNombre === texte ? sansNom : masquerLeReste(sansNom);
}

/** In a sentence of ours, whose quotations are masked already: its own words are kept, « locataire » included. */
export function masquerUnePhrase(texte: string, code: boolean): string {
  const sansNombre = SUSPECT.test(texte) ? masquerLesSignes(texte, code, false, new Set()) : texte;
  return masquerLesNoms(sansNombre, code)[0];
}

/** Numbers, addresses and dates of birth. */
function masquerLesSignes(texte: string, code: boolean, aucun: boolean, vues: Set<NatureDeDonnee>): string {
  let masque = texte;
  if (/@|[([]a/i.test(texte)) masque = remplacer(masque, COURRIEL, 'courriel', vues);
  if (texte.length >= 15) {
    masque = remplacer(masque, IBAN, 'bancaire', vues);
    masque = remplacer(masque, NIR, 'nir', vues);
  }
  if (DIT_UNE_NAISSANCE.test(texte)) masque = remplacer(masque, NAISSANCE, 'naissance', vues);
  return code ? remplacer(masque, PARMI_DES_CODES, 'telephone', vues) : masquerLesNumeros(masque, aucun || /\p{L}/u.test(texte), vues);
}

function masquerLesNumeros(texte: string, seulement: boolean, vues: Set<NatureDeDonnee>): string {
  let masque = remplacer(texte, SEPARE, 'telephone', vues);
  masque = remplacer(masque, seulement ? ACCOLE : MOBILE, 'telephone', vues);
  if (texte.includes('33')) masque = remplacer(masque, seulement ? SANS_PLUS_ACCOLE : SANS_PLUS, 'telephone', vues);
  return texte.length < 13 ? masque : remplacer(masque, NIR_SANS_CLE, 'nir', vues);
}

/** What a cell of this column says, as the reading takes it: the one text that is compared, written and shown. Null: no indicator. */
export function texteMasque(valeur: ValeurCellule | undefined, indicateur: Indicateur | null): string {
  const texte = texteDe(valeur);
  if (indicateur === null) return masquer(texte, false, new Set());
  return masquer(texte, INDICATEURS_DE_CODES.has(indicateur), new Set(), aucunCode(indicateur));
}

function remplacer(texte: string, forme: RegExp, nature: NatureDeDonnee, vues: Set<NatureDeDonnee>): string {
  return texte.replace(forme, (trouve) => {
    if (forme === NIR && !cleDeNirJuste(trouve)) return trouve;
    vues.add(nature);
    return MASQUE;
  });
}

/** The name of the sheet is written in ours: it is masked there, and the sheet keeps its own. */
export function nomDeFeuilleMasque(nom: string): string {
  return masquer(nom, false, new Set(), true);
}
