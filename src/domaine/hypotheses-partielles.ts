/** What a person gave, before defaults: everything optional. Fractions for rates and shares, dwellings a year for volumes. */
import type { Categorie } from './categories';
import type { StatutDeConvention } from './hypotheses-convention';
import type {
  AnneeAnterieure,
  Deductions,
  EffectifsRpls,
  Hypotheses,
  HypothesesTerritoire,
  Liberations,
  Methode,
  PeriodeTaux,
  VarianteTaux,
} from './hypotheses';

export interface TerritoirePartiel {
  readonly code: string;
  readonly variante?: VarianteTaux;
  readonly tauxSaisi?: number | null;
  readonly periode?: PeriodeTaux;
  readonly liberations?: Liberations | null;
  readonly anneesAnterieures?: readonly AnneeAnterieure[];
  readonly mobiliteRpls?: EffectifsRpls | null;
  readonly deductions?: Partial<Deductions>;
  readonly parcDeclare?: HypothesesTerritoire['parcDeclare'];
  readonly parcDeReference?: HypothesesTerritoire['parcDeReference'];
  readonly duConventionsDeParc?: number;
}

export interface ReservatairePartiel {
  readonly nom: string;
  /** Absent: the category proposed by the reading of the inventory. */
  readonly categorie?: Categorie;
  /** Absent or null: every territoire. */
  readonly territoire?: string | null;
  readonly methode?: Methode;
  readonly partConvenue?: number | null;
  readonly origineDesDroits?: string | null;
  readonly partHorsGarantie?: number;
  readonly modeDeGestion?: string | null;
  readonly rang?: number | null;
  readonly statutDeConvention?: StatutDeConvention;
}

export interface HypothesesPartielles extends Partial<Omit<Hypotheses, 'territoires' | 'reservataires'>> {
  readonly territoires?: readonly TerritoirePartiel[];
  readonly reservataires?: readonly ReservatairePartiel[];
}

/** Hypotheses that cannot be used. The message is a French sentence for a person: what is wrong, where, and the way out. */
export class ErreurHypotheses extends Error {
  /** Dotted path of the key, such as `territoires[0].taux.valeur`; empty for the whole text. */
  readonly cle: string;

  constructor(cle: string, message: string) {
    super(message);
    this.name = 'ErreurHypotheses';
    this.cle = cle;
  }
}
