import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { decrireDansChromium, demarrerBac, insererTableaux, lireInventaire, type Bac } from './bac';

const EXEMPLE = path.resolve(__dirname, '../../assets/inventaire-exemple.xlsx');
const TYPE_XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Sandbox {
  readonly hote: {
    readonly classeur: {
      readonly nom: string;
      readonly feuilles: readonly { readonly nom: string }[];
      tableauxDe(feuille: null): readonly {
        readonly nom: string;
        readonly feuille: { readonly nom: string; texte(l: number, c: number): string };
        readonly zone: { l0: number; c0: number; l1: number; c1: number };
      }[];
    };
  };
}

let bac: Bac;
beforeAll(async () => {
  bac = await demarrerBac();
});
afterAll(() => bac.fermer());

/** Every table with its sheet and the text of its cells. */
const tables = (page: Page) =>
  page.evaluate(() => {
    const { classeur } = (window as unknown as { __sandbox: Sandbox }).__sandbox.hote;
    return classeur.tableauxDe(null).map(({ nom, feuille, zone }) => ({
      nom,
      feuille: feuille.nom,
      textes: Array.from({ length: zone.l1 - zone.l0 + 1 }, (_, l) =>
        Array.from({ length: zone.c1 - zone.c0 + 1 }, (_v, c) => feuille.texte(zone.l0 + l, zone.c0 + c)).join('\t'),
      ),
    }));
  });

decrireDansChromium('Un fichier dans la page du bac à sable', () => {
  it('s’ouvre, s’enregistre et se rouvre avec les mêmes tables', async () => {
    const { page, volet } = await bac.ouvrir();
    const champ = page.getByLabel('Classeur à ouvrir');
    await champ.setInputFiles({ name: 'mon-inventaire.xlsx', mimeType: TYPE_XLSX, buffer: fs.readFileSync(EXEMPLE) });
    await page.getByRole('heading', { name: 'mon-inventaire.xlsx' }).waitFor();
    await lireInventaire(volet);
    await insererTableaux(volet);
    const avant = await tables(page);
    expect(avant.map((t) => t.nom)).toEqual(expect.arrayContaining(['Assiette', 'Territoires', 'Comparaison']));

    const telechargement = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    const fichier = await telechargement;
    expect(fichier.suggestedFilename()).toBe('mon-inventaire.xlsx');
    await page.getByText('Le classeur est enregistré dans vos téléchargements.').waitFor();

    await champ.setInputFiles({ name: 'rouvert.xlsx', mimeType: TYPE_XLSX, buffer: fs.readFileSync(await fichier.path()) });
    await page.getByRole('heading', { name: 'rouvert.xlsx' }).waitFor();
    const apres = await tables(page);
    expect(apres.map((t) => `${t.feuille} : ${t.nom}`)).toEqual(avant.map((t) => `${t.feuille} : ${t.nom}`));
    for (const [rang, table] of apres.entries()) expect(table).toEqual(avant[rang]);

    // Opened anew, the workbook is still ours: the sheets are updated, none is taken for the user's.
    await page.getByRole('button', { name: 'Export parc', exact: true }).click();
    await lireInventaire(volet);
    await volet.getByRole('tab', { name: /Tableaux/ }).click();
    await volet.getByRole('button', { name: /Insérer/ }).click();
    await volet.getByText(/Feuilles mises à jour/).waitFor();
    await page.close();
  });

  it('dit en français qu’un fichier illisible ne s’ouvre pas, et garde le classeur en cours', async () => {
    const { page } = await bac.ouvrir();
    await page
      .getByLabel('Classeur à ouvrir')
      .setInputFiles({ name: 'note.xlsx', mimeType: TYPE_XLSX, buffer: Buffer.from('ceci n’est pas un classeur') });
    await page.getByText(/« note.xlsx » n’a pas pu s’ouvrir/).waitFor();
    await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toBe('inventaire-exemple.xlsx');
    await page.close();
  });
});
