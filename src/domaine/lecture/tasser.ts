/** Takes rows out of what is known of a block: what follows each of them is moved up. */

/** `otees`, in order, among the first `nombre` places. */
export function tasser(suite: Int32Array | Uint8Array, otees: readonly number[], nombre: number): void {
  for (let rang = 0; rang < otees.length; rang += 1) {
    const otee = otees[rang] ?? nombre;
    suite.copyWithin(otee - rang, otee + 1, otees[rang + 1] ?? nombre);
  }
}

export function tasserLesLignes<T>(lignes: T[], otees: readonly number[], nombre: number): void {
  for (let place = otees[0] ?? nombre, rang = 0; place < nombre; place += 1) {
    const ligne = lignes[place];
    if (place === otees[rang]) rang += 1;
    else if (ligne !== undefined) lignes[place - rang] = ligne;
  }
}
