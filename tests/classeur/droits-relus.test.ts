/** What was typed about the rights comes back from the workbook: duration of the guarantees, who may convert, coefficients. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { HYPOTHESES, INVENTAIRE, lireTable, planDe, tableDe, tablesLues } from './exemples';

const relire = (ajouts: Partial<Hypotheses>): ReturnType<typeof lireHypotheses> =>
  lireHypotheses(tablesLues(planDe(INVENTAIRE, completerHypotheses({ ...HYPOTHESES, ...ajouts }, INVENTAIRE))));

describe('Les hypothèses sur les droits', () => {
  it('reviennent du classeur telles qu’elles y ont été saisies', () => {
    const ajouts = {
      prolongationGarantieAnnees: 3.5,
      droitsAcquisHorsActionLogement: true,
      droitsUniquesEtUnTour: 'droits-de-suite' as const,
      coefficientsDu: [{ zone: '31', coefficient: 2.5, source: 'Convention du 01/02/2024' }],
      duConsommes: [{ territoire: '31', reservataire: 'Action Logement', consommes: 4 }],
    };
    expect(relire(ajouts)).toMatchObject(ajouts);
  });

  it('restent absentes quand personne ne les a changées : une durée que la loi change changera', () => {
    const relues = relire({});
    expect(Object.keys(relues ?? {})).not.toEqual(expect.arrayContaining(['prolongationGarantieAnnees']));
    expect(relues).not.toHaveProperty('droitsAcquisHorsActionLogement');
    for (const absente of ['coefficientsDu', 'duConsommes', 'droitsUniquesEtUnTour']) expect(relues).not.toHaveProperty(absente);
  });

  it('laissent la table des coefficients vide, une ligne par territoire, avec la place de la source', () => {
    const plan = planDe(INVENTAIRE, HYPOTHESES);
    expect(tableDe(plan, 'CoefficientsDU').lignes.map(([zone, coefficient, source]) => [zone, coefficient, source])).toEqual([
      ['31', null, null],
      ['2A', null, null],
    ]);
    expect(lireTable(plan, 'DroitsAcquis', ['31', 'Action Logement'], 'DU par coefficient')).toBe('n/d');
  });

  it('montrent la source de chaque paramètre', () => {
    const plan = planDe(INVENTAIRE, HYPOTHESES);
    expect(lireTable(plan, 'Parametres', ['Prolongation après un prêt garanti'], 'Valeur')).toBe(5);
    expect(lireTable(plan, 'Parametres', ['Prolongation après un prêt garanti'], 'Source')).toContain('R.441-6');
    expect(lireTable(plan, 'Parametres', ['Droits acquis hors Action Logement'], 'Valeur')).toBe('Non');
  });
});
