/** A header over two rows: « Convention » above « Début » and « Fin », or names merged over both rows beside them. */
import type { ValeurCellule } from '../inventaire';
import { candidatsPourEntete, MEILLEURE_CONFIANCE, meilleurCandidat } from './formes-entetes';
import { texteDe } from './texte';

type Ligne = readonly ValeurCellule[];

export interface EntetesReunies {
  readonly entetes: readonly string[];
  /** The row below is the second line of the header. */
  readonly surDeuxLignes: boolean;
}

const estExact = (texte: string): boolean => meilleurCandidat(texte)?.confiance === MEILLEURE_CONFIANCE;

/** Only texts, one of them a header in full where the other row has none, and nearly nothing under the columns that are named already. */
function completent(ligne: Ligne, entetes: readonly string[]): boolean {
  const remplies = ligne.map((cellule, colonne) => ({ cellule, colonne, texte: texteDe(cellule) })).filter(({ texte }) => texte !== '');
  if (remplies.length === 0 || remplies.some(({ cellule }) => typeof cellule !== 'string')) return false;
  const exacts = remplies.filter(({ texte }) => estExact(texte));
  return exacts.length * 2 >= remplies.length && exacts.some(({ colonne }) => !estExact(entetes[colonne] ?? ''));
}

function reunir(dessus: string, dessous: string): string {
  if (dessus === '' || dessous === '') return dessus || dessous;
  if (estExact(dessous) && !estExact(dessus)) return dessous;
  return candidatsPourEntete(dessus).length === 0 && candidatsPourEntete(dessous).length > 0 ? dessous : dessus;
}

export function reunirEntetes(lignes: readonly Ligne[], index: number): EntetesReunies {
  const entetes = Array.from(lignes[index] ?? [], texteDe);
  const dessous = Array.from(lignes[index + 1] ?? [], texteDe);
  if (completent(lignes[index + 1] ?? [], entetes)) {
    const largeur = Math.max(entetes.length, dessous.length);
    return { entetes: Array.from({ length: largeur }, (_, c) => reunir(entetes[c] ?? '', dessous[c] ?? '')), surDeuxLignes: true };
  }
  const dessus = Array.from(lignes[index - 1] ?? [], texteDe);
  if (index > 0 && completent(lignes[index - 1] ?? [], entetes)) {
    const largeur = Math.max(entetes.length, dessus.length);
    // Where this row is empty, the name is that of the cell merged above.
    const complet = Array.from({ length: largeur }, (_, c) => {
      const texte = entetes[c] ?? '';
      return texte === '' && estExact(dessus[c] ?? '') ? (dessus[c] ?? '') : texte;
    });
    return { entetes: complet, surDeuxLignes: false };
  }
  return { entetes, surDeuxLignes: false };
}
