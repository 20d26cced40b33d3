/** Row heights, hidden columns and what is printed, from one layout to another. */
import type { Emprise } from '../classeur/emprise';
import type { Envoi } from './session';

const memes = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export async function changerLaPage(feuille: Excel.Worksheet, de: Emprise | null, vers: Emprise, envoi: Envoi): Promise<void> {
  const lignes = (debut: number, nombre: number): Excel.Range => feuille.getRangeByIndexes(debut, 0, nombre, 1).getEntireRow();
  const colonne = (rang: number): Excel.Range => feuille.getRangeByIndexes(0, rang, 1, 1).getEntireColumn();
  const cles = (emprise: Emprise | null): Set<string> => new Set((emprise?.hauteurs ?? []).map((hauteur) => JSON.stringify(hauteur)));
  const [connues, voulues] = [cles(de), cles(vers)];
  for (const hauteur of de?.hauteurs ?? []) {
    if (voulues.has(JSON.stringify(hauteur))) continue;
    await envoi.placer(400);
    lignes(hauteur.ligne, hauteur.nombre).format.autofitRows();
  }
  for (const hauteur of vers.hauteurs ?? []) {
    // Set again when a run that went may have lain on these rows.
    if (connues.has(JSON.stringify(hauteur)) && connues.size === voulues.size && [...connues].every((cle) => voulues.has(cle))) continue;
    await envoi.placer(400);
    lignes(hauteur.ligne, hauteur.nombre).format.rowHeight = hauteur.points;
  }
  const avant = new Set(de?.masquees ?? []);
  const apres = new Set(vers.masquees ?? []);
  for (const rang of new Set([...avant, ...apres])) {
    // A column that the user unfolded stays so.
    if (avant.has(rang) === apres.has(rang)) continue;
    await envoi.placer(400);
    colonne(rang).columnHidden = apres.has(rang);
  }
  if (vers.impression === undefined || memes(de?.impression, vers.impression)) return;
  const { colonnes, lignes: hauteur, entete, enLargeur } = vers.impression;
  await envoi.placer(1_200);
  const premieres = feuille.getRangeByIndexes(0, 0, hauteur ?? 1, colonnes);
  feuille.pageLayout.setPrintArea(hauteur === undefined ? premieres.getEntireColumn() : premieres);
  if ((de?.impression?.enLargeur?.pages ?? 1) !== (enLargeur?.pages ?? 1))
    feuille.pageLayout.zoom = { horizontalFitToPages: enLargeur?.pages ?? 1, verticalFitToPages: 0 };
  // On one page again, columns that Office.js goes on repeating come once.
  if (enLargeur !== undefined && enLargeur.colonnesRepetees > 0)
    feuille.pageLayout.setPrintTitleColumns(feuille.getRangeByIndexes(0, 0, 1, enLargeur.colonnesRepetees).getEntireColumn());
  // Office.js repeats other rows, and cannot go back to none: the title of the sheet suits every page.
  if (entete !== null) feuille.pageLayout.setPrintTitleRows(lignes(entete, 1));
  else if (typeof de?.impression?.entete === 'number') feuille.pageLayout.setPrintTitleRows(lignes(0, 1));
}
