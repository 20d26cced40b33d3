/**
 * A dwelling of the état des lieux, after reading: every value normalised, or null where the source gives no sure reading.
 * Source of the indicators: DOMAINE §5.1 and §5.3.
 */
import type { MotifHorsFlux } from './motifs-hors-flux';

/** Why a dwelling became free during year N-1 (DOMAINE §2.1, §2.2). */
export type MotifLiberation = 'externe' | 'mutation' | 'anru' | 'orcod-lhi';

/** Why a réservataire holds its right (DOMAINE §5.3): a guaranteed loan prolongs it, the other counterparts do not. */
export type OrigineDuDroit = 'garantie' | 'terrain' | 'financement' | 'legal' | 'autre';

export type TypeConstruction = 'C' | 'I' | 'E';

/** Name of the line that carries what nobody reserves (RPLS contingent 7, DOMAINE §5.4). */
export const NON_RESERVE = 'NON_RESERVE';

export interface Bien {
  /** 1-based row of the source sheet. */
  readonly ligneSource: number;
  readonly refBailleur: string | null;
  /** 10 characters, or null for a new dwelling. */
  readonly rplsId: string | null;
  /** Canonical names, in the order of the source; `[NON_RESERVE]` when nobody holds a right. */
  readonly reservataires: readonly string[];
  /** `01`-`95`, `2A`, `2B`, `971`-`976`. */
  readonly departement: string | null;
  /** SIREN, 9 digits. */
  readonly epci: string | null;
  readonly epciNom: string | null;
  /** INSEE code, 5 characters. */
  readonly commune: string | null;
  readonly communeNom: string | null;
  readonly qpv: boolean | null;
  /** Number of rooms, 1 to 9. */
  readonly typologie: number | null;
  /** RPLS code, 2 characters (DOMAINE §5.5). */
  readonly financement: string | null;
  readonly construction: TypeConstruction | null;
  readonly programme: string | null;
  /** ISO dates `aaaa-mm-jj`. */
  readonly debutConvention: string | null;
  readonly finConvention: string | null;
  /** Last payment of the guaranteed loan: the right goes on some years after it (CCH R.441-6). */
  readonly dernierVersement: string | null;
  readonly origineDuDroit: OrigineDuDroit | null;
  readonly horsFlux: MotifHorsFlux | null;
  readonly liberation: MotifLiberation | null;
  readonly anneeConstruction: number | null;
}
