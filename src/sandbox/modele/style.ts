import { erreurs } from '../fil/erreurs';

export interface Trait {
  readonly style: string;
  readonly couleur: string;
  readonly epaisseur: string;
}

/** Format of a cell. What is absent has Excel's default. Objects are shared between cells and never changed in place. */
export interface Style {
  readonly format?: string;
  readonly fond?: string;
  readonly couleur?: string;
  readonly gras?: boolean;
  readonly italique?: boolean;
  readonly souligne?: string;
  readonly barre?: boolean;
  readonly taille?: number;
  readonly police?: string;
  readonly retourLigne?: boolean;
  readonly horizontal?: string;
  readonly vertical?: string;
  readonly retrait?: number;
  readonly deverrouille?: boolean;
  readonly formuleMasquee?: boolean;
  readonly haut?: Trait;
  readonly bas?: Trait;
  readonly gauche?: Trait;
  readonly droite?: Trait;
}
export type RetoucheDeStyle = { readonly [cle in keyof Style]?: Style[cle] | undefined };

export const STYLE_VIDE: Style = Object.freeze({});

/** A patch applied to many cells: cells that shared a style share the result. */
export function retoucheur(retouche: RetoucheDeStyle): (style: Style) => Style {
  const faits = new Map<Style, Style>();
  return (style) => {
    const fait = faits.get(style);
    if (fait) return fait;
    const entrees = Object.entries({ ...style, ...retouche }).filter(([, valeur]) => valeur !== undefined);
    const neuf: Style = entrees.length === 0 ? STYLE_VIDE : Object.fromEntries(entrees);
    faits.set(style, neuf);
    return neuf;
  };
}

const COULEURS: Readonly<Record<string, string>> = {
  black: '#000000', white: '#FFFFFF', red: '#FF0000', green: '#008000', blue: '#0000FF', yellow: '#FFFF00', orange: '#FFA500',
  gray: '#808080', grey: '#808080', lightgray: '#D3D3D3', lightgrey: '#D3D3D3', darkgray: '#A9A9A9', navy: '#000080', purple: '#800080',
  teal: '#008080', lightblue: '#ADD8E6', lightgreen: '#90EE90', lightyellow: '#FFFFE0', darkblue: '#00008B', darkred: '#8B0000',
}; // prettier-ignore

export function lireCouleur(texte: string): string {
  const hexa = /^#?([0-9a-f]{6})$/i.exec(texte);
  const couleur = hexa?.[1] !== undefined ? `#${hexa[1].toUpperCase()}` : COULEURS[texte.toLowerCase()];
  if (couleur === undefined) throw erreurs.argumentInvalide();
  return couleur;
}
