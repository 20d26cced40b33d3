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

/** Whose guarantees the cap concerns. */
export const COLLECTIVITES: ReadonlySet<Categorie> = new Set<Categorie>(['commune', 'epci', 'departement', 'region']);

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
  /** « 20 % of the dwellings of each programme »: each réservataire keeps of its share what the programmes leave of its rights. */
  readonly parProgramme: boolean;
  /** What the programmes may hold together under that base: that part of each of them is that part of the parc. */
  readonly ensembleDesProgrammes: number;
}

/**
 * Under « stock », the guarantees may hold that part of the whole parc: in shares of the denominator (parc éligible or parc total),
 * the limit grows by parc ÷ denominator.
 */
export function limitesDesParts(hypotheses: Pick<Hypotheses, 'seuils' | 'baseGarantie'>, parc: number, denominateur: number): Limites {
  const duParc = denominateur > 0 ? parc / denominateur : 1;
  const etat = seuil(hypotheses, 'plafondEtat');
  const collectivites = seuil(hypotheses, 'plafondCollectivites');
  return {
    agents: Math.min(seuil(hypotheses, 'plafondAgents'), etat),
    etat,
    garantie: collectivites * (hypotheses.baseGarantie === 'stock' ? duParc : 1),
    parProgramme: hypotheses.baseGarantie === 'programme',
    ensembleDesProgrammes: collectivites * duParc,
  };
}

export interface PartAPlafonner {
  readonly plafond: Plafond | null;
  /** What the cap concerns, a fraction of the flux. */
  readonly sousPlafond: number;
  /** Part of its rights that the caps of their programmes leave; null when it holds none there, so that no programme can be told. */
  readonly coefficientDesProgrammes: number | null;
}

export interface PartPlafonnee {
  /** What the whole group claims in the territoire, and what its cap allows; null without cap. */
  readonly demandeDuGroupe: number;
  readonly limite: number | null;
  /** What the programmes leave of it, before they are held together; 0 under another base. */
  readonly gardeeDesProgrammes: number;
  readonly protegee: number;
}

type Bornes = { readonly demandeDuGroupe: number; readonly limite: number };

/** Guarantees capped by programme each have a limit of their own; a typed share that no programme carries stays under that of the flux. */
function parProgramme(parts: readonly PartAPlafonner[], { sousPlafond, coefficientDesProgrammes }: PartAPlafonner, limite: number): Bornes {
  if (coefficientDesProgrammes !== null) return { demandeDuGroupe: sousPlafond, limite: sousPlafond * coefficientDesProgrammes };
  const sansProgramme = parts.filter((part) => part.plafond === 'GARANTIE' && part.coefficientDesProgrammes === null);
  return { demandeDuGroupe: somme(sansProgramme.map((part) => part.sousPlafond)), limite };
}

const gardee = (sousPlafond: number, { demandeDuGroupe, limite }: Bornes): number =>
  demandeDuGroupe > 0 ? sousPlafond * Math.min(1, limite / demandeDuGroupe) : 0;

/**
 * What the caps leave: all the shares of one group are scaled alike (golden cases G08 and G09). Programme by programme, a typed share can
 * exceed what its rights there would give: all of them together are then held to the same part of the parc.
 */
export function appliquerPlafonds(parts: readonly PartAPlafonner[], limites: Limites): PartPlafonnee[] {
  const total = (plafond: Plafond): number => somme(parts.map((part) => (part.plafond === plafond ? part.sousPlafond : 0)));
  const demandes: Readonly<Record<Plafond, number>> = { AGENTS: total('AGENTS'), ETAT: total('ETAT'), GARANTIE: total('GARANTIE') };
  const permis: Readonly<Record<Plafond, number>> = {
    AGENTS: limites.agents,
    ETAT: Math.max(0, limites.etat - Math.min(demandes.AGENTS, limites.agents)),
    GARANTIE: limites.garantie,
  };
  const enProgramme = ({ plafond }: PartAPlafonner): boolean => plafond === 'GARANTIE' && limites.parProgramme;
  const bornes = parts.map((part): Bornes => {
    if (part.plafond === null) return { demandeDuGroupe: 0, limite: 0 };
    if (enProgramme(part)) return parProgramme(parts, part, limites.garantie);
    return { demandeDuGroupe: demandes[part.plafond], limite: permis[part.plafond] };
  });
  const gardees = parts.map((part, rang) => gardee(part.sousPlafond, bornes[rang] ?? RIEN));
  const ensemble = somme(parts.map((part, rang) => (enProgramme(part) ? (gardees[rang] ?? 0) : 0)));
  const coefficient = ensemble > 0 ? Math.min(1, limites.ensembleDesProgrammes / ensemble) : 1;
  return parts.map((part, rang) => {
    if (part.plafond === null) return { demandeDuGroupe: 0, limite: null, gardeeDesProgrammes: 0, protegee: 0 };
    const { demandeDuGroupe, limite } = bornes[rang] ?? RIEN;
    const premiere = gardees[rang] ?? 0;
    if (!enProgramme(part)) return { demandeDuGroupe, limite, gardeeDesProgrammes: 0, protegee: premiere };
    const tenues = { demandeDuGroupe, limite: Math.min(limite, demandeDuGroupe) * coefficient };
    return { ...tenues, gardeeDesProgrammes: premiere, protegee: gardee(part.sousPlafond, tenues) };
  });
}

const RIEN: Bornes = { demandeDuGroupe: 0, limite: 0 };
