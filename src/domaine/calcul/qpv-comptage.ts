/** Where dwellings stand, in a quartier politique de la ville or out of it (CCH R.441-5-2, II). */
import { NON_RESERVE, type Bien } from '../bien';
import { parcourirParLots } from '../lots';
import type { LigneQpv } from '../resultats';
import { comparerCodes, comparerTextes } from './comparer';
import { droitDuReservataire, type RegleDeComptage } from './droit-du-bien';
import { poidsDuBien } from './poids';

type Modifiable<T> = { -readonly [cle in keyof T]: T[cle] };

/**
 * Counts the inventory once by territoire and motive: every dwelling, then the active rights of each réservataire by their weights. A right
 * that ends in the year counts whole: only proportions are read here.
 */
export function* compterQpvParLots(biens: readonly Bien[], hypotheses: RegleDeComptage): Generator<void, readonly LigneQpv[]> {
  const lignes = new Map<string, Modifiable<LigneQpv>>();
  const ajouter = (bien: Bien, territoire: string, reservataire: string | null, poids: number): void => {
    const motif = bien.horsFlux ?? 'FLUX';
    const identite = [territoire, motif, reservataire ?? ''].join('|');
    const ligne = lignes.get(identite) ?? { territoire, motif, reservataire, horsQpv: 0, enQpv: 0, inconnu: 0 };
    lignes.set(identite, ligne);
    ligne[bien.qpv === null ? 'inconnu' : bien.qpv ? 'enQpv' : 'horsQpv'] += poids;
  };
  yield* parcourirParLots(biens, (bien) => {
    const territoire = bien.departement;
    if (territoire === null) return;
    ajouter(bien, territoire, null, 1);
    for (const { reservataire, poids } of poidsDuBien(bien, hypotheses)) {
      if (reservataire === NON_RESERVE) continue;
      // A row exists whatever the year: a right that has ended counts for nothing in it.
      ajouter(bien, territoire, reservataire, droitDuReservataire(bien, reservataire, hypotheses) === 'ACTIF' ? poids : 0);
    }
  });
  return [...lignes.values()].sort(
    (a, b) =>
      comparerCodes(a.territoire, b.territoire) ||
      comparerTextes(a.reservataire ?? '', b.reservataire ?? '') ||
      comparerCodes(a.motif, b.motif),
  );
}
