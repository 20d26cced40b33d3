import type { Plan } from '../../src/classeur/plan';
import { generer, inventaireDe, lignesDe } from './classeur-vivant';
import { colonne, feuille, installer, table, type Banc } from './outillage';

async function lire<T>({ hote }: Banc, travail: (contexte: Excel.RequestContext) => Promise<T>): Promise<T> {
  const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(hote));
  return Excel.run(travail);
}

describe('apparence des feuilles', () => {
  it('centre verticalement toutes les cellules des tableaux, courtes ou à plusieurs lignes', async () => {
    const banc = installer();
    const plan = {
      feuilles: [
        feuille('controles', 'Contrôles', {
          tables: [
            table(
              'Controles',
              [colonne('Règle'), colonne('Message', { role: 'texte-long' })],
              [['V01', 'Un message qui tient deux lignes']],
            ),
          ],
        }),
      ],
      noms: [],
    };
    await banc.porte.executer(plan);
    const alignement = await lire(banc, async (contexte) => {
      const etendue = contexte.workbook.tables.getItem('Controles').getRange();
      etendue.format.load('verticalAlignment');
      await contexte.sync();
      return etendue.format.verticalAlignment;
    });
    expect(alignement).toBe('Center');
  });

  it('ne laisse pas répéter en haut des pages un en-tête dont le plan ne veut plus', async () => {
    const banc = installer();
    // Beyond a page, the header of a table is repeated.
    const plan = (lignes: number): Plan => {
      const biens = table(
        'Biens',
        [colonne('N°')],
        Array.from({ length: lignes }, (_, rang) => [`N° ${rang}`]),
      );
      return { feuilles: [feuille('biens', 'Biens', { tables: [biens], impression: { colonnes: 1, entete: null, sauts: [] } })], noms: [] };
    };
    const repetees = (): Promise<string | null> =>
      lire(banc, async (contexte) => {
        const lignes = contexte.workbook.worksheets.getItem('Biens').pageLayout.getPrintTitleRowsOrNullObject();
        lignes.load('address');
        await contexte.sync();
        return lignes.isNullObject ? null : lignes.address;
      });
    await banc.porte.executer(plan(3));
    expect(await repetees()).toBeNull();
    await banc.porte.executer(plan(60));
    expect(await repetees()).toBe('Biens!5:5');
    await banc.porte.executer(plan(3));
    // The title of the sheet: Office.js has no way back to none.
    expect(await repetees()).toBe('Biens!1:1');
  });

  it.each([
    [1, '1 scénario.'],
    [2, '2 scénarios.'],
  ])('accorde le Journal avec %i scénario(s)', async (nombre, fin) => {
    const banc = installer();
    const scenarios = ['Bas', 'Haut'].slice(0, nombre).map((nom) => ({ nom, modifications: {} }));
    await generer(banc, inventaireDe([[1, { reservataires: ['Action Logement'] }]]), { scenarios });
    const [ligne] = await lignesDe(banc, 'Journal');
    expect(ligne?.[3]).toMatch(/^Exercice 2026 : 1 ligne lue, 1 logement retenu,/);
    expect(String(ligne?.[3]).endsWith(` ${fin}`)).toBe(true);
  });
});
