/**
 * What reading remembers. An inventory of 300 000 rows repeats a few thousand spellings: a rule runs once for each combination of the
 * cells that it reads, and its findings are reported again on every row that bears them. Rules know nothing of it.
 * Bounded: beyond the capacity a combination is simply understood each time, so that a hostile column costs time and no memory.
 */
import type { Valeur } from './colonne-lue';
import type { Constat } from './rapporteur';

/** Two numbers below it make one small integer, which is what a Map finds fastest. */
export const CAPACITE = 32_768;
/** Number of what is not remembered. */
export const HORS_MEMOIRE = -1;

/** Gives a number to each pair of numbers. */
class Paires {
  private readonly numeros = new Map<number, number>();
  private derniereCle = HORS_MEMOIRE;
  private dernier = HORS_MEMOIRE;

  numero(a: number, b: number): number {
    if (a < 0 || b < 0) return HORS_MEMOIRE;
    const cle = a * CAPACITE + b;
    // Neighbouring rows are alike.
    if (cle === this.derniereCle) return this.dernier;
    let numero = this.numeros.get(cle);
    if (numero === undefined) {
      if (this.numeros.size >= CAPACITE) return HORS_MEMOIRE;
      numero = this.numeros.size;
      this.numeros.set(cle, numero);
    }
    this.derniereCle = cle;
    this.dernier = numero;
    return numero;
  }
}

/** What a rule made of its cells, and what it had to say. */
export interface Compris<T> {
  readonly resultat: T;
  readonly constats: readonly Constat[];
}

/** A rule, with the cells that it reads. */
export class Regle<T> {
  /** Of the last combination met: a rule that depends on this one starts from it. */
  numero = 0;
  private readonly paires: readonly Paires[];
  private readonly connues: (Compris<T> | undefined)[] = [];
  /** The one cell that a rule reads, when it depends on nothing else. */
  private readonly seule: number;

  /**
   * `rangs` are the places of the cells among those of the row. `depart` numbers what else the rule depends on; null when it depends
   * on its cells alone. `calculer` says whether it read these cells only: otherwise nothing may be remembered.
   */
  constructor(
    private readonly rangs: readonly number[],
    private readonly depart: (() => number) | null,
    private readonly calculer: () => Compris<T> & { readonly fidele: boolean },
  ) {
    this.paires = rangs.map(() => new Paires());
    this.seule = depart === null && rangs.length === 1 ? (rangs[0] ?? HORS_MEMOIRE) : HORS_MEMOIRE;
  }

  lire(cellules: readonly Valeur[]): Compris<T> {
    const numero = this.seule >= 0 ? (cellules[this.seule]?.numero ?? HORS_MEMOIRE) : this.combiner(cellules);
    this.numero = numero;
    const connu = numero < 0 ? undefined : this.connues[numero];
    if (connu !== undefined) return connu;
    const compris = this.calculer();
    if (!compris.fidele) this.numero = HORS_MEMOIRE;
    else if (numero >= 0) this.connues[numero] = compris;
    return compris;
  }

  private combiner(cellules: readonly Valeur[]): number {
    const { rangs, depart } = this;
    let numero = depart === null ? (cellules[rangs[0] ?? -1]?.numero ?? 0) : depart();
    for (let i = depart === null ? 1 : 0; i < rangs.length; i += 1) {
      numero = this.paires[i]?.numero(numero, cellules[rangs[i] ?? -1]?.numero ?? HORS_MEMOIRE) ?? HORS_MEMOIRE;
    }
    return numero;
  }
}
