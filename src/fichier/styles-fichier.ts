/** The look of `classeur/styles.ts` in the words of the .xlsx writer. One object per pair: thousands of cells share it. */
import type { CellStyle } from 'hucre/xlsx';
import type { Format, PlanMiseEnForme, Role } from '../classeur/plan';
import { codeFormat, styleDe, styleDeMiseEnForme as couleursDe } from '../classeur/styles';

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
      vertical: retourALaLigne === true && role !== 'entete' ? 'top' : 'center',
      ...(alignement === undefined ? {} : { horizontal: ALIGNEMENTS[alignement] }),
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

export function styleDeMiseEnForme(style: PlanMiseEnForme['style']): CellStyle {
  const { fond, couleur } = couleursDe(style);
  // In a conditional format the fill of a solid pattern is its background colour.
  return { font: { color: rgb(couleur) }, fill: { type: 'pattern', pattern: 'solid', fgColor: rgb(fond), bgColor: rgb(fond) } };
}
