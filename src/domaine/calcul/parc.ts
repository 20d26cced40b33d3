import type { HypothesesTerritoire } from '../hypotheses';
import type { Comptage } from '../resultats';

/** Dwellings of a territoire listed in the inventory, each once. */
export function parcCompte(comptage: Comptage, territoire: string): number {
  return comptage.lignes.reduce((total, ligne) => (ligne.territoire === territoire ? total + ligne.logements : total), 0);
}

/** P: the declared parc when the inventory lists the reserved dwellings only, else the counted one (CONCEPTION §8). */
export function parcRetenu(comptage: Comptage, hypotheses: HypothesesTerritoire): number {
  return hypotheses.parcDeclare ?? parcCompte(comptage, hypotheses.code);
}
