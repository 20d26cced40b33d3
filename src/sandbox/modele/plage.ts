import { erreurs } from '../fil/erreurs';
import type { Scalaire } from '../moteur/moteur';
import {
  adresseComplete,
  colonnesEntieres,
  croisement,
  hauteur,
  largeur,
  lignesEntieres,
  nombreDeCellules,
  zoneOuErreur,
  type Zone,
} from './adresse';
import type { Feuille } from './feuille';
import { estFormule, interpreterSaisie, typeDeValeur } from './saisie';
import { STYLE_VIDE, type RetoucheDeStyle, type Style } from './style';

/** Beyond this, Excel answers null instead of values. */
const LIMITE_DE_LECTURE = 5_000_000;
const DIMENSIONS = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A rectangle of a sheet, and what one does with it. */
export class Plage {
  constructor(
    readonly feuille: Feuille,
    public zone: Zone,
  ) {
    zoneOuErreur(zone);
  }

  get adresse(): string {
    return adresseComplete(this.feuille.nom, this.zone);
  }
  get demesuree(): boolean {
    return nombreDeCellules(this.zone) > LIMITE_DE_LECTURE;
  }

  /** Null when the range has too many cells. */
  matrice<V>(lire: (ligne: number, colonne: number) => V): V[][] | null {
    if (this.demesuree) return null;
    const { l0, c0, l1, c1 } = this.zone;
    const lignes: V[][] = [];
    for (let l = l0; l <= l1; l++) {
      const ligne: V[] = [];
      for (let c = c0; c <= c1; c++) ligne.push(lire(l, c));
      lignes.push(ligne);
    }
    return lignes;
  }
  valeurs(): Scalaire[][] | null {
    return this.matrice((l, c) => this.feuille.valeur(l, c));
  }
  formules(): Scalaire[][] | null {
    return this.matrice((l, c) => this.feuille.formule(l, c));
  }
  formulesLocales(): Scalaire[][] | null {
    const { traduireFormule } = this.feuille.classeur;
    return this.matrice((l, c) => {
      const contenu = this.feuille.contenu(l, c);
      return estFormule(contenu) ? traduireFormule(contenu.formule) : contenu;
    });
  }
  textes(): string[][] | null {
    return this.matrice((l, c) => this.feuille.texte(l, c));
  }
  types(): string[][] | null {
    return this.matrice((l, c) => typeDeValeur(this.feuille.valeur(l, c)));
  }
  formats(): string[][] | null {
    return this.matrice((l, c) => this.feuille.style(l, c).format ?? 'General');
  }

  /** Writes values or formulas: a scalar fills the range, null leaves a cell as it is. */
  ecrire(donnees: unknown): void {
    const { feuille, zone } = this;
    const donnee = this.lecteur(donnees);
    feuille.verifierAcces(zone);
    const seule = nombreDeCellules(zone) === 1;
    const ancienne = seule ? feuille.valeur(zone.l0, zone.c0) : '';
    this.chaque((l, c) => {
      const valeur = donnee(l, c);
      if (valeur !== null) feuille.poser(l, c, interpreterSaisie(valeur, feuille.style(l, c).format));
    });
    feuille.signalerChangement(zone, 'RangeEdited', seule ? this.detailDeCellule(ancienne) : {});
  }
  ecrireFormats(donnees: unknown): void {
    const donnee = this.lecteur(donnees);
    this.feuille.verifierAcces(this.zone);
    if (!Array.isArray(donnees)) {
      if (donnees !== null) this.formater({ format: String(donnee(this.zone.l0, this.zone.c0)) });
      return;
    }
    this.chaque((l, c) => {
      const format = donnee(l, c);
      if (format !== null) this.feuille.formater({ l0: l, c0: c, l1: l, c1: c }, { format: String(format) });
    });
    this.feuille.signalerFormat(this.zone);
  }
  formater(retouche: RetoucheDeStyle): void {
    this.feuille.verifierAcces(this.zone);
    this.feuille.formater(this.zone, retouche);
    this.feuille.signalerFormat(this.zone);
  }

  /** The common value of a format over the range, null when cells differ. */
  uniforme<V>(lire: (style: Style) => V): V | null {
    const { l0, c0, l1, c1 } = this.bornee() ?? this.zone;
    const premiere = lire(this.feuille.style(l0, c0));
    for (let l = l0; l <= l1; l++) for (let c = c0; c <= c1; c++) if (lire(this.feuille.style(l, c)) !== premiere) return null;
    return premiere;
  }

  effacer(quoi: 'All' | 'Contents' | 'Formats' | 'Hyperlinks' | 'RemoveHyperlinks'): void {
    const { feuille, zone } = this;
    feuille.verifierAcces(this.bornee() ?? zone);
    if (quoi === 'All' || quoi === 'Contents') {
      const occupee = feuille.grille.etendue();
      const utile = occupee && croisement(zone, occupee);
      if (utile)
        new Plage(feuille, utile).chaque((l, c) => {
          if (feuille.formule(l, c) !== '') feuille.poser(l, c, '');
        });
    }
    if (quoi === 'All' || quoi === 'Formats') {
      feuille.grille.styler(zone, () => STYLE_VIDE);
      feuille.conditionnelles.supprimer(feuille.conditionnelles.de(zone).filter((m) => croisement(m.zone, zone)));
      feuille.fusions = feuille.fusions.filter((f) => !croisement(f, zone));
    }
    if (quoi === 'All') feuille.validations.effacer(zone);
    if (quoi !== 'Formats' && quoi !== 'Contents')
      for (const cle of feuille.liens.keys()) if (this.contientCle(cle)) feuille.liens.delete(cle);
    if (quoi === 'All' || quoi === 'Contents') feuille.signalerChangement(zone);
  }
  fusionner(parLigne: boolean): void {
    this.feuille.verifierStructure();
    this.feuille.fusions = this.feuille.fusions.filter((f) => !croisement(f, this.zone));
    const { l0, l1 } = this.zone;
    const zones = parLigne ? Array.from({ length: l1 - l0 + 1 }, (_, i) => ({ ...this.zone, l0: l0 + i, l1: l0 + i })) : [this.zone];
    for (const zone of zones) {
      this.feuille.fusions.push(zone);
      // Excel keeps the upper-left content alone
      new Plage(this.feuille, zone).chaque((l, c) => {
        if ((l !== zone.l0 || c !== zone.c0) && this.feuille.formule(l, c) !== '') this.feuille.poser(l, c, '');
      });
    }
  }
  defusionner(): void {
    this.feuille.verifierStructure();
    this.feuille.fusions = this.feuille.fusions.filter((f) => !croisement(f, this.zone));
  }

  chaque(visite: (ligne: number, colonne: number) => void): void {
    const { l0, c0, l1, c1 } = this.zone;
    for (let l = l0; l <= l1; l++) for (let c = c0; c <= c1; c++) visite(l, c);
  }

  /** The part that holds something, for whole rows and columns. */
  private bornee(): Zone | null {
    if (!colonnesEntieres(this.zone) && !lignesEntieres(this.zone)) return this.zone;
    const occupee = this.feuille.etendue(false);
    return (occupee && croisement(this.zone, occupee)) ?? { ...this.zone, l1: this.zone.l0, c1: this.zone.c0 };
  }
  private lecteur(donnees: unknown): (ligne: number, colonne: number) => Scalaire | null {
    if (this.demesuree) throw erreurs.argumentInvalide();
    if (!Array.isArray(donnees)) {
      const valeur = enScalaire(donnees);
      return () => valeur;
    }
    const lignes: readonly unknown[] = donnees;
    const { l0, c0 } = this.zone;
    if (lignes.length !== hauteur(this.zone)) throw erreurs.argumentInvalide(DIMENSIONS);
    for (const ligne of lignes)
      if (!Array.isArray(ligne) || ligne.length !== largeur(this.zone)) throw erreurs.argumentInvalide(DIMENSIONS);
    return (l, c) => enScalaire((lignes[l - l0] as readonly unknown[])[c - c0]);
  }
  private detailDeCellule(ancienne: Scalaire): Readonly<Record<string, unknown>> {
    const nouvelle = this.feuille.valeur(this.zone.l0, this.zone.c0);
    return { valueBefore: ancienne, valueAfter: nouvelle, valueTypeBefore: typeDeValeur(ancienne), valueTypeAfter: typeDeValeur(nouvelle) };
  }
  private contientCle(cle: string): boolean {
    const [l = -1, c = -1] = cle.split(',').map(Number);
    return croisement(this.zone, { l0: l, c0: c, l1: l, c1: c }) !== null;
  }
}

function enScalaire(valeur: unknown): Scalaire | null {
  if (valeur === null || valeur === undefined) return null;
  if (typeof valeur === 'string' || typeof valeur === 'number' || typeof valeur === 'boolean') return valeur;
  throw erreurs.argumentInvalide();
}
