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

/** How long a right lasts (DOMAINE §1.8, §4.1): letting after letting, converted, or once. */
export type TypeDeDroit = 'suite' | 'unique' | 'un-tour';

/** RPLS position 40: 1 let, 2 offered, 3 empty, 4 association, 5 occupied for or without a return, 9 no longer in the parc. */
export type ModeDOccupation = '1' | '2' | '3' | '4' | '5' | '9';

/** What the optional columns say (DOMAINE §5.3). Months are `aaaa-mm`, dates `aaaa-mm-jj`. */
export interface Complements {
  /** Year of the first letting (RPLS 27). */
  readonly premiereLocation: number | null;
  readonly occupation: ModeDOccupation | null;
  /** Month when the lease in progress took effect (RPLS 41). */
  readonly bail: string | null;
  /** Month when the dwelling was offered again (RPLS 62). */
  readonly remiseEnLocation: string | null;
  /** Day when the last tenant left (`DATE_DEP_DERLOCAT`). */
  readonly departLocataire: string | null;
  readonly conventionRef: string | null;
  readonly typeDuDroit: TypeDeDroit | null;
  /** Month of the authorisation to sell (`DATMISEVENTE`), or `OUI` when the cell gives no date. */
  readonly venteAutorisee: string | null;
}

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
  /** Absent when the inventory has none of the optional columns. */
  readonly complements?: Complements | undefined;
}
