import type { Scalaire } from '../moteur/moteur';
import { colonnesEntieres, lignesEntieres, NB_COLONNES, NB_LIGNES, type Zone } from './adresse';
import type { Decalage } from './decalage';
import type { Contenu } from './saisie';
import { STYLE_VIDE, type Style } from './style';

interface Ligne {
  valeurs: (Scalaire | undefined)[];
  styles: (Style | undefined)[];
}

const cleDe = (ligne: number, colonne: number): number => ligne * NB_COLONNES + colonne;

/** Sparse store of a sheet's cells, made for 300 000 rows: values by row, formulas apart, styles shared. */
export class Grille {
  private readonly lignes = new Map<number, Ligne>();
  private readonly formules = new Map<number, string>();
  private readonly stylesDeLignes = new Map<number, Style>();
  private readonly stylesDeColonnes = new Map<number, Style>();
  private styleDeFeuille: Style = STYLE_VIDE;
  /** Undefined once something went: computed again when asked. */
  private etendueConnue: Zone | null | undefined = null;

  constante(ligne: number, colonne: number): Scalaire {
    return this.lignes.get(ligne)?.valeurs[colonne] ?? '';
  }
  formule(ligne: number, colonne: number): string | undefined {
    return this.formules.size === 0 ? undefined : this.formules.get(cleDe(ligne, colonne));
  }
  contenu(ligne: number, colonne: number): Contenu {
    const formule = this.formule(ligne, colonne);
    return formule === undefined ? this.constante(ligne, colonne) : { formule };
  }
  poserConstante(ligne: number, colonne: number, valeur: Scalaire): void {
    if (valeur === '') {
      const existante = this.lignes.get(ligne);
      if (existante && colonne in existante.valeurs) delete existante.valeurs[colonne];
      this.etendueConnue = this.etendueConnue === null ? null : undefined;
      return;
    }
    this.ligne(ligne).valeurs[colonne] = valeur;
    this.agrandir(ligne, colonne);
  }
  poserFormule(ligne: number, colonne: number, formule: string | null): void {
    if (formule === null) {
      if (this.formules.delete(cleDe(ligne, colonne))) this.etendueConnue = undefined;
      return;
    }
    this.formules.set(cleDe(ligne, colonne), formule);
    this.agrandir(ligne, colonne);
  }

  style(ligne: number, colonne: number): Style {
    const propre = this.lignes.get(ligne)?.styles[colonne];
    return propre ?? this.stylesDeLignes.get(ligne) ?? this.stylesDeColonnes.get(colonne) ?? this.styleDeFeuille;
  }
  poserStyle(ligne: number, colonne: number, style: Style): void {
    this.ligne(ligne).styles[colonne] = style;
  }
  /** Whole columns, rows or sheet keep one style each instead of a million. */
  styler(zone: Zone, changer: (style: Style) => Style): void {
    if (colonnesEntieres(zone)) {
      if (lignesEntieres(zone)) this.styleDeFeuille = changer(this.styleDeFeuille);
      const colonnes = lignesEntieres(zone)
        ? [...this.stylesDeColonnes.keys()]
        : Array.from({ length: zone.c1 - zone.c0 + 1 }, (_, i) => zone.c0 + i);
      for (const c of colonnes) this.stylesDeColonnes.set(c, changer(this.stylesDeColonnes.get(c) ?? this.styleDeFeuille));
      for (const ligne of this.lignes.values())
        ligne.styles.forEach((style, c) => {
          if (style && c >= zone.c0 && c <= zone.c1) ligne.styles[c] = changer(style);
        });
      return;
    }
    if (lignesEntieres(zone)) {
      for (let l = zone.l0; l <= zone.l1; l++) {
        this.stylesDeLignes.set(l, changer(this.stylesDeLignes.get(l) ?? this.styleDeFeuille));
        const styles = this.lignes.get(l)?.styles;
        styles?.forEach((style, c) => {
          if (style) styles[c] = changer(style);
        });
      }
      return;
    }
    for (let l = zone.l0; l <= zone.l1; l++) for (let c = zone.c0; c <= zone.c1; c++) this.poserStyle(l, c, changer(this.style(l, c)));
  }

  /** Smallest rectangle with a value or a formula in it. */
  etendue(): Zone | null {
    if (this.etendueConnue === undefined) {
      this.etendueConnue = null;
      this.parcourirContenus((l, c) => this.agrandir(l, c));
    }
    return this.etendueConnue;
  }
  etendueAvecStyles(): Zone | null {
    let zone = this.etendue();
    this.parcourirStyles((l, c) => {
      zone = elargir(zone, l, c);
    });
    return zone;
  }
  parcourirContenus(visite: (ligne: number, colonne: number) => void): void {
    for (const [l, ligne] of this.lignes) ligne.valeurs.forEach((valeur, c) => valeur !== undefined && visite(l, c));
    for (const cle of this.formules.keys()) visite(Math.floor(cle / NB_COLONNES), cle % NB_COLONNES);
  }
  parcourirFormules(visite: (ligne: number, colonne: number, formule: string) => void): void {
    for (const [cle, formule] of this.formules) visite(Math.floor(cle / NB_COLONNES), cle % NB_COLONNES, formule);
  }
  parcourirStyles(visite: (ligne: number, colonne: number, style: Style) => void): void {
    for (const [l, ligne] of this.lignes) ligne.styles.forEach((style, c) => style && visite(l, c, style));
  }
  stylesDesBandes(): {
    readonly feuille: Style;
    readonly lignes: ReadonlyMap<number, Style>;
    readonly colonnes: ReadonlyMap<number, Style>;
  } {
    return { feuille: this.styleDeFeuille, lignes: this.stylesDeLignes, colonnes: this.stylesDeColonnes };
  }

  /** Moves cells for an insertion or a deletion. */
  decaler(decalage: Decalage): void {
    const anciennes = [...this.lignes];
    const formules = [...this.formules];
    this.lignes.clear();
    this.formules.clear();
    for (const [l, ligne] of anciennes) {
      ligne.valeurs.forEach((valeur, c) => {
        const ou = deplacer(l, c, decalage);
        if (ou && valeur !== undefined) this.ligne(ou[0]).valeurs[ou[1]] = valeur;
      });
      ligne.styles.forEach((style, c) => {
        const ou = deplacer(l, c, decalage);
        if (ou && style) this.ligne(ou[0]).styles[ou[1]] = style;
      });
    }
    for (const [cle, formule] of formules) {
      const ou = deplacer(Math.floor(cle / NB_COLONNES), cle % NB_COLONNES, decalage);
      if (ou) this.formules.set(cleDe(ou[0], ou[1]), formule);
    }
    this.etendueConnue = undefined;
  }

  private ligne(numero: number): Ligne {
    let ligne = this.lignes.get(numero);
    if (!ligne) this.lignes.set(numero, (ligne = { valeurs: [], styles: [] }));
    return ligne;
  }
  private agrandir(l: number, c: number): void {
    if (this.etendueConnue !== undefined) this.etendueConnue = elargir(this.etendueConnue, l, c);
  }
}

function elargir(zone: Zone | null, l: number, c: number): Zone {
  if (!zone) return { l0: l, c0: c, l1: l, c1: c };
  if (l >= zone.l0 && l <= zone.l1 && c >= zone.c0 && c <= zone.c1) return zone;
  return { l0: Math.min(zone.l0, l), c0: Math.min(zone.c0, c), l1: Math.max(zone.l1, l), c1: Math.max(zone.c1, c) };
}

function deplacer(l: number, c: number, d: Decalage): readonly [number, number] | null {
  const parLignes = d.axe === 'lignes';
  const travers = parLignes ? c : l;
  const rang = parLignes ? l : c;
  if (travers < d.bandeDebut || travers > d.bandeFin || rang < d.de) return [l, c];
  if (d.nombre < 0 && rang < d.de - d.nombre) return null;
  const nouveau = rang + d.nombre;
  if (nouveau >= (parLignes ? NB_LIGNES : NB_COLONNES)) return null;
  return parLignes ? [nouveau, c] : [l, nouveau];
}
