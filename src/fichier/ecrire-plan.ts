/**
 * Carries a plan out into an .xlsx: the same plan that `excel/` carries out through Office.js. Every formula goes with the value that
 * the rule gives, so that a preview that does not calculate shows the right figure; Excel recalculates on opening.
 */
import { writeXlsx } from 'hucre/xlsx';
import type { WriteOptions, WriteSheet } from 'hucre/xlsx';
import { empriseDe, formulesDeLEmprise, NOM_MARQUE } from '../classeur/emprise';
import type { Plan, PlanFeuille } from '../classeur/plan';
import { completerPaquet } from './completer-paquet';
import { copierFeuilles } from './copier-feuilles';
import { feuilleDe } from './ecrire-feuille';
import { coinDeFeuille } from './plages';

export interface OptionsEcriture {
  /** A workbook whose sheets come first, copied as values with their formats. */
  readonly avant?: Uint8Array;
  /** Which sheets of `avant`; all by default. */
  readonly feuillesAvant?: readonly string[];
}

/** The names by which Excel's side of the house knows, at its next update, what it owns on the sheet. */
function nomsDeLaFeuille(feuille: PlanFeuille): NonNullable<WriteOptions['namedRanges']> {
  const emprise = [...formulesDeLEmprise(empriseDe(feuille))].map(([name, formule]) => ({
    name,
    range: formule.slice(1),
    scope: feuille.nom,
  }));
  return [{ name: NOM_MARQUE, range: coinDeFeuille(feuille.nom), scope: feuille.nom }, ...emprise];
}

export async function ecrireClasseur(plan: Plan, options: OptionsEcriture = {}): Promise<Uint8Array> {
  const nosNoms = new Set(plan.feuilles.map(({ nom }) => nom.toLocaleLowerCase('fr')));
  const copies: WriteSheet[] = options.avant === undefined ? [] : await copierFeuilles(options.avant, options.feuillesAvant, nosNoms);
  const noms: NonNullable<WriteOptions['namedRanges']> = [
    ...plan.noms.map(({ nom, cible }) => ({ name: nom, range: cible })),
    ...plan.feuilles.flatMap(nomsDeLaFeuille),
  ];
  const octets = await writeXlsx({
    sheets: [...copies, ...plan.feuilles.map((feuille) => feuilleDe(feuille, plan))],
    namedRanges: noms,
    activeSheet: copies.length,
    // No author, no company: a file sent around says nothing of who made it or where.
    properties: { title: 'Négoflux – gestion en flux des réservations' },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return completerPaquet(octets, plan);
}
