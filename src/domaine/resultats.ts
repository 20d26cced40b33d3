/** What the rules give, territoire by territoire. Rates and shares are fractions, flux are dwellings a year; null = « n/d ». */
import type { Categorie } from './categories';
import type { Methode, VarianteTaux } from './hypotheses';
import type { MotifHorsFlux } from './motifs-hors-flux';

export type Droit = 'ACTIF' | 'ECHU' | 'FUTUR';

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

export interface ComptageLiberations {
  readonly territoire: string;
  readonly externes: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
}

export interface Comptage {
  readonly territoires: readonly string[];
  readonly lignes: readonly LigneComptage[];
  /** Libérations of dwellings within the flux. */
  readonly liberations: readonly ComptageLiberations[];
}

export interface ResultatRotation {
  readonly territoire: string;
  readonly parcDeReference: number;
  /** Étudiants and spécifiques already out. */
  readonly liberations: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  readonly tauxHarmonise: number | null;
  readonly tauxIntermediaire: number | null;
  readonly variante: VarianteTaux;
  readonly tauxRetenu: number | null;
}

export interface ResultatAssiette {
  readonly territoire: string;
  readonly parc: number;
  readonly horsFlux: number;
  readonly parcEligible: number;
  readonly tauxRotation: number | null;
  readonly fluxBrut: number;
  readonly mutations: number;
  readonly relogements: number;
  /** max(0, gross − deductions). */
  readonly assiette: number;
  /** Deductions beyond the gross flux (rule V16). */
  readonly deficit: number;
  /** Mutations taken out twice, in dwellings (rule V19, DOMAINE §2.4); 0 when they are not. */
  readonly doubleDeduction: number;
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
  readonly partRetenue: number | null;
  readonly fluxEstime: number;
  /** By plus forts restes within the territoire. */
  readonly fluxArrondi: number;
  readonly partDuPatrimoine: number | null;
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
  readonly assiette: readonly ResultatAssiette[];
  readonly flux: readonly ResultatFlux[];
  readonly droitsAcquis: readonly ResultatDroitsAcquis[];
}
