import { NON_RESERVE, type Bien } from '../bien';
import type { Hypotheses, HypothesesReservataire } from '../hypotheses';

/** What a dwelling gives to one réservataire, in dwellings. */
export interface PoidsReservataire {
  readonly reservataire: string;
  readonly poids: number;
}

/** The rule, and the lines that may rank the réservataires under « priorité ». */
export type RegleDesPoids = Pick<Hypotheses, 'plusieursReservataires'> & {
  readonly reservataires?: readonly Pick<HypothesesReservataire, 'nom' | 'territoire' | 'rang'>[];
};

/** Ranks are typed by hand: nobody ranks more réservataires than this. */
export const RANG_MAXIMAL = 999;

/** Names on a dwelling, never empty and never twice the same. */
export function reservatairesDuBien(bien: Pick<Bien, 'reservataires'>): readonly string[] {
  // Almost every dwelling has one name: nothing to compare, nothing to build.
  if (bien.reservataires.length === 1) return bien.reservataires;
  const noms = [...new Set(bien.reservataires)];
  return noms.length > 0 ? noms : [NON_RESERVE];
}

/**
 * Sharing of a dwelling reserved to several (DOMAINE §3.2; no rule in the law): 1/k each, the first in the ranked list alone, or 1 each,
 * which makes the shares exceed 100 % (golden case G10).
 */
export function poidsDuBien(bien: Pick<Bien, 'reservataires' | 'departement'>, regle: RegleDesPoids): readonly PoidsReservataire[] {
  const noms = reservatairesDuBien(bien);
  const mode = regle.plusieursReservataires;
  if (noms.length === 1 || mode === 'double') return noms.map((reservataire) => ({ reservataire, poids: 1 }));
  if (mode === 'fraction') return noms.map((reservataire) => ({ reservataire, poids: 1 / noms.length }));
  const premier = prioritaire(noms, bien.departement, regle);
  return noms.map((reservataire) => ({ reservataire, poids: reservataire === premier ? 1 : 0 }));
}

/** The smallest typed rank; without any, the first name of the cell: no text ranks the réservataires. */
function prioritaire(noms: readonly string[], territoire: string | null, { reservataires = [] }: RegleDesPoids): string | undefined {
  const rangs = rangsDe(reservataires);
  if (rangs.size === 0) return noms[0];
  let [premier, meilleur] = [noms[0], Infinity];
  for (const nom of noms) {
    const rang = (rangs.get(`${territoire ?? ''}|${nom}`) ?? rangs.get(`|${nom}`))?.rang ?? Infinity;
    if (rang < meilleur) [premier, meilleur] = [nom, rang];
  }
  return premier;
}

type Ligne = Pick<HypothesesReservataire, 'nom' | 'territoire' | 'rang'>;

const CONNUS = new WeakMap<readonly Ligne[], ReadonlyMap<string, Ligne>>();

/** By territoire and name, once for a whole inventory; empty when nobody typed a rank. The first of two equal lines counts. */
function rangsDe(lignes: readonly Ligne[]): ReadonlyMap<string, Ligne> {
  const connus = CONNUS.get(lignes);
  if (connus !== undefined) return connus;
  const parNom = new Map<string, Ligne>();
  if (lignes.some(({ rang }) => typeof rang === 'number')) {
    for (const ligne of [...lignes].reverse()) parNom.set(`${ligne.territoire ?? ''}|${ligne.nom}`, ligne);
  }
  CONNUS.set(lignes, parNom);
  return parNom;
}
