import type { Inventaire } from '../inventaire';
import type { ResultatDroitsAcquis, ResultatRotation } from '../resultats';
import { transformerParLots } from '../lots';
import { anneeDe, fractionDeLAnnee } from './date-reference';
import { partDeLAnnee } from './droit';
import { droitsConvertiblesParLots, type DroitConvertible } from './droits-convertibles';
import type { HypothesesEffectives } from './hypotheses-effectives';

interface Cumul {
  readonly territoire: string;
  readonly reservataire: string;
  readonly programme: string;
  /** Effective end. */
  readonly finConvention: string | null;
  droitsDeSuite: number;
  droitsPourUnTour: number;
}

/**
 * Transformation of Action Logement's droits de suite into droits uniques, by programme and end of convention (DOMAINE §4; S3).
 * Always computed, whatever the method retained: the two methods are read side by side (DOMAINE §4.5).
 */
export function* droitsAcquisParLots(
  inventaire: Pick<Inventaire, 'biens' | 'categories'>,
  hypotheses: HypothesesEffectives,
  rotations: readonly ResultatRotation[],
): Generator<void, ResultatDroitsAcquis[]> {
  const taux = new Map(rotations.map((rotation) => [rotation.territoire, rotation.tauxRetenu]));
  const { exercice, echeanceEnCours } = hypotheses;
  const convertibles = yield* droitsConvertiblesParLots(inventaire, hypotheses);
  const cumuls = cumuler(convertibles, exercice);
  yield;
  return yield* transformerParLots(cumuls, (cumul) => {
    const tauxRetenu = taux.get(cumul.territoire) ?? null;
    return {
      ...cumul,
      tauxRotation: tauxRetenu,
      duAnnuels:
        tauxRetenu === null ? null : cumul.droitsDeSuite * tauxRetenu * partDeLAnnee(cumul.finConvention, exercice, echeanceEnCours),
      duRestants: duRestants(cumul, tauxRetenu, exercice),
    };
  });
}

/** DU left until the end of the convention, counted from 1 January of year N; unknown without an end date (golden case G12). */
function duRestants(cumul: Cumul, taux: number | null, exercice: number): number | null {
  const { finConvention } = cumul;
  if (taux === null || finConvention === null) return null;
  const annees = anneeDe(finConvention) - exercice + fractionDeLAnnee(finConvention);
  return cumul.droitsDeSuite * taux * Math.max(0, annees);
}

/** Rights that begin in year N serve one turn and are counted apart (DOMAINE §1.8); later ones belong to the projection only. */
function cumuler(droits: readonly DroitConvertible[], exercice: number): Cumul[] {
  const cumuls = new Map<string, Cumul>();
  for (const { territoire, reservataire, programme, fin: finConvention, premierTour, poids } of droits) {
    if (premierTour !== null && premierTour !== exercice) continue;
    const identite = JSON.stringify([territoire, reservataire, programme, finConvention]);
    const cumul = cumuls.get(identite) ?? { territoire, reservataire, programme, finConvention, droitsDeSuite: 0, droitsPourUnTour: 0 };
    cumuls.set(identite, cumul);
    if (premierTour === null) cumul.droitsDeSuite += poids;
    else cumul.droitsPourUnTour += poids;
  }
  return [...cumuls.values()];
}
