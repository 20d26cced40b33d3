import { arrondir } from './arrondi';

/**
 * Whole dwellings by « plus forts restes » (DOMAINE §3.2, golden case G04): each value keeps its whole part and the dwellings left,
 * so that the total is the rounded sum, go to the largest remainders; ties go to the earlier row.
 * Values are dwellings a year, not negative; nine decimals are kept so that floating noise decides nothing.
 */
export function arrondirAuxPlusFortsRestes(valeurs: readonly number[]): number[] {
  const exactes = valeurs.map((valeur) => arrondir(valeur, 9));
  const bases = exactes.map((valeur) => Math.floor(valeur));
  const restes = exactes.map((valeur, rang) => arrondir(valeur - (bases[rang] ?? 0), 9));
  const aDonner = arrondir(somme(exactes)) - somme(bases);
  const servis = restes
    .map((reste, rang) => ({ reste, rang }))
    .sort((a, b) => b.reste - a.reste || a.rang - b.rang)
    .slice(0, Math.max(0, aDonner));
  const resultat = [...bases];
  for (const { rang } of servis) resultat[rang] = (bases[rang] ?? 0) + 1;
  return resultat;
}

export function somme(valeurs: readonly number[]): number {
  return valeurs.reduce((total, valeur) => total + valeur, 0);
}
