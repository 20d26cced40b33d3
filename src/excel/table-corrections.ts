/** What the pane asks of the register of source corrections when it opens: its table's name, and how much of it still stands. */

export const TABLE_CORRECTIONS = 'CorrectionsSource';

/** How many cells still say what was written there, as far as the register knows: column « État », row by row. */
export function compterEcrites(etats: readonly (readonly unknown[])[]): number {
  return etats.filter(([etat]) => etat === 'Écrite').length;
}
