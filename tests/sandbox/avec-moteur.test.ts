import { HoteExcel } from '../../src/sandbox/hote';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import { chargerExcel } from '../../src/sandbox/transports/noeud';

beforeAll(initialiserMoteurNode);

describe('le modèle et le vrai moteur de calcul', () => {
  test('les références structurées, courtes ou longues, se calculent et suivent le nom du tableau', async () => {
    const hote = new HoteExcel({ moteur: creerMoteur });
    const { Excel } = chargerExcel(hote);
    await Excel.run(async (contexte) => {
      const feuille = contexte.workbook.worksheets.getItem('Feuil1');
      feuille.getRange('A1:C3').values = [['Parc', 'Taux de rotation', 'Flux'], [1000, 0.08, ''], [500, 0.1, '']]; // prettier-ignore
      const table = feuille.tables.add('A1:C3', true);
      table.name = 'Assiette';
      feuille.getRange('C2:C3').formulas = [
        ['=[@Parc]*[@[Taux de rotation]]'],
        ['=Assiette[[#This Row],[Parc]]*Assiette[[#This Row],[Taux de rotation]]'],
      ];
      const total = contexte.workbook.worksheets.add('Synthèse').getRange('A1:A2');
      total.formulas = [['=SUM(Assiette[Flux])'], ['=SUMIF(Assiette[Parc],500,Assiette[Flux])']];
      total.load('values,formulas');
      await contexte.sync();
      expect(total.values).toEqual([[130], [50]]);
      table.name = 'Base';
      feuille.getRange('A2').values = [[2000]];
      total.load('values,formulas');
      await contexte.sync();
      expect(total.formulas[0]).toEqual(['=SUM(Base[Flux])']);
      expect(total.values).toEqual([[210], [50]]);
    });
    expect(hote.stats.syncs).toBe(2);
  });

  test('renommer une feuille, agrandir un tableau et insérer des lignes gardent les résultats justes', async () => {
    const hote = new HoteExcel({ moteur: creerMoteur });
    const { Excel } = chargerExcel(hote);
    await Excel.run(async (contexte) => {
      const feuille = contexte.workbook.worksheets.getItem('Feuil1');
      feuille.getRange('A1:A3').values = [['n'], [1], [2]];
      const table = feuille.tables.add('A1:A3', true);
      table.name = 'T';
      const autre = contexte.workbook.worksheets.add('Calculs').getRange('A1:A2');
      autre.formulas = [['=SUM(T[n])'], ['=Feuil1!A3*10']];
      await contexte.sync();
      feuille.name = 'Ma feuille';
      feuille.getRange('A4').values = [[4]];
      table.resize('A1:A4');
      feuille.getRange('1:2').insert('Down');
      autre.load('values,formulas');
      await contexte.sync();
      expect(autre.values).toEqual([[7], [20]]);
      expect(autre.formulas).toEqual([['=SUM(T[n])'], ["='Ma feuille'!A5*10"]]);
    });
  });

  test('300 000 lignes de 15 colonnes tiennent et se lisent, sans que le moteur en lise une cellule', async () => {
    let demandees = 0;
    const hote = new HoteExcel({
      moteur: (source) =>
        creerMoteur({
          constante: (...cellule) => {
            demandees += 1;
            return source.constante(...cellule);
          },
          etendue: (feuille) => source.etendue(feuille),
        }),
    });
    const { Excel } = chargerExcel(hote);
    const ligne = Array.from({ length: 15 }, (_, c) => (c % 3 === 0 ? c : `valeur ${c}`));
    hote.remplir(
      'Feuil1',
      0,
      0,
      Array.from({ length: 300_000 }, () => ligne),
    );
    await Excel.run(async (contexte) => {
      const feuille = contexte.workbook.worksheets.getItem('Feuil1');
      const plage = feuille.getUsedRange(true).load('rowCount,columnCount');
      const tranche = feuille.getRangeByIndexes(290_000, 0, 10_000, 15).load('values');
      await contexte.sync();
      expect([plage.rowCount, plage.columnCount]).toEqual([300_000, 15]);
      expect(tranche.values[9_999]?.[1]).toBe('valeur 1');
      expect(demandees).toBe(0);
      // The count is a true one: a formula that reads two cells makes the engine ask for them.
      const somme = feuille.getRange('Q1');
      somme.formulas = [['=A1+D1']];
      somme.load('values');
      await contexte.sync();
      expect(somme.values).toEqual([[3]]);
      expect(demandees).toBeGreaterThan(0);
    });
  });
});
