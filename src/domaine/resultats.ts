/** What the rules give, territoire by territoire. Rates and shares are fractions, flux are dwellings a year; null = « n/d ». */
import type { Plafond } from './calcul/plafonds';
import type { Categorie } from './categories';
import type { Methode, PeriodeTaux, VarianteTaux } from './hypotheses';
import type { MotifHorsFlux } from './motifs-hors-flux';
import type { ComptageProgrammes } from './resultats-programmes';
import type { ComptageLieux, ResultatInfra, ResultatLieu } from './resultats-infra';

/** `ECHEANCE`: under « prorata », the part of year N that follows the end of a right that ends in it; nobody reserves it any more. */
export type Droit = 'ACTIF' | 'ECHEANCE' | 'ECHU' | 'FUTUR' | DroitAPart;

/** An active right to one attribution, counted apart from the droits de suite: its dwelling counts as nobody's (DOMAINE §1.8, §4.1). */
export type DroitAPart = 'UNIQUE' | 'UN_TOUR';

/** One existing combination, counted once over the inventory. */
export interface LigneComptage {
  readonly territoire: string;
  readonly reservataire: string;
  readonly motif: MotifHorsFlux | 'FLUX';
  readonly droit: Droit;
  /** `D31|FLUX|ACTIF|Action Logement` */
  readonly cle: string;
  /** Sum of the weights (1/k when k réservataires share a dwelling). */
  readonly poids: number;
  /** Dwellings, each counted once. */
  readonly logements: number;
}

/** Libérations of the parc de référence (DOMAINE §2.1), by reason. */
export interface ComptageLiberations {
  readonly territoire: string;
  readonly externes: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  /** Of étudiants, spécifiques, ventes and démolitions: told, and left out of every rate. */
  readonly horsReference: number;
}

/** Libérations by réservataire, in weights: a dwelling shared by several counts once among them. */
export interface LiberationsReservataire {
  readonly territoire: string;
  readonly reservataire: string;
  readonly motif: MotifHorsFlux | 'FLUX';
  readonly droit: Droit;
  readonly externes: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
}

/** Dwellings of a territoire and of a motive, by where they stand; `reservataire` null = all of them, else the weights of its active rights. */
export interface LigneQpv {
  readonly territoire: string;
  readonly motif: MotifHorsFlux | 'FLUX';
  readonly reservataire: string | null;
  readonly horsQpv: number;
  readonly enQpv: number;
  readonly inconnu: number;
}

export interface Comptage {
  readonly territoires: readonly string[];
  readonly lignes: readonly LigneComptage[];
  /** Libérations of the parc de référence. */
  readonly liberations: readonly ComptageLiberations[];
  readonly liberationsReservataires: readonly LiberationsReservataire[];
  readonly lieux: ComptageLieux;
  readonly programmes: ComptageProgrammes;
  readonly qpv: readonly LigneQpv[];
}

/** Means of the years known, for one definition of the numerator. */
export interface MoyennesDeTaux {
  readonly simple: number | null;
  /** Sum of the numerators over the sum of the parcs. */
  readonly ponderee: number | null;
}

export interface ResultatRotation {
  readonly territoire: string;
  readonly parcDeReference: number;
  /** Étudiants and spécifiques already out. */
  readonly liberations: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  /** Typed, or told by the inventory for one territoire at least; false = the four numbers above mean nothing. */
  readonly liberationsConnues: boolean;
  readonly liberationsSaisies: boolean;
  readonly tauxHarmonise: number | null;
  readonly tauxIntermediaire: number | null;
  readonly tauxRpls: number | null;
  /** All the libérations over all the parc; null unless the libérations are typed. */
  readonly tauxBrut: number | null;
  readonly variante: VarianteTaux;
  readonly periode: PeriodeTaux;
  /** By the variante, for N-1, N-2 and N-3; null = year not known. RPLS and typed rates speak of N-1 only. */
  readonly tauxParAnnee: readonly (number | null)[];
  readonly anneesRetenues: number;
  /** By the variante. */
  readonly moyennes: MoyennesDeTaux;
  readonly moyennesHarmonisees: MoyennesDeTaux;
  readonly moyennesIntermediaires: MoyennesDeTaux;
  /** Share of the parc freed by mutations over the period: what the harmonised rate leaves out. */
  readonly tauxMutations: number | null;
  readonly tauxRetenu: number | null;
}

/**
 * Rotation of the parc of one réservataire in year N-1 (indicator 11, DOMAINE §2.1), non réservé included. Rights that are not active
 * leave their dwelling to what nobody reserves. Weights, so that the lines of a territoire add up to its counted parc and libérations.
 */
export interface RotationReservataire {
  readonly territoire: string;
  readonly reservataire: string;
  readonly parc: number;
  readonly liberations: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  /** null without parc, or when the inventory says nothing of the libérations. */
  readonly tauxHarmonise: number | null;
  readonly tauxIntermediaire: number | null;
  /** By the variante of the territoire; null when its libérations or its rate are typed or come from RPLS: two sources are not compared. */
  readonly tauxPropre: number | null;
}

export interface ResultatAssiette {
  readonly territoire: string;
  readonly parc: number;
  readonly horsFlux: number;
  /** Never negative: a declared parc may be smaller than what the inventory leaves out of the flux. */
  readonly parcEligible: number;
  readonly tauxRotation: number | null;
  readonly fluxBrut: number;
  readonly mutations: number;
  readonly relogements: number;
  /** max(0, gross − deductions). */
  readonly assiette: number;
  /** Deductions beyond the gross flux (rule V16). */
  readonly deficit: number;
  /** Harmonised rate and deducted mutations: the rule V19 warns whatever the quantity. */
  readonly mutationsDeduitesDeuxFois: boolean;
  /** M × B ÷ parc de référence (DOMAINE §2.4), in dwellings; 0 when V19 says nothing, null when nobody tells the mutations of the libérations. */
  readonly doubleDeduction: number | null;
  /** What each switch changes to the assiette, in dwellings: the intermediate rate, or a deduction of mutations at 0. */
  readonly effetIntermediaire: number | null;
  readonly effetSansDeduction: number;
}

/** How a share went from what is claimed to what is retained; every value a fraction of the annual flux. */
export interface PartageDUneLigne {
  readonly plafond: Plafond | null;
  /** Typed, counted, or DU ÷ assiette. */
  readonly depart: number | null;
  /** What its cap concerns, what its group claims and may have in the territoire, then what the cap leaves of it. */
  readonly sousPlafond: number;
  /** Part of its guarantee rights that the caps of their programmes leave; null without such rights, and under another base. */
  readonly coefficientDesProgrammes: number | null;
  readonly demandeDuGroupe: number;
  readonly limite: number | null;
  /** Under the base « programme » only: what the programmes leave of it, before all of them are held together. */
  readonly gardeeDesProgrammes: number;
  readonly protegee: number;
  /** What no cap limits. */
  readonly libre: number;
  readonly avantPlafonds: number | null;
  readonly apresPlafonds: number | null;
  readonly retire: number;
  /** What the settlement of the shares above 100 % takes from it. */
  readonly retireParLeReglement: number;
  /** After the settlement of the shares that exceed 100 %. */
  readonly retenue: number | null;
}

/** The same line, had the shares been counted over the other denominator (DOMAINE §12, last paragraph). */
export interface AutreDenominateur {
  readonly logementsReserves: number;
  readonly part: number | null;
  readonly partage: PartageDUneLigne;
  readonly fluxEstime: number;
}

export interface ResultatFlux {
  readonly territoire: string;
  readonly reservataire: string;
  readonly categorie: Categorie;
  readonly methode: Methode;
  readonly logementsReserves: number;
  /** Counted share. */
  readonly part: number | null;
  readonly partConvenue: number | null;
  /** Added to its share, beyond the cap of the guarantees. */
  readonly partHorsGarantie: number;
  /** DU of the year under the méthode of the droits acquis, else 0. */
  readonly droitsUniques: number;
  /** What the rate of the réservataire's own parc does to its counted share; 1 when the rate of the territoire applies. */
  readonly facteurDuTauxPropre: number;
  /** For the line of what nobody reserves: what the others leave at each step. */
  readonly partage: PartageDUneLigne;
  readonly partRetenue: number | null;
  readonly fluxEstime: number;
  /** What the caps removed, in dwellings. */
  readonly logementsRetires: number;
  /** Within the territoire, by the rounding that was chosen. */
  readonly fluxArrondi: number;
  readonly partDuPatrimoine: number | null;
  readonly autreDenominateur: AutreDenominateur;
  /** Least number of dwellings open to requalification, for Action Logement only (DOMAINE §4.6). */
  readonly fluxRequalifiable: number | null;
}

export interface ResultatDroitsAcquis {
  readonly territoire: string;
  readonly reservataire: string;
  readonly programme: string;
  readonly droitsDeSuite: number;
  /** Rights that begin in year N: one turn each, counted apart. */
  readonly droitsPourUnTour: number;
  readonly finConvention: string | null;
  readonly tauxRotation: number | null;
  readonly duAnnuels: number | null;
  /** null without an end date. */
  readonly duRestants: number | null;
}

export interface Resultats {
  readonly rotation: readonly ResultatRotation[];
  readonly rotationReservataires: readonly RotationReservataire[];
  readonly assiette: readonly ResultatAssiette[];
  readonly flux: readonly ResultatFlux[];
  readonly droitsAcquis: readonly ResultatDroitsAcquis[];
  readonly lieux: readonly ResultatLieu[];
  readonly infra: readonly ResultatInfra[];
}
