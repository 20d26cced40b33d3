/**
 * Text as a cell of an .xlsx carries it. Two traps of the format, both silent: the writer turns a text that spells an error
 * (`#N/A` copied from an inventory) into an error cell, and readers decode `_x0041_` inside any text.
 */
import type { Cell } from 'hucre/xlsx';

const ERREURS = new Set(['#VALUE!', '#REF!', '#N/A', '#NAME?', '#NULL!', '#DIV/0!', '#NUM!', '#GETTING_DATA', '#SPILL!', '#CALC!']);
const ECHAPPEMENT = /_(?=x[0-9A-Fa-f]{4}_)/g;

function proteger(texte: string): string {
  return texte.replace(ECHAPPEMENT, '_x005F_');
}

/** A string cell in every case: never a formula, never an error. */
export function celluleTexte(texte: string): Partial<Cell> {
  return ERREURS.has(texte) ? { value: null, richText: [{ text: texte }] } : { value: proteger(texte) };
}
