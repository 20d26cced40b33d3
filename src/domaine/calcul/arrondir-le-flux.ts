import type { Arrondi } from '../hypotheses';
import { arrondir } from './arrondi';
import { arrondirAuxPlusFortsRestes } from './plus-forts-restes';

/** Whole dwellings, by the rule that was chosen (DOMAINE §3.2). Only « plus forts restes » keeps the total of the territoire. */
export function arrondirLeFlux(valeurs: readonly number[], regle: Arrondi): number[] {
  if (regle === 'plus-forts-restes') return arrondirAuxPlusFortsRestes(valeurs);
  const unes: Record<Exclude<Arrondi, 'plus-forts-restes'>, (valeur: number) => number> = {
    'demi-superieur': (valeur) => arrondir(valeur),
    plancher: Math.floor,
    plafond: Math.ceil,
  };
  // Nine decimals, so that 3.0000000000004 has no part of a dwelling to round up.
  return valeurs.map((valeur) => unes[regle](arrondir(valeur, 9)));
}
