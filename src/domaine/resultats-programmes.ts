/** Programmes: their dwellings, and the rights that each réservataire holds there. What a cap « of each programme » is counted on. */
import type { MotifHorsFlux } from './motifs-hors-flux';

/** Dwellings of one programme, whatever their motive, each counted once. */
export interface ProgrammeCompte {
  readonly territoire: string;
  /** Empty: the dwellings of the territoire that no programme is read for, together. */
  readonly programme: string;
  /** `D31|PLes Lilas` */
  readonly cle: string;
  readonly logements: number;
}

/** Active rights of one réservataire in one programme, weights net of what « prorata » takes from them. */
export interface DroitAuProgramme {
  readonly territoire: string;
  readonly reservataire: string;
  readonly motif: MotifHorsFlux | 'FLUX';
  /** Key of `ProgrammeCompte`. */
  readonly programme: string;
  readonly poids: number;
}

export interface ComptageProgrammes {
  readonly programmes: readonly ProgrammeCompte[];
  readonly droits: readonly DroitAuProgramme[];
}
