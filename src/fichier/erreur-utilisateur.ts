/** What the person who runs the command can put right: the message is French and says the way out. */
export class ErreurUtilisateur extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ErreurUtilisateur';
  }
}
