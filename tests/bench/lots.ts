/** What the pane cannot answer during: the longest stretch of each long work between two places where it may pause. */
import { genererPlanParLots } from '../../src/classeur/generer-plan';
import { etudierParLots } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaireParLots } from '../../src/domaine/lecture/lire-inventaire';
import { lireFichierTexteParLots } from '../../src/fichier/texte/lire-fichier-texte';
import { inventaireDuBanc } from './inventaire';
import { picMemoire } from './mesures';

interface Deroule {
  /** Of processor, as everywhere in the bench. */
  readonly ms: number;
  readonly etapes: number;
  readonly plusLongueMs: number;
  /** Stretches over fifty milliseconds. */
  readonly longues: number;
}

const LONGUE_MS = 50;

function derouler<T>(lots: Generator<unknown, T>): { readonly resultat: T; readonly deroule: Deroule } {
  let [ms, etapes, plusLongueMs, longues] = [0, 0, 0, 0];
  for (;;) {
    const depart = process.cpuUsage();
    const pas = lots.next();
    const { user, system } = process.cpuUsage(depart);
    const duree = (user + system) / 1000;
    ms += duree;
    etapes += 1;
    plusLongueMs = Math.max(plusLongueMs, duree);
    if (duree > LONGUE_MS) longues += 1;
    if (pas.done === true) {
      return { resultat: pas.value, deroule: { ms: Math.round(ms), etapes, plusLongueMs: Math.round(plusLongueMs), longues } };
    }
  }
}

function enCsv(lignes: readonly (readonly ValeurCellule[])[]): Uint8Array {
  const cellule = (valeur: ValeurCellule): string => {
    const texte = String(valeur ?? '');
    return /[";\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
  };
  return new TextEncoder().encode(lignes.map((ligne) => ligne.map(cellule).join(';')).join('\r\n'));
}

export async function mesurerLots(nombre: number): Promise<object> {
  const { lignes, correspondance } = await inventaireDuBanc(nombre);
  const options = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
  const texte = derouler(lireFichierTexteParLots(enCsv(lignes), { nom: 'inventaire.csv', exercice: 2026 })).deroule;
  const lecture = derouler(lireInventaireParLots(lignes, correspondance, options, 1000)).deroule;
  const etude = derouler(etudierParLots(lignes, correspondance, options, MEMOIRE_VIDE, undefined, 1000));
  const { inventaire, dossier } = etude.resultat;
  const hypotheses = completerHypotheses({}, inventaire, 2026);
  const meta = { version: 'banc', feuilleSource: 'Inventaire', date: '2026-01-01' };
  const plan = derouler(genererPlanParLots(inventaire, hypotheses, meta, dossier)).deroule;
  return { texte, lecture, etude: etude.deroule, plan, picMo: picMemoire() };
}
