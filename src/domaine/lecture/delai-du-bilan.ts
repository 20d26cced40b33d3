/** Before 28 February, the bilan of year N-1 and the prévisionnel of year N are due (CCH R.441-5, R.441-5-1; rule V22). */
import type { Gravite } from '../inventaire';

export interface RemarqueDeDelai {
  readonly regle: 'V22';
  readonly gravite: Gravite;
  /** `aaaa-mm-jj` */
  readonly echeance: string;
  readonly message: string;
}

/** First day when the documents of year N are late. */
export function premierJourDeRetard(exercice: number, tolerance: boolean): string {
  return `${exercice}-${tolerance ? '04-01' : '02-28'}`;
}

/**
 * Null while there is time. On the day itself it is late: the text says « avant le 28 février ». Île-de-France (DRIHL) accepted
 * documents up to 31 March included: a tolerance, never assumed.
 */
export function controlerDelaiDuBilan(exercice: number, date: string, tolerance = false): RemarqueDeDelai | null {
  const echeance = `${exercice}-02-28`;
  if (date < premierJourDeRetard(exercice, tolerance)) return null;
  const jour = date.slice(0, 10).split('-').reverse().join('/');
  return {
    regle: 'V22',
    gravite: 'alerte',
    echeance,
    message: `Le ${jour}, le bilan ${exercice - 1} et le prévisionnel ${exercice} auraient dû être transmis : ils sont dus avant le 28/02/${exercice}. Transmettez-les au plus tôt, ou vérifiez l’exercice.`,
  };
}
