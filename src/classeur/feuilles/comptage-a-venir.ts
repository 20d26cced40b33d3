/** Rows at 0 today that another exercice fills: Biens gives them their keys as soon as it is typed, and no dwelling is lost meanwhile. */
import { cleDuDroit } from '../../domaine/calcul/comptage';
import { etatsAtteignables } from '../../domaine/calcul/etats-atteignables';
import { emplacementDe } from '../../domaine/calcul/infra-comptage';
import { HORS_REFERENCE } from '../../domaine/calcul/rotation-reservataires';
import type { LiberationsReservataire, LigneComptage } from '../../domaine/resultats';
import type { LigneDroitLieu } from '../../domaine/resultats-infra';
import type { Contexte } from '../contexte';
import { lignesDesBiens } from './biens';

export interface ComptageAVenir {
  readonly lignes: readonly LigneComptage[];
  readonly liberations: readonly LiberationsReservataire[];
  readonly droitsLieux: readonly LigneDroitLieu[];
}

const CONNUS = new WeakMap<Contexte, ComptageAVenir>();

/** Combinations that exist today left out. SUMIF ignores case, and so do the keys here. */
export function comptageAVenir(contexte: Contexte): ComptageAVenir {
  const connu = CONNUS.get(contexte) ?? compter(contexte);
  CONNUS.set(contexte, connu);
  return connu;
}

function compter(contexte: Contexte): ComptageAVenir {
  const { comptage, hypotheses } = contexte;
  const atteindre = etatsAtteignables(hypotheses);
  const lignes = nouvelles<LigneComptage>(comptage.lignes.map(({ cle }) => cle));
  const liberations = nouvelles<LiberationsReservataire>(
    comptage.liberationsReservataires.map((l) => cleDuDroit(l.territoire, l.motif, l.droit, l.reservataire)),
  );
  const droitsLieux = nouvelles<LigneDroitLieu>(comptage.lieux.droits.map(({ cle }) => cle));
  for (const { bien, reservataire } of lignesDesBiens(contexte)) {
    const territoire = bien.departement;
    if (territoire === null) continue;
    const etats = atteindre(bien, reservataire);
    if (etats.size === 1) continue;
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
  }
  return { lignes: lignes.triees(), liberations: liberations.triees(), droitsLieux: droitsLieux.triees() };
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
