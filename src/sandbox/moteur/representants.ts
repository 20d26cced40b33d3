/**
 * A column formula that reads its own row only gives the same result for the same values. A column of 300 000 cells reads a few
 * thousand different rows: the engine computes one of each.
 */
import { lignesEntre, type Salissure } from './graphe';
import type { Scalaire } from './moteur';
import type { Portee } from './traduire';

/** Worth it above that. */
const LIGNES_MINIMUM = 500;
/** What the formula reads besides its row: parameters, not tables. */
const CELLULES_A_COTE_MAX = 200;
/** Whose result depends on where the formula stands, on chance or on text made into a reference. */
const DEPEND_DU_LIEU = /\b(ROWS?|COLUMNS?|CELL|INDIRECT|OFFSET|ADDRESS|RAND|RANDBETWEEN|RANDARRAY|SUBTOTAL|AGGREGATE|FORMULATEXT|SHEET)\(/i;

export interface Representants {
  readonly lignes: readonly number[];
  /** For each row of `lignes`, the place of its representative in `choisies`. */
  readonly rang: Int32Array;
  readonly choisies: readonly number[];
}

/** `valeurDe` gives what the engine would read, an empty text told apart from an empty cell. */
export function choisirRepresentants(
  { groupe, ligne0, ligne1 }: Salissure,
  tailleDe: (portee: Portee) => number,
  valeurDe: (feuille: string, ligne: number, colonne: number) => string,
): Representants | null {
  const { portees, morceaux } = groupe.gabarit;
  if (groupe.lignes.size < LIGNES_MINIMUM || ligne1 - ligne0 + 1 < LIGNES_MINIMUM) return null;
  const deLaLigne = portees.filter(({ memeLigne }) => memeLigne);
  if (deLaLigne.length === 0 || morceaux.some((morceau) => typeof morceau === 'string' && DEPEND_DU_LIEU.test(morceau))) return null;
  if (portees.some((portee) => !portee.memeLigne && tailleDe(portee) > CELLULES_A_COTE_MAX)) return null;
  const lignes = lignesEntre(groupe, ligne0, ligne1);
  const rang = new Int32Array(lignes.length);
  const choisies: number[] = [];
  const connus = new Map<string, number>();
  for (const [place, ligne] of lignes.entries()) {
    let cle = '';
    for (const portee of deLaLigne) {
      if (ligne < portee.ligne0 || ligne > portee.ligne1) return null;
      for (let colonne = portee.colonne0; colonne <= portee.colonne1; colonne += 1)
        cle += `${valeurDe(portee.feuille, ligne, colonne)}\u0001`;
    }
    let choisi = connus.get(cle);
    if (choisi === undefined) {
      choisi = choisies.length;
      connus.set(cle, choisi);
      choisies.push(ligne);
    }
    rang[place] = choisi;
  }
  return { lignes, rang, choisies };
}

/** A value with its type, as one text. */
export function cleDeValeur(valeur: Scalaire, calculee: boolean): string {
  if (valeur === '') return calculee ? 't' : 'v';
  return typeof valeur === 'string' ? `s${valeur}` : typeof valeur === 'number' ? `n${valeur}` : `b${String(valeur)}`;
}
