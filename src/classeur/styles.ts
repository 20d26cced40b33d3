/** One place for the look: role → fill, font and border; format → number format code (English). Carriers translate, they do not choose. */
import type { Format, PlanMiseEnForme, Role } from './plan';

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
  texte: { police: { couleur: ENCRE, taille: 10 }, bordure: FILET },
  saisie: { fond: '#FFF9DB', police: { couleur: '#0000FF', taille: 10 }, bordure: FILET },
  lie: { fond: '#F5F5F5', police: { couleur: '#7A7A7A', taille: 10, italique: true }, bordure: FILET },
  resultat: { police: { couleur: ENCRE, taille: 10 }, bordure: FILET },
  'resultat-cle': { fond: '#E2EFDA', police: { couleur: ENCRE, taille: 10, gras: true }, bordure: { couleur: '#A9D08E', style: 'fin' } },
  controle: { police: { couleur: '#595959', taille: 10, gras: true }, bordure: FILET, alignement: 'centre' },
};

export function styleDe(role: Role): StyleCellule {
  return STYLES[role];
}

const FORMATS: Readonly<Record<Format, string>> = {
  texte: '@',
  entier: '#,##0',
  decimal2: '#,##0.00',
  decimal4: '#,##0.0000',
  pourcent2: '0.00%',
  points: '+0.00;-0.00;0.00',
  date: 'dd/mm/yyyy',
  general: 'General',
};

export function codeFormat(format: Format): string {
  return FORMATS[format];
}

const MISES_EN_FORME: Readonly<Record<PlanMiseEnForme['style'], { readonly fond: string; readonly couleur: string }>> = {
  modifie: { fond: '#FCE4D6', couleur: '#833C0B' },
  alerte: { fond: '#FFC7CE', couleur: '#9C0006' },
  ok: { fond: '#C6EFCE', couleur: '#006100' },
};

/** Conditional formats: fill and font colours. */
export function styleDeMiseEnForme(style: PlanMiseEnForme['style']): { readonly fond: string; readonly couleur: string } {
  return MISES_EN_FORME[style];
}
