/** States that a right goes through when somebody types another exercice: the sheets count each one, so that no dwelling is lost. */
import { NON_RESERVE } from '../bien';
import type { Hypotheses } from '../hypotheses';
import type { Droit, DroitAPart } from '../resultats';
import { anneeDe } from './date-reference';
import { etatDuDroit } from './droit';
import { etatSelonLeType, type TypeDuBien } from './droits-a-part';
import { finEffective, type DatesDuDroit, type RegleDeFin } from './fin-effective';

/** Exercices around the one of the hypotheses, in years. Beyond, the sheets say that they must be updated. */
export const EXERCICES_AVANT = 2;
export const EXERCICES_APRES = 10;

export type EtatsAtteignables = (bien: DatesDuDroit & TypeDuBien, reservataire: string) => ReadonlySet<Droit>;

const TOUJOURS: ReadonlySet<Droit> = new Set<Droit>(['ACTIF']);

/**
 * `ACTIF`, `ECHU`, `FUTUR`, and `ECHEANCE` when the right ends in one of these exercices (DOMAINE §3.3). A right without dates is always active.
 * A right to one attribution has both the states that the parameter chooses from. The dates of a whole parc are few: each pair is followed once.
 */
export function etatsAtteignables(hypotheses: Pick<Hypotheses, 'exercice'> & RegleDeFin): EtatsAtteignables {
  const connus = new Map<string, ReadonlySet<Droit>>();
  return (bien, reservataire) => {
    const fin = finEffective(bien, hypotheses);
    const aPart = etatSelonLeType(bien);
    if (reservataire === NON_RESERVE || (fin === null && bien.debutConvention === null && aPart === null)) return TOUJOURS;
    const cle = `${bien.debutConvention ?? ''}|${fin ?? ''}|${aPart ?? ''}`;
    const etats = connus.get(cle) ?? etatsEntre(bien, fin, aPart, hypotheses);
    connus.set(cle, etats);
    return etats;
  };
}

function etatsEntre(
  dates: DatesDuDroit,
  fin: string | null,
  aPart: DroitAPart | null,
  hypotheses: Pick<Hypotheses, 'exercice'> & RegleDeFin,
): ReadonlySet<Droit> {
  const etats = new Set<Droit>();
  for (let exercice = hypotheses.exercice - EXERCICES_AVANT; exercice <= hypotheses.exercice + EXERCICES_APRES; exercice++) {
    const etat = etatDuDroit(dates, { ...hypotheses, exercice });
    etats.add(etat);
    if (etat === 'ACTIF' && aPart !== null) etats.add(aPart);
    if (etat === 'ACTIF' && fin !== null && anneeDe(fin) === exercice) etats.add('ECHEANCE');
  }
  return etats;
}
