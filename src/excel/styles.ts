/** The look that `classeur/styles` decides, in Excel's words. */
import { codeFormat, enRetrait, styleDe } from '../classeur/styles';
import type { Format, Role } from '../classeur/plan';

const ALIGNEMENTS = { gauche: 'Left', centre: 'Center', droite: 'Right' } as const;
const COTES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;

/** Bytes that one look takes in a request, borders included. */
export const OCTETS_PAR_STYLE = 4_000;

/** A scalar fills the whole range, which Office.js takes but its types do not say. */
export function remplir(range: Excel.Range, propriete: 'numberFormat' | 'formulas' | 'values', valeur: string): void {
  range[propriete] = valeur as unknown as string[][];
}

export function habiller(
  range: Excel.Range,
  role: Role,
  format: Format,
  multiple: { readonly lignes: boolean; readonly colonnes: boolean },
): void {
  const style = styleDe(role);
  const { font, fill, borders } = range.format;
  remplir(range, 'numberFormat', codeFormat(format));
  font.color = style.police.couleur;
  font.size = style.police.taille;
  font.bold = style.police.gras ?? false;
  font.italic = style.police.italique ?? false;
  if (style.fond) fill.color = style.fond;
  else fill.clear();
  const retrait = enRetrait(role, format);
  range.format.horizontalAlignment = retrait ? 'Left' : style.alignement ? ALIGNEMENTS[style.alignement] : 'General';
  range.format.indentLevel = retrait ? 1 : 0;
  range.format.wrapText = style.retourALaLigne ?? false;
  // Short cells line up with their neighbours that wrap.
  range.format.verticalAlignment = 'Center';
  if (!style.bordure) return;
  for (const cote of COTES) {
    if (cote === 'InsideHorizontal' && !multiple.lignes) continue;
    if (cote === 'InsideVertical' && !multiple.colonnes) continue;
    const bord = borders.getItem(cote);
    bord.style = 'Continuous';
    bord.color = style.bordure.couleur;
    bord.weight = style.bordure.style === 'moyen' ? 'Medium' : 'Thin';
  }
}

/** Excel counts widths in points: 7 pixels a character and 5 of margin, at 96 pixels for 72 points. */
export function largeurEnPoints(caracteres: number): number {
  return ((caracteres * 7 + 5) * 72) / 96;
}
