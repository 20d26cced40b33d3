import { NON_RESERVE, type Bien, type MotifLiberation } from '../bien';
import type { Hypotheses } from '../hypotheses';
import type { Comptage, ComptageLiberations, Droit, LigneComptage } from '../resultats';
import { comparerCodes, comparerTextes } from './comparer';
import { etatDuDroit } from './droit';
import { poidsDuBien } from './poids';

type Motif = LigneComptage['motif'];
type Modifiable<T> = { -readonly [cle in keyof T]: T[cle] };

/** Longest part of a name kept in a key: SUMIF criteria stop at 255 characters. */
const LONGUEUR_NOM = 100;

/** Key shared with the workbook: `D31|FLUX|ACTIF|Action Logement`. The leading letter keeps `09` a text. */
export function cleDuDroit(territoire: string, motif: Motif, droit: Droit, reservataire: string): string {
  return `D${territoire}|${motif}|${droit}|${reservataire.slice(0, LONGUEUR_NOM)}`;
}

/** What nobody reserves has no date that could end it. */
export function droitDuReservataire(bien: Bien, reservataire: string, exercice: number): Droit {
  return reservataire === NON_RESERVE ? 'ACTIF' : etatDuDroit(bien, exercice);
}

/**
 * Counts the inventory once, in one pass; every rule then reads these few rows and never the dwellings again.
 * A dwelling without département belongs to no territoire (rule V03 reports it).
 * Weights and dwellings are in dwellings; a dwelling shared by several counts in `logements` on its first réservataire only.
 */
export function compter(biens: readonly Bien[], hypotheses: Pick<Hypotheses, 'exercice' | 'plusieursReservataires'>): Comptage {
  const lignes = new Map<string, Modifiable<LigneComptage>>();
  const liberations = new Map<string, Modifiable<ComptageLiberations>>();
  for (const bien of biens) {
    if (bien.departement === null) continue;
    const territoire = bien.departement;
    const libere = liberations.get(territoire) ?? { territoire, externes: 0, mutations: 0, anru: 0, orcodLhi: 0 };
    liberations.set(territoire, libere);
    if (bien.liberation !== null && bien.horsFlux === null) libere[COLONNE_LIBERATION[bien.liberation]] += 1;
    poidsDuBien(bien, hypotheses.plusieursReservataires).forEach(({ reservataire, poids }, rang) => {
      const motif: Motif = bien.horsFlux ?? 'FLUX';
      const droit = droitDuReservataire(bien, reservataire, hypotheses.exercice);
      const identite = [territoire, motif, droit, reservataire].join('|');
      let ligne = lignes.get(identite);
      if (ligne === undefined) {
        ligne = { territoire, reservataire, motif, droit, cle: cleDuDroit(territoire, motif, droit, reservataire), poids: 0, logements: 0 };
        lignes.set(identite, ligne);
      }
      ligne.poids += poids;
      if (rang === 0) ligne.logements += 1;
    });
  }
  return {
    territoires: [...liberations.keys()].sort(comparerCodes),
    lignes: [...lignes.values()].sort(comparerLignes),
    liberations: [...liberations.values()].sort((a, b) => comparerCodes(a.territoire, b.territoire)),
  };
}

const COLONNE_LIBERATION = {
  externe: 'externes',
  mutation: 'mutations',
  anru: 'anru',
  'orcod-lhi': 'orcodLhi',
} as const satisfies Record<MotifLiberation, keyof ComptageLiberations>;

function comparerLignes(a: LigneComptage, b: LigneComptage): number {
  return (
    comparerCodes(a.territoire, b.territoire) ||
    comparerTextes(a.reservataire, b.reservataire) ||
    comparerCodes(a.motif, b.motif) ||
    comparerCodes(a.droit, b.droit)
  );
}
