import { erreurs } from '../fil/erreurs';

export const NB_LIGNES = 1_048_576;
export const NB_COLONNES = 16_384;

/** A rectangle of cells, 0-based, bounds included. */
export interface Zone {
  readonly l0: number;
  readonly c0: number;
  readonly l1: number;
  readonly c1: number;
}

export const hauteur = (z: Zone): number => z.l1 - z.l0 + 1;
export const largeur = (z: Zone): number => z.c1 - z.c0 + 1;
export const nombreDeCellules = (z: Zone): number => hauteur(z) * largeur(z);
export const colonnesEntieres = (z: Zone): boolean => z.l0 === 0 && z.l1 === NB_LIGNES - 1;
export const lignesEntieres = (z: Zone): boolean => z.c0 === 0 && z.c1 === NB_COLONNES - 1;
export const memeZone = (a: Zone, b: Zone): boolean => a.l0 === b.l0 && a.c0 === b.c0 && a.l1 === b.l1 && a.c1 === b.c1;

export function croisement(a: Zone, b: Zone): Zone | null {
  const z = { l0: Math.max(a.l0, b.l0), c0: Math.max(a.c0, b.c0), l1: Math.min(a.l1, b.l1), c1: Math.min(a.c1, b.c1) };
  return z.l0 <= z.l1 && z.c0 <= z.c1 ? z : null;
}

export function enveloppe(a: Zone, b: Zone): Zone {
  return { l0: Math.min(a.l0, b.l0), c0: Math.min(a.c0, b.c0), l1: Math.max(a.l1, b.l1), c1: Math.max(a.c1, b.c1) };
}

/** What is left of `z` once `trou` is taken out: at most four rectangles. */
export function retrancher(z: Zone, trou: Zone): Zone[] {
  const c = croisement(z, trou);
  if (!c) return [z];
  const restes: Zone[] = [];
  if (z.l0 < c.l0) restes.push({ ...z, l1: c.l0 - 1 });
  if (c.l1 < z.l1) restes.push({ ...z, l0: c.l1 + 1 });
  if (z.c0 < c.c0) restes.push({ l0: c.l0, l1: c.l1, c0: z.c0, c1: c.c0 - 1 });
  if (c.c1 < z.c1) restes.push({ l0: c.l0, l1: c.l1, c0: c.c1 + 1, c1: z.c1 });
  return restes;
}

export function nomDeColonne(colonne: number): string {
  let nom = '';
  for (let reste = colonne + 1; reste > 0; reste = Math.floor((reste - 1) / 26)) nom = String.fromCharCode(65 + ((reste - 1) % 26)) + nom;
  return nom;
}

export function numeroDeColonne(nom: string): number {
  let numero = 0;
  for (const lettre of nom.toUpperCase()) numero = numero * 26 + lettre.charCodeAt(0) - 64;
  return numero - 1;
}

export function adresseLocale(z: Zone, absolu = false): string {
  const d = absolu ? '$' : '';
  const colonne = (c: number): string => d + nomDeColonne(c);
  const ligne = (l: number): string => `${d}${l + 1}`;
  if (lignesEntieres(z)) return `${ligne(z.l0)}:${ligne(z.l1)}`;
  if (colonnesEntieres(z)) return `${colonne(z.c0)}:${colonne(z.c1)}`;
  const debut = colonne(z.c0) + ligne(z.l0);
  return nombreDeCellules(z) === 1 ? debut : `${debut}:${colonne(z.c1)}${ligne(z.l1)}`;
}

/** Excel quotes a sheet name unless it is a plain ASCII-or-accented word that cannot be taken for a reference. */
export function citerFeuille(nom: string): string {
  const simple = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(nom) && !/^[A-Za-z]{1,3}\d+$/.test(nom) && !/^[rc]\d*$/i.test(nom);
  return simple ? nom : `'${nom.replaceAll("'", "''")}'`;
}

export const adresseComplete = (feuille: string, z: Zone, absolu = false): string => `${citerFeuille(feuille)}!${adresseLocale(z, absolu)}`;

/** `Feuille!A1` in two, quotes undone; no sheet when there is no `!`. */
export function separerFeuille(adresse: string): { readonly feuille: string | null; readonly local: string } {
  const bang = adresse.lastIndexOf('!');
  if (bang < 0) return { feuille: null, local: adresse };
  const feuille = adresse.slice(0, bang).replace(/^'([\s\S]*)'$/, '$1');
  return { feuille: feuille.replaceAll("''", "'"), local: adresse.slice(bang + 1) };
}

/** Null when the text is no A1 reference. */
export function lireZone(texte: string): Zone | null {
  const propre = texte.replaceAll('$', '').trim();
  const cellules = /^([A-Za-z]{1,3})(\d+)(?::([A-Za-z]{1,3})(\d+))?$/.exec(propre);
  const colonnes = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(propre);
  const lignes = /^(\d+):(\d+)$/.exec(propre);
  if (cellules) {
    const [, c0 = '', l0 = '', c1 = c0, l1 = l0] = cellules;
    return dansLaFeuille(Number(l0) - 1, numeroDeColonne(c0), Number(l1) - 1, numeroDeColonne(c1));
  }
  if (colonnes) return dansLaFeuille(0, numeroDeColonne(colonnes[1] ?? ''), NB_LIGNES - 1, numeroDeColonne(colonnes[2] ?? ''));
  if (lignes) return dansLaFeuille(Number(lignes[1]) - 1, 0, Number(lignes[2]) - 1, NB_COLONNES - 1);
  return null;
}

function dansLaFeuille(la: number, ca: number, lb: number, cb: number): Zone | null {
  const z = enveloppe({ l0: la, c0: ca, l1: la, c1: ca }, { l0: lb, c0: cb, l1: lb, c1: cb });
  return estDansLaFeuille(z) ? z : null;
}

export function estDansLaFeuille(z: Zone): boolean {
  return z.l0 >= 0 && z.c0 >= 0 && z.l1 >= z.l0 && z.c1 >= z.c0 && z.l1 < NB_LIGNES && z.c1 < NB_COLONNES;
}

export function zoneOuErreur(z: Zone): Zone {
  if (!estDansLaFeuille(z)) throw erreurs.argumentInvalide();
  return z;
}
