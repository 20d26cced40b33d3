/** « 31395 - MURET », « Muret (31395) », « 31000 Toulouse »: a code and a name in the cell of the commune (DOMAINE §5.6). */
import type { CommuneReference, Referentiel } from '../geographie/referentiel';

export interface CodeEtNom {
  readonly code: string;
  readonly nom: string;
}

const CODE = '(?<code>\\d{5}|2[AB]\\d{3})';
const FORMES = [
  new RegExp(`^${CODE}(?: ?[-–—:,/] ?| ?\\(| )(?<nom>\\p{L}[^)\\d]*)\\)?$`, 'iu'),
  new RegExp(`^(?<nom>\\p{L}[^(\\d]*?)(?: ?[-–—:,/] ?| ?\\(| )${CODE}\\)?$`, 'iu'),
];

/** Null when the cell is anything else. */
export function codeEtNom(texte: string): CodeEtNom | null {
  for (const forme of FORMES) {
    const { code, nom } = forme.exec(texte)?.groups ?? {};
    if (code !== undefined && nom !== undefined) return { code: code.toUpperCase(), nom: nom.trim() };
  }
  return null;
}

/** `sure`: the INSEE code and the name are of one commune. Otherwise the code may be its postal code, which many communes may share. */
export function communeDuCodeEtNom(
  referentiel: Referentiel,
  { code, nom }: CodeEtNom,
): { commune: CommuneReference; sure: boolean } | null {
  const homonymes = referentiel.communesParNom(nom);
  const parCode = homonymes.find((commune) => commune.code === code);
  if (parCode !== undefined) return { commune: parCode, sure: true };
  const postales = homonymes.filter(({ codesPostaux }) => codesPostaux.includes(code));
  const [commune] = postales;
  return commune === undefined || postales.length > 1 ? null : { commune, sure: false };
}
