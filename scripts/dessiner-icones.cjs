/*
 * Draws the product's icons: a house whose roof is an arrow of flow, with three shares as its walls.
 * The drawing is described once as SVG; Chromium (already needed by the browser tests) turns it into PNG of every required size.
 */
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const TAILLES = [16, 32, 64, 80, 128];
const DESSIN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="100%" height="100%">
  <rect width="64" height="64" rx="13" fill="#0b5d52"/>
  <path d="M8 33 32 11 56 33" fill="none" stroke="#ffffff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
  <rect x="15" y="40" width="9" height="14" rx="2" fill="#7fd6c2"/>
  <rect x="27.5" y="31" width="9" height="23" rx="2" fill="#ffffff"/>
  <rect x="40" y="36" width="9" height="18" rx="2" fill="#f2b84b"/>
</svg>`;

async function dessiner() {
  const navigateur = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  for (const taille of TAILLES) {
    const page = await navigateur.newPage({ viewport: { width: taille, height: taille } });
    await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>${DESSIN}`);
    const image = await page.screenshot({ omitBackground: true });
    fs.writeFileSync(path.join(__dirname, '..', 'assets', `icone-${taille}.png`), image);
    await page.close();
  }
  await navigateur.close();
}

dessiner().catch((erreur) => {
  console.error(erreur);
  process.exit(1);
});
