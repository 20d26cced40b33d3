/** The whole study of an inventory: read, corrected by what was decided, traced. The pane and the command line go through here. */
import type { Anomalie, Correspondance, Inventaire, ValeurCellule } from '../inventaire';
import type { Avancement, OptionsDeLecture } from '../lecture/lire-inventaire';
import type { Ligne } from '../lecture/ligne-source';
import { lireTaux } from '../lecture/lire-taux';
import { signalerReservatairesFusionnes } from '../lecture/reservataires-fusionnes';
import { tracerLecture } from '../lecture/tracer';
import { corrigerParLots, suivre, type AnomalieSuivie, type CorrectionAppliquee } from './corriger';
import { indexerDecisions } from './decisions';
import type { Etude, Memoire } from './memoire';
import { indexerRapprochements } from './rapprochements';

export type OptionsDEtude = Omit<OptionsDeLecture, 'rapprochements' | 'decoupage'>;

/** What a text file adds to what its rows say: see `fichier/texte`. */
export type Completer = (inventaire: Inventaire) => Inventaire;

const estSuivie = (anomalie: Anomalie | AnomalieSuivie): anomalie is AnomalieSuivie => 'identite' in anomalie;

export function* etudierParLots(
  lignes: readonly Ligne[],
  correspondance: Correspondance,
  options: OptionsDEtude,
  memoire: Memoire,
  completer: Completer = (inventaire) => inventaire,
  tailleDuLot?: number,
): Generator<Avancement, Etude> {
  const { rapprochements, decoupage, decisions } = memoire;
  const corrige = yield* corrigerParLots(
    lignes,
    correspondance,
    { ...options, rapprochements: indexerRapprochements(rapprochements), decoupage },
    decisions,
    tailleDuLot,
  );
  const { biens } = corrige.inventaire;
  const taux = lireTaux(lignes, correspondance, options, biens);
  const corrigees = tellesQueCorrigees(lignes, corrige.corrections, options.premiereLigne);
  const fusionnes = signalerReservatairesFusionnes(corrigees, correspondance, options, biens);
  const complet = completer({ ...corrige.inventaire, anomalies: [...corrige.anomalies, ...taux.anomalies, ...fusionnes] });
  const index = indexerDecisions(decisions);
  const anomalies = complet.anomalies.map((anomalie: Anomalie | AnomalieSuivie) =>
    estSuivie(anomalie) ? anomalie : suivre(anomalie, corrige.identites, index),
  );
  const portees = new Set(anomalies.map(({ decision }) => decision));
  return {
    inventaire: { ...complet, anomalies: anomalies.filter(({ etat }) => etat !== 'corrigee') },
    dossier: {
      memoire,
      anomalies,
      corrections: corrige.corrections,
      orphelines: index.toutes.filter((decision) => !portees.has(decision)),
      traces: tracerLecture(corrigees, correspondance, options, complet),
      operations: [],
    },
  };
}

/** What a decision corrected was not understood by a rule of reading: it leaves no trace. */
function tellesQueCorrigees(
  lignes: readonly Ligne[],
  corrections: readonly CorrectionAppliquee[],
  premiereLigne: number,
): readonly Ligne[] {
  if (corrections.length === 0) return lignes;
  const copies = new Map<number, ValeurCellule[]>();
  for (const { ligneSource, colonne, apres } of corrections) {
    const rang = ligneSource - premiereLigne;
    const copie = copies.get(rang) ?? [...(lignes[rang] ?? [])];
    if (colonne !== null) copie[colonne] = apres;
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
  const lots = etudierParLots(lignes, correspondance, options, memoire, completer);
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
  }
}
