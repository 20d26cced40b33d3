/**
 * `@ironcalc/wasm` behind our adapter. IronCalc recalculates a whole workbook at each change; we hold the dependency graph and
 * hand it only the formulas that a change reaches (see `lot.ts`), so its speed depends on the change and not on the workbook.
 */
import { initSync } from '@ironcalc/wasm';
import { etages, lignesEntre, propager } from './graphe';
import type { CelluleCalculee, Groupe, Salissure } from './graphe';
import { Attente, reunir } from './intervalles';
import type { Bande } from './intervalles';
import { Lot } from './lot';
import type { Moteur, NomDuMoteur, Scalaire, SourceDeConstantes, TableDuMoteur } from './moteur';
import { choisirRepresentants, cleDeValeur } from './representants';
import { IndexDeSommes, lireSommeParCle, texteEgal, type SommeParCle } from './somme-par-cle';
import { cleDeNom, tableContenant, traduire } from './traduire';
import type { Contexte, Gabarit, Portee } from './traduire';

/** Must exceed any column number; makes one number of a row and a column. */
const PAS = 16384;
/** A batch is worth keeping when running it again costs little more than the formulas that changed. */
const SURCOUT_ACCEPTE = 3;
const POIDS_TOUJOURS_ACCEPTE = 400;
/** Above that, feeding the changes one by one is dearer than a new batch. */
const CHANGEMENTS_MAX = 2000;
const CELLULES_GARDEES_MAX = 400_000;
/** The engine lives in a small memory: what is long goes through it in slices. */
const LIGNES_PAR_LOT = 20_000;
/** Comparisons under which the engine is quick enough by itself. */
const SOMMES_MINIMUM = 20_000;

let pret = false;

/** The engine's WebAssembly, from `fetch` in a page or from the disk in Node; once per process. */
export function initialiserMoteur(wasm: BufferSource): void {
  if (pret) return;
  initSync({ module: wasm });
  pret = true;
}

export function moteurInitialise(): boolean {
  return pret;
}

interface LotGarde {
  readonly lot: Lot;
  readonly membres: ReadonlyMap<Groupe, Salissure>;
  readonly lues: readonly Bande[];
  readonly poids: number;
}

const cleDe = (ligne: number, colonne: number): number => ligne * PAS + colonne;

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

class MoteurIronCalc implements Moteur, Contexte {
  tables: ReadonlyMap<string, TableDuMoteur> = new Map();
  noms: ReadonlyMap<string, NomDuMoteur> = new Map();
  /** Formula cells computed so far, by sheet: what a change really costs. */
  readonly cellulesCalculees = new Map<string, number>();
  private readonly idsParNom = new Map<string, string>();
  private readonly cellules = new Map<string, Map<number, CelluleCalculee>>();
  private readonly groupes = new Map<string, Groupe>();
  private readonly gabarits = new Map<string, Gabarit>();
  private readonly changements = new Attente();
  private aCalculer = new Set<Groupe>();
  private lignesACalculer = new Map<Groupe, { ligne0: number; ligne1: number }>();
  private garde: LotGarde | null = null;
  private suspendu = 0;

  constructor(private readonly source: SourceDeConstantes) {
    if (!pret) throw new Error('Le moteur de calcul n’est pas chargé : appelez initialiserMoteur() d’abord.');
  }

  idDeFeuille(nom: string): string | undefined {
    return this.idsParNom.get(nom.toLowerCase());
  }

  ajouterFeuille(id: string, nom: string): void {
    this.idsParNom.set(nom.toLowerCase(), id);
    if (!this.cellules.has(id)) this.cellules.set(id, new Map());
    this.retraduire();
  }

  renommerFeuille(id: string, nom: string): void {
    // The old name stays known: formulas written with it keep their meaning until the model rewrites them.
    this.idsParNom.set(nom.toLowerCase(), id);
    this.gabarits.clear();
  }

  supprimerFeuille(id: string): void {
    for (const [nom, connu] of [...this.idsParNom]) if (connu === id) this.idsParNom.delete(nom);
    this.cellules.delete(id);
    for (const [cle, groupe] of [...this.groupes])
      if (groupe.feuille === id) {
        this.groupes.delete(cle);
        this.oublier(groupe);
      }
    this.retraduire((gabarit) => gabarit.portees.some((portee) => portee.feuille === id));
    this.abandonner();
  }

  definirFormule(feuille: string, ligne: number, colonne: number, formule: string | null): void {
    const cellules = this.cellules.get(feuille);
    if (cellules === undefined) throw new Error(`Feuille inconnue du moteur : ${feuille}`);
    const cle = cleDe(ligne, colonne);
    const ancienne = cellules.get(cle);
    if (ancienne?.groupe.texte === formule) return;
    if (ancienne !== undefined) {
      ancienne.groupe.lignes.delete(ligne);
      cellules.delete(cle);
      if (ancienne.groupe.lignes.size === 0) this.oublier(ancienne.groupe, true);
    }
    if (ancienne !== undefined || formule !== null) this.abandonner();
    if (formule === null) {
      if (ancienne !== undefined) this.changements.ajouter(feuille, colonne, ligne, ligne);
      return;
    }
    const groupe = this.groupeDe(feuille, ligne, colonne, formule);
    groupe.lignes.add(ligne);
    cellules.set(cle, { groupe, valeur: ancienne?.valeur ?? 0, sale: false });
    const lignes = this.lignesACalculer.get(groupe);
    if (lignes === undefined) this.lignesACalculer.set(groupe, { ligne0: ligne, ligne1: ligne });
    else {
      lignes.ligne0 = Math.min(lignes.ligne0, ligne);
      lignes.ligne1 = Math.max(lignes.ligne1, ligne);
    }
  }

  constanteChangee(feuille: string, ligne: number, colonne: number): void {
    if (this.groupes.size > 0) this.changements.ajouter(feuille, colonne, ligne, ligne);
  }

  valeur(feuille: string, ligne: number, colonne: number): Scalaire {
    if (this.suspendu === 0) this.calculer();
    return this.cellules.get(feuille)?.get(cleDe(ligne, colonne))?.valeur ?? this.source.constante(feuille, ligne, colonne);
  }

  definirTables(tables: readonly TableDuMoteur[]): void {
    this.tables = new Map(tables.map((table) => [table.nom.toLowerCase(), table]));
    this.retraduire();
  }

  definirNoms(noms: readonly NomDuMoteur[]): void {
    this.noms = new Map(noms.map((nom) => [cleDeNom(nom.nom, nom.feuille), nom]));
    this.retraduire();
  }

  suspendre(): void {
    this.suspendu += 1;
  }

  reprendre(): void {
    this.suspendu = Math.max(0, this.suspendu - 1);
  }

  private groupeDe(feuille: string, ligne: number, colonne: number, texte: string): Groupe {
    const cle = `${feuille}\u0000${colonne}\u0000${texte}`;
    const connu = this.groupes.get(cle);
    if (connu !== undefined) return connu;
    const groupe: Groupe = { feuille, colonne, texte, gabarit: this.gabarit(texte, feuille, ligne, colonne), lignes: new Set() };
    this.groupes.set(cle, groupe);
    return groupe;
  }

  private gabarit(texte: string, feuille: string, ligne: number, colonne: number): Gabarit {
    const lieu = { feuille, ligne, colonne };
    // `[@Colonne]` without a table name means the table around the cell.
    const cle = `${feuille}\u0000${tableContenant(this.tables, lieu)?.nom ?? ''}\u0000${texte}`;
    const connu = this.gabarits.get(cle);
    if (connu !== undefined) return connu;
    const gabarit = traduire(texte, lieu, this);
    this.gabarits.set(cle, gabarit);
    return gabarit;
  }

  private oublier(groupe: Groupe, deLaListe = false): void {
    if (deLaListe) this.groupes.delete(`${groupe.feuille}\u0000${groupe.colonne}\u0000${groupe.texte}`);
    this.aCalculer.delete(groupe);
    this.lignesACalculer.delete(groupe);
  }

  /** Tables, names or sheets moved: the formulas whose addresses change are computed again. */
  private retraduire(aussi: (gabarit: Gabarit) => boolean = () => false): void {
    this.gabarits.clear();
    for (const groupe of this.groupes.values()) {
      if (!groupe.gabarit.sensible && !aussi(groupe.gabarit)) continue;
      const [ligne] = groupe.lignes;
      if (ligne === undefined) continue;
      const nouveau = this.gabarit(groupe.texte, groupe.feuille, ligne, groupe.colonne);
      if (JSON.stringify(nouveau.morceaux) === JSON.stringify(groupe.gabarit.morceaux)) continue;
      groupe.gabarit = nouveau;
      this.aCalculer.add(groupe);
      this.abandonner();
    }
  }

  private abandonner(): void {
    this.garde?.lot.liberer();
    this.garde = null;
  }

  private calculer(): void {
    if (this.changements.vide && this.aCalculer.size === 0 && this.lignesACalculer.size === 0) return;
    const changements = this.changements.vider();
    const initiales: Salissure[] = [...this.lignesACalculer].map(([groupe, lignes]) => ({ groupe, ...lignes }));
    for (const groupe of this.aCalculer) initiales.push({ groupe, ligne0: 0, ligne1: PAS * PAS });
    this.lignesACalculer = new Map();
    this.aCalculer = new Set();
    const sales = propager(this.groupes.values(), changements, initiales);
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const cellules = Math.min(groupe.lignes.size, ligne1 - ligne0 + 1);
      this.cellulesCalculees.set(groupe.feuille, (this.cellulesCalculees.get(groupe.feuille) ?? 0) + cellules);
    }
    if (sales.size > 0 && !this.rejouer(sales, changements)) {
      for (const etage of etages(sales)) this.calculerEtage(etage);
    } else if (sales.size === 0) this.transmettre(changements);
  }

  private poidsDe(sales: ReadonlyMap<Groupe, Salissure>): number {
    let poids = 0;
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const lues = groupe.gabarit.portees.reduce((total, portee) => total + (portee.memeLigne ? 1 : this.taille(portee)), 1);
      poids += Math.min(groupe.lignes.size, ligne1 - ligne0 + 1) * (1 + lues / 20);
    }
    return poids;
  }

  private taille(portee: Portee): number {
    const { ligne1, colonne1 } = this.borner(portee);
    return Math.max(0, ligne1 - portee.ligne0 + 1) * Math.max(0, colonne1 - portee.colonne0 + 1);
  }

  /** Whole columns stop where the sheet does. */
  private borner(portee: Portee): { ligne1: number; colonne1: number } {
    if (portee.memeLigne) return portee;
    const etendue = this.source.etendue(portee.feuille);
    return { ligne1: Math.min(portee.ligne1, etendue?.ligneFin ?? -1), colonne1: Math.min(portee.colonne1, etendue?.colonneFin ?? -1) };
  }

  /** The kept batch computes the change, when it holds every dirty formula and not many more. */
  private rejouer(sales: ReadonlyMap<Groupe, Salissure>, changements: readonly Bande[]): boolean {
    const garde = this.garde;
    if (garde === null) return false;
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const membre = garde.membres.get(groupe);
      if (membre === undefined || lignesEntre(groupe, ligne0, ligne1).some((ligne) => ligne < membre.ligne0 || ligne > membre.ligne1))
        return false;
    }
    if (garde.poids > POIDS_TOUJOURS_ACCEPTE && garde.poids > SURCOUT_ACCEPTE * this.poidsDe(sales)) return false;
    if (!this.transmettre(changements)) return false;
    garde.lot.evaluer();
    this.lire(garde.lot, sales);
    return true;
  }

  /** Gives changed constants to the kept batch; false when it had to be dropped. */
  private transmettre(changements: readonly Bande[]): boolean {
    const garde = this.garde;
    if (garde === null) return false;
    const cellules = changements.reduce((total, bande) => total + bande.ligne1 - bande.ligne0 + 1, 0);
    if (cellules > CHANGEMENTS_MAX) {
      this.abandonner();
      return false;
    }
    for (const { feuille, colonne, ligne0, ligne1 } of changements) {
      for (const lue of garde.lues) {
        if (lue.feuille !== feuille || lue.colonne !== colonne) continue;
        for (let ligne = Math.max(ligne0, lue.ligne0); ligne <= Math.min(ligne1, lue.ligne1); ligne += 1)
          if (!this.cellules.get(feuille)?.has(cleDe(ligne, colonne)))
            garde.lot.constante(feuille, ligne, colonne, this.source.constante(feuille, ligne, colonne));
      }
    }
    return true;
  }

  /** What repeats over hundreds of thousands of rows is computed once; the rest goes to the engine together. */
  private calculerEtage(etage: ReadonlyMap<Groupe, Salissure>): void {
    const reste = new Map(etage);
    const index = new Map<string, IndexDeSommes>();
    for (const [groupe, salissure] of etage) {
      if (litSonEtage(salissure, etage)) continue;
      const somme = lireSommeParCle(groupe.gabarit);
      if (somme === null ? this.calculerParRepresentants(salissure) : this.calculerSommes(salissure, somme, index)) reste.delete(groupe);
    }
    if (reste.size > 0) this.calculerDansUnNouveauLot(reste);
  }

  private lue(feuille: string, ligne: number, colonne: number): { readonly valeur: Scalaire; readonly calculee: boolean } {
    const calculee = this.cellules.get(feuille)?.get(cleDe(ligne, colonne));
    return calculee === undefined
      ? { valeur: this.source.constante(feuille, ligne, colonne), calculee: false }
      : { valeur: calculee.valeur, calculee: true };
  }

  private calculerParRepresentants(salissure: Salissure, morceaux: Gabarit['morceaux'] = salissure.groupe.gabarit.morceaux): boolean {
    const { groupe } = salissure;
    const choix = choisirRepresentants(
      salissure,
      (portee) => this.taille(portee),
      (feuille, ligne, colonne) => {
        const { valeur, calculee } = this.lue(feuille, ligne, colonne);
        return cleDeValeur(valeur, calculee);
      },
    );
    if (choix === null) return false;
    const resultats = this.evaluerLignes(morceaux, choix.choisies);
    const cellules = this.cellules.get(groupe.feuille);
    for (const [place, ligne] of choix.lignes.entries()) {
      const cellule = cellules?.get(cleDe(ligne, groupe.colonne));
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
        const { ligne1, colonne1 } = this.borner(portee);
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
          else texte += this.adresse(morceau, lot);
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
    const { valeur, calculee } = this.lue(feuille, ligne, colonne);
    if (valeur !== '') lot.constante(ou, place, colonne, valeur);
    else if (calculee) lot.formule(ou, place, colonne, '=""');
  }

  /** False when a criterion is more than a text to be equal to: the engine then takes the whole column. */
  private calculerSommes(salissure: Salissure, { cles, critere, montants }: SommeParCle, index: Map<string, IndexDeSommes>): boolean {
    const { groupe, ligne0, ligne1 } = salissure;
    const lignes = lignesEntre(groupe, ligne0, ligne1);
    const deLaLigne = critere.filter((morceau): morceau is Portee => typeof morceau !== 'string' && morceau.memeLigne);
    if (lignes.length * this.taille(cles) < SOMMES_MINIMUM) return false;
    if (lignes.some((ligne) => deLaLigne.some((portee) => ligne < portee.ligne0 || ligne > portee.ligne1))) return false;
    const textes = this.evaluerLignes(['=', ...critere], lignes).map(texteEgal);
    if (textes.includes(null)) return false;
    const { ligne1: derniere } = this.borner(cles);
    const cle = [cles.feuille, cles.colonne0, montants.feuille, montants.colonne0, cles.ligne0, derniere].join('|');
    let sommes = index.get(cle);
    if (sommes === undefined) {
      index.set(cle, (sommes = new IndexDeSommes()));
      for (let ligne = cles.ligne0; ligne <= derniere; ligne += 1) {
        sommes.ajouter(this.lue(cles.feuille, ligne, cles.colonne0).valeur, this.lue(montants.feuille, ligne, montants.colonne0).valeur);
      }
    }
    const cellules = this.cellules.get(groupe.feuille);
    for (const [place, ligne] of lignes.entries()) {
      const cellule = cellules?.get(cleDe(ligne, groupe.colonne));
      if (cellule !== undefined) cellule.valeur = sommes.somme(textes[place] ?? '');
    }
    return true;
  }

  private calculerDansUnNouveauLot(sales: ReadonlyMap<Groupe, Salissure>): void {
    this.abandonner();
    const lot = new Lot();
    for (const { groupe, ligne0, ligne1 } of sales.values()) this.marquer(groupe, ligne0, ligne1);
    const lues = this.alimenter(lot, sales);
    for (const { groupe, ligne0, ligne1 } of sales.values())
      for (const ligne of lignesEntre(groupe, ligne0, ligne1))
        lot.formule(groupe.feuille, ligne, groupe.colonne, this.ecrire(groupe.gabarit, ligne, lot));
    lot.evaluer();
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const lignes = lignesEntre(groupe, ligne0, ligne1);
      const [premiere] = lignes;
      if (premiere !== undefined) lot.formater(groupe.feuille, premiere, lignes.at(-1) ?? premiere, groupe.colonne);
    }
    this.lire(lot, sales);
    const cellules = lues.reduce((total, bande) => total + bande.ligne1 - bande.ligne0 + 1, 0);
    const entieres = [...sales.keys()].some((groupe) =>
      groupe.gabarit.portees.some((portee) => !portee.memeLigne && this.borner(portee).ligne1 < portee.ligne1),
    );
    // A reference cut at the end of its sheet would miss what is written below it later.
    if (entieres || cellules > CELLULES_GARDEES_MAX) lot.liberer();
    else this.garde = { lot, membres: sales, lues, poids: this.poidsDe(sales) };
  }

  private marquer(groupe: Groupe, ligne0: number, ligne1: number): void {
    const cellules = this.cellules.get(groupe.feuille);
    for (const ligne of lignesEntre(groupe, ligne0, ligne1)) {
      const cellule = cellules?.get(cleDe(ligne, groupe.colonne));
      if (cellule !== undefined) cellule.sale = true;
    }
  }

  /** Writes what the formulas read and that the batch does not compute itself. */
  private alimenter(lot: Lot, sales: ReadonlyMap<Groupe, Salissure>): Bande[] {
    const bandes = new Map<string, Bande>();
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      for (const portee of groupe.gabarit.portees) {
        const bornes = portee.memeLigne ? { ligne1: Math.min(ligne1, portee.ligne1), colonne1: portee.colonne1 } : this.borner(portee);
        const debut = portee.memeLigne ? Math.max(ligne0, portee.ligne0) : portee.ligne0;
        for (let colonne = portee.colonne0; colonne <= bornes.colonne1; colonne += 1)
          if (debut <= bornes.ligne1)
            bandes.set(`${portee.feuille}|${colonne}|${debut}|${bornes.ligne1}`, {
              feuille: portee.feuille,
              colonne,
              ligne0: debut,
              ligne1: bornes.ligne1,
            });
      }
    }
    const lues = reunir([...bandes.values()]);
    for (const { feuille, colonne, ligne0, ligne1 } of lues) {
      const calculees = this.cellules.get(feuille);
      for (let ligne = ligne0; ligne <= ligne1; ligne += 1) {
        const calculee = calculees?.get(cleDe(ligne, colonne));
        if (calculee?.sale === true) continue;
        const valeur = calculee === undefined ? this.source.constante(feuille, ligne, colonne) : calculee.valeur;
        if (valeur !== '') lot.constante(feuille, ligne, colonne, valeur);
        // A formula that answers "" is text, not an empty cell: `""+1` is an error where an empty cell counts for 0.
        else if (calculee !== undefined) lot.formule(feuille, ligne, colonne, '=""');
      }
    }
    return lues;
  }

  private ecrire(gabarit: Gabarit, ligne: number, lot: Lot): string {
    let texte = '';
    for (const morceau of gabarit.morceaux) {
      if (typeof morceau === 'string') texte += morceau;
      else if (!morceau.memeLigne) texte += this.adresse(morceau, lot);
      else if (ligne < morceau.ligne0 || ligne > morceau.ligne1) texte += '#VALUE!';
      else texte += lot.adresseDeLigne(morceau.feuille, ligne, morceau.colonne0, morceau.colonne1);
    }
    return texte;
  }

  private adresse(portee: Portee, lot: Lot): string {
    const { ligne1, colonne1 } = this.borner(portee);
    const derniereColonne = portee.colonne1 < PAS - 1 ? portee.colonne1 : Math.max(colonne1, portee.colonne0);
    // Cut at the sheet's end only what was written as whole columns: criteria and sum ranges must keep equal sizes.
    const derniereLigne = portee.ligne1 < 1048575 ? portee.ligne1 : Math.max(ligne1, portee.ligne0);
    return lot.adresse(portee.feuille, portee.ligne0, portee.colonne0, derniereLigne, derniereColonne, portee.plage);
  }

  private lire(lot: Lot, sales: ReadonlyMap<Groupe, Salissure>): void {
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const cellules = this.cellules.get(groupe.feuille);
      for (const ligne of lignesEntre(groupe, ligne0, ligne1)) {
        const cellule = cellules?.get(cleDe(ligne, groupe.colonne));
        if (cellule === undefined) continue;
        cellule.valeur = lot.lire(groupe.feuille, ligne, groupe.colonne);
        cellule.sale = false;
      }
    }
  }
}

export interface MoteurMesure extends Moteur {
  readonly cellulesCalculees: ReadonlyMap<string, number>;
}

export function creerMoteur(source: SourceDeConstantes): MoteurMesure {
  return new MoteurIronCalc(source);
}
