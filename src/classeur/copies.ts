/**
 * Sheets of ours that a person copied in Excel: the copy carries our hidden names, and would pass for the original. The tables tell them
 * apart, since Excel gives those of the copy other names. A copy belongs to the person who made it.
 */
import type { Emprise } from './emprise';

interface Marquee {
  readonly nom: string;
  readonly emprise: Emprise | null;
  readonly tables: readonly { readonly nom: string }[];
}

/** Excel names a copy after its original: « Flux (2) ». */
const NOM_DE_COPIE = / \(\d+\)$/;

const tient = ({ emprise, tables }: Marquee): boolean =>
  emprise !== null && tables.some(({ nom }) => Object.keys(emprise.tables).some((connue) => connue.toLowerCase() === nom.toLowerCase()));

/** Alone, a sheet whose tables all bear other names is a copy whose original was deleted. Without tables at all, nothing tells. */
const estOrpheline = (feuille: Marquee): boolean =>
  feuille.emprise !== null && Object.keys(feuille.emprise.tables).length > 0 && feuille.tables.length > 0 && !tient(feuille);

/** Names of the copies among the sheets that carry our marker. */
export function copiesParmi(marquees: readonly Marquee[]): ReadonlySet<string> {
  const parCle = new Map<string, Marquee[]>();
  for (const feuille of marquees) {
    if (feuille.emprise === null) continue;
    const freres = parCle.get(feuille.emprise.cle) ?? [];
    freres.push(feuille);
    parCle.set(feuille.emprise.cle, freres);
  }
  const copies = new Set<string>();
  for (const freres of parCle.values()) {
    // Among sheets without tables, the name that Excel gives to copies is all there is.
    const original = freres.find(tient) ?? freres.find((feuille) => !estOrpheline(feuille) && !NOM_DE_COPIE.test(feuille.nom)) ?? freres[0];
    for (const feuille of freres) if (feuille !== original || estOrpheline(feuille)) copies.add(feuille.nom);
  }
  return copies;
}

export function phraseDesCopies(noms: readonly string[]): string[] {
  if (noms.length === 0) return [];
  const liste = noms.map((nom) => `« ${nom} »`).join(', ');
  return [
    noms.length === 1
      ? `La feuille ${liste} est une copie d’une feuille de Négoflux : elle est à vous, elle n’est ni mise à jour ni supprimée.`
      : `Les feuilles ${liste} sont des copies de feuilles de Négoflux : elles sont à vous, elles ne sont ni mises à jour ni supprimées.`,
  ];
}
