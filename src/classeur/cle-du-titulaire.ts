/** The keys of `domaine/calcul/cle-du-nom` as formulas: the other life of the same rule. */
import { LONGUEUR_DE_NOM } from '../domaine/calcul/cle-du-nom';

/** What a key holds of the name that `expression` gives. */
export function nomEnFormule(expression: string): string {
  return `LEFT(${expression},${LONGUEUR_DE_NOM})`;
}

/** `cleDuTitulaire` of the row; `l` refers to a column of it. */
export function cleEnFormule(l: (entete: string) => string, territoire = 'Territoire'): string {
  return `"D"&${l(territoire)}&"|"&${nomEnFormule(l('Réservataire'))}`;
}
