/**
 * « Sauf stipulation contraire, la part … réservés par le préfet … en dehors des QPV ne peut être inférieure à 30 % » (CCH R.441-5-2, II). The
 * sentence reads two ways, and both are shown: his share of the flux outside QPV, and the part of his own dwellings that stands outside.
 * It warns and never blocks (DOMAINE §1.4). Fractions; null = cannot be computed.
 */
import type { Hypotheses } from '../hypotheses';
import { seuil } from '../hypotheses-seuils';
import type { Comptage, Resultats } from '../resultats';
import { motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { somme } from './plus-forts-restes';
import { estDeLEtat } from './reprises';
import { rapport } from './taux-rotation';

export interface EtatHorsQpv {
  readonly territoire: string;
  /** Dwellings of the flux, by where they stand. */
  readonly horsQpv: number;
  readonly enQpv: number;
  readonly inconnu: number;
  /** Those that the inventory lists as the État's, in weights. */
  readonly etatHorsQpv: number;
  readonly etatEnQpv: number;
  /** Retained, agents included. */
  readonly part: number;
  /** Lines of the État that have a share and no dwelling: once in flux, its contingent is not in the file. */
  readonly invisibles: number;
  /** First reading: its share of the flux outside QPV. */
  readonly duFlux: number | null;
  /** Second reading: what part of its dwellings stands outside QPV. */
  readonly deSesLogements: number | null;
}

export const BRUIT_DES_PARTS = 1e-9;

type EntreesHorsQpv = {
  readonly comptage: Pick<Comptage, 'qpv'>;
  readonly hypotheses: HypothesesEffectives;
  readonly resultats: Pick<Resultats, 'assiette' | 'flux'>;
};

export function etatHorsQpv({ comptage, hypotheses, resultats }: EntreesHorsQpv): EtatHorsQpv[] {
  return resultats.assiette.map(({ territoire }) => {
    const exclus = motifsExclus(hypotheses, territoire);
    const retenues = comptage.qpv.filter((ligne) => ligne.territoire === territoire && !exclus.has(ligne.motif));
    const ensemble = retenues.filter(({ reservataire }) => reservataire === null);
    const etat = resultats.flux.filter((ligne) => ligne.territoire === territoire && estDeLEtat(ligne));
    const siens = retenues.filter(({ reservataire: nom }) => etat.some(({ reservataire }) => reservataire === nom));
    const comptes = {
      horsQpv: somme(ensemble.map(({ horsQpv }) => horsQpv)),
      enQpv: somme(ensemble.map(({ enQpv }) => enQpv)),
      inconnu: somme(ensemble.map(({ inconnu }) => inconnu)),
      etatHorsQpv: somme(siens.map(({ horsQpv }) => horsQpv)),
      etatEnQpv: somme(siens.map(({ enQpv }) => enQpv)),
      part: somme(etat.map(({ partRetenue }) => partRetenue ?? 0)),
      invisibles: etat.filter((ligne) => (ligne.partRetenue ?? 0) > BRUIT_DES_PARTS && ligne.logementsReserves <= BRUIT_DES_PARTS).length,
    };
    return { territoire, ...comptes, ...lectures(comptes) };
  });
}

/**
 * Where the file does not show its dwellings, its share is supposed the same in each commune, as the text has it by default, and so the same
 * outside QPV; the second reading cannot be told. A share of nothing has nothing to check.
 */
function lectures(c: Omit<EtatHorsQpv, 'territoire' | 'duFlux' | 'deSesLogements'>): Pick<EtatHorsQpv, 'duFlux' | 'deSesLogements'> {
  if (c.horsQpv === 0 || c.part <= BRUIT_DES_PARTS) return { duFlux: null, deSesLogements: null };
  if (c.invisibles > 0) return { duFlux: c.part, deSesLogements: null };
  const deSesLogements = rapport(c.etatHorsQpv, c.etatHorsQpv + c.etatEnQpv);
  if (deSesLogements === null) return { duFlux: null, deSesLogements: null };
  return { duFlux: (c.part * deSesLogements) / (c.horsQpv / (c.horsQpv + c.enQpv)), deSesLogements };
}

export function estSousLeSeuil(hypotheses: Pick<Hypotheses, 'seuils'>, lecture: number | null): boolean {
  return lecture !== null && lecture < seuil(hypotheses, 'partHorsQpv') - BRUIT_DES_PARTS;
}
