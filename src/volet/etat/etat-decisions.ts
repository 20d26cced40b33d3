/** What is decided about the inventory, what the workbook already holds of it, and what the last analysis made of it. */
import { MEMOIRE_VIDE, type Dossier, type Memoire, type OperationFaite } from '../../domaine/decisions/memoire';
import type { PropositionsDeRapprochement } from '../../domaine/reservataires/rapprocher';
import { memesMemoires, reunirMemoires } from './reunir-memoires';
import type { LectureFaite } from './source';

/** What « Annuler la dernière opération » brings back after a correction of the source. */
export interface AvantCorrection {
  readonly lecture: LectureFaite;
  readonly memoire: Memoire;
  readonly operations: readonly OperationFaite[];
}

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
  readonly avantCorrection: AvantCorrection | null;
}

export const AUCUNE_DECISION: EtatDesDecisions = {
  memoire: MEMOIRE_VIDE,
  connue: MEMOIRE_VIDE,
  enAttente: false,
  dossier: null,
  propositions: null,
  operations: [],
  avantCorrection: null,
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
      readonly avant: AvantCorrection;
      readonly memoire: Memoire;
      readonly operation: OperationFaite | null;
    }
  | { readonly type: 'correction-oubliee' }
  | { readonly type: 'correction-annulee' };

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
      return { ...etat, operations: [] };
    case 'source-corrigee':
      return {
        ...etat,
        memoire: action.memoire,
        avantCorrection: action.avant,
        operations: action.operation === null ? etat.operations : [...etat.operations, action.operation],
      };
    case 'correction-oubliee':
      return { ...etat, avantCorrection: null };
    case 'correction-annulee': {
      const avant = etat.avantCorrection;
      return avant === null ? etat : { ...etat, memoire: avant.memoire, operations: avant.operations, avantCorrection: null };
    }
  }
}
