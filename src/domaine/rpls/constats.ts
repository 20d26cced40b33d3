/** Findings on the lines of an RPLS file: the same one on many lines is told once, with its number of lines. */
import type { Anomalie, Gravite } from '../inventaire';
import { citer } from '../lecture/rapporteur';

export function constat(ligne: number, gravite: Gravite, message: string, valeurLue = '', regle = 'LECTURE'): Anomalie {
  return {
    gravite,
    regle,
    indicateur: null,
    ligneSource: ligne,
    cellule: null,
    valeurLue,
    message: `Ligne ${ligne} : ${message}`,
    correction: null,
  };
}

const LIGNES_CITEES = 5;

interface Groupe {
  readonly gravite: Gravite;
  readonly valeur: string;
  readonly phrase: string;
  readonly lignes: number[];
}

export class Groupes {
  private readonly groupes = new Map<string, Groupe>();

  /** `phrase` completes « Ligne 12 : », with what was read and the way out. */
  noter(ligne: number, gravite: Gravite, phrase: string, valeur = ''): void {
    const cle = `${phrase}\u0000${valeur}`;
    const groupe = this.groupes.get(cle);
    if (groupe === undefined) this.groupes.set(cle, { gravite, valeur, phrase, lignes: [ligne] });
    else groupe.lignes.push(ligne);
  }

  conclure(): readonly Anomalie[] {
    return [...this.groupes.values()].map(({ gravite, valeur, phrase, lignes }) => {
      const lu = valeur === '' ? '' : `${citer(valeur)} `;
      const autres = lignes.slice(1, LIGNES_CITEES);
      const reste = lignes.length - LIGNES_CITEES;
      const suite =
        autres.length === 0
          ? ''
          : ` De même ligne${autres.length > 1 ? 's' : ''} ${autres.join(', ')}${reste > 0 ? ` et ${reste} de plus` : ''}.`;
      return constat(lignes[0] ?? 1, gravite, `${lu}${phrase}${suite}`, valeur);
    });
  }
}
