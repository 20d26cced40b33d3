/** A `PorteExcel` over a small workbook kept in memory: what it is given, it remembers; what it is asked, it records. */
import { conflitsDeNom, placerACote, type ConflitDeNom, type FeuillePresente } from '../../../src/classeur/noms-a-cote';
import { estFormule, type Plan } from '../../../src/classeur/plan';
import type { ValeurCellule } from '../../../src/domaine/inventaire';
import type { DemandeDeCorrection } from '../../../src/excel/corriger-source';
import type {
  BilanDesDefaites,
  BilanExecution,
  CelluleRendue,
  Lecture,
  OperationAnnulee,
  PorteExcel,
  SourceDeLecture,
  Suivi,
  TablesLues,
} from '../../../src/excel/porte';
import type { Arret, CelluleDecrite, ChangementDeFeuille, Saisie } from '../../../src/excel/porte-vivante';

export class PorteEnMemoire implements PorteExcel {
  readonly deplacements: string[] = [];
  readonly corrections: DemandeDeCorrection[] = [];
  readonly lectures: SourceDeLecture[] = [];
  feuilles = ['Inventaire'];
  tables = new Map<string, readonly (readonly ValeurCellule[])[]>();
  tablesDeLUtilisateur: string[] = [];
  feuillesEtrangeres: string[] = [];
  plans: Plan[] = [];
  /** Who hears of what people edit in the source. */
  readonly ecouteurs = new Set<(changement: ChangementDeFeuille) => void>();
  readonly relues: number[][] = [];
  readonly saisies: Saisie[] = [];
  /** Thrown by the next call that goes to « Excel ». */
  panne: unknown = null;
  /** Holds the next reading until it is released or aborted. */
  retenir = false;
  /** Cells that the register holds, as they were before. */
  aDefaire: CelluleRendue[] = [];
  private pile: { feuilles: string[]; tables: PorteEnMemoire['tables']; annulee: OperationAnnulee }[] = [];

  constructor(private readonly valeurs: Lecture['valeurs']) {}

  private echouerSiPanne(): void {
    const { panne } = this;
    this.panne = null;
    if (panne !== null) throw panne;
  }

  async decrireClasseur() {
    return {
      feuilleActive: 'Inventaire',
      feuilles: this.feuilles,
      tables: this.tablesDeLUtilisateur,
      corrections: this.aDefaire.length,
    };
  }

  async lire(source: SourceDeLecture, { onProgres, signal }: Suivi = {}): Promise<Lecture> {
    this.lectures.push(source);
    this.echouerSiPanne();
    onProgres?.(0.5, 'Lecture des cellules');
    if (this.retenir) await new Promise((_, echouer) => signal?.addEventListener('abort', () => echouer(signal.reason)));
    return { feuille: 'Inventaire', ligne: 0, colonne: 0, valeurs: this.valeurs };
  }

  async lireTables(noms: readonly string[]): Promise<TablesLues> {
    return new Map([...this.tables].filter(([nom]) => noms.includes(nom)));
  }

  private presentes(): FeuillePresente[] {
    return [
      ...this.feuillesEtrangeres.map((nom) => ({ nom, notre: false, cle: null })),
      ...this.feuilles.map((nom) => ({ nom, notre: nom !== 'Inventaire', cle: null })),
    ];
  }

  async conflits(plan: Plan): Promise<readonly ConflitDeNom[]> {
    return conflitsDeNom(plan, this.presentes());
  }

  async executer(prevu: Plan, { onProgres }: Suivi = {}, { aCote } = { aCote: false }): Promise<BilanExecution> {
    const plan = placerACote(prevu, this.presentes(), aCote);
    this.echouerSiPanne();
    onProgres?.(1, 'Écriture des feuilles');
    this.empiler('tables');
    this.plans.push(plan);
    const noms = plan.feuilles.map(({ nom }) => nom);
    const bilan = {
      feuillesCreees: noms.filter((n) => !this.feuilles.includes(n)),
      feuillesMisesAJour: noms.filter((n) => this.feuilles.includes(n)),
    };
    this.feuilles = [...new Set([...this.feuilles, ...noms])];
    this.tables = new Map(this.tables);
    for (const table of plan.feuilles.flatMap((f) => f.tables)) {
      const lignes = table.lignes.map((ligne) => ligne.map((cellule) => (estFormule(cellule) ? cellule.valeur : cellule)));
      this.tables.set(table.nom, [table.colonnes.map((c) => c.entete), ...lignes]);
    }
    return bilan;
  }

  async corrigerSource(demande: DemandeDeCorrection) {
    this.echouerSiPanne();
    this.corrections.push(demande);
    const { feuille } = demande;
    const rendues = demande.cellules.map(({ ligne, colonne, avant }) => ({ feuille, ligne, colonne, valeur: avant }));
    this.empiler('source', rendues);
    this.aDefaire = [...this.aDefaire, ...rendues];
    return { journalEcrit: false };
  }

  async defaireCorrections(): Promise<BilanDesDefaites> {
    this.echouerSiPanne();
    const cellules = this.aDefaire;
    this.aDefaire = [];
    return { cellules, laissees: ['Z9 de « Inventaire » a été changée depuis'], journalEcrit: false };
  }

  private empiler(nature: OperationAnnulee['nature'], cellules: readonly CelluleRendue[] = []): void {
    this.pile.push({ feuilles: this.feuilles, tables: this.tables, annulee: { nature, cellules } });
  }

  peutAnnuler(): boolean {
    return this.pile.length > 0;
  }

  async annulerDerniereOperation(): Promise<OperationAnnulee> {
    const derniere = this.pile.pop();
    if (derniere === undefined) throw new Error('Rien à annuler.');
    const { feuilles, tables, annulee } = derniere;
    Object.assign(this, { feuilles, tables, aDefaire: annulee.nature === 'source' ? [] : this.aDefaire });
    return annulee;
  }

  async allerA(feuille: string, adresse: string): Promise<void> {
    this.deplacements.push(`${feuille}!${adresse}`);
  }

  async suivreSelection(): Promise<Arret> {
    return async () => {};
  }

  async ecouterFeuille(_: string, surChangement: (changement: ChangementDeFeuille) => void): Promise<Arret> {
    this.ecouteurs.add(surChangement);
    return async () => void this.ecouteurs.delete(surChangement);
  }

  async relireLignes(_: string, __: unknown, lignes: readonly number[]): Promise<ReadonlyMap<number, readonly ValeurCellule[]>> {
    this.echouerSiPanne();
    this.relues.push([...lignes]);
    return new Map(lignes.map((ligne) => [ligne, this.valeurs[ligne] ?? []]));
  }

  async decrireSelection(): Promise<CelluleDecrite> {
    throw new Error('Ce classeur en mémoire n’a pas de sélection.');
  }

  async saisir(saisies: readonly Saisie[]): Promise<void> {
    this.echouerSiPanne();
    this.empiler('saisie');
    this.saisies.push(...saisies);
  }
}
