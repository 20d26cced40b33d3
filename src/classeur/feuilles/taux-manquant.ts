/** How the sheets say that a rate is unknown, and write numbers within their sentences. */
import { arrondir } from '../../domaine/calcul/arrondi';

/** Short, for a cell. */
export const TAUX_MANQUANT = 'Alerte V15 : n/d';
/** For the tables of sentences. */
export const PHRASE_TAUX_MANQUANT =
  'Taux inconnu : saisissez les libérations ou le taux ; l’assiette et les flux affichés à 0 ne veulent encore rien dire.';

/** As the formula writes it: a decimal comma, no thousands separator. */
export const nombre = (valeur: number): string => String(arrondir(valeur, 2)).replace('.', ',');
export const nombreFormule = (cellule: string): string => `SUBSTITUTE(ROUND(${cellule},2)&"",".",",")`;
