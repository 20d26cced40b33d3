import type { Scalaire } from '../moteur/moteur';
import { adresseComplete, hauteur, largeur, type Zone } from './adresse';
import type { Feuille } from './feuille';
import { Plage } from './plage';

export interface Serie {
  nom: string;
  valeurs: Plage | null;
  categories: Plage | null;
  couleur: string;
  type: string | null;
  etiquettes: boolean;
}

export interface Axe {
  titre: string;
  titreVisible: boolean;
  visible: boolean;
  minimum: number | '';
  maximum: number | '';
  format: string;
  quadrillage: boolean;
}
const axe = (): Axe => ({ titre: '', titreVisible: false, visible: true, minimum: '', maximum: '', format: 'General', quadrillage: true });

export class Graphique {
  nom: string;
  titre = '';
  titreVisible = true;
  legendeVisible = true;
  positionDeLegende = 'Right';
  gauche = 100;
  haut = 100;
  largeur = 360;
  hauteur = 216;
  series: Serie[] = [];
  readonly axes = { categorie: axe(), valeur: axe() };

  constructor(
    readonly feuille: Feuille,
    readonly id: string,
    public type: string,
    source: Plage,
    par: string,
  ) {
    this.nom = `Graphique ${feuille.graphiques.length + 1}`;
    this.alimenter(source, par);
  }

  /** What Excel guesses from a range: a first row of names, a first column of categories. */
  alimenter(source: Plage, par: string): void {
    const enColonnes = par === 'Columns' || (par !== 'Rows' && hauteur(source.zone) >= largeur(source.zone));
    const { l0, c0, l1, c1 } = source.zone;
    const valeur = (l: number, c: number): Scalaire => source.feuille.valeur(l, c);
    const sousPlage = (z: Zone): Plage => new Plage(source.feuille, z);
    // A single cell in that direction is a figure to draw, whatever it says.
    const avecEntete = (enColonnes ? l1 > l0 : c1 > c0) && typeof valeur(enColonnes ? l0 : l1, enColonnes ? c1 : c0) !== 'number';
    const avecCategories = typeof valeur(enColonnes ? l1 : l0, enColonnes ? c0 : c1) !== 'number' && (enColonnes ? c1 > c0 : l1 > l0);
    const debutDonnees = (enColonnes ? l0 : c0) + (avecEntete ? 1 : 0);
    const premiere = (enColonnes ? c0 : l0) + (avecCategories ? 1 : 0);
    const bande = (rang: number): Zone =>
      enColonnes ? { l0: debutDonnees, l1, c0: rang, c1: rang } : { l0: rang, l1: rang, c0: debutDonnees, c1 };
    const categories = avecCategories ? sousPlage(bande(premiere - 1)) : null;
    this.series = [];
    for (let rang = premiere; rang <= (enColonnes ? c1 : l1); rang++) {
      const nom = avecEntete ? String(enColonnes ? valeur(l0, rang) : valeur(rang, c0)) : `Série${this.series.length + 1}`;
      this.ajouterSerie(nom, sousPlage(bande(rang)), categories);
    }
  }
  ajouterSerie(nom: string, valeurs: Plage | null = null, categories: Plage | null = null): Serie {
    const serie: Serie = { nom, valeurs, categories, couleur: '', type: null, etiquettes: false };
    this.series.push(serie);
    return serie;
  }
  placer(debut: Zone, fin: Zone | null): void {
    this.gauche = this.feuille.gaucheDe(debut.c0);
    this.haut = this.feuille.hautDe(debut.l0);
    if (!fin) return;
    this.largeur = this.feuille.gaucheDe(fin.c1 + 1) - this.gauche;
    this.hauteur = this.feuille.hautDe(fin.l1 + 1) - this.haut;
  }
  /** Figures as they are now, for whoever draws the chart. */
  donnees(): readonly { readonly nom: string; readonly categories: readonly string[]; readonly valeurs: readonly Scalaire[] }[] {
    return this.series.map((s) => ({
      nom: s.nom,
      categories: (s.categories?.textes() ?? []).flat(),
      valeurs: (s.valeurs?.valeurs() ?? []).flat(),
    }));
  }
  description(): Readonly<Record<string, unknown>> {
    const adresse = (p: Plage | null): string | null => p && adresseComplete(p.feuille.nom, p.zone, true);
    const { nom, type, titre, titreVisible, legendeVisible, positionDeLegende, gauche, haut, axes } = this;
    const series = this.series.map((s) => ({ ...s, valeurs: adresse(s.valeurs), categories: adresse(s.categories) }));
    return {
      nom,
      type,
      titre,
      titreVisible,
      legendeVisible,
      positionDeLegende,
      gauche,
      haut,
      largeur: this.largeur,
      hauteur: this.hauteur,
      axes: structuredClone(axes),
      series,
    };
  }
}
