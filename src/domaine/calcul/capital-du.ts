/** Droits uniques that the conventions still hold: those of the programmes until their end, less what was used (DOMAINE §4.2). */
import type { Hypotheses } from '../hypotheses';
import type { ResultatDroitsAcquis, ResultatRotation } from '../resultats';
import { nomCompare } from './cle-du-nom';
import { somme } from './plus-forts-restes';

export interface CapitalDu {
  readonly territoire: string;
  readonly reservataire: string;
  /** Σ DS × τ × years left, over the programmes whose end is known; null without a rate. */
  readonly restants: number | null;
  /** Droits de suite without an end, whose capital nobody knows (golden case G12). */
  readonly droitsSansFin: number;
  /** null = nobody typed any, that is none. */
  readonly consommes: number | null;
  /** Never below 0: what is used beyond is said apart. */
  readonly capital: number | null;
  readonly depassement: number;
}

type Titulaire = Pick<CapitalDu, 'territoire' | 'reservataire'>;

export const identiteDuTitulaire = ({ territoire, reservataire }: Titulaire): string => `${territoire}|${nomCompare(reservataire)}`;

/** Those whose rights are converted, then those for whom something was typed: it stays in sight, whatever the parameters become. */
export function titulairesDuCapital(convertis: readonly Titulaire[], { duConsommes = [] }: Pick<Hypotheses, 'duConsommes'>): Titulaire[] {
  const titulaires = new Map<string, Titulaire>();
  for (const { territoire, reservataire } of [...convertis, ...duConsommes]) {
    const identite = identiteDuTitulaire({ territoire, reservataire });
    if (!titulaires.has(identite)) titulaires.set(identite, { territoire, reservataire });
  }
  return [...titulaires.values()];
}

/** In droits uniques, from 1 January of year N. */
export function capitalDu(
  titulaires: readonly Titulaire[],
  droits: readonly ResultatDroitsAcquis[],
  rotations: readonly ResultatRotation[],
  { duConsommes = [] }: Pick<Hypotheses, 'duConsommes'>,
): CapitalDu[] {
  const taux = new Map(rotations.map(({ territoire, tauxRetenu }) => [territoire, tauxRetenu]));
  const parTitulaire = new Map<string, ResultatDroitsAcquis[]>();
  for (const droit of droits) {
    const siens = parTitulaire.get(identiteDuTitulaire(droit));
    if (siens) siens.push(droit);
    else parTitulaire.set(identiteDuTitulaire(droit), [droit]);
  }
  return titulaires.map((titulaire) => {
    const siens = parTitulaire.get(identiteDuTitulaire(titulaire)) ?? [];
    const connu = (taux.get(titulaire.territoire) ?? null) !== null;
    const restants = connu ? somme(siens.map(({ duRestants }) => duRestants ?? 0)) : null;
    const saisie = duConsommes.find((candidate) => identiteDuTitulaire(candidate) === identiteDuTitulaire(titulaire));
    const solde = restants === null ? null : restants - (saisie?.consommes ?? 0);
    return {
      territoire: titulaire.territoire,
      reservataire: titulaire.reservataire,
      restants,
      droitsSansFin: somme(siens.map(({ finConvention, droitsDeSuite }) => (finConvention === null ? droitsDeSuite : 0))),
      consommes: saisie?.consommes ?? null,
      capital: solde === null ? null : Math.max(0, solde),
      depassement: Math.max(0, -(solde ?? 0)),
    };
  });
}
