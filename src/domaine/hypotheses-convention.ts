/** What a convention covers and when its documents were sent: typed by people, checked by rules V21 and V22. */

/** Of the convention in flux of a réservataire in a département (DOMAINE §1.9). */
export type StatutDeConvention = 'signee' | 'en-negociation' | 'absente';
export const STATUTS_DE_CONVENTION: readonly StatutDeConvention[] = ['signee', 'en-negociation', 'absente'];

/** Bilan of year N-1 and prévisionnel of year N (CCH R.441-5, R.441-5-1). */
export interface EnvoiDuBilan {
  /** `aaaa-mm-jj`; null = not sent yet. */
  readonly date: string | null;
  /** Up to 31 March included, as Île-de-France (DRIHL) accepted: never assumed. */
  readonly tolerance: boolean;
}

/**
 * « 31, 9 » names the départements 31 and 09. What is no code is kept as it was typed: it names no département, so that every dwelling
 * is outside, which says that the perimeter is to be corrected.
 */
export function lirePerimetre(texte: string): readonly string[] {
  const codes = texte
    .split(/[\s,;/]+/)
    .filter((morceau) => morceau !== '')
    .map((morceau) => (/^\d$/.test(morceau) ? `0${morceau}` : morceau.toUpperCase()));
  return [...new Set(codes)];
}

export const ecrirePerimetre = (perimetre: readonly string[] | undefined): string => (perimetre ?? []).join(', ');
