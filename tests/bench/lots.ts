/** What the pane cannot answer during: the longest stretch of each long work between two places where it may pause, writing included. */
import { genererPlanParLots } from '../../src/classeur/generer-plan';
import { etudierParLots } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { completerHypothesesParLots } from '../../src/domaine/hypotheses-par-defaut';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaireParLots } from '../../src/domaine/lecture/lire-inventaire';
import { lireFichierTexteParLots } from '../../src/fichier/texte/lire-fichier-texte';
import { mesurerEcritures } from './ecriture';
import { Etapes, type Deroule } from './etapes';
import { inventaireDuBanc } from './inventaire';
import { picMemoire } from './mesures';
import { rplsDuBanc } from './rpls';

async function derouler<T>(lots: Generator<unknown, T>): Promise<{ readonly resultat: T; readonly deroule: Deroule }> {
  globalThis.gc?.();
  const etapes = new Etapes();
  for (;;) {
    const pas = lots.next();
    etapes.couper();
    if (pas.done === true) return { resultat: pas.value, deroule: await etapes.conclure() };
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
  const csv = enCsv(lignes);
  const { deroule: texte } = await derouler(lireFichierTexteParLots(csv, { nom: 'inventaire.csv', exercice: 2026 }));
  const { deroule: rpls } = await derouler(lireFichierTexteParLots(rplsDuBanc(nombre), { nom: 'rpls.txt', exercice: 2026 }));
  const { deroule: lecture } = await derouler(lireInventaireParLots(lignes, correspondance, options, 1000));
  const etude = await derouler(etudierParLots(lignes, correspondance, options, MEMOIRE_VIDE, undefined, 1000));
  const { inventaire, dossier } = etude.resultat;
  const meta = { version: 'banc', feuilleSource: 'Inventaire', date: '2026-01-01' };
  const plan = await derouler(
    (function* () {
      const hypotheses = yield* completerHypothesesParLots({}, inventaire, 2026);
      return yield* genererPlanParLots(inventaire, hypotheses, meta, dossier);
    })(),
  );
  const ecritures = await mesurerEcritures(plan.resultat);
  return { texte, rpls, lecture, etude: etude.deroule, plan: plan.deroule, ...ecritures, picMo: picMemoire() };
}
