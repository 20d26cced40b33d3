import { estFormule, type Plan } from '../../src/classeur/plan';
import { creerHypotheses, creerInventaire } from '../outils/inventaires';
import { EXEMPLES_DE_FONCTIONS } from '../outils/fonctions-portables';
import { HYPOTHESES, INVENTAIRE, planDe } from './exemples';

const FONCTIONS = new Set(Object.keys(EXEMPLES_DE_FONCTIONS));
const AVEC_CRITERE = /(?:SUMIFS?|COUNTIFS?)\(/g;

interface Formule {
  readonly ou: string;
  readonly formule: string;
}

function formules(plan: Plan): Formule[] {
  return plan.feuilles.flatMap((feuille) => [
    ...feuille.cellules.flatMap(({ contenu }) => (estFormule(contenu) ? [{ ou: feuille.nom, formule: contenu.formule }] : [])),
    ...feuille.misesEnForme.map(({ formule }) => ({ ou: `${feuille.nom}, mise en forme`, formule })),
    ...feuille.tables.flatMap((table) => [
      ...table.colonnes.flatMap(({ entete, formule }) => (formule === undefined ? [] : [{ ou: `${table.nom}[${entete}]`, formule }])),
      ...table.lignes.flatMap((ligne) => ligne.flatMap((c) => (estFormule(c) ? [{ ou: table.nom, formule: c.formule }] : []))),
    ]),
  ]);
}

const sansTextes = (formule: string): string => formule.replace(/"(?:[^"]|"")*"/g, '""');
const sansReferences = (formule: string): string => sansTextes(formule).replace(/\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]/g, '[]');

/** Arguments at the first level of the call that opens at `debut`. */
function argumentsDe(formule: string, debut: number): string[] {
  const trouves: string[] = [];
  let profondeur = 0;
  let courant = '';
  for (const signe of formule.slice(debut)) {
    if (signe === '(' || signe === '[') profondeur++;
    if ((signe === ')' || signe === ']') && profondeur-- === 0) break;
    if (signe === ',' && profondeur === 0) {
      trouves.push(courant);
      courant = '';
    } else courant += signe;
  }
  return [...trouves, courant];
}

const PLAN = planDe(INVENTAIRE, HYPOTHESES);
const TOUTES = [...formules(PLAN), ...formules(planDe(creerInventaire([]), creerHypotheses({ territoires: [] })))];

describe('Chaque formule du classeur', () => {
  it('n’emploie que les fonctions communes à Excel 2016, Excel sur le web et LibreOffice', () => {
    const inconnues = TOUTES.flatMap(({ ou, formule }) =>
      [...sansReferences(formule).matchAll(/([A-Z][A-Z0-9.]*)\(/g)]
        .filter(([, nom]) => !FONCTIONS.has(nom ?? ''))
        .map(([, nom]) => `${ou} : ${nom}`),
    );
    expect(inconnues).toEqual([]);
    expect(TOUTES.length).toBeGreaterThan(200);
  });

  it('commence par =, reste sous la limite d’Excel et ferme ses parenthèses', () => {
    for (const { formule } of TOUTES) {
      expect(formule.startsWith('=')).toBe(true);
      expect(formule.length).toBeLessThan(8000);
      const nue = sansReferences(formule);
      expect(nue.split('(').length).toBe(nue.split(')').length);
    }
  });

  it('ne contient ni [@…], ni nom de table seul, ni [#All] seul, ni tableau constant', () => {
    const tables = PLAN.feuilles.flatMap((feuille) => feuille.tables.map(({ nom }) => nom));
    for (const { ou, formule } of TOUTES) {
      const nue = sansTextes(formule);
      expect([ou, nue]).toEqual([ou, expect.not.stringMatching(/\[@|\[#All\](?!,)|[{}]|\]:[A-Za-z]/)]);
      const seuls = tables.filter((nom) =>
        new RegExp(`(?<![\\p{L}\\p{N}_[])${nom}(?![\\p{L}\\p{N}_[])`, 'u').test(sansReferences(formule)),
      );
      expect([ou, seuls]).toEqual([ou, []]);
    }
  });

  it('ne vise que des tables et des colonnes du classeur', () => {
    const colonnes = new Map(
      PLAN.feuilles.flatMap((f) => f.tables).map((table) => [table.nom, new Set(table.colonnes.map(({ entete }) => entete))]),
    );
    for (const { ou, formule } of formules(PLAN)) {
      for (const [, table, deLigne, seule] of sansTextes(formule).matchAll(
        /([\p{L}][\p{L}\p{N}_]*)\[(?:\[#This Row\],\[((?:[^\]']|'.)+)\]|([^[\]]+))\]/gu,
      )) {
        const entete = (deLigne ?? seule ?? '').replace(/'(.)/g, '$1');
        expect(`${ou} → ${table}[${entete}] ${colonnes.get(table ?? '')?.has(entete) === true}`).toBe(`${ou} → ${table}[${entete}] true`);
      }
    }
  });

  it('n’a jamais une colonne entière pour critère', () => {
    for (const { ou, formule } of TOUTES) {
      const nue = sansTextes(formule);
      for (const appel of nue.matchAll(AVEC_CRITERE)) {
        const criteres = argumentsDe(nue, appel.index + appel[0].length).filter((_, rang) =>
          appel[0] === 'SUMIF(' || appel[0] === 'COUNTIF('
            ? rang === 1
            : appel[0] === 'SUMIFS('
              ? rang > 0 && rang % 2 === 0
              : rang % 2 === 1,
        );
        for (const critere of criteres) {
          // Only a cell of the same row, a text, or a combination of both.
          const reste = sansTextes(critere).replace(/\[\[#This Row\],\[(?:[^\]']|'.)+\]\]/g, '');
          expect([ou, critere, reste.includes('[') || reste.includes(':')]).toEqual([ou, critere, false]);
        }
      }
    }
  });
});
