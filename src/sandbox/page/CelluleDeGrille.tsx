import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { nomDeColonne, type Zone } from '../modele/adresse';
import type { Feuille } from '../modele/feuille';
import type { Style, Trait } from '../modele/style';
import { PIXELS, type Mesures } from './mesures';

/** Width of the row numbers, in pixels, as in page.css. */
export const RANGS = 48;

const trait = (t: Trait | undefined): string | undefined =>
  t === undefined || t.style === 'None'
    ? undefined
    : `${t.epaisseur === 'Thick' ? 3 : t.epaisseur === 'Medium' ? 2 : 1}px ${t.style === 'Double' ? 'double' : t.style === 'Dot' ? 'dotted' : t.style === 'Dash' ? 'dashed' : 'solid'} ${t.couleur}`;

const VERTICAL: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', justify: 'center', distributed: 'center' };

/** A model's cell format in CSS. Numbers lean right, texts left, errors and booleans in the middle, as in Excel. */
export function cssDe(style: Style, feuille: Feuille, ligne: number, colonne: number): CSSProperties {
  const valeur = feuille.valeur(ligne, colonne);
  const parNature =
    typeof valeur === 'number'
      ? 'right'
      : typeof valeur === 'boolean' || (typeof valeur === 'string' && /^#[A-Z]/.test(valeur))
        ? 'center'
        : 'left';
  const demande = style.horizontal?.toLowerCase();
  return {
    textAlign:
      demande === 'left' || demande === 'right' || demande === 'center' || demande === 'justify'
        ? demande
        : demande === 'centeracrossselection'
          ? 'center'
          : parNature,
    ...(style.vertical === undefined ? {} : { alignItems: VERTICAL[style.vertical.toLowerCase()] ?? 'flex-end' }),
    ...(style.fond ? { background: style.fond } : {}),
    ...(style.couleur ? { color: style.couleur } : {}),
    ...(style.gras ? { fontWeight: 700 } : {}),
    ...(style.italique ? { fontStyle: 'italic' } : {}),
    ...(style.souligne && style.souligne !== 'None' ? { textDecoration: 'underline' } : {}),
    ...(style.taille === undefined ? {} : { fontSize: `${style.taille}pt` }),
    ...(style.retourLigne ? { whiteSpace: 'pre-wrap' } : {}),
    ...(style.retrait ? { paddingInlineStart: style.retrait * 9 + 4 } : {}),
    ...(trait(style.bas) ? { borderBottom: trait(style.bas) } : {}),
    ...(trait(style.haut) ? { borderTop: trait(style.haut) } : {}),
    ...(trait(style.droite) ? { borderRight: trait(style.droite) } : {}),
    ...(trait(style.gauche) ? { borderLeft: trait(style.gauche) } : {}),
  };
}

const fusionEn = (feuille: Feuille, l: number, c: number): Zone | undefined =>
  feuille.fusions.find((z) => l >= z.l0 && l <= z.l1 && c >= z.c0 && c <= z.c1);

/** Last column over which a long text may run: Excel lets it cover empty cells, whatever they look like. */
export function finDuDebordement(feuille: Feuille, l: number, c: number, limite: number): number {
  const style = feuille.style(l, c);
  const aGauche = /^(general|left)?$/i.test(style.horizontal ?? '');
  const valeur = feuille.valeur(l, c);
  if (!aGauche || style.retourLigne === true || typeof valeur !== 'string' || valeur === '') return c;
  let fin = c;
  while (fin < limite && feuille.valeur(l, fin + 1) === '' && fusionEn(feuille, l, fin + 1) === undefined) fin += 1;
  return fin;
}

interface Proprietes {
  readonly feuille: Feuille;
  readonly mesures: Mesures;
  readonly ligne: number;
  readonly colonne: number;
  readonly nbColonnes: number;
  readonly colonnesFigees: number;
  /** Scrolled sideways: a text of the frozen columns stops at their edge. */
  readonly decalee: boolean;
  readonly selection: Zone;
  readonly conditionnel: CSSProperties | undefined;
  /** The field, when this cell is being typed in. */
  readonly champ: ReactNode;
}

export function CelluleDeGrille({
  feuille,
  mesures,
  ligne: l,
  colonne: c,
  nbColonnes,
  colonnesFigees,
  decalee,
  selection,
  conditionnel,
  champ,
}: Proprietes): ReactElement | null {
  const fusion = fusionEn(feuille, l, c);
  if (feuille.colonnesMasquees.has(c) || (fusion !== undefined && l === fusion.l0 && c > fusion.c0)) return null;
  const gauche = (colonne: number): number => feuille.gaucheDe(colonne) * PIXELS;
  const texte = feuille.texte(l, c);
  const style = feuille.style(l, c);
  const figee = c < colonnesFigees;
  const active = l === selection.l0 && c === selection.c0;
  const fin = fusion === undefined ? finDuDebordement(feuille, l, c, figee && decalee ? colonnesFigees - 1 : nbColonnes - 1) : c;
  const deborde = fin > c && champ === null;
  const css: CSSProperties = { ...cssDe(style, feuille, l, c), ...conditionnel };
  css.width = fusion === undefined ? feuille.largeurDe(c) * PIXELS : gauche(fusion.c1 + 1) - gauche(fusion.c0);
  if (fusion !== undefined && fusion.l1 > fusion.l0 && l === fusion.l0) css.height = mesures.haut(fusion.l1 + 1) - mesures.haut(fusion.l0);
  if (figee) css.left = RANGS + gauche(c);
  const classes = [figee && 'fige', active && 'active', deborde && 'deborde', fusion && 'fusionnee', champ !== null && 'en-saisie']
    .filter(Boolean)
    .join(' ');
  const choisie = l >= selection.l0 && l <= selection.l1 && c >= selection.c0 && c <= selection.c1;
  // The text hides the grid lines that it covers, but not the colour of a cell.
  const surFondUni =
    deborde && Array.from({ length: fin - c }, (_, i) => feuille.style(l, c + 1 + i).fond).every((fond) => fond === style.fond);
  return (
    <div
      id={`cellule-${l}-${c}`}
      role="gridcell"
      aria-colindex={c + 2}
      aria-selected={choisie}
      className={classes}
      style={css}
      data-adresse={`${nomDeColonne(c)}${l + 1}`}
    >
      {champ ?? (
        <span
          className="texte"
          style={
            deborde ? { maxWidth: gauche(fin + 1) - gauche(c) - 5, ...(surFondUni ? { background: style.fond ?? '#fff' } : {}) } : undefined
          }
        >
          {texte}
        </span>
      )}
    </div>
  );
}
