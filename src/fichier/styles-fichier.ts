/** The look of `classeur/styles.ts` in the words of the .xlsx writer. One object per pair: thousands of cells share it. */
import type { CellStyle } from 'hucre/xlsx';
import type { Format, Role, StyleConditionnel } from '../classeur/plan';
import { codeFormat, enRetrait, styleDe, styleDeMiseEnForme as couleursDe } from '../classeur/styles';

const ALIGNEMENTS = { gauche: 'left', centre: 'center', droite: 'right' } as const;
const TRAITS = { fin: 'thin', moyen: 'medium' } as const;
const POLICE = 'Calibri';

function rgb(couleur: string): { rgb: string } {
  return { rgb: couleur.replace('#', '') };
}

function uni(couleur: string): CellStyle['fill'] {
  return { type: 'pattern', pattern: 'solid', fgColor: rgb(couleur) };
}

function traduire(role: Role, format: Format): CellStyle {
  const { fond, police, bordure, alignement, retourALaLigne } = styleDe(role);
  const cote = bordure === undefined ? undefined : { style: TRAITS[bordure.style], color: rgb(bordure.couleur) };
  const numFmt = codeFormat(format);
  return {
    font: {
      name: POLICE,
      size: police.taille,
      color: rgb(police.couleur),
      ...(police.gras === true ? { bold: true } : {}),
      ...(police.italique === true ? { italic: true } : {}),
    },
    ...(fond === undefined ? {} : { fill: uni(fond) }),
    ...(cote === undefined ? {} : { border: { top: cote, right: cote, bottom: cote, left: cote } }),
    alignment: {
      // Short cells line up with their neighbours that wrap.
      vertical: 'center',
      ...(alignement === undefined ? {} : { horizontal: ALIGNEMENTS[alignement] }),
      ...(enRetrait(role, format) ? { horizontal: 'left', indent: 1 } : {}),
      ...(retourALaLigne === true ? { wrapText: true } : {}),
    },
    ...(numFmt === 'General' ? {} : { numFmt }),
  };
}

const connus = new Map<string, CellStyle>();

export function styleDeCellule(role: Role, format: Format): CellStyle {
  const cle = `${role}|${format}`;
  const style = connus.get(cle) ?? traduire(role, format);
  connus.set(cle, style);
  return style;
}

export function styleDeMiseEnForme(style: StyleConditionnel): CellStyle {
  const { fond, couleur, format } = couleursDe(style);
  return {
    font: { color: rgb(couleur) },
    // In a conditional format the fill of a solid pattern is its background colour.
    ...(fond === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: rgb(fond), bgColor: rgb(fond) } }),
    ...(format === undefined ? {} : { numFmt: format }),
  };
}
