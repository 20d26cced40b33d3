/** A plan written, opened in a spreadsheet and recalculated. */
import type { Plan } from '../../src/classeur/plan';
import { genererPlan } from '../../src/classeur/generer-plan';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import type { FeuilleLue } from './libreoffice/libreoffice';
import type { Tableur } from './tableur';
import { placeDe } from './tables-du-plan';

const META = { version: '0.0.0', feuilleSource: 'Export parc', date: '2026-01-15' };

export interface Recalcul {
  readonly plan: Plan;
  readonly lecture: ReadonlyMap<string, FeuilleLue>;
}

export function planDe(inventaire: Inventaire, hypotheses: Hypotheses): Plan {
  return genererPlan(inventaire, hypotheses, META);
}

export async function recalculer(tableur: Tableur, inventaire: Inventaire, hypotheses: Hypotheses): Promise<Recalcul> {
  const plan = planDe(inventaire, hypotheses);
  await tableur.charger(await ecrireClasseur(plan));
  await tableur.recalculer();
  return { plan, lecture: await tableur.lireTout() };
}

/** `[table, first cell of the row, header, new value]` */
export type Saisie = readonly [string, string, string, string | number | null];

/** Types into the workbook that is open, as a negotiator would, and reads everything again. */
export async function saisir(tableur: Tableur, plan: Plan, saisies: readonly Saisie[]): Promise<Recalcul> {
  for (const [table, cle, entete, valeur] of saisies) {
    const { feuille, adresse } = placeDe(plan, table, cle, entete);
    await tableur.ecrire(feuille, adresse, valeur);
  }
  await tableur.recalculer();
  return { plan, lecture: await tableur.lireTout() };
}
