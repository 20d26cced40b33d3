/** The operations that « Annuler la dernière opération » takes back, one after the other, from the last one. */
import type { OperationAnnulee } from './porte';

export interface Retour extends OperationAnnulee {
  /** Puts the workbook back as it was before the operation. */
  readonly retour: (contexte: Excel.RequestContext) => Promise<void>;
}

/**
 * An insertion of tables keeps a photograph of every sheet of ours: only the last one is kept, and nothing of what came before it but
 * what follows directly. Corrections and inputs weigh little.
 */
export class Pile {
  private operations: Retour[] = [];

  get derniere(): Retour | null {
    return this.operations.at(-1) ?? null;
  }

  empiler(operation: Retour): void {
    if (operation.nature === 'tables') {
      const precedente = this.operations.findLastIndex(({ nature }) => nature === 'tables');
      this.operations = this.operations.slice(precedente + 1);
    }
    this.operations.push(operation);
  }

  depiler(): void {
    this.operations.pop();
  }
}
