/** What the cells hold: what was computed of the formulas, and the constants of the model. */
import type { CelluleCalculee, Groupe, Salissure } from './graphe';
import { lignesEntre } from './graphe';
import type { Scalaire, SourceDeConstantes } from './moteur';
import type { Portee } from './traduire';

/** Must exceed any column number; makes one number of a row and a column. */
export const PAS = 16384;

const cleDe = (ligne: number, colonne: number): number => ligne * PAS + colonne;

export class Contenus {
  private readonly cellules = new Map<string, Map<number, CelluleCalculee>>();

  constructor(private readonly source: SourceDeConstantes) {}

  ajouterFeuille(id: string): void {
    if (!this.cellules.has(id)) this.cellules.set(id, new Map());
  }
  supprimerFeuille(id: string): void {
    this.cellules.delete(id);
  }
  /** The formula cell that lies there, if there is one. */
  calculee(feuille: string, ligne: number, colonne: number): CelluleCalculee | undefined {
    return this.cellules.get(feuille)?.get(cleDe(ligne, colonne));
  }
  poser(feuille: string, ligne: number, colonne: number, cellule: CelluleCalculee | null): void {
    const cellules = this.cellules.get(feuille);
    if (cellules === undefined) throw new Error(`Feuille inconnue du moteur : ${feuille}`);
    if (cellule === null) cellules.delete(cleDe(ligne, colonne));
    else cellules.set(cleDe(ligne, colonne), cellule);
  }
  connait(feuille: string): boolean {
    return this.cellules.has(feuille);
  }
  constante(feuille: string, ligne: number, colonne: number): Scalaire {
    return this.source.constante(feuille, ligne, colonne);
  }
  lue(feuille: string, ligne: number, colonne: number): { readonly valeur: Scalaire; readonly calculee: boolean } {
    const calculee = this.calculee(feuille, ligne, colonne);
    return calculee === undefined
      ? { valeur: this.source.constante(feuille, ligne, colonne), calculee: false }
      : { valeur: calculee.valeur, calculee: true };
  }
  /** The formula cells of a group between two rows. */
  *duGroupe(groupe: Groupe, ligne0: number, ligne1: number): Generator<{ readonly ligne: number; readonly cellule: CelluleCalculee }> {
    for (const ligne of lignesEntre(groupe, ligne0, ligne1)) {
      const cellule = this.calculee(groupe.feuille, ligne, groupe.colonne);
      if (cellule !== undefined) yield { ligne, cellule };
    }
  }

  /** Whole columns stop where the sheet does. */
  borner(portee: Portee): { ligne1: number; colonne1: number } {
    if (portee.memeLigne) return portee;
    const etendue = this.source.etendue(portee.feuille);
    return { ligne1: Math.min(portee.ligne1, etendue?.ligneFin ?? -1), colonne1: Math.min(portee.colonne1, etendue?.colonneFin ?? -1) };
  }
  taille(portee: Portee): number {
    const { ligne1, colonne1 } = this.borner(portee);
    return Math.max(0, ligne1 - portee.ligne0 + 1) * Math.max(0, colonne1 - portee.colonne0 + 1);
  }
  /** What it costs to compute these formulas together, in formulas. */
  poids(sales: ReadonlyMap<Groupe, Salissure>): number {
    let poids = 0;
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const lues = groupe.gabarit.portees.reduce((total, portee) => total + (portee.memeLigne ? 1 : this.taille(portee)), 1);
      poids += Math.min(groupe.lignes.size, ligne1 - ligne0 + 1) * (1 + lues / 20);
    }
    return poids;
  }
}
