/** Key under which the spellings of a réservataire are compared. « 1 % » keeps its sign, or it would be the RPLS code 1. */
import { cleDeNom } from '../geographie/cle-de-nom';

export function cleDeReservataire(texte: string): string {
  return cleDeNom(texte.replace(/(\d) ?%/g, '$1 pour cent '));
}
