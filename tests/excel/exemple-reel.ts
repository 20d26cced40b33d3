/** The example inventory in a workbook, as in Excel on the web: what a second insertion must carry is the real thing. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { genererPlan } from '../../src/classeur/generer-plan';
import { lireHypotheses, TABLES_DES_HYPOTHESES } from '../../src/classeur/lire-hypotheses';
import type { Plan } from '../../src/classeur/plan';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Inventaire } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { choisirFeuille } from '../../src/fichier/choisir-feuille';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { Banc } from './outillage';

const EXEMPLE = path.join(__dirname, '../../assets/inventaire-exemple.xlsx');
const EXERCICE = 2026;

/** Fills the user's sheet with the example, then reads it back through the door. */
export async function lireExemple({ hote, porte }: Banc): Promise<Inventaire> {
  const { feuille, correspondance } = choisirFeuille(await lireClasseur(readFileSync(EXEMPLE)), null);
  hote.remplir('Feuil1', 0, 0, feuille.valeurs);
  const { valeurs } = await porte.lire({ type: 'feuille-active' });
  return lireInventaire(valeurs, correspondance, {
    referentiel: chargerReferentielNode(),
    exercice: EXERCICE,
    premiereLigne: 1,
    premiereColonne: 1,
  });
}

/** As the pane does: what stands in the workbook, then the plan over it. */
export async function planDeLExemple({ porte }: Banc, inventaire: Inventaire, scenarios: Hypotheses['scenarios']): Promise<Plan> {
  const lues = lireHypotheses(await porte.lireTables(TABLES_DES_HYPOTHESES));
  const hypotheses = { ...completerHypotheses({ exercice: EXERCICE, ...lues }, inventaire), scenarios };
  return genererPlan(inventaire, hypotheses, { version: '0.1.0', feuilleSource: 'Feuil1', date: '2026-01-15' });
}
