/** Shapes that travel between the genuine client and the host: one request per `context.sync()`. */
export const CHEMIN = { global: 1, nouvelObjet: 2, methode: 3, propriete: 4, indexeur: 5, reference: 6, nul: 7 } as const;
export const ACTION = {
  instancier: 1,
  lire: 2,
  methode: 3,
  affecter: 4,
  trace: 5,
  lireRecursif: 6,
  lireJson: 7,
  verifierInchange: 8,
  mettreAJour: 9,
} as const;

export interface ArgumentsFil {
  readonly Arguments?: readonly unknown[];
  /** Where an argument is a proxy, the id of its path; 0 elsewhere. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface CheminFil {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentsFil;
}

export interface SelectionFil {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface ActionFil {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentsFil;
  readonly QueryInfo?: SelectionFil;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface RequeteFil {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly ActionFil[];
  readonly ObjectPaths: Readonly<Record<string, CheminFil>>;
}

export interface ErreurFil {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
}

export interface ReponseFil {
  readonly Error?: ErreurFil;
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
}

export const enPascal = (nom: string): string => (nom.startsWith('_') ? nom : nom.charAt(0).toUpperCase() + nom.slice(1));
export const enChameau = (nom: string): string => (nom.startsWith('_') ? nom : nom.charAt(0).toLowerCase() + nom.slice(1));

/** The client ends a batch by releasing its references in a request of its own, which is no sync of the add-in's. */
export function estNettoyage(requete: RequeteFil): boolean {
  const actions = requete.Actions;
  return (
    actions.some((a) => a.Name === '_RemoveReference') &&
    actions.every((a) => a.ActionType === ACTION.instancier || a.Name === '_RemoveReference')
  );
}
