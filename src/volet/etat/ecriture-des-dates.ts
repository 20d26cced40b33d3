/** How a date is written in the user's own column: as its neighbours are. A cell of real dates makes a date of jj/mm/aaaa. */
import type { Indicateur, ValeurCellule } from '../../domaine/inventaire';
import { normaliserDate } from '../../domaine/lecture/normaliser-date';
import { texteDe } from '../../domaine/lecture/texte';
import type { LectureFaite } from './source';

const DATES: ReadonlySet<Indicateur> = new Set<Indicateur>([
  'debutConvention',
  'finConvention',
  'dernierVersement',
  'bail',
  'remiseEnLocation',
  'departLocataire',
]);
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const FRANCAISE = /^\d{1,2}\/\d{1,2}\/\d{4}$/;

/** A day, whichever way it is written, otherwise nothing. */
function jourDe(texte: string): string | null {
  if (!ISO.test(texte) && !FRANCAISE.test(texte)) return null;
  const lecture = normaliserDate(texte, { exercice: 2026, borne: 'debut' });
  return lecture.etat === 'lu' ? lecture.valeur : null;
}

/** `colonne`: 0-based, in the rows that were read. What is no day is written as it is. */
export function ecritureDesDates({
  valeurs,
}: Pick<LectureFaite, 'valeurs'>): (texte: string, indicateur: Indicateur, colonne: number) => string {
  const enIso = new Map<number, boolean>();
  const estEnIso = (colonne: number): boolean => {
    let connu = enIso.get(colonne);
    if (connu === undefined) {
      const textes = valeurs.flatMap((ligne) => (typeof ligne[colonne] === 'string' ? [ligne[colonne].trim()] : []));
      const nombre = (forme: RegExp): number => textes.filter((texte) => forme.test(texte)).length;
      enIso.set(colonne, (connu = nombre(ISO) > nombre(FRANCAISE)));
    }
    return connu;
  };
  return (texte, indicateur, colonne) => {
    const jour = DATES.has(indicateur) ? jourDe(texte) : null;
    if (jour === null) return texte;
    return estEnIso(colonne) ? jour : jour.split('-').reverse().join('/');
  };
}

/** What people read in the cell: 45748 is a date for a spreadsheet only. */
export function texteLisible(valeur: ValeurCellule, indicateur: Indicateur | null): string {
  const texte = texteDe(valeur);
  if (indicateur === null || !DATES.has(indicateur) || !/^\d+([.,]\d+)?$/.test(texte)) return texte;
  const lecture = normaliserDate(Number(texte.replace(',', '.')), { exercice: 2026, borne: 'debut' });
  return lecture.etat === 'lu' ? lecture.valeur.split('-').reverse().join('/') : texte;
}
