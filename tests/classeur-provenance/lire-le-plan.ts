/** A plan as the pane sees a workbook: its tables, its columns with their formula, the cells that a term leads to. */
import { estFormule, type Plan, type PlanTable, type Valeur } from '../../src/classeur/plan';
import { remplirGabarit } from '../../src/classeur/provenance/ligne';
import type { Lieu } from '../../src/classeur/provenance/types';

export interface ColonneDuPlan {
  readonly table: PlanTable;
  readonly rang: number;
  readonly entete: string;
  /** That of the column, or of its first row that has one; empty without any. */
  readonly formule: string;
}

export const tablesDe = (plan: Plan): ReadonlyMap<string, PlanTable> =>
  new Map(plan.feuilles.flatMap(({ tables }) => tables).map((table) => [table.nom, table] as const));

export function colonnesDe(plan: Plan): readonly ColonneDuPlan[] {
  return [...tablesDe(plan).values()].flatMap((table) =>
    table.colonnes.map(({ entete, formule }, rang): ColonneDuPlan => ({
      table,
      rang,
      entete,
      formule: formule ?? table.lignes.map((l) => l[rang] ?? null).find(estFormule)?.formule ?? '',
    })),
  );
}

export function valeurDe(table: PlanTable, ligne: number, colonne: string): Valeur {
  const rang = table.colonnes.findIndex(({ entete }) => entete === colonne);
  const cellule = table.lignes[ligne]?.[rang] ?? null;
  return estFormule(cellule) ? cellule.valeur : cellule;
}

const NOMBRES: ReadonlySet<string> = new Set(['entier', 'decimal2', 'decimal4', 'pourcent0', 'pourcent2', 'points', 'date']);

/** By its format, or by what it holds. */
export function estNumerique({ table, rang, entete }: ColonneDuPlan): boolean {
  return (
    NOMBRES.has(table.colonnes[rang]?.format ?? '') || table.lignes.some((_, ligne) => typeof valeurDe(table, ligne, entete) === 'number')
  );
}

const texteDe = (valeur: Valeur): string => String(valeur ?? '').toLowerCase();

export function remplir(gabarit: string, table: PlanTable, ligne: number): string {
  return remplirGabarit(gabarit, (colonne) => valeurDe(table, ligne, colonne));
}

/** undefined: not found, or a place that is shown without its value. */
export function valeurDuTerme(tables: ReadonlyMap<string, PlanTable>, lieu: Lieu, table: PlanTable, ligne: number): Valeur | undefined {
  if (lieu.type === 'ligne') return valeurDe(table, ligne, lieu.colonne);
  const autre = tables.get(lieu.table);
  if (autre === undefined || lieu.type === 'renvoi') return undefined;
  if (lieu.type === 'rang') return valeurDe(autre, Number(valeurDe(table, ligne, lieu.rang)) - 1, lieu.colonne);
  if (lieu.type === 'table') {
    for (const cle of lieu.cles) {
      const cherchee = texteDe(remplir(cle, table, ligne));
      const trouvee = autre.lignes.findIndex((_, l) => texteDe(valeurDe(autre, l, lieu.colonneCle)) === cherchee);
      if (trouvee >= 0) return valeurDe(autre, trouvee, lieu.colonne);
    }
    return undefined;
  }
  const criteres = lieu.criteres.map(({ colonne, egal }) => ({ colonne, egal: texteDe(remplir(egal, table, ligne)) }));
  return autre.lignes.reduce((total, _, l) => {
    const retenue = criteres.every(({ colonne, egal }) => texteDe(valeurDe(autre, l, colonne)) === egal);
    const valeur = valeurDe(autre, l, lieu.colonne);
    return total + (retenue && typeof valeur === 'number' ? valeur : 0);
  }, 0);
}

/** Columns that a place names, as `Table|Colonne`. */
export function colonnesCitees(lieu: Lieu, table: string): readonly string[] {
  if (lieu.type === 'ligne') return [`${table}|${lieu.colonne}`];
  const citees = [`${lieu.table}|${lieu.colonne}`];
  if (lieu.type === 'rang') return [...citees, `${table}|${lieu.rang}`];
  if (lieu.type === 'table') return [...citees, `${lieu.table}|${lieu.colonneCle}`];
  return lieu.type === 'somme' ? [...citees, ...lieu.criteres.map(({ colonne }) => `${lieu.table}|${colonne}`)] : citees;
}
