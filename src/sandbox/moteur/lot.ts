/**
 * One batch of formulas computed together by IronCalc, which recalculates everything at each change. So a batch holds only
 * the formulas to recompute; every other cell that they read goes in as a constant. A what-if then costs the few formulas
 * downstream of it, whatever the size of the inventory.
 */
import { Model } from '@ironcalc/wasm';
import { estErreur } from './erreurs';
import type { Scalaire } from './moteur';

const TYPE_NOMBRE = 1;
const TYPE_LOGIQUE = 4;
/** IronCalc gives formatted text only; fifteen significant digits are what Excel itself keeps. */
const FORMAT_SANS_PERTE = '0.00000000000000E+00';

function lettres(colonne: number): string {
  let texte = '';
  for (let reste = colonne + 1; reste > 0; reste = Math.floor((reste - 1) / 26))
    texte = String.fromCharCode(65 + ((reste - 1) % 26)) + texte;
  return texte;
}

const cacheDeLettres = new Map<number, string>();
function colonneEnLettres(colonne: number): string {
  const connue = cacheDeLettres.get(colonne);
  if (connue !== undefined) return connue;
  const texte = lettres(colonne);
  cacheDeLettres.set(colonne, texte);
  return texte;
}

/** Text goes in with an apostrophe, or `31` would become a number and `=x` a formula. */
function saisie(valeur: Scalaire): string {
  if (typeof valeur === 'number') return Number.isFinite(valeur) ? String(valeur) : '#NUM!';
  if (typeof valeur === 'boolean') return valeur ? 'TRUE' : 'FALSE';
  if (valeur === '' || estErreur(valeur)) return valeur;
  return `'${valeur}`;
}

export class Lot {
  private readonly modele = new Model('lot', 'en', 'UTC', 'en');
  private readonly feuilles = new Map<string, number>();

  constructor() {
    this.modele.pauseEvaluation();
  }

  private feuille(id: string): number {
    const connue = this.feuilles.get(id);
    if (connue !== undefined) return connue;
    const rang = this.feuilles.size;
    if (rang > 0) this.modele.newSheet();
    // Our own short names: what the user calls the sheet, and how it is quoted, never reaches the engine.
    this.modele.renameSheet(rang, `f_${rang}`);
    this.feuilles.set(id, rang);
    return rang;
  }

  adresse(feuille: string, ligne0: number, colonne0: number, ligne1: number, colonne1: number, plage: boolean): string {
    const debut = `f_${this.feuille(feuille)}!$${colonneEnLettres(colonne0)}$${ligne0 + 1}`;
    return !plage && ligne0 === ligne1 && colonne0 === colonne1 ? debut : `${debut}:$${colonneEnLettres(colonne1)}$${ligne1 + 1}`;
  }

  /** Relative: the engine then sees one formula for a whole column, and not as many to compare as there are rows. */
  adresseDeLigne(feuille: string, ligne: number, colonne0: number, colonne1: number): string {
    const debut = `f_${this.feuille(feuille)}!${colonneEnLettres(colonne0)}${ligne + 1}`;
    return colonne0 === colonne1 ? debut : `${debut}:${colonneEnLettres(colonne1)}${ligne + 1}`;
  }

  constante(feuille: string, ligne: number, colonne: number, valeur: Scalaire): void {
    this.modele.setUserInput(this.feuille(feuille), ligne + 1, colonne + 1, saisie(valeur));
  }

  formule(feuille: string, ligne: number, colonne: number, formule: string): void {
    this.modele.setUserInput(this.feuille(feuille), ligne + 1, colonne + 1, formule);
  }

  evaluer(): void {
    this.modele.evaluate();
    // The engine keeps every edit for collaborators and for undo: nobody reads them here.
    this.modele.flushSendQueue();
  }

  /** To be called once per block of formulas, before reading them. */
  formater(feuille: string, ligne0: number, ligne1: number, colonne: number): void {
    const aire = { sheet: this.feuille(feuille), row: ligne0 + 1, column: colonne + 1, height: ligne1 - ligne0 + 1, width: 1 };
    this.modele.updateRangeStyle(aire, 'num_fmt', FORMAT_SANS_PERTE);
  }

  lire(feuille: string, ligne: number, colonne: number): Scalaire {
    const rang = this.feuille(feuille);
    const type = this.modele.getCellType(rang, ligne + 1, colonne + 1);
    const texte = this.modele.getFormattedCellValue(rang, ligne + 1, colonne + 1);
    if (type === TYPE_NOMBRE) return Number(texte) + 0;
    return type === TYPE_LOGIQUE ? texte === 'TRUE' : texte;
  }

  liberer(): void {
    this.modele.free();
  }
}
