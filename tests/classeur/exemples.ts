import { estFormule, type Cellule, type Plan, type PlanTable, type Valeur } from '../../src/classeur/plan';
import { genererPlan } from '../../src/classeur/generer-plan';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';

export const META = { version: '0.1.0', feuilleSource: 'Export parc', date: '2026-01-15' };

export const planDe = (inventaire: Inventaire, hypotheses: Hypotheses): Plan => genererPlan(inventaire, hypotheses, META);

/** A little of everything: two territoires, shared dwellings, wildcards, rights that end or begin, exclusions, three scenarios. */
export const INVENTAIRE = creerInventaire(
  creerBiens([
    [40, { reservataires: ['Action Logement'], finConvention: '2031-12-31' }],
    [12, { reservataires: ['Action Logement'], finConvention: '2026-06-30', programme: 'Les * Tilleuls?' }],
    [5, { reservataires: ['Action Logement'], debutConvention: '2026-03-01', programme: 'Neuf' }],
    [8, { reservataires: ['Action Logement', 'Mairie ~ de Toulouse'] }],
    [20, { reservataires: ['Mairie ~ de Toulouse'], finConvention: '2020-06-30' }],
    [10, { reservataires: ['=SOMME(A1)'], horsFlux: 'ETUDIANT' }],
    [3, { horsFlux: 'DEFENSE' }],
    [30, { liberation: 'externe' }],
    [6, { liberation: 'mutation' }],
    [25, { departement: '2A', reservataires: ['Action Logement'], horsFlux: 'IML' }],
    [50, { departement: '2A', liberation: null }],
    [1, { departement: null }],
  ]),
);

export const HYPOTHESES = creerHypotheses({
  echeanceEnCours: 'prorata',
  territoires: [
    creerTerritoire({
      variante: 'intermediaire',
      periode: 'moyenne-simple',
      // A year known, one half typed, and one too old for the mean: all are kept.
      anneesAnterieures: [
        { annee: 2024, liberations: 12, mutations: 3, anru: 1, orcodLhi: 0, parcDeReference: 180 },
        { annee: 2023, liberations: null, mutations: 2, anru: 0, orcodLhi: 0, parcDeReference: 175 },
        { annee: 2019, liberations: 9, mutations: 0, anru: 0, orcodLhi: 0, parcDeReference: 160 },
      ],
      mobiliteRpls: { emmenagements: 11, parc: 140 },
      deductions: { mutations: 3, relogementsRu: 1, orcod: 0, lhi: 0, vente: 0 },
    }),
    creerTerritoire({ code: '2A', variante: 'saisi', tauxSaisi: 0.08 }),
  ],
  reservataires: [
    creerReservataire('État – prioritaires', { categorie: 'etat-prioritaires', partConvenue: 0.25 }),
    creerReservataire('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' }),
  ],
  exclusions: { ETUDIANT: true, IML: false },
  scenarios: [
    { nom: 'Taux harmonisé: test', modifications: { variante: 'harmonise' } },
    { nom: 'Mutations', modifications: { mutations: 4 }, parTerritoire: { '2A': { mutations: 2, exclusions: { IML: true } } } },
    {
      nom: 'Mutations',
      modifications: { exclusions: { ETUDIANT: false }, denominateurDesParts: 'parc-total', methodeActionLogement: 'assiette' },
    },
  ],
});

export const valeurDe = (cellule: Cellule | undefined): Valeur =>
  cellule === undefined ? null : estFormule(cellule) ? cellule.valeur : cellule;

export function tableDe(plan: Plan, nom: string): PlanTable {
  const table = plan.feuilles.flatMap(({ tables }) => tables).find((candidate) => candidate.nom === nom);
  if (table === undefined) throw new Error(`Table absente : ${nom}`);
  return table;
}

export const entetesDe = (plan: Plan, nom: string): string[] => tableDe(plan, nom).colonnes.map(({ entete }) => entete);

/** Headers and values of every table, as a carrier reads them back. */
export function tablesLues(plan: Plan): Map<string, Valeur[][]> {
  return new Map(
    plan.feuilles
      .flatMap(({ tables }) => tables)
      .map((table) => [table.nom, [table.colonnes.map(({ entete }) => entete), ...table.lignes.map((ligne) => ligne.map(valeurDe))]]),
  );
}

/** Value of a column, in the row whose first cells are those given. */
export function lireTable(plan: Plan, nom: string, debut: readonly Valeur[], entete: string): Valeur {
  const table = tableDe(plan, nom);
  const ligne = table.lignes.find((cellules) => debut.every((valeur, rang) => valeurDe(cellules[rang]) === valeur));
  return valeurDe(ligne?.[table.colonnes.findIndex((colonne) => colonne.entete === entete)]);
}
