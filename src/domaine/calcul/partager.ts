/** From what each réservataire may claim to what it retains: caps, then settlement, then what is left for nobody. */
import type { ReglementDesParts } from '../hypotheses';
import type { PartageDUneLigne } from '../resultats';
import { appliquerPlafonds, type Limites, type Plafond } from './plafonds';
import { somme } from './plus-forts-restes';
import { reglerLesParts } from './reglement-des-parts';

export interface PartDemandee {
  /** Typed, counted, or DU ÷ N; null when there is nothing to divide by. */
  readonly depart: number | null;
  /** Added to it, whatever the cap of the guarantees. */
  readonly horsGarantie: number;
  readonly plafond: Plafond | null;
  /** See `PartAPlafonner`. */
  readonly coefficientDesProgrammes: number | null;
}

const SANS_PLAFOND = { demandeDuGroupe: 0, limite: null, gardeeDesProgrammes: 0, protegee: 0 } as const;

/** The part obtained outside the guarantee is free of that cap; the État's cap has no exception (DOMAINE §1.4). */
function separer({ depart, horsGarantie, plafond }: PartDemandee): { readonly sousPlafond: number; readonly libre: number } {
  if (depart === null) return { sousPlafond: 0, libre: 0 };
  if (plafond === null) return { sousPlafond: 0, libre: depart + horsGarantie };
  return plafond === 'GARANTIE' ? { sousPlafond: depart, libre: horsGarantie } : { sousPlafond: depart + horsGarantie, libre: 0 };
}

export function partager(demandes: readonly PartDemandee[], limites: Limites, reglement: ReglementDesParts): PartageDUneLigne[] {
  const separees = demandes.map((demande) => ({ ...demande, ...separer(demande) }));
  const plafonnees = appliquerPlafonds(separees, limites);
  const retenues = reglerLesParts(
    separees.map(({ libre }, rang) => ({ libre, protegee: plafonnees[rang]?.protegee ?? 0 })),
    reglement,
  );
  return separees.map(({ depart, horsGarantie, plafond, coefficientDesProgrammes, sousPlafond, libre }, rang) => {
    const { demandeDuGroupe, limite, gardeeDesProgrammes, protegee } = plafonnees[rang] ?? SANS_PLAFOND;
    const retenue = retenues[rang] ?? 0;
    return {
      plafond,
      depart,
      sousPlafond,
      coefficientDesProgrammes,
      demandeDuGroupe,
      limite,
      gardeeDesProgrammes,
      protegee,
      libre,
      avantPlafonds: depart === null ? null : depart + horsGarantie,
      apresPlafonds: depart === null ? null : protegee + libre,
      retire: sousPlafond - protegee,
      retireParLeReglement: depart === null ? 0 : protegee + libre - retenue,
      retenue: depart === null ? null : retenue,
    };
  });
}

/** 1 − Σ of the others, never below 0: an excess is not redistributed in silence, rule V17 shows it. */
export function partRestante(parts: readonly (number | null)[]): number {
  return Math.max(0, 1 - somme(parts.map((part) => part ?? 0)));
}

/** What the caps give back to what nobody reserves: the excess over 100 % absorbs the rest. Read on the residual line. */
export function rendusParLesPlafonds({ avantPlafonds, apresPlafonds }: Pick<PartageDUneLigne, 'avantPlafonds' | 'apresPlafonds'>): number {
  return (apresPlafonds ?? 0) - (avantPlafonds ?? 0);
}
