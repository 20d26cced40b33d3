import type { ObjetJson } from '../fil/arguments-hote';
import { erreurs } from '../fil/erreurs';
import type { Scalaire } from '../moteur/moteur';
import { adresseLocale, croisement, enveloppe, nombreDeCellules, type Zone } from './adresse';
import type { Classeur } from './classeur-vivant';
import { CIBLE_CLASSEUR, EVENEMENT } from './evenements';
import { formuleCanonique } from './formules';
import type { Graphique } from './graphique';
import { Grille } from './grille';
import { MisesEnFormeConditionnelles } from './mise-en-forme-conditionnelle';
import { estFormule, type Contenu } from './saisie';
import { retoucheur, type RetoucheDeStyle, type Style } from './style';
import type { Tableau } from './tableau';
import { texteAffiche } from './texte-affiche';
import { Validations } from './validation';

export const LARGEUR_PAR_DEFAUT = 48;
export const HAUTEUR_PAR_DEFAUT = 15;
export type Visibilite = 'Visible' | 'Hidden' | 'VeryHidden';

export interface MiseEnPage {
  orientation: 'Portrait' | 'Landscape';
  papier: string;
  zoom: ObjetJson;
  lignesDeTitre: Zone | null;
  colonnesDeTitre: Zone | null;
  zoneImprimee: Zone | null;
  centreHorizontalement: boolean;
  marges: Record<string, number>;
  entetes: Record<string, string>;
}

/** A worksheet: its cells and everything that lies on them. */
export class Feuille {
  visibilite: Visibilite = 'Visible';
  couleurOnglet = '';
  quadrillage = true;
  enTetes = true;
  fige: { readonly lignes: number; readonly colonnes: number } | null = null;
  protection: { readonly options: ObjetJson; readonly motDePasse: string | null } | null = null;
  graphiques: Graphique[] = [];
  fusions: Zone[] = [];
  readonly grille = new Grille();
  readonly validations = new Validations();
  readonly conditionnelles = new MisesEnFormeConditionnelles();
  readonly largeurs = new Map<number, number>();
  readonly hauteurs = new Map<number, number>();
  readonly lignesMasquees = new Set<number>();
  readonly colonnesMasquees = new Set<number>();
  readonly liens = new Map<string, ObjetJson>();
  readonly miseEnPage: MiseEnPage = {
    orientation: 'Portrait',
    papier: 'A4',
    zoom: { scale: 100 },
    lignesDeTitre: null,
    colonnesDeTitre: null,
    zoneImprimee: null,
    centreHorizontalement: false,
    marges: {},
    entetes: {},
  };

  constructor(
    readonly classeur: Classeur,
    readonly id: string,
    public nom: string,
  ) {}

  valeur(ligne: number, colonne: number): Scalaire {
    const formule = this.grille.formule(ligne, colonne);
    return formule === undefined ? this.grille.constante(ligne, colonne) : this.classeur.calcul.valeur(this.id, ligne, colonne);
  }
  formule(ligne: number, colonne: number): Scalaire {
    return this.grille.formule(ligne, colonne) ?? this.grille.constante(ligne, colonne);
  }
  contenu(ligne: number, colonne: number): Contenu {
    return this.grille.contenu(ligne, colonne);
  }
  texte(ligne: number, colonne: number): string {
    return texteAffiche(this.valeur(ligne, colonne), this.style(ligne, colonne).format, this.classeur.conventions);
  }
  style(ligne: number, colonne: number): Style {
    return this.grille.style(ligne, colonne);
  }

  /** Puts a content as it is: what typing would make of a text is `interpreterSaisie`'s affair. */
  poser(ligne: number, colonne: number, contenu: Contenu): void {
    const { calcul } = this.classeur;
    const avait = this.grille.formule(ligne, colonne) !== undefined;
    if (estFormule(contenu)) {
      this.grille.poserConstante(ligne, colonne, '');
      this.grille.poserFormule(ligne, colonne, contenu.formule);
      calcul.formuleChangee(this.id, ligne, colonne, formuleCanonique(contenu.formule, this.tableauEn(ligne, colonne)?.nom ?? null));
      return;
    }
    if (avait) {
      this.grille.poserFormule(ligne, colonne, null);
      calcul.formuleChangee(this.id, ligne, colonne, null);
    }
    this.grille.poserConstante(ligne, colonne, contenu);
    calcul.constanteChangee(this.id, ligne, colonne);
    for (const t of this.classeur.tableauxDe(null)) if (t.feuille === this && t.estEntete(ligne, colonne)) calcul.tablesOntChange();
  }
  formater(zone: Zone, retouche: RetoucheDeStyle): void {
    this.grille.styler(zone, retoucheur(retouche));
  }

  tableaux(): readonly Tableau[] {
    return this.classeur.tableauxDe(this);
  }
  tableauEn(ligne: number, colonne: number): Tableau | undefined {
    for (const t of this.classeur.tableauxDe(null)) {
      const { l0, c0, l1, c1 } = t.zone;
      if (t.feuille === this && ligne >= l0 && ligne <= l1 && colonne >= c0 && colonne <= c1) return t;
    }
    return undefined;
  }
  etendue(valeursSeules: boolean): Zone | null {
    if (valeursSeules) return this.grille.etendue();
    const styles = this.grille.etendueAvecStyles();
    return this.tableaux().reduce<Zone | null>((z, t) => (z ? enveloppe(z, t.zone) : t.zone), styles);
  }

  /** Excel refuses any write that touches a locked cell of a protected sheet. */
  verifierAcces(zone: Zone): void {
    if (!this.protection) return;
    if (nombreDeCellules(zone) > 1_000_000) throw erreurs.accesRefuse();
    for (let l = zone.l0; l <= zone.l1; l++)
      for (let c = zone.c0; c <= zone.c1; c++) if (!this.style(l, c).deverrouille) throw erreurs.accesRefuse();
  }
  /** Layout, tables, charts, validations: nothing of it can change under protection. */
  verifierStructure(): void {
    if (this.protection) throw erreurs.accesRefuse();
  }

  largeurDe = (colonne: number): number => (this.colonnesMasquees.has(colonne) ? 0 : (this.largeurs.get(colonne) ?? LARGEUR_PAR_DEFAUT));
  hauteurDe = (ligne: number): number => (this.lignesMasquees.has(ligne) ? 0 : (this.hauteurs.get(ligne) ?? HAUTEUR_PAR_DEFAUT));
  gaucheDe(colonne: number): number {
    return cumul(colonne, LARGEUR_PAR_DEFAUT, this.largeurs, this.colonnesMasquees);
  }
  hautDe(ligne: number): number {
    return cumul(ligne, HAUTEUR_PAR_DEFAUT, this.hauteurs, this.lignesMasquees);
  }

  signalerChangement(zone: Zone, nature = 'RangeEdited', details?: ObjetJson): void {
    const { evenements } = this.classeur;
    const adresse = adresseLocale(zone);
    const message = {
      address: adresse,
      changeType: nature,
      worksheetId: this.id,
      source: 'Local',
      triggerSource: evenements.parUnePersonne ? 'Unknown' : 'ThisLocalAddin',
      shiftDirection: 'None',
      referenceId: `ev:${this.id}!${adresse}`,
      ...details,
    };
    evenements.emettre(EVENEMENT.contenuChange, [this.id, CIBLE_CLASSEUR], message);
    for (const t of this.tableaux())
      if (croisement(t.zone, zone))
        evenements.emettre(EVENEMENT.tableChangee, [t.id, CIBLE_CLASSEUR, this.id], { ...message, tableId: t.id });
    evenements.emettre(EVENEMENT.feuilleCalculee, [this.id, CIBLE_CLASSEUR], { worksheetId: this.id, address: adresse });
  }
  signalerFormat(zone: Zone): void {
    const message = { address: adresseLocale(zone), worksheetId: this.id, source: 'Local', referenceId: '' };
    this.classeur.evenements.emettre(EVENEMENT.formatChange, [this.id, CIBLE_CLASSEUR], message);
  }
}

function cumul(fin: number, defaut: number, tailles: ReadonlyMap<number, number>, masques: ReadonlySet<number>): number {
  let total = fin * defaut;
  for (const [rang, taille] of tailles) if (rang < fin && !masques.has(rang)) total += taille - defaut;
  for (const rang of masques) if (rang < fin) total -= defaut;
  return total;
}
