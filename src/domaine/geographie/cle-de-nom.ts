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

const ARRONDISSEMENT = /^(PARIS|LYON|MARSEILLE) 0?([1-9]|1\d|20) ?(?:ER|ND|E|EME|IEME)?(?: ARR(?:D|DT|ONDISSEMENT)?)?$/;

/**
 * Same key for communes, where « St » and « Saint » are one word. Exports also write « FAUGA (LE) », « Villemur s/ Tarn »,
 * « TOULOUSE CEDEX 9 » and « LYON 03 » : no official name ends with an article, nor holds an S alone, nor CEDEX.
 */
export function cleDeCommune(texte: string): string {
  const cle = cleDeNom(texte)
    .replace(/ CEDEX(?: \d+)?$/, '')
    .replace(/\bSTE\b/g, 'SAINTE')
    .replace(/\bST\b/g, 'SAINT')
    .replace(/ S(?= [A-Z])/g, ' SUR')
    .replace(/^(.+) (LE|LA|LES|L)$/, '$2 $1');
  const arrondissement = ARRONDISSEMENT.exec(cle);
  return arrondissement === null ? cle : `${arrondissement[1] ?? ''} ${arrondissement[2] ?? ''} ARRONDISSEMENT`;
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
