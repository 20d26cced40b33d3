/** The text of a formula inside a batch, whose sheets and rows have names of their own. */
import { PAS, type Contenus } from './contenus';
import type { Lot } from './lot';
import type { Gabarit, Portee } from './traduire';

export function adresseDansLot(portee: Portee, lot: Lot, contenus: Contenus): string {
  const { ligne1, colonne1 } = contenus.borner(portee);
  const derniereColonne = portee.colonne1 < PAS - 1 ? portee.colonne1 : Math.max(colonne1, portee.colonne0);
  // Cut at the sheet's end only what was written as whole columns: criteria and sum ranges must keep equal sizes.
  const derniereLigne = portee.ligne1 < 1048575 ? portee.ligne1 : Math.max(ligne1, portee.ligne0);
  return lot.adresse(portee.feuille, portee.ligne0, portee.colonne0, derniereLigne, derniereColonne, portee.plage);
}

export function ecrireFormule(gabarit: Gabarit, ligne: number, lot: Lot, contenus: Contenus): string {
  let texte = '';
  for (const morceau of gabarit.morceaux) {
    if (typeof morceau === 'string') texte += morceau;
    else if (!morceau.memeLigne) texte += adresseDansLot(morceau, lot, contenus);
    else if (ligne < morceau.ligne0 || ligne > morceau.ligne1) texte += '#VALUE!';
    else texte += lot.adresseDeLigne(morceau.feuille, ligne, morceau.colonne0, morceau.colonne1);
  }
  return texte;
}
