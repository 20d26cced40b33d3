import type { HypothesesTerritoire } from '../hypotheses';
import type { Comptage, LigneComptage, ResultatAssiette, ResultatRotation } from '../resultats';
import { parcRetenu } from './parc';

/**
 * Méthode de l'assiette (DOMAINE §3.1; S3): exclude, multiply, deduct. B = P − X, G = B × τ, N = max(0, G − D), in dwellings a year.
 * The deductions that go beyond the gross flux are shown as a déficit, never carried over (golden case G07).
 */
export function assiette(
  comptage: Comptage,
  hypotheses: HypothesesTerritoire,
  exclus: ReadonlySet<LigneComptage['motif']>,
  rotation: ResultatRotation,
): ResultatAssiette {
  const parc = parcRetenu(comptage, hypotheses);
  const horsFlux = comptage.lignes
    .filter((ligne) => ligne.territoire === hypotheses.code && exclus.has(ligne.motif))
    .reduce((total, ligne) => total + ligne.logements, 0);
  const parcEligible = parc - horsFlux;
  const { mutations, relogementsRu, orcod, lhi, vente } = hypotheses.deductions;
  const relogements = relogementsRu + orcod + lhi + vente;
  const fluxBrut = parcEligible * (rotation.tauxRetenu ?? 0);
  const solde = fluxBrut - mutations - relogements;
  return {
    territoire: hypotheses.code,
    parc,
    horsFlux,
    parcEligible,
    tauxRotation: rotation.tauxRetenu,
    fluxBrut,
    mutations,
    relogements,
    assiette: Math.max(0, solde),
    deficit: Math.max(0, -solde),
    doubleDeduction: doubleDeduction(hypotheses, parcEligible, rotation, Math.max(0, -solde)),
  };
}

/**
 * Dwellings lost when mutations are both out of the rate and deducted: B × the share of the parc that they free (DOMAINE §2.4). What they
 * would only take off a déficit is not lost: the assiette stays at 0.
 */
function doubleDeduction(hypotheses: HypothesesTerritoire, parcEligible: number, rotation: ResultatRotation, deficit: number): number {
  const deuxFois = hypotheses.variante === 'harmonise' && hypotheses.deductions.mutations > 0;
  return deuxFois ? Math.max(0, parcEligible * (rotation.tauxMutations ?? 0) - deficit) : 0;
}
