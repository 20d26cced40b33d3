/** Intermediate values of the rows of `Flux`, for the cached results of its helper columns. */
import { NON_RESERVE } from '../../domaine/bien';
import { arrondir } from '../../domaine/calcul/arrondi';
import { denominateurDuTerritoire, motifsExclus } from '../../domaine/calcul/hypotheses-effectives';
import type { ResultatFlux } from '../../domaine/resultats';
import type { Contexte, Jeu } from '../contexte';
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';

export interface Intermediaires {
  readonly reintegres: number;
  readonly reintegresAutre: number;
  readonly base: number;
  readonly baseAutre: number;
  readonly aArrondir: number;
  readonly entier: number;
  readonly reste: number;
  readonly aDonner: number;
}

export function intermediaires(contexte: Contexte, jeu: Jeu): (element: ResultatFlux) => Intermediaires {
  const { comptage } = contexte;
  const arrondis = jeu.resultats.flux.map(({ fluxEstime }) => arrondir(fluxEstime, 9));
  const calculer = ({ territoire, reservataire, fluxEstime }: ResultatFlux): Intermediaires => {
    const assiette = jeu.resultats.assiette.find((a) => a.territoire === territoire);
    const total = denominateurDuTerritoire(jeu.hypotheses, territoire) === 'parc-total';
    const exclus = motifsExclus(jeu.hypotheses, territoire);
    const reintegresSur = (toutLeParc: boolean): number =>
      comptage.lignes.reduce((somme, c) => {
        const titulaire = c.droit === 'ACTIF' ? c.reservataire : NON_RESERVE;
        const compte =
          c.territoire === territoire && titulaire === reservataire && c.motif !== 'FLUX' && (toutLeParc || !exclus.has(c.motif));
        return somme + (compte ? c.poids : 0);
      }, 0);
    const baseSur = (toutLeParc: boolean): number => (toutLeParc ? assiette?.parc : assiette?.parcEligible) ?? 0;
    const rangs = jeu.resultats.flux.flatMap((autre, rang) => (autre.territoire === territoire ? [arrondis[rang] ?? 0] : []));
    const aArrondir = arrondir(fluxEstime, 9);
    const entier = Math.floor(aArrondir);
    return {
      reintegres: reintegresSur(total),
      reintegresAutre: reintegresSur(!total),
      base: baseSur(total),
      baseAutre: baseSur(!total),
      aArrondir,
      entier,
      reste: arrondir(aArrondir - entier, 9),
      aDonner:
        arrondir(rangs.reduce((somme, valeur) => somme + valeur, 0)) - rangs.reduce((somme, valeur) => somme + Math.floor(valeur), 0),
    };
  };
  // Eight columns ask for those of one row.
  const connus = new Map<ResultatFlux, Intermediaires>();
  return (element) => {
    const connu = connus.get(element) ?? calculer(element);
    connus.set(element, connu);
    return connu;
  };
}

/** 1-based, 0 when absent: what MATCH finds. */
export function rangDe(elements: readonly { readonly cle: string }[], cle: string): number {
  return elements.findIndex((element) => element.cle === cle) + 1;
}

/** Rows of `ComptageReservataires`, in their order. */
export function clesDuComptage({ reference, scenarios, comptage }: Contexte): { readonly cle: string }[] {
  const lignes = [...[reference, ...scenarios].flatMap(({ resultats }) => resultats.flux), ...comptage.lignes];
  return [...new Set(lignes.map(cleDuTitulaire))].map((cle) => ({ cle }));
}
