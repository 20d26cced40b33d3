/** What a click on an anomaly decides, and how far an anomaly is dealt with. */
import { cibleDe } from '../../domaine/decisions/cible';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import { fusionnerDecisions, type Decision, type IndexDesDecisions, type Portee } from '../../domaine/decisions/decisions';
import { estGardee, MOTIF_GARDE, MOTIF_LECTURE_GARDEE, peutEtreGardee, peutResterDansLeFlux } from '../../domaine/decisions/garder';
import { colonneDe, genreDe } from '../../domaine/decisions/identite';
import type { Dossier } from '../../domaine/decisions/memoire';
import type { Anomalie, Indicateur, ValeurCellule } from '../../domaine/inventaire';
import { texteMasque } from '../../domaine/lecture/donnees-personnelles';
import { casesSousFusion } from '../../domaine/lecture/etendre-fusions';
import { texteDe } from '../../domaine/lecture/texte';
import type { CelluleACorriger } from '../../excel/cellules-source';
import { dateDuJour } from './date-du-jour';
import { ecritureDesDates } from './ecriture-des-dates';
import { estLectureTexte, type LectureFaite } from './source';

export type Choix =
  { readonly action: 'accepter'; readonly valeur: string | null } | { readonly action: 'ignorer'; readonly motif: string };

const CLE_DE_LA_PORTEE: Readonly<Record<Portee, (anomalie: AnomalieSuivie) => string>> = {
  une: ({ identite }) => identite,
  genre: genreDe,
  colonne: colonneDe,
};

export function ajouterDecision(
  decisions: readonly Decision[],
  anomalie: AnomalieSuivie,
  choix: Choix,
  portee: Portee,
): readonly Decision[] {
  const commun = { portee, cle: CLE_DE_LA_PORTEE[portee](anomalie), decideLe: dateDuJour() } as const;
  const decision: Decision =
    choix.action === 'accepter'
      ? { ...commun, action: 'accepter', valeurRetenue: choix.valeur }
      : { ...commun, action: 'ignorer', motif: choix.motif.trim() };
  // What is decided for all is decided for this one too.
  const precises = new Set<string>(portee === 'une' ? [] : [`une ${anomalie.identite}`]);
  if (portee === 'colonne') precises.add(`genre ${genreDe(anomalie)}`);
  const gardees = decisions.filter((connue) => !precises.has(`${connue.portee} ${connue.cle}`));
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
  return index.pour(anomalie.identite, anomalie) ?? null;
}

/** Dealt with: ignored with a reason, accepted with a value, or kept as it was read. */
export function estTraitee(anomalie: AnomalieSuivie, decision: Decision | null): boolean {
  if (decision === null) return false;
  return decision.action === 'ignorer' || (decision.valeurRetenue ?? anomalie.correction) !== null || estGardee(anomalie, decision);
}

export interface Garder {
  readonly libelle: string;
  readonly choix: Choix;
}

/** What a message means by « gardez cette lecture » or « gardez-le dans le flux »; null when it offers neither. */
export function garderDe(anomalie: AnomalieSuivie, portee: Portee): Garder | null {
  if (peutEtreGardee(anomalie)) {
    const libelle = 'Garder cette lecture';
    if (portee === 'colonne') return { libelle, choix: { action: 'ignorer', motif: MOTIF_LECTURE_GARDEE } };
    return { libelle, choix: { action: 'accepter', valeur: null } };
  }
  if (peutResterDansLeFlux(anomalie)) return { libelle: 'Garder dans le flux', choix: { action: 'ignorer', motif: MOTIF_GARDE } };
  return null;
}

const POUR: Readonly<Record<Portee, string>> = {
  une: '',
  genre: ', pour toutes les remarques de ce genre',
  colonne: ', pour toutes les remarques de cette règle dans cette colonne',
};

export function direDecision(anomalie: AnomalieSuivie, decision: Decision): string {
  const tous = POUR[decision.portee];
  if (decision.action === 'ignorer') return `Ignorée${tous} : ${decision.motif}`;
  if (estGardee(anomalie, decision)) return `Lecture gardée${tous}`;
  const valeur = decision.valeurRetenue ?? anomalie.correction;
  return valeur === null ? 'Acceptée sans valeur : indiquez la valeur à retenir.' : `Valeur retenue${tous} : « ${valeur} »`;
}

/** How many anomalies a decision would settle, this one included. */
export interface Semblables {
  /** Same rule, column and value read. */
  readonly genre: number;
  /** Same rule and column; null when that is already decided. */
  readonly colonne: number | null;
  /** Of these, those with a proposed correction. */
  readonly propositions: number;
}

export function compterSemblables(
  anomalies: readonly AnomalieSuivie[],
): (anomalie: AnomalieSuivie, index: IndexDesDecisions) => Semblables {
  const genres = new Map<string, number>();
  const colonnes = new Map<string, { nombre: number; propositions: number }>();
  for (const anomalie of anomalies) {
    const [genre, cle] = [genreDe(anomalie), colonneDe(anomalie)];
    genres.set(genre, (genres.get(genre) ?? 0) + 1);
    const compte = colonnes.get(cle) ?? { nombre: 0, propositions: 0 };
    colonnes.set(cle, compte);
    compte.nombre += 1;
    if (anomalie.correction !== null) compte.propositions += 1;
  }
  return (anomalie, index) => {
    const compte = index.pourLaColonne(colonneDe(anomalie)) === undefined ? colonnes.get(colonneDe(anomalie)) : undefined;
    return { genre: genres.get(genreDe(anomalie)) ?? 1, colonne: compte?.nombre ?? null, propositions: compte?.propositions ?? 0 };
  };
}

export interface CelluleCitee extends CelluleACorriger {
  /** Of its column: ten digits are a dwelling in one, somebody's number in another. */
  readonly indicateur: Indicateur;
}

export interface CorrectionsDeLaSource {
  readonly cellules: readonly CelluleCitee[];
  /** Corrections for which the sheet has no column. */
  readonly sansColonne: number;
  /** Corrections of cells that a merged area hides: only its first cell can be written. */
  readonly sousFusion: number;
  /** Cells with personal data: what they say would be copied in the register that puts them back. */
  readonly personnelles: number;
}

function porteUneDonnee(indicateur: Indicateur, valeur: ValeurCellule): boolean {
  return texteMasque(valeur, indicateur) !== texteDe(valeur);
}

/** The cells that the applied decisions would change; the last correction of a cell wins. */
export function correctionsDeLaSource({ corrections }: Dossier, lecture: LectureFaite): CorrectionsDeLaSource {
  const cellules = new Map<string, CelluleCitee>();
  let sansColonne = 0;
  let sousFusion = 0;
  const personnelles = new Set<string>();
  const cachee = casesSousFusion(estLectureTexte(lecture) ? [] : (lecture.fusions ?? []));
  const ecrire = ecritureDesDates(lecture);
  for (const { ligneSource, colonne, apres: retenue, indicateur } of corrections) {
    if (colonne === null) {
      sansColonne += 1;
      continue;
    }
    const ligne = ligneSource - 1;
    if (cachee(ligne - lecture.ligne, colonne)) {
      sousFusion += 1;
      continue;
    }
    const apres = ecrire(retenue, indicateur, colonne);
    const avant: ValeurCellule = lecture.valeurs[ligne - lecture.ligne]?.[colonne] ?? null;
    if (porteUneDonnee(indicateur, avant) || porteUneDonnee(indicateur, apres)) {
      personnelles.add(`${ligne} ${colonne}`);
      continue;
    }
    cellules.set(`${ligne} ${colonne}`, { ligne, colonne: lecture.colonne + colonne, avant, apres, indicateur });
  }
  return {
    cellules: [...cellules.values()].filter(({ avant, apres }) => avant !== apres),
    sansColonne,
    sousFusion,
    personnelles: personnelles.size,
  };
}
