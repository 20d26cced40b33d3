import type { FrameLocator, Page } from 'playwright-core';
import { decrireDansChromium, adresseDans, demarrerBac, insererTableaux, lireInventaire, montrerCellule, type Bac } from './bac';

let bac: Bac;
let page: Page;
let volet: FrameLocator;
beforeAll(async () => {
  bac = await demarrerBac();
  ({ page, volet } = await bac.ouvrir());
  await lireInventaire(volet);
  await insererTableaux(volet);
});
afterAll(() => bac.fermer());

const feuille = async (nom: string): Promise<void> => {
  await page.getByRole('button', { name: nom, exact: true }).click();
  await page.getByRole('grid', { name: `Feuille ${nom}` }).waitFor();
};
/** Left edge and width, in whole pixels. */
const bords = (selecteur: string): Promise<readonly number[]> =>
  page
    .locator(selecteur)
    .first()
    .evaluate((element) => {
      const { left, width } = element.getBoundingClientRect();
      return [Math.round(left), Math.round(width)];
    });
/** Addresses of the cells in view whose own box hides a part of their text: titles, and texts of several lines. */
const tronquees = (): Promise<string[]> =>
  page.getByRole('grid').evaluate((grille) =>
    [...grille.querySelectorAll<HTMLElement>('.texte')].flatMap((texte) => {
      const cellule = texte.parentElement!;
      const css = getComputedStyle(cellule);
      if (texte.textContent === '' || !(css.whiteSpace === 'pre-wrap' || parseFloat(css.fontSize) > 16)) return [];
      const [boite, dehors] = [texte.getBoundingClientRect(), cellule.getBoundingClientRect()];
      const entier =
        texte.scrollWidth <= texte.clientWidth + 1 &&
        texte.scrollHeight <= texte.clientHeight + 1 &&
        boite.top >= dehors.top &&
        boite.bottom <= dehors.bottom;
      return entier ? [] : [`${cellule.dataset.adresse} : ${texte.textContent}`];
    }),
  );

decrireDansChromium('La grille', () => {
  it.each([0, 300])('garde chaque lettre au-dessus de sa colonne, même figée, défilée de %i pixels', async (pixels) => {
    await feuille('Comparaison');
    await page.getByRole('grid').evaluate((element, x) => void (element.scrollLeft = x), pixels);
    // Hidden columns have no letter.
    const colonnes = (await page.locator('.lettre').allInnerTexts()).slice(0, 5);
    expect(colonnes).toHaveLength(5);
    for (const colonne of colonnes) {
      const lettre = await bords(`.lettre:text-is("${colonne}")`);
      expect({ colonne, bords: lettre }).toEqual({ colonne, bords: await bords(`[data-adresse=${colonne}1]`) });
    }
  });

  it.each(['Hypothèses', 'Flux', 'Biens'])(
    'montre en entier les titres, les notes et les en-têtes de plusieurs lignes de « %s »',
    async (nom) => {
      await feuille(nom);
      const hauteur = await page
        .getByRole('row', { name: /^1\s/ })
        .first()
        .evaluate((rangee) => rangee.getBoundingClientRect().height);
      expect(hauteur).toBeGreaterThan(24);
      await expect(tronquees()).resolves.toEqual([]);
    },
  );

  it('laisse un titre courir sur les cellules vides à sa droite, par-dessus les colonnes figées', async () => {
    await feuille('Comparaison');
    const vu = await page.locator('[data-adresse=A1] .texte').evaluate((texte) => {
      const boite = texte.getBoundingClientRect();
      const devant = document.elementFromPoint(boite.right - 4, (boite.top + boite.bottom) / 2);
      return { deborde: boite.right > texte.parentElement!.getBoundingClientRect().right, devant: devant === texte };
    });
    expect(vu).toEqual({ deborde: true, devant: true });
  });

  it('amène l’onglet de la feuille active en vue, et va de l’un à l’autre avec les flèches', async () => {
    const barre = page.getByRole('navigation', { name: 'Feuilles' });
    await barre.getByRole('button', { name: 'Export parc' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const actif = barre.locator('[aria-current]');
    await expect(actif.innerText()).resolves.toBe(await barre.getByRole('button').last().innerText());
    const enVue = await actif.evaluate((onglet) => {
      const cadre = onglet.parentElement!.getBoundingClientRect();
      const boite = onglet.getBoundingClientRect();
      return boite.left >= cadre.left - 1 && boite.right <= cadre.right + 1;
    });
    expect(enVue).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe(
      await barre.getByRole('button').nth(-2).innerText(),
    );
  });

  it('dit les figures d’un graphique dans le format de leurs cellules', async () => {
    await feuille('Flux');
    const dit = await page.getByRole('img').first().getAttribute('aria-label');
    expect(dit).toMatch(/État – prioritaires : Ariège \(09\) 25,00\s?%/);
  });

  it('change une cellule à liste au clavier : les flèches parcourent, Entrée valide', async () => {
    await feuille('Hypothèses');
    const adresse = await adresseDans(page, 'Territoires', 'Variante de taux', '31');
    const cellule = await montrerCellule(page, adresse);
    const champ = page.getByLabel(`Saisie en ${adresse}`);
    await cellule.click();
    await page.keyboard.press('F2');
    const avant = await champ.inputValue();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const choisie = await champ.inputValue();
    expect(choisie).not.toBe(avant);
    await page.keyboard.press('Enter');
    await expect(cellule.innerText()).resolves.toBe(choisie);
  });
});
