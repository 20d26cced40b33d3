/**
 * References and RPLS numbers never repeat: nothing is remembered of them, and each is gone through once, in one loop, for all that is
 * asked of it. Most are plain: neither space nor sign to take away, nothing personal, nothing that says « no value ».
 */

/** None: the text has to be read as any other. */
export const A_EXAMINER = 0;
/** A reference as it should be. */
export const REFERENCE_NETTE = 1;
/** Moreover, a number of the RPLS as it should be: ten digits or capital letters. */
export const RPLS_NET = 2;
/** Nine digits: as a number of the RPLS, it has lost its leading zero. */
export const NEUF_CHIFFRES = 3;

/** Made of these signs, nothing personal is as short (`donnees-personnelles.ts`): a telephone number with its country has thirteen digits. */
const LONGUEUR_SURE = 12;
const ZERO = 1;
const CHIFFRE = 2;
const CAPITALE = 4;
const AUTRE = 8;

const GENRE_DU_SIGNE = new Uint8Array(128);
for (const signe of '0') GENRE_DU_SIGNE[signe.charCodeAt(0)] = ZERO;
for (const signe of '123456789') GENRE_DU_SIGNE[signe.charCodeAt(0)] = CHIFFRE;
for (const signe of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  GENRE_DU_SIGNE[signe.charCodeAt(0)] = CAPITALE;
  GENRE_DU_SIGNE[signe.toLowerCase().charCodeAt(0)] = AUTRE;
}
for (const signe of '-_/') GENRE_DU_SIGNE[signe.charCodeAt(0)] = AUTRE;

const EMPREINTE_VIDE = 0x811c9dc5 | 0;
const suivante = (empreinte: number, code: number): number => Math.imul(empreinte ^ code, 0x01000193);

/** FNV-1a, 32 bits. */
export function empreinteDe(texte: string): number {
  let empreinte = EMPREINTE_VIDE;
  for (let rang = 0; rang < texte.length; rang += 1) empreinte = suivante(empreinte, texte.charCodeAt(rang));
  return empreinte;
}

export class LecteurDIdentifiant {
  /** Of the last text. */
  empreinte = 0;

  /** What the text is beyond doubt; its print is left in `empreinte`. */
  lire(texte: string): number {
    let empreinte = EMPREINTE_VIDE;
    let vus = 0;
    let tousConnus = texte.length <= LONGUEUR_SURE;
    for (let rang = 0; rang < texte.length; rang += 1) {
      const code = texte.charCodeAt(rang);
      empreinte = suivante(empreinte, code);
      const genre = GENRE_DU_SIGNE[code] ?? 0;
      if (genre === 0) tousConnus = false;
      vus |= genre;
    }
    this.empreinte = empreinte;
    // Without a digit it could be a word; with zeros alone it is nothing.
    if (!tousConnus || (vus & (ZERO | CHIFFRE)) === 0 || vus === ZERO) return A_EXAMINER;
    if (texte.length === 10 && (vus & AUTRE) === 0) return RPLS_NET;
    return texte.length === 9 && (vus & (CAPITALE | AUTRE)) === 0 ? NEUF_CHIFFRES : REFERENCE_NETTE;
  }
}
