/** When the yearly documents were sent, typed here, and whether that was in time (rule V22; golden case G22). */
import type { Hypotheses } from '../../domaine/hypotheses';
import type { EnvoiDuBilan } from '../../domaine/hypotheses-convention';
import { controlerDelaiDuBilan, premierJourDeRetard } from '../../domaine/lecture/delai-du-bilan';
import { colonne, construireTable } from '../construire';
import { ligne, numeroDeSerie } from '../formules';
import { ouiNon } from '../libelles';
import type { PlanTable } from '../plan';
import { liste } from './listes';

export const TABLE_DELAIS = 'Delais';
const DOCUMENTS = 'Bilan de l’année N-1 et prévisionnel de l’année N';
const NON_ENVOYE = 'Pas encore envoyé';
const l = (entete: string): string => ligne(TABLE_DELAIS, entete);

export function tableDelais({ exercice, envoiDuBilan }: Pick<Hypotheses, 'exercice' | 'envoiDuBilan'>, debut: number): PlanTable {
  const envoi: EnvoiDuBilan = envoiDuBilan ?? { date: null, tolerance: false };
  const etat = ({ date, tolerance }: EnvoiDuBilan): string => {
    if (date === null) return NON_ENVOYE;
    return controlerDelaiDuBilan(exercice, date, tolerance) === null ? 'OK' : 'Alerte V22';
  };
  return construireTable<EnvoiDuBilan>(
    TABLE_DELAIS,
    [
      // The row is found again by it: it does not follow the exercice.
      colonne('Documents', 'texte-long', 'texte', 36, () => DOCUMENTS),
      colonne('Envoyés le', 'saisie', 'date', 22, ({ date }) => (date === null ? null : numeroDeSerie(date))),
      colonne('Tolérance au 31 mars', 'saisie', 'texte', 12, ({ tolerance }) => ouiNon(tolerance), { liste: liste('ListeOuiNon') }),
      colonne('En retard dès le', 'resultat', 'date', 12, ({ tolerance }) => numeroDeSerie(premierJourDeRetard(exercice, tolerance)), {
        formule: `=IF(${l('Tolérance au 31 mars')}="Oui",DATE(Negoflux_Exercice,4,1),DATE(Negoflux_Exercice,2,28))`,
      }),
      colonne('Contrôle du délai', 'controle', 'texte', 14, etat, {
        formule: `=IF(NOT(ISNUMBER(${l('Envoyés le')})),"${NON_ENVOYE}",IF(N(${l('Envoyés le')})<${l('En retard dès le')},"OK","Alerte V22"))`,
      }),
      colonne(
        'Source',
        'texte-libre',
        'texte',
        12,
        () => 'CCH R.441-5 et R.441-5-1 : avant le 28 février ; tolérance admise en Île-de-France (DRIHL)',
      ),
    ],
    [envoi],
    { ligne: debut },
  );
}
