/**
 * Rotation computed from the leases of an RPLS file (DOMAINE §2.3, variant `RPLS_MOBILITE`; golden case G19). For millésime M:
 * denominator = first let before M-1, and occupation 1 (let) or 2 (offered, vacant);
 * numerator = lease effective in M-1 or later, on a dwelling first let before M-1.
 */
import type { Mois } from '../lecture/normaliser-mois';
import { auBout, transformerParLots } from '../lots';

export interface LigneMobilite {
  /** Code of the département; null when the commune does not tell. */
  readonly territoire: string | null;
  /** Year of the first letting. */
  readonly premiereLocation: number | null;
  /** Occupation at 1 January: `1` to `5`, `9`. */
  readonly mode: string;
  /** Start of the lease in progress. */
  readonly bail: Mois | null;
}

export interface MobiliteTerritoire {
  readonly territoire: string | null;
  readonly numerateur: number;
  readonly denominateur: number;
  /** Fraction; null when there is nothing to divide by: an unknown rate is not 0 %. */
  readonly taux: number | null;
}

export interface MobiliteRpls {
  readonly territoires: readonly MobiliteTerritoire[];
  /** One per line given: the dwelling was let again during the period. */
  readonly liberations: readonly boolean[];
}

const OFFERTS = new Set(['1', '2']);

export function mobiliteRpls(lignes: readonly LigneMobilite[], millesime: number): MobiliteRpls {
  return auBout(mobiliteRplsParLots(lignes, millesime));
}

export function* mobiliteRplsParLots(lignes: readonly LigneMobilite[], millesime: number): Generator<void, MobiliteRpls> {
  const debut = millesime - 1;
  const comptes = new Map<string | null, { numerateur: number; denominateur: number }>();
  const liberations = yield* transformerParLots(lignes, ({ territoire, premiereLocation, mode, bail }) => {
    const compte = comptes.get(territoire) ?? { numerateur: 0, denominateur: 0 };
    comptes.set(territoire, compte);
    // A dwelling first let during the period is a new programme, not a rotation.
    if (premiereLocation === null || premiereLocation >= debut) return false;
    if (OFFERTS.has(mode)) compte.denominateur += 1;
    const reloue = bail !== null && bail.annee >= debut;
    if (reloue) compte.numerateur += 1;
    return reloue;
  });
  const territoires = [...comptes]
    .map(([territoire, { numerateur, denominateur }]) => ({
      territoire,
      numerateur,
      denominateur,
      taux: denominateur > 0 ? numerateur / denominateur : null,
    }))
    // Dwellings without a readable commune come last.
    .sort(
      (a, b) =>
        Number(a.territoire === null) - Number(b.territoire === null) || (a.territoire ?? '').localeCompare(b.territoire ?? '', 'fr'),
    );
  return { territoires, liberations };
}
