import { NON_RESERVE, type Bien } from '../bien';
import type { PlusieursReservataires } from '../hypotheses';

/** What a dwelling gives to one réservataire, in dwellings. */
export interface PoidsReservataire {
  readonly reservataire: string;
  readonly poids: number;
}

/** Names on a dwelling, never empty and never twice the same. */
export function reservatairesDuBien(bien: Pick<Bien, 'reservataires'>): readonly string[] {
  const noms = [...new Set(bien.reservataires)];
  return noms.length > 0 ? noms : [NON_RESERVE];
}

/**
 * Sharing of a dwelling reserved to several (DOMAINE §3.2; no rule in the law): 1/k each, the first alone, or 1 each,
 * which makes the shares exceed 100 % (golden case G10).
 */
export function poidsDuBien(bien: Pick<Bien, 'reservataires'>, regle: PlusieursReservataires): readonly PoidsReservataire[] {
  const noms = reservatairesDuBien(bien);
  return noms.map((reservataire, rang) => ({ reservataire, poids: poidsDeRang(rang, noms.length, regle) }));
}

function poidsDeRang(rang: number, nombre: number, regle: PlusieursReservataires): number {
  switch (regle) {
    case 'fraction':
      return 1 / nombre;
    case 'priorite':
      return rang === 0 ? 1 : 0;
    case 'double':
      return 1;
  }
}
