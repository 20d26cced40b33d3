import type { Page } from 'playwright-core';
import {
  adresseDans,
  decrireDansChromium,
  demarrerBac,
  insererTableaux,
  lireInventaire,
  montrerCellule,
  ouvrirLeScenario,
  saisirLeScenario,
  type Bac,
} from './bac';

/** What the sandbox page exposes of its host, as far as this test needs it. */
interface Sandbox {
  readonly hote: {
    readonly classeur: {
      tableau(nom: string): {
        pourMoteur(): { ligne: number; colonne: number; lignesDeDonnees: number; colonnes: readonly string[] };
        feuille: { nom: string; valeur(l: number, c: number): unknown };
      } | null;
    };
  };
}

let bac: Bac;
beforeAll(async () => {
  bac = await demarrerBac();
});
afterAll(() => bac.fermer());

/** Every value of one column of a table, as the cells show it. */
async function colonne(page: Page, table: string, entete: string): Promise<unknown[]> {
  return page.evaluate(
    ([nom, titre]) => {
      const { hote } = (window as unknown as { __sandbox: Sandbox }).__sandbox;
      const tableau = hote.classeur.tableau(nom!);
      if (!tableau) throw new Error(`Table absente : ${nom}`);
      const { ligne, colonne: premiere, lignesDeDonnees, colonnes } = tableau.pourMoteur();
      const rang = colonnes.indexOf(titre!);
      if (rang < 0) throw new Error(`Colonne absente : ${titre} dans ${nom} (${colonnes.join(', ')})`);
      return Array.from({ length: lignesDeDonnees }, (_, i) => tableau.feuille.valeur(ligne + 1 + i, premiere + rang));
    },
    [table, entete],
  );
}

decrireDansChromium('Le parcours complet dans la page du bac à sable', () => {
  it('va de l’ouverture du fichier à un taux changé à la main qui fait bouger la comparaison', async () => {
    const erreurs: string[] = [];
    const dehors: string[] = [];
    const { page, volet } = await bac.ouvrir({
      surPage: (ouverte) => {
        ouverte.on('pageerror', (erreur) => erreurs.push(erreur.message));
        ouverte.on('request', (requete) => {
          if (!requete.url().startsWith(bac.adresse) && !/^(data|blob):/.test(requete.url())) dehors.push(requete.url());
        });
      },
    });

    await lireInventaire(volet);

    await volet.getByRole('tab', { name: /Contrôles/ }).click();
    await volet.getByRole('button', { name: 'Aller à la cellule B139' }).click();
    await expect(page.locator('[data-adresse=B139]').innerText()).resolves.toBe('A12');

    await insererTableaux(volet);
    const codes = await colonne(page, 'Assiette', 'Territoire');
    const parcs = await colonne(page, 'Assiette', 'Parc');
    expect(Object.fromEntries(codes.map((code, i) => [code, parcs[i]]))).toEqual({ '09': 168, 31: 2772, 81: 944, 82: 578 });

    await ouvrirLeScenario(volet);
    await saisirLeScenario(volet);
    await volet.getByRole('button', { name: /Insérer|Mettre à jour/ }).click();
    await page.getByRole('button', { name: 'Scénario Mutations à 40' }).waitFor();
    await volet
      .getByText(/1 feuille créée/)
      .first()
      .waitFor();
    const somme = (valeurs: readonly unknown[]): number => valeurs.reduce((total: number, v) => total + Number(v), 0);
    const reference = somme(await colonne(page, 'Comparaison', 'Référence'));
    const scenario = somme(await colonne(page, 'Comparaison', 'Mutations à 40'));
    // Forty mutations in each of the four départements, when the reference has none; the Ariège has only 8,5 to lose.
    expect(reference - scenario).toBeCloseTo(3 * 40 + 8.5, 6);

    await page.getByRole('button', { name: 'Hypothèses' }).click();
    const saisir = async (entete: string, texte: string): Promise<void> => {
      await (await montrerCellule(page, await adresseDans(page, 'Territoires', entete, '31'))).click();
      await page.keyboard.type(texte);
      await page.keyboard.press('Enter');
    };
    await saisir('Mutations', '20');
    await (await montrerCellule(page, await adresseDans(page, 'Territoires', 'Variante de taux', '31'))).dblclick();
    await page.getByLabel(/^Saisie en/).selectOption('Saisi');
    await saisir('Taux saisi', '10%');

    // 31: (2 475 × 10 %) − 20 = 227,5
    const assiettes = await colonne(page, 'Assiette', 'Assiette');
    expect(assiettes[codes.indexOf('31')]).toBeCloseTo(227.5, 9);
    expect(somme(await colonne(page, 'Comparaison', 'Référence'))).not.toBeCloseTo(reference, 3);
    // The scenario keeps its own mutations, and follows the typed rate: 207,5 beside 227,5.
    const scenarioApres = somme(await colonne(page, 'Comparaison', 'Mutations à 40'));
    expect(somme(await colonne(page, 'Comparaison', 'Référence')) - scenarioApres).toBeCloseTo(20 + 2 * 40 + 8.5, 6);

    expect(erreurs).toEqual([]);
    expect(dehors).toEqual([]);
    await page.close();
  });
});
