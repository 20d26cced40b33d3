/**
 * Rounding as a spreadsheet does it: half away from zero, after dropping the binary noise beyond 15 significant digits.
 * `Math.round(1.005 * 100)` gives 100 where Excel's ROUND gives 1.01: both lives of the product must agree.
 */
export function arrondir(valeur: number, decimales = 0): number {
  if (!Number.isFinite(valeur)) return valeur;
  const facteur = 10 ** decimales;
  const sansBruit = Number((Math.abs(valeur) * facteur).toPrecision(15));
  const arrondi = Math.floor(sansBruit + 0.5) / facteur;
  return arrondi === 0 ? 0 : Math.sign(valeur) * arrondi;
}
