/** Encodings that no byte order mark tells: UTF-16 by its null bytes, and that of DOS (code page 850) by its French letters. */

/** Bytes looked at: the headers and some dwellings. */
const OCTETS_D_ESSAI = 1 << 16;
/** Nearly every sign of a French inventory is in the first 256: one byte out of two is null, the same one each time. */
const PART_MINIMALE = 0.7;

/** Null when the text is no UTF-16 beyond doubt. */
export function utf16SansMarque(octets: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | null {
  const fin = Math.min(octets.length - (octets.length % 2), OCTETS_D_ESSAI);
  if (octets.length % 2 !== 0 || fin < 4) return null;
  const nuls = [0, 0];
  for (let rang = 0; rang < fin; rang += 1) if (octets[rang] === 0) nuls[rang % 2] = (nuls[rang % 2] ?? 0) + 1;
  const [pairs = 0, impairs = 0] = nuls;
  const minimum = (fin / 2) * PART_MINIMALE;
  if (impairs >= minimum && pairs === 0) return 'UTF-16 LE';
  return pairs >= minimum && impairs === 0 ? 'UTF-16 BE' : null;
}

/** Signs 0x80 to 0xFF of code page 850. */
const DE_80_A_FF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0';

export const deDos = (texte: string): string => texte.replace(/[\x80-\xff]/g, (signe) => DE_80_A_FF[signe.charCodeAt(0) - 0x80] ?? signe);

const octetsDe = (signes: string): ReadonlySet<number> => new Set([...signes].map((signe) => signe.codePointAt(0) ?? 0));
/** Letters that French writes, in Windows-1252. */
const LETTRES_DE_WINDOWS = octetsDe('àâçèéêëîïôùûÀÂÇÈÉÊËÎÏÔÙÛ');
/** « é », « è » and « ê » of DOS: in Windows-1252, a low quotation mark, a « Š » and a « ˆ », which no French word holds. */
const LETTRES_DE_DOS: ReadonlySet<number> = new Set([0x82, 0x8a, 0x88]);

const estUneLettre = (octet: number | undefined): boolean => octet !== undefined && /[A-Za-z]/.test(String.fromCharCode(octet));

/** Words spelled as DOS does, and not one as Windows does. */
export function estDeDos(octets: Uint8Array): boolean {
  let lettres = 0;
  for (let rang = 0; rang < octets.length; rang += 1) {
    const octet = octets[rang] ?? 0;
    if (octet < 0x80) continue;
    if (LETTRES_DE_WINDOWS.has(octet)) return false;
    if (LETTRES_DE_DOS.has(octet) && (estUneLettre(octets[rang - 1]) || estUneLettre(octets[rang + 1]))) lettres += 1;
  }
  return lettres > 0;
}
