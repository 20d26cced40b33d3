import { writeXlsx } from 'hucre/xlsx';
import { lireClasseur } from '../../src/fichier/lire-classeur';

describe('Lecture d’un .xlsx', () => {
  it('rend les dates en numéros de série, les textes et les nombres tels quels', async () => {
    const octets = await writeXlsx({
      sheets: [
        {
          name: 'Parc',
          rows: [
            ['Fin', 'N°'],
            [new Date(Date.UTC(2024, 1, 29)), '0123'],
            [null, 12.5],
            [true, '=1+1'],
          ],
        },
      ],
    });
    const { feuilles } = await lireClasseur(octets);
    expect(feuilles).toEqual([
      {
        nom: 'Parc',
        negoflux: false,
        valeurs: [
          ['Fin', 'N°'],
          [45351, '0123'],
          [null, 12.5],
          [true, '=1+1'],
        ],
        pertes: [],
        fusions: [],
      },
    ]);
  });

  it('rend les erreurs en texte et la dernière valeur d’une formule', async () => {
    const octets = await writeXlsx({
      sheets: [
        {
          name: 'Parc',
          cells: new Map([
            ['0,0', { value: '#N/A' }],
            ['0,1', { formula: '1+1', formulaResult: 2 }],
          ]),
        },
      ],
    });
    expect((await lireClasseur(octets)).feuilles[0]?.valeurs).toEqual([['#N/A', 2]]);
  });
});
