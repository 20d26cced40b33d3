/** From bytes to text: which encoding a text file is in, without asking. */
import { ErreurUtilisateur } from '../erreur-utilisateur';
import { deDos, estDeDos, utf16SansMarque } from './encodages-sans-marque';
import { remplacerParLots } from './remplacer-par-lots';

export type Encodage = 'UTF-8' | 'UTF-8 avec BOM' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252' | 'CP850 (DOS)';

export interface TexteDecode {
  readonly texte: string;
  readonly encodage: Encodage;
}

const MARQUES: readonly (readonly [octets: readonly number[], encodage: Encodage, label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'UTF-8 avec BOM', 'utf-8'],
  [[0xff, 0xfe], 'UTF-16 LE', 'utf-16le'],
  [[0xfe, 0xff], 'UTF-16 BE', 'utf-16be'],
];

/** Files that people take for text, by their first bytes, and what to do with them. */
const AUTRES_FORMATS: readonly (readonly [octets: readonly number[], phrase: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'c’est une archive ZIP ou un classeur .xlsx. Décompressez l’archive, ou ouvrez le classeur dans Excel et lisez sa feuille',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'c’est un ancien classeur .xls. Ouvrez-le dans Excel et lisez sa feuille'],
  [[0x25, 0x50, 0x44, 0x46], 'c’est un PDF. Demandez l’export en CSV ou en .xlsx'],
];

const commence = (octets: Uint8Array, debut: readonly number[]): boolean => debut.every((octet, i) => octets[i] === octet);

/** Bytes 0x80 to 0x9F of Windows-1252, spelled out: some engines decode them as ISO 8859-1. An empty place is undefined there too. */
const DE_80_A_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decoded between two pauses: a few milliseconds of work. */
const OCTETS_DU_LOT = 1 << 20;

const OCTETS_D_UN_APPEL = 1 << 13;

/** A character may be cut by the end of a batch: the decoder keeps its first bytes. */
function* decoderParLots(decodeur: TextDecoder, octets: Uint8Array): Generator<void, string> {
  const morceaux: string[] = [];
  for (let debut = 0; debut < octets.length; debut += OCTETS_DU_LOT) {
    morceaux.push(decodeur.decode(octets.subarray(debut, debut + OCTETS_DU_LOT), { stream: true }));
    yield;
  }
  morceaux.push(decodeur.decode());
  return morceaux.join('');
}

function* decoder1252(octets: Uint8Array): Generator<void, string> {
  const texte = yield* decoderParLots(new TextDecoder('windows-1252'), octets);
  return yield* remplacerParLots(texte, (morceau) =>
    morceau.replace(/[\x80-\x9f]/g, (signe) => DE_80_A_9F[signe.charCodeAt(0) - 0x80] ?? signe),
  );
}

/** Each byte first becomes the sign of the same number, which no engine decodes otherwise. */
function* decoderDos(octets: Uint8Array): Generator<void, string> {
  const morceaux: string[] = [];
  for (let debut = 0; debut < octets.length; debut += OCTETS_DU_LOT) {
    let morceau = '';
    // Some engines refuse more than a few tens of thousands of arguments.
    const fin = Math.min(octets.length, debut + OCTETS_DU_LOT);
    for (let place = debut; place < fin; place += OCTETS_D_UN_APPEL) {
      morceau += String.fromCharCode(...octets.subarray(place, Math.min(fin, place + OCTETS_D_UN_APPEL)));
    }
    morceaux.push(deDos(morceau));
    yield;
  }
  return morceaux.join('');
}

function* decoderStrict(octets: Uint8Array, label: string): Generator<void, string | null> {
  try {
    return yield* decoderParLots(new TextDecoder(label, { fatal: true, ignoreBOM: true }), octets);
  } catch (erreur) {
    // By name: the error may come from another realm than ours.
    if (typeof erreur === 'object' && erreur !== null && 'name' in erreur && erreur.name === 'TypeError') return null;
    throw erreur;
  }
}

/**
 * A byte order mark decides; otherwise UTF-8 when every byte fits, which no French text in Windows-1252 does; otherwise Windows-1252,
 * in which Excel saves « CSV (séparateur : point-virgule) », unless its words are spelled as DOS does. Null bytes tell UTF-16.
 */
export function* decoderTexteParLots(octets: Uint8Array, nom: string): Generator<void, TexteDecode> {
  if (octets.length === 0) throw new ErreurUtilisateur(`Le fichier « ${nom} » est vide (0 octet). Choisissez un autre fichier.`);
  const autre = AUTRES_FORMATS.find(([debut]) => commence(octets, debut));
  if (autre !== undefined) throw new ErreurUtilisateur(`Le fichier « ${nom} » n’est pas un fichier texte : ${autre[1]}.`);
  const marque = MARQUES.find(([debut]) => commence(octets, debut));
  if (marque !== undefined) {
    const [debut, encodage, label] = marque;
    const texte = yield* decoderStrict(octets.subarray(debut.length), label);
    if (texte !== null) return { texte, encodage };
    throw new ErreurUtilisateur(
      `Le fichier « ${nom} » commence comme un texte ${encodage}, mais contient des octets qui n’en sont pas : il est abîmé ou mêle deux encodages. Enregistrez-le de nouveau en « CSV UTF-8 ».`,
    );
  }
  if (octets.includes(0)) {
    const utf16 = utf16SansMarque(octets);
    const lu = utf16 === null ? null : yield* decoderStrict(octets, utf16 === 'UTF-16 LE' ? 'utf-16le' : 'utf-16be');
    if (utf16 !== null && lu !== null) return { texte: lu, encodage: utf16 };
    throw new ErreurUtilisateur(
      `Le fichier « ${nom} » n’est pas un fichier texte lisible : il contient des octets nuls. S’il s’agit d’un export UTF-16, enregistrez-le de nouveau en « CSV UTF-8 ».`,
    );
  }
  const texte = yield* decoderStrict(octets, 'utf-8');
  if (texte !== null) return { texte, encodage: 'UTF-8' };
  return estDeDos(octets)
    ? { texte: yield* decoderDos(octets), encodage: 'CP850 (DOS)' }
    : { texte: yield* decoder1252(octets), encodage: 'Windows-1252' };
}
