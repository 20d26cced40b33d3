/** Shape of the reduced reference data, and of the official data it comes from. */
export interface DonneesReduites {
  readonly version: number;
  readonly departements: readonly (readonly [code: string, nom: string])[];
  readonly epci: readonly (readonly [siren: string, nom: string])[];
  /** One list per EPCI, in the order of `epci`, then the communes without an EPCI. */
  readonly communes: readonly string[];
  readonly arrondissements: string;
  readonly anciennes: string;
}

export interface CommuneSource {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly commune?: string;
  readonly chefLieu?: string;
  readonly codesPostaux?: readonly string[];
  readonly anciensCodes?: readonly string[];
}

export interface EpciSource {
  readonly code: string;
  readonly nom: string;
  readonly membres: readonly { readonly code: string }[];
}

export interface DepartementSource {
  readonly code: string;
  readonly nom: string;
}

export function reduire(
  communes: readonly CommuneSource[],
  epci: readonly EpciSource[],
  departements: readonly DepartementSource[],
): DonneesReduites;
