/**
 * What reading remembers. An inventory of 300 000 rows repeats a few thousand spellings: a rule runs once for each combination of the
 * cells that it reads, and its findings are reported again on every row that bears them. Rules know nothing of it.
 * Bounded: beyond the capacity a combination is simply understood each time, so that a hostile column costs time and no memory.
 */
import type { Constat } from './rapporteur';

/** Two numbers below it make one integer of thirty bits. A number from here on is good for the block at hand only. */
export const CAPACITE = 32_768;
const BITS = 15;
/** Number of a combination that cannot be remembered. */
const HORS_MEMOIRE = -1;

const LIBRE = -1;
const TAILLE_DE_DEPART = 128;

const premierePlace = (cle: number, longueur: number): number => (Math.imul(cle, 0x9e3779b1) >>> 12) & (longueur - 1);

/** Gives a number to each pair of numbers: open addressing over integers, several times faster than a Map. */
class Paires {
  private cles = new Int32Array(TAILLE_DE_DEPART).fill(LIBRE);
  private numeros = new Int32Array(TAILLE_DE_DEPART);
  private nombre = 0;

  /** The number of each pair; those of the first suite are replaced. */
  combiner(premiers: Int32Array, seconds: Int32Array, nombre: number): void {
    let { cles, numeros } = this;
    for (let place = 0; place < nombre; place += 1) {
      const premier = premiers[place] ?? HORS_MEMOIRE;
      const second = seconds[place] ?? HORS_MEMOIRE;
      // Either is negative, or of this block only.
      if ((premier | second) >>> BITS !== 0) {
        premiers[place] = HORS_MEMOIRE;
        continue;
      }
      const cle = (premier << BITS) | second;
      const probable = premierePlace(cle, cles.length);
      if (cles[probable] === cle) premiers[place] = numeros[probable] ?? HORS_MEMOIRE;
      else {
        premiers[place] = this.numero(cle);
        ({ cles, numeros } = this);
      }
    }
  }

  private numero(cle: number): number {
    const place = this.placeDe(cle);
    return this.cles[place] === cle ? (this.numeros[place] ?? HORS_MEMOIRE) : this.ajouter(place, cle);
  }

  /** Where the key is, or would be. */
  private placeDe(cle: number): number {
    const { cles } = this;
    const masque = cles.length - 1;
    let place = premierePlace(cle, cles.length);
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

/** What a rule reads and makes. */
export interface DefinitionDeRegle<T> {
  /** Numbers of the spellings of each column that it reads, row by row of the block. */
  readonly codes: readonly Int32Array[];
  /** Numbers of what else it depends on, row by row; null when it depends on its cells alone. */
  readonly depart: Int32Array | null;
  /** Runs it on a row of the block; says whether it read these cells only: otherwise nothing may be remembered. */
  readonly calculer: (place: number) => Compris<T> & { readonly fidele: boolean };
  /** Whether there is something to do for a row that bears it; its findings, unless told otherwise. */
  readonly parle: (compris: Compris<T>) => boolean;
  /** What the rules that come after depend on; none does, unless told otherwise. */
  readonly marque?: (resultat: T) => boolean;
}

/** A rule, whatever it makes. */
export type RegleDuBloc = Pick<Regle<unknown>, 'lireBloc' | 'compris'>;

const INCONNUE = 0;
const CONNUE = 1;
const PARLANTE = 2;
const MARQUEE = 4;

/** A rule, run over the rows of a block. */
export class Regle<T> {
  /** Of the combination of each row: a rule that depends on this one starts from it. */
  readonly numeros: Int32Array;
  /** 1 where the row is marked. */
  readonly marques: Int32Array;
  private readonly paires: readonly Paires[];
  private readonly connues: Compris<T>[] = [];
  private etats = new Uint8Array(TAILLE_DE_DEPART);
  private readonly passageres: Compris<T>[] = [];
  private readonly premiers: Int32Array | null;
  private readonly suivants: readonly Int32Array[];

  /** `taille`, of the largest block. */
  constructor(
    taille: number,
    private readonly definition: DefinitionDeRegle<T>,
  ) {
    const { codes, depart } = definition;
    this.numeros = new Int32Array(taille);
    this.marques = new Int32Array(definition.marque === undefined ? 0 : taille);
    this.premiers = depart ?? codes[0] ?? null;
    this.suivants = depart === null ? codes.slice(1) : codes;
    this.paires = this.suivants.map(() => new Paires());
  }

  /** Runs it where it has to; `bit` is set in the mask of each row that it has something to say of. */
  lireBloc(nombre: number, masques: Int32Array, bit: number): void {
    const { numeros, marques, premiers, suivants, paires } = this;
    this.passageres.length = 0;
    if (premiers === null) numeros.fill(0, 0, nombre);
    else for (let place = 0; place < nombre; place += 1) numeros[place] = premiers[place] ?? HORS_MEMOIRE;
    paires.forEach((paire, rang) => {
      paire.combiner(numeros, suivants[rang] ?? numeros, nombre);
    });
    let { etats } = this;
    for (let place = 0; place < nombre; place += 1) {
      const numero = numeros[place] ?? HORS_MEMOIRE;
      let etat = numero >>> BITS === 0 ? (etats[numero] ?? INCONNUE) : INCONNUE;
      if (etat === INCONNUE) {
        etat = this.comprendre(place, numero);
        etats = this.etats;
      }
      if ((etat & PARLANTE) !== 0) masques[place] = (masques[place] ?? 0) | bit;
      // Nothing is kept where no mark is asked for.
      marques[place] = etat & MARQUEE ? 1 : 0;
    }
  }

  /** What it made of a row of the block. */
  compris(place: number): Compris<T> {
    const numero = this.numeros[place] ?? 0;
    const compris = numero < CAPACITE ? this.connues[numero] : this.passageres[numero - CAPACITE];
    if (compris === undefined) throw new Error(`Règle lue hors du bloc, à la place ${place}.`);
    return compris;
  }

  private comprendre(place: number, numero: number): number {
    const { calculer, parle, marque } = this.definition;
    const compris = calculer(place);
    const etat = CONNUE | (parle(compris) ? PARLANTE : 0) | (marque?.(compris.resultat) === true ? MARQUEE : 0);
    if (compris.fidele && numero >>> BITS === 0) {
      this.connues[numero] = compris;
      this.noter(numero, etat);
    } else {
      this.numeros[place] = CAPACITE + this.passageres.length;
      this.passageres.push(compris);
    }
    return etat;
  }

  private noter(numero: number, etat: number): void {
    if (numero >= this.etats.length) {
      const plus = new Uint8Array(numero * 4);
      plus.set(this.etats);
      this.etats = plus;
    }
    this.etats[numero] = etat;
  }
}
