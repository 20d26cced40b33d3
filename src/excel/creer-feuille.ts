/** A sheet of ours: marked as such, with what makes it readable and printable. */
import { NOM_MARQUE, type Emprise } from '../classeur/emprise';

/** Points: a quarter of an inch, which printers keep. */
const MARGE_LATERALE = 18;

export function creerFeuille(contexte: Excel.RequestContext, nom: string, { couleurOnglet, figer }: Emprise): Excel.Worksheet {
  const feuille = contexte.workbook.worksheets.add(nom);
  feuille.tabColor = couleurOnglet;
  feuille.showGridlines = false;
  if (figer.lignes > 0 && figer.colonnes > 0) {
    feuille.freezePanes.freezeAt(feuille.getRangeByIndexes(0, 0, figer.lignes, figer.colonnes));
  } else if (figer.lignes > 0) feuille.freezePanes.freezeRows(figer.lignes);
  else if (figer.colonnes > 0) feuille.freezePanes.freezeColumns(figer.colonnes);
  feuille.pageLayout.orientation = 'Landscape';
  feuille.pageLayout.paperSize = 'A4';
  feuille.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  feuille.pageLayout.leftMargin = MARGE_LATERALE;
  feuille.pageLayout.rightMargin = MARGE_LATERALE;
  feuille.names.add(NOM_MARQUE, feuille.getRange('A1')).visible = false;
  return feuille;
}

/** Writes the layout names, and drops those that a shorter layout no longer needs. */
export function memoriserEmprise(
  feuille: Excel.Worksheet,
  voulues: ReadonlyMap<string, string>,
  presentes: ReadonlyMap<string, string>,
): void {
  for (const [nom, formule] of voulues) {
    if (presentes.get(nom) === formule) continue;
    if (presentes.has(nom)) feuille.names.getItem(nom).formula = formule;
    else feuille.names.add(nom, formule).visible = false;
  }
  for (const nom of presentes.keys()) if (!voulues.has(nom)) feuille.names.getItem(nom).delete();
}
