/** The whole workbook in the sandbox, run after run, with a person who types in it in between. */
import { genererPlan } from '../../src/classeur/generer-plan';
import { lireHypotheses, TABLES_DES_HYPOTHESES } from '../../src/classeur/lire-hypotheses';
import type { Valeur } from '../../src/classeur/plan';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { HypothesesPartielles } from '../../src/domaine/hypotheses-partielles';
import type { Anomalie, Inventaire } from '../../src/domaine/inventaire';
import type { BilanExecution } from '../../src/excel/porte';
import type { Plan } from '../../src/classeur/plan';
import { creerBiens, creerInventaire, type Lot } from '../outils/inventaires';
import type { Banc } from './outillage';

export function anomalie(champs: Partial<Anomalie>): Anomalie {
  return {
    gravite: 'alerte',
    regle: 'V05',
    indicateur: 'commune',
    ligneSource: 2,
    cellule: 'E2',
    valeurLue: '3155',
    message: 'Code inconnu.',
    correction: null,
    ...champs,
  };
}

export function inventaireDe(lots: readonly Lot[], anomalies: readonly Anomalie[] = []): Inventaire {
  return { ...creerInventaire(creerBiens(lots)), anomalies };
}

/** As the pane does: what stands in the workbook, over which come the hypotheses given. */
export async function planSuivant(
  { porte }: Banc,
  inventaire: Inventaire,
  saisies: HypothesesPartielles = {},
  date = '2026-01-15',
): Promise<Plan> {
  const lues = lireHypotheses(await porte.lireTables(TABLES_DES_HYPOTHESES));
  const hypotheses = completerHypotheses({ exercice: 2026, ...lues, ...saisies }, inventaire);
  return genererPlan(inventaire, hypotheses, { version: '0.1.0', feuilleSource: 'Export', date });
}

export async function generer(
  banc: Banc,
  inventaire: Inventaire,
  saisies: HypothesesPartielles = {},
  date?: string,
): Promise<BilanExecution> {
  return banc.porte.executer(await planSuivant(banc, inventaire, saisies, date));
}

interface Cellule {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
}

/** The cell of a column, on the row that holds these values anywhere. */
export function situer({ hote }: Banc, table: string, reperes: readonly Valeur[], entete: string): Cellule {
  const tableau = hote.classeur.tableau(table);
  if (tableau === null || tableau === undefined) throw new Error(`Table absente : ${table}`);
  const { feuille, zone } = tableau;
  const colonne = zone.c0 + tableau.colonnes().indexOf(entete);
  for (let ligne = zone.l0 + 1; ligne <= zone.l1; ligne += 1) {
    const valeurs = new Set(Array.from({ length: zone.c1 - zone.c0 + 1 }, (_, c) => feuille.valeur(ligne, zone.c0 + c)));
    if (colonne >= zone.c0 && reperes.every((repere) => valeurs.has(repere ?? ''))) return { feuille: feuille.nom, ligne, colonne };
  }
  throw new Error(`Ligne absente de ${table} : ${reperes.join(', ')} / ${entete}`);
}

export function taper(banc: Banc, table: string, reperes: readonly Valeur[], entete: string, valeur: string | number): void {
  const { feuille, ligne, colonne } = situer(banc, table, reperes, entete);
  banc.hote.modifierCellule(feuille, ligne, colonne, valeur);
}

export function lu(banc: Banc, table: string, reperes: readonly Valeur[], entete: string): unknown {
  const { feuille, ligne, colonne } = situer(banc, table, reperes, entete);
  return banc.hote.classeur.feuille(feuille)?.valeur(ligne, colonne);
}

/** What the formula bar shows. */
export function barre(banc: Banc, table: string, reperes: readonly Valeur[], entete: string): unknown {
  const { feuille, ligne, colonne } = situer(banc, table, reperes, entete);
  const contenu = banc.hote.classeur.feuille(feuille)?.contenu(ligne, colonne);
  return typeof contenu === 'object' ? contenu.formule : contenu;
}

/** A person adds a column at the right of a table: Excel takes it in. */
export async function ajouterColonne({ hote }: Banc, table: string, entete: string): Promise<void> {
  const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(hote));
  await Excel.run(async (contexte) => {
    contexte.workbook.tables.getItem(table).columns.add(undefined, undefined, entete);
    await contexte.sync();
  });
}

export async function lignesDe({ porte }: Banc, table: string): Promise<readonly (readonly Valeur[])[]> {
  return (await porte.lireTables([table])).get(table)?.slice(1) ?? [];
}
