import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { adresseLocale } from '../../src/sandbox/modele/adresse';

export { lireInventaire, ouvrirLeScenario, saisirLeScenario } from '../../scripts/gestes-du-volet.cjs';

const SERVEUR = path.resolve(__dirname, '../../scripts/servir.cjs');
const DELAI_MS = 40_000;
export const CHROMIUM_ABSENT = 'Chromium est absent : apt-get install chromium';

const cheminDeChromium = (): string => process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * False, with a line on stderr, where Chromium is missing. With `NEGOFLUX_SANS_SAUT=1` (continuous integration) the answer is always true,
 * so that absence shows as a failure.
 */
export function chromiumPresent(): boolean {
  if (existsSync(cheminDeChromium()) || process.env['NEGOFLUX_SANS_SAUT'] === '1') return true;
  process.stderr.write(`${CHROMIUM_ABSENT} ; tests de navigateur non exécutés\n`);
  return false;
}

/** Tests that need the browser. */
export const decrireDansChromium = chromiumPresent() ? describe : describe.skip;

export interface OptionsDePage {
  readonly sombre?: boolean;
  /** Called before the page loads, for what must be heard from its first request. */
  readonly surPage?: (page: Page) => void;
}

/** The built sandbox page, served and opened in Chromium. */
export interface Bac {
  readonly adresse: string;
  readonly ouvrir: (options?: OptionsDePage) => Promise<{ readonly page: Page; readonly volet: FrameLocator }>;
  readonly fermer: () => Promise<void>;
}

export async function demarrerBac(): Promise<Bac> {
  if (!existsSync(cheminDeChromium())) throw new Error(CHROMIUM_ABSENT);
  // Port 0: the system gives a free one, so that two runs can go side by side.
  const serveur: ChildProcess = spawn(process.execPath, [SERVEUR], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const adresse = await new Promise<string>((resolve, reject) => {
    serveur.once('exit', (code) => reject(new Error(`Le serveur s’est arrêté (${String(code)}).`)));
    serveur.stdout?.once('data', (texte: Buffer) => resolve(/http:\S+/.exec(texte.toString())?.[0] ?? ''));
  });
  const navigateur: Browser = await chromium.launch({
    executablePath: cheminDeChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  });
  return {
    adresse,
    ouvrir: async ({ sombre = false, surPage } = {}) => {
      const page = await navigateur.newPage({
        viewport: { width: 1366, height: 900 },
        locale: 'fr-FR',
        colorScheme: sombre ? 'dark' : 'light',
        acceptDownloads: true,
      });
      page.setDefaultTimeout(DELAI_MS);
      surPage?.(page);
      await page.goto(adresse);
      return { page, volet: page.frameLocator('iframe[title="Négoflux"]') };
    },
    fermer: async () => {
      await navigateur.close();
      serveur.kill();
    },
  };
}

export async function insererTableaux(volet: FrameLocator): Promise<void> {
  await volet.getByRole('tab', { name: /Tableaux/ }).click();
  await volet.getByRole('button', { name: /Insérer/ }).click();
  await volet.getByText(/Feuilles créées/).waitFor();
  // The pane still reads its summary back from the cells.
  await volet.getByRole('button', { name: /Insérer/, disabled: false }).waitFor();
}

interface Sandbox {
  readonly hote: {
    readonly classeur: {
      tableau(nom: string): {
        pourMoteur(): { ligne: number; colonne: number; lignesDeDonnees: number; colonnes: readonly string[] };
        feuille: { valeur(l: number, c: number): unknown };
      } | null;
    };
  };
}

/** Address of a cell of a table, found by its header and the first column of its row: sheets may gain rows, tables keep their names. */
export async function adresseDans(page: Page, table: string, entete: string, cle: string): Promise<string> {
  const [ligne, colonne] = await page.evaluate(
    ([nom, titre, attendue]) => {
      const tableau = (window as unknown as { __sandbox: Sandbox }).__sandbox.hote.classeur.tableau(nom!);
      if (!tableau) throw new Error(`Table absente : ${nom}`);
      const { ligne: premiere, colonne: gauche, lignesDeDonnees, colonnes } = tableau.pourMoteur();
      const rang = Array.from({ length: lignesDeDonnees }, (_, i) => i).find(
        (i) => tableau.feuille.valeur(premiere + 1 + i, gauche) === attendue,
      );
      if (rang === undefined || !colonnes.includes(titre!)) throw new Error(`Cellule absente : ${nom} ${titre} ${attendue}`);
      return [premiere + 1 + rang, gauche + colonnes.indexOf(titre!)] as const;
    },
    [table, entete, cle],
  );
  return adresseLocale({ l0: ligne, c0: colonne, l1: ligne, c1: colonne });
}

/** Pixels: less than what the grid shows at once. */
const PAS_DE_DEFILEMENT = 300;

/** The grid draws only the rows that one sees: it is scrolled down to the cell, as a person would. */
export async function montrerCellule(page: Page, adresse: string): Promise<Locator> {
  const cellule = page.locator(`[data-adresse=${adresse}]`);
  for (let haut = 0; (await cellule.count()) === 0; haut += PAS_DE_DEFILEMENT) {
    const atteint = await page.getByRole('grid').evaluate((grille, y) => {
      grille.scrollTop = y;
      return new Promise<number>((suite) => requestAnimationFrame(() => requestAnimationFrame(() => suite(grille.scrollTop))));
    }, haut);
    if (atteint < haut) throw new Error(`La cellule ${adresse} n’est pas dans cette feuille.`);
  }
  return cellule;
}
