/**
 * The user's sheets at the head of our workbook, so that « Ligne source » and « Cellule » lead somewhere. Values and formats only:
 * formulas, which may point to other files, are frozen at their last value.
 */
import { readXlsx } from 'hucre/xlsx';
import type { Cell, Sheet, WriteSheet } from 'hucre/xlsx';
import { ErreurUtilisateur } from './erreur-utilisateur';
import { celluleTexte } from './texte-cellule';

function copierFeuille(feuille: Sheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  feuille.rows.forEach((ligne, r) =>
    ligne.forEach((valeur, c) => {
      const style = feuille.cells?.get(`${r},${c}`)?.style;
      if ((valeur === null || valeur === undefined) && style === undefined) return;
      const contenu = typeof valeur === 'string' ? celluleTexte(valeur) : { value: valeur ?? null };
      cells.set(`${r},${c}`, style === undefined ? contenu : { ...contenu, style });
    }),
  );
  const { columns, merges, freezePane, rowDefs, hidden, veryHidden } = feuille;
  const pageSetup = { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;
  return { name: feuille.name, cells, columns, merges, freezePane, rowDefs, hidden, veryHidden, pageSetup };
}

export async function copierFeuilles(
  octets: Uint8Array,
  noms: readonly string[] | undefined,
  nosNoms: ReadonlySet<string>,
): Promise<WriteSheet[]> {
  const choix = noms === undefined ? undefined : [...noms];
  const source = await readXlsx(octets, choix === undefined ? { readStyles: true } : { readStyles: true, sheets: choix });
  const pris = source.sheets.find(({ name }) => nosNoms.has(name.toLocaleLowerCase('fr')));
  if (pris !== undefined) {
    throw new ErreurUtilisateur(
      `La feuille « ${pris.name} » de l’inventaire porte le nom d’une feuille de Négoflux : renommez-la puis relancez.`,
    );
  }
  return source.sheets.map(copierFeuille);
}
