const ERREURS = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#CIRC!',
  '#ERROR!',
  '#N/IMPL!',
]);

/** Errors travel as strings, as Office.js gives them. */
export function estErreur(valeur: unknown): boolean {
  return typeof valeur === 'string' && valeur.startsWith('#') && ERREURS.has(valeur);
}
