/** `"envoiDuBilan": { "date": "2026-02-20", "tolerance": false }` of the JSON hypotheses (rule V22). */
import type { EnvoiDuBilan } from './hypotheses-convention';
import { enObjet, enOuiNon, enTexte, enValeur } from './hypotheses-json-valeurs';
import { ErreurHypotheses } from './hypotheses-partielles';
import { normaliserDate } from './lecture/normaliser-date';

export function lireEnvoiDuBilan(cle: string, valeur: unknown): EnvoiDuBilan {
  const champs = enObjet(cle, valeur, ['date', 'tolerance']);
  return {
    date: champs.lire('date', (chemin, brut) => (brut === null ? null : lireDate(chemin, brut))) ?? null,
    tolerance: champs.lire('tolerance', enOuiNon) ?? false,
  };
}

function lireDate(cle: string, valeur: unknown): string {
  const lecture = normaliserDate(enTexte(cle, valeur), { exercice: 2026, borne: 'debut' });
  if (lecture.etat === 'lu') return lecture.valeur;
  throw new ErreurHypotheses(cle, `« ${cle} » vaut ${enValeur(valeur)} : une date est attendue, par exemple "2026-02-20".`);
}
