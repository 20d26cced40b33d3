import type { HypothesesTerritoire, VarianteTaux } from '../hypotheses';
import { MOTIFS_HORS_FLUX } from '../motifs-hors-flux';
import type { Comptage, LigneComptage, ResultatRotation } from '../resultats';
import { parcRetenu } from './parc';

const HORS_REFERENCE: ReadonlySet<LigneComptage['motif']> = new Set(
  MOTIFS_HORS_FLUX.filter((motif) => motif.horsParcDeReference).map((motif) => motif.code),
);

interface LiberationsRetenues {
  readonly liberations: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
}

/**
 * Rotation rate of year N-1, a fraction (DOMAINE §2.1 harmonised, §2.2 intermediate; S3). null when the parc de référence is empty:
 * an unknown rate is not a rate of 0 % (golden case G05).
 */
export function tauxRotation(comptage: Comptage, hypotheses: HypothesesTerritoire): ResultatRotation {
  const parcDeReference = parcDeReferenceRetenu(comptage, hypotheses);
  const retenues = liberationsRetenues(comptage, hypotheses);
  const { liberations, mutations, anru, orcodLhi } = retenues;
  const tauxHarmonise = rapport(liberations - mutations - anru, parcDeReference);
  const tauxIntermediaire = rapport(liberations - anru - orcodLhi, parcDeReference);
  const parVariante: Record<VarianteTaux, number | null> = {
    harmonise: tauxHarmonise,
    intermediaire: tauxIntermediaire,
    saisi: hypotheses.tauxSaisi,
  };
  return {
    territoire: hypotheses.code,
    parcDeReference,
    ...retenues,
    tauxHarmonise,
    tauxIntermediaire,
    variante: hypotheses.variante,
    tauxRetenu: parVariante[hypotheses.variante],
  };
}

/** Quotient, or null (« n/d ») when there is nothing to divide by. */
export function rapport(numerateur: number, denominateur: number): number | null {
  return denominateur > 0 ? numerateur / denominateur : null;
}

/** Parc total minus étudiants, spécifiques, ventes and démolitions (S3), whatever the exclusions of the flux. */
function parcDeReferenceRetenu(comptage: Comptage, hypotheses: HypothesesTerritoire): number {
  if (hypotheses.parcDeReference !== null) return hypotheses.parcDeReference;
  const ecartes = comptage.lignes
    .filter((ligne) => ligne.territoire === hypotheses.code && HORS_REFERENCE.has(ligne.motif))
    .reduce((total, ligne) => total + ligne.logements, 0);
  return parcRetenu(comptage, hypotheses) - ecartes;
}

/** Typed libérations win over the counted ones; étudiants and spécifiques leave the total. */
function liberationsRetenues(comptage: Comptage, hypotheses: HypothesesTerritoire): LiberationsRetenues {
  const saisies = hypotheses.liberations;
  if (saisies !== null) {
    return {
      liberations: saisies.total - saisies.etudiants - saisies.specifiques,
      mutations: saisies.mutations,
      anru: saisies.relogementsAnru,
      orcodLhi: saisies.relogementsOrcodLhi,
    };
  }
  const comptees = comptage.liberations.find((ligne) => ligne.territoire === hypotheses.code);
  if (comptees === undefined) return { liberations: 0, mutations: 0, anru: 0, orcodLhi: 0 };
  const { externes, mutations, anru, orcodLhi } = comptees;
  return { liberations: externes + mutations + anru + orcodLhi, mutations, anru, orcodLhi };
}
