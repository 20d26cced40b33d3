/** What a click on an anomaly decides, and how far an anomaly is dealt with. */
import { cibleDe } from '../../domaine/decisions/cible';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import { fusionnerDecisions, type Decision, type IndexDesDecisions } from '../../domaine/decisions/decisions';
import { genreDe } from '../../domaine/decisions/identite';
import type { Dossier } from '../../domaine/decisions/memoire';
import type { Anomalie, ValeurCellule } from '../../domaine/inventaire';
import type { CelluleACorriger } from '../../excel/cellules-source';
import { dateDuJour } from './date-du-jour';
import type { LectureFaite } from './source';

export type Choix =
  { readonly action: 'accepter'; readonly valeur: string | null } | { readonly action: 'ignorer'; readonly motif: string };

export function ajouterDecision(
  decisions: readonly Decision[],
  anomalie: AnomalieSuivie,
  choix: Choix,
  pourTous: boolean,
): readonly Decision[] {
  const commun = {
    portee: pourTous ? 'genre' : 'une',
    cle: pourTous ? genreDe(anomalie) : anomalie.identite,
    decideLe: dateDuJour(),
  } as const;
  const decision: Decision =
    choix.action === 'accepter'
      ? { ...commun, action: 'accepter', valeurRetenue: choix.valeur }
      : { ...commun, action: 'ignorer', motif: choix.motif.trim() };
  // What is decided for all is decided for this one too.
  const gardees = pourTous ? decisions.filter(({ portee, cle }) => portee === 'genre' || cle !== anomalie.identite) : decisions;
  return fusionnerDecisions(gardees, [decision]);
}

/** Taken back for all when it was decided for all. */
export function retirerDecision(decisions: readonly Decision[], { portee, cle }: Decision): readonly Decision[] {
  return decisions.filter((decision) => decision.portee !== portee || decision.cle !== cle);
}

/** False for what no cell of a dwelling says: a column that is missing, a rate that disagrees. `ligneEntete`: row of the headers. */
export function estCorrigeable(anomalie: Anomalie, ligneEntete: number): boolean {
  return anomalie.ligneSource > ligneEntete && cibleDe(anomalie, anomalie.correction !== null) !== null;
}

export function decisionDe(anomalie: AnomalieSuivie, index: IndexDesDecisions): Decision | null {
  return index.pour(anomalie.identite, genreDe(anomalie)) ?? null;
}

/** Dealt with: ignored with a reason, or accepted with a value. */
export function estTraitee(anomalie: AnomalieSuivie, decision: Decision | null): boolean {
  if (decision === null) return false;
  return decision.action === 'ignorer' || (decision.valeurRetenue ?? anomalie.correction) !== null;
}

export function direDecision(anomalie: AnomalieSuivie, decision: Decision): string {
  const tous = decision.portee === 'genre' ? ', pour toutes les remarques de ce genre' : '';
  if (decision.action === 'ignorer') return `Ignorée${tous} : ${decision.motif}`;
  const valeur = decision.valeurRetenue ?? anomalie.correction;
  return valeur === null ? 'Acceptée sans valeur : indiquez la valeur à retenir.' : `Valeur retenue${tous} : « ${valeur} »`;
}

export function compterParGenre(anomalies: readonly AnomalieSuivie[]): ReadonlyMap<string, number> {
  const compte = new Map<string, number>();
  for (const anomalie of anomalies) compte.set(genreDe(anomalie), (compte.get(genreDe(anomalie)) ?? 0) + 1);
  return compte;
}

export interface CorrectionsDeLaSource {
  readonly cellules: readonly CelluleACorriger[];
  /** Corrections for which the sheet has no column. */
  readonly sansColonne: number;
}

/** The cells that the applied decisions would change; the last correction of a cell wins. */
export function correctionsDeLaSource({ corrections }: Dossier, lecture: LectureFaite): CorrectionsDeLaSource {
  const cellules = new Map<string, CelluleACorriger>();
  let sansColonne = 0;
  for (const { ligneSource, colonne, apres } of corrections) {
    if (colonne === null) {
      sansColonne += 1;
      continue;
    }
    const ligne = ligneSource - 1;
    const avant: ValeurCellule = lecture.valeurs[ligne - lecture.ligne]?.[colonne] ?? null;
    cellules.set(`${ligne} ${colonne}`, { ligne, colonne: lecture.colonne + colonne, avant, apres });
  }
  return { cellules: [...cellules.values()].filter(({ avant, apres }) => avant !== apres), sansColonne };
}
