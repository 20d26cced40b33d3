/** How the sheets say that a rate is unknown, and write numbers within their sentences. */
import { arrondir } from '../../domaine/calcul/arrondi';

/** Short, for a cell. */
export const TAUX_MANQUANT = 'Alerte V15 : n/d';
/** For the tables of sentences. */
export const PHRASE_TAUX_MANQUANT =
  'Taux inconnu : saisissez les libérations ou le taux ; l’assiette et les flux affichés à 0 ne veulent encore rien dire.';

/** As the formula writes it: a decimal comma, no thousands separator. Noise goes first, or a half would fall on either side. */
export const nombre = (valeur: number): string => String(arrondir(arrondir(valeur, 9), 2)).replace('.', ',');
export const nombreFormule = (cellule: string): string => `SUBSTITUTE(ROUND(ROUND(${cellule},9),2)&"",".",",")`;
