/** States that a right goes through when somebody types another exercice: the sheets count each one, so that no dwelling is lost. */
import { NON_RESERVE } from '../bien';
import type { Hypotheses } from '../hypotheses';
import type { Droit } from '../resultats';
import { anneeDe } from './date-reference';
import { etatDuDroit } from './droit';
import { finEffective, type DatesDuDroit, type RegleDeFin } from './fin-effective';

/** Exercices around the one of the hypotheses, in years. Beyond, the sheets say that they must be updated. */
export const EXERCICES_AVANT = 2;
export const EXERCICES_APRES = 10;

export type EtatsAtteignables = (dates: DatesDuDroit, reservataire: string) => ReadonlySet<Droit>;

const TOUJOURS: ReadonlySet<Droit> = new Set<Droit>(['ACTIF']);

/**
 * `ACTIF`, `ECHU`, `FUTUR`, and `ECHEANCE` when the right ends in one of these exercices (DOMAINE §3.3). A right without dates is always active.
 * The dates of a whole parc are few: each pair is followed once.
 */
export function etatsAtteignables(hypotheses: Pick<Hypotheses, 'exercice'> & RegleDeFin): EtatsAtteignables {
  const connus = new Map<string, ReadonlySet<Droit>>();
  return (dates, reservataire) => {
    const fin = finEffective(dates, hypotheses);
    if (reservataire === NON_RESERVE || (fin === null && dates.debutConvention === null)) return TOUJOURS;
    const cle = `${dates.debutConvention ?? ''}|${fin ?? ''}`;
    const etats = connus.get(cle) ?? etatsEntre(dates, fin, hypotheses);
    connus.set(cle, etats);
    return etats;
  };
}

function etatsEntre(dates: DatesDuDroit, fin: string | null, hypotheses: Pick<Hypotheses, 'exercice'> & RegleDeFin): ReadonlySet<Droit> {
  const etats = new Set<Droit>();
  for (let exercice = hypotheses.exercice - EXERCICES_AVANT; exercice <= hypotheses.exercice + EXERCICES_APRES; exercice++) {
    const etat = etatDuDroit(dates, { ...hypotheses, exercice });
    etats.add(etat);
    if (etat === 'ACTIF' && fin !== null && anneeDe(fin) === exercice) etats.add('ECHEANCE');
  }
  return etats;
}
