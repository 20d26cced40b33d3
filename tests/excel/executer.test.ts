import type { Plan } from '../../src/classeur/plan';
import { colonne, feuille, installer, petitPlan, table } from './outillage';

describe('écriture d’un plan', () => {
  it('crée les feuilles en douze requêtes au plus, et les formules calculent', async () => {
    const { porte, compter } = installer();
    const requetes = await compter(async () => {
      expect(await porte.executer(petitPlan())).toEqual({ feuillesCreees: ['Listes', 'Flux', 'Scénario A'], feuillesMisesAJour: [] });
    });
    expect(requetes).toBeLessThanOrEqual(12);
    const tables = await porte.lireTables(['Flux', 'Scenario1', 'Absente']);
    expect(tables.get('Flux')).toEqual([
      ['Territoire', 'Réservataire', 'Part', 'Double'],
      ['=09', 'Préfecture', 1, 2],
      ['31', 'Préfecture', 2, 4],
      ['=09', 'Préfecture', 3, 6],
    ]);
    expect(tables.get('Scenario1')).toEqual([
      ['Ligne', 'Valeur'],
      ['A', 12],
    ]);
    expect(tables.has('Absente')).toBe(false);
  });

  it('exécuté deux fois, laisse le même classeur', async () => {
    const { porte, photo, compter } = installer();
    await porte.executer(petitPlan());
    const avant = photo();
    expect(await compter(() => porte.executer(petitPlan()))).toBeLessThanOrEqual(12);
    expect(photo()).toEqual(avant);
  });

  it('garde la colonne et les formules de l’utilisateur quand le tableau grandit ou rétrécit', async () => {
    const { hote, porte } = installer();
    await porte.executer(petitPlan());
    const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(hote));
    await Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').getRange('A1').formulas = [['=SUM(Flux[Part])']];
      const flux = contexte.workbook.tables.getItem('Flux');
      flux.resize('A5:E8');
      contexte.workbook.worksheets.getItem('Flux').getRange('E5').values = [['À moi']];
      await contexte.sync();
      flux.columns.getItem('À moi').getDataBodyRange().formulas = [
        ['=Flux[[#This Row],[Part]]*10'],
        ['=Flux[[#This Row],[Part]]*10'],
        ['=Flux[[#This Row],[Part]]*10'],
      ];
      await contexte.sync();
    });
    await porte.executer(petitPlan(5));
    expect((await porte.lireTables(['Flux'])).get('Flux')?.map((ligne) => ligne[4])).toEqual(['À moi', 10, 20, 30, 40, 50]);
    expect(hote.classeur.feuille('Feuil1')?.valeur(0, 0)).toBe(15);
    await porte.executer(petitPlan(2));
    expect((await porte.lireTables(['Flux'])).get('Flux')?.map((ligne) => ligne[4])).toEqual(['À moi', 10, 20]);
    expect(hote.classeur.feuille('Feuil1')?.valeur(0, 0)).toBe(3);
    expect(hote.classeur.feuille('Flux')?.valeur(11, 0)).toBe('');
  });

  it('supprime les scénarios qui ne sont plus au plan, et suit un scénario renommé', async () => {
    const { hote, porte } = installer();
    await porte.executer(petitPlan(3, ['A', 'B']));
    await porte.executer(petitPlan(3, ['B']));
    expect(hote.classeur.feuilles.map(({ nom }) => nom)).toEqual(['Feuil1', 'Listes', 'Flux', 'Scénario B']);
  });

  it('refuse, sans rien écrire, une feuille ou un tableau de l’utilisateur qui porte un nom du plan', async () => {
    const { hote, porte, photo } = installer();
    hote.classeur.ajouterFeuille('Flux');
    const avant = photo();
    expect(await porte.conflits(petitPlan())).toEqual([{ nom: 'Flux', aCote: 'Flux (Négoflux)' }]);
    await expect(porte.executer(petitPlan())).rejects.toMatchObject({
      code: 'feuille-existante',
      message: expect.stringContaining('« Flux »'),
    });
    expect(photo()).toEqual(avant);
    expect(porte.peutAnnuler()).toBe(false);
  });

  it('refuse d’écraser la note qu’un utilisateur a tapée sous un tableau', async () => {
    const { hote, porte, photo } = installer();
    await porte.executer(petitPlan());
    hote.modifierCellule('Flux', 8, 1, 'ma note');
    const avant = photo();
    await expect(porte.executer(petitPlan(5))).rejects.toMatchObject({ code: 'place-occupee', message: expect.stringContaining('B9') });
    expect(photo()).toEqual(avant);
  });
});

describe('colonnes du plan et colonnes de l’utilisateur', () => {
  const avecColonne = (entetes: readonly string[]): Plan => ({
    feuilles: [
      feuille('flux', 'Flux', {
        tables: [
          table(
            'Flux',
            entetes.map((entete) => colonne(entete)),
            [
              ['a', 'b', 'c'],
              ['d', 'e', 'f'],
              ['g', 'h', 'i'],
            ].map((ligne) => ligne.slice(0, entetes.length)),
          ),
          table('Controle', [colonne('Total')], [['t']], { ligne: 4, colonne: 6 }),
        ],
      }),
    ],
    noms: [],
  });

  it.each([
    ['de plus', ['Territoire', 'Part'], ['Territoire', 'Part', 'Flux']],
    ['de plus au milieu', ['Territoire', 'Flux'], ['Territoire', 'Part', 'Flux']],
    ['de moins', ['Territoire', 'Part', 'Flux'], ['Territoire', 'Flux']],
  ])('une colonne du plan %s laisse à leur place celles de l’utilisateur, et l’annulation rend tout', async (_, avant, apres) => {
    const { hote, porte, photo } = installer();
    await porte.executer(avecColonne(avant));
    const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(hote));
    await Excel.run(async (contexte) => {
      contexte.workbook.tables.getItem('Flux').columns.add(undefined, [['Note'], ['n1'], ['n2'], ['n3']]);
      await contexte.sync();
      contexte.workbook.worksheets.getItem('Feuil1').getRange('A1').formulas = [['=COUNTA(Flux[Note])']];
      await contexte.sync();
    });
    const enPlace = photo();
    await porte.executer(avecColonne(apres));
    const lignes = (await porte.lireTables(['Flux'])).get('Flux') ?? [];
    expect(lignes[0]).toEqual([...apres, 'Note']);
    expect(lignes.map((ligne) => ligne.at(-1))).toEqual(['Note', 'n1', 'n2', 'n3']);
    expect(hote.classeur.feuille('Feuil1')?.valeur(0, 0)).toBe(3);
    expect((await porte.lireTables(['Controle'])).get('Controle')).toEqual([['Total'], ['t']]);
    await porte.annulerDerniereOperation();
    expect(photo()).toEqual(enPlace);
  });
});

describe('annulation de la dernière opération', () => {
  it('retrouve le classeur d’avant la création', async () => {
    const { porte, photo } = installer();
    const avant = photo();
    await porte.executer(petitPlan());
    expect(porte.peutAnnuler()).toBe(true);
    await porte.annulerDerniereOperation();
    expect(photo()).toEqual(avant);
    expect(porte.peutAnnuler()).toBe(false);
    await expect(porte.annulerDerniereOperation()).rejects.toMatchObject({ code: 'rien-a-annuler' });
  });

  it.each([
    ['qui grandit', 6, ['A']],
    ['qui rétrécit', 1, ['A']],
    ['avec un scénario de plus', 3, ['A', 'B']],
    ['avec un scénario renommé', 3, ['Z']],
  ])('retrouve le classeur d’avant une mise à jour %s', async (_, lignes, scenarios) => {
    const { porte, photo } = installer();
    await porte.executer(petitPlan(3));
    const avant = photo();
    await porte.executer(petitPlan(lignes, scenarios));
    expect(photo()).not.toEqual(avant);
    await porte.annulerDerniereOperation();
    expect(photo()).toEqual(avant);
  });
});
