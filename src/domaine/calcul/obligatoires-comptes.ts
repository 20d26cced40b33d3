/**
 * Rights that the law keeps out of the flux (DOMAINE §1.7: défense, sécurité, santé, vente, démolition) and that a share over the whole parc
 * counts all the same (§3.2, option « parc_total »): they would give a flux to a reservation that must have none.
 */
import { MOTIFS_HORS_FLUX } from '../motifs-hors-flux';
import type { Comptage, ResultatFlux } from '../resultats';
import { denominateurDuTerritoire, type HypothesesEffectives } from './hypotheses-effectives';

const OBLIGATOIRES: ReadonlySet<string> = new Set(MOTIFS_HORS_FLUX.filter(({ obligatoire }) => obligatoire).map(({ code }) => code));

/** In dwellings; 0 under another denominator, or when the share is typed or is not counted. */
export function obligatoiresComptes(
  { lignes }: Pick<Comptage, 'lignes'>,
  hypotheses: HypothesesEffectives,
  { territoire, reservataire, methode, partConvenue, categorie }: ResultatFlux,
): number {
  const compte = methode === 'assiette' && partConvenue === null && categorie !== 'non-reserve';
  if (!compte || denominateurDuTerritoire(hypotheses, territoire) !== 'parc-total') return 0;
  return lignes.reduce(
    (total, ligne) =>
      total +
      (ligne.territoire === territoire && ligne.reservataire === reservataire && ligne.droit === 'ACTIF' && OBLIGATOIRES.has(ligne.motif)
        ? ligne.poids
        : 0),
    0,
  );
}
