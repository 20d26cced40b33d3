/** The column that a correction fills: not always the one that bears the anomaly. */
import type { Anomalie, Correspondance, Indicateur, ValeurCellule } from '../inventaire';
import type { Ligne } from '../lecture/ligne-source';

/** Columns that propose a motive: it is written where motives are. */
const PROPOSENT_UN_MOTIF: ReadonlySet<Indicateur | null> = new Set<Indicateur | null>(['occupation', 'venteAutorisee', 'contingent']);

/** A student dwelling is put out of the flux by its motive, not by its construction; a commune is corrected by its code. */
export function cibleDe({ regle, indicateur }: Pick<Anomalie, 'regle' | 'indicateur'>, aCorrection: boolean): Indicateur | null {
  if (regle === 'V14') return 'horsFlux';
  if ((regle === 'V08' || PROPOSENT_UN_MOTIF.has(indicateur)) && aCorrection) return 'horsFlux';
  if (regle === 'V03' && indicateur === 'communeNom') return 'commune';
  return indicateur;
}

/** Rows with corrected cells, the source left as it is: only the rows that change are copied. */
export class LignesCorrigees {
  private readonly copies = new Map<number, ValeurCellule[]>();
  private readonly ajoutees = new Map<Indicateur, number>();
  private readonly parIndicateur: ReadonlyMap<Indicateur, number>;
  private readonly largeur: number;

  constructor(
    private readonly source: readonly Ligne[],
    private readonly correspondance: Correspondance,
  ) {
    this.parIndicateur = new Map(correspondance.colonnes.map(({ indicateur, colonne }) => [indicateur, colonne]));
    // A column that the sheet lacks is kept beside it, in memory only.
    this.largeur = source.reduce((maximum, ligne) => Math.max(maximum, ligne.length), 0);
  }

  /** False when there is no such row. */
  ecrire(index: number, indicateur: Indicateur, valeur: string): boolean {
    const origine = this.source[index];
    if (origine === undefined) return false;
    let copie = this.copies.get(index);
    if (copie === undefined) this.copies.set(index, (copie = [...origine]));
    const colonne = this.colonneDe(indicateur);
    while (copie.length <= colonne) copie.push(null);
    copie[colonne] = valeur;
    return true;
  }

  /** True when the column is in the sheet: the correction could then be written in the source. */
  estDansLaFeuille(indicateur: Indicateur): boolean {
    return this.parIndicateur.has(indicateur);
  }

  private colonneDe(indicateur: Indicateur): number {
    const connue = this.parIndicateur.get(indicateur) ?? this.ajoutees.get(indicateur);
    if (connue !== undefined) return connue;
    const colonne = this.largeur + this.ajoutees.size;
    this.ajoutees.set(indicateur, colonne);
    return colonne;
  }

  lignes(): readonly Ligne[] {
    return this.source.map((ligne, index) => this.copies.get(index) ?? ligne);
  }

  colonnes(): Correspondance {
    const ajoutees = [...this.ajoutees].map(([indicateur, colonne]) => ({ indicateur, colonne, entete: '', confiance: 1 }));
    return { ...this.correspondance, colonnes: [...this.correspondance.colonnes, ...ajoutees] };
  }
}
