/**
 * Long work in steps. A generator yields between two batches; who runs it pauses there, reports progress or gives up: nothing is left
 * half done, since nothing is given before the end. Run to its end at once, it is an ordinary function.
 */
export type Lots<T> = Generator<unknown, T>;

/** How far the work is: rows, sheets, whatever it counts. */
export interface Avancement {
  readonly lues: number;
  readonly total: number;
}

/** Elements between two pauses: a few milliseconds of the slowest work that is done on each of them. */
export const TAILLE_DU_LOT = 1_000;

/** Runs it whole. */
export function auBout<T>(lots: Lots<T>): T {
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
  }
}

/** `elements.map(faire)`, in steps. */
export function* transformerParLots<A, B>(
  elements: readonly A[],
  faire: (element: A, rang: number) => B,
  taille = TAILLE_DU_LOT,
): Generator<void, B[]> {
  const faits: B[] = [];
  const garder = (element: A, rang: number): void => {
    faits.push(faire(element, rang));
  };
  yield* parcourirParLots(elements, garder, taille);
  return faits;
}

/** `elements.forEach(faire)`, in steps. */
export function* parcourirParLots<A>(
  elements: readonly A[],
  faire: (element: A, rang: number) => void,
  taille = TAILLE_DU_LOT,
): Generator<void, void> {
  for (let debut = 0; debut < elements.length; debut += taille) {
    const fin = Math.min(elements.length, debut + taille);
    for (let rang = debut; rang < fin; rang += 1) faire(elements[rang] as A, rang);
    yield;
  }
}

/** Steps that count nothing themselves, within a work that is so far. */
export function* enAvancant<T>(travail: Generator<unknown, T>, avancement: Avancement): Generator<Avancement, T> {
  for (;;) {
    const pas = travail.next();
    if (pas.done === true) return pas.value;
    yield avancement;
  }
}
