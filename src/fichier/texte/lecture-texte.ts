/** A text file once read: the same grid as a sheet gives, and what only the file itself tells. */
import type { Anomalie, LigneEcartee, ValeurCellule } from '../../domaine/inventaire';
import type { MobiliteRpls } from '../../domaine/rpls';
import type { Encodage } from './decoder';
import type { MarqueDecimale } from './nombres-francais';

export interface OrigineRpls {
  readonly millesime: number;
  /** False: the file does not say its year, the exercice was taken for it. */
  readonly millesimeEcrit: boolean;
  readonly bailleur: string | null;
  readonly disposition: string;
  readonly mobilite: MobiliteRpls;
}

export interface OrigineTexte {
  readonly encodage: Encodage;
  /** In French: « point-virgule ». */
  readonly separateur: string;
  readonly marqueDecimale: MarqueDecimale | null;
  readonly rpls: OrigineRpls | null;
}

/** Fits a reading of a sheet: row 0 of `valeurs` is line 1 of the file. */
export interface LectureTexte {
  readonly feuille: string;
  readonly ligne: 0;
  readonly colonne: 0;
  readonly valeurs: readonly (readonly ValeurCellule[])[];
  readonly origine: OrigineTexte;
  /** Findings on the file that the reading of the rows cannot make. */
  readonly remarques: readonly Anomalie[];
  /** Lines whose row is blank in `valeurs` although the file fills them, and why. */
  readonly ecartees: ReadonlyMap<number, LigneEcartee['raison']>;
}

export interface OptionsTexte {
  readonly nom: string;
  /** Year N of the study. */
  readonly exercice: number;
}
