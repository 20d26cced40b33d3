import type { ArgumentsHote } from '../../fil/arguments-hote';
import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type Scalaire, type TypeHote } from '../../fil/objet-hote';
import { colonnesEntieres, croisement } from '../adresse';
import { HAUTEUR_PAR_DEFAUT, LARGEUR_PAR_DEFAUT } from '../feuille';
import type { Plage } from '../plage';
import { lireCouleur, type Style } from '../style';
import { exposerBordures } from './bordures';

/** A member of the cell's style: its name, its default, and how a value is read. */
function deStyle<C extends keyof Style>(cle: C, defaut: unknown, convertir: (v: ArgumentsHote) => Style[C]): Scalaire<Plage> {
  return {
    lire: (p) => p.uniforme<unknown>((style) => style[cle] ?? defaut),
    ecrire: (p, v) => p.formater({ [cle]: convertir(v) }),
  };
}
const couleur = (v: ArgumentsHote): string => lireCouleur(v.texte(0));

const HORIZONTAUX = ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed'] as const;
const VERTICAUX = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const;
const SOULIGNES = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'] as const;

const FOND: TypeHote<Plage> = {
  nom: 'RangeFill',
  scalaires: {
    Color: {
      // Excel says white for no fill, and an empty text where fills differ
      lire: (p) => p.uniforme((style) => style.fond ?? '#FFFFFF') ?? '',
      ecrire: (p, v) => p.formater({ fond: couleur(v) }),
    },
  },
  methodes: { Clear: (p) => p.formater({ fond: undefined }) },
};

const POLICE: TypeHote<Plage> = {
  nom: 'RangeFont',
  scalaires: {
    Color: deStyle('couleur', '#000000', couleur),
    Bold: deStyle('gras', false, (v) => v.booleen(0)),
    Italic: deStyle('italique', false, (v) => v.booleen(0)),
    Size: deStyle('taille', 11, (v) => v.nombre(0)),
    Name: deStyle('police', 'Calibri', (v) => v.texte(0)),
    Underline: deStyle('souligne', 'None', (v) => v.parmi(0, SOULIGNES)),
    Strikethrough: deStyle('barre', false, (v) => v.booleen(0)),
  },
};

const PROTECTION: TypeHote<Plage> = {
  nom: 'FormatProtection',
  scalaires: {
    Locked: {
      lire: (p) => p.uniforme((style) => !style.deverrouille),
      ecrire: (p, v) => p.formater({ deverrouille: v.booleen(0) ? undefined : true }),
    },
    FormulaHidden: deStyle('formuleMasquee', false, (v) => v.booleen(0)),
  },
};

function commune(debut: number, fin: number, taille: (rang: number) => number): number | null {
  const premiere = taille(debut);
  for (let rang = debut + 1; rang <= fin; rang++) if (taille(rang) !== premiere) return null;
  return premiere;
}
function taillePositive(v: ArgumentsHote, maximum: number): number {
  const taille = v.nombre(0);
  if (taille < 0 || taille > maximum) throw erreurs.argumentInvalide();
  return taille;
}

/** About what Excel does: the longest text shown, in an average character of Calibri 11. */
function ajusterColonnes(p: Plage): void {
  p.feuille.verifierStructure();
  const etendue = p.feuille.grille.etendue();
  const utile = etendue && croisement(p.zone, etendue);
  if (!utile) return;
  const derniere = Math.min(utile.l1, utile.l0 + 2000);
  for (let c = utile.c0; c <= utile.c1; c++) {
    let longueur = 0;
    for (let l = utile.l0; l <= derniere; l++) longueur = Math.max(longueur, p.feuille.texte(l, c).length);
    if (longueur > 0) p.feuille.largeurs.set(c, Math.min(1340, Math.round(longueur * 5.25 + 4)));
  }
}

const FORMAT: TypeHote<Plage> = {
  nom: 'RangeFormat',
  scalaires: {
    WrapText: deStyle('retourLigne', false, (v) => v.booleen(0)),
    HorizontalAlignment: deStyle('horizontal', 'General', (v) => v.parmi(0, HORIZONTAUX)),
    VerticalAlignment: deStyle('vertical', 'Bottom', (v) => v.parmi(0, VERTICAUX)),
    IndentLevel: deStyle('retrait', 0, (v) => v.entier(0)),
    ColumnWidth: {
      lire: (p) => commune(p.zone.c0, p.zone.c1, (c) => p.feuille.largeurs.get(c) ?? LARGEUR_PAR_DEFAUT),
      ecrire: (p, v) => {
        p.feuille.verifierStructure();
        const taille = taillePositive(v, 1350);
        for (let c = p.zone.c0; c <= p.zone.c1; c++) p.feuille.largeurs.set(c, taille);
      },
    },
    UseStandardWidth: {
      lire: (p) => {
        const nombre = commune(p.zone.c0, p.zone.c1, (c) => (p.feuille.largeurs.has(c) ? 0 : 1));
        return nombre === null ? null : nombre === 1;
      },
      ecrire: (p, v) => {
        p.feuille.verifierStructure();
        // false does nothing, as in Excel: a width has to be given
        if (v.booleen(0)) for (let c = p.zone.c0; c <= p.zone.c1; c++) p.feuille.largeurs.delete(c);
      },
    },
    RowHeight: {
      lire: (p) =>
        colonnesEntieres(p.zone) ? null : commune(p.zone.l0, p.zone.l1, (l) => p.feuille.hauteurs.get(l) ?? HAUTEUR_PAR_DEFAUT),
      ecrire: (p, v) => {
        p.feuille.verifierStructure();
        if (colonnesEntieres(p.zone)) throw erreurs.nonConstruit('RangeFormat.rowHeight sur des colonnes entières');
        const taille = taillePositive(v, 409);
        for (let l = p.zone.l0; l <= p.zone.l1; l++) p.feuille.hauteurs.set(l, taille);
      },
    },
  },
  navigations: {
    Fill: (p) => new Expose(FOND, p),
    Font: (p) => new Expose(POLICE, p),
    Protection: (p) => new Expose(PROTECTION, p),
    Borders: (p) => exposerBordures(p),
  },
  methodes: {
    AutofitColumns: ajusterColonnes,
    AutofitRows: (p) => {
      p.feuille.verifierStructure();
      for (const l of p.feuille.hauteurs.keys()) if (l >= p.zone.l0 && l <= p.zone.l1) p.feuille.hauteurs.delete(l);
    },
  },
};

export function exposerFormat(plage: Plage): ObjetHote {
  return new Expose(FORMAT, plage);
}
