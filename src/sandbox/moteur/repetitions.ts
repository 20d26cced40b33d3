/** What repeats over hundreds of thousands of rows is computed once: rows that read the same, and sums by key. */
import type { Contenus } from './contenus';
import { adresseDansLot } from './ecrire-formule';
import { lignesEntre, type Groupe, type Salissure } from './graphe';
import { Lot } from './lot';
import type { Scalaire } from './moteur';
import { choisirRepresentants, cleDeValeur } from './representants';
import { IndexDeSommes, lireSommeParCle, texteEgal, type SommeParCle } from './somme-par-cle';
import type { Gabarit, Portee } from './traduire';

/** The engine lives in a small memory: what is long goes through it in slices. */
const LIGNES_PAR_LOT = 20_000;
/** Comparisons under which the engine is quick enough by itself. */
const SOMMES_MINIMUM = 20_000;

/** Formulas that read their own stage go round in circles: only the engine may compute them, and together. */
function litSonEtage(salissure: Salissure, etage: ReadonlyMap<Groupe, Salissure>): boolean {
  return salissure.groupe.gabarit.portees.some((portee) => {
    const ligne0 = portee.memeLigne ? salissure.ligne0 : portee.ligne0;
    const ligne1 = portee.memeLigne ? salissure.ligne1 : portee.ligne1;
    for (const [{ feuille, colonne }, autre] of etage) {
      if (
        feuille === portee.feuille &&
        portee.colonne0 <= colonne &&
        colonne <= portee.colonne1 &&
        ligne0 <= autre.ligne1 &&
        autre.ligne0 <= ligne1
      )
        return true;
    }
    return false;
  });
}

/** The repetitions of one stage of the graph. */
export class Repetitions {
  private readonly sommes = new Map<string, IndexDeSommes>();

  constructor(private readonly contenus: Contenus) {}

  /** Computes what repeats; gives back what the engine must compute together. */
  calculer(etage: ReadonlyMap<Groupe, Salissure>): ReadonlyMap<Groupe, Salissure> {
    const reste = new Map(etage);
    for (const [groupe, salissure] of etage) {
      if (litSonEtage(salissure, etage)) continue;
      const somme = lireSommeParCle(groupe.gabarit);
      if (somme === null ? this.calculerParRepresentants(salissure) : this.calculerSommes(salissure, somme)) reste.delete(groupe);
    }
    return reste;
  }

  private calculerParRepresentants(salissure: Salissure): boolean {
    const { groupe } = salissure;
    const choix = choisirRepresentants(
      salissure,
      (portee) => this.contenus.taille(portee),
      (feuille, ligne, colonne) => {
        const { valeur, calculee } = this.contenus.lue(feuille, ligne, colonne);
        return cleDeValeur(valeur, calculee);
      },
    );
    if (choix === null) return false;
    const resultats = this.evaluerLignes(groupe.gabarit.morceaux, choix.choisies);
    for (const [place, ligne] of choix.lignes.entries()) {
      const cellule = this.contenus.calculee(groupe.feuille, ligne, groupe.colonne);
      if (cellule !== undefined) cellule.valeur = resultats[choix.rang[place] ?? 0] ?? 0;
    }
    return true;
  }

  /** The formula of each of these rows, on sheets of their own where they follow each other. */
  private evaluerLignes(morceaux: Gabarit['morceaux'], lignes: readonly number[]): Scalaire[] {
    const resultats: Scalaire[] = [];
    for (let debut = 0; debut < lignes.length; debut += LIGNES_PAR_LOT) {
      const tranche = lignes.slice(debut, debut + LIGNES_PAR_LOT);
      const lot = new Lot();
      for (const portee of morceaux) {
        if (typeof portee === 'string') continue;
        const { ligne1, colonne1 } = this.contenus.borner(portee);
        for (let colonne = portee.colonne0; colonne <= colonne1; colonne += 1) {
          if (portee.memeLigne)
            for (const [place, ligne] of tranche.entries())
              this.deposer(lot, `lignes ${portee.feuille}`, place, portee.feuille, ligne, colonne);
          else
            for (let ligne = portee.ligne0; ligne <= ligne1; ligne += 1)
              this.deposer(lot, portee.feuille, ligne, portee.feuille, ligne, colonne);
        }
      }
      for (const place of tranche.keys()) {
        let texte = '';
        for (const morceau of morceaux) {
          if (typeof morceau === 'string') texte += morceau;
          else if (morceau.memeLigne) texte += lot.adresseDeLigne(`lignes ${morceau.feuille}`, place, morceau.colonne0, morceau.colonne1);
          else texte += adresseDansLot(morceau, lot, this.contenus);
        }
        lot.formule('resultats', place, 0, texte);
      }
      lot.evaluer();
      lot.formater('resultats', 0, tranche.length - 1, 0);
      for (const place of tranche.keys()) resultats.push(lot.lire('resultats', place, 0));
      lot.liberer();
    }
    return resultats;
  }

  private deposer(lot: Lot, ou: string, place: number, feuille: string, ligne: number, colonne: number): void {
    const { valeur, calculee } = this.contenus.lue(feuille, ligne, colonne);
    if (valeur !== '') lot.constante(ou, place, colonne, valeur);
    else if (calculee) lot.formule(ou, place, colonne, '=""');
  }

  /** False when a criterion is more than a text to be equal to: the engine then takes the whole column. */
  private calculerSommes(salissure: Salissure, { cles, critere, montants }: SommeParCle): boolean {
    const { groupe, ligne0, ligne1 } = salissure;
    const lignes = lignesEntre(groupe, ligne0, ligne1);
    const deLaLigne = critere.filter((morceau): morceau is Portee => typeof morceau !== 'string' && morceau.memeLigne);
    if (lignes.length * this.contenus.taille(cles) < SOMMES_MINIMUM) return false;
    if (lignes.some((ligne) => deLaLigne.some((portee) => ligne < portee.ligne0 || ligne > portee.ligne1))) return false;
    const textes = this.evaluerLignes(['=', ...critere], lignes).map(texteEgal);
    if (textes.includes(null)) return false;
    const { ligne1: derniere } = this.contenus.borner(cles);
    const cle = [cles.feuille, cles.colonne0, montants.feuille, montants.colonne0, cles.ligne0, derniere].join('|');
    let sommes = this.sommes.get(cle);
    if (sommes === undefined) {
      this.sommes.set(cle, (sommes = new IndexDeSommes()));
      for (let ligne = cles.ligne0; ligne <= derniere; ligne += 1) {
        sommes.ajouter(
          this.contenus.lue(cles.feuille, ligne, cles.colonne0).valeur,
          this.contenus.lue(montants.feuille, ligne, montants.colonne0).valeur,
        );
      }
    }
    for (const [place, ligne] of lignes.entries()) {
      const cellule = this.contenus.calculee(groupe.feuille, ligne, groupe.colonne);
      if (cellule !== undefined) cellule.valeur = sommes.somme(textes[place] ?? '');
    }
    return true;
  }
}
