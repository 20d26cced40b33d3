/** The whole study of an inventory: read, corrected by what was decided, traced. The pane and the command line go through here. */
import type { Anomalie, Correspondance, Inventaire, ValeurCellule } from '../inventaire';
import type { Avancement, OptionsDeLecture } from '../lecture/lire-inventaire';
import type { Ligne } from '../lecture/ligne-source';
import { alignerLesBlocs } from '../lecture/blocs';
import { lireTaux } from '../lecture/lire-taux';
import { remarquesDesBiens } from '../lecture/remarques-des-biens';
import { signalerReservatairesFusionnes } from '../lecture/reservataires-fusionnes';
import { tracerParLots } from '../lecture/tracer';
import { auBout, enAvancant, parcourirParLots, transformerParLots } from '../lots';
import { ANOMALIES_DU_LOT, corrigerParLots, suivre, type AnomalieSuivie, type CorrectionAppliquee } from './corriger';
import { indexerDecisions, type Decision } from './decisions';
import type { Etude, Memoire } from './memoire';
import { indexerRapprochements } from './rapprochements';

export interface OptionsDEtude extends Omit<OptionsDeLecture, 'rapprochements' | 'decoupage'> {
  /** A text file has no merged cells to look for. */
  readonly sansFusions?: boolean;
}

/** What a text file adds to what its rows say: see `fichier/texte`. */
export type Completer = (inventaire: Inventaire) => Inventaire;

const estSuivie = (anomalie: Anomalie | AnomalieSuivie): anomalie is AnomalieSuivie => 'identite' in anomalie;

export function* etudierParLots(
  lignesDeLaFeuille: readonly Ligne[],
  correspondanceDeLaFeuille: Correspondance,
  options: OptionsDEtude,
  memoire: Memoire,
  completer: Completer = (inventaire) => inventaire,
  tailleDuLot?: number,
): Generator<Avancement, Etude> {
  const { lignes, correspondance } = alignerLesBlocs(lignesDeLaFeuille, correspondanceDeLaFeuille);
  const { rapprochements, decoupage, decisions } = memoire;
  const corrige = yield* corrigerParLots(
    lignes,
    correspondance,
    { ...options, rapprochements: indexerRapprochements(rapprochements), decoupage },
    decisions,
    tailleDuLot,
  );
  const { biens } = corrige.inventaire;
  const lues = { lues: lignes.length, total: lignes.length };
  const taux = lireTaux(lignes, correspondance, options, biens);
  yield lues;
  const corrigees = tellesQueCorrigees(lignes, corrige.corrections, correspondance, options.premiereLigne);
  const fusionnes = options.sansFusions === true ? [] : signalerReservatairesFusionnes(corrigees, correspondance, options, biens);
  yield lues;
  const remarques = remarquesDesBiens(biens, corrige.inventaire.anomalies, correspondance, options);
  yield lues;
  const complet = completer({
    ...corrige.inventaire,
    anomalies: [...corrige.anomalies, ...taux.anomalies, ...fusionnes, ...remarques],
    ...(taux.proposes.length === 0 ? {} : { tauxDeclares: taux.proposes }),
  });
  const index = indexerDecisions(decisions);
  const anomalies = yield* enAvancant(
    transformerParLots(
      complet.anomalies,
      (anomalie: Anomalie | AnomalieSuivie) => (estSuivie(anomalie) ? anomalie : suivre(anomalie, corrige.identites, index)),
      ANOMALIES_DU_LOT,
    ),
    lues,
  );
  const portees = new Set<Decision | null>();
  const restantes: AnomalieSuivie[] = [];
  yield* enAvancant(
    parcourirParLots(anomalies, (anomalie) => {
      portees.add(anomalie.decision);
      if (anomalie.etat !== 'corrigee') restantes.push(anomalie);
    }),
    lues,
  );
  const traces = yield* enAvancant(tracerParLots(corrigees, correspondance, options, complet), lues);
  return {
    inventaire: { ...complet, anomalies: restantes },
    dossier: {
      memoire,
      anomalies,
      corrections: corrige.corrections,
      orphelines: index.toutes.filter((decision) => !portees.has(decision)),
      traces,
      operations: [],
    },
  };
}

/** What a decision corrected was not understood by a rule of reading: it leaves no trace. */
function tellesQueCorrigees(
  lignes: readonly Ligne[],
  corrections: readonly CorrectionAppliquee[],
  { colonnes }: Correspondance,
  premiereLigne: number,
): readonly Ligne[] {
  if (corrections.length === 0) return lignes;
  const places = new Map(colonnes.map(({ indicateur, colonne }) => [indicateur, colonne]));
  const copies = new Map<number, ValeurCellule[]>();
  for (const { ligneSource, indicateur, apres } of corrections) {
    const place = places.get(indicateur);
    const rang = ligneSource - premiereLigne;
    const copie = copies.get(rang) ?? [...(lignes[rang] ?? [])];
    if (place !== undefined) copie[place] = apres;
    copies.set(rang, copie);
  }
  return lignes.map((ligne, rang) => copies.get(rang) ?? ligne);
}

export function etudier(
  lignes: readonly Ligne[],
  correspondance: Correspondance,
  options: OptionsDEtude,
  memoire: Memoire,
  completer?: Completer,
): Etude {
  return auBout(etudierParLots(lignes, correspondance, options, memoire, completer));
}
