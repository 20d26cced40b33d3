/** What is decided about the inventory, what the workbook already holds of it, and what the last analysis made of it. */
import type { Decision } from '../../domaine/decisions/decisions';
import { MEMOIRE_VIDE, type Dossier, type Memoire, type OperationFaite } from '../../domaine/decisions/memoire';
import type { PropositionsDeRapprochement } from '../../domaine/reservataires/rapprocher';
import { memesMemoires, reunirMemoires } from './reunir-memoires';

export interface EtatDesDecisions {
  readonly memoire: Memoire;
  /** What the workbook held when it was last read or written: what differs from it was decided in the pane. */
  readonly connue: Memoire;
  /** Decisions that the last analysis does not know. */
  readonly enAttente: boolean;
  readonly dossier: Dossier | null;
  /** null until someone looks at the réservataires. */
  readonly propositions: PropositionsDeRapprochement | null;
  /** Lines that the journal does not have yet. */
  readonly operations: readonly OperationFaite[];
  /** Lines that the last insertion gave to the journal: they wait again when it is cancelled. */
  readonly notees: readonly OperationFaite[];
  /** Decisions that went into the source, correction by correction: they are decisions again when it is put back. */
  readonly dansLaSource: readonly (readonly Decision[])[];
}

export const AUCUNE_DECISION: EtatDesDecisions = {
  memoire: MEMOIRE_VIDE,
  connue: MEMOIRE_VIDE,
  enAttente: false,
  dossier: null,
  propositions: null,
  operations: [],
  notees: [],
  dansLaSource: [],
};

export type ActionDeDecision =
  /** The workbook was read: what was decided in the pane since stays. */
  | { readonly type: 'memoire-lue'; readonly memoire: Memoire }
  | { readonly type: 'memoire-changee'; readonly memoire: Partial<Memoire> }
  /** The workbook was written, or came back to an earlier state. */
  | { readonly type: 'memoire-connue'; readonly memoire: Memoire }
  | { readonly type: 'noms-proposes'; readonly propositions: PropositionsDeRapprochement | null }
  | { readonly type: 'operations-notees' }
  | {
      readonly type: 'source-corrigee';
      readonly memoire: Memoire;
      readonly ecrites: readonly Decision[];
      readonly operation: OperationFaite | null;
    }
  /** The tables as they were before the last insertion. */
  | { readonly type: 'insertion-annulee' }
  | { readonly type: 'correction-annulee' }
  /** Every correction that the register holds; `operation`: its line, when the journal has none yet. */
  | { readonly type: 'corrections-defaites'; readonly operation: OperationFaite | null };

/** The decisions again, but for those that were decided otherwise since. */
function avecDecisions(memoire: Memoire, rendues: readonly Decision[]): Memoire {
  const connues = new Set(memoire.decisions.map(({ portee, cle }) => `${portee} ${cle}`));
  return { ...memoire, decisions: [...memoire.decisions, ...rendues.filter(({ portee, cle }) => !connues.has(`${portee} ${cle}`))] };
}

export function reduireDecisions(etat: EtatDesDecisions, action: ActionDeDecision): EtatDesDecisions {
  switch (action.type) {
    case 'memoire-lue': {
      const memoire = reunirMemoires(etat.connue, etat.memoire, action.memoire);
      return { ...etat, memoire, connue: action.memoire, enAttente: etat.enAttente || !memesMemoires(memoire, etat.memoire) };
    }
    case 'memoire-changee': {
      const autreDecoupage = action.memoire.decoupage !== undefined;
      return {
        ...etat,
        memoire: { ...etat.memoire, ...action.memoire },
        enAttente: true,
        propositions: autreDecoupage ? null : etat.propositions,
      };
    }
    case 'memoire-connue':
      return { ...etat, connue: action.memoire };
    case 'noms-proposes':
      return { ...etat, propositions: action.propositions };
    case 'operations-notees':
      return { ...etat, operations: [], notees: etat.operations };
    case 'source-corrigee':
      return {
        ...etat,
        memoire: action.memoire,
        dansLaSource: [...etat.dansLaSource, action.ecrites],
        operations: action.operation === null ? etat.operations : [...etat.operations, action.operation],
      };
    case 'insertion-annulee':
      return { ...etat, operations: [...etat.notees, ...etat.operations], notees: [] };
    case 'correction-annulee':
      return {
        ...etat,
        memoire: avecDecisions(etat.memoire, etat.dansLaSource.at(-1) ?? []),
        dansLaSource: etat.dansLaSource.slice(0, -1),
        // What the journal already had, it gave back itself.
        operations: etat.operations.slice(0, -1),
      };
    case 'corrections-defaites':
      return {
        ...etat,
        memoire: avecDecisions(etat.memoire, etat.dansLaSource.flat()),
        dansLaSource: [],
        operations: action.operation === null ? etat.operations : [...etat.operations, action.operation],
      };
  }
}
