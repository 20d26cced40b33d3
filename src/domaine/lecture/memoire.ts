/**
 * What reading remembers. An inventory of 300 000 rows repeats a few thousand spellings: a rule runs once for each combination of the
 * cells that it reads, and its findings are reported again on every row that bears them. Rules know nothing of it.
 * Bounded: beyond the capacity a combination is simply understood each time, so that a hostile column costs time and no memory.
 */
import type { Constat } from './rapporteur';

/** Two numbers below it make one integer of thirty bits, which needs no memory of its own. */
export const CAPACITE = 32_768;
/** Number of what is not remembered. */
export const HORS_MEMOIRE = -1;

const LIBRE = -1;
const TAILLE_DE_DEPART = 128;

/** Gives a number to each pair of numbers: open addressing over integers, several times faster than a Map. */
class Paires {
  private cles = new Int32Array(TAILLE_DE_DEPART).fill(LIBRE);
  private numeros = new Int32Array(TAILLE_DE_DEPART);
  private nombre = 0;

  numero(a: number, b: number): number {
    if (a < 0 || b < 0) return HORS_MEMOIRE;
    const cle = a * CAPACITE + b;
    const place = this.placeDe(cle);
    return this.cles[place] === cle ? (this.numeros[place] ?? HORS_MEMOIRE) : this.ajouter(place, cle);
  }

  /** Where the key is, or would be. */
  private placeDe(cle: number): number {
    const { cles } = this;
    const masque = cles.length - 1;
    let place = (Math.imul(cle, 0x9e3779b1) >>> 12) & masque;
    for (;;) {
      const presente = cles[place];
      if (presente === cle || presente === LIBRE) return place;
      place = (place + 1) & masque;
    }
  }

  private ajouter(place: number, cle: number): number {
    if (this.nombre >= CAPACITE) return HORS_MEMOIRE;
    const numero = this.nombre;
    this.nombre += 1;
    this.cles[place] = cle;
    this.numeros[place] = numero;
    if (this.nombre * 2 > this.cles.length) this.agrandir();
    return numero;
  }

  private agrandir(): void {
    const { cles, numeros } = this;
    this.cles = new Int32Array(cles.length * 4).fill(LIBRE);
    this.numeros = new Int32Array(cles.length * 4);
    cles.forEach((cle, rang) => {
      if (cle === LIBRE) return;
      const place = this.placeDe(cle);
      this.cles[place] = cle;
      this.numeros[place] = numeros[rang] ?? HORS_MEMOIRE;
    });
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
  /** The first cell that a rule reads, when it depends on nothing else: its number is where the combination starts. */
  private readonly premiere: number;
  private readonly suivantes: readonly number[];

  /**
   * `rangs` are the places of the cells among those of the row. `depart` numbers what else the rule depends on; null when it depends
   * on its cells alone. `calculer` says whether it read these cells only: otherwise nothing may be remembered.
   */
  constructor(
    rangs: readonly number[],
    private readonly depart: (() => number) | null,
    private readonly calculer: () => Compris<T> & { readonly fidele: boolean },
  ) {
    this.premiere = depart === null ? (rangs[0] ?? HORS_MEMOIRE) : HORS_MEMOIRE;
    this.suivantes = depart === null ? rangs.slice(1) : rangs;
    this.paires = this.suivantes.map(() => new Paires());
  }

  /** `numeros` are those of the cells of the row. */
  lire(numeros: Int32Array): Compris<T> {
    const numero = this.combiner(numeros);
    this.numero = numero;
    const connu = numero < 0 ? undefined : this.connues[numero];
    return connu ?? this.comprendre(numero);
  }

  private comprendre(numero: number): Compris<T> {
    const compris = this.calculer();
    if (!compris.fidele) this.numero = HORS_MEMOIRE;
    else if (numero >= 0) this.connues[numero] = compris;
    return compris;
  }

  private combiner(numeros: Int32Array): number {
    const { depart, premiere, suivantes, paires } = this;
    let numero = depart !== null ? depart() : premiere < 0 ? 0 : (numeros[premiere] ?? HORS_MEMOIRE);
    for (let i = 0; i < suivantes.length; i += 1) {
      numero = paires[i]?.numero(numero, numeros[suivantes[i] ?? HORS_MEMOIRE] ?? HORS_MEMOIRE) ?? HORS_MEMOIRE;
    }
    return numero;
  }
}
