/**
 * What the pane asks of the rest of the house. Everything is injected, so that the same screens run over real Excel, over the
 * sandbox and over a test double, and so that the heavy parts (rules, plans, reference data) load only when first needed.
 */
import type { Plan } from '../classeur/plan';
import type { MemoireLue } from '../classeur/lire-decisions';
import type { Dossier, Etude, Memoire } from '../domaine/decisions/memoire';
import type { HypothesesPartielles } from '../domaine/hypotheses-partielles';
import type { Correspondance, Inventaire } from '../domaine/inventaire';
import type { Lecture, PorteExcel, Suivi, TablesLues } from '../excel/porte';
import type { PropositionsDeRapprochement } from '../domaine/reservataires/rapprocher';
import type { LectureTexte } from '../fichier/texte/lecture-texte';
import type { LectureFaite } from './etat/source';

export type { HypothesesPartielles };

export interface Regles {
  /** Tables of ours that hold what the user typed. */
  readonly tablesDesHypotheses: readonly string[];
  /**
   * `ligneEntete` is -1 when no header row was found: the user then says what each column is. Given, it is the row that the user says
   * holds the headers, 0-based in the rows that were read.
   */
  reconnaitre(lecture: Lecture, suivi: Suivi, ligneEntete?: number): Promise<Correspondance>;
  /** A CSV or RPLS file of the user's disk: read here, sent nowhere. */
  lireFichier(fichier: File, exercice: number, suivi: Suivi): Promise<LectureTexte>;
  /** Tables of ours that hold decisions, and what they say; `refus` tells what could not be read. */
  readonly tablesDesDecisions: readonly string[];
  lireMemoire(tables: TablesLues): MemoireLue;
  /** Reads and corrects. Gives the hand back between two batches of rows: the pane stays alive. */
  etudier(
    lecture: LectureFaite,
    correspondance: Correspondance,
    exercice: number,
    memoire: Memoire,
    suivi: Suivi,
    /** Départements of the convention; absent when the workbook does not say. */
    perimetre?: readonly string[],
  ): Promise<Etude>;
  /** Whom the names that no rule knows look like; slow on many names, and gives the hand back between two. */
  proposerNoms(
    lecture: LectureFaite,
    correspondance: Correspondance,
    inventaire: Inventaire,
    memoire: Memoire,
    suivi: Suivi,
  ): Promise<PropositionsDeRapprochement>;
  /** null when the workbook holds no hypotheses of ours. */
  lireHypotheses(tables: TablesLues): HypothesesPartielles | null;
  /** Gives the hand back as `etudier` does: a large inventory takes seconds. */
  genererPlan(
    inventaire: Inventaire,
    hypotheses: HypothesesPartielles,
    feuilleSource: string,
    dossier: Dossier | null,
    suivi: Suivi,
  ): Promise<Plan>;
}

export interface Services {
  readonly porte: PorteExcel;
  /** Of the rules, for the journal. */
  readonly version: string;
  chargerRegles(): Promise<Regles>;
}
