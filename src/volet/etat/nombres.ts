/** French numbers, shown and typed. */
const ENTIER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const NON_DISPONIBLE = 'n/d';

export const afficherEntier = (n: number): string => ENTIER.format(n);
export const afficherDecimal = (n: number | null): string => (n === null ? NON_DISPONIBLE : DECIMAL.format(n));
export const afficherTaux = (n: number | null): string => (n === null ? NON_DISPONIBLE : POURCENT.format(n));

/** Plural from two on, as French has it (0 and 1 are singular). */
export function accorder(n: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${afficherEntier(n)} ${Math.abs(n) < 2 ? singulier : pluriel}`;
}

/** `undefined` for an empty field, `null` for what is not a positive number: `1 234,5` and `1234.5` are both read. */
export function lireNombre(saisie: string): number | null | undefined {
  const texte = saisie
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/%$/, '')
    .replace(',', '.');
  if (texte === '') return undefined;
  if (!/^\d+(\.\d+)?$/.test(texte)) return null;
  return Number(texte);
}

/** A number as one types it again: no grouping, decimal comma, no float dust. */
export function ecrireNombre(n: number | undefined): string {
  return n === undefined ? '' : String(Number(n.toPrecision(12))).replace('.', ',');
}
