/**
 * Where the rights of each réservataire come from, as the dwellings say it (DOMAINE §1.5, §5.3): land and funding are outside the cap of
 * the guarantees (§3.4, 3), so that what the inventory says must reach the line of hypotheses, and be seen when it is not one answer.
 */
import { NON_RESERVE, type Bien, type OrigineDuDroit } from './bien';
import { ORIGINE_GARANTIE } from './calcul/plafonds';
import { reservatairesDuBien } from './calcul/poids';
import { auBout, parcourirParLots, type Lots } from './lots';

export const LIBELLE_ORIGINE: Readonly<Record<OrigineDuDroit, string>> = {
  garantie: ORIGINE_GARANTIE,
  terrain: 'Apport de terrain',
  financement: 'Financement',
  legal: 'Loi',
  autre: 'Autre',
};
const SANS_ORIGINE = 'sans origine';

/** Dwellings by origin; null = the cell is empty. */
export type Origines = ReadonlyMap<OrigineDuDroit | null, number>;

type BienAOrigine = Pick<Bien, 'departement' | 'reservataires' | 'origineDuDroit'>;

type Comptes = ReadonlyMap<string, Map<OrigineDuDroit | null, number>>;

const CONNUES = new WeakMap<readonly BienAOrigine[], Comptes>();

/** `31|Ville`, and `|Ville` for every territoire together. */
const cleDe = (territoire: string | null, nom: string): string => `${territoire ?? ''}|${nom}`;

/** Beforehand, in steps: `originesLues` counts at once otherwise. */
export function* compterOriginesParLots(biens: readonly BienAOrigine[]): Lots<Comptes> {
  const connues = CONNUES.get(biens);
  if (connues !== undefined) return connues;
  const comptes = new Map<string, Map<OrigineDuDroit | null, number>>();
  yield* parcourirParLots(biens, (bien) => {
    if (bien.departement === null) return;
    for (const nom of reservatairesDuBien(bien)) {
      if (nom === NON_RESERVE) continue;
      for (const cle of [cleDe(bien.departement, nom), cleDe(null, nom)]) {
        const origines = comptes.get(cle) ?? new Map<OrigineDuDroit | null, number>();
        comptes.set(cle, origines);
        origines.set(bien.origineDuDroit, (origines.get(bien.origineDuDroit) ?? 0) + 1);
      }
    }
  });
  CONNUES.set(biens, comptes);
  return comptes;
}

/** `territoire`: null for all of them. Empty when the réservataire has no dwelling. */
export function originesLues(biens: readonly BienAOrigine[], territoire: string | null, nom: string): Origines {
  return auBout(compterOriginesParLots(biens)).get(cleDe(territoire, nom)) ?? new Map();
}

/** Most dwellings first, then in the order of the labels. */
function rangees(origines: Origines): [OrigineDuDroit | null, number][] {
  const rangs = [...(Object.keys(LIBELLE_ORIGINE) as OrigineDuDroit[]), null];
  return [...origines].sort((a, b) => b[1] - a[1] || rangs.indexOf(a[0]) - rangs.indexOf(b[0]));
}

/** Some under the cap of the guarantees or of no known origin, some outside it: the whole share cannot be treated alike. */
export function estMixte(origines: Origines): boolean {
  const horsGarantie = [...origines.keys()].filter((origine) => origine !== null && origine !== 'garantie').length;
  return horsGarantie > 0 && horsGarantie < origines.size;
}

/** What the line of the réservataire is prefilled with; null when nothing is said, or when only a person can settle it. */
export function origineProposee(origines: Origines): string | null {
  const [premiere] = rangees(origines);
  if (premiere === undefined || premiere[0] === null) return null;
  return origines.size === 1 || (!estMixte(origines) && !origines.has(null)) ? LIBELLE_ORIGINE[premiere[0]] : null;
}

/** « Financement 250 », « Mixte : Garantie d’emprunt 12, Financement 8 »; null when no dwelling says its origin. */
export function originesEnClair(origines: Origines): string | null {
  if ([...origines.keys()].every((origine) => origine === null)) return null;
  const detail = rangees(origines)
    .map(([origine, nombre]) => `${origine === null ? SANS_ORIGINE : LIBELLE_ORIGINE[origine]} ${nombre}`)
    .join(', ');
  return estMixte(origines) ? `${MIXTE} : ${detail}` : detail;
}

export const MIXTE = 'Mixte';
