/** The two lives of every number: what the rule gave (cached in the plan) against what LibreOffice computes from the formulas. */
import { estFormule } from '../../src/classeur/plan';
import type { Cellule, Plan, Valeur } from '../../src/classeur/plan';
import { cellRef } from 'hucre/xlsx';
import type { FeuilleLue, ValeurLue } from './libreoffice/libreoffice';

export interface CelluleCalculee {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  readonly formule: string;
  readonly attendu: Valeur;
}

export interface Ecart {
  readonly ou: string;
  readonly formule: string;
  readonly attendu: Valeur;
  readonly obtenu: ValeurLue;
}

const TOLERANCE = 1e-9;

export function cellulesCalculees(plan: Plan): CelluleCalculee[] {
  const calculees: CelluleCalculee[] = [];
  for (const feuille of plan.feuilles) {
    const noter = (ligne: number, colonne: number, contenu: Cellule, formuleColonne?: string): void => {
      if (estFormule(contenu)) {
        calculees.push({ feuille: feuille.nom, ligne, colonne, formule: contenu.formule, attendu: contenu.valeur });
      } else if (formuleColonne !== undefined) {
        calculees.push({ feuille: feuille.nom, ligne, colonne, formule: formuleColonne, attendu: contenu });
      }
    };
    for (const { ligne, colonne, contenu } of feuille.cellules) noter(ligne, colonne, contenu);
    for (const table of feuille.tables) {
      table.lignes.forEach((cellules, r) =>
        table.colonnes.forEach(({ formule }, c) => noter(table.ligne + 1 + r, table.colonne + c, cellules[c] ?? null, formule)),
      );
    }
  }
  return calculees;
}

/** Relative 1e-9, absolute under 1: a spreadsheet snaps a difference of nearly equal numbers to zero. */
export function memeValeur(attendu: Valeur, obtenu: ValeurLue): boolean {
  if (typeof attendu === 'boolean') return obtenu === (attendu ? 1 : 0);
  if (typeof attendu === 'number') {
    return typeof obtenu === 'number' && Math.abs(attendu - obtenu) <= TOLERANCE * Math.max(1, Math.abs(attendu));
  }
  return (attendu ?? '') === (obtenu ?? '');
}

export function ecartsDuPlan(plan: Plan, lecture: ReadonlyMap<string, FeuilleLue>): Ecart[] {
  const erreurs = new Map<string, string>();
  for (const [nom, feuille] of lecture) {
    for (const [ligne, colonne, texte] of feuille.erreurs) erreurs.set(`${nom}!${cellRef(ligne, colonne)}`, texte);
  }
  return cellulesCalculees(plan).flatMap(({ feuille, ligne, colonne, formule, attendu }): Ecart[] => {
    const ou = `${feuille}!${cellRef(ligne, colonne)}`;
    const obtenu = erreurs.get(ou) ?? lecture.get(feuille)?.valeurs[ligne]?.[colonne] ?? null;
    return erreurs.has(ou) || !memeValeur(attendu, obtenu) ? [{ ou, formule, attendu, obtenu }] : [];
  });
}

/** Enough of them to understand, not thousands. */
export function resumer(ecarts: readonly Ecart[]): readonly Ecart[] {
  const vues = new Map<string, number>();
  return ecarts.filter(({ ou, formule }) => {
    const cle = `${ou.split('!')[0] ?? ''}${formule}`;
    const nombre = (vues.get(cle) ?? 0) + 1;
    vues.set(cle, nombre);
    return nombre <= 2;
  });
}
