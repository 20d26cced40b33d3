/** Writes the anomalies of a row: every message names the cell, what it says and the way out. */
import type { Anomalie, Correspondance, Gravite, Indicateur, ValeurCellule } from '../inventaire';
import { colonneSource } from './blocs';
import { SuiteDEntiers } from './suite-d-entiers';
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
  /** Rest of the sentence, after « Cellule K141 : »; to be asked for where thousands of rows have each their own. */
  readonly message: string | ((constat: Constat) => string);
  readonly correction?: string | null;
  /** Rows of the sheet, when the finding speaks for others too. */
  readonly lignes?: readonly number[];
}

const LONGUEUR_CITEE = 60;

/** Quotes what a cell says, shortened: a message has to stay readable. */
export function citer(texte: string): string {
  return `« ${texte.length > LONGUEUR_CITEE ? `${texte.slice(0, LONGUEUR_CITEE)}…` : texte} »`;
}

/** Findings written between two pauses: a few milliseconds of work. */
const TAILLE_DU_LOT = 5_000;

/**
 * While rules run, a finding is only noted with its row: most of them are said of thousands of rows. Their sentences are written
 * afterwards, in the order in which they were noted.
 */
export class Rapporteur {
  readonly anomalies: Anomalie[] = [];
  private readonly lettres = new Map<Indicateur, string>();
  private constats: Constat[] = [];
  private lignes = new SuiteDEntiers();

  constructor(
    private readonly colonnes: ReadonlyMap<Indicateur, number>,
    private readonly premiereLigne: number,
    private readonly premiereColonne: number,
    private readonly places: Pick<Correspondance, 'blocs' | 'largeur'> = {},
  ) {
    for (const [indicateur, colonne] of colonnes) this.lettres.set(indicateur, lettresDeColonne(premiereColonne + colonne));
  }

  ligneSource(index: number): number {
    return this.premiereLigne + index;
  }

  cellule(indicateur: Indicateur | null, index: number): string | null {
    if (this.places.blocs !== undefined) return this.celluleDUnBloc(indicateur, index);
    const lettres = indicateur === null ? undefined : this.lettres.get(indicateur);
    return lettres === undefined ? null : `${lettres}${this.ligneSource(index)}`;
  }

  /** Under a later header, a column is elsewhere in the sheet, or nowhere. */
  private celluleDUnBloc(indicateur: Indicateur | null, index: number): string | null {
    const colonne = indicateur === null ? undefined : this.colonnes.get(indicateur);
    const source = colonne === undefined ? null : colonneSource(this.places, index, colonne);
    return source === null ? null : `${lettresDeColonne(this.premiereColonne + source)}${this.ligneSource(index)}`;
  }

  /** `index`, of the row. */
  signaler(index: number, constat: Constat): void {
    this.constats.push(constat);
    this.lignes.ajouter(index);
  }

  /** Noted, and not yet written. */
  get enAttente(): number {
    return this.constats.length;
  }

  /** Writes what was noted; yields now and then. */
  *rediger(): Generator<void, void> {
    const { constats, lignes } = this;
    this.constats = [];
    this.lignes = new SuiteDEntiers();
    for (let rang = 0; rang < constats.length; rang += 1) {
      const constat = constats[rang];
      if (constat !== undefined) this.anomalies.push(this.enClair(lignes.a(rang), constat));
      if ((rang + 1) % TAILLE_DU_LOT === 0) yield;
    }
  }

  private enClair(index: number, constat: Constat): Anomalie {
    const cellule = this.cellule(constat.indicateur, index);
    const ligneSource = this.ligneSource(index);
    const suite = typeof constat.message === 'string' ? constat.message : constat.message(constat);
    return {
      gravite: constat.gravite,
      regle: constat.regle,
      indicateur: constat.indicateur,
      ligneSource,
      cellule,
      valeurLue: texteDe(constat.valeur),
      message: `${cellule === null ? `Ligne ${ligneSource}` : `Cellule ${cellule}`} : ${suite}`,
      correction: constat.correction ?? null,
      ...(constat.lignes === undefined ? {} : { lignes: constat.lignes }),
    };
  }
}
