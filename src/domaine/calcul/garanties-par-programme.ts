/**
 * « 20 % of the dwellings of each programme » (DOMAINE §1.5, wording before 2020, golden case G09b): in each programme, the rights that
 * the collectivités hold for their guarantees are scaled together to the cap. What goes beyond is given to nobody.
 */
import type { LigneComptage } from '../resultats';
import type { ComptageProgrammes, DroitAuProgramme } from '../resultats-programmes';

export interface PlafondDUnDroit {
  /** Dwellings of the programme, then the most that the guarantees may hold of them. */
  readonly logements: number;
  readonly plafond: number;
  /** Its rights that count in the share, then those of all the guarantees of the programme, then what the cap leaves of its own. */
  readonly garantis: number;
  readonly garantisDuProgramme: number;
  readonly gardes: number;
}

export type GarantieDuProgramme<D extends DroitAuProgramme = DroitAuProgramme> = D & PlafondDUnDroit;

export interface RegleDesGaranties {
  readonly territoire: string;
  /** Fraction of the dwellings. */
  readonly plafond: number;
  /** Whether a right of that motive counts in the share. */
  readonly compte: (motif: LigneComptage['motif']) => boolean;
  readonly sousGarantie: (reservataire: string) => boolean;
}

const LOGEMENTS = new WeakMap<ComptageProgrammes['programmes'], ReadonlyMap<string, number>>();
const PAR_TERRITOIRE = new WeakMap<readonly DroitAuProgramme[], ReadonlyMap<string, readonly DroitAuProgramme[]>>();

/** Asked for each territoire and each set of hypotheses: every programme is gone through once for all of them. */
function logementsDe(programmes: ComptageProgrammes['programmes']): ReadonlyMap<string, number> {
  const connus = LOGEMENTS.get(programmes) ?? new Map(programmes.map(({ cle, logements }) => [cle, logements]));
  LOGEMENTS.set(programmes, connus);
  return connus;
}

function grouper(droits: readonly DroitAuProgramme[]): ReadonlyMap<string, readonly DroitAuProgramme[]> {
  const groupes = new Map<string, DroitAuProgramme[]>();
  for (const droit of droits) {
    const groupe = groupes.get(droit.territoire);
    if (groupe === undefined) groupes.set(droit.territoire, [droit]);
    else groupe.push(droit);
  }
  return groupes;
}

function droitsDuTerritoire<D extends DroitAuProgramme>(droits: readonly D[], territoire: string): readonly D[] {
  const connus = PAR_TERRITOIRE.get(droits) ?? grouper(droits);
  PAR_TERRITOIRE.set(droits, connus);
  // They are elements of `droits`.
  return (connus.get(territoire) ?? []) as readonly D[];
}

export function garantiesParProgramme<D extends DroitAuProgramme>(
  programmes: ComptageProgrammes['programmes'],
  droits: readonly D[],
  { territoire, plafond, compte, sousGarantie }: RegleDesGaranties,
): GarantieDuProgramme<D>[] {
  const logements = logementsDe(programmes);
  const siens = droitsDuTerritoire(droits, territoire);
  const garantisDe = ({ reservataire, motif, poids }: DroitAuProgramme): number =>
    sousGarantie(reservataire) && compte(motif) ? poids : 0;
  const totaux = new Map<string, number>();
  for (const droit of siens) totaux.set(droit.programme, (totaux.get(droit.programme) ?? 0) + garantisDe(droit));
  return siens.map((droit) => {
    const parc = logements.get(droit.programme) ?? 0;
    const garantis = garantisDe(droit);
    const garantisDuProgramme = totaux.get(droit.programme) ?? 0;
    const limite = plafond * parc;
    const gardes = garantisDuProgramme > 0 ? garantis * Math.min(1, limite / garantisDuProgramme) : 0;
    return { ...droit, logements: parc, plafond: limite, garantis, garantisDuProgramme, gardes };
  });
}

/** By réservataire, the part of its guarantee rights that the programmes leave; a name without such rights is absent. */
export function coefficientsDesProgrammes(garanties: readonly GarantieDuProgramme[]): ReadonlyMap<string, number> {
  const cumuls = new Map<string, { garantis: number; gardes: number }>();
  for (const { reservataire, garantis, gardes } of garanties) {
    const cumul = cumuls.get(reservataire) ?? { garantis: 0, gardes: 0 };
    cumuls.set(reservataire, cumul);
    cumul.garantis += garantis;
    cumul.gardes += gardes;
  }
  return new Map([...cumuls].flatMap(([nom, { garantis, gardes }]) => (garantis > 0 ? [[nom, gardes / garantis] as const] : [])));
}
