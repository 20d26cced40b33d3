/** Typing in a cell as French Excel takes it, and the validation rules that may refuse it. */
import type { HoteExcel } from '../hote';
import type { Zone } from '../modele/adresse';
import type { Feuille } from '../modele/feuille';
import { estFormule, interpreterSaisie } from '../modele/saisie';

const NOMBRE_NU = /^[-+]?\d[\d \u00a0\u202f]*([.,]\d*)?$/;
const POURCENT = /^[-+]?[\d \u00a0\u202f]*([.,]\d*)?\s*%$/;
const EUROS = /^([-+]?\d[\d \u00a0\u202f]*([.,]\d*)?)\s*€$/;
const MILLIERS = /^[-+]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d*)?$/;
const DATE = /^(\d{1,2}[/-]\d{1,2}[/-](\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})$/;
const JOUR_ET_MOIS = /^(\d{1,2})\/(\d{1,2})$/;

/** What the formula bar shows: the formula as French Excel writes it, or the value as one would type it. */
export function texteASaisir(feuille: Feuille, ligne: number, colonne: number): string {
  const contenu = feuille.contenu(ligne, colonne);
  if (estFormule(contenu)) return feuille.classeur.traduireFormule(contenu.formule);
  const format = feuille.style(ligne, colonne).format ?? '';
  if (typeof contenu === 'number' && format.includes('%')) return `${String(Number((contenu * 100).toPrecision(15))).replace('.', ',')}%`;
  if (typeof contenu === 'number') return /y/i.test(format) ? feuille.texte(ligne, colonne) : String(contenu).replace('.', ',');
  return typeof contenu === 'boolean' ? (contenu ? 'VRAI' : 'FAUX') : contenu;
}

/** Values offered under a cell, or null when it has no list. */
export function choixDe(feuille: Feuille, ligne: number, colonne: number): readonly string[] | null {
  const liste = validationDe(feuille, ligne, colonne)?.regle['list'] as { source?: unknown } | undefined;
  if (typeof liste?.source !== 'string') return null;
  if (!liste.source.startsWith('=')) return liste.source.split(',').map((texte) => texte.trim());
  const plage = feuille.classeur.plage(liste.source.slice(1), feuille);
  return (plage.textes() ?? []).flat().filter((texte) => texte !== '');
}

function validationDe(feuille: Feuille, ligne: number, colonne: number) {
  const cellule: Zone = { l0: ligne, c0: colonne, l1: ligne, c1: colonne };
  return feuille.validations.liste.find((v) =>
    v.zones.some((z) => z.l0 <= cellule.l0 && z.l1 >= cellule.l1 && z.c0 <= cellule.c0 && z.c1 >= cellule.c1),
  );
}

function refuse(feuille: Feuille, ligne: number, colonne: number, texte: string): string | null {
  const validation = validationDe(feuille, ligne, colonne);
  if (validation === undefined || validation.alerte['showAlert'] === false || validation.alerte['style'] !== 'Stop') return null;
  if (texte === '') return null;
  const message = String(validation.alerte['message'] ?? '') || 'Cette valeur n’est pas permise dans cette cellule.';
  const choix = choixDe(feuille, ligne, colonne);
  if (choix !== null) return choix.includes(texte) ? null : message;
  const borne = (validation.regle['decimal'] ?? validation.regle['wholeNumber']) as
    { operator?: string; formula1?: unknown; formula2?: unknown } | undefined;
  if (borne === undefined) return null;
  const valeur = interpreterSaisie(texte, feuille.style(ligne, colonne).format);
  if (estFormule(valeur)) return null;
  if (typeof valeur !== 'number' || (validation.regle['wholeNumber'] !== undefined && !Number.isInteger(valeur))) return message;
  const [a, b] = [Number(borne.formula1), Number(borne.formula2)];
  const comparaisons: Readonly<Record<string, boolean>> = {
    Between: valeur >= a && valeur <= b,
    NotBetween: valeur < a || valeur > b,
    EqualTo: valeur === a,
    NotEqualTo: valeur !== a,
    GreaterThan: valeur > a,
    LessThan: valeur < a,
    GreaterThanOrEqualTo: valeur >= a,
    LessThanOrEqualTo: valeur <= a,
  };
  // A bound that is a formula is not known here: Excel alone would judge.
  if (Number.isNaN(a)) return null;
  return comparaisons[borne.operator ?? 'Between'] === false ? message : null;
}

interface Lecture {
  /** What the model is given to read. */
  readonly texte: string;
  /** Format that the cell takes when it has none. */
  readonly format?: string;
}

/** What the way of typing says about the format: a percentage, an amount, thousands or a date stay what they look like. */
function lire(tape: string, formatDeCellule: string): Lecture {
  if (formatDeCellule === '@') return { texte: tape };
  const texte = tape.trim();
  const sansDecimales = !/[.,]\d/.test(texte);
  if (formatDeCellule.includes('%') && NOMBRE_NU.test(texte)) return { texte: `${texte}%` };
  if (POURCENT.test(texte)) return { texte, format: sansDecimales ? '0%' : '0.00%' };
  const euros = EUROS.exec(texte)?.[1];
  if (euros !== undefined) return { texte: euros, format: sansDecimales ? '#,##0 "€"' : '#,##0.00 "€"' };
  if (MILLIERS.test(texte)) return { texte, format: sansDecimales ? '#,##0' : '#,##0.00' };
  if (DATE.test(texte)) return { texte, format: 'dd/mm/yyyy' };
  if (JOUR_ET_MOIS.test(texte)) return { texte: `${texte}/${new Date().getFullYear()}`, format: 'dd/mm/yyyy' };
  return { texte: tape };
}

/** Writes what was typed; gives the reason in French when the sheet refuses it. */
export function saisir(hote: HoteExcel, feuille: Feuille, ligne: number, colonne: number, tape: string): string | null {
  const style = feuille.style(ligne, colonne);
  if (feuille.protection !== null && style.deverrouille !== true) return 'Cette feuille est protégée : cette cellule ne se modifie pas.';
  const lecture = lire(tape, style.format ?? '');
  // « 31/02 » is no date: it stays the text that was typed.
  const texte = typeof interpreterSaisie(lecture.texte, style.format) === 'number' ? lecture.texte : tape;
  const raison = refuse(feuille, ligne, colonne, texte);
  if (raison !== null) return raison;
  const zone = { l0: ligne, c0: colonne, l1: ligne, c1: colonne };
  if (/^(general)?$/i.test(style.format ?? '') && texte === lecture.texte && lecture.format !== undefined)
    feuille.formater(zone, { format: lecture.format });
  const lu = interpreterSaisie(texte, style.format);
  hote.modifierCellule(feuille.nom, ligne, colonne, estFormule(lu) ? feuille.classeur.lireFormule(lu.formule) : texte);
  return null;
}
