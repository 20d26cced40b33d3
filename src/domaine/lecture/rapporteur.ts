/** Writes the anomalies of a row: every message names the cell, what it says and the way out. */
import type { Anomalie, Gravite, Indicateur, ValeurCellule } from '../inventaire';
import { texteDe } from './texte';

export function lettresDeColonne(colonne: number): string {
  let lettres = '';
  for (let reste = colonne; reste > 0; reste = Math.floor((reste - 1) / 26)) {
    lettres = String.fromCharCode(65 + ((reste - 1) % 26)) + lettres;
  }
  return lettres;
}

export interface Constat {
  readonly gravite: Gravite;
  readonly regle: string;
  readonly indicateur: Indicateur | null;
  readonly valeur?: ValeurCellule;
  /** Rest of the sentence, after « Cellule K141 : ». */
  readonly message: string;
  readonly correction?: string | null;
}

const LONGUEUR_CITEE = 60;

/** Quotes what a cell says, shortened: a message has to stay readable. */
export function citer(texte: string): string {
  return `« ${texte.length > LONGUEUR_CITEE ? `${texte.slice(0, LONGUEUR_CITEE)}…` : texte} »`;
}

export class Rapporteur {
  readonly anomalies: Anomalie[] = [];
  private readonly lettres = new Map<Indicateur, string>();

  constructor(
    colonnes: ReadonlyMap<Indicateur, number>,
    private readonly premiereLigne: number,
    premiereColonne: number,
  ) {
    for (const [indicateur, colonne] of colonnes) this.lettres.set(indicateur, lettresDeColonne(premiereColonne + colonne));
  }

  ligneSource(index: number): number {
    return this.premiereLigne + index;
  }

  cellule(indicateur: Indicateur | null, index: number): string | null {
    const lettres = indicateur === null ? undefined : this.lettres.get(indicateur);
    return lettres === undefined ? null : `${lettres}${this.ligneSource(index)}`;
  }

  signaler(index: number, constat: Constat): void {
    const cellule = this.cellule(constat.indicateur, index);
    const ligneSource = this.ligneSource(index);
    this.anomalies.push({
      gravite: constat.gravite,
      regle: constat.regle,
      indicateur: constat.indicateur,
      ligneSource,
      cellule,
      valeurLue: texteDe(constat.valeur),
      message: `${cellule === null ? `Ligne ${ligneSource}` : `Cellule ${cellule}`} : ${constat.message}`,
      correction: constat.correction ?? null,
    });
  }
}
