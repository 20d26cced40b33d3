import departements from '@etalab/decoupage-administratif/data/departements.json';
import { ECRITURES_PAR_REGLE, feuilleTraces, regrouperTraces } from '../../src/classeur/feuilles/traces';
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
  it('résument en une ligne les écritures trop nombreuses d’une même règle : le compte, et la première cellule', () => {
    const nombreuses = serie(432, (rang) => ({
      lu: `${101648154 + rang}`,
      compris: `0${101648154 + rang}`,
      nombre: 2,
      premiereCellule: `B${1000 - rang}`,
    }));
    expect(regrouperTraces(nombreuses)).toEqual([
      trace({ lu: '432 écritures, par exemple 101648585', compris: '0101648585', nombre: 864, premiereCellule: 'B569' }),
    ]);
  });

  it('gardent écriture par écriture ce qui tient en peu de lignes, colonne par colonne et règle par règle', () => {
    const peu = serie(ECRITURES_PAR_REGLE, (rang) => ({ lu: `${rang}`, compris: `0${rang}` }));
    const autre = serie(3, (rang) => ({ indicateur: 'finConvention', regle: 'date-serie', lu: `${45000 + rang}`, compris: `${rang}` }));
    expect(regrouperTraces([...peu, ...autre])).toEqual([...peu, ...autre]);
  });

  it('donnent une ligne par sens quand les sens sont peu nombreux, ou que ce sont des réservataires', () => {
    const qpv = serie(20, (rang) => ({
      indicateur: 'qpv',
      lu: `n${rang}`,
      compris: rang < 18 ? 'Non' : 'Oui',
      premiereCellule: `J${9 + rang}`,
    }));
    expect(regrouperTraces(qpv).map(({ lu, compris, nombre }) => [lu, compris, nombre])).toEqual([
      ['18 écritures, par exemple n0', 'Non', 18],
      ['2 écritures, par exemple n18', 'Oui', 2],
    ]);
    const noms = serie(40, (rang) => ({
      indicateur: 'reservataire',
      regle: 'nom-de-reservataire',
      lu: `NOM ${rang}`,
      compris: `Nom ${rang}`,
    }));
    expect(regrouperTraces(noms)).toEqual(noms);
  });

  it('disent qu’il y en a plus quand la lecture a cessé de les distinguer', () => {
    const pleines = [...serie(16, (rang) => ({ lu: `${rang}`, compris: `0${rang}` })), trace({ lu: '…', compris: '…', nombre: 50 })];
    expect(regrouperTraces(pleines).map(({ lu, nombre }) => [lu, nombre])).toEqual([['plus de 16 écritures, par exemple 0', 66]]);
  });

  it('tiennent chacune sur une ligne de hauteur normale', () => {
    const { hauteurs = [], tables } = feuilleTraces([trace({ lu: 'x'.repeat(200) })], META);
    expect(hauteurs.filter(({ ligne }) => ligne > (tables[0]?.ligne ?? 0))).toEqual([]);
  });
});
