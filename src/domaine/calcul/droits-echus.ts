/** Rights to look at one by one: already ended, ending in the year, or without end date (DOMAINE §3.3, rules 3 to 5). */
import { NON_RESERVE, type Bien } from '../bien';
import { auBout, parcourirParLots } from '../lots';
import type { LigneComptage } from '../resultats';
import { comparerCodes, comparerTextes } from './comparer';
import { droitDuReservataire } from './comptage';
import { anneeDe } from './date-reference';
import type { EtatDuDroit } from './droit';
import { finEffective } from './fin-effective';
import type { HypothesesEffectives } from './hypotheses-effectives';
import { poidsDuBien } from './poids';

/** Of the droits de suite alone. `ECHU`: counted as non réservé; `FIN_DANS_L_ANNEE`: counted whole or by the days that remain; `SANS_FIN`: counted whole. */
export type SituationDeFin = 'ECHU' | 'FIN_DANS_L_ANNEE' | 'SANS_FIN';

export interface DroitSuivi {
  readonly situation: SituationDeFin;
  readonly territoire: string;
  readonly reservataire: string;
  readonly programme: string;
  readonly motif: LigneComptage['motif'];
  readonly droit: EtatDuDroit;
  /** Effective end. */
  readonly fin: string | null;
  /** Dwellings. */
  readonly poids: number;
}

export function situationDeFin(droit: EtatDuDroit, fin: string | null, exercice: number): SituationDeFin | null {
  if (droit === 'ECHU') return 'ECHU';
  if (droit !== 'ACTIF') return null;
  if (fin === null) return 'SANS_FIN';
  return anneeDe(fin) === exercice ? 'FIN_DANS_L_ANNEE' : null;
}

/** By territoire, réservataire, programme, motive and end. The names of programmes that differ by case only are one, as for SUMIF. */
export function droitsSuivis(biens: readonly Bien[], hypotheses: HypothesesEffectives): DroitSuivi[] {
  return auBout(droitsSuivisParLots(biens, hypotheses));
}

export function* droitsSuivisParLots(biens: readonly Bien[], hypotheses: HypothesesEffectives): Generator<void, DroitSuivi[]> {
  const suivis = new Map<string, { -readonly [champ in keyof DroitSuivi]: DroitSuivi[champ] }>();
  yield* parcourirParLots(biens, (bien) => {
    const territoire = bien.departement;
    if (territoire === null) return;
    const fin = finEffective(bien, hypotheses);
    for (const { reservataire, poids } of poidsDuBien(bien, hypotheses)) {
      if (reservataire === NON_RESERVE || poids === 0) continue;
      const droit = droitDuReservataire(bien, reservataire, hypotheses);
      const situation = situationDeFin(droit, fin, hypotheses.exercice);
      if (situation === null) continue;
      const motif = bien.horsFlux ?? 'FLUX';
      const programme = bien.programme ?? '';
      const identite = [territoire, motif, droit, reservataire, programme.slice(0, 80), fin ?? ''].join('|').toLowerCase();
      const connu = suivis.get(identite);
      if (connu === undefined) suivis.set(identite, { situation, territoire, reservataire, programme, motif, droit, fin, poids });
      else connu.poids += poids;
    }
  });
  return [...suivis.values()].sort(comparerSuivis);
}

/** The largest first: they weigh the most in the negotiation. */
function comparerSuivis(a: DroitSuivi, b: DroitSuivi): number {
  return (
    b.poids - a.poids ||
    comparerCodes(a.territoire, b.territoire) ||
    comparerTextes(a.reservataire, b.reservataire) ||
    comparerTextes(a.programme, b.programme) ||
    comparerCodes(a.fin ?? '', b.fin ?? '') ||
    comparerCodes(a.motif, b.motif)
  );
}
