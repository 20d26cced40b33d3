import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM, ResourceLoader, VirtualConsole } from 'jsdom';
import { HoteExcel } from '../../src/sandbox/hote';
import { creerFenetreExterne } from '../../src/sandbox/transports/fenetre-externe';

const DIST = join(process.cwd(), 'node_modules/@microsoft/office-js/dist');

/** Serves the genuine files from disk, where the page believes them to be. */
class DepuisLeDisque extends ResourceLoader {
  override fetch(url: string): ReturnType<ResourceLoader['fetch']> {
    const contenu = Promise.resolve(readFileSync(join(DIST, new URL(url).pathname.replace('/dist/', '').toLowerCase())));
    return Object.assign(contenu, { abort: () => undefined }) as ReturnType<ResourceLoader['fetch']>;
  }
}

interface FenetreOffice {
  Office: {
    onReady(): Promise<{ host: string; platform: string }>;
    context: { officeTheme: { bodyBackgroundColor: string }; displayLanguage: string };
  };
  Excel: typeof Excel;
}

describe('la chaîne complète d’office.js dans une page', () => {
  test('se croit dans Excel pour Windows, lit et écrit notre classeur', async () => {
    const hote = new HoteExcel();
    const { external } = creerFenetreExterne(hote, { theme: { fond: '#F3F2F1', texte: '#112233' } });
    const page = new JSDOM('<!doctype html><script src="https://complement.test/dist/office.js"></script>', {
      url: 'https://complement.test/volet.html',
      runScripts: 'dangerously',
      resources: new DepuisLeDisque(),
      virtualConsole: new VirtualConsole(),
      beforeParse: (fenetre) => void Object.defineProperty(fenetre, 'external', { value: external, configurable: true }),
    });
    await new Promise((suite) => page.window.addEventListener('load', suite));
    const fenetre = page.window as unknown as FenetreOffice;
    expect(await fenetre.Office.onReady()).toMatchObject({ host: 'Excel', platform: 'PC' });
    expect(fenetre.Office.context.displayLanguage).toBe('fr-FR');
    expect(fenetre.Office.context.officeTheme.bodyBackgroundColor.toUpperCase()).toBe('#F3F2F1');
    const recus: string[] = [];
    await fenetre.Excel.run(async (contexte) => {
      const feuille = contexte.workbook.worksheets.getActiveWorksheet();
      feuille.getRange('A1').values = [['bonjour']];
      feuille.onChanged.add(async (evenement) => void recus.push(evenement.address));
      await contexte.sync();
    });
    expect(hote.classeur.active.valeur(0, 0)).toBe('bonjour');
    hote.modifierCellule('Feuil1', 4, 1, 'vu');
    await new Promise((suite) => setTimeout(suite, 50));
    expect(recus).toEqual(['B5']);
    page.window.close();
  });
});
