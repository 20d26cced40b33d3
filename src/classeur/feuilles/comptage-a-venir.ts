/** Rows at 0 today that another exercice fills: Biens gives them their keys as soon as it is typed, and no dwelling is lost meanwhile. */
import { cleDuDroit } from '../../domaine/calcul/comptage';
import { aDesDroitsAPart } from '../../domaine/calcul/droits-a-part';
import { etatsAtteignables } from '../../domaine/calcul/etats-atteignables';
import { emplacementDe } from '../../domaine/calcul/infra-comptage';
import { HORS_REFERENCE } from '../../domaine/calcul/rotation-reservataires';
import type { LiberationsReservataire, LigneComptage } from '../../domaine/resultats';
import type { LigneDroitLieu } from '../../domaine/resultats-infra';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import type { Contexte } from '../contexte';
import { uneFois } from '../une-fois';
import { lignesDesBiens } from './biens';

export interface ComptageAVenir {
  readonly lignes: readonly LigneComptage[];
  readonly liberations: readonly LiberationsReservataire[];
  readonly droitsLieux: readonly LigneDroitLieu[];
}

const COMPTE = uneFois(compter);
/** Combinations that exist today left out. SUMIF ignores case, and so do the keys here. */
export const comptageAVenir = COMPTE.lire;
export const preparerComptageAVenir = COMPTE.preparer;

function* compter(contexte: Contexte): Lots<ComptageAVenir> {
  const { comptage, hypotheses } = contexte;
  const atteindre = etatsAtteignables(hypotheses);
  const lignes = nouvelles<LigneComptage>(comptage.lignes.map(({ cle }) => cle));
  const liberations = nouvelles<LiberationsReservataire>(
    comptage.liberationsReservataires.map((l) => cleDuDroit(l.territoire, l.motif, l.droit, l.reservataire)),
  );
  const droitsLieux = nouvelles<LigneDroitLieu>(comptage.lieux.droits.map(({ cle }) => cle));
  yield* parcourirParLots(lignesDesBiens(contexte), ({ bien, reservataire }) => {
    const territoire = bien.departement;
    if (territoire === null) return;
    const etats = atteindre(bien, reservataire);
    if (etats.size === 1) return;
    const motif = bien.horsFlux ?? 'FLUX';
    for (const droit of etats) {
      const cle = cleDuDroit(territoire, motif, droit, reservataire);
      lignes.ajouter(cle, () => ({ territoire, reservataire, motif, droit, cle, poids: 0, logements: 0 }));
      if (droit === 'ECHEANCE') continue;
      if (bien.liberation !== null && !HORS_REFERENCE.has(motif))
        liberations.ajouter(cle, () => ({ territoire, reservataire, motif, droit, externes: 0, mutations: 0, anru: 0, orcodLhi: 0 }));
      if (droit !== 'ACTIF') continue;
      const lieu = emplacementDe(bien);
      const cleLieu = `${cle}|C${lieu.commune}|E${lieu.epci}`;
      droitsLieux.ajouter(cleLieu, () => ({ ...lieu, reservataire, motif, cle: cleLieu, poids: 0, poidsEchu: 0 }));
    }
  });
  return { lignes: lignes.triees(), liberations: liberations.triees(), droitsLieux: droitsLieux.triees() };
}

/**
 * Rows of today, then those at 0. Where typing the choice of the rights to one attribution turns the ones into the others, one order for
 * both: it moves no row.
 */
export function rangerAvecCeuxAVenir<L>(
  { inventaire }: Pick<Contexte, 'inventaire'>,
  actuels: readonly L[],
  aVenir: readonly L[],
  cleDe: (element: L) => string,
): L[] {
  const tous = [...actuels, ...aVenir];
  if (!aDesDroitsAPart(inventaire.biens)) return tous;
  return tous
    .map((element) => ({ element, cle: cleDe(element) }))
    .sort((a, b) => (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0))
    .map(({ element }) => element);
}

interface Nouvelles<L> {
  readonly ajouter: (cle: string, faire: () => L) => void;
  readonly triees: () => L[];
}

function nouvelles<L>(connues: readonly string[]): Nouvelles<L> {
  const existantes = new Set(connues.map((cle) => cle.toLowerCase()));
  const trouvees = new Map<string, L>();
  return {
    ajouter: (cle, faire) => {
      const identite = cle.toLowerCase();
      if (!existantes.has(identite) && !trouvees.has(identite)) trouvees.set(identite, faire());
    },
    triees: () => [...trouvees].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ligne]) => ligne),
  };
}
