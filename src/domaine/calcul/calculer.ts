import type { Inventaire } from '../inventaire';
import type { Comptage, ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
import { assiette } from './assiette';
import { droitsAcquis } from './droits-acquis';
import { flux } from './flux';
import { hypothesesDuTerritoire, motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { tauxRotation } from './taux-rotation';

/**
 * All the results of one set of hypotheses, territoire by territoire. A scenario is this same function on other hypotheses.
 * `comptage` must come from `compter` with the same exercice and the same rule for several réservataires.
 */
export function calculer(
  inventaire: Pick<Inventaire, 'biens' | 'categories'>,
  comptage: Comptage,
  hypotheses: HypothesesEffectives,
): Resultats {
  const territoires = comptage.territoires.map((code) => hypothesesDuTerritoire(hypotheses, code));
  const rotation = territoires.map((territoire) => tauxRotation(comptage, territoire));
  const droits = droitsAcquis(inventaire, hypotheses, rotation);
  const assiettes: ResultatAssiette[] = [];
  const fluxParReservataire: ResultatFlux[] = [];
  rotation.forEach((ligne, rang) => {
    const territoire = territoires[rang] ?? hypothesesDuTerritoire(hypotheses, ligne.territoire);
    const resultat = assiette(comptage, territoire, motifsExclus(hypotheses, territoire.code), ligne);
    assiettes.push(resultat);
    fluxParReservataire.push(
      ...flux({ comptage, hypotheses, territoire, assiette: resultat, droitsAcquis: droits, categories: inventaire.categories }),
    );
  });
  return { rotation, assiette: assiettes, flux: fluxParReservataire, droitsAcquis: droits };
}
