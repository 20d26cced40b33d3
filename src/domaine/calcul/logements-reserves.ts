import { NON_RESERVE } from '../bien';
import type { LigneComptage } from '../resultats';
import { motifsExclus } from './hypotheses-effectives';
import { parcCompte } from './parc';
import type { EntreesFlux } from './titulaires-du-flux';

/**
 * Dwellings reserved by name, in the whole parc or in the parc éligible alone. Rights that ended or have not begun go to what nobody reserves,
 * together with the dwellings that are declared but not listed.
 */
export function logementsReserves(entrees: EntreesFlux, toutLeParc: boolean): ReadonlyMap<string, number> {
  const { comptage, territoire } = entrees;
  const compte = comptesDansLaPart(entrees, toutLeParc);
  const retenue = (ligne: LigneComptage): boolean => ligne.territoire === territoire.code && compte(ligne.motif);
  const reserves = new Map<string, number>();
  for (const ligne of comptage.lignes) {
    if (!retenue(ligne)) continue;
    const nom = ligne.droit === 'ACTIF' ? ligne.reservataire : NON_RESERVE;
    reserves.set(nom, (reserves.get(nom) ?? 0) + ligne.poids);
  }
  const nonListes = territoire.parcDeclare === null ? 0 : territoire.parcDeclare - parcCompte(comptage, territoire.code);
  reserves.set(NON_RESERVE, Math.max(0, (reserves.get(NON_RESERVE) ?? 0) + nonListes));
  return reserves;
}

/** Motives whose rights count in the share: all of them over the whole parc, else those that are not excluded. */
export function comptesDansLaPart(
  { hypotheses, territoire }: EntreesFlux,
  toutLeParc: boolean,
): (motif: LigneComptage['motif']) => boolean {
  const exclus = motifsExclus(hypotheses, territoire.code);
  return (motif) => toutLeParc || !exclus.has(motif);
}
