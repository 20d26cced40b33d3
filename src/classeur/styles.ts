/** One place for the look: role → fill, font and border; format → number format code (English). Carriers translate, they do not choose. */
import { NON_RESERVE } from '../domaine/bien';
import type { Format, Role, StyleConditionnel } from './plan';

export interface StyleCellule {
  /** `#RRGGBB` */
  readonly fond?: string;
  readonly police: { readonly couleur: string; readonly taille: number; readonly gras?: boolean; readonly italique?: boolean };
  readonly bordure?: { readonly couleur: string; readonly style: 'fin' | 'moyen' };
  readonly alignement?: 'gauche' | 'centre' | 'droite';
  readonly retourALaLigne?: boolean;
}

const BLEU_NUIT = '#1F3864';
const ENCRE = '#242424';
const FILET = { couleur: '#D0D7DE', style: 'fin' } as const;

const STYLES: Readonly<Record<Role, StyleCellule>> = {
  titre: { police: { couleur: BLEU_NUIT, taille: 16, gras: true } },
  question: { police: { couleur: '#44546A', taille: 11, italique: true }, retourALaLigne: true },
  note: { police: { couleur: '#595959', taille: 9 }, retourALaLigne: true },
  etiquette: { police: { couleur: BLEU_NUIT, taille: 11, gras: true } },
  entete: {
    fond: BLEU_NUIT,
    police: { couleur: '#FFFFFF', taille: 10, gras: true },
    bordure: FILET,
    alignement: 'centre',
    retourALaLigne: true,
  },
  'entete-technique': {
    fond: '#EDEDED',
    police: { couleur: '#7F7F7F', taille: 8, italique: true },
    bordure: FILET,
    alignement: 'centre',
    retourALaLigne: true,
  },
  texte: { police: { couleur: ENCRE, taille: 10 }, bordure: FILET },
  'texte-long': { police: { couleur: ENCRE, taille: 10 }, bordure: FILET, retourALaLigne: true },
  'texte-libre': { police: { couleur: ENCRE, taille: 10 } },
  technique: { police: { couleur: '#8C8C8C', taille: 8 }, bordure: FILET },
  saisie: { fond: '#FFF9DB', police: { couleur: '#0000FF', taille: 10 }, bordure: FILET },
  lie: { fond: '#F5F5F5', police: { couleur: '#7A7A7A', taille: 10, italique: true }, bordure: FILET },
  resultat: { police: { couleur: ENCRE, taille: 10 }, bordure: FILET },
  'resultat-cle': { fond: '#E2EFDA', police: { couleur: ENCRE, taille: 10, gras: true }, bordure: { couleur: '#A9D08E', style: 'fin' } },
  controle: { police: { couleur: '#595959', taille: 10, gras: true }, bordure: FILET, alignement: 'centre', retourALaLigne: true },
};

const EN_RETRAIT: ReadonlySet<Role> = new Set<Role>([
  'texte',
  'texte-long',
  'texte-libre',
  'technique',
  'saisie',
  'lie',
  'resultat',
  'resultat-cle',
]);

/** A text keeps off the number at its left. */
export function enRetrait(role: Role, format: Format): boolean {
  return EN_RETRAIT.has(role) && (format === 'texte' || format === 'general');
}

export function styleDe(role: Role): StyleCellule {
  return STYLES[role];
}

const FORMATS: Readonly<Record<Format, string>> = {
  texte: '@',
  entier: '#,##0',
  decimal2: '#,##0.00',
  decimal4: '#,##0.0000',
  pourcent0: '0%',
  pourcent2: '0.00%',
  points: '+0.00;-0.00;0.00',
  date: 'dd/mm/yyyy',
  general: 'General',
};

export function codeFormat(format: Format): string {
  return FORMATS[format];
}

/** A conditional format: fill and font colours, or a number format that shows another text than the value. */
export interface StyleDeMiseEnForme {
  readonly fond?: string;
  readonly couleur: string;
  readonly format?: string;
}

const MISES_EN_FORME: Readonly<Record<StyleConditionnel, StyleDeMiseEnForme>> = {
  modifie: { fond: '#FCE4D6', couleur: '#833C0B' },
  alerte: { fond: '#FFC7CE', couleur: '#9C0006' },
  ok: { fond: '#C6EFCE', couleur: '#006100' },
  'non-reserve': { couleur: '#595959', format: ';;;"Non réservé"' },
  // A key that another table keeps in sight: neither the screen nor paper shows it.
  'cle-invisible': { fond: '#FFFFFF', couleur: '#FFFFFF', format: ';;;' },
  'ecart-invisible': { couleur: ENCRE, format: '0.00;0.00;0.00' },
};

export function styleDeMiseEnForme(style: StyleConditionnel): StyleDeMiseEnForme {
  return MISES_EN_FORME[style];
}

/** Formula that is true on the cells that hold the public name of what nobody reserves. */
export function estNonReserve(cellule: string): string {
  return `=${cellule}="${NON_RESERVE}"`;
}
