import type { Scalaire } from '../moteur/moteur';

/** How figures are written: French Excel by default. */
export interface Conventions {
  readonly decimale: string;
  readonly milliers: string;
}
export const CONVENTIONS_FR: Conventions = { decimale: ',', milliers: '\u202f' };

const MOIS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
const JOURS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

/** The text that a cell shows. Covers the number formats that the add-in writes: sections, decimals, thousands, %, dates, literals. */
export function texteAffiche(valeur: Scalaire, format: string | undefined, conventions: Conventions = CONVENTIONS_FR): string {
  if (typeof valeur === 'boolean') return valeur ? 'VRAI' : 'FAUX';
  const sections = (format ?? 'General').split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  if (typeof valeur === 'string') return texteDeTexte(valeur, sections[3]);
  const section = choisirSection(valeur, sections);
  const propre = section.modele.replace(/\[(?!h|m|s)[^\]]*\]/gi, '');
  if (/^(general|standard|@)?$/i.test(propre)) return general(section.valeur, conventions);
  if (/[dyhs]|m{1,4}/i.test(sansLitteraux(propre))) return texteDeDate(valeur, propre);
  return texteDeNombre(section.valeur, propre, conventions);
}

function texteDeTexte(valeur: string, section: string | undefined): string {
  if (section === undefined || !section.includes('@')) return valeur;
  return section.replaceAll('"', '').replace('@', () => valeur);
}

function choisirSection(valeur: number, sections: readonly string[]): { readonly modele: string; readonly valeur: number } {
  const [premiere = 'General', deuxieme, troisieme] = sections;
  if (valeur < 0 && deuxieme !== undefined) return { modele: deuxieme, valeur: -valeur };
  if (valeur === 0 && troisieme !== undefined) return { modele: troisieme, valeur };
  return { modele: premiere, valeur };
}

const sansLitteraux = (modele: string): string =>
  modele
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '');

function general(valeur: number, conventions: Conventions): string {
  const arrondi = Number(valeur.toPrecision(11));
  return String(arrondi).replace('.', conventions.decimale).replace('e', 'E');
}

function texteDeNombre(valeur: number, modele: string, conventions: Conventions): string {
  const pourcents = (sansLitteraux(modele).match(/%/g) ?? []).length;
  const chiffres = /[0#?](?:[0#?,.\s]*[0#?])?,*/.exec(modele.replace(/"[^"]*"|\\./g, (litteral) => '\u0001'.repeat(litteral.length)));
  if (!chiffres) return litteraux(modele);
  const masque = chiffres[0];
  const [entiers = '', decimales = ''] = masque.split('.');
  const diviseur = 1000 ** (/,+$/.exec(masque)?.[0].length ?? 0);
  const optionnelles = (decimales.match(/[#?]/g) ?? []).length;
  const absolu = Math.abs((valeur * 100 ** pourcents) / diviseur);
  let [entier = '0', fraction = ''] = arrondir(absolu, decimales.replace(/[^0#?]/g, '').length).split('.');
  for (let i = 0; i < optionnelles && fraction.endsWith('0'); i++) fraction = fraction.slice(0, -1);
  entier = entier.padStart((entiers.match(/0/g) ?? []).length, '0');
  if (entier === '0' && !entiers.includes('0')) entier = '';
  if (/[#0?],[#0?]/.test(entiers) || /[#0] [#0]/.test(entiers)) entier = entier.replace(/\B(?=(\d{3})+(?!\d))/g, conventions.milliers);
  const nul = !/[1-9]/.test(entier + fraction);
  const nombre = (valeur < 0 && !nul ? '-' : '') + entier + (fraction ? conventions.decimale + fraction : '');
  return litteraux(modele.slice(0, chiffres.index)) + nombre + litteraux(modele.slice(chiffres.index + masque.length));
}

/** Half away from zero on the decimal that people see, not on the binary one. */
function arrondir(valeur: number, decimales: number): string {
  return Number(valeur.toPrecision(15)) >= 1e15
    ? String(valeur)
    : (Math.round(Number(`${Number(valeur.toPrecision(15))}e${decimales}`)) / 10 ** decimales).toFixed(decimales);
}

function litteraux(modele: string): string {
  return modele.replace(
    /"([^"]*)"|\\(.)|_(.)|\*./g,
    (tout: string, cite?: string, echappe?: string, blanc?: string) => cite ?? echappe ?? (blanc === undefined ? '' : ' '),
  );
}

function texteDeDate(serie: number, modele: string): string {
  const date = new Date(Math.round((serie - 25_569) * 86_400_000));
  const deux = (n: number): string => String(n).padStart(2, '0');
  const morceau = (code: string): string => {
    switch (code.toLowerCase()) {
      case 'yyyy':
      case 'aaaa':
        return String(date.getUTCFullYear());
      case 'yy':
        return deux(date.getUTCFullYear() % 100);
      case 'mmmm':
        return MOIS[date.getUTCMonth()] ?? '';
      case 'mmm':
        return (MOIS[date.getUTCMonth()] ?? '').slice(0, 4);
      case 'mm':
        return deux(date.getUTCMonth() + 1);
      case 'm':
        return String(date.getUTCMonth() + 1);
      case 'dddd':
        return JOURS[date.getUTCDay()] ?? '';
      case 'dd':
        return deux(date.getUTCDate());
      case 'd':
        return String(date.getUTCDate());
      case 'hh':
        return deux(date.getUTCHours());
      case 'h':
        return String(date.getUTCHours());
      case ':mm':
        return `:${deux(date.getUTCMinutes())}`;
      case 'ss':
        return deux(date.getUTCSeconds());
      default:
        return code;
    }
  };
  return modele.replace(
    /"([^"]*)"|\\(.)|:mm|y{2,4}|a{4}|m{1,4}|d{1,4}|h{1,2}|s{2}/gi,
    (tout: string, cite?: string, echappe?: string) => cite ?? echappe ?? morceau(tout),
  );
}
