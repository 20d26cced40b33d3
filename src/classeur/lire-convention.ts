/** The way back of what the convention covers and of when its documents were sent (rules V21 and V22). */
import { lirePerimetre } from '../domaine/hypotheses-convention';
import type { HypothesesPartielles } from '../domaine/hypotheses-partielles';
import { normaliserDate } from '../domaine/lecture/normaliser-date';
import { TABLE_DELAIS } from './feuilles/delais';
import { NOM_PARAMETRE } from './feuilles/parametres';
import { lignesDe, type TablesDuClasseur } from './tables-lues';

/** An empty cell is a perimeter that nobody gave, an empty date documents not sent yet. */
export function lireConvention(tables: TablesDuClasseur): Pick<HypothesesPartielles, 'perimetre' | 'envoiDuBilan'> {
  const parametre = lignesDe(tables, 'Parametres')?.find((ligne) => ligne.texte('Paramètre') === NOM_PARAMETRE.perimetre);
  const perimetre = lirePerimetre(parametre?.texte('Valeur') ?? '');
  const delai = lignesDe(tables, TABLE_DELAIS)?.[0];
  const lue = normaliserDate(delai?.nombre('Envoyés le') ?? delai?.texte('Envoyés le'), { exercice: 2026, borne: 'debut' });
  const date = lue.etat === 'lu' ? lue.valeur : null;
  const tolerance = delai?.texte('Tolérance au 31 mars')?.trim().toLowerCase() === 'oui';
  return {
    ...(perimetre.length === 0 ? {} : { perimetre }),
    ...(date === null && !tolerance ? {} : { envoiDuBilan: { date, tolerance } }),
  };
}
