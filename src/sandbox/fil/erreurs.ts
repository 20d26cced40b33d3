/** An error that Excel would answer, with its own code and message (both are what the genuine client shows). */
export class ErreurHote extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** `Type.membre`; filled by the interpreter when the model leaves it out. */
    public emplacement = '',
  ) {
    super(message);
    this.name = 'ErreurHote';
  }
}

export const erreurs = {
  introuvable: (emplacement?: string) => new ErreurHote('ItemNotFound', "The requested resource doesn't exist.", emplacement),
  argumentInvalide: (message = 'The argument is invalid or missing or has an incorrect format.') =>
    new ErreurHote('InvalidArgument', message),
  dejaPris: () => new ErreurHote('ItemAlreadyExists', 'A resource with the same name or identifier already exists.'),
  accesRefuse: () => new ErreurHote('AccessDenied', 'You cannot perform the requested operation.'),
  operationInvalide: (message: string) => new ErreurHote('InvalidOperation', message),
  cheminInvalide: (detail: string) => new ErreurHote('InvalidObjectPath', `The object path is not valid (${detail}).`),
  /** Never a silent success: a member that is not built says its name. */
  nonConstruit: (membre: string) => new ErreurHote('NotImplemented', `The requested feature isn't implemented: ${membre}.`, membre),
} as const;
