import type { DonneesReduites } from '../src/domaine/geographie/reduire-referentiel.cjs';

export { reduire } from '../src/domaine/geographie/reduire-referentiel.cjs';
export function donneesReduites(): DonneesReduites;
export function referentielJson(): string;
