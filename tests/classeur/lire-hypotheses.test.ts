import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { HYPOTHESES, INVENTAIRE, lireTable, planDe, tablesLues } from './exemples';

const PREMIER = planDe(INVENTAIRE, completerHypotheses(HYPOTHESES, INVENTAIRE));

function second(tables = tablesLues(PREMIER)): ReturnType<typeof planDe> {
  const lues = lireHypotheses(tables);
  if (lues === null) throw new Error('Aucune hypothèse lue');
  return planDe(INVENTAIRE, completerHypotheses(lues, INVENTAIRE));
}

describe('Relire les hypothèses du classeur', () => {
  it('redonne le même classeur, valeur pour valeur', () => {
    expect(Object.fromEntries(tablesLues(second()))).toEqual(Object.fromEntries(tablesLues(PREMIER)));
  });

  it('redonne le même plan, formules comprises', () => {
    expect(second()).toEqual(PREMIER);
  });

  it('garde un taux, une part et une exclusion saisis dans le classeur', () => {
    const tables = tablesLues(PREMIER);
    const saisir = (nom: string, ligne: number, entete: string, valeur: string | number): void => {
      const table = tables.get(nom);
      const rangee = table?.[ligne];
      if (table === undefined || rangee === undefined) throw new Error(nom);
      rangee[table[0]?.indexOf(entete) ?? -1] = valeur;
    };
    saisir('Territoires', 1, 'Taux saisi', 0.07);
    saisir('Territoires', 1, 'Variante de taux', 'Saisi');
    saisir('Reservataires', 1, 'Part convenue', '20 %');
    saisir('Scenario1Entrees', 1, 'LHI', 9);
    const plan = second(tables);
    expect(lireTable(plan, 'Reservataires', ['État – prioritaires'], 'Part convenue')).toBe(0.2);
    const premier = tables.get('Territoires')?.[1]?.[0] ?? null;
    expect(lireTable(plan, 'Rotation', [premier], 'Taux retenu')).toBe(0.07);
    expect(lireTable(plan, 'Scenario1Entrees', [premier], 'LHI')).toBe(9);
  });

  it('ne trouve rien dans un classeur qui n’est pas de Négoflux', () => {
    expect(lireHypotheses(new Map([['Ventes', [['a'], [1]]]]))).toBeNull();
  });
});
