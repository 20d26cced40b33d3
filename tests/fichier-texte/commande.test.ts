import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bilan } from '../../src/fichier/bilan';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { OrigineTexte } from '../../src/fichier/texte/lecture-texte';
import { fichierRpls, G19 } from '../domaine-rpls/fabrique';
import { windows1252 } from './outils';

const RACINE = join(__dirname, '..', '..');
let dossier = '';
const fichier = (nom: string): string => join(dossier, nom);

function classeur(...args: readonly string[]): { code: number | null; bilan: (Bilan & { texte?: OrigineTexte }) | null; erreur: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/fichier/cli.ts', ...args], {
    cwd: RACINE,
    encoding: 'utf8',
  });
  return { code: status, bilan: stdout === '' ? null : (JSON.parse(stdout) as Bilan), erreur: stderr };
}

beforeAll(() => {
  dossier = mkdtempSync(join(tmpdir(), 'negoflux-texte-'));
  writeFileSync(fichier('h.json'), JSON.stringify({ exercice: 2024 }));
  const lignes = Array.from(
    { length: 40 },
    (_, rang) => `${3_100_000_000 + rang};${rang < 10 ? 'Action Logement' : 'Non réservé'};31;01001;Non;T3;10;=Les Œillets;12,5`,
  );
  const csv = ['N° RPLS;Réservataire;Département;Code commune;QPV;Type;Financement;Programme;Surface', ...lignes].join('\r\n');
  writeFileSync(fichier('inventaire.csv'), windows1252(csv) ?? '');
  writeFileSync(fichier('2024_01_310000001_001.CSV'), fichierRpls(G19));
  writeFileSync(fichier('ouvert.csv'), 'Réservataire;Commune\nCAF;"31555\n');
});

afterAll(() => rmSync(dossier, { recursive: true, force: true }));

describe('La commande « classeur » sur un fichier texte', () => {
  it('lit un CSV en Windows-1252, et en met les lignes en tête du classeur produit', async () => {
    const { code, bilan, erreur } = classeur(fichier('inventaire.csv'), fichier('sortie.xlsx'));
    expect({ code, erreur }).toEqual({ code: 0, erreur: '' });
    expect(bilan).toMatchObject({
      feuille: 'inventaire.csv',
      lignesLues: 41,
      biens: 40,
      texte: { encodage: 'Windows-1252', separateur: 'point-virgule', marqueDecimale: ',' },
    });
    const { feuilles } = await lireClasseur(readFileSync(fichier('sortie.xlsx')));
    expect(feuilles.map(({ nom }) => nom)).toEqual(expect.arrayContaining(['inventaire.csv', 'Biens', 'Flux']));
    expect(feuilles[0]?.valeurs[1]).toEqual(['3100000000', 'Action Logement', '31', '01001', 'Non', 'T3', '10', '=Les Œillets', 12.5]);
  });

  it('lit un fichier RPLS, nomme le bailleur et donne le taux de mobilité', async () => {
    const { code, bilan, erreur } = classeur(fichier('2024_01_310000001_001.CSV'), fichier('rpls.xlsx'), '--hypotheses', fichier('h.json'));
    expect({ code, erreur }).toEqual({ code: 0, erreur: '' });
    expect(bilan).toMatchObject({
      biens: 10,
      lignesLues: 11,
      texte: { rpls: { millesime: 2024, bailleur: 'OPH de l’exemple', mobilite: { territoires: [{ territoire: '31', taux: 0.5 }] } } },
    });
    const { feuilles } = await lireClasseur(readFileSync(fichier('rpls.xlsx')));
    expect(JSON.stringify(feuilles.find(({ nom }) => nom === 'Hypothèses')?.valeurs)).toContain('OPH de l’exemple');
    expect(JSON.stringify(feuilles.find(({ nom }) => nom === 'Contrôles')?.valeurs)).toContain('ne nomme aucun réservataire');
  });

  it('prend la mobilité du fichier RPLS pour taux quand la variante le demande (cas G19)', () => {
    writeFileSync(fichier('h-rpls.json'), JSON.stringify({ exercice: 2024, territoires: [{ code: '31', taux: { variante: 'rpls' } }] }));
    const { code, bilan } = classeur(
      fichier('2024_01_310000001_001.CSV'),
      fichier('mobilite.xlsx'),
      '--hypotheses',
      fichier('h-rpls.json'),
    );
    expect(code).toBe(0);
    expect(bilan?.territoires).toMatchObject([{ code: '31', tauxRotation: 0.5 }]);
  });

  it('refuse un fichier abîmé d’une phrase et n’écrit rien', () => {
    const { code, bilan, erreur } = classeur(fichier('ouvert.csv'), fichier('rien.xlsx'));
    expect({ code, bilan }).toEqual({ code: 1, bilan: null });
    expect(erreur).toMatch(/« ouvert\.csv », ligne 2 .*guillemet.*\n$/);
    expect(erreur.trim().split('\n')).toHaveLength(1);
    expect(existsSync(fichier('rien.xlsx'))).toBe(false);
  });
});
