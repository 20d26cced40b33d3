import type { Page } from 'playwright-core';
import { decrireDansChromium, demarrerBac, type Bac } from './bac';

interface Sandbox {
  readonly hote: {
    readonly classeur: {
      feuille(nom: string): {
        valeur(l: number, c: number): unknown;
        texte(l: number, c: number): string;
        style(l: number, c: number): { format?: string };
      };
    };
  };
}

let bac: Bac;
let page: Page;
/** Each case types in a row of its own. */
let premiereLibre = 20;
beforeAll(async () => {
  bac = await demarrerBac();
  ({ page } = await bac.ouvrir());
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await page.getByRole('grid', { name: 'Feuille Notes' }).waitFor();
});
afterAll(() => bac.fermer());

/** Value, text and format of a cell of column H, empty in the example. */
const lire = (ligne: number): Promise<{ valeur: unknown; texte: string; format: string | undefined }> =>
  page.evaluate((l) => {
    const feuille = (window as unknown as { __sandbox: Sandbox }).__sandbox.hote.classeur.feuille('Notes');
    return { valeur: feuille.valeur(l - 1, 7), texte: feuille.texte(l - 1, 7), format: feuille.style(l - 1, 7).format };
  }, ligne);

async function taper(ligne: number, texte: string): Promise<void> {
  await page.locator(`[data-adresse=H${ligne}]`).click();
  await page.keyboard.type(texte);
  await page.keyboard.press('Enter');
}

decrireDansChromium('La frappe dans une cellule, comme dans Excel en français', () => {
  it.each([
    ['10%', 0.1, '10%'],
    ['12,5 %', 0.125, '12,50%'],
    ['10,5', 10.5, '10,5'],
    ['1 234,5', 1234.5, '1\u202f234,50'],
    ['1 234', 1234, '1\u202f234'],
    ['-3', -3, '-3'],
    ['12 €', 12, '12 €'],
    ['31/12/2025', 46022, '31/12/2025'],
    ['31/02/2025', '31/02/2025', '31/02/2025'],
    ['VRAI', true, 'VRAI'],
    ['faux', false, 'FAUX'],
    ["'0012", '0012', '0012'],
    ['Bonjour', 'Bonjour', 'Bonjour'],
    ['=1+1', 2, '2'],
    ['=SOMME(1;2,5)', 3.5, '3,5'],
    ['=SI(0,5>1;"oui";"non")', 'non', 'non'],
    ['=SOMME.SI(H20:H21;"<1")', 0.225, '0,225'],
    ['-SOMME(1;0,5)', -1.5, '-1,5'],
  ])('lit « %s »', async (tape, valeur, texte) => {
    const ligne = premiereLibre;
    premiereLibre += 1;
    await taper(ligne, tape);
    const lue = await lire(ligne);
    expect(lue.texte).toBe(texte);
    if (typeof valeur === 'number') expect(lue.valeur).toBeCloseTo(valeur, 12);
    else expect(lue.valeur).toBe(valeur);
  });

  it('montre une formule dans la barre comme on l’a tapée, et la laisse corriger', async () => {
    await taper(48, '=ARRONDI(10/4;0)');
    await page.locator('[data-adresse=H48]').click();
    const barre = page.getByRole('textbox', { name: 'Barre de formule' });
    await expect(barre.inputValue()).resolves.toBe('=ARRONDI(10/4;0)');
    await barre.fill('=ARRONDI(10/4;1)+0,25');
    await barre.press('Enter');
    await expect(lire(48)).resolves.toMatchObject({ valeur: 2.75, texte: '2,75' });
    await page.locator('[data-adresse=H48]').click();
    await expect(barre.inputValue()).resolves.toBe('=ARRONDI(10/4;1)+0,25');
    // In the cell too, and unchanged when nothing is typed.
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Saisie en H48' }).inputValue()).resolves.toBe('=ARRONDI(10/4;1)+0,25');
    await page.keyboard.press('Enter');
    await expect(lire(48)).resolves.toMatchObject({ valeur: 2.75 });
  });

  it('garde le format de pourcentage de la cellule quand un nombre nu y est tapé', async () => {
    await taper(50, '10%');
    await taper(50, '12');
    await expect(lire(50)).resolves.toEqual({ valeur: 0.12, texte: '12%', format: '0%' });
  });

  it('valide la saisie en cours quand on clique dans une autre cellule, qui reçoit la frappe suivante', async () => {
    await page.locator('[data-adresse=H52]').click();
    await page.keyboard.type('un');
    await page.locator('[data-adresse=H53]').click();
    await page.keyboard.type('deux');
    await page.keyboard.press('Enter');
    expect([(await lire(52)).valeur, (await lire(53)).valeur]).toEqual(['un', 'deux']);
  });

  it('ne perd ni ne déplace aucune frappe quand l’ordinateur est lent', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 12 });
    await page.locator('[data-adresse=H54]').click();
    await page.keyboard.type('premier');
    await page.keyboard.press('Enter');
    await page.keyboard.type('second');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('10%');
    await page.keyboard.press('Enter');
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    expect([(await lire(54)).valeur, (await lire(55)).valeur, (await lire(56)).valeur, (await lire(57)).valeur]).toEqual([
      'premier',
      'second',
      '',
      0.1,
    ]);
  });

  it('annule la saisie avec Échap et laisse la cellule comme elle était', async () => {
    await taper(58, 'avant');
    await page.locator('[data-adresse=H58]').click();
    await page.keyboard.type('après');
    await page.keyboard.press('Escape');
    expect((await lire(58)).valeur).toBe('avant');
  });
});
