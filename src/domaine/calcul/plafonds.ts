/**
 * Legal caps on the shares, in the order of DOMAINE §3.4: the agents of the État, the État, the guarantees of the collectivités.
 * What a cap removes is given to nobody here: it goes to what nobody reserves, by the residual rule, and is shown.
 */
import type { Categorie } from '../categories';
import type { DroitsSansOrigine, Hypotheses } from '../hypotheses';
import { seuil } from '../hypotheses-seuils';
import { somme } from './plus-forts-restes';

/** Which cap a share is under; null = none. */
export type Plafond = 'AGENTS' | 'ETAT' | 'GARANTIE';

const COLLECTIVITES: ReadonlySet<Categorie> = new Set<Categorie>(['commune', 'epci', 'departement', 'region']);

export const ORIGINE_GARANTIE = 'Garantie d’emprunt';
/** Origins that the cap of the guarantees does not concern (DOMAINE §1.5). Any other text says nothing of the origin. */
export const ORIGINES_HORS_GARANTIE = ['Apport de terrain', 'Financement', 'Loi', 'Autre'] as const;

/** The text of the cell, without regard to case: « garantie », « Garantie d’emprunt » and « Garantie communale » are guarantees. */
function estUneGarantie(origine: string | null, defaut: DroitsSansOrigine): boolean {
  const lue = (origine ?? '').toLowerCase();
  if (lue.startsWith('garantie')) return true;
  return !ORIGINES_HORS_GARANTIE.some((connue) => connue.toLowerCase() === lue) && defaut === 'garantie';
}

export function plafondDe(categorie: Categorie, origine: string | null, defaut: DroitsSansOrigine): Plafond | null {
  if (categorie === 'etat-agents') return 'AGENTS';
  if (categorie === 'etat-prioritaires') return 'ETAT';
  return COLLECTIVITES.has(categorie) && estUneGarantie(origine, defaut) ? 'GARANTIE' : null;
}

/** Highest total of each group, as fractions of the annual flux. */
export interface Limites {
  readonly agents: number;
  readonly etat: number;
  readonly garantie: number;
}

/**
 * Under « stock », the guarantees may hold that part of the whole parc: in shares of the denominator (parc éligible or parc total),
 * the limit grows by parc ÷ denominator.
 */
export function limitesDesParts(hypotheses: Pick<Hypotheses, 'seuils' | 'baseGarantie'>, parc: number, denominateur: number): Limites {
  const enStock = hypotheses.baseGarantie === 'stock' && denominateur > 0;
  const etat = seuil(hypotheses, 'plafondEtat');
  return {
    agents: Math.min(seuil(hypotheses, 'plafondAgents'), etat),
    etat,
    garantie: seuil(hypotheses, 'plafondCollectivites') * (enStock ? parc / denominateur : 1),
  };
}

export interface PartAPlafonner {
  readonly plafond: Plafond | null;
  /** What the cap concerns, a fraction of the flux. */
  readonly sousPlafond: number;
}

export interface PartPlafonnee {
  /** What the whole group claims in the territoire, and what its cap allows; null without cap. */
  readonly demandeDuGroupe: number;
  readonly limite: number | null;
  readonly protegee: number;
}

/** What the caps leave: all the shares of one group are scaled alike (golden cases G08 and G09). */
export function appliquerPlafonds(parts: readonly PartAPlafonner[], limites: Limites): PartPlafonnee[] {
  const total = (plafond: Plafond): number => somme(parts.map((part) => (part.plafond === plafond ? part.sousPlafond : 0)));
  const demandes: Readonly<Record<Plafond, number>> = { AGENTS: total('AGENTS'), ETAT: total('ETAT'), GARANTIE: total('GARANTIE') };
  const permis: Readonly<Record<Plafond, number>> = {
    AGENTS: limites.agents,
    ETAT: Math.max(0, limites.etat - Math.min(demandes.AGENTS, limites.agents)),
    GARANTIE: limites.garantie,
  };
  return parts.map(({ plafond, sousPlafond }) => {
    if (plafond === null) return { demandeDuGroupe: 0, limite: null, protegee: 0 };
    const [demandeDuGroupe, limite] = [demandes[plafond], permis[plafond]];
    return { demandeDuGroupe, limite, protegee: demandeDuGroupe > 0 ? sousPlafond * Math.min(1, limite / demandeDuGroupe) : 0 };
  });
}
