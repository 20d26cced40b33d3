/**
 * `@ironcalc/wasm` behind our adapter. IronCalc recalculates a whole workbook at each change; we hold the dependency graph and
 * hand it only the formulas that a change reaches (see `lot.ts`), so its speed depends on the change and not on the workbook.
 */
import { Contenus, PAS } from './contenus';
import { etages, propager } from './graphe';
import type { Groupe, Salissure } from './graphe';
import { moteurInitialise } from './initialiser';
import { Attente } from './intervalles';
import type { Bande } from './intervalles';
import { LotGarde } from './lot-garde';
import type { Moteur, NomDuMoteur, Scalaire, SourceDeConstantes, TableDuMoteur } from './moteur';
import { Repetitions } from './repetitions';
import { cleDeNom, tableContenant, traduire } from './traduire';
import type { Contexte, Gabarit } from './traduire';

export { initialiserMoteur, moteurInitialise } from './initialiser';

class MoteurIronCalc implements Moteur, Contexte {
  tables: ReadonlyMap<string, TableDuMoteur> = new Map();
  noms: ReadonlyMap<string, NomDuMoteur> = new Map();
  /** Formula cells computed so far, by sheet: what a change really costs. */
  readonly cellulesCalculees = new Map<string, number>();
  private readonly idsParNom = new Map<string, string>();
  private readonly contenus: Contenus;
  private readonly groupes = new Map<string, Groupe>();
  private readonly gabarits = new Map<string, Gabarit>();
  private readonly changements = new Attente();
  private aCalculer = new Set<Groupe>();
  private lignesACalculer = new Map<Groupe, { ligne0: number; ligne1: number }>();
  private garde: LotGarde | null = null;
  private suspendu = 0;

  constructor(source: SourceDeConstantes) {
    if (!moteurInitialise()) throw new Error('Le moteur de calcul n’est pas chargé : appelez initialiserMoteur() d’abord.');
    this.contenus = new Contenus(source);
  }

  idDeFeuille(nom: string): string | undefined {
    return this.idsParNom.get(nom.toLowerCase());
  }

  ajouterFeuille(id: string, nom: string): void {
    this.idsParNom.set(nom.toLowerCase(), id);
    this.contenus.ajouterFeuille(id);
    this.retraduire();
  }

  renommerFeuille(id: string, nom: string): void {
    // The old name stays known: formulas written with it keep their meaning until the model rewrites them.
    this.idsParNom.set(nom.toLowerCase(), id);
    this.gabarits.clear();
  }

  supprimerFeuille(id: string): void {
    for (const [nom, connu] of [...this.idsParNom]) if (connu === id) this.idsParNom.delete(nom);
    this.contenus.supprimerFeuille(id);
    for (const [cle, groupe] of [...this.groupes])
      if (groupe.feuille === id) {
        this.groupes.delete(cle);
        this.oublier(groupe);
      }
    this.retraduire((gabarit) => gabarit.portees.some((portee) => portee.feuille === id));
    this.abandonner();
  }

  definirFormule(feuille: string, ligne: number, colonne: number, formule: string | null): void {
    if (!this.contenus.connait(feuille)) throw new Error(`Feuille inconnue du moteur : ${feuille}`);
    const ancienne = this.contenus.calculee(feuille, ligne, colonne);
    if (ancienne?.groupe.texte === formule) return;
    if (ancienne !== undefined) {
      ancienne.groupe.lignes.delete(ligne);
      this.contenus.poser(feuille, ligne, colonne, null);
      if (ancienne.groupe.lignes.size === 0) this.oublier(ancienne.groupe, true);
    }
    if (ancienne !== undefined || formule !== null) this.abandonner();
    if (formule === null) {
      if (ancienne !== undefined) this.changements.ajouter(feuille, colonne, ligne, ligne);
      return;
    }
    const groupe = this.groupeDe(feuille, ligne, colonne, formule);
    groupe.lignes.add(ligne);
    this.contenus.poser(feuille, ligne, colonne, { groupe, valeur: ancienne?.valeur ?? 0, sale: false });
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
    return this.contenus.calculee(feuille, ligne, colonne)?.valeur ?? this.contenus.constante(feuille, ligne, colonne);
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
    this.garde?.liberer();
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
      for (const etage of etages(sales)) {
        const reste = new Repetitions(this.contenus).calculer(etage);
        if (reste.size > 0) this.calculerEnsemble(reste);
      }
    } else if (sales.size === 0) this.transmettre(changements);
  }

  /** The kept batch computes the change, when it can. */
  private rejouer(sales: ReadonlyMap<Groupe, Salissure>, changements: readonly Bande[]): boolean {
    const { garde } = this;
    if (garde === null || !garde.convient(sales) || !this.transmettre(changements)) return false;
    garde.rejouer(sales);
    return true;
  }

  /** Gives changed constants to the kept batch; false when there is none left. */
  private transmettre(changements: readonly Bande[]): boolean {
    if (this.garde === null) return false;
    if (this.garde.transmettre(changements)) return true;
    this.abandonner();
    return false;
  }

  private calculerEnsemble(sales: ReadonlyMap<Groupe, Salissure>): void {
    this.abandonner();
    this.garde = LotGarde.calculer(sales, this.contenus);
  }
}

export interface MoteurMesure extends Moteur {
  readonly cellulesCalculees: ReadonlyMap<string, number>;
}

export function creerMoteur(source: SourceDeConstantes): MoteurMesure {
  return new MoteurIronCalc(source);
}
