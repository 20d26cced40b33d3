/** Everything that the pane knows, and the only ways in which it changes. */
import type { ConflitDeNom } from '../../classeur/noms-a-cote';
import type { Etude } from '../../domaine/decisions/memoire';
import type { Correspondance, Inventaire } from '../../domaine/inventaire';
import type { Hypotheses, Scenario } from '../../domaine/hypotheses';
import type { BilanExecution, ClasseurDecrit } from '../../excel/porte';
import type { HypothesesPartielles } from '../services';
import type { ErreurAffichee } from './erreurs';
import { AUCUNE_DECISION, reduireDecisions, type ActionDeDecision, type EtatDesDecisions } from './etat-decisions';
import { memesMemoires } from './reunir-memoires';
import type { LectureFaite, SourceChoisie } from './source';
import type { SyntheseTerritoire } from './synthese';

export type Classeur = ClasseurDecrit;

export interface Operation {
  readonly nom: string;
  readonly etape: string;
  /** 0 to 1; null while nothing can be said. */
  readonly fraction: number | null;
  readonly annulable: boolean;
}

export type Reglages = Pick<Hypotheses, 'exercice' | 'bailleur'>;

export interface EtatNegoflux {
  readonly classeur: Classeur | null;
  readonly source: SourceChoisie;
  readonly lecture: LectureFaite | null;
  readonly correspondance: Correspondance | null;
  readonly inventaire: Inventaire | null;
  /** The mapping or the year changed since the inventory was analysed. */
  readonly inventairePerime: boolean;
  readonly reglages: Reglages;
  readonly scenarios: readonly Scenario[];
  /** What the workbook held when it was last read or written: what differs from it was typed in the pane. */
  readonly connu: { readonly reglages: Reglages; readonly scenarios: readonly Scenario[] };
  /** Scenarios changed here and not yet carried to the sheets. */
  readonly scenariosModifies: boolean;
  readonly operation: Operation | null;
  readonly erreur: ErreurAffichee | null;
  /** What the last operation did. */
  readonly annonce: string | null;
  readonly conflits: readonly ConflitDeNom[] | null;
  readonly bilan: BilanExecution | null;
  /** Whole readings so far: what hears of changes begins anew with each. */
  readonly lecturesFaites: number;
  /** The inventory was read again since the tables were written. */
  readonly tablesPerimees: boolean;
  readonly synthese: readonly SyntheseTerritoire[];
  /** What the sheets say of the inventory and of the deadlines of the convention (V20 to V22). */
  readonly alertes: readonly string[];
  readonly peutAnnuler: boolean;
  readonly decisions: EtatDesDecisions;
}

export type Action =
  | ActionDeDecision
  | { readonly type: 'classeur-decrit'; readonly classeur: Classeur }
  | { readonly type: 'source-choisie'; readonly source: SourceChoisie }
  | { readonly type: 'lecture-faite'; readonly lecture: LectureFaite; readonly correspondance: Correspondance }
  /** The sheet was written through the pane: what was recognised stays. */
  | { readonly type: 'lecture-corrigee'; readonly lecture: LectureFaite }
  | { readonly type: 'correspondance-changee'; readonly correspondance: Correspondance }
  /** Rows of the sheet read again: the rest stays. */
  | { readonly type: 'lignes-relues'; readonly lecture: LectureFaite }
  | { readonly type: 'inventaire-analyse'; readonly etude: Etude }
  | { readonly type: 'hypotheses-lues'; readonly hypotheses: HypothesesPartielles }
  | { readonly type: 'reglages-changes'; readonly reglages: Partial<Reglages> }
  | { readonly type: 'scenarios-changes'; readonly scenarios: readonly Scenario[] }
  | { readonly type: 'operation-commencee'; readonly operation: Operation }
  | { readonly type: 'progres'; readonly fraction: number; readonly etape: string }
  | { readonly type: 'operation-finie'; readonly annonce: string | null }
  | { readonly type: 'operation-echouee'; readonly erreur: ErreurAffichee }
  | { readonly type: 'erreur-fermee' }
  | { readonly type: 'conflits-trouves'; readonly conflits: readonly ConflitDeNom[] }
  | { readonly type: 'conflits-fermes' }
  | { readonly type: 'tables-inserees'; readonly bilan: BilanExecution }
  | { readonly type: 'synthese-lue'; readonly synthese: readonly SyntheseTerritoire[]; readonly alertes: readonly string[] }
  | { readonly type: 'annulation-possible'; readonly peutAnnuler: boolean };

export function etatInitial(aujourdhui: Date): EtatNegoflux {
  const reglages: Reglages = { exercice: aujourdhui.getFullYear(), bailleur: '' };
  return {
    classeur: null,
    source: { type: 'feuille-active' },
    lecture: null,
    correspondance: null,
    inventaire: null,
    inventairePerime: false,
    reglages,
    connu: { reglages, scenarios: [] },
    scenarios: [],
    scenariosModifies: false,
    operation: null,
    erreur: null,
    annonce: null,
    conflits: null,
    bilan: null,
    lecturesFaites: 0,
    tablesPerimees: false,
    synthese: [],
    alertes: [],
    peutAnnuler: false,
    decisions: AUCUNE_DECISION,
  };
}

/** Among the sheets of the workbook, the one that every plan of ours holds. */
function aDesTables({ classeur }: EtatNegoflux): boolean {
  return classeur?.feuilles.includes('Assiette') ?? false;
}

export function reduire(etat: EtatNegoflux, action: Action): EtatNegoflux {
  switch (action.type) {
    case 'classeur-decrit':
      return { ...etat, classeur: action.classeur };
    case 'source-choisie':
      return { ...etat, source: action.source };
    case 'lecture-faite':
      return {
        ...etat,
        lecture: action.lecture,
        correspondance: action.correspondance,
        inventaire: null,
        inventairePerime: false,
        lecturesFaites: etat.lecturesFaites + 1,
        tablesPerimees: etat.lecture !== null && aDesTables(etat),
        decisions: { ...etat.decisions, dossier: null, propositions: null },
      };
    case 'lecture-corrigee':
      return { ...etat, lecture: action.lecture, inventairePerime: true };
    case 'correspondance-changee':
      return { ...etat, correspondance: action.correspondance, inventairePerime: etat.lecture !== null };
    case 'lignes-relues':
      return { ...etat, lecture: action.lecture, inventairePerime: true, tablesPerimees: aDesTables(etat) };
    case 'inventaire-analyse':
      return {
        ...etat,
        inventaire: action.etude.inventaire,
        inventairePerime: false,
        decisions: {
          ...etat.decisions,
          dossier: action.etude.dossier,
          enAttente: !memesMemoires(etat.decisions.memoire, action.etude.dossier.memoire),
        },
      };
    case 'hypotheses-lues':
      return avecHypothesesLues(etat, action.hypotheses);
    case 'reglages-changes': {
      const reglages = { ...etat.reglages, ...action.reglages };
      const autreExercice = reglages.exercice !== etat.reglages.exercice;
      return { ...etat, reglages, inventairePerime: etat.inventairePerime || (autreExercice && etat.inventaire !== null) };
    }
    case 'scenarios-changes':
      return { ...etat, scenarios: action.scenarios, scenariosModifies: true };
    case 'operation-commencee':
      return { ...etat, operation: action.operation, erreur: null, annonce: null, conflits: null };
    case 'progres':
      return etat.operation ? { ...etat, operation: { ...etat.operation, fraction: action.fraction, etape: action.etape } } : etat;
    case 'operation-finie':
      return { ...etat, operation: null, annonce: action.annonce };
    case 'operation-echouee':
      return { ...etat, operation: null, erreur: action.erreur };
    case 'erreur-fermee':
      return { ...etat, erreur: null };
    case 'conflits-trouves':
      return { ...etat, conflits: action.conflits };
    case 'conflits-fermes':
      return { ...etat, conflits: null };
    case 'tables-inserees':
      return {
        ...etat,
        bilan: action.bilan,
        tablesPerimees: false,
        scenariosModifies: false,
        connu: { reglages: etat.reglages, scenarios: etat.scenarios },
      };
    case 'synthese-lue':
      return { ...etat, synthese: action.synthese, alertes: action.alertes };
    case 'annulation-possible':
      return { ...etat, peutAnnuler: action.peutAnnuler };
    default:
      return { ...etat, decisions: reduireDecisions(etat.decisions, action) };
  }
}

/** What the workbook holds wins, but for what was typed in the pane since it was last read. */
function avecHypothesesLues(etat: EtatNegoflux, lues: HypothesesPartielles): EtatNegoflux {
  const { connu } = etat;
  const reglages: Reglages = {
    exercice: etat.reglages.exercice === connu.reglages.exercice ? (lues.exercice ?? etat.reglages.exercice) : etat.reglages.exercice,
    bailleur: etat.reglages.bailleur === connu.reglages.bailleur ? (lues.bailleur ?? etat.reglages.bailleur) : etat.reglages.bailleur,
  };
  const luDeMemeNom = (nom: string): Scenario | undefined => lues.scenarios?.find((lu) => lu.nom === nom);
  const scenarios = etat.scenariosModifies
    ? etat.scenarios.map((s) => (connu.scenarios.includes(s) ? (luDeMemeNom(s.nom) ?? s) : s))
    : (lues.scenarios ?? etat.scenarios);
  return {
    ...etat,
    reglages,
    scenarios,
    connu: {
      reglages: { exercice: lues.exercice ?? connu.reglages.exercice, bailleur: lues.bailleur ?? connu.reglages.bailleur },
      scenarios: scenarios.filter((s) => luDeMemeNom(s.nom) === s),
    },
    inventairePerime: etat.inventairePerime || (etat.inventaire !== null && reglages.exercice !== etat.reglages.exercice),
  };
}
