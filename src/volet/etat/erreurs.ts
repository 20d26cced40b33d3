/** Turns whatever was thrown into what the pane shows: a French sentence with a way out, and the detail for support. */
import { ErreurHypotheses } from '../../domaine/hypotheses-partielles';
import { ErreurExcel } from '../../excel/porte';
import { ErreurUtilisateur } from '../../fichier/erreur-utilisateur';

export interface ErreurAffichee {
  readonly message: string;
  readonly detail: string | null;
}

const PHRASE_GENERALE =
  'Une erreur inattendue a interrompu l’opération. Réessayez ; si elle se reproduit, rouvrez le volet et transmettez le détail ci-dessous.';

export function decrireErreur(cause: unknown): ErreurAffichee {
  if (cause instanceof ErreurExcel || cause instanceof ErreurHypotheses || cause instanceof ErreurUtilisateur)
    return { message: cause.message, detail: null };
  if (cause instanceof ErreurVolet) return { message: cause.message, detail: cause.detail };
  const detail = cause instanceof Error ? `${cause.name} : ${cause.message}` : String(cause);
  return { message: PHRASE_GENERALE, detail };
}

/** An error that the pane itself can explain. */
export class ErreurVolet extends Error {
  constructor(
    message: string,
    readonly detail: string | null = null,
  ) {
    super(message);
    this.name = 'ErreurVolet';
  }
}

export function estAnnulation(cause: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  if (cause instanceof ErreurExcel) return /annul|abort/i.test(cause.code);
  return cause instanceof Error ? cause.name === 'AbortError' : cause === signal.reason;
}
