/** The rows of the sheet « Contrôles »: anomalies with their decision, rows set aside, and decisions whose anomaly is gone. */
import { ANOMALIES_DU_LOT, suivre, type AnomalieSuivie } from '../../domaine/decisions/corriger';
import { indexerDecisions, type Decision } from '../../domaine/decisions/decisions';
import { estSansValeur, SANS_VALEUR } from '../../domaine/decisions/garder';
import { genreDeLIdentite, identifier } from '../../domaine/decisions/identite';
import { cellulesDeDecision, cellulesSansAnomalie, COLONNES_DE_DECISION } from '../../domaine/decisions/tables';
import type { Anomalie, LigneEcartee } from '../../domaine/inventaire';
import { transformerParLots } from '../../domaine/lots';
import { colonne, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { liste } from './listes';

export interface LigneControle extends Anomalie {
  /** The cells of `COLONNES_DE_DECISION`. */
  readonly decision: readonly (string | null)[];
}

const SANS_OBJET =
  'La remarque à laquelle cette décision répondait a disparu. La décision est gardée pour le cas où elle reviendrait ; effacez-la pour l’oublier.';

/** A decision is read back by the identity of its row; nobody needs to see it. */
export function colonnesDeDecision(): readonly Colonne<LigneControle>[] {
  const [decision, motif, valeur, identite] = COLONNES_DE_DECISION;
  const cellule = (rang: number) => (ligne: LigneControle) => ligne.decision[rang] ?? null;
  return [
    colonne(decision, 'saisie', 'texte', 22, cellule(0), { liste: liste('ListeDecisions') }),
    colonne(motif, 'saisie', 'texte', 28, cellule(1)),
    colonne(valeur, 'saisie', 'texte', 18, cellule(2)),
    colonne(identite, 'technique', 'texte', 30, cellule(3)),
  ];
}

/** Without a dossier, nothing is known of earlier decisions: their cells are left to the update. */
export function* lignesDesControles(
  { inventaire, dossier }: Contexte,
  ligneEcartee: (ecartee: LigneEcartee) => Anomalie,
): Generator<void, readonly LigneControle[]> {
  const identites = identifier(inventaire);
  const index = indexerDecisions(dossier?.memoire.decisions ?? []);
  const suivies: readonly AnomalieSuivie[] =
    dossier?.anomalies ??
    (yield* transformerParLots(inventaire.anomalies, (anomalie) => suivre(anomalie, identites, index), ANOMALIES_DU_LOT));
  // Blank rows are counted in the note only: thousands of them would hide the rest. An unreadable line has an error of its own.
  const ecartees = yield* transformerParLots(
    inventaire.ecartees.filter(({ raison }) => raison !== 'vide' && raison !== 'illisible'),
    (ecartee) => suivre(ligneEcartee(ecartee), identites, index),
    ANOMALIES_DU_LOT,
  );
  const portees = new Set(ecartees.map(({ decision }) => decision));
  const orphelines = (dossier?.orphelines ?? []).filter((decision) => !portees.has(decision));
  const sansDecision = (identite: string): readonly (string | null)[] => [null, null, null, identite];
  const lignes = yield* transformerParLots(suivies, (anomalie) => ({
    ...anomalie,
    message: estSansValeur(anomalie, anomalie.decision) ? `${anomalie.message} ${SANS_VALEUR}` : anomalie.message,
    decision: dossier === null ? sansDecision(anomalie.identite) : cellulesDeDecision(anomalie),
  }));
  return [
    ...lignes,
    ...ecartees.map((anomalie) => ({
      ...anomalie,
      decision: anomalie.decision === null ? sansDecision(anomalie.identite) : cellulesDeDecision(anomalie),
    })),
    ...orphelines.map(ligneOrpheline),
  ];
}

function ligneOrpheline(decision: Decision): LigneControle {
  const [regle = '', , valeur = ''] = (decision.portee === 'une' ? genreDeLIdentite(decision.cle) : decision.cle).split(' | ');
  return {
    gravite: 'information',
    regle,
    indicateur: null,
    // No row bears it any more.
    ligneSource: 0,
    cellule: null,
    valeurLue: valeur,
    message: SANS_OBJET,
    correction: null,
    decision: cellulesSansAnomalie(decision),
  };
}
