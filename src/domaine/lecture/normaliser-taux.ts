/** A rotation rate in every way people write it, towards a fraction (DOMAINE §5.3, §5.6): « 8,5 % », « 0,085 », « 8.5 ». */
import type { ValeurCellule } from '../inventaire';
import { estAbsent, INCONNU, lu, texteDe, VIDE, type Lecture } from './texte';

/** « 0,5 » alone is 50 % or 0,5 %: no rotation rate is either, so neither reading is taken. */
export const UNITE_INCERTAINE = 'unite-incertaine';

/** Above this, a fraction without its unit is no rotation rate any more. */
const FRACTION_MAXIMALE = 0.4;

/** Decimal comma or point, spaces between thousands; null when the separators contradict each other. */
export function nombreDe(texte: string): number | null {
  const compact = texte.replace(/[\s'’]/g, '');
  const [virgule, point] = [compact.lastIndexOf(','), compact.lastIndexOf('.')];
  // With both, the last one is the decimal one, and the other must part thousands by three.
  const decimal = virgule > point ? ',' : '.';
  const milliers = decimal === ',' ? '.' : ',';
  if (virgule >= 0 && point >= 0 && !new RegExp(`^\\d{1,3}(\\${milliers}\\d{3})+\\${decimal}\\d+$`).test(compact)) return null;
  const normalise = compact.replaceAll(milliers, virgule >= 0 && point >= 0 ? '' : milliers).replace(decimal, '.');
  return /^\d+(\.\d+)?$/.test(normalise) ? Number(normalise) : null;
}

export function normaliserTaux(valeur: ValeurCellule | undefined): Lecture<number> {
  if (typeof valeur === 'number') return deNombre(valeur);
  const texte = texteDe(valeur);
  if (estAbsent(texte)) return VIDE;
  const pourcent = /^(.*?) ?%$/.exec(texte)?.[1];
  if (pourcent === undefined) {
    const nombre = nombreDe(texte);
    return nombre === null ? INCONNU : deNombre(nombre);
  }
  const nombre = nombreDe(pourcent);
  return nombre === null || nombre > 100 ? INCONNU : lu(enFraction(nombre));
}

/** 8.5 / 100 carries binary noise that would show in a formula. */
const enFraction = (pourcent: number): number => Number((pourcent / 100).toPrecision(12));

function deNombre(nombre: number): Lecture<number> {
  if (!Number.isFinite(nombre) || nombre < 0 || nombre > 100) return INCONNU;
  if (nombre <= FRACTION_MAXIMALE) return lu(nombre);
  return nombre <= 1 ? { etat: 'inconnu', remarque: UNITE_INCERTAINE } : lu(enFraction(nombre));
}
