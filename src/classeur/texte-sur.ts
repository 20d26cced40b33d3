/**
 * Text of the inventory that Excel would take for a formula.
 *
 * Representation: a plan always holds the text as it is, without any apostrophe, so that keys, cached values and re-readings agree.
 * A carrier that writes through a channel which *interprets* what it receives (Office.js `values`, a CSV) passes every text through
 * `texteSur`: the leading apostrophe makes Excel keep the rest as text, and does not belong to the value read back.
 * A carrier that stores typed cells (an .xlsx shared or inline string) writes the text as it is: it is never evaluated there.
 */
const DEBUT_DANGEREUX = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Begins with `=`, `+`, `-`, `@`, tab, CR, LF, a full-width twin, or the apostrophe that Excel would swallow. */
export function estDangereux(texte: string): boolean {
  return DEBUT_DANGEREUX.test(texte);
}

export function texteSur(texte: string): string {
  return estDangereux(texte) ? `'${texte}` : texte;
}
