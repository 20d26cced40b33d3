import type { Categorie } from '../categories';
import type { DenominateurDesParts, Hypotheses, HypothesesReservataire, HypothesesTerritoire } from '../hypotheses';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from '../motifs-hors-flux';
import type { LigneComptage } from '../resultats';

export type Exclusions = Hypotheses['exclusions'];

/**
 * Hypotheses as the rules read them. A scenario may change for one territoire only what the reference holds once for all:
 * these changes are kept aside here, so that a scenario stays « the same calculation on other hypotheses ».
 */
export interface HypothesesEffectives extends Hypotheses {
  readonly parTerritoire?: Readonly<
    Record<string, { readonly exclusions?: Exclusions; readonly denominateurDesParts?: DenominateurDesParts }>
  >;
}

/** A territoire that nobody typed: counted values everywhere, no deduction. */
export function territoireParDefaut(code: string): HypothesesTerritoire {
  return {
    code,
    variante: 'harmonise',
    tauxSaisi: null,
    periode: 'n-1',
    liberations: null,
    anneesAnterieures: [],
    mobiliteRpls: null,
    deductions: { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 },
    parcDeclare: null,
    parcDeReference: null,
    duConventionsDeParc: 0,
  };
}

export function hypothesesDuTerritoire(hypotheses: Hypotheses, code: string): HypothesesTerritoire {
  return hypotheses.territoires.find((territoire) => territoire.code === code) ?? territoireParDefaut(code);
}

/** Motives out of the flux in a territoire: compulsory ones always, the others as negotiated (DOMAINE §1.7). */
export function motifsExclus(hypotheses: HypothesesEffectives, territoire: string): ReadonlySet<LigneComptage['motif']> {
  const choix: Exclusions = { ...hypotheses.exclusions, ...hypotheses.parTerritoire?.[territoire]?.exclusions };
  const exclu = (code: MotifHorsFlux, parDefaut: boolean): boolean => choix[code] ?? parDefaut;
  return new Set(
    MOTIFS_HORS_FLUX.filter((motif) => motif.obligatoire || exclu(motif.code, motif.excluParDefaut)).map((motif) => motif.code),
  );
}

export function denominateurDuTerritoire(hypotheses: HypothesesEffectives, territoire: string): DenominateurDesParts {
  return hypotheses.parTerritoire?.[territoire]?.denominateurDesParts ?? hypotheses.denominateurDesParts;
}

/** The line of a réservataire for a territoire: its own line first, then the one that stands for every territoire. */
export function hypothesesDuReservataire(hypotheses: Hypotheses, territoire: string, nom: string): HypothesesReservataire | null {
  const lignes = hypotheses.reservataires.filter((ligne) => ligne.nom === nom);
  return lignes.find((ligne) => ligne.territoire === territoire) ?? lignes.find((ligne) => ligne.territoire === null) ?? null;
}

export function categorieDuReservataire(
  hypotheses: Hypotheses,
  categories: ReadonlyMap<string, Categorie>,
  territoire: string,
  nom: string,
): Categorie {
  return hypothesesDuReservataire(hypotheses, territoire, nom)?.categorie ?? categories.get(nom) ?? 'autre';
}
