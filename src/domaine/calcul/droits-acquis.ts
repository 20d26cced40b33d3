import type { Bien } from '../bien';
import type { EcheanceEnCours } from '../hypotheses';
import type { Inventaire } from '../inventaire';
import type { ResultatDroitsAcquis, ResultatRotation } from '../resultats';
import { comparerCodes, comparerTextes } from './comparer';
import { droitDuReservataire } from './comptage';
import { anneeDe, fractionDeLAnnee } from './date-reference';
import { categorieDuReservataire, motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { poidsDuBien } from './poids';

interface Cumul {
  readonly territoire: string;
  readonly reservataire: string;
  readonly programme: string;
  readonly finConvention: string | null;
  droitsDeSuite: number;
  droitsPourUnTour: number;
}

/**
 * Transformation of Action Logement's droits de suite into droits uniques, by programme and end of convention (DOMAINE §4; S3).
 * Always computed, whatever the method retained: the two methods are read side by side (DOMAINE §4.5).
 */
export function droitsAcquis(
  inventaire: Pick<Inventaire, 'biens' | 'categories'>,
  hypotheses: HypothesesEffectives,
  rotations: readonly ResultatRotation[],
): ResultatDroitsAcquis[] {
  const taux = new Map(rotations.map((rotation) => [rotation.territoire, rotation.tauxRetenu]));
  return cumuler(inventaire, hypotheses).map((cumul) => {
    const tauxRetenu = taux.get(cumul.territoire) ?? null;
    return {
      ...cumul,
      tauxRotation: tauxRetenu,
      duAnnuels: duAnnuels(cumul, tauxRetenu, hypotheses.exercice, hypotheses.echeanceEnCours),
      duRestants: duRestants(cumul, tauxRetenu, hypotheses.exercice),
    };
  });
}

/** DU of the year: droits de suite × τ, cut to the days that remain when the convention ends in year N under « prorata ». */
function duAnnuels(cumul: Cumul, taux: number | null, exercice: number, echeance: EcheanceEnCours): number | null {
  if (taux === null) return null;
  const { finConvention } = cumul;
  const coupe = echeance === 'prorata' && finConvention !== null && anneeDe(finConvention) === exercice;
  return cumul.droitsDeSuite * taux * (coupe ? fractionDeLAnnee(finConvention) : 1);
}

/** DU left until the end of the convention, counted from 1 January of year N; unknown without an end date (golden case G12). */
function duRestants(cumul: Cumul, taux: number | null, exercice: number): number | null {
  const { finConvention } = cumul;
  if (taux === null || finConvention === null) return null;
  const annees = anneeDe(finConvention) - exercice + fractionDeLAnnee(finConvention);
  return cumul.droitsDeSuite * taux * Math.max(0, annees);
}

function cumuler(inventaire: Pick<Inventaire, 'biens' | 'categories'>, hypotheses: HypothesesEffectives): Cumul[] {
  const cumuls = new Map<string, Cumul>();
  const exclus = new Map<string, ReturnType<typeof motifsExclus>>();
  // The same few names come back on thousands of dwellings: each is looked up once.
  const concernes = new Map<string, boolean>();
  const estActionLogement = (territoire: string, nom: string): boolean => {
    const cle = `${territoire}|${nom}`;
    const connu = concernes.get(cle) ?? categorieDuReservataire(hypotheses, inventaire.categories, territoire, nom) === 'action-logement';
    concernes.set(cle, connu);
    return connu;
  };
  for (const bien of inventaire.biens) {
    const territoire = bien.departement;
    if (territoire === null) continue;
    const motifs = exclus.get(territoire) ?? motifsExclus(hypotheses, territoire);
    exclus.set(territoire, motifs);
    if (bien.horsFlux !== null && motifs.has(bien.horsFlux)) continue;
    for (const { reservataire, poids } of poidsDuBien(bien, hypotheses.plusieursReservataires)) {
      if (!estActionLogement(territoire, reservataire)) continue;
      ajouter(cumuls, bien, territoire, reservataire, poids, hypotheses.exercice);
    }
  }
  return [...cumuls.values()].sort(comparerCumuls);
}

/** Rights that begin in year N serve one turn and are counted apart (DOMAINE §1.8); expired and later rights give nothing. */
function ajouter(cumuls: Map<string, Cumul>, bien: Bien, territoire: string, reservataire: string, poids: number, exercice: number): void {
  const droit = droitDuReservataire(bien, reservataire, exercice);
  const commenceEnN = bien.debutConvention !== null && anneeDe(bien.debutConvention) === exercice;
  if (poids === 0 || droit === 'ECHU' || (droit === 'FUTUR' && !commenceEnN)) return;
  const programme = bien.programme ?? '';
  const { finConvention } = bien;
  const identite = JSON.stringify([territoire, reservataire, programme, finConvention]);
  const cumul = cumuls.get(identite) ?? { territoire, reservataire, programme, finConvention, droitsDeSuite: 0, droitsPourUnTour: 0 };
  cumuls.set(identite, cumul);
  if (droit === 'ACTIF') cumul.droitsDeSuite += poids;
  else cumul.droitsPourUnTour += poids;
}

/** Without an end date last, as in a schedule. */
function comparerCumuls(a: Cumul, b: Cumul): number {
  return (
    comparerCodes(a.territoire, b.territoire) ||
    comparerTextes(a.reservataire, b.reservataire) ||
    comparerTextes(a.programme, b.programme) ||
    comparerCodes(a.finConvention ?? '9999-99-99', b.finConvention ?? '9999-99-99')
  );
}
