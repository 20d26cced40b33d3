/* Makes the screenshots of the documentation from the built sandbox page: `npm run build:sandbox && npm run photos`. */
const path = require('node:path');
const { spawn } = require('node:child_process');
const { chromium } = require('playwright-core');
const { lireInventaire, ouvrirLeScenario, saisirLeScenario } = require('./gestes-du-volet.cjs');

const IMAGES = path.resolve(__dirname, '..', 'docs', 'images');
const PORT = 3210;

async function photographier() {
  const serveur = spawn(process.execPath, [path.join(__dirname, 'servir.cjs')], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => serveur.stdout.once('data', resolve));
  const navigateur = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await navigateur.newPage({ viewport: { width: 1366, height: 800 }, locale: 'fr-FR' });
    await page.goto(`http://localhost:${PORT}/`);
    const volet = page.frameLocator('iframe');
    await lireInventaire(volet, { timeout: 60000 });
    await ouvrirLeScenario(volet);
    await saisirLeScenario(volet);
    await volet.getByRole('button', { name: /Insérer/ }).click();
    await page.getByRole('button', { name: 'Scénario Mutations à 40' }).waitFor({ timeout: 60000 });
    await volet.getByRole('button', { name: /Insérer/, disabled: false }).waitFor({ timeout: 60000 });
    await page.getByRole('button', { name: 'Comparaison', exact: true }).click();
    await page.getByRole('grid', { name: 'Feuille Comparaison' }).waitFor();
    // Transitions of the pane's buttons.
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(IMAGES, 'bac-a-sable.png') });
  } finally {
    await navigateur.close();
    serveur.kill();
  }
}

photographier().catch((erreur) => {
  console.error(erreur);
  process.exit(1);
});
