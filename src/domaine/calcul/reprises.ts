/**
 * What no signed convention carries (DOMAINE §1.9): un-converted stock reservations, that the préfet may take over on top of his flux until a
 * convention is signed. It is his decision: nothing is taken over unless someone says so, and the flux of nobody changes, only who
 * exercises it. Dwellings a year, before any rounding.
 */
import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { Hypotheses } from '../hypotheses';
import type { StatutDeConvention } from '../hypotheses-convention';
import type { ResultatFlux, Resultats } from '../resultats';
import { hypothesesDuReservataire } from './hypotheses-effectives';
import { somme } from './plus-forts-restes';

/** Lines of the préfet. */
export const CATEGORIES_DE_L_ETAT: readonly Categorie[] = ['etat-prioritaires', 'etat-agents'];

/**
 * Whose rights are never taken over: those of the État are already his (without convention he settles them by arrêté, CCH R.441-5-2, IV),
 * and those that the law keeps out of the flux have nothing to convert (CCH R.441-5, L.441-1).
 */
export const JAMAIS_REPRISES: readonly Categorie[] = [...CATEGORIES_DE_L_ETAT, 'defense', 'securite', 'sante', 'non-reserve'];

export const estDeLEtat = ({ categorie }: Pick<ResultatFlux, 'categorie'>): boolean => CATEGORIES_DE_L_ETAT.includes(categorie);

type LigneDeFlux = Pick<ResultatFlux, 'territoire' | 'reservataire' | 'categorie' | 'fluxEstime'>;

/** null for what nobody reserves, that no convention carries. */
export function statutDeLaLigne(hypotheses: Hypotheses, { territoire, reservataire }: LigneDeFlux): StatutDeConvention | null {
  if (reservataire === NON_RESERVE) return null;
  return hypothesesDuReservataire(hypotheses, territoire, reservataire)?.statutDeConvention ?? 'signee';
}

export function estSansConvention(hypotheses: Hypotheses, ligne: LigneDeFlux): boolean {
  const statut = statutDeLaLigne(hypotheses, ligne);
  return statut !== null && statut !== 'signee' && !JAMAIS_REPRISES.includes(ligne.categorie);
}

export function fluxNonConverti(hypotheses: Hypotheses, ligne: LigneDeFlux): number {
  return estSansConvention(hypotheses, ligne) ? ligne.fluxEstime : 0;
}

export function fluxRepris(hypotheses: Hypotheses, ligne: LigneDeFlux): number {
  return hypotheses.repriseParLePrefet === true ? fluxNonConverti(hypotheses, ligne) : 0;
}

/** Of one territoire. */
export interface Reprise {
  readonly territoire: string;
  /** Réservataires without a signed convention whose rights may be taken over. */
  readonly sansConvention: number;
  readonly nonConvertis: number;
  /** `nonConvertis`, or 0 where the préfet takes nothing over. */
  readonly repris: number;
  /** On his own flux: the caps hold there, and there only. */
  readonly fluxDeLEtat: number;
  /** Exercised by the others, each one on its own convention. */
  readonly autres: number;
  readonly nonReserve: number;
  readonly assiette: number;
  /** Lines of the État whose own convention is not signed. */
  readonly etatSansConvention: number;
}

export function reprises(hypotheses: Hypotheses, { assiette, flux }: Pick<Resultats, 'assiette' | 'flux'>): Reprise[] {
  return assiette.map(({ territoire, assiette: net }) => {
    const lignes = flux.filter((ligne) => ligne.territoire === territoire);
    const total = (voulue: (ligne: ResultatFlux) => boolean): number => somme(lignes.filter(voulue).map(({ fluxEstime }) => fluxEstime));
    const repris = somme(lignes.map((ligne) => fluxRepris(hypotheses, ligne)));
    return {
      territoire,
      sansConvention: lignes.filter((ligne) => estSansConvention(hypotheses, ligne)).length,
      nonConvertis: somme(lignes.map((ligne) => fluxNonConverti(hypotheses, ligne))),
      repris,
      fluxDeLEtat: total(estDeLEtat),
      autres: total((ligne) => !estDeLEtat(ligne) && ligne.categorie !== 'non-reserve') - repris,
      nonReserve: total(({ reservataire }) => reservataire === NON_RESERVE),
      assiette: net,
      etatSansConvention: lignes.filter((ligne) => {
        const statut = statutDeLaLigne(hypotheses, ligne);
        return estDeLEtat(ligne) && statut !== null && statut !== 'signee';
      }).length,
    };
  });
}
