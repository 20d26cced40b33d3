import { etages, propager } from '../../src/sandbox/moteur/graphe';
import type { Groupe, Salissure } from '../../src/sandbox/moteur/graphe';
import type { Portee } from '../../src/sandbox/moteur/traduire';

const F = 'f';
const portee = (champs: Partial<Portee>): Portee => ({
  feuille: F,
  ligne0: 0,
  ligne1: 0,
  colonne0: 0,
  colonne1: 0,
  memeLigne: false,
  plage: false,
  ...champs,
});

function groupe(texte: string, colonne: number, lignes: readonly number[], portees: readonly Portee[]): Groupe {
  return { feuille: F, colonne, texte, gabarit: { texte, morceaux: [], portees, sensible: false }, lignes: new Set(lignes) };
}

const suite = (debut: number, fin: number): number[] => Array.from({ length: fin - debut + 1 }, (_, rang) => debut + rang);
const resume = (sales: ReadonlyMap<Groupe, Salissure>): Record<string, readonly [number, number]> =>
  Object.fromEntries([...sales.values()].map(({ groupe: g, ligne0, ligne1 }) => [g.texte, [ligne0, ligne1] as const]));
const ordre = (liste: readonly ReadonlyMap<Groupe, Salissure>[]): string[][] =>
  liste.map((etage) => [...etage.keys()].map(({ texte }) => texte).sort());
const toutSale = (groupes: readonly Groupe[]): Map<Groupe, Salissure> =>
  propager(
    groupes,
    [],
    groupes.map((g) => ({ groupe: g, ligne0: 0, ligne1: Number.MAX_SAFE_INTEGER })),
  );

/** Two tables one above the other: rows 1 to 5 and 10 to 14, input in column 0, double in column 1, total of the column below in column 3. */
function tablesEmpilees(): { haut: Groupe; bas: Groupe; totalHaut: Groupe; totalBas: Groupe } {
  return {
    haut: groupe('haut', 1, suite(1, 5), [portee({ ligne0: 1, ligne1: 5, memeLigne: true })]),
    bas: groupe('bas', 1, suite(10, 14), [portee({ ligne0: 10, ligne1: 14, memeLigne: true })]),
    totalHaut: groupe('totalHaut', 3, [1], [portee({ ligne0: 1, ligne1: 5, colonne0: 1, colonne1: 1 })]),
    totalBas: groupe('totalBas', 3, [10], [portee({ ligne0: 10, ligne1: 14, colonne0: 1, colonne1: 1 })]),
  };
}

describe('propager', () => {
  it('ne salit que la ligne touchée, dans la table touchée, et ce qui la lit', () => {
    const { haut, bas, totalHaut, totalBas } = tablesEmpilees();
    const sales = propager([haut, bas, totalHaut, totalBas], [{ feuille: F, colonne: 0, ligne0: 3, ligne1: 3 }], []);
    expect(resume(sales)).toEqual({ haut: [3, 3], totalHaut: [1, 1] });
  });

  it('ramène un changement plus large que la table aux lignes de la table', () => {
    const { haut, bas, totalHaut, totalBas } = tablesEmpilees();
    const sales = propager([haut, bas, totalHaut, totalBas], [{ feuille: F, colonne: 0, ligne0: 4, ligne1: 11 }], []);
    expect(resume(sales)).toEqual({ haut: [4, 5], bas: [10, 11], totalHaut: [1, 1], totalBas: [10, 10] });
  });

  it('salit toutes les lignes de qui lit la colonne entière, et rien au-delà', () => {
    const { haut, bas } = tablesEmpilees();
    const part = groupe('part', 2, suite(1, 5), [portee({ ligne0: 1, ligne1: 5, colonne0: 1, colonne1: 1 })]);
    const sales = propager([haut, bas, part], [{ feuille: F, colonne: 0, ligne0: 2, ligne1: 2 }], []);
    expect(resume(sales)).toEqual({ haut: [2, 2], part: [1, 5] });
    expect(sales.get(part)?.entier).toBe(true);
  });

  it('laisse de côté un groupe sans ligne', () => {
    const vide = groupe('vide', 1, [], [portee({ memeLigne: true, ligne1: 9 })]);
    expect(propager([vide], [{ feuille: F, colonne: 0, ligne0: 3, ligne1: 3 }], [{ groupe: vide, ligne0: 0, ligne1: 9 }]).size).toBe(0);
  });

  it('se termine sur un cercle', () => {
    const a = groupe('a', 0, [0], [portee({ colonne0: 1, colonne1: 1 })]);
    const b = groupe('b', 1, [0], [portee({})]);
    expect(resume(propager([a, b], [], [{ groupe: a, ligne0: 0, ligne1: 0 }]))).toEqual({ a: [0, 0], b: [0, 0] });
  });
});

describe('etages', () => {
  it('sépare ce qui lit de ce qui est lu, même dans les mêmes colonnes', () => {
    const { haut, bas, totalHaut, totalBas } = tablesEmpilees();
    expect(ordre(etages(toutSale([totalHaut, totalBas, haut, bas])))).toEqual([
      ['bas', 'haut'],
      ['totalBas', 'totalHaut'],
    ]);
  });

  it('enchaîne deux tables empilées dont l’une lit l’autre dans la même colonne', () => {
    const { haut, totalHaut } = tablesEmpilees();
    const bas = groupe('bas', 1, suite(10, 14), [portee({ ligne0: 1, ligne1: 1, colonne0: 3, colonne1: 3 })]);
    expect(ordre(etages(toutSale([bas, totalHaut, haut])))).toEqual([['haut'], ['totalHaut'], ['bas']]);
  });

  it('calcule un cumul ligne après ligne', () => {
    const cumuls = suite(1, 6).map((ligne) =>
      groupe(
        `cumul${ligne}`,
        1,
        [ligne],
        [portee({ ligne0: ligne, ligne1: ligne }), portee({ ligne0: ligne - 1, ligne1: ligne - 1, colonne0: 1, colonne1: 1 })],
      ),
    );
    expect(ordre(etages(toutSale([...cumuls].reverse())))).toEqual(suite(1, 6).map((ligne) => [`cumul${ligne}`]));
  });

  it('garde ensemble le plus petit cercle, et le calcule avant ce qui en dépend', () => {
    const a = groupe('a', 0, [0], [portee({ colonne0: 1, colonne1: 1 })]);
    const b = groupe('b', 1, [0], [portee({})]);
    const c = groupe('c', 2, [0], [portee({ colonne0: 3, colonne1: 3 }), portee({})]);
    const d = groupe('d', 3, [0], [portee({ colonne0: 2, colonne1: 2 })]);
    const apres = groupe('apres', 4, [0], [portee({ colonne0: 3, colonne1: 3 })]);
    expect(ordre(etages(toutSale([apres, d, c, b, a])))).toEqual([['a', 'b'], ['c', 'd'], ['apres']]);
  });

  it('donne chaque groupe sale une fois et une seule', () => {
    const groupes = suite(0, 60).map((rang) =>
      groupe(
        `g${rang}`,
        rang,
        [0],
        [
          portee({ colonne0: (rang * 7) % 61, colonne1: (rang * 7) % 61 }),
          portee({ colonne0: (rang * 13 + 5) % 61, colonne1: (rang * 13 + 5) % 61 }),
        ],
      ),
    );
    expect(
      ordre(etages(toutSale(groupes)))
        .flat()
        .sort(),
    ).toEqual(groupes.map(({ texte }) => texte).sort());
  });
});
