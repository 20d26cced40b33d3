import { estNettoyage, type RequeteFil } from './fil/requete';

export interface Refus {
  /** Which request: a predicate, or the n-th one to come (1 is the next; clean-ups of references are not counted). */
  readonly quand: ((requete: RequeteFil) => boolean) | number;
  readonly code: string;
  readonly message?: string;
  /** Actions before this one are done, and stay done: Excel rolls nothing back. 0 by default. */
  readonly indexAction?: number;
}

/** Refusals of Excel prepared by a test. Each serves once. */
export class Fautes {
  private attente: { readonly refus: Refus; restantes: number }[] = [];

  refuser(refus: Refus): void {
    this.attente.push({ refus, restantes: typeof refus.quand === 'number' ? refus.quand : 0 });
  }
  oublier(): void {
    this.attente = [];
  }
  /** Prepared refusals that no request has met yet. */
  get enAttente(): number {
    return this.attente.length;
  }
  pour(requete: RequeteFil): Refus | null {
    if (estNettoyage(requete)) return null;
    const atteinte = this.attente.find((faute) => {
      if (typeof faute.refus.quand === 'function') return faute.refus.quand(requete);
      faute.restantes -= 1;
      return faute.restantes === 0;
    });
    if (!atteinte) return null;
    this.attente = this.attente.filter((faute) => faute !== atteinte);
    return atteinte.refus;
  }
}
