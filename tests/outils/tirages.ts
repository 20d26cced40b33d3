/**
 * Draws of fast-check: the same seed every day, so that a red build can be replayed, and another one on demand. A failure prints its
 * seed and its path (fast-check does), besides the shrunk case.
 */
import fc from 'fast-check';
import { arbitraireHypotheses, arbitraireScenarios } from './arbitraires-hypotheses';
import { arbitraireInventaire } from './arbitraires-inventaire';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';

const GRAINE = 20_260_115;

export interface Cas {
  readonly inventaire: Inventaire;
  readonly hypotheses: Hypotheses;
}

export const arbitraireCas: fc.Arbitrary<Cas> = fc
  .tuple(arbitraireInventaire, arbitraireHypotheses, arbitraireScenarios)
  .map(([inventaire, hypotheses, scenarios]) => ({ inventaire, hypotheses: { ...hypotheses, scenarios } }));

function entierDe(variable: string): number | undefined {
  const texte = process.env[variable];
  if (texte === undefined || texte === '') return undefined;
  const lu = Number(texte);
  if (!Number.isInteger(lu)) throw new Error(`${variable} doit être un entier : ${texte}`);
  return lu;
}

/**
 * `NEGOFLUX_GRAINE` changes the seed, `NEGOFLUX_TIRAGES` the number of draws, `NEGOFLUX_CHEMIN` goes straight to a failing case.
 * No draw is ever skipped for lack of time: a property that does not reach its number fails.
 */
export function tirages<T>(nombre: number): fc.Parameters<T> {
  const path = process.env['NEGOFLUX_CHEMIN'];
  return {
    seed: entierDe('NEGOFLUX_GRAINE') ?? GRAINE,
    numRuns: nombreDeTirages(nombre),
    ...(path === undefined ? {} : { path }),
  };
}

export function nombreDeTirages(nombre: number): number {
  return entierDe('NEGOFLUX_TIRAGES') ?? nombre;
}

/** After a first failure, this long to find a smaller one: each step opens a workbook. */
const TEMPS_DE_REDUCTION = 60_000;

/** The check, and a shrinking that ends while the test still has time to print what it found. */
export function reductionBornee<T>(verifier: (tirage: T) => Promise<void>): (tirage: T) => Promise<void> {
  let limite: number | null = null;
  return async (tirage) => {
    if (limite !== null && performance.now() > limite) return;
    try {
      await verifier(tirage);
    } catch (erreur) {
      limite ??= performance.now() + TEMPS_DE_REDUCTION;
      throw erreur;
    }
  };
}

/** How many draws must really have been compared: all of them, but one at least when a failing case is replayed. */
export function minimumDeTirages(nombre: number): number {
  return process.env['NEGOFLUX_CHEMIN'] === undefined ? nombreDeTirages(nombre) : 1;
}
