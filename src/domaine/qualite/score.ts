/**
 * The quality score of an état des lieux. No text sets one: it is ours, so its weights are in sight and belong to the user.
 * For each of the nine indicators of the dwelling and the two of its convention, the rate is the share of dwellings whose value is
 * sure: read, and under no error nor alert that is still open. The score is the mean of the eleven rates by their weights. A remark
 * settled by a decision is no longer counted. What no indicator bears (a reference met twice, a motive) is not in the score: it is in
 * the count of what is still open, without which the score says nothing of whether the état des lieux may be handed over.
 */
import type { IndicateurDeQualite } from './neuf-indicateurs';
import { INDICATEURS_DE_QUALITE } from './neuf-indicateurs';

/** All alike until the user says what matters most to them. */
export const POIDS_PAR_DEFAUT = 1;

export interface EntreesDuScore {
  readonly logements: number;
  readonly nonLus: ReadonlyMap<IndicateurDeQualite, number>;
  readonly sansRemarque: ReadonlyMap<IndicateurDeQualite, number>;
  readonly remarques: readonly { readonly indicateur: IndicateurDeQualite | null; readonly concernes: number; readonly traitee: boolean }[];
  readonly poids?: ReadonlyMap<IndicateurDeQualite, number>;
}

export interface LigneDeQualite {
  readonly indicateur: IndicateurDeQualite;
  readonly logements: number;
  readonly renseignes: number;
  readonly aCorriger: number;
  /** Null on an empty inventory. */
  readonly taux: number | null;
  readonly poids: number;
}

export function lignesDeQualite({ logements, nonLus, sansRemarque, remarques, poids }: EntreesDuScore): LigneDeQualite[] {
  const ouvertes = new Map<IndicateurDeQualite, number>();
  for (const { indicateur, concernes, traitee } of remarques) {
    if (indicateur !== null && !traitee) ouvertes.set(indicateur, (ouvertes.get(indicateur) ?? 0) + concernes);
  }
  return INDICATEURS_DE_QUALITE.map(({ id }) => {
    const aCorriger = (sansRemarque.get(id) ?? 0) + (ouvertes.get(id) ?? 0);
    return {
      indicateur: id,
      logements,
      renseignes: logements - (nonLus.get(id) ?? 0),
      aCorriger,
      taux: logements === 0 ? null : 1 - aCorriger / logements,
      poids: Math.max(0, poids?.get(id) ?? POIDS_PAR_DEFAUT),
    };
  });
}

/** Null when there is nothing to rate, or when every weight is zero. */
export function scoreDeQualite(lignes: readonly LigneDeQualite[]): number | null {
  const total = lignes.reduce((somme, { poids }) => somme + poids, 0);
  if (total === 0 || lignes.some(({ taux }) => taux === null)) return null;
  return lignes.reduce((somme, { poids, taux }) => somme + poids * (taux ?? 0), 0) / total;
}
