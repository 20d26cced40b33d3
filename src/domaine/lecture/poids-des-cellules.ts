/**
 * What each cell of a row weighs, so that one addition by cell tells all that is asked of the row at first: how many cells are filled,
 * repeat their header, hold the error of a formula, have not the form that their column asks for, or make the rule of their column
 * speak. Six bits each, since fewer than 64 columns are linked.
 */
const BITS = 6;
const PLEIN = (1 << BITS) - 1;
const REMPLIE = 1;
const ENTETE = 1 << BITS;
const ERREUR = 1 << (2 * BITS);
const REFUSEE = 1 << (3 * BITS);
const PARLANTE = 1 << (4 * BITS);

export interface Pesee {
  readonly texte: string;
  readonly estEntete: boolean;
  readonly enErreur: boolean;
}

export function poidsDe({ texte, estEntete, enErreur }: Pesee, refusee: boolean, parlante: boolean): number {
  return (
    (texte === '' ? 0 : REMPLIE) + (estEntete ? ENTETE : 0) + (enErreur ? ERREUR : 0) + (refusee ? REFUSEE : 0) + (parlante ? PARLANTE : 0)
  );
}

const champ = (poids: number, rang: number): number => (poids >> (rang * BITS)) & PLEIN;

export const erreurs = (poids: number): number => champ(poids, 2);

/**
 * The first of these rows, from `place` on, that may not be a dwelling; `nombre` when there is none left. Most of its columns filled,
 * and not with headers, a row is neither blank, nor a title, a sub-total or a repeated header.
 */
export function rangeeDouteuse(poids: Int32Array, place: number, nombre: number, colonnes: number): number {
  const seuil = Math.max(2, colonnes / 2);
  let suivante = place;
  for (; suivante < nombre; suivante += 1) {
    const pesee = poids[suivante] ?? 0;
    const remplies = champ(pesee, 0);
    const entetes = champ(pesee, 1);
    if (remplies <= seuil || (entetes >= 2 && entetes * 2 > remplies)) break;
  }
  return suivante;
}

/** Sets the bits of the rows where a rule of one cell speaks, and of those that hold the error of a formula. */
export function masquer(poids: Int32Array, nombre: number, masques: Int32Array, parlant: number, enErreur: number): void {
  for (let place = 0; place < nombre; place += 1) {
    const pesee = poids[place] ?? 0;
    masques[place] = (champ(pesee, 4) === 0 ? 0 : parlant) | (champ(pesee, 2) === 0 ? 0 : enErreur);
  }
}

export function cellulesRefusees(poids: Int32Array, nombre: number): number {
  let somme = 0;
  for (let place = 0; place < nombre; place += 1) somme += champ(poids[place] ?? 0, 3);
  return somme;
}
