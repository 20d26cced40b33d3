import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const SORTIE = path.resolve(__dirname, '../../dist/sandbox');
const BUDGET_OCTETS = 200_000;

describe('Le premier chargement du volet', () => {
  it('pèse moins de 200 ko compressés, office.js à part', () => {
    const html = fs.readFileSync(path.join(SORTIE, 'volet.html'), 'utf8');
    const scripts = [...html.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)"?/g)]
      .map((m) => m[1]!)
      .filter((src) => src.startsWith('volet.') || src.includes('vendor'));
    expect(scripts.length).toBeGreaterThan(0);
    const poids = scripts.reduce((somme, src) => somme + gzipSync(fs.readFileSync(path.join(SORTIE, src))).length, 0);
    console.log(`Premier chargement du volet : ${(poids / 1000).toFixed(1)} ko compressés`);
    expect(poids).toBeLessThan(BUDGET_OCTETS);
  });

  it('ne charge ni les données de référence ni le moteur de calcul du bac à sable', () => {
    const html = fs.readFileSync(path.join(SORTIE, 'volet.html'), 'utf8');
    expect(html).not.toMatch(/referentiel\.json|\.wasm/);
  });
});
