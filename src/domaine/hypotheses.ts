/**
 * What is typed rather than counted: the inputs of the negotiation (CONCEPTION §8, DOMAINE §12).
 * Rates and shares are fractions (0.10 = 10 %); volumes are dwellings a year.
 */
import type { Categorie } from './categories';
import type { EnvoiDuBilan, StatutDeConvention } from './hypotheses-convention';
import type { Seuil } from './hypotheses-seuils';
import type { MotifHorsFlux } from './motifs-hors-flux';

export type VarianteTaux = 'harmonise' | 'intermediaire' | 'rpls' | 'saisi';
/** Year N-1 alone, or a mean of the years N-1 to N-3 that are known (DOMAINE §2.5). */
export type PeriodeTaux = 'n-1' | 'moyenne-simple' | 'moyenne-ponderee';
/** `assiette-propre`: a commune or an EPCI shares the flux of its own territory, at its own rate (DOMAINE §3.5). */
export type Methode = 'assiette' | 'droits-acquis' | 'assiette-propre';
/** Action Logement has no territory of its own. */
export type MethodeActionLogement = Exclude<Methode, 'assiette-propre'>;
export type DenominateurDesParts = 'parc-eligible' | 'parc-total';
export type PlusieursReservataires = 'fraction' | 'priorite' | 'double';
export type EcheanceEnCours = 'plein' | 'prorata';
/** How the flux of each réservataire becomes whole dwellings. */
export type Arrondi = 'plus-forts-restes' | 'demi-superieur' | 'plancher' | 'plafond';
/** What to do with shares that exceed 100 % (DOMAINE §3.2). */
export type ReglementDesParts = 'a-negocier' | 'normaliser' | 'reduire';
/** What the cap of the guarantees is a part of: the annual flux, each programme, or the parc (DOMAINE §1.5, not settled by the texts read). */
export type BaseGarantie = 'flux' | 'programme' | 'stock';
/** Dwellings over which the rotation rate of a réservataire is measured. */
export type PopulationDuTaux = 'parc-entier' | 'parc-du-reservataire';
/** How the rights of a collectivité are treated when nobody said where they come from. */
export type DroitsSansOrigine = 'garantie' | 'hors-garantie';
/** Whether the inventory's droits uniques and droits pour un tour stand apart from the droits de suite (DOMAINE §1.8, §4.1). */
export type DroitsUniquesEtUnTour = 'a-part' | 'droits-de-suite';

/** Libérations of year N-1; null = counted in the inventory. */
export interface Liberations {
  readonly total: number;
  readonly etudiants: number;
  readonly specifiques: number;
  readonly mutations: number;
  readonly relogementsAnru: number;
  readonly relogementsOrcodLhi: number;
}

/** Rotation of one of the years before N-1, étudiants and spécifiques already out; an unknown total or parc leaves the year out. */
export interface AnneeAnterieure {
  readonly annee: number;
  readonly liberations: number | null;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  readonly parcDeReference: number | null;
}

/** RPLS mobility (DOMAINE §2.3): dwellings let again, out of those offered; the rate is unknown as long as one of them is. */
export interface EffectifsRpls {
  readonly emmenagements: number | null;
  readonly parc: number | null;
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
  readonly periode: PeriodeTaux;
  readonly liberations: Liberations | null;
  readonly anneesAnterieures: readonly AnneeAnterieure[];
  /** null = no RPLS file said it. */
  readonly mobiliteRpls: EffectifsRpls | null;
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
  /** Code of the territoire; null = every territoire where the réservataire holds rights, or all if it holds none or has a typed share. */
  readonly territoire: string | null;
  readonly methode: Methode;
  /** Fraction; null = the share counted in the inventory. */
  readonly partConvenue: number | null;
  readonly origineDesDroits: string | null;
  /** Fraction added after the cap of the guarantees: what was obtained for land or funding (DOMAINE §3.4, 3). */
  readonly partHorsGarantie: number;
  readonly modeDeGestion: string | null;
  /** Under « priorité », the smallest rank takes a dwelling reserved to several; absent or null = the order of the cell (DOMAINE §3.2). */
  readonly rang?: number | null;
  /** Of its convention in flux; absent = signed, so that nothing is said of it until somebody says otherwise (DOMAINE §1.9). */
  readonly statutDeConvention?: StatutDeConvention;
}

/** Said once for every territoire: a scenario changes them as a whole, never for one territoire only. Caps are fractions. */
export interface ReglagesDuPartage {
  readonly plafondEtat?: number;
  readonly plafondAgents?: number;
  readonly plafondCollectivites?: number;
  readonly baseGarantie?: BaseGarantie;
  readonly reglementDesParts?: ReglementDesParts;
  readonly arrondi?: Arrondi;
  /** The préfet takes over, on top of his flux, what no signed convention carries; absent = no (DOMAINE §1.9). */
  readonly repriseParLePrefet?: boolean;
}

/** What a scenario may change. Every absent key stays linked to the reference. */
export interface Modifications extends ReglagesDuPartage {
  readonly variante?: VarianteTaux;
  readonly tauxSaisi?: number;
  readonly periode?: PeriodeTaux;
  readonly mutations?: number;
  readonly relogementsRu?: number;
  readonly orcod?: number;
  readonly lhi?: number;
  readonly vente?: number;
  readonly exclusions?: Readonly<Partial<Record<MotifHorsFlux, boolean>>>;
  readonly methodeActionLogement?: MethodeActionLogement;
  readonly denominateurDesParts?: DenominateurDesParts;
}

export interface Scenario {
  readonly nom: string;
  /** Number of its tables in the workbook, kept from a run to the next: formulas on `Scenario2` go on reading the same scenario. */
  readonly numero?: number;
  /** For every territoire alike. */
  readonly modifications: Modifications;
  /** For one territoire only; wins over `modifications`. The settings of the sharing have no place here. */
  readonly parTerritoire?: Readonly<Record<string, Modifications>>;
}

/** What was typed for the own territory of a commune or an EPCI in a département; null = what the inventory says. */
export interface SaisieInfra {
  readonly reservataire: string;
  readonly departement: string;
  /** INSEE code or SIREN. */
  readonly code: string | null;
  readonly tauxSaisi: number | null;
  /** Dwellings a year; null = none. */
  readonly deductions: number | null;
  /** Its whole parc there, for an inventory that lists the reserved dwellings only. */
  readonly parcDeclare: number | null;
  /** Rotation of its territory in the years N-1 to N-3; absent = none typed, N-1 being then counted in the inventory. */
  readonly annees?: readonly AnneeAnterieure[];
  /** RPLS mobility of its territory; absent = nobody said it. */
  readonly mobiliteRpls?: EffectifsRpls;
}

/** A line that someone added to the table of parameters, for their own formulas. */
export interface ParametreLibre {
  readonly nom: string;
  readonly valeur: string | number;
  readonly unite: string;
  readonly source: string;
}

/** How many droits uniques one droit de suite is worth in a zone (DOMAINE §4.3): empty until a source gives it. */
export interface CoefficientDu {
  /** Code of the territoire. */
  readonly zone: string;
  readonly coefficient: number | null;
  readonly source: string | null;
}

/** Droits uniques that a réservataire has already used, out of those that its conventions leave it (DOMAINE §4.2). */
export interface DuConsommes {
  /** Code of the territoire. */
  readonly territoire: string;
  readonly reservataire: string;
  readonly consommes: number;
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
  readonly arrondi: Arrondi;
  readonly reglementDesParts: ReglementDesParts;
  readonly baseGarantie: BaseGarantie;
  readonly droitsSansOrigine: DroitsSansOrigine;
  readonly populationDuTaux: PopulationDuTaux;
  readonly scenarios: readonly Scenario[];
  /** Thresholds typed instead of the dated ones. */
  readonly seuils?: Readonly<Partial<Record<Seuil, number>>>;
  /** Years that a right goes on after the last payment of the guaranteed loan, when it is not the dated parameter. */
  readonly prolongationGarantieAnnees?: number;
  /** The droits acquis are reserved to Action Logement (DOMAINE §4.1) unless this is true. */
  readonly droitsAcquisHorsActionLogement?: boolean;
  /** Absent = apart: no text read makes a droit de suite of them. */
  readonly droitsUniquesEtUnTour?: DroitsUniquesEtUnTour;
  /** The préfet takes over, on top of his flux, what no signed convention carries: his decision, absent = no (DOMAINE §0.3, §1.9). */
  readonly repriseParLePrefet?: boolean;
  readonly coefficientsDu?: readonly CoefficientDu[];
  readonly duConsommes?: readonly DuConsommes[];
  readonly parametresLibres?: readonly ParametreLibre[];
  readonly infra?: readonly SaisieInfra[];
  /** Codes of the départements of the convention, for rule V21; absent = nobody said, and every one is accepted. */
  readonly perimetre?: readonly string[];
  readonly envoiDuBilan?: EnvoiDuBilan;
}
