import type { ResultatFlux } from '../resultats';

/**
 * What a line claims, in dwellings a year, once the caps are applied and before the settlement of what exceeds 100 %, which would hide that
 * there is too little; the rights themselves when there is no assiette to be a part of.
 */
export function demandeEnLogements({ partage, droitsUniques }: ResultatFlux, assiette: number): number {
  return partage.apresPlafonds === null ? droitsUniques : partage.apresPlafonds * assiette;
}

/** Every other réservataire of the same territoire: what nobody reserves claims nothing. */
export function autresReservataires(lignes: readonly ResultatFlux[], { territoire, reservataire }: ResultatFlux): ResultatFlux[] {
  return lignes.filter(
    (autre) => autre.territoire === territoire && autre.reservataire !== reservataire && autre.categorie !== 'non-reserve',
  );
}
