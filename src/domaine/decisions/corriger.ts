/**
 * Applies the decisions to an inventory: accepted values replace what was read, ignored anomalies stay listed with their reason.
 * The source is never touched: the rows are read as they are, corrected in memory, then read again.
 */
import {
  colonnesDesReservataires,
  type Anomalie,
  type Correspondance,
  type Indicateur,
  type Inventaire,
  type ValeurCellule,
} from '../inventaire';
import { lireInventaireParLots, type Avancement, type OptionsDeLecture } from '../lecture/lire-inventaire';
import { colonneSource, estDUnAutreTableau } from '../lecture/blocs';
import type { Ligne } from '../lecture/ligne-source';
import { auBout, enAvancant, parcourirParLots, transformerParLots } from '../lots';
import { texteMasque } from '../lecture/donnees-personnelles';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import { cibleDe, LignesCorrigees } from './cible';
import { type Decision, type DecisionAccepter, type IndexDesDecisions, indexerDecisions } from './decisions';
import { estGardee } from './garder';
import { identifierParLots, type Identites } from './identite';

/** `gardee`: what the cell says is kept as it was read. */
export type EtatAnomalie = 'ouverte' | 'corrigee' | 'gardee' | 'ignoree';

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
  /** Personal data masked. */
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

/** Each one is given an identity, which takes more than most works on a row. */
export const ANOMALIES_DU_LOT = 500;

interface Chantier {
  readonly lignes: LignesCorrigees;
  readonly source: readonly Ligne[];
  readonly correspondance: Correspondance;
  readonly premiereLigne: number;
  readonly corrigees: Map<string, AnomalieSuivie>;
  readonly corrections: CorrectionAppliquee[];
}

interface Visee {
  readonly index: number;
  /** Column to correct in that row. */
  readonly indicateur: Indicateur;
}

/** The keys of the names as the reading sees them, personal data masked: what the cell says would never be the name that was reported. */
class ClesDesNoms {
  private readonly connues = new Map<ValeurCellule | undefined, string>();

  de(valeur: ValeurCellule | undefined, indicateur: Indicateur): string {
    const connue = this.connues.get(valeur);
    if (connue !== undefined) return connue;
    const cle = cleDeReservataire(texteMasque(valeur, indicateur));
    this.connues.set(valeur, cle);
    return cle;
  }
}

/** V09 stands for every row that bears the name, in whichever column of réservataires; any other anomaly for its own row. */
function cellulesVisees({ source, correspondance, premiereLigne }: Chantier, anomalie: Anomalie, indicateur: Indicateur): readonly Visee[] {
  const index = anomalie.ligneSource - premiereLigne;
  if (anomalie.lignes !== undefined) return anomalie.lignes.map((ligne) => ({ index: ligne - premiereLigne, indicateur }));
  if (anomalie.regle !== 'V09') return index > correspondance.ligneEntete ? [{ index, indicateur }] : [];
  const colonnes = colonnesDesReservataires(correspondance);
  const cle = cleDeReservataire(anomalie.valeurLue);
  const cles = new ClesDesNoms();
  const visees: Visee[] = [];
  for (let rang = correspondance.ligneEntete + 1; rang < source.length; rang += 1) {
    if (estDUnAutreTableau(correspondance, rang)) continue;
    for (const { indicateur: lu, colonne } of colonnes) {
      if (cles.de(source[rang]?.[colonne], lu) === cle) visees.push({ index: rang, indicateur: lu });
    }
  }
  return visees;
}

function appliquer(chantier: Chantier, anomalie: Anomalie, identite: string, decision: DecisionAccepter): boolean {
  const valeur = decision.valeurRetenue ?? anomalie.correction;
  const cible = cibleDe(anomalie, anomalie.correction !== null);
  if (valeur === null || valeur === '' || cible === null) return false;
  const visees = cellulesVisees(chantier, anomalie, cible);
  for (const { index, indicateur } of visees) {
    const lue = chantier.correspondance.colonnes.find((reconnue) => reconnue.indicateur === indicateur)?.colonne ?? null;
    const colonne = lue === null ? null : colonneSource(chantier.correspondance, index, lue);
    chantier.lignes.ecrire(index, indicateur, valeur);
    chantier.corrections.push({
      identite,
      indicateur,
      ligneSource: chantier.premiereLigne + index,
      colonne,
      avant: lue === null ? '' : texteMasque(chantier.source[index]?.[lue], indicateur),
      apres: valeur,
    });
  }
  if (visees.length === 0) return false;
  chantier.corrigees.set(identite, { ...anomalie, identite, etat: 'corrigee', decision, valeurRetenue: valeur });
  return true;
}

/** Applies what is decided about the anomalies of one reading; true when the rows changed. */
function* corrigerUneFois(
  chantier: Chantier,
  anomalies: readonly Anomalie[],
  identites: Identites,
  decisions: IndexDesDecisions,
): Generator<void, boolean> {
  let change = false;
  // Without any decision there is nothing to look for.
  if (decisions.toutes.length === 0) return change;
  yield* parcourirParLots(anomalies, (anomalie) => {
    const identite = identites.de(anomalie);
    const decision = decisions.pour(identite, anomalie);
    if (decision?.action !== 'accepter' || chantier.corrigees.has(identite)) return;
    change = appliquer(chantier, anomalie, identite, decision) || change;
  });
  return change;
}

/** An anomaly that nothing corrected, with what was decided about it. */
export function suivre(anomalie: Anomalie, identites: Identites, decisions: IndexDesDecisions): AnomalieSuivie {
  const identite = identites.de(anomalie);
  const decision = decisions.pour(identite, anomalie) ?? null;
  const ignoree = decision?.action === 'ignorer' && decision.motif.trim() !== '';
  const etat = ignoree ? 'ignoree' : estGardee(anomalie, decision) ? 'gardee' : 'ouverte';
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
  const lues = { lues: source.length, total: source.length };
  const identites = yield* enAvancant(identifierParLots(inventaire, { lignes: source, correspondance, premiereLigne }), lues);
  for (let lectures = 1; lectures < LECTURES_MAXIMALES; lectures += 1) {
    if (!(yield* enAvancant(corrigerUneFois(chantier, inventaire.anomalies, identites, index), lues))) break;
    inventaire = yield* lireInventaireParLots(lignes.lignes(), lignes.colonnes(), options, tailleDuLot);
  }
  const restantes = yield* enAvancant(
    transformerParLots(inventaire.anomalies, (anomalie) => suivre(anomalie, identites, index), ANOMALIES_DU_LOT),
    lues,
  );
  const anomalies = yield* enAvancant(parLigneSource([...restantes, ...chantier.corrigees.values()]), lues);
  const utiles = new Set<Decision | null>();
  yield* enAvancant(
    parcourirParLots(anomalies, ({ etat, decision }) => {
      if (etat !== 'ouverte') utiles.add(decision);
    }),
    lues,
  );
  return {
    inventaire,
    anomalies,
    corrections: chantier.corrections,
    sansEffet: index.toutes.filter((decision) => !utiles.has(decision)),
    identites,
  };
}

/** Stable: the findings of a row keep their order. Row by row, a hundred thousand of them are ordered without being compared. */
function* parLigneSource(anomalies: readonly AnomalieSuivie[]): Generator<void, AnomalieSuivie[]> {
  let derniere = 0;
  yield* parcourirParLots(anomalies, ({ ligneSource }) => (derniere = Math.max(derniere, ligneSource)));
  const parLigne = Array.from({ length: derniere + 1 }, (): AnomalieSuivie[] | null => null);
  yield* parcourirParLots(anomalies, (anomalie) => {
    (parLigne[anomalie.ligneSource] ??= []).push(anomalie);
  });
  const ordonnees: AnomalieSuivie[] = [];
  yield* parcourirParLots(parLigne, (memes) => {
    for (const anomalie of memes ?? []) ordonnees.push(anomalie);
  });
  return ordonnees;
}

export function corriger(
  source: readonly Ligne[],
  correspondance: Correspondance,
  options: OptionsDeLecture,
  decisions: readonly Decision[],
): InventaireCorrige {
  return auBout(corrigerParLots(source, correspondance, options, decisions));
}
