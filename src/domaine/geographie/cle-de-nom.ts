/** Key under which a French name is compared: upper case, no accent, no punctuation. Two spellings of one name share it. */
export function cleDeNom(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/œ/gi, 'OE')
    .replace(/æ/gi, 'AE')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** Same key for communes, where « St » and « Saint » are one word. */
export function cleDeCommune(texte: string): string {
  return cleDeNom(texte)
    .replace(/\bSTE\b/g, 'SAINTE')
    .replace(/\bST\b/g, 'SAINT');
}

const MOTS_VIDES = new Set(['DE', 'DU', 'DES', 'D', 'LA', 'LE', 'LES', 'L', 'ET', 'A', 'AU', 'EN']);

/** Key of an EPCI: the legal form abbreviated as the COG writes it, articles left out. */
export function cleEpci(texte: string): string {
  return cleDeNom(texte)
    .replace(/^COMMUNAUTE DE COMMUNES?\b/, 'CC')
    .replace(/^COM(?:MUNAUTE)? D AGGLO(?:MERATION)?\b/, 'CA')
    .replace(/^COMMUNAUTE URBAINE\b/, 'CU')
    .split(' ')
    .filter((mot) => !MOTS_VIDES.has(mot))
    .join(' ');
}
