import { erreurs } from '../fil/erreurs';
import type { Moteur, Scalaire, SourceDeConstantes, TableDuMoteur } from '../moteur/moteur';

export type FabriqueDeMoteur = (source: SourceDeConstantes) => Moteur;
export type ModeDeCalcul = 'Automatic' | 'AutomaticExceptTables' | 'Manual';

export interface StructureCalculee {
  tables(): readonly TableDuMoteur[];
  noms(): readonly { readonly nom: string; readonly cible: string }[];
}

/**
 * Between the model and the engine: writes pile up while the engine sleeps, and the first read that needs a result wakes it. A whole
 * request thus costs one calculation, as in Excel.
 */
export class Calcul {
  mode: ModeDeCalcul = 'Automatic';
  private readonly moteur: Moteur | null;
  private endormi = false;
  private suspenduJusquALaFin = false;
  private tablesChangees = false;
  private nomsChanges = false;

  constructor(
    fabrique: FabriqueDeMoteur | undefined,
    source: SourceDeConstantes,
    private readonly structure: StructureCalculee,
  ) {
    this.moteur = fabrique?.(source) ?? null;
  }

  feuilleAjoutee(id: string, nom: string): void {
    this.ouvrir()?.ajouterFeuille(id, nom);
  }
  feuilleRenommee(id: string, nom: string): void {
    this.ouvrir()?.renommerFeuille(id, nom);
  }
  feuilleSupprimee(id: string): void {
    this.ouvrir()?.supprimerFeuille(id);
  }
  constanteChangee(feuille: string, ligne: number, colonne: number): void {
    this.ouvrir()?.constanteChangee(feuille, ligne, colonne);
  }
  formuleChangee(feuille: string, ligne: number, colonne: number, formule: string | null): void {
    const moteur = this.ouvrir();
    this.transmettreStructure();
    moteur?.definirFormule(feuille, ligne, colonne, formule);
  }
  tablesOntChange(): void {
    this.ouvrir();
    this.tablesChangees = true;
  }
  nomsOntChange(): void {
    this.ouvrir();
    this.nomsChanges = true;
  }

  valeur(feuille: string, ligne: number, colonne: number): Scalaire {
    if (!this.moteur) throw erreurs.nonConstruit('calcul sans moteur');
    if (this.mode !== 'Manual' && !this.suspenduJusquALaFin) this.calculer();
    return this.moteur.valeur(feuille, ligne, colonne);
  }
  calculer(): void {
    if (!this.endormi) return;
    this.transmettreStructure();
    this.endormi = false;
    this.moteur?.reprendre();
  }
  suspendreJusquALaFin(): void {
    this.suspenduJusquALaFin = true;
  }
  finDeRequete(): void {
    this.suspenduJusquALaFin = false;
  }

  private ouvrir(): Moteur | null {
    if (!this.endormi) {
      this.endormi = true;
      this.moteur?.suspendre();
    }
    return this.moteur;
  }
  private transmettreStructure(): void {
    if (this.tablesChangees) {
      this.tablesChangees = false;
      this.moteur?.definirTables(this.structure.tables());
    }
    if (this.nomsChanges) {
      this.nomsChanges = false;
      this.moteur?.definirNoms(this.structure.noms());
    }
  }
}
