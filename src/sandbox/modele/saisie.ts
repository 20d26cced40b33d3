import type { Scalaire } from '../moteur/moteur';

/** What a cell holds: a constant ('' when empty) or a formula. */
export type Contenu = Scalaire | { readonly formule: string };

export const estFormule = (contenu: Contenu): contenu is { readonly formule: string } => typeof contenu === 'object';

const NOMBRE = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?$/;
const MILLIERS = /^[-+]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d*)?$/;
const DATE_FR = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;
const DATE_ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/**
 * What Excel makes of a value that is written, by an add-in or by hand: text that looks like something else becomes it, unless the
 * cell is formatted as text or the value begins with an apostrophe. This is how `01` loses its zero.
 */
export function interpreterSaisie(valeur: Scalaire, formatDeNombre: string | undefined): Contenu {
  if (typeof valeur !== 'string' || valeur === '') return valeur;
  if (formatDeNombre === '@') return valeur.startsWith("'") ? valeur.slice(1) : valeur;
  if (valeur.startsWith("'")) return valeur.slice(1);
  if (valeur.startsWith('=') && valeur.length > 1) return { formule: valeur };
  const nombre = enNombre(valeur.trim());
  if (nombre !== null) return nombre;
  // a sign begins a formula too: the reason why inventory text must be neutralised
  if (/^[-+][\p{L}("\d]/u.test(valeur)) return { formule: `=${valeur}` };
  if (/^(true|vrai)$/i.test(valeur)) return true;
  if (/^(false|faux)$/i.test(valeur)) return false;
  return valeur;
}

function enNombre(texte: string): number | null {
  const pourcent = texte.endsWith('%');
  const corps = pourcent ? texte.slice(0, -1).trimEnd() : texte;
  if (NOMBRE.test(corps) || MILLIERS.test(corps)) {
    const nombre = Number(corps.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'));
    return pourcent ? nombre / 100 : nombre;
  }
  const fr = DATE_FR.exec(texte);
  if (fr) return numeroDeSerie(annee(fr[3] ?? ''), Number(fr[2]), Number(fr[1]));
  const iso = DATE_ISO.exec(texte);
  return iso ? numeroDeSerie(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null;
}

const annee = (texte: string): number => (texte.length === 4 ? Number(texte) : Number(texte) + (Number(texte) < 30 ? 2000 : 1900));

function numeroDeSerie(an: number, mois: number, jour: number): number | null {
  const date = new Date(Date.UTC(an, mois - 1, jour));
  const valide = date.getUTCFullYear() === an && date.getUTCMonth() === mois - 1 && date.getUTCDate() === jour;
  return valide && an >= 1900 ? date.getTime() / 86_400_000 + 25_569 : null;
}

export const estErreurDeCellule = (valeur: Scalaire): boolean =>
  typeof valeur === 'string' && /^#(REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|ERROR!|SPILL!|CIRC!|CALC!)$/.test(valeur);

export function typeDeValeur(valeur: Scalaire): 'Empty' | 'Double' | 'Boolean' | 'Error' | 'String' {
  if (valeur === '') return 'Empty';
  if (typeof valeur === 'number') return 'Double';
  if (typeof valeur === 'boolean') return 'Boolean';
  return estErreurDeCellule(valeur) ? 'Error' : 'String';
}
