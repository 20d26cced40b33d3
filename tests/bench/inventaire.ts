/**
 * The inventory of the bench: the example that everybody has, replicated until it reaches the size wanted. Every copy gets its own
 * references, RPLS numbers and programmes, so that nothing is cheaper than in a real parc; messy values stay in their proportion.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Correspondance, ValeurCellule } from '../../src/domaine/inventaire';
import { choisirFeuille } from '../../src/fichier/choisir-feuille';
import { lireClasseur } from '../../src/fichier/lire-classeur';

const EXEMPLE = path.join(__dirname, '../../assets/inventaire-exemple.xlsx');
/** Fifteen columns that a bailleur's export always has; those of the example that repeat another one are left out. */
export const INDICATEURS_DU_BANC = [
  'refBailleur',
  'rplsId',
  'programme',
  'commune',
  'communeNom',
  'departement',
  'qpv',
  'typologie',
  'financement',
  'construction',
  'reservataire',
  'debutConvention',
  'finConvention',
  'horsFlux',
  'liberation',
] as const;

export interface InventaireDuBanc {
  /** Header first. */
  readonly lignes: ValeurCellule[][];
  readonly correspondance: Correspondance;
}

/** The same strings that a JSON answer of Excel gives, rather than one shared string for all copies of a value. */
function commeRecu(lignes: readonly (readonly ValeurCellule[])[]): ValeurCellule[][] {
  const recues: ValeurCellule[][] = [];
  for (let debut = 0; debut < lignes.length; debut += 10_000) {
    for (const ligne of JSON.parse(JSON.stringify(lignes.slice(debut, debut + 10_000))) as ValeurCellule[][]) recues.push(ligne);
  }
  return recues;
}

export interface OptionsDuBanc {
  /** Rows of the example that are replicated; all of them by default. */
  readonly modele?: number;
  /** Copies of a dwelling stay in its programme: the parc grows, what is counted in it does not. */
  readonly memesProgrammes?: boolean;
}

export async function inventaireDuBanc(
  nombre: number,
  { modele: taille, memesProgrammes = false }: OptionsDuBanc = {},
): Promise<InventaireDuBanc> {
  const { feuille, correspondance } = choisirFeuille(await lireClasseur(readFileSync(EXEMPLE)), null);
  const colonneDe = new Map(correspondance.colonnes.map(({ indicateur, colonne }) => [indicateur, colonne]));
  const sources = INDICATEURS_DU_BANC.map((indicateur) => {
    const colonne = colonneDe.get(indicateur);
    if (colonne === undefined) throw new Error(`Colonne absente de l’exemple : ${indicateur}`);
    return colonne;
  });
  const corps = feuille.valeurs.slice(correspondance.ligneEntete + 1).slice(0, taille);
  const lignes: ValeurCellule[][] = [sources.map((colonne) => feuille.valeurs[correspondance.ligneEntete]?.[colonne] ?? null)];
  for (let rang = 0; rang < nombre; rang += 1) {
    const modele = corps[rang % corps.length] ?? [];
    const copie = Math.floor(rang / corps.length);
    const ligne = sources.map((colonne) => modele[colonne] ?? null);
    if (copie > 0) distinguer(ligne, copie, memesProgrammes);
    lignes.push(ligne);
  }
  return {
    lignes: commeRecu(lignes),
    correspondance: {
      ligneEntete: 0,
      colonnes: INDICATEURS_DU_BANC.map((indicateur, colonne) => ({
        indicateur,
        colonne,
        entete: String(lignes[0]?.[colonne] ?? ''),
        confiance: 1,
      })),
      ignorees: [],
    },
  };
}

/** A copy of a dwelling is another dwelling, of another programme. */
function distinguer(ligne: ValeurCellule[], copie: number, memesProgrammes: boolean): void {
  const [ref, rpls, programme] = ligne;
  if (typeof ref === 'string' && /^UG\d+$/.test(ref)) ligne[0] = `UG${Number(ref.slice(2)) + copie * 100_000}`;
  if (typeof rpls === 'number') ligne[1] = rpls + copie * 10_000_000 < 999_999_999 ? rpls + copie * 10_000_000 : rpls + copie * 1_000;
  else if (typeof rpls === 'string' && /^\d{10}$/.test(rpls)) ligne[1] = String(Number(rpls) + copie * 10_000_000).padStart(10, '0');
  if (!memesProgrammes && typeof programme === 'string' && /\d$/.test(programme) && typeof ref === 'string' && ref.startsWith('UG'))
    ligne[2] = `${programme}-${copie}`;
}
