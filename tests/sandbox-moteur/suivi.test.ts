/** Whatever happens to a workbook, its values are those of the same workbook opened afresh. */
import fc from 'fast-check';
import { Classeur, Plage, type Feuille } from '../../src/sandbox/modele';
import { deplacerCellules } from '../../src/sandbox/modele/deplacement';
import { estErreur } from '../../src/sandbox/moteur/erreurs';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import type { Scalaire } from '../../src/sandbox/moteur/moteur';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';

beforeAll(() => initialiserMoteurNode());

const CERCLE = '#CIRC!';

function nouveau(): { classeur: Classeur; feuille: Feuille } {
  const classeur = new Classeur({ moteur: creerMoteur });
  return { classeur, feuille: classeur.ajouterFeuille('Calculs') };
}

function colonne(feuille: Feuille, c: number, l0: number, l1: number): Scalaire[] {
  return Array.from({ length: l1 - l0 + 1 }, (_, rang) => feuille.valeur(l0 + rang, c));
}

describe('Des formules qui se lisent', () => {
  it('donnent un cumul ligne après ligne, et le suivent', () => {
    const { feuille } = nouveau();
    for (let l = 0; l < 40; l += 1) {
      feuille.poser(l, 0, l + 1);
      feuille.poser(l, 1, { formule: l === 0 ? '=A1' : `=B${l}+A${l + 1}` });
    }
    expect(feuille.valeur(39, 1)).toBe(820);
    feuille.poser(9, 0, 110);
    expect([feuille.valeur(8, 1), feuille.valeur(9, 1), feuille.valeur(39, 1)]).toEqual([45, 155, 920]);
  });

  it('donnent une erreur de circularité sur un cercle, sans tourner sans fin, et guérissent quand on le rompt', () => {
    const { classeur, feuille } = nouveau();
    const autre = classeur.ajouterFeuille('Autre');
    feuille.poser(0, 0, { formule: '=Autre!A1+1' });
    autre.poser(0, 0, { formule: '=Calculs!B1*2' });
    feuille.poser(0, 1, { formule: '=A1' });
    feuille.poser(0, 2, { formule: '=B1+1' });
    feuille.poser(0, 3, { formule: '=2+2' });
    expect([feuille.valeur(0, 0), autre.valeur(0, 0), feuille.valeur(0, 1), feuille.valeur(0, 2)]).toEqual([
      CERCLE,
      CERCLE,
      CERCLE,
      CERCLE,
    ]);
    expect(feuille.valeur(0, 3)).toBe(4);
    feuille.poser(0, 1, 5);
    expect([feuille.valeur(0, 0), autre.valeur(0, 0), feuille.valeur(0, 2)]).toEqual([11, 10, 6]);
  });

  it('donnent une erreur de circularité à qui se lit soi-même', () => {
    const { feuille } = nouveau();
    feuille.poser(0, 0, { formule: '=A1+1' });
    feuille.poser(1, 0, { formule: '=SUM(A1:A3)' });
    expect(feuille.valeur(0, 0)).toBe(CERCLE);
    expect(feuille.valeur(1, 0)).toBe(CERCLE);
  });

  it('ne se mélangent pas entre deux tables empilées dans les mêmes colonnes', () => {
    const { classeur, feuille } = nouveau();
    for (const [nom, debut] of [
      ['Haut', 0],
      ['Bas', 8],
    ] as const) {
      ['Entrée', 'Double', 'Part'].forEach((entete, c) => feuille.poser(debut, c, entete));
      classeur.ajouterTableau(feuille, { l0: debut, c0: 0, l1: debut + 4, c1: 2 }, true, nom);
      for (let l = debut + 1; l <= debut + 4; l += 1) {
        feuille.poser(l, 0, l);
        feuille.poser(l, 1, { formule: '=[@Entrée]*2' });
        feuille.poser(l, 2, { formule: nom === 'Haut' ? '=[@Double]/SUM(Haut[Double])' : '=[@Double]-SUM(Haut[Part])' });
      }
    }
    expect(colonne(feuille, 2, 1, 4)).toEqual([0.1, 0.2, 0.3, 0.4]);
    expect(colonne(feuille, 2, 9, 12)).toEqual([17, 19, 21, 23]);
    feuille.poser(4, 0, 14);
    expect(colonne(feuille, 2, 1, 4)).toEqual([0.05, 0.1, 0.15, 0.7]);
    expect(colonne(feuille, 2, 9, 12)).toEqual([17, 19, 21, 23]);
  });
});

/** Three tables in the same columns of one sheet; each reads itself row by row, and some read the one before as a whole. */
const DEBUTS = [0, 14, 28] as const;
const NOMS = ['Alpha', 'Beta', 'Gamma'] as const;
const FORMULES = (rang: number, noms: readonly string[]): string[] => {
  const t = noms[rang] ?? '';
  const precedente = noms[rang - 1];
  return [
    `=${t}[[#This Row],[X]]*2`,
    precedente === undefined
      ? `=SUM(${t}[Y])`
      : `=SUM(${precedente}[Y])+SUMIF(${precedente}[X],">2",${precedente}[Z])-${t}[[#This Row],[Y]]`,
    `=IF(${t}[[#This Row],[X]]>0,${t}[[#This Row],[Z]]/COUNT(${t}[X]),"n/d")`,
  ];
};

function seance(): { classeur: Classeur; feuille: Feuille; bilan: Feuille } {
  const { classeur, feuille } = nouveau();
  const bilan = classeur.ajouterFeuille('Bilan');
  NOMS.forEach((nom, rang) => {
    const debut = DEBUTS[rang] ?? 0;
    ['X', 'Y', 'Z', 'W'].forEach((entete, c) => feuille.poser(debut, c, entete));
    classeur.ajouterTableau(feuille, { l0: debut, c0: 0, l1: debut + 4, c1: 3 }, true, nom);
    for (let l = debut + 1; l <= debut + 4; l += 1) remplir(feuille, l, rang, NOMS, l % 5);
    bilan.poser(rang, 0, { formule: `=SUM(${nom}[Y])+COUNT(${nom}[W])` });
  });
  bilan.poser(3, 0, { formule: '=SUM(A1:A3)' });
  return { classeur, feuille, bilan };
}

function remplir(feuille: Feuille, ligne: number, rang: number, noms: readonly string[], valeur: number): void {
  feuille.poser(ligne, 0, valeur);
  FORMULES(rang, noms).forEach((formule, c) => feuille.poser(ligne, c + 1, { formule }));
}

type Geste =
  | { readonly type: 'saisir'; readonly table: number; readonly ligne: number; readonly valeur: number }
  | { readonly type: 'renommer'; readonly table: number; readonly suffixe: number }
  | { readonly type: 'redimensionner'; readonly table: number; readonly lignes: number }
  | { readonly type: 'deplacer'; readonly table: number; readonly vers: number }
  | { readonly type: 'formule'; readonly ligne: number; readonly table: number; readonly constante: boolean }
  | { readonly type: 'lire' };

const table = fc.nat({ max: 2 });
const geste: fc.Arbitrary<Geste> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('saisir' as const),
      table,
      ligne: fc.nat({ max: 7 }),
      valeur: fc.integer({ min: -3, max: 9 }),
    }),
  },
  fc.record({ type: fc.constant('renommer' as const), table, suffixe: fc.nat({ max: 3 }) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('redimensionner' as const), table, lignes: fc.integer({ min: 1, max: 8 }) }) },
  fc.record({ type: fc.constant('deplacer' as const), table, vers: fc.nat({ max: 3 }) }),
  fc.record({ type: fc.constant('formule' as const), ligne: fc.nat({ max: 5 }), table, constante: fc.boolean() }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('lire' as const) }) },
);

function faire({ classeur, feuille, bilan }: ReturnType<typeof seance>, ids: readonly string[], g: Geste): void {
  if (g.type === 'lire') {
    bilan.valeur(3, 0);
    return;
  }
  const noms = ids.map((id) => classeur.tableau(id)?.nom ?? '');
  const cible = classeur.tableau(ids[g.table] ?? '');
  if (cible === null) throw new Error('table perdue');
  const { zone } = cible;
  if (g.type === 'saisir') feuille.poser(zone.l0 + 1 + (g.ligne % (zone.l1 - zone.l0)), zone.c0, g.valeur);
  else if (g.type === 'renommer') cible.renommer(`${NOMS[g.table] ?? ''}_${g.suffixe}`);
  else if (g.type === 'formule') bilan.poser(4 + g.ligne, 0, g.constante ? g.ligne : { formule: `=SUM(${cible.nom}[W])*2+A4` });
  else if (g.type === 'redimensionner') {
    const fin = zone.l0 + g.lignes;
    // The rows that leave the table lose their formulas, the new ones get theirs: as Excel does with calculated columns.
    for (let l = fin + 1; l <= zone.l1; l += 1) for (let c = zone.c0; c <= zone.c1; c += 1) feuille.poser(l, c, '');
    const ancienne = zone.l1;
    cible.redimensionner({ ...zone, l1: fin });
    for (let l = ancienne + 1; l <= fin; l += 1) remplirA(feuille, l, zone.c0, g.table, noms);
  } else {
    // Each table has its own columns to move to: none falls on another.
    const c0 = g.vers === 0 ? 0 : 6 * g.vers;
    if (c0 === zone.c0) return;
    deplacerCellules(new Plage(feuille, zone), new Plage(feuille, { ...zone, c0, c1: c0 + 3 }));
  }
}

function remplirA(feuille: Feuille, ligne: number, c0: number, rang: number, noms: readonly string[]): void {
  feuille.poser(ligne, c0, 1);
  FORMULES(rang, noms).forEach((formule, c) => feuille.poser(ligne, c0 + c + 1, { formule }));
}

/** The same contents in a workbook that never knew the changes. */
function rouvrir(classeur: Classeur): Classeur {
  const frais = new Classeur({ moteur: creerMoteur });
  const paires = classeur.feuilles.map((source) => [source, frais.ajouterFeuille(source.nom)] as const);
  const poser = (formules: boolean): void => {
    for (const [source, copie] of paires) {
      const etendue = source.grille.etendue();
      if (etendue === null) continue;
      for (let l = 0; l <= etendue.l1; l += 1)
        for (let c = 0; c <= etendue.c1; c += 1)
          if ((source.grille.formule(l, c) !== undefined) === formules && source.contenu(l, c) !== '')
            copie.poser(l, c, source.contenu(l, c));
    }
  };
  poser(false);
  for (const [source, copie] of paires) for (const { zone, nom } of source.tableaux()) frais.ajouterTableau(copie, zone, true, nom);
  poser(true);
  return frais;
}

function valeurs(classeur: Classeur): Record<string, Scalaire> {
  const lues: Record<string, Scalaire> = {};
  for (const feuille of classeur.feuilles) {
    const etendue = feuille.grille.etendue();
    if (etendue === null) continue;
    for (let l = 0; l <= etendue.l1; l += 1)
      for (let c = 0; c <= etendue.c1; c += 1) if (feuille.contenu(l, c) !== '') lues[`${feuille.nom}!${l},${c}`] = feuille.valeur(l, c);
  }
  return lues;
}

it('Après des saisies, des renommages, des redimensionnements et des déplacements de tables, les valeurs sont celles d’un classeur neuf', () => {
  let seances = 0;
  fc.assert(
    fc.property(fc.array(geste, { minLength: 1, maxLength: 14 }), (gestes) => {
      const ouverte = seance();
      const ids = ouverte.classeur.tableauxDe(null).map(({ id }) => id);
      ouverte.bilan.valeur(3, 0);
      for (const g of gestes) faire(ouverte, ids, g);
      const suivies = valeurs(ouverte.classeur);
      expect(suivies).toEqual(valeurs(rouvrir(ouverte.classeur)));
      expect(Object.values(suivies).filter(estErreur)).toEqual([]);
      seances += 1;
    }),
    { numRuns: 120, seed: Number(process.env['NEGOFLUX_GRAINE'] ?? 20_260_115) },
  );
  expect(seances).toBeGreaterThanOrEqual(120);
}, 120_000);
