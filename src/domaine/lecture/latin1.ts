/** Text saved as UTF-8 and opened as Windows-1252: « MÃ©tropole ». The way back is exact, or it is not taken. */

/** Windows-1252 from 0x80 to 0x9F; elsewhere a character is its own byte. */
const HAUTS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const OCTETS = new Map([...HAUTS].map((caractere, rang) => [caractere, 0x80 + rang]));
/** First byte of a two-byte letter, or the start of a curly quote, followed by what can only be a continuation byte. */
const INDICE = /[ÂÃÅ][\u0080-\u00bf€‚-›ŒœŠšŽžŸƒˆ˜™]|â€/;

function enOctets(texte: string): Uint8Array | null {
  const octets = new Uint8Array(texte.length);
  for (let rang = 0; rang < texte.length; rang += 1) {
    const octet = OCTETS.get(texte[rang] ?? '') ?? texte.charCodeAt(rang);
    if (octet > 0xff) return null;
    octets[rang] = octet;
  }
  return octets;
}

/** The text as it was before, or unchanged when it is not sure. */
export function reparerLatin1(texte: string): string {
  if (!INDICE.test(texte)) return texte;
  const octets = enOctets(texte);
  if (octets === null) return texte;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    // Not UTF-8 after all: a name may truly hold these letters.
    return texte;
  }
}
