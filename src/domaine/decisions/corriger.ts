/**
 * Applies the decisions to an inventory: accepted values replace what was read, ignored anomalies stay listed with their reason.
 * The source is never touched: the rows are read as they are, corrected in memory, then read again.
 */
import type { Anomalie, Correspondance, Indicateur, Inventaire } from '../inventaire';
import { lireInventaireParLots, type Avancement, type OptionsDeLecture } from '../lecture/lire-inventaire';
import type { Ligne } from '../lecture/ligne-source';
import { texteDe } from '../lecture/texte';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import { cibleDe, LignesCorrigees } from './cible';
import { type Decision, type DecisionAccepter, type IndexDesDecisions, indexerDecisions } from './decisions';
import { genreDe, identifier, type Identites } from './identite';

export type EtatAnomalie = 'ouverte' | 'corrigee' | 'ignoree';

export interface AnomalieSuivie extends Anomalie {
  readonly identite: string;
  readonly etat: EtatAnomalie;
  readonly decision: Decision | null;
  /** Value that replaced what was read; null unless corrected. */
  readonly valeurRetenue: string | null;
}

/** One cell corrected in memory: what « Corriger la source » would write, and what it would put back. */
export interface CorrectionAppliquee {
  readonly identite: string;
  readonly indicateur: Indicateur;
  readonly ligneSource: number;
  /** 0-based, in the rows that were read; null when the sheet has no such column: the correction lives in the workbook only. */
  readonly colonne: number | null;
  readonly avant: string;
  readonly apres: string;
}

export interface InventaireCorrige {
  /** As read after the corrections; its anomalies are those still open or ignored. */
  readonly inventaire: Inventaire;
  readonly anomalies: readonly AnomalieSuivie[];
  readonly corrections: readonly CorrectionAppliquee[];
  /** Decisions that changed nothing: their anomaly is gone, or they accept without any value. Kept for the next run. */
  readonly sansEffet: readonly Decision[];
  /** As the first reading named the dwellings: findings made afterwards go by the same names. */
  readonly identites: Identites;
}

/** A correction may uncover an anomaly that was decided as well; each anomaly is corrected once, so this only bounds the wait. */
const LECTURES_MAXIMALES = 6;

interface Chantier {
  readonly lignes: LignesCorrigees;
  readonly source: readonly Ligne[];
  readonly correspondance: Correspondance;
  readonly premiereLigne: number;
  readonly corrigees: Map<string, AnomalieSuivie>;
  readonly corrections: CorrectionAppliquee[];
}

/** V09 stands for every row that bears the name; any other anomaly for its own row. */
function lignesVisees({ source, correspondance, premiereLigne }: Chantier, anomalie: Anomalie): readonly number[] {
  const index = anomalie.ligneSource - premiereLigne;
  if (anomalie.regle !== 'V09') return index > correspondance.ligneEntete ? [index] : [];
  const colonne = correspondance.colonnes.find(({ indicateur }) => indicateur === 'reservataire')?.colonne;
  if (colonne === undefined) return [];
  const cle = cleDeReservataire(anomalie.valeurLue);
  const visees: number[] = [];
  for (let rang = correspondance.ligneEntete + 1; rang < source.length; rang += 1) {
    if (cleDeReservataire(texteDe(source[rang]?.[colonne])) === cle) visees.push(rang);
  }
  return visees;
}

function appliquer(chantier: Chantier, anomalie: Anomalie, identite: string, decision: DecisionAccepter): boolean {
  const valeur = decision.valeurRetenue ?? anomalie.correction;
  const indicateur = cibleDe(anomalie, anomalie.correction !== null);
  if (valeur === null || valeur === '' || indicateur === null) return false;
  const colonne = chantier.correspondance.colonnes.find((reconnue) => reconnue.indicateur === indicateur)?.colonne ?? null;
  const visees = lignesVisees(chantier, anomalie);
  for (const index of visees) {
    chantier.lignes.ecrire(index, indicateur, valeur);
    chantier.corrections.push({
      identite,
      indicateur,
      ligneSource: chantier.premiereLigne + index,
      colonne,
      avant: colonne === null ? '' : texteDe(chantier.source[index]?.[colonne]),
      apres: valeur,
    });
  }
  if (visees.length === 0) return false;
  chantier.corrigees.set(identite, { ...anomalie, identite, etat: 'corrigee', decision, valeurRetenue: valeur });
  return true;
}

/** Applies what is decided about the anomalies of one reading; true when the rows changed. */
function corrigerUneFois(chantier: Chantier, anomalies: readonly Anomalie[], identites: Identites, decisions: IndexDesDecisions): boolean {
  let change = false;
  for (const anomalie of anomalies) {
    const identite = identites.de(anomalie);
    const decision = decisions.pour(identite, genreDe(anomalie));
    if (decision?.action !== 'accepter' || chantier.corrigees.has(identite)) continue;
    change = appliquer(chantier, anomalie, identite, decision) || change;
  }
  return change;
}

/** An anomaly that nothing corrected, with what was decided about it. */
export function suivre(anomalie: Anomalie, identites: Identites, decisions: IndexDesDecisions): AnomalieSuivie {
  const identite = identites.de(anomalie);
  const decision = decisions.pour(identite, genreDe(anomalie)) ?? null;
  const etat = decision?.action === 'ignorer' && decision.motif.trim() !== '' ? 'ignoree' : 'ouverte';
  return { ...anomalie, identite, etat, decision, valeurRetenue: null };
}

export function* corrigerParLots(
  source: readonly Ligne[],
  correspondance: Correspondance,
  options: OptionsDeLecture,
  decisions: readonly Decision[],
  tailleDuLot?: number,
): Generator<Avancement, InventaireCorrige> {
  const index = indexerDecisions(decisions);
  const lignes = new LignesCorrigees(source, correspondance);
  const { premiereLigne } = options;
  const chantier: Chantier = { lignes, source, correspondance, premiereLigne, corrigees: new Map(), corrections: [] };
  let inventaire = yield* lireInventaireParLots(source, correspondance, options, tailleDuLot);
  // The first reading names the dwellings for good: a corrected RPLS number must not change the identity of its neighbours.
  const identites = identifier(inventaire, { lignes: source, correspondance, premiereLigne });
  for (let lectures = 1; lectures < LECTURES_MAXIMALES; lectures += 1) {
    if (!corrigerUneFois(chantier, inventaire.anomalies, identites, index)) break;
    inventaire = yield* lireInventaireParLots(lignes.lignes(), lignes.colonnes(), options, tailleDuLot);
  }
  const restantes = inventaire.anomalies.map((anomalie) => suivre(anomalie, identites, index));
  const anomalies = [...restantes, ...chantier.corrigees.values()].sort((a, b) => a.ligneSource - b.ligneSource);
  const utiles = new Set(anomalies.filter(({ etat }) => etat !== 'ouverte').map(({ decision }) => decision));
  return {
    inventaire,
    anomalies,
    corrections: chantier.corrections,
    sansEffet: index.toutes.filter((decision) => !utiles.has(decision)),
    identites,
  };
}

export function corriger(
  source: readonly Ligne[],
  correspondance: Correspondance,
  options: OptionsDeLecture,
  decisions: readonly Decision[],
): InventaireCorrige {
  const lots = corrigerParLots(source, correspondance, options, decisions);
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
  }
}
