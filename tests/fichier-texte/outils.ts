/** Reading of a text file down to the inventory, as the command and the pane do it. */
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Inventaire } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { completerInventaire } from '../../src/fichier/texte/completer-inventaire';
import type { LectureTexte } from '../../src/fichier/texte/lecture-texte';
import { lireFichierTexte } from '../../src/fichier/texte/lire-fichier-texte';

export const octets = (texte: string): Uint8Array => new TextEncoder().encode(texte);

export function utf16le(texte: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${texte}`, 'utf16le'));
}

const HORS_LATIN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Null when the text holds a sign that Windows-1252 has not. */
export function windows1252(texte: string): Uint8Array | null {
  const codes = [...texte].map((signe) => {
    const rang = HORS_LATIN.indexOf(signe);
    if (rang >= 0) return 0x80 + rang;
    const code = signe.codePointAt(0) ?? 0;
    return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : -1;
  });
  return codes.includes(-1) ? null : Uint8Array.from(codes);
}

const LETTRES_DE_DOS: Readonly<Record<string, number>> = { é: 0x82, è: 0x8a, à: 0x85, ô: 0x93, '°': 0xf8 };

/** What DOS has of these texts; what it has not, « ? ». */
export const cp850 = (texte: string): Uint8Array =>
  Uint8Array.from(texte, (signe) => LETTRES_DE_DOS[signe] ?? (signe.charCodeAt(0) < 0x80 ? signe.charCodeAt(0) : 63));

export const lireTexte = (contenu: string | Uint8Array, nom = 'inventaire.csv', exercice = 2024): LectureTexte =>
  lireFichierTexte(typeof contenu === 'string' ? octets(contenu) : contenu, { nom, exercice });

export function inventaireDe(lecture: LectureTexte, exercice = 2024): Inventaire {
  const options = { referentiel: chargerReferentielNode(), exercice, premiereLigne: lecture.ligne + 1, premiereColonne: 1 };
  return completerInventaire(lireInventaire(lecture.valeurs, reconnaitreColonnes(lecture.valeurs), options), lecture, exercice);
}

export const messages = (inventaire: Inventaire): string => inventaire.anomalies.map(({ message }) => message).join('\n');
