/**
 * What the pane asks of the rest of the house. Everything is injected, so that the same screens run over real Excel, over the
 * sandbox and over a test double, and so that the heavy parts (rules, plans, reference data) load only when first needed.
 */
import type { Plan } from '../classeur/plan';
import type { HypothesesPartielles } from '../domaine/hypotheses-partielles';
import type { Correspondance, Inventaire } from '../domaine/inventaire';
import type { Lecture, PorteExcel, Suivi, TablesLues } from '../excel/porte';
import type { LectureTexte } from '../fichier/texte/lecture-texte';

export type { HypothesesPartielles };

export interface Regles {
  /** Tables of ours that hold what the user typed. */
  readonly tablesDesHypotheses: readonly string[];
  /** `ligneEntete` is -1 when no header row was found: the user then says what each column is. */
  reconnaitre(lecture: Lecture): Correspondance;
  /** A CSV or RPLS file of the user's disk: read here, sent nowhere. */
  lireFichier(fichier: File, exercice: number): Promise<LectureTexte>;
  /** Gives the hand back between two batches of rows: the pane stays alive. */
  lireInventaire(lecture: Lecture, correspondance: Correspondance, exercice: number, suivi: Suivi): Promise<Inventaire>;
  /** null when the workbook holds no hypotheses of ours. */
  lireHypotheses(tables: TablesLues): HypothesesPartielles | null;
  genererPlan(inventaire: Inventaire, hypotheses: HypothesesPartielles, feuilleSource: string): Plan;
}

export interface Services {
  readonly porte: PorteExcel;
  chargerRegles(): Promise<Regles>;
}
