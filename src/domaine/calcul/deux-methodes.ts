/** Both methods for the same réservataire: what it gains with one is its share of the deductions (DOMAINE §4.5; golden case G15). */
import type { Methode } from '../hypotheses';
import type { ResultatAssiette, ResultatFlux } from '../resultats';
import { autresReservataires, demandeEnLogements } from './demande';
import { somme } from './plus-forts-restes';
import type { AnneeDeProjection } from './projection-du';

/** Binary noise is neither a gap nor a lack of dwellings. */
const BRUIT = 1e-6;

export type LectureDeLEcart = 'egale' | 'assiette-nulle' | 'parc-total' | 'autre-base' | 'inconnue';
export type Capacite = 'suffisante' | 'depassee' | 'depassee-si-droits-acquis' | 'inconnue';

export interface DeuxMethodes {
  readonly territoire: string;
  readonly reservataire: string;
  readonly methode: Methode;
  /** Under the droits acquis, an agreed share wins: its dwellings are served, not the DU. */
  readonly parPartConvenue: boolean;
  /** Counted share s. */
  readonly part: number | null;
  /** Deductions D, in dwellings a year. */
  readonly deductions: number;
  /** F = s × N. */
  readonly fluxParAssiette: number | null;
  /** N. */
  readonly assiette: number;
  /** DU of the programmes, conventions de parc apart: they come from no dwelling. */
  readonly duAnnuels: number | null;
  readonly gain: number | null;
  /** s × D. */
  readonly partDesDeductions: number | null;
  /** (DU − F) − s × D: 0 as long as the assiette is not floored and both count the same rights. */
  readonly ecart: number | null;
  readonly lecture: LectureDeLEcart;
  readonly duConventionsDeParc: number;
  /** The DU, or the agreed share that replaces them, in dwellings a year. */
  readonly duAServir: number | null;
  /** What the assiette leaves to the others once all the DU are served. */
  readonly resteAuxAutres: number | null;
  /** Their flux, once the shares above 100 % are settled. */
  readonly besoinDesAutres: number;
  readonly capacite: Capacite;
}

export function deuxMethodes(
  titulaires: readonly ResultatFlux[],
  tous: readonly ResultatFlux[],
  assiettes: readonly ResultatAssiette[],
  projection: readonly AnneeDeProjection[],
  exercice: number,
  toutLeParc: (territoire: string) => boolean,
): DeuxMethodes[] {
  return titulaires.flatMap((titulaire) => {
    const { territoire, reservataire } = titulaire;
    const assiette = assiettes.find((candidate) => candidate.territoire === territoire);
    const annee = projection.find(
      (candidate) => candidate.territoire === territoire && candidate.reservataire === reservataire && candidate.annee === exercice,
    );
    if (assiette === undefined || annee === undefined) return [];
    return [comparer(titulaire, assiette, annee, autresReservataires(tous, titulaire), toutLeParc(territoire))];
  });
}

function comparer(
  titulaire: ResultatFlux,
  { assiette, mutations, relogements }: ResultatAssiette,
  { duDesProgrammes, duConventionsDeParc, duAnnuels }: AnneeDeProjection,
  autres: readonly ResultatFlux[],
  toutLeParc: boolean,
): DeuxMethodes {
  const { territoire, reservataire, methode, part } = titulaire;
  const parPartConvenue = methode === 'droits-acquis' && titulaire.partConvenue !== null;
  const duAServir = parPartConvenue ? demandeEnLogements(titulaire, assiette) : duAnnuels;
  const deductions = mutations + relogements;
  const fluxParAssiette = part === null ? null : part * assiette;
  const gain = duDesProgrammes === null || fluxParAssiette === null ? null : duDesProgrammes - fluxParAssiette;
  const partDesDeductions = part === null ? null : part * deductions;
  const ecart = gain === null || partDesDeductions === null ? null : gain - partDesDeductions;
  const besoinDesAutres = somme(autres.map(({ fluxEstime }) => fluxEstime));
  const resteAuxAutres = duAServir === null ? null : assiette - duAServir;
  return {
    territoire,
    reservataire,
    methode,
    parPartConvenue,
    part,
    deductions,
    assiette,
    fluxParAssiette,
    duAnnuels: duDesProgrammes,
    gain,
    partDesDeductions,
    ecart,
    lecture: lireEcart(ecart, assiette, toutLeParc),
    duConventionsDeParc,
    duAServir,
    resteAuxAutres,
    besoinDesAutres,
    capacite: lireCapacite(resteAuxAutres, besoinDesAutres, methode),
  };
}

/** Why the identity does not hold, when it does not. */
function lireEcart(ecart: number | null, assiette: number, toutLeParc: boolean): LectureDeLEcart {
  if (ecart === null) return 'inconnue';
  if (Math.abs(ecart) <= BRUIT) return 'egale';
  if (assiette <= 0) return 'assiette-nulle';
  return toutLeParc ? 'parc-total' : 'autre-base';
}

/** The settlement of the shares cannot hide a lack: it cuts the droits uniques too, and leaves the others more than the whole of them would. */
function lireCapacite(reste: number | null, besoin: number, methode: Methode): Capacite {
  if (reste === null) return 'inconnue';
  if (reste >= besoin - BRUIT) return 'suffisante';
  return methode === 'droits-acquis' ? 'depassee' : 'depassee-si-droits-acquis';
}
