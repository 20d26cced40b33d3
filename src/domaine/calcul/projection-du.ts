/** How the droits uniques fall as conventions end, fed by the new programmes (DOMAINE §4.1, §4.2; golden cases G14 and G18). */
import type { Categorie } from '../categories';
import type { ResultatRotation } from '../resultats';
import { droitsAConvertirEn, droitsDeSuiteEn, type DroitConvertible } from './droits-convertibles';
import { hypothesesDuTerritoire, type HypothesesEffectives } from './hypotheses-effectives';
import { somme } from './plus-forts-restes';

/** Year N and the fourteen that follow: the length of the longest conventions that are negotiated. */
export const ANNEES_DE_PROJECTION = 15;

export interface Titulaire {
  readonly territoire: string;
  readonly reservataire: string;
  readonly categorie: Categorie;
}

export interface AnneeDeProjection {
  readonly territoire: string;
  readonly reservataire: string;
  readonly annee: number;
  readonly droitsDeSuite: number;
  /** First lettings of the year, counted apart: one turn each. */
  readonly droitsPourUnTour: number;
  /** What the rights that end in the year lose of it under « prorata ». */
  readonly perdus: number;
  readonly tauxRotation: number | null;
  readonly duDesProgrammes: number | null;
  /** Of earlier conventions de parc, Action Logement's; their length is not known, so that they stay (DOMAINE §4.1). */
  readonly duConventionsDeParc: number;
  readonly duAnnuels: number | null;
}

/** At the rate of today. */
export function projectionDu(
  titulaires: readonly Titulaire[],
  droits: readonly DroitConvertible[],
  rotations: readonly ResultatRotation[],
  hypotheses: HypothesesEffectives,
): AnneeDeProjection[] {
  const { exercice, echeanceEnCours } = hypotheses;
  return titulaires.flatMap(({ territoire, reservataire, categorie }) => {
    const siens = droits.filter((droit) => droit.territoire === territoire && droit.reservataire === reservataire);
    const taux = rotations.find((rotation) => rotation.territoire === territoire)?.tauxRetenu ?? null;
    const duConventionsDeParc = duDeParc(categorie, territoire, hypotheses);
    return Array.from({ length: ANNEES_DE_PROJECTION }, (_, rang): AnneeDeProjection => {
      const annee = exercice + rang;
      const droitsDeSuite = somme(siens.map((droit) => droitsDeSuiteEn(droit, annee)));
      const perdus = droitsDeSuite - somme(siens.map((droit) => droitsAConvertirEn(droit, annee, echeanceEnCours)));
      const duDesProgrammes = taux === null ? null : taux * (droitsDeSuite - perdus);
      return {
        territoire,
        reservataire,
        annee,
        droitsDeSuite,
        droitsPourUnTour: somme(siens.map(({ premierTour, poids }) => (premierTour === annee ? poids : 0))),
        perdus,
        tauxRotation: taux,
        duDesProgrammes,
        duConventionsDeParc,
        duAnnuels: duDesProgrammes === null ? null : duDesProgrammes + duConventionsDeParc,
      };
    });
  });
}

export function duDeParc(categorie: Categorie, territoire: string, hypotheses: HypothesesEffectives): number {
  return categorie === 'action-logement' ? hypothesesDuTerritoire(hypotheses, territoire).duConventionsDeParc : 0;
}
