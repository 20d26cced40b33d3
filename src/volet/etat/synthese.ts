/** What the sheets say, as the pane shows it: figures are read back from the cells, never computed again. */
import type { TablesLues } from '../../excel/porte';
import { lignesLues, nombreLu, texteLu } from './tables-lues';

export interface SyntheseFlux {
  readonly reservataire: string;
  readonly partRetenue: number | null;
  readonly fluxEstime: number | null;
  readonly fluxArrondi: number | null;
}

export interface SyntheseTerritoire {
  readonly territoire: string;
  readonly parcEligible: number | null;
  readonly tauxRotation: number | null;
  readonly assiette: number | null;
  /** The sheet warns (V19), whatever the quantity. */
  readonly mutationsDeduitesDeuxFois: boolean;
  /** M × B ÷ parc de référence, in dwellings; null when the sheet cannot say. */
  readonly doubleDeduction: number | null;
  /** What each switch would change to the assiette. */
  readonly effetIntermediaire: number | null;
  readonly effetSansDeduction: number | null;
  readonly mutations: number | null;
  readonly flux: readonly SyntheseFlux[];
}

export function lireSynthese(tables: TablesLues): readonly SyntheseTerritoire[] {
  const flux = lignesLues(tables, 'Flux');
  return lignesLues(tables, 'Assiette')
    .filter((ligne) => texteLu(ligne('Territoire')) !== '')
    .map((ligne) => {
      const territoire = texteLu(ligne('Territoire'));
      return {
        territoire,
        parcEligible: nombreLu(ligne('Parc éligible')),
        tauxRotation: nombreLu(ligne('Taux de rotation')),
        assiette: nombreLu(ligne('Assiette')),
        mutationsDeduitesDeuxFois: texteLu(ligne('Contrôle des mutations')).startsWith('Alerte V19'),
        doubleDeduction: nombreLu(ligne('Double déduction')),
        effetIntermediaire: nombreLu(ligne('Effet du taux intermédiaire')),
        effetSansDeduction: nombreLu(ligne('Effet de la déduction à 0')),
        mutations: nombreLu(ligne('Mutations')),
        flux: flux
          .filter((f) => texteLu(f('Territoire')) === territoire)
          .map((f) => ({
            reservataire: texteLu(f('Réservataire')),
            partRetenue: nombreLu(f('Part retenue')),
            fluxEstime: nombreLu(f('Flux estimé')),
            fluxArrondi: nombreLu(f('Flux arrondi')),
          })),
      };
    });
}
