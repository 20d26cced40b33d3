/** Loads the reference data from the installed package: for tests and command lines, never for the browser bundle. */
import { donneesReduites } from '../../../scripts/reduire-referentiel.cjs';
import { construireReferentiel, type Referentiel } from './referentiel';

let charge: Referentiel | null = null;

export function chargerReferentielNode(): Referentiel {
  charge ??= construireReferentiel(donneesReduites());
  return charge;
}
