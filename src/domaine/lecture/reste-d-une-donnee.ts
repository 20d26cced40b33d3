/** What stands beside a masked number: the name of its owner, most often. It is masked too, unless it names an institution or a place. */
import { cleDeNom } from '../geographie/cle-de-nom';
import { ditUneInstitution } from './mots-connus';
import { MASQUE } from './noms-de-personnes';
import { familleDe, parForme } from './reservataires-connus';

/** One sign for the mask, whose own brackets are separators. */
const MARQUE = '\u0001';
const SEPARATEURS = /(\s+-\s+|\s*[–—/;,|:()[\]«»"\n]+\s*)/;

function seGarde(morceau: string): boolean {
  const reste = morceau.replaceAll(MARQUE, ' ').trim();
  if (reste === '') return true;
  const cle = cleDeNom(reste);
  return parForme(cle, false) !== undefined || familleDe(cle, false) !== undefined || ditUneInstitution(reste, morceau.includes(MARQUE));
}

/** `texte` holds a mask that has just been put on a number, an e-mail address or a date of birth. */
export function masquerLeReste(texte: string): string {
  return texte
    .replaceAll(MASQUE, MARQUE)
    .split(SEPARATEURS)
    .map((morceau, rang) => (rang % 2 === 1 || seGarde(morceau) ? morceau : morceau.replace(/\S(?:[\s\S]*\S)?/, MARQUE)))
    .join('')
    .replaceAll(MARQUE, MASQUE);
}
