/**
 * A rule that reads one cell alone. Which rows it has something to say of is known from the weight of their cells: it runs where it is
 * asked, once for each spelling.
 */
import { CAPACITE, type Compris } from './memoire';

export class RegleDUneCellule<T> {
  private readonly connues: (Compris<T> | undefined)[] = [];

  /** `codes` are the numbers of the spellings of its column, row by row of the block; null when there is no such column. */
  constructor(
    private readonly codes: Int32Array | null,
    private readonly calculer: (place: number) => Compris<T> & { readonly fidele: boolean },
  ) {}

  compris(place: number): Compris<T> {
    const numero = this.codes?.[place] ?? 0;
    const connu = this.connues[numero];
    if (connu !== undefined) return connu;
    const compris = this.calculer(place);
    if (compris.fidele && numero < CAPACITE) this.connues[numero] = compris;
    return compris;
  }
}
