import { expect, test } from '@jest/globals';
import { citerCorrection } from '../../src/volet/etat/commandes-decisions';

test.each([
  ['a.durand@exemple.fr', /durand/],
  ['Mairie 06 12 34 56 78', /06 12/],
  ['0561223344', /0561/],
  [255081416802538, /2550814/],
  ['Mme Durandeau', /Durandeau/],
])('le journal d’une correction ne cite pas la donnée personnelle de « %s »', (avant, trace) => {
  const phrase = citerCorrection({ ligne: 4, colonne: 10, avant, apres: 'Action Logement', indicateur: 'reservataire' });
  expect(phrase).toMatch(/^K5 : « .*\[donnée personnelle masquée\] » devient « Action Logement »$/);
  expect(phrase).not.toMatch(trace);
});

test('le journal d’une correction cite le reste tel quel', () => {
  expect(citerCorrection({ ligne: 0, colonne: 0, avant: 'T 3', apres: 'T3', indicateur: 'typologie' })).toBe('A1 : « T 3 » devient « T3 »');
  expect(citerCorrection({ ligne: 0, colonne: 0, avant: null, apres: 'T3', indicateur: 'typologie' })).toBe('A1 : «  » devient « T3 »');
});

test('un numéro RPLS de dix chiffres n’est pas une donnée personnelle dans le journal', () => {
  const cellule = { ligne: 5, colonne: 0, avant: 100000001, apres: '0100000001' };
  expect(citerCorrection({ ...cellule, indicateur: 'rplsId' })).toBe('A6 : « 100000001 » devient « 0100000001 »');
  expect(citerCorrection({ ...cellule, apres: '0612345678', indicateur: 'refBailleur' })).toContain('« 0612345678 »');
  expect(citerCorrection({ ...cellule, apres: '0612345678', indicateur: 'reservataire' })).not.toContain('0612345678');
});
