/** Rows by sheet and column, as one interval each or as a merged list: how the engine says "these cells" without listing them. */
export interface Bande {
  readonly feuille: string;
  readonly colonne: number;
  readonly ligne0: number;
  readonly ligne1: number;
}

/** Cells awaiting attention; one interval per column, so a write of millions of cells stays a few numbers. */
export class Attente {
  private readonly parColonne = new Map<string, { feuille: string; colonne: number; ligne0: number; ligne1: number }>();

  ajouter(feuille: string, colonne: number, ligne0: number, ligne1: number): void {
    const cle = `${feuille}\u0000${colonne}`;
    const bande = this.parColonne.get(cle);
    if (bande === undefined) this.parColonne.set(cle, { feuille, colonne, ligne0, ligne1 });
    else {
      if (ligne0 < bande.ligne0) bande.ligne0 = ligne0;
      if (ligne1 > bande.ligne1) bande.ligne1 = ligne1;
    }
  }

  get vide(): boolean {
    return this.parColonne.size === 0;
  }

  vider(): Bande[] {
    const bandes = [...this.parColonne.values()];
    this.parColonne.clear();
    return bandes;
  }
}

/** The union of bands, each cell once. */
export function reunir(bandes: readonly Bande[]): Bande[] {
  const triees = [...bandes].sort((a, b) =>
    a.feuille < b.feuille ? -1 : a.feuille > b.feuille ? 1 : a.colonne - b.colonne || a.ligne0 - b.ligne0,
  );
  const reunies: Bande[] = [];
  for (const bande of triees) {
    const derniere = reunies.at(-1);
    if (
      derniere !== undefined &&
      derniere.feuille === bande.feuille &&
      derniere.colonne === bande.colonne &&
      bande.ligne0 <= derniere.ligne1 + 1
    ) {
      if (bande.ligne1 > derniere.ligne1) reunies[reunies.length - 1] = { ...derniere, ligne1: bande.ligne1 };
    } else reunies.push(bande);
  }
  return reunies;
}
