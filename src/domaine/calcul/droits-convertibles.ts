/** Droits de suite by programme and end, today's and those to come: what the droits acquis and their projection both start from. */
import type { Bien } from '../bien';
import type { EcheanceEnCours } from '../hypotheses';
import type { Inventaire } from '../inventaire';
import { auBout, parcourirParLots } from '../lots';
import { comparerCodes, comparerTextes } from './comparer';
import { droitDuReservataire } from './comptage';
import { anneeDe } from './date-reference';
import { partDeLAnnee } from './droit';
import { estAPart, etatAPart } from './droits-a-part';
import { finEffective } from './fin-effective';
import { motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { peutConvertir } from './methode-retenue';
import { poidsDuBien } from './poids';

export interface DroitConvertible {
  readonly territoire: string;
  readonly reservataire: string;
  readonly programme: string;
  /** Effective end. */
  readonly fin: string | null;
  /** Year of the first letting of a right that has not begun yet: it serves one turn then, and enters the droits de suite a year later. */
  readonly premierTour: number | null;
  /** Ended by that first turn: it never enters the droits de suite (DOMAINE §1.8). */
  readonly unSeulTour: boolean;
  /** Dwellings. */
  readonly poids: number;
}

type InventaireDeDroits = Pick<Inventaire, 'biens' | 'categories'>;
type Convertible = { -readonly [champ in keyof DroitConvertible]: DroitConvertible[champ] };

/** Dwellings of the flux only; an expired right gives nothing (DOMAINE §1.8, §3.3, §4.1). */
export function droitsConvertibles(inventaire: InventaireDeDroits, hypotheses: HypothesesEffectives): DroitConvertible[] {
  return auBout(droitsConvertiblesParLots(inventaire, hypotheses));
}

export function* droitsConvertiblesParLots(
  inventaire: InventaireDeDroits,
  hypotheses: HypothesesEffectives,
): Generator<void, DroitConvertible[]> {
  const cumuls = new Map<string, Convertible>();
  const exclus = new Map<string, ReturnType<typeof motifsExclus>>();
  // The same few names come back on thousands of dwellings: each is looked up once.
  const concernes = new Map<string, boolean>();
  const estConcerne = (territoire: string, nom: string): boolean => {
    const cle = `${territoire}|${nom}`;
    const connu = concernes.get(cle) ?? peutConvertir(hypotheses, inventaire.categories, territoire, nom);
    concernes.set(cle, connu);
    return connu;
  };
  yield* parcourirParLots(inventaire.biens, (bien) => {
    const territoire = bien.departement;
    if (territoire === null) return;
    const motifs = exclus.get(territoire) ?? motifsExclus(hypotheses, territoire);
    exclus.set(territoire, motifs);
    if (bien.horsFlux !== null && motifs.has(bien.horsFlux)) return;
    for (const { reservataire, poids } of poidsDuBien(bien, hypotheses)) {
      if (poids > 0 && estConcerne(territoire, reservataire)) ajouter(cumuls, bien, territoire, reservataire, poids, hypotheses);
    }
  });
  const droits = [...cumuls.values()].sort(comparerDroits);
  yield;
  return droits;
}

function ajouter(
  cumuls: Map<string, Convertible>,
  bien: Bien,
  territoire: string,
  reservataire: string,
  poids: number,
  hypotheses: HypothesesEffectives,
): void {
  const droit = droitDuReservataire(bien, reservataire, hypotheses);
  if (droit === 'ECHU' || estAPart(droit)) return;
  const aPart = etatAPart(bien, hypotheses);
  // A droit unique to come serves no first letting of this dwelling: it is attached to none.
  if (aPart === 'UNIQUE') return;
  const unSeulTour = aPart === 'UN_TOUR';
  const programme = bien.programme ?? '';
  const fin = finEffective(bien, hypotheses);
  const premierTour = droit === 'FUTUR' && bien.debutConvention !== null ? anneeDe(bien.debutConvention) : null;
  const identite = JSON.stringify([territoire, reservataire, programme, fin, premierTour, unSeulTour]);
  const cumul = cumuls.get(identite);
  if (cumul === undefined) cumuls.set(identite, { territoire, reservataire, programme, fin, premierTour, unSeulTour, poids });
  else cumul.poids += poids;
}

/** Without an end date last, as in a schedule. */
function comparerDroits(a: DroitConvertible, b: DroitConvertible): number {
  return (
    comparerCodes(a.territoire, b.territoire) ||
    comparerTextes(a.reservataire, b.reservataire) ||
    comparerTextes(a.programme, b.programme) ||
    comparerCodes(a.fin ?? '9999-99-99', b.fin ?? '9999-99-99') ||
    (a.premierTour ?? 0) - (b.premierTour ?? 0) ||
    Number(a.unSeulTour) - Number(b.unSeulTour)
  );
}

/** Droits de suite of one right in a year: from the year after its first letting to the year of its end, both included (golden case G18). */
export function droitsDeSuiteEn({ premierTour, unSeulTour, fin, poids }: DroitConvertible, annee: number): number {
  const commence = !unSeulTour && (premierTour === null || premierTour < annee);
  return commence && (fin === null || anneeDe(fin) >= annee) ? poids : 0;
}

/** The same, cut to the days that remain when the right ends within the year under « prorata ». */
export function droitsAConvertirEn(droit: DroitConvertible, annee: number, echeance: EcheanceEnCours): number {
  return droitsDeSuiteEn(droit, annee) * partDeLAnnee(droit.fin, annee, echeance);
}
