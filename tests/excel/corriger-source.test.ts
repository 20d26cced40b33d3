import type { CelluleACorriger } from '../../src/excel/cellules-source';
import { suitesDe, texteAEcrire } from '../../src/excel/cellules-source';
import { generer, inventaireDe, lignesDe } from './classeur-vivant';
import { installer, type Banc } from './outillage';

const JOURNAL = { date: 46_000, operation: 'Source corrigée', feuille: 'Feuil1', detail: 'deux cellules', version: '0.1.0' };

function preparer(): Banc {
  const banc = installer();
  banc.hote.remplir('Feuil1', 0, 0, [
    ['Référence', 'Type', 'Code INSEE', 'Fin'],
    ['L1', 'grand', 1004, 47_849],
    ['L2', 'grand', '31555', 47_849],
    ['L3', 'T3', '31555', 'jamais'],
  ]);
  return banc;
}

const cellule = (ligne: number, colonne: number, avant: CelluleACorriger['avant'], apres: string): CelluleACorriger => ({
  ligne,
  colonne,
  avant,
  apres,
});
const TROIS = [cellule(1, 1, 'grand', 'T4'), cellule(2, 1, 'grand', 'T2'), cellule(1, 2, 1004, '01004'), cellule(3, 3, 'jamais', '=1+1')];
const corriger = ({ porte }: Banc, cellules: readonly CelluleACorriger[] = TROIS) =>
  porte.corrigerSource({ feuille: 'Feuil1', cellules, journal: JOURNAL });
const valeurs = ({ hote }: Banc): unknown[] => {
  const feuille = hote.classeur.feuille('Feuil1');
  return TROIS.map(({ ligne, colonne }) => feuille?.valeur(ligne, colonne));
};

describe('corriger la source', () => {
  it('écrit chaque valeur comme un texte, jamais comme une formule ni un nombre, et rend tout comme avant', async () => {
    const banc = preparer();
    const avant = banc.photo();
    await expect(corriger(banc)).resolves.toEqual({ journalEcrit: false });
    expect(valeurs(banc)).toEqual(['T4', 'T2', '01004', '=1+1']);
    expect(banc.hote.classeur.feuille('Feuil1')?.contenu(3, 3)).not.toHaveProperty('formule');
    expect(banc.porte.peutAnnuler()).toBe(true);
    await banc.porte.annulerDerniereOperation();
    expect(valeurs(banc)).toEqual(['grand', 'grand', 1004, 'jamais']);
    expect(banc.photo()).toEqual(avant);
    expect(banc.porte.peutAnnuler()).toBe(false);
  });

  it('garde le format de chaque cellule', async () => {
    const banc = preparer();
    const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(banc.hote));
    const formats = (ecrire?: string): Promise<unknown> =>
      Excel.run(async (contexte) => {
        const plage = contexte.workbook.worksheets.getItem('Feuil1').getRange('B2:D4');
        if (ecrire !== undefined) plage.numberFormat = Array.from({ length: 3 }, () => [ecrire, ecrire, ecrire]);
        plage.load('numberFormat');
        await contexte.sync();
        return plage.numberFormat;
      });
    const avant = await formats('dd/mm/yyyy');
    await corriger(banc);
    expect(await formats()).toEqual(avant);
    expect(valeurs(banc)).toEqual(['T4', 'T2', '01004', '=1+1']);
  });

  it('ne coûte que quelques requêtes, quel que soit le nombre de cellules', async () => {
    const banc = installer();
    banc.hote.remplir(
      'Feuil1',
      0,
      0,
      Array.from({ length: 3_000 }, () => ['grand']),
    );
    const toutes = Array.from({ length: 3_000 }, (_, rang) => cellule(rang, 0, 'grand', 'T3'));
    expect(await banc.compter(() => corriger(banc, toutes))).toBeLessThanOrEqual(7);
    expect(banc.hote.classeur.feuille('Feuil1')?.valeur(2_999, 0)).toBe('T3');
  });

  it.each([
    [
      'une formule',
      'cellule-formule',
      (banc: Banc) => void banc.hote.modifierCellule('Feuil1', 2, 1, '="gra"&"nd"'),
      /cellule B3 de la feuille « Feuil1 » contient une formule/,
    ],
    [
      'une valeur changée depuis la lecture',
      'cellule-modifiee',
      (banc: Banc) => void banc.hote.modifierCellule('Feuil1', 2, 1, 'T1'),
      /cellule B3 .* a changé depuis la lecture/,
    ],
  ])('refuse tout devant %s, en nommant la cellule', async (_, code, gener, phrase) => {
    const banc = preparer();
    gener(banc);
    const avant = banc.photo();
    await expect(corriger(banc)).rejects.toMatchObject({ code, message: expect.stringMatching(phrase) });
    await expect(corriger(banc)).rejects.toMatchObject({ message: expect.stringMatching(/^Rien n’a été modifié : /) });
    expect(banc.photo()).toEqual(avant);
    expect(banc.porte.peutAnnuler()).toBe(false);
  });

  it('refuse une feuille protégée ou disparue', async () => {
    const banc = preparer();
    const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(banc.hote));
    await Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').protection.protect();
      await contexte.sync();
    });
    await expect(corriger(banc)).rejects.toMatchObject({ code: 'feuille-protegee', message: expect.stringContaining('« Feuil1 »') });
    await expect(banc.porte.corrigerSource({ feuille: 'Absente', cellules: TROIS, journal: JOURNAL })).rejects.toMatchObject({
      code: 'feuille-absente',
    });
  });

  it('n’annule rien par-dessus une saisie plus récente, et le dit', async () => {
    const banc = preparer();
    await corriger(banc);
    banc.hote.modifierCellule('Feuil1', 2, 1, 'T5');
    await expect(banc.porte.annulerDerniereOperation()).rejects.toMatchObject({
      message: expect.stringMatching(/cellule B3 .* a été modifiée depuis la correction.*« T2 »/),
    });
    expect(valeurs(banc)).toEqual(['T4', 'T5', '01004', '=1+1']);
    banc.hote.modifierCellule('Feuil1', 2, 1, 'T2');
    await banc.porte.annulerDerniereOperation();
    expect(valeurs(banc)).toEqual(['grand', 'grand', 1004, 'jamais']);
  });

  it('laisse une ligne au Journal, que l’annulation reprend', async () => {
    const banc = preparer();
    await generer(banc, inventaireDe([[3, {}]]));
    const avant = await lignesDe(banc, 'Journal');
    await expect(corriger(banc)).resolves.toEqual({ journalEcrit: true });
    expect((await lignesDe(banc, 'Journal')).at(-1)).toEqual([46_000, 'Source corrigée', 'Feuil1', 'deux cellules', '0.1.0']);
    await banc.porte.annulerDerniereOperation();
    expect(await lignesDe(banc, 'Journal')).toEqual(avant);
    expect(valeurs(banc)).toEqual(['grand', 'grand', 1004, 'jamais']);
  });
});

it('les voisines d’une colonne vont ensemble, et un mot que rien ne confond s’écrit tel quel', () => {
  expect(suitesDe(TROIS).map(({ ligne, colonne, apres }) => [ligne, colonne, apres])).toEqual([
    [1, 1, ['T4', 'T2']],
    [1, 2, ['01004']],
    [3, 3, ['=1+1']],
  ]);
  expect(['Non', 'Commune de Muret', 'vrai', 'T4', '01/02/2030', '=A1'].map((texte) => texteAEcrire(texte, 'General'))).toEqual([
    'Non',
    'Commune de Muret',
    "'vrai",
    "'T4",
    "'01/02/2030",
    "'=A1",
  ]);
  expect(['01/02/2030', '=A1', ''].map((texte) => texteAEcrire(texte, '@'))).toEqual(['01/02/2030', "'=A1", '']);
});
