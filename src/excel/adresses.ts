/** A1 addresses without sheet, and the rectangles that they name. Rows and columns are 0-based. */
export interface Zone {
  readonly ligne: number;
  readonly colonne: number;
  readonly lignes: number;
  readonly colonnes: number;
}

export function lettresDeColonne(colonne: number): string {
  let reste = colonne + 1;
  let lettres = '';
  while (reste > 0) {
    const rang = (reste - 1) % 26;
    lettres = String.fromCharCode(65 + rang) + lettres;
    reste = (reste - 1 - rang) / 26;
  }
  return lettres;
}

export function adresse(zone: Zone): string {
  const debut = `${lettresDeColonne(zone.colonne)}${zone.ligne + 1}`;
  if (zone.lignes === 1 && zone.colonnes === 1) return debut;
  return `${debut}:${lettresDeColonne(zone.colonne + zone.colonnes - 1)}${zone.ligne + zone.lignes}`;
}

const ADRESSE = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/;

function rangDeColonne(lettres: string): number {
  let rang = 0;
  for (const lettre of lettres) rang = rang * 26 + lettre.charCodeAt(0) - 64;
  return rang - 1;
}

/** null when the text is not an address of one rectangle. */
export function zoneDe(texte: string): Zone | null {
  const morceaux = ADRESSE.exec(texte);
  if (!morceaux) return null;
  const [, colonneDebut = 'A', ligneDebut = '1', colonneFin = colonneDebut, ligneFin = ligneDebut] = morceaux;
  const ligne = Number(ligneDebut) - 1;
  const colonne = rangDeColonne(colonneDebut);
  return { ligne, colonne, lignes: Number(ligneFin) - ligne, colonnes: rangDeColonne(colonneFin) - colonne + 1 };
}

export function contient(zone: Zone, ligne: number, colonne: number): boolean {
  return ligne >= zone.ligne && ligne < zone.ligne + zone.lignes && colonne >= zone.colonne && colonne < zone.colonne + zone.colonnes;
}

export function memesZones(a: Zone, b: Zone): boolean {
  return a.ligne === b.ligne && a.colonne === b.colonne && a.lignes === b.lignes && a.colonnes === b.colonnes;
}

export function plage(feuille: Excel.Worksheet, zone: Zone): Excel.Range {
  return feuille.getRangeByIndexes(zone.ligne, zone.colonne, zone.lignes, zone.colonnes);
}
