import fs from 'node:fs';
import path from 'node:path';
import { source as sourceAxe } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { enregistrerClasseur } from '../../src/sandbox/fichiers/enregistrer';
import { decrireDansChromium, demarrerBac, insererTableaux, lireInventaire, ouvrirLeScenario, saisirLeScenario, type Bac } from './bac';

const EXEMPLE = path.resolve(__dirname, '../../assets/inventaire-exemple.xlsx');
const LARGEUR_DU_VOLET = 350;

let bac: Bac;
beforeAll(async () => {
  bac = await demarrerBac();
});
afterAll(() => bac.fermer());

/** Violations in words: rule, place, reason. Contrast included, best practices too. */
async function violations(cadre: Frame): Promise<string[]> {
  // By the debugger, as the page's own policy rightly refuses inline scripts.
  if (!(await cadre.evaluate(() => 'axe' in window))) await cadre.evaluate(sourceAxe);
  // Colours in transition have no contrast of their own, and transitions begin one frame late.
  await cadre.evaluate(() => new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite))));
  await cadre.waitForFunction(() =>
    document.getAnimations().every((a) => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity),
  );
  const resultat = await cadre.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run: (contexte: object, options: object) => Promise<AxeResults> } };
    // Fluent's sentinels send the focus on as soon as they get it: the last test of this file proves it.
    return axe.run({ exclude: [['[data-tabster-dummy]']] }, { iframes: false, resultTypes: ['violations'] });
  });
  // A page that axe did not see would have no violation either.
  expect(resultat.passes.length).toBeGreaterThan(5);
  return resultat.violations.flatMap((v) => v.nodes.map((n) => `${v.id} | ${n.target.join(' ')} | ${n.failureSummary ?? ''}`));
}

/** What is wrong on the page and in the pane in one state, each defect with the state it was met in. */
async function defauts(page: Page, etat: string, sombre: boolean): Promise<string[]> {
  const cadre = page.frames().find((f) => f.url().includes('volet.html'));
  if (!cadre) throw new Error('Le volet est absent de la page.');
  const trouves = (await violations(cadre)).map((v) => `volet | ${v}`);
  // The page itself has one theme.
  if (!sombre) trouves.push(...(await violations(page.mainFrame())).map((v) => `page | ${v}`));
  if (await cadre.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) trouves.push('volet | déborde en largeur');
  return trouves.map((defaut) => `${etat} | ${defaut}`);
}

decrireDansChromium.each([
  { theme: 'clair', sombre: false },
  { theme: 'sombre', sombre: true },
])('L’accessibilité de la page et du volet de 350 pixels, thème $theme', ({ sombre }) => {
  it('ne présente aucun défaut, de l’ouverture au scénario supprimé', async () => {
    const { page, volet } = await bac.ouvrir({ sombre });
    const tous: string[] = [];
    const verifier = async (etat: string): Promise<void> => void tous.push(...(await defauts(page, etat, sombre)));
    const largeur = await page.locator('iframe').evaluate((element) => element.getBoundingClientRect().width);
    expect(Math.abs(largeur - LARGEUR_DU_VOLET)).toBeLessThanOrEqual(1);
    await volet.getByRole('button', { name: 'Lire l’inventaire' }).waitFor();
    await verifier('avant la lecture');

    await lireInventaire(volet);
    for (const onglet of ['Inventaire', 'Contrôles', 'Tableaux', 'Scénarios']) {
      await volet.getByRole('tab', { name: new RegExp(onglet) }).click();
      await volet
        .getByRole('tabpanel', { name: new RegExp(onglet) })
        .getByRole('heading')
        .first()
        .waitFor();
      await verifier(`après la lecture, ${onglet}`);
    }

    await insererTableaux(volet);
    await verifier('après l’insertion');
    for (const feuille of ['Hypothèses', 'Flux', 'Comparaison']) {
      await page.getByRole('button', { name: feuille, exact: true }).click();
      await page.getByRole('grid', { name: `Feuille ${feuille}` }).waitFor();
      await verifier(`feuille ${feuille}`);
    }
    await page.getByRole('grid').press('F2');
    await page.getByLabel(/^Saisie en/).waitFor();
    await verifier('cellule en cours de saisie');
    await page.keyboard.press('Escape');

    await ouvrirLeScenario(volet);
    await verifier('formulaire de scénario');
    await volet.getByRole('button', { name: 'Enregistrer le scénario' }).click();
    await verifier('formulaire de scénario refusé');
    await saisirLeScenario(volet);
    await volet.getByRole('button', { name: 'Supprimer' }).waitFor();
    await verifier('carte de scénario');

    await volet.getByRole('button', { name: 'Supprimer' }).click();
    await volet.getByRole('alertdialog').waitFor();
    await verifier('dialogue de suppression');
    expect(tous).toEqual([]);
    await page.close();
  });

  it('ne présente aucun défaut quand une feuille de l’utilisateur porte déjà un de nos noms', async () => {
    const { page, volet } = await bac.ouvrir({ sombre });
    const tous: string[] = [];
    const verifier = async (etat: string): Promise<void> => void tous.push(...(await defauts(page, etat, sombre)));
    const classeur = await ouvrirClasseur(fs.readFileSync(EXEMPLE));
    classeur.renommerFeuille(classeur.feuille('Notes')!, 'Flux');
    await page.getByLabel('Classeur à ouvrir').setInputFiles({
      name: 'mon-inventaire.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await enregistrerClasseur(classeur)),
    });
    await page.getByRole('button', { name: 'Flux', exact: true }).waitFor();
    await lireInventaire(volet);
    await volet.getByRole('tab', { name: /Tableaux/ }).click();
    await volet.getByRole('button', { name: /Insérer/ }).click();
    await volet.getByRole('dialog').getByText('votre feuille « Flux », la nôtre « Flux (Négoflux) »').waitFor();
    await verifier('dialogue de conflit');
    await volet.getByRole('dialog').getByRole('button', { name: 'Insérer à côté' }).click();
    await volet.getByText(/Feuilles créées/).waitFor();
    await page.getByRole('button', { name: 'Flux (Négoflux)', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Flux', exact: true }).waitFor();
    await verifier('après l’insertion à côté');
    expect(tous).toEqual([]);
    await page.close();
  });
});

decrireDansChromium('Le clavier dans le volet', () => {
  it('parcourt les commandes sans jamais s’arrêter sur un élément caché', async () => {
    const { page, volet } = await bac.ouvrir();
    await volet.getByRole('button', { name: 'Lire l’inventaire' }).waitFor();
    await volet.getByRole('tab', { name: /Inventaire/ }).focus();
    const cadre = page.frames().find((f) => f.url().includes('volet.html'))!;
    const arrets: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      const arret = await cadre.evaluate(() => {
        const element = document.activeElement;
        return element === null || !document.hasFocus()
          ? 'dehors'
          : element.closest('[aria-hidden="true"]')
            ? 'caché'
            : element.textContent || element.tagName;
      });
      arrets.push(arret);
      await page.keyboard.press('Tab');
    }
    expect(arrets[0]).toMatch(/Inventaire/);
    expect(arrets).toContain('Lire l’inventaire');
    expect(arrets).not.toContain('caché');
    await page.close();
  });
});
