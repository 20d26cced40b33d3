/** Communes and EPCI: what the inventory counts there, and what the rules give on their own territory (DOMAINE §3.5). */
import type { MotifLiberation } from './bien';
import type { Categorie } from './categories';
import type { MotifHorsFlux } from './motifs-hors-flux';
import type { MoyennesDeTaux } from './resultats';

export type NatureDeLieu = 'commune' | 'epci';

/** Where dwellings stand; an empty code is a place that the inventory does not say. */
export interface Emplacement {
  readonly departement: string;
  readonly commune: string;
  readonly epci: string;
}

/** One existing combination, counted once over the inventory. */
export interface LigneLieu extends Emplacement {
  readonly motif: MotifHorsFlux | 'FLUX';
  readonly liberation: MotifLiberation | null;
  /** `D31|C31395|E200068641|FLUX|Externe` */
  readonly cle: string;
  /** Dwellings, each counted once. */
  readonly logements: number;
}

/** Active rights of one réservataire at one place. */
export interface LigneDroitLieu extends Emplacement {
  readonly reservataire: string;
  readonly motif: MotifHorsFlux | 'FLUX';
  /** `D31|FLUX|ACTIF|Commune de Muret|C31395|E200068641` */
  readonly cle: string;
  /** Sum of the weights, then what « prorata » takes from it (DOMAINE §3.3, rule 3). */
  readonly poids: number;
  readonly poidsEchu: number;
}

export interface ComptageLieux {
  readonly lignes: readonly LigneLieu[];
  readonly droits: readonly LigneDroitLieu[];
  /** Names met in the inventory, by key of place (`D31|C31395`). */
  readonly noms: ReadonlyMap<string, string>;
}

/** Rotation and assiette of one commune or EPCI, within one département. */
export interface ResultatLieu {
  readonly nature: NatureDeLieu;
  readonly departement: string;
  readonly code: string;
  readonly nom: string;
  /** `D31|C31395` or `D31|E200068641` */
  readonly cle: string;
  readonly parc: number;
  readonly parcDeReference: number;
  readonly liberations: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  /** Of year N-1; null without parc, or when nobody says its libérations. */
  readonly tauxHarmonise: number | null;
  readonly tauxIntermediaire: number | null;
  /** What was typed of year N-1 for its réservataire stands for what the inventory counts. */
  readonly anneeSaisie: boolean;
  /** Of N-1 and of the earlier years that were typed for its réservataire. */
  readonly anneesRetenues: number;
  readonly moyennesHarmonisees: MoyennesDeTaux;
  readonly moyennesIntermediaires: MoyennesDeTaux;
  /** null unless it was typed for its réservataire. */
  readonly tauxRpls: number | null;
  /** By the variante and the period of the département; harmonised when its rate is typed, which says nothing of a place. */
  readonly tauxCompte: number | null;
  readonly parcEligible: number;
  /** The typed rate of its réservataire, else the counted one. */
  readonly tauxRetenu: number | null;
  readonly fluxBrut: number;
  /** Typed for its réservataire; 0 otherwise. */
  readonly deductions: number;
  readonly assiette: number;
}

export interface ResultatInfra {
  readonly departement: string;
  readonly reservataire: string;
  readonly categorie: Categorie;
  /** Recognised by name, never guessed; null when no place of the inventory bears it. */
  readonly codeReconnu: string | null;
  readonly codeSaisi: string | null;
  /** The typed code, else the recognised one. */
  readonly code: string | null;
  /** null when the inventory holds no dwelling there. */
  readonly lieu: string | null;
  /** Typed; null when nobody said it. */
  readonly parcDeclare: number | null;
  /** The département declares more dwellings than are listed, and nobody said how many of them are here. */
  readonly parcIncomplet: boolean;
  readonly parc: number;
  readonly parcEligible: number;
  readonly liberations: number;
  readonly tauxPropre: number | null;
  readonly tauxSaisi: number | null;
  readonly tauxRetenu: number | null;
  readonly deductions: number;
  readonly fluxBrut: number;
  readonly assiette: number;
  readonly logementsReserves: number;
  readonly part: number | null;
  /** null (« n/d ») without a territory or without a rate. */
  readonly fluxPropre: number | null;
  /** The same, had the share been counted over the other denominator. */
  readonly fluxPropreAutre: number | null;
  readonly tauxDepartement: number | null;
  readonly fluxDepartement: number | null;
  readonly ecart: number | null;
  readonly ecartRelatif: number | null;
}
