import { describe, expect, test } from '@jest/globals';
import { estFormule, type Plan, type PlanTable, type Valeur } from '../../src/classeur/plan';
import { colonnesALire, expliquerColonne, expliquerIsolee } from '../../src/classeur/provenance/expliquer';
import { symboleOuNom, type Explication, type Lieu, type Terme } from '../../src/classeur/provenance/types';
import { planDExemple } from './exemple';

const plan: Plan = planDExemple();
const tables = new Map(plan.feuilles.flatMap((f) => f.tables).map((t) => [t.nom, t] as const));

interface ColonneCalculee {
  readonly table: PlanTable;
  readonly rang: number;
  readonly entete: string;
  readonly formule: string;
}

/** A column of formulas, or of links row by row. */
function colonnesCalculees(): ColonneCalculee[] {
  return [...tables.values()].flatMap((table) =>
    table.colonnes.flatMap(({ entete, formule }, rang): ColonneCalculee[] => {
      const propre = table.lignes.map((l) => l[rang] ?? null).find(estFormule)?.formule;
      const sienne = formule ?? propre;
      return sienne === undefined ? [] : [{ table, rang, entete, formule: sienne }];
    }),
  );
}

const calculees = colonnesCalculees();
const expliquees = calculees.flatMap((c) => {
  const explication = expliquerColonne(c.table.nom, c.entete, c.formule);
  return explication === null ? [] : [{ ...c, explication }];
});

const valeurDe = (table: PlanTable, ligne: number, colonne: string): Valeur => {
  const rang = table.colonnes.findIndex(({ entete }) => entete === colonne);
  const cellule = table.lignes[ligne]?.[rang] ?? null;
  return estFormule(cellule) ? cellule.valeur : cellule;
};
const texteDe = (valeur: Valeur): string => String(valeur ?? '').toLowerCase();

function remplir(gabarit: string, table: PlanTable, ligne: number): string {
  return gabarit.replace(/\{([^{}:]+)(?::(\d+))?\}/g, (_, colonne: string, longueur?: string) =>
    String(valeurDe(table, ligne, colonne) ?? '').slice(0, longueur ? Number(longueur) : undefined),
  );
}

function valeurDuTerme(lieu: Lieu, table: PlanTable, ligne: number): Valeur | undefined {
  if (lieu.type === 'ligne') return valeurDe(table, ligne, lieu.colonne);
  const autre = tables.get(lieu.table);
  if (autre === undefined || lieu.type === 'renvoi') return undefined;
  if (lieu.type === 'rang') return valeurDe(autre, Number(valeurDe(table, ligne, lieu.rang)) - 1, lieu.colonne);
  if (lieu.type === 'table') {
    for (const cle of lieu.cles) {
      const trouvee = autre.lignes.findIndex(
        (_, l) => texteDe(valeurDe(autre, l, lieu.colonneCle)) === texteDe(remplir(cle, table, ligne)),
      );
      if (trouvee >= 0) return valeurDe(autre, trouvee, lieu.colonne);
    }
    return undefined;
  }
  return autre.lignes.reduce((total, _, l) => {
    const retenue = lieu.criteres.every(
      ({ colonne, egal }) => texteDe(valeurDe(autre, l, colonne)) === texteDe(remplir(egal, table, ligne)),
    );
    const valeur = valeurDe(autre, l, lieu.colonne);
    return total + (retenue && typeof valeur === 'number' ? valeur : 0);
  }, 0);
}

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

describe('« D’où vient ce chiffre ? »', () => {
  test('explique chaque colonne calculée du classeur', () => {
    const manquantes = calculees
      .filter((c) => expliquerColonne(c.table.nom, c.entete, c.formule) === null)
      .map((c) => `${c.table.nom}[${c.entete}] ${c.formule.slice(0, 120)}`);
    expect(manquantes).toEqual([]);
    expect(calculees.length).toBeGreaterThan(150);
  });

  test('explique chaque chiffre hors tableau', () => {
    const isolees = plan.feuilles.flatMap((f) =>
      f.cellules.flatMap(({ contenu }) => (estFormule(contenu) ? [`${f.nom} ${contenu.formule}`] : [])),
    );
    expect(isolees.filter((isolee) => expliquerIsolee(isolee.slice(isolee.indexOf('='))) === null)).toEqual([]);
    expect(isolees.length).toBeGreaterThan(4);
  });

  test('ne cite que des colonnes qui existent', () => {
    const absentes = expliquees.flatMap(({ table, entete, explication }) =>
      explication.termes.flatMap(({ lieu }) => {
        const citees =
          lieu.type === 'ligne'
            ? [[table.nom, lieu.colonne]]
            : [
                [lieu.table, lieu.colonne],
                ...(lieu.type === 'table'
                  ? [[lieu.table, lieu.colonneCle]]
                  : lieu.type === 'somme'
                    ? lieu.criteres.map(({ colonne }) => [lieu.table, colonne])
                    : []),
              ];
        return citees
          .filter(([t = '', c]) => !tables.get(t)?.colonnes.some((colonne) => colonne.entete === c))
          .map(([t, c]) => `${table.nom}[${entete}] cite ${t}[${c}]`);
      }),
    );
    expect(absentes).toEqual([]);
  });

  test('ne montre de chaque formule que des termes qu’elle lit', () => {
    const etrangers = expliquees.flatMap(({ table, entete, formule, explication }) =>
      explication.termes.flatMap(({ lieu }) => {
        const lu = lieu.type === 'ligne' ? formule.includes(`[${lieu.colonne}]`) : formule.includes(`${lieu.table}[`);
        return lu
          ? []
          : [
              `${table.nom}[${entete}] montre ${lieu.type === 'ligne' ? lieu.colonne : `${lieu.table}[${lieu.colonne}]`}, que ne lit pas ${formule.slice(0, 200)}`,
            ];
      }),
    );
    expect(etrangers).toEqual([]);
  });

  test('demande en une fois toutes les colonnes où sont ses termes', () => {
    const oubliees = expliquees.flatMap(({ table, entete, formule, explication }) => {
      const lues = new Set(colonnesALire(table.nom, formule).map(({ table: t, colonne }) => `${t}|${colonne}`));
      return explication.termes.flatMap(({ lieu }) =>
        lieu.type === 'ligne' || lues.has(`${lieu.table}|${lieu.colonne}`)
          ? []
          : [`${table.nom}[${entete}] : ${lieu.table}[${lieu.colonne}]`],
      );
    });
    expect(oubliees).toEqual([]);
  });

  test('nomme dans chaque calcul les termes qu’elle montre', () => {
    const inconnus = expliquees.flatMap(({ table, entete, explication: { calcul = '', termes } }) =>
      [...calcul.matchAll(/\{([^{}]+)\}/g)]
        .filter(([, nom]) => !termes.some((t) => symboleOuNom(t) === nom || t.nom === nom))
        .map(([, nom]) => `${table.nom}[${entete}] : ${nom}`),
    );
    expect(inconnus).toEqual([]);
  });

  test('donne des calculs qui redonnent le chiffre de chaque ligne', () => {
    let verifies = 0;
    const faux: string[] = [];
    for (const { table, entete, explication } of expliquees as readonly { table: PlanTable; entete: string; explication: Explication }[]) {
      const { calcul, termes } = explication;
      if (calcul === undefined) continue;
      table.lignes.forEach((_, ligne) => {
        const attendu = valeurDe(table, ligne, entete);
        const valeurs = termes.map(({ lieu }) => valeurDuTerme(lieu, table, ligne));
        if (typeof attendu !== 'number') return;
        const trouve = calculer(
          calcul,
          termes,
          valeurs.map((v) => (typeof v === 'number' ? v : 0)),
        );
        verifies += 1;
        if (Math.abs(trouve - attendu) > 1e-6 * Math.max(1, Math.abs(attendu)))
          faux.push(`${table.nom}[${entete}] ligne ${ligne + 1} : ${calcul} donne ${trouve}, la cellule ${attendu}`);
      });
    }
    expect(faux).toEqual([]);
    expect(verifies).toBeGreaterThan(200);
  });

  test('cite toujours une règle et sa source', () => {
    const muettes = expliquees.filter(({ explication: { titre, regle, source } }) =>
      [titre, regle, source.texte].some((t) => t.trim().length < 3),
    );
    expect(muettes.map(({ table, entete }) => `${table.nom}[${entete}]`)).toEqual([]);
    expect(
      expliquees.map(({ explication }) => explication.source.url).filter((url) => url !== undefined && !url.startsWith('https://')),
    ).toEqual([]);
  });
});
