/** A transmission file of the RPLS, as long as the inventory of the bench. */
import { entete, ligneRpls } from '../domaine-rpls/fabrique';

const BAUX = ['06/2015', '03/2023', '12/2022', '01/2023', ''];

export function rplsDuBanc(nombre: number): Uint8Array {
  const lignes = Array.from({ length: nombre }, (_, rang) => ligneRpls(rang, { BAIL: BAUX[rang % BAUX.length] ?? '' }));
  return Buffer.from([entete(nombre), ...lignes].join('\r\n'), 'latin1');
}
