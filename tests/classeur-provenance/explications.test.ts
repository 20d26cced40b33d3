/** What an explanation shows is what its formula reads, and gives the figure again: over two workbooks of very different shapes. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { estFormule, type Plan, type PlanTable } from '../../src/classeur/plan';
import { colonnesALire, expliquerColonne, expliquerIsolee } from '../../src/classeur/provenance/expliquer';
import type { Explication, Terme } from '../../src/classeur/provenance/types';
import { planDExemple } from './exemple';
import { planRiche } from './exemple-riche';
import { colonnesCitees, colonnesDe, tablesDe, valeurDe, valeurDuTerme, type ColonneDuPlan } from './lire-le-plan';

type Expliquee = ColonneDuPlan & { readonly explication: Explication };
const symboleOuNom = ({ nom, symbole }: Terme): string => symbole ?? nom;
const nomDe = ({ table, entete }: ColonneDuPlan): string => `${table.nom}[${entete}]`;

/** `max`, `ent` and `arrondi` are all that a calculation of ours may say, besides the four operations. */
function calculer(calcul: string, termes: readonly Terme[], valeurs: readonly number[]): number {
  const rang = (nom: string): number => termes.findIndex((terme) => symboleOuNom(terme) === nom || terme.nom === nom);
  const expression = calcul
    .replace(/\{([^{}]+)\}/g, (_, nom: string) => `(${valeurs[rang(nom)]})`)
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll(';', ',')
    .replace(/\bmax\(/g, 'Math.max(')
    .replace(/\bmin\(/g, 'Math.min(')
    .replace(/\bent\(/g, 'Math.floor(')
    .replace(/\barrondi\(/g, 'Math.round(');
  return Function(`return ${expression}`)() as number;
}

/** Columns that a formula reads, as `Table|Colonne`; names of the workbook read the parameters. */
function lues(formule: string): readonly string[] {
  const colonnes = [...formule.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\[(?:\[#This Row\],\[)?((?:'.|[^\]'[#@])+)\]/gu)].map(
    ([, table = '', colonne = '']) => `${table}|${colonne.replace(/'(.)/g, '$1')}`,
  );
  return /Negoflux_/.test(formule) ? [...colonnes, 'Parametres|Valeur', 'Parametres|Paramètre'] : colonnes;
}

/** Through the formulas that it reads, from one table to the next. */
function fermeture(depart: string, formules: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const atteintes = new Set<string>();
  const aVoir = [...lues(depart)];
  for (let colonne = aVoir.pop(); colonne !== undefined; colonne = aVoir.pop()) {
    if (atteintes.has(colonne)) continue;
    atteintes.add(colonne);
    aVoir.push(...(formules.get(colonne) ?? []));
  }
  return atteintes;
}

/** Where settings are: a rule may name one that another column of its row reads. */
const REGLAGES: ReadonlySet<string> = new Set(['Parametres', 'Choix']);

const LIGNES_VERIFIEES = 60;

describe.each([
  ['deux territoires et deux scénarios', (): Promise<Plan> => Promise.resolve(planDExemple()), 200],
  ['l’inventaire donné en exemple', planRiche, 2_000],
] as const)('« D’où vient ce chiffre ? », %s', (_, faire, verifications) => {
  let plan: Plan;
  let tables: ReadonlyMap<string, PlanTable>;
  let expliquees: readonly Expliquee[];

  beforeAll(async () => {
    plan = await faire();
    tables = tablesDe(plan);
    expliquees = colonnesDe(plan).flatMap((c) => {
      const explication = expliquerColonne(c.table.nom, c.entete, c.formule);
      return explication === null ? [] : [{ ...c, explication }];
    });
  }, 60_000);

  test('explique chaque chiffre hors tableau', () => {
    const isolees = plan.feuilles.flatMap((f) =>
      f.cellules.flatMap(({ contenu }) => (estFormule(contenu) ? [`${f.nom} ${contenu.formule}`] : [])),
    );
    expect(isolees.filter((isolee) => expliquerIsolee(isolee.slice(isolee.indexOf('='))) === null)).toEqual([]);
    expect(isolees.length).toBeGreaterThan(4);
  });

  test('ne montre de chaque formule que des termes qu’elle lit', () => {
    const formules = new Map(expliquees.map((c) => [`${c.table.nom}|${c.entete}`, lues(c.formule)] as const));
    const etrangers = expliquees
      .filter(({ formule, explication }) => formule !== '' && explication.nature === 'calcul')
      .flatMap((c) => {
        const directes = new Set(lues(c.formule));
        const toutes = fermeture(c.formule, formules);
        return c.explication.termes
          .filter(({ lieu, indirect }) => {
            const [citee = ''] = colonnesCitees(lieu, c.table.nom);
            if (lieu.type === 'renvoi') return ![...directes].some((lue) => lue.startsWith(`${lieu.table}|`));
            if (indirect && (lieu.type === 'ligne' || REGLAGES.has(lieu.table.replace(/^Scenario\d+/, '')))) return false;
            return !(indirect ? toutes : directes).has(citee);
          })
          .map(({ nom }) => `${nomDe(c)} montre ${nom}, que ne lit pas ${c.formule.slice(0, 160)}`);
      });
    expect(etrangers).toEqual([]);
  });

  test('demande en une fois toutes les colonnes où sont ses termes', () => {
    const oubliees = expliquees.flatMap((c) => {
      const demandees = new Set(colonnesALire(c.table.nom, c.formule).map(({ table, colonne }) => `${table}|${colonne}`));
      return c.explication.termes.flatMap(({ lieu }) =>
        lieu.type === 'ligne' || demandees.has(`${lieu.table}|${lieu.colonne}`) ? [] : [`${nomDe(c)} : ${lieu.table}[${lieu.colonne}]`],
      );
    });
    expect(oubliees).toEqual([]);
  });

  test('nomme dans chaque calcul les termes qu’elle montre', () => {
    const inconnus = expliquees.flatMap((c) =>
      [...(c.explication.calcul ?? '').matchAll(/\{([^{}]+)\}/g)]
        .filter(([, nom]) => !c.explication.termes.some((t) => symboleOuNom(t) === nom || t.nom === nom))
        .map(([, nom]) => `${nomDe(c)} : ${nom}`),
    );
    expect(inconnus).toEqual([]);
  });

  test('donne des calculs qui redonnent le chiffre de chaque ligne', () => {
    let verifies = 0;
    const faux: string[] = [];
    for (const c of expliquees) {
      const { calcul, termes } = c.explication;
      if (calcul === undefined) continue;
      c.table.lignes.slice(0, LIGNES_VERIFIEES).forEach((_ligne, ligne) => {
        const attendu = valeurDe(c.table, ligne, c.entete);
        if (typeof attendu !== 'number') return;
        const valeurs = termes.map(({ lieu }) => valeurDuTerme(tables, lieu, c.table, ligne));
        const trouve = calculer(
          calcul,
          termes,
          valeurs.map((v) => (typeof v === 'number' ? v : 0)),
        );
        verifies += 1;
        if (!(Math.abs(trouve - attendu) <= 1e-6 * Math.max(1, Math.abs(attendu))))
          faux.push(`${nomDe(c)} ligne ${ligne + 1} : ${calcul} donne ${trouve}, la cellule ${attendu}`);
      });
    }
    expect(faux).toEqual([]);
    expect(verifies).toBeGreaterThan(verifications);
  });

  test('ne cite que des adresses sûres', () => {
    const adresses = expliquees.flatMap(({ explication }) => explication.source.url ?? []);
    expect(adresses.filter((url) => !url.startsWith('https://'))).toEqual([]);
    expect(adresses.length).toBeGreaterThan(20);
  });
});
