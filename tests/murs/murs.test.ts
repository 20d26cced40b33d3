/** The walls of the house hold: each snippet that would breach one is refused, each honest one goes through. */
import path from 'node:path';
import { Linter } from 'eslint';
import configuration from '../../eslint.config.mjs';

const RACINE = path.resolve(__dirname, '../..');
const linter = new Linter({ configType: 'flat', cwd: RACINE });

/** Rules that refuse `code` when it stands in `fichier`. */
function refus(fichier: string, code: string): string[] {
  const messages = linter.verify(code, configuration, { filename: path.join(RACINE, fichier) });
  const fautes = messages.filter(({ fatal }) => fatal === true).map(({ message }) => message);
  // A snippet that does not parse, or a file that no configuration covers, would prove nothing.
  expect(fautes).toEqual([]);
  expect(messages.filter(({ ruleId }) => ruleId === null).map(({ message }) => message)).toEqual([]);
  return messages.map(({ ruleId }) => String(ruleId));
}

const boucle = (corps: string): string => `export async function f(contexte: { sync(): Promise<void> }, l: number[]) { ${corps} }`;

describe('Les murs entre les dossiers', () => {
  it.each([
    ['src/domaine/a.ts', "import { porte } from '../excel/porte'; porte();", 'no-restricted-imports'],
    ['src/domaine/calcul/a.ts', "export { porte } from '../../excel/porte';", 'no-restricted-imports'],
    ['src/domaine/a.ts', "import type { Plan } from '../classeur/plan'; export type P = Plan;", 'no-restricted-imports'],
    ['src/domaine/a.ts', "export const f = () => import('../excel/porte');", 'no-restricted-syntax'],
    ['src/domaine/calcul/a.ts', "export const f = () => import('../../excel');", 'no-restricted-syntax'],
    ['src/domaine/a.ts', "export type P = import('../classeur/plan').Plan;", 'no-restricted-syntax'],
    ['src/domaine/a.ts', 'export const f = (nom: string) => import(`../excel/${nom}`);', 'no-restricted-syntax'],
    ['src/domaine/a.ts', "const p = require('../excel/porte'); export { p };", '@typescript-eslint/no-require-imports'],
    ['src/classeur/a.ts', "export const f = () => import('../volet/services');", 'no-restricted-syntax'],
    ['src/classeur/feuilles/a.ts', "import { produire } from '../../fichier/produire'; produire();", 'no-restricted-imports'],
    ['src/excel/a.ts', "export const f = () => import('../volet/services');", 'no-restricted-syntax'],
    ['src/excel/a.ts', "import { produire } from '../fichier/produire'; produire();", 'no-restricted-imports'],
    ['src/fichier/a.ts', "export const f = () => import('../excel/porte');", 'no-restricted-syntax'],
    ['src/volet/a.ts', "export const f = () => import('../sandbox/hote');", 'no-restricted-syntax'],
    ['src/volet/ecrans/a.tsx', "export const f = () => import('../../sandbox/hote');", 'no-restricted-syntax'],
    ['src/volet/a.ts', "import { HoteExcel } from '../sandbox/hote'; new HoteExcel();", 'no-restricted-imports'],
    ['src/sandbox/a.ts', "export const f = () => import('../domaine/bien');", 'no-restricted-syntax'],
    ['src/sandbox/page/a.tsx', "import { App } from '../../volet/App'; App();", 'no-restricted-imports'],
  ])('dans %s, refuse %s', (fichier, code, regle) => {
    expect(refus(fichier, code)).toContain(regle);
  });

  it.each([
    ['src/domaine/a.ts', "import 'react';", 'no-restricted-imports'],
    ['src/domaine/a.ts', "export const f = () => import('hucre/xlsx');", 'no-restricted-syntax'],
    ['src/classeur/a.ts', "export const f = () => import('@fluentui/react-components');", 'no-restricted-syntax'],
    ['src/volet/a.ts', "export const f = () => import('@ironcalc/wasm');", 'no-restricted-syntax'],
    ['src/volet/a.ts', "import 'hucre/xlsx';", 'no-restricted-imports'],
    ['src/domaine/a.ts', "import fs from 'node:fs'; fs.readFileSync('a');", 'no-restricted-imports'],
    ['src/domaine/a.ts', "import { readFile } from 'node:fs/promises'; readFile('a');", 'no-restricted-imports'],
    ['src/domaine/a.ts', "import fs from 'fs'; fs.readFileSync('a');", 'no-restricted-imports'],
    ['src/domaine/a.ts', "export const f = () => import('node:fs');", 'no-restricted-syntax'],
    ['src/domaine/geographie/referentiel-node.ts', "import fs from 'node:fs'; fs.readFileSync('a');", 'no-restricted-imports'],
    ['src/domaine/a.ts', 'export type C = Excel.RequestContext;', 'no-restricted-syntax'],
    ['src/volet/a.ts', 'export type C = Excel.RequestContext;', 'no-restricted-syntax'],
    ['src/classeur/a.ts', "import { join } from 'path'; join('a');", 'no-restricted-imports'],
    ['src/classeur/a.ts', "export const f = () => import('fs/promises');", 'no-restricted-syntax'],
  ])('dans %s, refuse le paquet ou le type de %s', (fichier, code, regle) => {
    expect(refus(fichier, code)).toContain(regle);
  });

  it.each([
    ['src/domaine/a.ts', 'export const titre = document.title;'],
    ['src/domaine/a.ts', 'export const f = () => Excel.run(async () => {});'],
    ['src/domaine/a.ts', "export const f = () => globalThis.fetch('https://exemple.fr');"],
    ['src/domaine/a.ts', 'export const cle = process.env.CLE;'],
    ['src/classeur/a.ts', 'export const f = () => Office.onReady();'],
    ['src/classeur/a.ts', "export const f = () => localStorage.getItem('a');"],
    ['src/excel/a.ts', "export const f = () => fetch('https://exemple.fr');"],
    ['src/fichier/a.ts', 'export const f = () => Excel.run(async () => {});'],
    ['src/volet/a.ts', 'export const f = () => Excel.run(async () => {});'],
  ])('dans %s, refuse le global de %s', (fichier, code) => {
    expect(refus(fichier, code)).toContain('no-restricted-globals');
  });

  it.each([
    ['for (const _ of l) await contexte.sync();'],
    ['for (let i = 0; i < l.length; i += 1) { await contexte.sync(); }'],
    ['while (l.length > 0) { l.pop(); await contexte.sync(); }'],
    ['await Promise.all(l.map(async () => { await contexte.sync(); }));'],
    ['l.forEach(() => void contexte.sync());'],
    ['const context = contexte; for (const _ of l) await context.sync();'],
  ])('dans excel/, refuse une requête par tour : %s', (corps) => {
    expect(refus('src/excel/a.ts', boucle(corps))).toEqual(['negoflux/sync-en-boucle']);
  });

  it.each([
    ['src/classeur/a.ts', "import { arrondir } from '../domaine/calcul/arrondi'; export const f = () => arrondir;"],
    ['src/domaine/a.ts', "import { a } from './calcul/arrondi'; import { b } from './path'; export const f = [a, b];"],
    ['src/excel/a.ts', "import type { Plan } from '../classeur/plan'; export const f = (p: Plan) => [p, import('./ecouter')];"],
    ['src/fichier/a.ts', "import { readFile } from 'node:fs/promises'; export const f = () => [readFile, import('../classeur/plan')];"],
    [
      'src/volet/a.ts',
      "export const f = () => [import('../domaine/bien'), import('../fichier/texte/lire-fichier-texte'), document.title];",
    ],
    ['src/volet/ecrans/a.tsx', "import { Button } from '@fluentui/react-components'; export const f = () => <Button />;"],
    ['src/sandbox/a.ts', "import vm from 'node:vm'; export const f = () => [vm, import('./fichiers/ouvrir')];"],
    ['src/excel/a.ts', boucle('for (const x of l) l.push(x); await contexte.sync();')],
  ])('dans %s, laisse passer %s', (fichier, code) => {
    expect(refus(fichier, code)).toEqual([]);
  });
});
