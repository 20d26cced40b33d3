import departements from '@etalab/decoupage-administratif/data/departements.json';
import { feuilleTraces } from '../../src/classeur/feuilles/traces';
import { nomDuTerritoire } from '../../src/classeur/libelles';
import type { TraceDeLecture } from '../../src/domaine/lecture/tracer';
import { NOMS_DES_DEPARTEMENTS } from '../../src/domaine/geographie/departements';
import { META } from './exemples';

const trace = (champs: Partial<TraceDeLecture>): TraceDeLecture => ({
  indicateur: 'rplsId',
  regle: 'zero-de-tete',
  lu: '1',
  compris: '01',
  nombre: 1,
  premiereCellule: 'B2',
  ...champs,
});
const serie = (nombre: number, faire: (rang: number) => Partial<TraceDeLecture>): TraceDeLecture[] =>
  Array.from({ length: nombre }, (_, rang) => trace(faire(rang)));

const valeursDe = (traces: readonly TraceDeLecture[]): readonly unknown[] =>
  (feuilleTraces(traces, META).tables[0]?.lignes ?? []).map(([, lu, compris, , nombre]) => [lu, compris, nombre]);

describe('Le nom d’un territoire', () => {
  it('est celui du code officiel géographique, avec son code', () => {
    const apostrophes = (nom: string): string => nom.replaceAll("'", '’');
    expect([...NOMS_DES_DEPARTEMENTS]).toHaveLength(departements.length);
    for (const { code, nom } of departements) expect(nomDuTerritoire(code)).toBe(`${apostrophes(nom)} (${code})`);
    expect(nomDuTerritoire('31')).toBe('Haute-Garonne (31)');
  });

  it('reste « Département » suivi du code quand le code n’est pas connu', () => {
    expect(nomDuTerritoire('99')).toBe('Département 99');
  });
});

describe('Les traces de lecture', () => {
  it('disent toutes les écritures, aussi nombreuses soient-elles', () => {
    const nombreuses = serie(432, (rang) => ({ lu: `${101648154 + rang}`, compris: `0${101648154 + rang}`, nombre: 2 }));
    expect(valeursDe(nombreuses)).toEqual(nombreuses.map(({ lu, compris, nombre }) => [lu, compris, nombre]));
  });

  it('disent combien d’autres il y a quand la lecture a cessé de les distinguer', () => {
    const pleines = [trace({ lu: '12', compris: '012' }), trace({ lu: '…', compris: '…', nombre: 50 })];
    expect(valeursDe(pleines)).toEqual([
      ['12', '012', 1],
      [expect.stringMatching(/^autres écritures, au-delà de 5\s000$/), expect.stringContaining('par la même règle'), 50],
    ]);
  });

  it('tiennent chacune sur une ligne de hauteur normale', () => {
    const { hauteurs = [], tables } = feuilleTraces([trace({ lu: 'x'.repeat(200) })], META);
    expect(hauteurs.filter(({ ligne }) => ligne > (tables[0]?.ligne ?? 0))).toEqual([]);
  });
});
