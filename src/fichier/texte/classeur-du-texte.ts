/** The lines of a text file as a workbook of one sheet, so that the output carries them and every remark leads to its cell. */
import { writeXlsx } from 'hucre/xlsx';
import type { Cell } from 'hucre/xlsx';
import { ErreurUtilisateur } from '../erreur-utilisateur';
import { celluleTexte } from '../texte-cellule';
import type { LectureTexte } from './lecture-texte';

const LIGNES_D_UNE_FEUILLE = 1_048_576;
const CARACTERES_D_UNE_CELLULE = 32_767;
/** Excel takes a workbook that holds them for a damaged one. */
const SIGNES_INTERDITS = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Sheet names are shorter than file names, and poorer. The extension stays: no sheet of ours is called « biens.csv ». */
export function nomDeFeuille(nom: string): string {
  const sur = nom.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '');
  return sur.length <= 31 ? sur : `${sur.slice(0, 20)}…${sur.slice(-10)}`;
}

export async function classeurDuTexte({ feuille, valeurs }: LectureTexte): Promise<Uint8Array> {
  if (valeurs.length > LIGNES_D_UNE_FEUILLE) {
    throw new ErreurUtilisateur(
      `Le fichier « ${feuille} » a ${valeurs.length.toLocaleString('fr-FR')} lignes, plus qu’une feuille n’en porte (1 048 576). Séparez-le, par département par exemple.`,
    );
  }
  const cells = new Map<string, Partial<Cell>>();
  valeurs.forEach((ligne, r) =>
    ligne.forEach((valeur, c) => {
      if (valeur === null) return;
      cells.set(
        `${r},${c}`,
        typeof valeur === 'string'
          ? celluleTexte(valeur.replace(SIGNES_INTERDITS, '').slice(0, CARACTERES_D_UNE_CELLULE))
          : { value: valeur },
      );
    }),
  );
  return writeXlsx({ sheets: [{ name: nomDeFeuille(feuille), cells }] });
}
