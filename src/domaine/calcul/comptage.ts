import type { Bien, MotifLiberation } from '../bien';
import type { HypothesesTerritoire } from '../hypotheses';
import { auBout, parcourirParLots } from '../lots';
import type { Comptage, ComptageLiberations, LiberationsReservataire, LigneComptage } from '../resultats';
import { comparerCodes, comparerTextes } from './comparer';
import { cleDuDroit, droitDuReservataire, partEchue, type RegleDeComptage } from './droit-du-bien';
import { compterLieuxParLots } from './infra-comptage';
import { compterProgrammesParLots } from './programmes-comptage';
import { poidsDuBien } from './poids';
import { compterQpvParLots } from './qpv-comptage';
import { HORS_REFERENCE } from './rotation-reservataires';

export { cleDuDroit, droitDuReservataire, partEchue } from './droit-du-bien';

type Motif = LigneComptage['motif'];
type Modifiable<T> = { -readonly [cle in keyof T]: T[cle] };

type HypothesesDuComptage = RegleDeComptage & { readonly territoires?: readonly Pick<HypothesesTerritoire, 'code'>[] };

/**
 * Counts the inventory once, in one pass; every rule then reads these few rows and never the dwellings again.
 * A dwelling without département belongs to no territoire (rule V03 reports it). A territoire of the hypotheses counts, even at 0: its
 * parc may be declared with no dwelling listed, now or when somebody types it in the sheet.
 * A right that ends in year N has a second line, `ECHEANCE`: what « prorata » takes from it, 0 under « plein », goes to what nobody reserves.
 * A libération counts when its dwelling is in the parc de référence, whatever its motive: numerator and denominator of the rate leave out the
 * same dwellings (DOMAINE §2.1).
 * Weights and dwellings are in dwellings; a dwelling shared by several counts in `logements` on its first réservataire only.
 */
export function compter(biens: readonly Bien[], hypotheses: HypothesesDuComptage): Comptage {
  return auBout(compterParLots(biens, hypotheses));
}

export function* compterParLots(biens: readonly Bien[], hypotheses: HypothesesDuComptage): Generator<void, Comptage> {
  const lignes = new Map<string, Modifiable<LigneComptage>>();
  const liberations = new Map<string, Modifiable<ComptageLiberations>>();
  const parReservataire = new Map<string, Modifiable<LiberationsReservataire>>();
  yield* parcourirParLots(biens, (bien) => {
    if (bien.departement === null) return;
    const territoire = bien.departement;
    const libere = liberations.get(territoire) ?? { territoire, externes: 0, mutations: 0, anru: 0, orcodLhi: 0, horsReference: 0 };
    liberations.set(territoire, libere);
    const enReference = !HORS_REFERENCE.has(bien.horsFlux ?? 'FLUX');
    if (bien.liberation !== null) libere[enReference ? COLONNE_LIBERATION[bien.liberation] : 'horsReference'] += 1;
    poidsDuBien(bien, hypotheses).forEach(({ reservataire, poids }, rang) => {
      const motif: Motif = bien.horsFlux ?? 'FLUX';
      const droit = droitDuReservataire(bien, reservataire, hypotheses);
      const identite = [territoire, motif, droit, reservataire].join('|');
      const ligne = ligneDe(lignes, identite, { territoire, reservataire, motif, droit });
      const perdue = partEchue(bien, reservataire, hypotheses);
      ligne.poids += poids * (1 - (perdue ?? 0));
      if (rang === 0) ligne.logements += 1;
      if (perdue !== null) {
        const suite = { territoire, reservataire, motif, droit: 'ECHEANCE' } as const;
        ligneDe(lignes, [territoire, motif, suite.droit, reservataire].join('|'), suite).poids += poids * perdue;
      }
      if (bien.liberation !== null && enReference) {
        const sienne = parReservataire.get(identite) ?? {
          territoire,
          reservataire,
          motif,
          droit,
          externes: 0,
          mutations: 0,
          anru: 0,
          orcodLhi: 0,
        };
        parReservataire.set(identite, sienne);
        sienne[COLONNE_LIBERATION[bien.liberation]] += poids;
      }
    });
  });
  return {
    territoires: [...new Set([...liberations.keys(), ...(hypotheses.territoires ?? []).map(({ code }) => code)])].sort(comparerCodes),
    lignes: [...lignes.values()].sort(comparerLignes),
    liberations: [...liberations.values()].sort((a, b) => comparerCodes(a.territoire, b.territoire)),
    liberationsReservataires: [...parReservataire.values()].sort(comparerTitulaires),
    lieux: yield* compterLieuxParLots(biens, hypotheses),
    programmes: yield* compterProgrammesParLots(biens, hypotheses),
    qpv: yield* compterQpvParLots(biens, hypotheses),
  };
}

function ligneDe(
  lignes: Map<string, Modifiable<LigneComptage>>,
  identite: string,
  valeurs: Pick<LigneComptage, 'territoire' | 'reservataire' | 'motif' | 'droit'>,
): Modifiable<LigneComptage> {
  const connue = lignes.get(identite);
  if (connue !== undefined) return connue;
  const ligne = {
    ...valeurs,
    cle: cleDuDroit(valeurs.territoire, valeurs.motif, valeurs.droit, valeurs.reservataire),
    poids: 0,
    logements: 0,
  };
  lignes.set(identite, ligne);
  return ligne;
}

const COLONNE_LIBERATION = {
  externe: 'externes',
  mutation: 'mutations',
  anru: 'anru',
  'orcod-lhi': 'orcodLhi',
} as const satisfies Record<MotifLiberation, keyof ComptageLiberations>;

function comparerTitulaires(a: LiberationsReservataire, b: LiberationsReservataire): number {
  return (
    comparerCodes(a.territoire, b.territoire) ||
    comparerTextes(a.reservataire, b.reservataire) ||
    comparerCodes(a.motif, b.motif) ||
    comparerCodes(a.droit, b.droit)
  );
}

function comparerLignes(a: LigneComptage, b: LigneComptage): number {
  return (
    comparerCodes(a.territoire, b.territoire) ||
    comparerTextes(a.reservataire, b.reservataire) ||
    comparerCodes(a.motif, b.motif) ||
    comparerCodes(a.droit, b.droit)
  );
}
