import type { HypothesesTerritoire } from '../hypotheses';
import type { Comptage, LigneComptage, ResultatAssiette, ResultatRotation } from '../resultats';
import { arrondir } from './arrondi';
import { parcRetenu } from './parc';
import { surLaPeriode } from './taux-rotation';

/**
 * Méthode de l'assiette (DOMAINE §3.1; S3): exclude, multiply, deduct. B = max(0, P − X), G = B × τ, N = max(0, G − D), in dwellings a year.
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
  const parcEligible = Math.max(0, parc - horsFlux);
  const { mutations, relogementsRu, orcod, lhi, vente } = hypotheses.deductions;
  const relogements = relogementsRu + orcod + lhi + vente;
  const fluxBrut = parcEligible * (rotation.tauxRetenu ?? 0);
  // Nine decimals: 3 × 10 % − 0,3 leaves 5 × 10⁻¹⁷ of a dwelling, by which a share would be divided.
  const solde = arrondir(fluxBrut - mutations - relogements, 9);
  const base = { parcEligible, fluxBrut, mutations, relogements, assiette: Math.max(0, solde) };
  return {
    territoire: hypotheses.code,
    parc,
    horsFlux,
    tauxRotation: rotation.tauxRetenu,
    ...base,
    deficit: Math.max(0, -solde),
    ...mutationsDeduitesDeuxFois(base, hypotheses, rotation),
  };
}

/** Dwellings that can go to the flux, and no rate to say how many of them are freed: the figures below it mean nothing yet. */
export function tauxManquant({ tauxRotation, parcEligible }: Pick<ResultatAssiette, 'tauxRotation' | 'parcEligible'>): boolean {
  return tauxRotation === null && parcEligible > 0;
}

const RIEN = { mutationsDeduitesDeuxFois: false, doubleDeduction: 0, effetIntermediaire: 0, effetSansDeduction: 0 } as const;

/**
 * Mutations both out of the rate and deducted (DOMAINE §2.4): the quantity that the rule names, then what each switch gives back, which
 * differs from it as soon as the two counts of mutations differ or the assiette is at 0. No number is changed.
 */
function mutationsDeduitesDeuxFois(
  base: Pick<ResultatAssiette, 'parcEligible' | 'fluxBrut' | 'mutations' | 'relogements' | 'assiette'>,
  { variante }: HypothesesTerritoire,
  rotation: ResultatRotation,
): Pick<ResultatAssiette, 'mutationsDeduitesDeuxFois' | 'doubleDeduction' | 'effetIntermediaire' | 'effetSansDeduction'> {
  const { parcEligible, fluxBrut, mutations, relogements, assiette: retenue } = base;
  if (variante !== 'harmonise' || mutations <= 0) return RIEN;
  const { periode, tauxIntermediaire, moyennesIntermediaires, tauxMutations } = rotation;
  const intermediaire = surLaPeriode(periode, tauxIntermediaire, moyennesIntermediaires);
  // No mutation among the libérations: they are not told apart, and the harmonised rate left none out.
  const distinguees = tauxMutations !== null && tauxMutations > 0 && intermediaire !== null;
  return {
    mutationsDeduitesDeuxFois: true,
    doubleDeduction: distinguees ? parcEligible * tauxMutations : null,
    effetIntermediaire: distinguees
      ? arrondir(Math.max(0, parcEligible * intermediaire - mutations - relogements) - retenue, 9) || 0
      : null,
    effetSansDeduction: arrondir(Math.max(0, fluxBrut - relogements) - retenue, 9) || 0,
  };
}
