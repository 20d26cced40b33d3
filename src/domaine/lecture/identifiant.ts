/**
 * References and RPLS numbers never repeat: nothing is remembered of them, and each is gone through once, in one loop, for all that is
 * asked of it. Most are plain: neither space nor sign to take away, nothing personal, nothing that says « no value ».
 */

/** None: the text has to be read as any other. The kinds that follow ask more and more. */
export const A_EXAMINER = 0;
/** A reference as it should be. */
export const REFERENCE_NETTE = 1;
/** Nine digits: as a number of the RPLS, it has lost its leading zero. */
export const NEUF_CHIFFRES = 2;
/** A number of the RPLS as it should be: ten digits or capital letters. */
export const RPLS_NET = 3;

/** Made of these signs, nothing personal is as short (`donnees-personnelles.ts`): a telephone number with its country has thirteen digits. */
const LONGUEUR_SURE = 12;
const ZERO = 1;
const CHIFFRE = 2;
const CAPITALE = 4;
const AUTRE = 8;
const INCONNU = 16;

const GENRE_DU_SIGNE = new Uint8Array(128).fill(INCONNU);
for (const signe of '0') GENRE_DU_SIGNE[signe.charCodeAt(0)] = ZERO;
for (const signe of '123456789') GENRE_DU_SIGNE[signe.charCodeAt(0)] = CHIFFRE;
for (const signe of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  GENRE_DU_SIGNE[signe.charCodeAt(0)] = CAPITALE;
  GENRE_DU_SIGNE[signe.toLowerCase().charCodeAt(0)] = AUTRE;
}
for (const signe of '-_/') GENRE_DU_SIGNE[signe.charCodeAt(0)] = AUTRE;

/**
 * The print of a text, in 32 bits: its signs are the digits of a number in base 31. Numbers that follow each other have prints that do,
 * so that a table of prints is gone through almost in order.
 */
const BASE = 31;
const CODE_DU_ZERO = 48;
/** Weight of a sign that nine others follow. */
const POIDS_DU_DIXIEME = Array.from({ length: 9 }).reduce<number>((poids) => Math.imul(poids, BASE), 1);

export function empreinteDe(texte: string): number {
  let empreinte = 0;
  for (let rang = 0; rang < texte.length; rang += 1) empreinte = (Math.imul(empreinte, BASE) + texte.charCodeAt(rang)) | 0;
  return empreinte;
}

/** The print of nine digits, with the zero that they have lost. */
export const avecLeZero = (empreinte: number): number => (empreinte + Math.imul(CODE_DU_ZERO, POIDS_DU_DIXIEME)) | 0;

export class LecteurDIdentifiant {
  /** Of the last text or number. */
  empreinte = 0;

  /** What the text is beyond doubt; its print is left in `empreinte`. */
  lire(texte: string): number {
    const { length } = texte;
    if (length > LONGUEUR_SURE) {
      this.empreinte = empreinteDe(texte);
      return A_EXAMINER;
    }
    let empreinte = 0;
    let vus = 0;
    for (let rang = 0; rang < length; rang += 1) {
      const code = texte.charCodeAt(rang);
      empreinte = (Math.imul(empreinte, BASE) + code) | 0;
      vus |= code < 128 ? (GENRE_DU_SIGNE[code] ?? INCONNU) : INCONNU;
    }
    this.empreinte = empreinte;
    // Without a digit it could be a word; with zeros alone it is nothing.
    if (vus >= INCONNU || (vus & (ZERO | CHIFFRE)) === 0 || vus === ZERO) return A_EXAMINER;
    if (length === 10 && (vus & AUTRE) === 0) return RPLS_NET;
    return length === 9 && (vus & (CAPITALE | AUTRE)) === 0 ? NEUF_CHIFFRES : REFERENCE_NETTE;
  }

  /** What a spreadsheet took for a number, of nine or ten digits; it is not made a text for that. */
  lireNombre(nombre: number): number {
    if (!(nombre >= 1e8 && nombre < 1e10) || !Number.isInteger(nombre)) return A_EXAMINER;
    const haut = Math.floor(nombre / 1e5);
    let empreinte = 0;
    let poids = 1;
    let reste = nombre - haut * 1e5;
    for (let rang = 0; rang < 5; rang += 1) {
      empreinte = (empreinte + Math.imul(poids, CODE_DU_ZERO + (reste % 10))) | 0;
      poids = Math.imul(poids, BASE);
      reste = (reste / 10) | 0;
    }
    for (reste = haut; reste !== 0; reste = (reste / 10) | 0) {
      empreinte = (empreinte + Math.imul(poids, CODE_DU_ZERO + (reste % 10))) | 0;
      poids = Math.imul(poids, BASE);
    }
    this.empreinte = empreinte;
    return nombre < 1e9 ? NEUF_CHIFFRES : RPLS_NET;
  }
}
