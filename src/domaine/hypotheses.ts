/**
 * What is typed rather than counted: the inputs of the negotiation (CONCEPTION §8, DOMAINE §12).
 * Rates and shares are fractions (0.10 = 10 %); volumes are dwellings a year.
 */
import type { Categorie } from './categories';
import type { Seuil } from './hypotheses-seuils';
import type { MotifHorsFlux } from './motifs-hors-flux';

export type VarianteTaux = 'harmonise' | 'intermediaire' | 'saisi';
export type Methode = 'assiette' | 'droits-acquis';
export type DenominateurDesParts = 'parc-eligible' | 'parc-total';
export type PlusieursReservataires = 'fraction' | 'priorite' | 'double';
export type EcheanceEnCours = 'plein' | 'prorata';

/** Libérations of year N-1; null = counted in the inventory. */
export interface Liberations {
  readonly total: number;
  readonly etudiants: number;
  readonly specifiques: number;
  readonly mutations: number;
  readonly relogementsAnru: number;
  readonly relogementsOrcodLhi: number;
}

export interface Deductions {
  readonly mutations: number;
  readonly relogementsRu: number;
  readonly orcod: number;
  readonly lhi: number;
  readonly vente: number;
}

export interface HypothesesTerritoire {
  readonly code: string;
  readonly variante: VarianteTaux;
  readonly tauxSaisi: number | null;
  readonly liberations: Liberations | null;
  readonly deductions: Deductions;
  /** For an inventory that lists the reserved dwellings only. */
  readonly parcDeclare: number | null;
  readonly parcDeReference: number | null;
  /** DU a year of earlier conventions de parc (DOMAINE §4.1). */
  readonly duConventionsDeParc: number;
}

export interface HypothesesReservataire {
  readonly nom: string;
  readonly categorie: Categorie;
  /** Code of the territoire; null = every territoire where the réservataire holds rights (or all, for a typed share). */
  readonly territoire: string | null;
  readonly methode: Methode;
  /** Fraction; null = the share counted in the inventory. */
  readonly partConvenue: number | null;
  readonly origineDesDroits: string | null;
  readonly modeDeGestion: string | null;
}

/** What a scenario may change. Every absent key stays linked to the reference. */
export interface Modifications {
  readonly variante?: VarianteTaux;
  readonly tauxSaisi?: number;
  readonly mutations?: number;
  readonly relogementsRu?: number;
  readonly orcod?: number;
  readonly lhi?: number;
  readonly vente?: number;
  readonly exclusions?: Readonly<Partial<Record<MotifHorsFlux, boolean>>>;
  readonly methodeActionLogement?: Methode;
  readonly denominateurDesParts?: DenominateurDesParts;
}

export interface Scenario {
  readonly nom: string;
  /** Number of its tables in the workbook, kept from a run to the next: formulas on `Scenario2` go on reading the same scenario. */
  readonly numero?: number;
  /** For every territoire alike. */
  readonly modifications: Modifications;
  /** For one territoire only; wins over `modifications`. */
  readonly parTerritoire?: Readonly<Record<string, Modifications>>;
}

/** A line that someone added to the table of parameters, for their own formulas. */
export interface ParametreLibre {
  readonly nom: string;
  readonly valeur: string | number;
  readonly unite: string;
  readonly source: string;
}

export interface Hypotheses {
  /** Year N; the situation is at 31/12/N-1. */
  readonly exercice: number;
  readonly bailleur: string;
  readonly territoires: readonly HypothesesTerritoire[];
  readonly reservataires: readonly HypothesesReservataire[];
  /** true = out of the flux; compulsory motives are always out. */
  readonly exclusions: Readonly<Partial<Record<MotifHorsFlux, boolean>>>;
  readonly denominateurDesParts: DenominateurDesParts;
  readonly plusieursReservataires: PlusieursReservataires;
  readonly echeanceEnCours: EcheanceEnCours;
  readonly scenarios: readonly Scenario[];
  /** Thresholds typed instead of the dated ones. */
  readonly seuils?: Readonly<Partial<Record<Seuil, number>>>;
  readonly parametresLibres?: readonly ParametreLibre[];
}
