/** Rotation over several years (DOMAINE §2.5, golden case G16): each year by the same rule, then their simple or weighted mean. */
import type { HypothesesTerritoire } from '../hypotheses';
import type { MoyennesDeTaux } from '../resultats';

/** What one year gives, étudiants and spécifiques already out. */
export interface AnneeDeRotation {
  readonly liberations: number;
  readonly mutations: number;
  readonly anru: number;
  readonly orcodLhi: number;
  readonly parcDeReference: number;
}

export type Numerateur = (annee: AnneeDeRotation) => number;

/** DOMAINE §2.1: neither mutations nor relogements ANRU. */
export const NUMERATEUR_HARMONISE: Numerateur = ({ liberations, mutations, anru }) => liberations - mutations - anru;
/** DOMAINE §2.2: mutations free a dwelling; relogements ANRU, ORCOD and LHI do not count. */
export const NUMERATEUR_INTERMEDIAIRE: Numerateur = ({ liberations, anru, orcodLhi }) => liberations - anru - orcodLhi;
export const NUMERATEUR_MUTATIONS: Numerateur = ({ mutations }) => mutations;

/** Years of a mean: N-1, N-2, N-3. */
export const ANNEES_DE_LA_MOYENNE = [1, 2, 3] as const;

/** Quotient, or null (« n/d ») when there is nothing to divide by. */
export function rapport(numerateur: number, denominateur: number): number | null {
  return denominateur > 0 ? numerateur / denominateur : null;
}

/** An earlier year as typed; null when its libérations or its parc are not known. */
export function anneeAnterieure(
  { anneesAnterieures }: Pick<HypothesesTerritoire, 'anneesAnterieures'>,
  annee: number,
): AnneeDeRotation | null {
  const saisie = anneesAnterieures.find((candidate) => candidate.annee === annee);
  if (saisie === undefined) return null;
  const { liberations, parcDeReference, mutations, anru, orcodLhi } = saisie;
  if (liberations === null || parcDeReference === null || parcDeReference <= 0) return null;
  return { liberations, mutations, anru, orcodLhi, parcDeReference };
}

export function tauxDeLAnnee(annee: AnneeDeRotation | null, numerateur: Numerateur): number | null {
  return annee === null ? null : rapport(numerateur(annee), annee.parcDeReference);
}

/** Over the years known only: a missing year is not a year of 0 %. */
export function moyennes(annees: readonly (AnneeDeRotation | null)[], numerateur: Numerateur): MoyennesDeTaux {
  const connues = annees.flatMap((annee) => (annee !== null && annee.parcDeReference > 0 ? [annee] : []));
  const total = (valeur: (annee: AnneeDeRotation) => number): number => connues.reduce((cumul, annee) => cumul + valeur(annee), 0);
  return {
    simple: rapport(
      total((annee) => numerateur(annee) / annee.parcDeReference),
      connues.length,
    ),
    ponderee: rapport(
      total(numerateur),
      total(({ parcDeReference }) => parcDeReference),
    ),
  };
}
