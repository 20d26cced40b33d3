/** The values of one column, each spelling prepared once: its text, without personal data, and whether it repeats the header. */
import type { ValeurCellule } from '../inventaire';
import { masquer, type NatureDeDonnee } from './donnees-personnelles';
import { estRplsSansRetouche } from './normaliser-codes';
import { CAPACITE, HORS_MEMOIRE } from './memoire';
import { texteDe } from './texte';

export interface Valeur {
  /** As the cell gives it, personal data masked. */
  readonly brute: ValeurCellule;
  readonly texte: string;
  readonly estEntete: boolean;
  /** Number of this spelling in its column. */
  readonly numero: number;
}

export const VALEUR_ABSENTE: Valeur = { brute: null, texte: '', estEntete: false, numero: 0 };

export class ColonneLue {
  /** Kinds of personal data met in the values. */
  readonly naturesVues = new Set<NatureDeDonnee>();
  private readonly connues = new Map<ValeurCellule, Valeur>([[null, VALEUR_ABSENTE]]);
  private derniereBrute: ValeurCellule = null;
  private derniere = VALEUR_ABSENTE;
  private readonly passagere = { brute: null as ValeurCellule, texte: '', estEntete: false, numero: HORS_MEMOIRE };

  /** `entete` is in upper case; `code`: the column holds identifiers; `aucunCode`: it never does. */
  constructor(
    private readonly entete: string,
    private readonly code: boolean,
    private readonly aucunCode = false,
  ) {}

  lire(cellule: ValeurCellule | undefined): Valeur {
    const brute = cellule ?? null;
    // Neighbouring rows are alike.
    if (brute === this.derniereBrute) return this.derniere;
    let valeur = this.connues.get(brute);
    if (valeur === undefined) {
      const numero = this.connues.size < CAPACITE ? this.connues.size : HORS_MEMOIRE;
      valeur = this.preparer(brute, numero);
      if (numero !== HORS_MEMOIRE) this.connues.set(brute, valeur);
    }
    this.derniereBrute = brute;
    this.derniere = valeur;
    return valeur;
  }

  /** For a column whose values never repeat: what it gives is good until the next row. */
  preparerSansRetenir(cellule: ValeurCellule | undefined): Valeur {
    const brute = cellule ?? null;
    // What almost every RPLS number is holds nothing personal, and no space.
    if (typeof brute !== 'string' || !estRplsSansRetouche(brute)) return this.preparer(brute, HORS_MEMOIRE);
    const { passagere } = this;
    passagere.brute = brute;
    passagere.texte = brute;
    passagere.estEntete = brute === this.entete;
    return passagere;
  }

  private preparer(brute: ValeurCellule, numero: number): Valeur {
    const lu = texteDe(brute);
    const texte = masquer(lu, this.code, this.naturesVues, this.aucunCode);
    const estEntete = typeof brute === 'string' && lu !== '' && lu.length === this.entete.length && lu.toUpperCase() === this.entete;
    return { brute: texte === lu ? brute : texte, texte, estEntete, numero };
  }
}
