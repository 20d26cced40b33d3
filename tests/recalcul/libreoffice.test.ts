import { writeXlsx } from 'hucre/xlsx';
import { libreOfficePresent, ouvrirLibreOffice } from '../outils/libreoffice/libreoffice';

const decrire = libreOfficePresent() ? describe : describe.skip;

decrire('LibreOffice gardé au chaud', () => {
  it('recalcule un classeur après une saisie et signale les erreurs', async () => {
    const libreOffice = await ouvrirLibreOffice();
    try {
      await libreOffice.charger(
        await writeXlsx({
          sheets: [
            {
              name: 'Essai',
              cells: new Map([
                ['0,0', { value: 2 }],
                ['0,1', { formula: 'A1*3', formulaResult: 6 }],
                ['0,2', { formula: '1/(A1-5)', formulaResult: 0 }],
              ]),
            },
          ],
        }),
      );
      await libreOffice.ecrire('Essai', 'A1', 5);
      await libreOffice.recalculer();
      const feuille = (await libreOffice.lireTout()).get('Essai');
      expect(feuille?.valeurs[0]?.[1]).toBe(15);
      expect(feuille?.erreurs).toEqual([[0, 2, '#DIV/0!', 532]]);
    } finally {
      await libreOffice.fermer();
    }
  });
});
