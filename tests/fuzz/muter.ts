/** A mutated inventory, and what is known of it that its reading does not know: its dwellings, and its formulas without a value. */
import type { ValeurCellule } from '../../src/domaine/inventaire';
import type { CelluleSansValeur } from '../../src/domaine/lecture/formules-sans-valeur';
import { choisir, hasardDe, MUTATIONS, type Grille, type Hasard } from './mutations';

const NOMS = Object.keys(MUTATIONS);

export interface Mutee {
  readonly grille: Grille;
  readonly subies: readonly string[];
  /** The rows that are dwellings, wherever the mutations put them, each with the reference that it alone carries. */
  readonly logements: ReadonlyMap<ValeurCellule[], string>;
  /** Cells whose formula nobody computed: they read as empty. */
  readonly sansValeur: readonly CelluleSansValeur[];
}

const COLONNE_DE_LA_REFERENCE = 0;

/** Columns of formulas that a program wrote and nothing computed; last, as it names its cells by their place. */
function perdreDesValeurs(grille: Grille, hasard: Hasard): readonly CelluleSansValeur[] {
  const colonne = 1 + hasard(19);
  const debut = hasard(Math.max(1, grille.length));
  const cellules: CelluleSansValeur[] = [];
  for (let ligne = debut; ligne < Math.min(grille.length, debut + 1 + hasard(12)); ligne += 1) {
    const cible = grille[ligne] ?? [];
    if (colonne >= cible.length) continue;
    cible[colonne] = null;
    cellules.push({ ligne, colonne });
  }
  return cellules;
}

/** A slice of the sound inventory, under its title lines, mutated one to twelve times. */
export function muter(saine: readonly (readonly ValeurCellule[])[], entete: number, graine: number): Mutee {
  const hasard = hasardDe(graine);
  const debut = entete + 1 + hasard(saine.length - entete - 40);
  const grille = [...saine.slice(0, entete + 1), ...saine.slice(debut, debut + 5 + hasard(20))].map((ligne) => [...ligne]);
  const logements = new Map<ValeurCellule[], string>();
  for (const [rang, ligne] of grille.slice(entete + 1).entries()) {
    // The sound inventory has titles and sub-totals of its own.
    if (!/^UG\d+/.test(String(ligne[COLONNE_DE_LA_REFERENCE] ?? ''))) continue;
    const reference = `FUZZ-${graine}-${rang}`;
    ligne[COLONNE_DE_LA_REFERENCE] = reference;
    logements.set(ligne, reference);
  }
  const subies: string[] = [];
  for (let reste = 1 + hasard(12); reste > 0; reste -= 1) {
    const nom = choisir(NOMS, hasard) ?? '';
    if (grille.length === 0) break;
    MUTATIONS[nom]?.(grille, hasard);
    subies.push(nom);
  }
  const perdre = hasard(8) === 0;
  if (perdre) subies.push('formules sans valeur');
  return { grille, subies, logements, sansValeur: perdre ? perdreDesValeurs(grille, hasard) : [] };
}
