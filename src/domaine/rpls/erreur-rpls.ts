/** A file that cannot be read as RPLS without a risk of misreading: the French sentence says why, and the way out. */
export class ErreurRpls extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ErreurRpls';
  }
}
