/**
 * The cells of a decision through an update. What was decided comes with the plan, read back beforehand from these very cells: the
 * plan wins. What could not be read as a decision, and what was noted beside none, stays as its author typed it.
 */
import {
  CHOIX_DE_DECISION,
  COLONNES_DE_DECISION,
  lireDecisions,
  lireRapprochements,
  TABLE_RAPPROCHEMENTS,
} from '../domaine/decisions/tables';
import { estVide, seLisentPareil, valeurDe, type TableAncienne } from './lignes-anciennes';
import type { Cellule, PlanTable } from './plan';

const [DECISION, MOTIF, VALEUR, IDENTITE] = COLONNES_DE_DECISION;
const [RIEN_DE_DECIDE] = CHOIX_DE_DECISION;

interface Rangee {
  readonly entetes: readonly string[];
  readonly cellules: readonly Cellule[];
}

const lire = ({ entetes, cellules }: Rangee, entete: string): Cellule => cellules[entetes.indexOf(entete)] ?? null;

/** True when the person who typed it has decided nothing that the rules can read. */
function sansDecisionLisible(avant: Rangee): boolean {
  const cellules = [DECISION, MOTIF, VALEUR, IDENTITE].map((entete) => valeurDe(lire(avant, entete)));
  return lireDecisions([...COLONNES_DE_DECISION], [cellules], null).decisions.length === 0;
}

/** The cell to write, by header; undefined: the plan's own. */
export function celluleGardee(entete: string, prevue: Rangee, avant: Rangee): Cellule | undefined {
  const ancienne = lire(avant, entete);
  if (estVide(valeurDe(ancienne))) return undefined;
  const decidee = valeurDe(lire(prevue, DECISION));
  // A plan made without any memory leaves these cells to the sheet.
  if (estVide(decidee)) return ancienne;
  if (seLisentPareil(decidee, RIEN_DE_DECIDE)) return sansDecisionLisible(avant) ? ancienne : undefined;
  const memeDecision = seLisentPareil(decidee, valeurDe(lire(avant, DECISION)));
  return entete === MOTIF && memeDecision && estVide(valeurDe(lire(prevue, MOTIF))) ? ancienne : undefined;
}

/** A row of « Rapprochements » that was not finished decides nothing yet, and stays to be finished. */
export function avecLesInachevees(table: PlanTable, { entetes, lignes }: TableAncienne): PlanTable {
  if (table.nom !== TABLE_RAPPROCHEMENTS) return table;
  const inachevees = lignes.filter(
    (ligne) => lireRapprochements([...entetes], [ligne.map((cellule) => valeurDe(cellule))]).refus.length > 0,
  );
  if (inachevees.length === 0) return table;
  const remplies = table.lignes.filter((ligne) => ligne.some((cellule) => !estVide(valeurDe(cellule))));
  return {
    ...table,
    lignes: [...remplies, ...inachevees.map((cellules) => table.colonnes.map(({ entete }) => lire({ entetes, cellules }, entete)))],
  };
}
