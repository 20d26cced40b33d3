/** Both methods for the same réservataire: what it gains with one is its share of the deductions (DOMAINE §4.5; golden case G15). */
import type { Methode } from '../hypotheses';
import type { ResultatAssiette, ResultatFlux } from '../resultats';
import type { AnneeDeProjection } from './projection-du';

/** Binary noise is neither a gap nor a lack of dwellings. */
const BRUIT = 1e-6;

export type LectureDeLEcart = 'egale' | 'assiette-nulle' | 'parc-total' | 'autre-base' | 'inconnue';
export type Capacite = 'suffisante' | 'depassee' | 'depassee-si-droits-acquis' | 'inconnue';

export interface DeuxMethodes {
  readonly territoire: string;
  readonly reservataire: string;
  readonly methode: Methode;
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
  readonly duAServir: number | null;
  /** What the assiette leaves to the others once all the DU are served. */
  readonly resteAuxAutres: number | null;
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
    const besoinDesAutres = tous.reduce((total, autre) => total + (estUnAutre(autre, titulaire) ? autre.fluxEstime : 0), 0);
    return [comparer(titulaire, assiette, annee, besoinDesAutres, toutLeParc(territoire))];
  });
}

function estUnAutre(autre: ResultatFlux, { territoire, reservataire }: ResultatFlux): boolean {
  return autre.territoire === territoire && autre.reservataire !== reservataire && autre.categorie !== 'non-reserve';
}

function comparer(
  { territoire, reservataire, methode, part }: ResultatFlux,
  { assiette, mutations, relogements }: ResultatAssiette,
  { duDesProgrammes, duConventionsDeParc, duAnnuels }: AnneeDeProjection,
  besoinDesAutres: number,
  toutLeParc: boolean,
): DeuxMethodes {
  const deductions = mutations + relogements;
  const fluxParAssiette = part === null ? null : part * assiette;
  const gain = duDesProgrammes === null || fluxParAssiette === null ? null : duDesProgrammes - fluxParAssiette;
  const partDesDeductions = part === null ? null : part * deductions;
  const ecart = gain === null || partDesDeductions === null ? null : gain - partDesDeductions;
  const resteAuxAutres = duAnnuels === null ? null : assiette - duAnnuels;
  return {
    territoire,
    reservataire,
    methode,
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
    duAServir: duAnnuels,
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

function lireCapacite(reste: number | null, besoin: number, methode: Methode): Capacite {
  if (reste === null) return 'inconnue';
  if (reste >= besoin - BRUIT) return 'suffisante';
  return methode === 'droits-acquis' ? 'depassee' : 'depassee-si-droits-acquis';
}
