import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { Bilan } from '../../src/fichier/bilan';
import { ENTETES, lignesDuParc } from '../outils/produire-un-classeur';

const RACINE = join(__dirname, '..', '..');

let dossier = '';
const fichier = (nom: string): string => join(dossier, nom);

function classeur(...args: readonly string[]): { readonly code: number | null; readonly sortie: string; readonly erreur: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/fichier/cli.ts', ...args], {
    cwd: RACINE,
    encoding: 'utf8',
  });
  return { code: status, sortie: stdout, erreur: stderr };
}

beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), 'negoflux-cli-'));
  writeFileSync(
    fichier('inventaire.xlsx'),
    await writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['Rien à voir']] },
        { name: 'Export parc', rows: [['Patrimoine au 31/12'], ENTETES, ...lignesDuParc(40, { programme: '=Les Lilas' })] },
      ],
    }),
  );
  writeFileSync(fichier('faux.xlsx'), 'ceci n’est pas un classeur');
  writeFileSync(fichier('abime.json'), '{ "exercice": ');
  writeFileSync(fichier('faux.json'), '{ "exercice": "bientôt" }');
  writeFileSync(
    fichier('h.json'),
    JSON.stringify({
      exercice: 2026,
      bailleur: 'OPH de l’exemple',
      territoires: [{ code: '31', taux: { variante: 'saisi', valeur: 0.1 }, deductions: { mutations: 1 } }],
      reservataires: [
        { nom: 'Préfecture (prioritaires)', categorie: 'etat-prioritaires', partConvenue: 0.25 },
        { nom: 'Action Logement', categorie: 'action-logement', methode: 'assiette' },
      ],
      scenarios: [{ nom: 'Mutations à 2', modifications: { 'deductions.mutations': 2 } }],
    }),
  );
});

afterAll(() => rmSync(dossier, { recursive: true, force: true }));

describe('La commande « classeur »', () => {
  it('écrit le classeur et imprime un seul objet JSON', async () => {
    const { code, sortie, erreur } = classeur(fichier('inventaire.xlsx'), fichier('sortie.xlsx'), '--hypotheses', fichier('h.json'));
    expect({ code, erreur }).toEqual({ code: 0, erreur: '' });
    const bilan = JSON.parse(sortie) as Bilan;
    expect(bilan).toMatchObject({ feuille: 'Export parc', exercice: 2026, lignesLues: 42, biens: 40, lignesEcartees: 2 });
    const [territoire] = bilan.territoires;
    expect(territoire).toMatchObject({ code: '31', parc: 40, horsFlux: 0, parcEligible: 40, tauxRotation: 0.1, fluxBrut: 4, assiette: 3 });
    const arrondis = territoire?.flux.map(({ fluxArrondi }) => fluxArrondi) ?? [];
    expect(arrondis.reduce((total, valeur) => total + valeur, 0)).toBe(3);
    const { feuilles } = await lireClasseur(readFileSync(fichier('sortie.xlsx')));
    // The same counts in the JSON and in the sheets.
    const { erreur: erreurs, alerte, information } = bilan.anomaliesOuvertes;
    expect(feuilles.find(({ nom }) => nom === 'Contrôles')?.valeurs[3]?.[0]).toMatch(
      new RegExp(`Encore ouvertes : ${erreurs} en erreur, ${alerte} en alerte, ${information} pour information`),
    );
    expect(Object.values(bilan.lignesEcarteesParRaison).reduce((total, nombre) => total + nombre, 0)).toBe(2);
    expect(bilan.anomalies).toEqual(bilan.anomaliesOuvertes);
    expect(feuilles.map(({ nom }) => nom)).toEqual(
      expect.arrayContaining(['Export parc', 'Biens', 'Flux', 'Scénario Mutations à 2', 'Comparaison']),
    );
  });

  it('se relance sur son propre classeur sans prendre ses feuilles pour l’inventaire', () => {
    const { code, sortie } = classeur(fichier('sortie.xlsx'), fichier('sortie2.xlsx'), '--hypotheses', fichier('h.json'));
    expect(code).toBe(0);
    expect((JSON.parse(sortie) as Bilan).feuille).toBe('Export parc');
  });

  it.each([
    ['un inventaire absent', () => [fichier('absent.xlsx'), fichier('rien.xlsx')], 'introuvable'],
    ['un fichier qui n’est pas un .xlsx', () => [fichier('faux.xlsx'), fichier('rien.xlsx')], 'n’est pas un classeur .xlsx'],
    ['une feuille absente', () => [fichier('inventaire.xlsx'), fichier('rien.xlsx'), '--feuille', 'Parc'], 'n’existe pas'],
    ['une feuille sans en-tête', () => [fichier('inventaire.xlsx'), fichier('rien.xlsx'), '--feuille', 'Notes'], 'en-tête'],
    ['un JSON abîmé', () => [fichier('inventaire.xlsx'), fichier('rien.xlsx'), '--hypotheses', fichier('abime.json')], 'JSON'],
    ['des hypothèses fausses', () => [fichier('inventaire.xlsx'), fichier('rien.xlsx'), '--hypotheses', fichier('faux.json')], 'exercice'],
    ['une sortie impossible', () => [fichier('inventaire.xlsx'), join(dossier, 'absent', 'rien.xlsx')], 'Impossible d’écrire'],
    ['une sortie qui est l’inventaire', () => [fichier('inventaire.xlsx'), fichier('inventaire.xlsx')], 'remplacerait'],
    ['un argument manquant', () => [fichier('inventaire.xlsx')], 'Usage'],
  ])('refuse %s d’une phrase et n’écrit rien', (_, args, attendu) => {
    const avant = readdirSync(dossier);
    const { code, sortie, erreur } = classeur(...args());
    expect({ code, sortie }).toEqual({ code: 1, sortie: '' });
    expect(erreur).toContain(attendu);
    expect(erreur.trim().split('\n')).toHaveLength(1);
    expect(existsSync(fichier('rien.xlsx'))).toBe(false);
    expect(readdirSync(dossier)).toEqual(avant);
  });
});
