/**
 * « Sauf stipulation contraire, la part … réservés par le préfet … en dehors des QPV ne peut être inférieure à 30 % » (CCH R.441-5-2, II). The
 * sentence reads two ways, and both are shown: his share of the flux outside QPV, and the part of his own dwellings that stands outside.
 * It warns and never blocks (DOMAINE §1.4). Fractions; null = cannot be computed.
 */
import type { Hypotheses } from '../hypotheses';
import { seuil } from '../hypotheses-seuils';
import type { Comptage, LigneQpv, ResultatFlux, Resultats } from '../resultats';
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
  /** Their shares: supposed the same in each commune, as the text has it by default. */
  readonly partUniforme: number;
  /** Shares of the lines that the file shows, each times the part of its own dwellings that stands outside QPV. */
  readonly partComptee: number;
  /** Lines of the État that have a share and dwellings, none of known QPV. */
  readonly sansLieu: number;
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

/** Where the dwellings of one line of the État stand, in weights; zeros for any other line. */
export interface LieuDeLaLigne {
  readonly horsQpv: number;
  readonly connus: number;
  /** Its share × the part of its dwellings that stands outside QPV. */
  readonly partComptee: number;
  readonly invisible: boolean;
  readonly sansLieu: boolean;
}

type EntreesDuLieu = Pick<EntreesHorsQpv, 'comptage' | 'hypotheses'>;

export function lieuDeLaLigne({ comptage, hypotheses }: EntreesDuLieu, ligne: ResultatFlux): LieuDeLaLigne {
  if (!estDeLEtat(ligne)) return { horsQpv: 0, connus: 0, partComptee: 0, invisible: false, sansLieu: false };
  const siens = duFlux({ comptage, hypotheses }, ligne.territoire).filter(({ reservataire }) => reservataire === ligne.reservataire);
  const horsQpv = somme(siens.map((lieu) => lieu.horsQpv));
  const connus = horsQpv + somme(siens.map(({ enQpv }) => enQpv));
  const part = ligne.partRetenue ?? 0;
  const aUnePart = part > BRUIT_DES_PARTS;
  const visible = ligne.logementsReserves > BRUIT_DES_PARTS;
  return {
    horsQpv,
    connus,
    partComptee: visible && connus > 0 ? (part * horsQpv) / connus : 0,
    invisible: aUnePart && !visible,
    sansLieu: aUnePart && visible && connus <= 0,
  };
}

function duFlux({ comptage, hypotheses }: EntreesDuLieu, territoire: string): LigneQpv[] {
  const exclus = motifsExclus(hypotheses, territoire);
  return comptage.qpv.filter((ligne) => ligne.territoire === territoire && !exclus.has(ligne.motif));
}

export function etatHorsQpv({ comptage, hypotheses, resultats }: EntreesHorsQpv): EtatHorsQpv[] {
  return resultats.assiette.map(({ territoire }) => {
    const retenues = duFlux({ comptage, hypotheses }, territoire);
    const ensemble = retenues.filter(({ reservataire }) => reservataire === null);
    const etat = resultats.flux.filter((ligne) => ligne.territoire === territoire && estDeLEtat(ligne));
    const siens = retenues.filter(({ reservataire: nom }) => etat.some(({ reservataire }) => reservataire === nom));
    const lieux = etat.map((ligne) => ({ ligne, ...lieuDeLaLigne({ comptage, hypotheses }, ligne) }));
    const invisibles = lieux.filter(({ invisible }) => invisible);
    const comptes = {
      horsQpv: somme(ensemble.map(({ horsQpv }) => horsQpv)),
      enQpv: somme(ensemble.map(({ enQpv }) => enQpv)),
      inconnu: somme(ensemble.map(({ inconnu }) => inconnu)),
      etatHorsQpv: somme(siens.map(({ horsQpv }) => horsQpv)),
      etatEnQpv: somme(siens.map(({ enQpv }) => enQpv)),
      part: somme(etat.map(({ partRetenue }) => partRetenue ?? 0)),
      invisibles: invisibles.length,
      partUniforme: somme(invisibles.map(({ ligne }) => ligne.partRetenue ?? 0)),
      partComptee: somme(lieux.map(({ partComptee }) => partComptee)),
      sansLieu: lieux.filter(({ sansLieu }) => sansLieu).length,
    };
    return { territoire, ...comptes, ...lectures(comptes) };
  });
}

/**
 * Each line of the État that the file shows counts by its own dwellings: its share × their part outside QPV ÷ the part of the flux outside QPV.
 * The share of a line that it does not show is supposed the same in each commune, as the text has it by default, and so the same outside QPV.
 * The second reading is told from the dwellings that the file shows, if any. A share of nothing has nothing to check.
 */
function lectures(c: Omit<EtatHorsQpv, 'territoire' | 'duFlux' | 'deSesLogements'>): Pick<EtatHorsQpv, 'duFlux' | 'deSesLogements'> {
  if (c.horsQpv === 0 || c.part <= BRUIT_DES_PARTS) return { duFlux: null, deSesLogements: null };
  const duFluxHorsQpv = c.horsQpv / (c.horsQpv + c.enQpv);
  return {
    duFlux: c.sansLieu > 0 ? null : c.partUniforme + c.partComptee / duFluxHorsQpv,
    deSesLogements: rapport(c.etatHorsQpv, c.etatHorsQpv + c.etatEnQpv),
  };
}

export function estSousLeSeuil(hypotheses: Pick<Hypotheses, 'seuils'>, lecture: number | null): boolean {
  return lecture !== null && lecture < seuil(hypotheses, 'partHorsQpv') - BRUIT_DES_PARTS;
}
