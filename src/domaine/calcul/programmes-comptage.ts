import { NON_RESERVE, type Bien } from '../bien';
import { parcourirParLots } from '../lots';
import type { ComptageProgrammes, DroitAuProgramme, ProgrammeCompte } from '../resultats-programmes';
import { droitDuReservataire, partEchue, type RegleDeComptage } from './droit-du-bien';
import { poidsDuBien } from './poids';

type Modifiable<T> = { -readonly [cle in keyof T]: T[cle] };

/** Longest part of the name of a programme kept in a key. */
export const LONGUEUR_PROGRAMME = 80;

/** `D31|PLes Lilas`, shared with the workbook. */
export function cleDuProgrammeSeul({ departement, programme }: Pick<Bien, 'departement' | 'programme'>): string {
  return `D${departement ?? ''}|P${(programme ?? '').slice(0, LONGUEUR_PROGRAMME)}`;
}

/** By code units, which is how texts are sorted unless told otherwise. */
const rangees = <E>(parIdentite: ReadonlyMap<string, E>): E[] =>
  [...parIdentite.keys()].sort().flatMap((identite) => parIdentite.get(identite) ?? []);

/** Counts the inventory once by programme. Two spellings that differ by case alone are one programme, as for SUMIF. */
export function* compterProgrammesParLots(biens: readonly Bien[], hypotheses: RegleDeComptage): Generator<void, ComptageProgrammes> {
  const programmes = new Map<string, Modifiable<ProgrammeCompte>>();
  const droits = new Map<string, Modifiable<DroitAuProgramme>>();
  yield* parcourirParLots(biens, (bien) => {
    const territoire = bien.departement;
    if (territoire === null) return;
    const cle = cleDuProgrammeSeul(bien);
    const identite = cle.toLowerCase();
    const programme = programmes.get(identite) ?? { territoire, programme: bien.programme ?? '', cle, logements: 0 };
    programmes.set(identite, programme);
    programme.logements += 1;
    const motif = bien.horsFlux ?? 'FLUX';
    for (const { reservataire, poids } of poidsDuBien(bien, hypotheses)) {
      if (reservataire === NON_RESERVE || droitDuReservataire(bien, reservataire, hypotheses) !== 'ACTIF') continue;
      const identiteDuDroit = `${identite}|${motif}|${reservataire}`;
      const droit = droits.get(identiteDuDroit) ?? { territoire, reservataire, motif, programme: programme.cle, poids: 0 };
      droits.set(identiteDuDroit, droit);
      droit.poids += poids * (1 - (partEchue(bien, reservataire, hypotheses) ?? 0));
    }
  });
  // Whatever the order of the rows.
  const programmesRanges = rangees(programmes);
  yield;
  const droitsRanges = rangees(droits);
  yield;
  return { programmes: programmesRanges, droits: droitsRanges };
}
