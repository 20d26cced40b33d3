/** The example inventory and its truth, when the shared data folder is present beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { ValeurCellule } from '../../src/domaine/inventaire';

const DOSSIER = resolve(__dirname, '../../../shared/donnees');
const chemin = (suffixe: string): string => join(DOSSIER, `inventaire-occitanie.${suffixe}`);

export const VERITE_PRESENTE = existsSync(chemin('xlsx')) && existsSync(chemin('verite.csv'));

export type LigneDeVerite = Readonly<Record<string, string>>;

export interface Attendu {
  readonly lignes: number;
  readonly parc: Readonly<Record<string, number>>;
  readonly horsFlux: Readonly<Record<string, number>>;
  readonly reserves: Readonly<Record<string, number>>;
  readonly eligibles: Readonly<Record<string, number>>;
  readonly actifs: Readonly<Record<string, number>>;
  readonly liberations: Readonly<Record<string, number>>;
  readonly anomalies: Readonly<Record<string, number>>;
}

export function lireVerite(): ReadonlyMap<number, LigneDeVerite> {
  const [entete = '', ...lignes] = readFileSync(chemin('verite.csv'), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  const noms = entete.split(';');
  return new Map(
    lignes.map((ligne) => {
      const valeurs = ligne.split(';');
      const objet = Object.fromEntries(noms.map((nom, index) => [nom, valeurs[index] ?? '']));
      return [Number(objet['ligne']), objet];
    }),
  );
}

export function lireAttendu(): Attendu {
  return JSON.parse(readFileSync(chemin('attendu.json'), 'utf8')) as Attendu;
}

/** Cells as a spreadsheet gives them: dates become serial numbers. */
function enCellule(valeur: unknown): ValeurCellule {
  if (valeur instanceof Date) return (valeur.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
  if (typeof valeur === 'string' || typeof valeur === 'number' || typeof valeur === 'boolean') return valeur;
  return null;
}

export async function lireFeuilleExemple(): Promise<readonly (readonly ValeurCellule[])[]> {
  const classeur = await readXlsx(new Uint8Array(readFileSync(chemin('xlsx'))));
  return (classeur.sheets[0]?.rows ?? []).map((ligne) => ligne.map(enCellule));
}
