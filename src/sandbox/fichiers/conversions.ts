/** Small exchanges between what files say (hucre's words) and what the sandbox's model says (Office.js's words). */
import type { BorderSide, Color, CellStyle } from 'hucre';
import type { Style, Trait } from '../modele/style';

const JOUR = 86_400_000;
const EPOQUE = 25_569;

export const serieDeDate = (date: Date): number => date.getTime() / JOUR + EPOQUE;

/** Widths of files count characters of the default font (7 pixels each, 5 of margin); the model counts points. */
export const pointsDeLargeur = (caracteres: number): number => Math.round(caracteres * 7 + 5) * 0.75;
export const largeurDePoints = (points: number): number => Math.max(0, (points / 0.75 - 5) / 7);

/** The Office theme: files made by Excel name its colours by rank. */
const THEME = ['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47'];

export function couleurLue(couleur: Color | undefined, theme: readonly string[] = THEME): string | undefined {
  const hexa = couleur?.rgb ?? (couleur?.theme === undefined ? undefined : (theme[couleur.theme] ?? THEME[couleur.theme]));
  if (hexa === undefined) return undefined;
  const six = hexa.replace('#', '').slice(-6).toUpperCase();
  const teinte = couleur?.tint ?? 0;
  if (teinte === 0) return `#${six}`;
  const composante = (rang: number): string => {
    const brute = Number.parseInt(six.slice(rang, rang + 2), 16);
    const nuancee = teinte > 0 ? brute + (255 - brute) * teinte : brute * (1 + teinte);
    return Math.round(nuancee).toString(16).padStart(2, '0').toUpperCase();
  };
  return `#${composante(0)}${composante(2)}${composante(4)}`;
}

export const couleurEcrite = (couleur: string): Color => ({ rgb: couleur.replace('#', '') });

const majuscule = (mot: string): string => mot.charAt(0).toUpperCase() + mot.slice(1);
const minuscule = (mot: string): string => mot.charAt(0).toLowerCase() + mot.slice(1);

function traitLu(cote: BorderSide | undefined, theme?: readonly string[]): Trait | undefined {
  if (cote === undefined) return undefined;
  return {
    style: cote.style === 'double' ? 'Double' : /dash/i.test(cote.style) ? 'Dash' : cote.style === 'dotted' ? 'Dot' : 'Continuous',
    couleur: couleurLue(cote.color, theme) ?? '#000000',
    epaisseur: cote.style === 'hair' ? 'Hairline' : /medium/i.test(cote.style) ? 'Medium' : cote.style === 'thick' ? 'Thick' : 'Thin',
  };
}

function traitEcrit(trait: Trait | undefined): BorderSide | undefined {
  if (trait === undefined || trait.style === 'None') return undefined;
  const epaisseurs: Readonly<Record<string, BorderSide['style']>> = { Hairline: 'hair', Medium: 'medium', Thick: 'thick' };
  const styles: Readonly<Record<string, BorderSide['style']>> = { Double: 'double', Dash: 'dashed', Dot: 'dotted' };
  return { style: styles[trait.style] ?? epaisseurs[trait.epaisseur] ?? 'thin', color: couleurEcrite(trait.couleur) };
}

const sansVides = <T extends object>(objet: T): T =>
  Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== undefined)) as T;

export function styleLu(style: CellStyle, theme?: readonly string[]): Style {
  const { font, fill, alignment, border, numFmt, protection } = style;
  const fond = fill?.type === 'pattern' && fill.pattern === 'solid' ? couleurLue(fill.fgColor ?? fill.bgColor, theme) : undefined;
  const couleur = couleurLue(font?.color, theme);
  return sansVides<Style>({
    format: numFmt === undefined || numFmt === 'General' ? undefined : numFmt,
    fond,
    couleur: couleur === '#000000' ? undefined : couleur,
    gras: font?.bold || undefined,
    italique: font?.italic || undefined,
    souligne: font?.underline ? (font.underline === 'double' ? 'Double' : 'Single') : undefined,
    barre: font?.strikethrough || undefined,
    taille: font?.size === 11 ? undefined : font?.size,
    police: font?.name === 'Calibri' ? undefined : font?.name,
    retourLigne: alignment?.wrapText || undefined,
    horizontal: alignment?.horizontal && alignment.horizontal !== 'general' ? majuscule(alignment.horizontal) : undefined,
    vertical: alignment?.vertical ? majuscule(alignment.vertical) : undefined,
    retrait: alignment?.indent || undefined,
    deverrouille: protection?.locked === false || undefined,
    formuleMasquee: protection?.hidden || undefined,
    haut: traitLu(border?.top, theme),
    bas: traitLu(border?.bottom, theme),
    gauche: traitLu(border?.left, theme),
    droite: traitLu(border?.right, theme),
  });
}

export function styleEcrit(style: Style): CellStyle {
  const ecrit: CellStyle = {};
  if (style.format !== undefined) ecrit.numFmt = style.format;
  if (style.fond !== undefined && style.fond !== '') ecrit.fill = { type: 'pattern', pattern: 'solid', fgColor: couleurEcrite(style.fond) };
  const font: NonNullable<CellStyle['font']> = sansVides({
    bold: style.gras,
    italic: style.italique,
    underline: style.souligne && style.souligne !== 'None' ? (style.souligne === 'Double' ? ('double' as const) : true) : undefined,
    strikethrough: style.barre,
    size: style.taille,
    name: style.police,
    color: style.couleur ? couleurEcrite(style.couleur) : undefined,
  });
  if (Object.keys(font).length > 0) ecrit.font = { name: 'Calibri', size: 11, ...font };
  const alignment = sansVides({
    wrapText: style.retourLigne,
    horizontal: style.horizontal && style.horizontal !== 'General' ? minuscule(style.horizontal) : undefined,
    vertical: style.vertical ? minuscule(style.vertical) : undefined,
    indent: style.retrait,
  });
  if (Object.keys(alignment).length > 0) ecrit.alignment = alignment as NonNullable<CellStyle['alignment']>;
  const border = sansVides({
    top: traitEcrit(style.haut),
    bottom: traitEcrit(style.bas),
    left: traitEcrit(style.gauche),
    right: traitEcrit(style.droite),
  });
  if (Object.keys(border).length > 0) ecrit.border = border;
  if (style.deverrouille || style.formuleMasquee) ecrit.protection = { locked: !style.deverrouille, hidden: style.formuleMasquee ?? false };
  return ecrit;
}

/** Validation rules: file type to the key of Office.js, and back. */
export const REGLES = { whole: 'wholeNumber', decimal: 'decimal', date: 'date', time: 'time', textLength: 'textLength' } as const;

export const operateurLu = (operateur: string | undefined): string =>
  operateur === 'equal'
    ? 'EqualTo'
    : operateur === 'notEqual'
      ? 'NotEqualTo'
      : operateur === 'greaterThanOrEqual'
        ? 'GreaterThanOrEqualTo'
        : operateur === 'lessThanOrEqual'
          ? 'LessThanOrEqualTo'
          : majuscule(operateur ?? 'between');
export const operateurEcrit = (operateur: string): string => minuscule(operateur.replace(/To$/, ''));
