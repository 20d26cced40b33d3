import type { CSSProperties } from 'react';
import type { Feuille } from '../modele/feuille';
import type { Style, Trait } from '../modele/style';

const trait = (t: Trait | undefined): string | undefined =>
  t === undefined || t.style === 'None' ? undefined : `${t.epaisseur === 'Thick' ? 3 : t.epaisseur === 'Medium' ? 2 : 1}px ${t.style === 'Double' ? 'double' : t.style === 'Dot' ? 'dotted' : t.style === 'Dash' ? 'dashed' : 'solid'} ${t.couleur}`;

/** A model's cell format in CSS. Numbers lean right, texts left, errors and booleans in the middle, as in Excel. */
export function cssDe(style: Style, feuille: Feuille, ligne: number, colonne: number): CSSProperties {
  const valeur = feuille.valeur(ligne, colonne);
  const parNature = typeof valeur === 'number' ? 'right' : typeof valeur === 'boolean' || (typeof valeur === 'string' && /^#[A-Z]/.test(valeur)) ? 'center' : 'left';
  const demande = style.horizontal?.toLowerCase();
  return {
    textAlign: demande === 'left' || demande === 'right' || demande === 'center' || demande === 'justify' ? demande : demande === 'centeracrossselection' ? 'center' : parNature,
    ...(style.fond ? { background: style.fond } : {}),
    ...(style.couleur ? { color: style.couleur } : {}),
    ...(style.gras ? { fontWeight: 700 } : {}),
    ...(style.italique ? { fontStyle: 'italic' } : {}),
    ...(style.souligne && style.souligne !== 'None' ? { textDecoration: 'underline' } : {}),
    ...(style.taille === undefined ? {} : { fontSize: `${style.taille}pt` }),
    ...(style.retourLigne ? { whiteSpace: 'normal' } : {}),
    ...(style.retrait ? { paddingInlineStart: style.retrait * 9 + 4 } : {}),
    ...(trait(style.bas) ? { borderBottom: trait(style.bas) } : {}),
    ...(trait(style.haut) ? { borderTop: trait(style.haut) } : {}),
    ...(trait(style.droite) ? { borderRight: trait(style.droite) } : {}),
    ...(trait(style.gauche) ? { borderLeft: trait(style.gauche) } : {}),
  };
}
