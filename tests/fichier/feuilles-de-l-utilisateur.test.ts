/** What the command does with the other sheets of the user's file: they follow, and what they lose is said. */
import { readXlsx, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import type { Production } from '../../src/fichier/produire';
import { produireUnClasseur } from '../outils/produire-un-classeur';

const BIENS = Array.from({ length: 20 }, (_, rang) => [
  String(3_100_000_000 + rang),
  'Action Logement',
  '31',
  '31555',
  'Non',
  'T3',
  rang === 0 ? 'Externe' : null,
]);
const PARC: WriteSheet = {
  name: 'Export parc',
  rows: [['N° RPLS', 'Réservataire', 'Département', 'Code commune', 'QPV', 'Type', 'Libération'], ...BIENS],
};

async function lancer(feuilles: WriteSheet[] | Uint8Array, feuille = 'Export parc'): Promise<Production> {
  return produireUnClasseur(feuilles instanceof Uint8Array ? feuilles : await writeXlsx({ sheets: feuilles }), { feuille });
}
const nomsDe = async ({ octets }: Production): Promise<string[]> => (await lireClasseur(octets)).feuilles.map(({ nom }) => nom);

describe('Les autres feuilles du fichier de l’utilisateur', () => {
  it('suivent dès la première fois, dans leur ordre, avec valeurs, largeurs et état masqué', async () => {
    const notes: WriteSheet = { name: 'Notes', rows: [['À voir avec la préfecture'], [12.5, true]], columns: [{ width: 42 }] };
    const premiere = await lancer([notes, PARC, { name: 'Brouillon', rows: [['x']], hidden: true }]);
    expect(premiere.bilan.avertissements).toEqual([]);
    const { sheets } = await readXlsx(premiere.octets);
    expect(sheets.slice(0, 3).map(({ name }) => name)).toEqual(['Notes', 'Export parc', 'Brouillon']);
    expect(sheets[0]?.rows.map((ligne) => [...ligne])).toEqual([
      ['À voir avec la préfecture', null],
      [12.5, true],
    ]);
    expect(sheets[0]?.columns?.[0]?.width).toBeCloseTo(42, 0);
    expect(sheets.map(({ hidden }) => hidden === true).slice(0, 4)).toEqual([false, false, true, false]);

    const seconde = await lancer(premiere.octets);
    expect(await nomsDe(seconde)).toEqual(await nomsDe(premiere));
    expect(seconde.bilan.avertissements).toEqual([]);
  });

  it('disent ce que la copie leur fait perdre, et rien quand elles ne perdent rien', async () => {
    const calculs: WriteSheet = {
      name: 'Calculs',
      rows: [['Total', 'Part']],
      cells: new Map([
        ['1,0', { formula: '1+1', formulaResult: 2 }],
        ['2,0', { formula: '2+2', formulaResult: 4 }],
      ]),
      dataValidations: [{ type: 'list', range: 'B2:B9', values: ['a', 'b'] }],
      conditionalRules: [{ type: 'expression', priority: 1, range: 'A2:A3', formula: '$A2>3', style: {} }],
    };
    const { bilan, octets } = await lancer([PARC, calculs]);
    expect(bilan.avertissements).toEqual([
      'Vos feuilles sont recopiées en valeurs et en formats ; le reste demeure dans le fichier d’origine seulement : « Calculs » (2 formules, figées à leurs valeurs, 1 liste ou contrôle de saisie, 1 mise en forme conditionnelle).',
    ]);
    const copie = (await lireClasseur(octets)).feuilles.find(({ nom }) => nom === 'Calculs');
    expect(copie?.valeurs.slice(1).map(([valeur]) => valeur)).toEqual([2, 4]);
    expect(copie?.pertes).toEqual([]);
  });

  it('ne se confondent pas avec les nôtres : Biens n’est pas un inventaire', async () => {
    const { octets } = await lancer([PARC]);
    await expect(lancer(octets, 'Biens')).rejects.toThrow('est une feuille de Négoflux');
  });

  it('gardent leur nom quand c’est aussi le nôtre, qui en prend un autre et le garde', async () => {
    const premiere = await lancer([PARC, { name: 'Flux', rows: [['mes chiffres', 7]] }]);
    expect(premiere.bilan.avertissements).toEqual([
      'Des noms étaient déjà pris : la nôtre s’appelle « Flux (Négoflux) », à côté de votre feuille « Flux ».',
    ]);
    const noms = await nomsDe(premiere);
    expect(noms.filter((nom) => nom.startsWith('Flux'))).toEqual(['Flux', 'Flux (Négoflux)']);
    const seconde = await lancer(premiere.octets);
    expect(await nomsDe(seconde)).toEqual(noms);
    expect(seconde.bilan.avertissements).toEqual([]);
    const { feuilles } = await lireClasseur(seconde.octets);
    expect(feuilles.find(({ nom }) => nom === 'Flux')).toMatchObject({ negoflux: false, valeurs: [['mes chiffres', 7]] });
    expect(feuilles.find(({ nom }) => nom === 'Flux (Négoflux)')?.negoflux).toBe(true);
  });
});
