import type { Inventaire } from '../inventaire';
import { auBout } from '../lots';
import type { Comptage, ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
import { assiette } from './assiette';
import { droitsAcquisParLots } from './droits-acquis';
import { flux } from './flux';
import { hypothesesDuTerritoire, motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { infraParLots } from './infra';
import { rotationReservataires } from './rotation-reservataires';
import { tauxRotation } from './taux-rotation';

/**
 * All the results of one set of hypotheses, territoire by territoire. A scenario is this same function on other hypotheses.
 * `comptage` must come from `compter` with the same exercice and the same rule for several réservataires.
 */
export function calculer(inventaire: InventaireDuCalcul, comptage: Comptage, hypotheses: HypothesesEffectives): Resultats {
  return auBout(calculerParLots(inventaire, comptage, hypotheses));
}

type InventaireDuCalcul = Pick<Inventaire, 'biens' | 'categories'>;

export function* calculerParLots(
  inventaire: InventaireDuCalcul,
  comptage: Comptage,
  hypotheses: HypothesesEffectives,
): Generator<void, Resultats> {
  const territoires = comptage.territoires.map((code) => hypothesesDuTerritoire(hypotheses, code));
  const rotation = territoires.map((territoire) => tauxRotation(comptage, territoire, hypotheses.exercice));
  const parReservataire = rotationReservataires(comptage, rotation);
  yield;
  const droits = yield* droitsAcquisParLots(inventaire, hypotheses, rotation);
  yield;
  const territoiresPropres = yield* infraParLots({ comptage, hypotheses, categories: inventaire.categories, rotations: rotation });
  const assiettes: ResultatAssiette[] = [];
  const fluxParReservataire: ResultatFlux[] = [];
  for (const [rang, ligne] of rotation.entries()) {
    yield;
    const territoire = territoires[rang] ?? hypothesesDuTerritoire(hypotheses, ligne.territoire);
    const resultat = assiette(comptage, territoire, motifsExclus(hypotheses, territoire.code), ligne);
    assiettes.push(resultat);
    fluxParReservataire.push(
      ...flux({
        comptage,
        hypotheses,
        territoire,
        assiette: resultat,
        droitsAcquis: droits,
        rotationReservataires: parReservataire,
        infra: territoiresPropres.infra,
        categories: inventaire.categories,
      }),
    );
  }
  return {
    rotation,
    rotationReservataires: parReservataire,
    assiette: assiettes,
    flux: fluxParReservataire,
    droitsAcquis: droits,
    ...territoiresPropres,
  };
}
