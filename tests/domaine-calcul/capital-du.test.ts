/** Capital of droits uniques: DOMAINE §4.2 and §4.4, golden case E-DU. */
import fc from 'fast-check';
import { capitalDu, titulairesDuCapital, type CapitalDu } from '../../src/domaine/calcul/capital-du';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { hypothesesDe, inventaireDe, reservataireDe, resultatsDe, territoireDe } from './outils';

const AL = { territoire: '31', reservataire: 'Action Logement' };
const HYPOTHESES = hypothesesDe({
  territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.08 })],
  reservataires: [reservataireDe('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' })],
});
const INVENTAIRE = inventaireDe([
  { nombre: 40, reservataires: ['Action Logement'], programme: 'P1', finConvention: '2031-12-31' },
  { nombre: 60, reservataires: ['Action Logement'], programme: 'P3' },
  { nombre: 100 },
]);

function capital(ajouts: Partial<Hypotheses> = {}): CapitalDu {
  const hypotheses = { ...HYPOTHESES, ...ajouts };
  const { droitsAcquis, rotation } = resultatsDe(INVENTAIRE, hypotheses);
  const [premier] = capitalDu(titulairesDuCapital([AL], hypotheses), droitsAcquis, rotation, hypotheses);
  if (premier === undefined) throw new Error('Aucun capital');
  return premier;
}
const avoirConsomme = (consommes: number): CapitalDu => capital({ duConsommes: [{ ...AL, consommes }] });

describe('Le capital de droits uniques', () => {
  test('E-DU : 40 droits à 8 % sur huit ans font 25,60 DU ; les 60 droits sans date de fin n’en donnent aucun', () => {
    expect(capital()).toEqual({
      ...AL,
      restants: expect.closeTo(25.6, 9),
      droitsSansFin: 60,
      consommes: null,
      capital: expect.closeTo(25.6, 9),
      depassement: 0,
    });
  });

  test('baisse de ce qui est consommé, et montre à part ce qui le dépasse', () => {
    expect(avoirConsomme(5.6)).toMatchObject({ capital: expect.closeTo(20, 9), depassement: 0 });
    expect(avoirConsomme(30)).toMatchObject({ capital: 0, depassement: expect.closeTo(4.4, 9) });
  });

  test('est inconnu sans taux de rotation', () => {
    const sansTaux = { territoires: [territoireDe({ variante: 'saisi', tauxSaisi: null })] };
    expect(capital({ ...sansTaux, duConsommes: [{ ...AL, consommes: 3 }] })).toMatchObject({
      restants: null,
      capital: null,
      depassement: 0,
    });
  });

  test('garde en vue ce qui a été saisi pour un réservataire dont les droits ne sont plus convertis', () => {
    const duConsommes = [
      { ...AL, consommes: 1 },
      { territoire: '31', reservataire: 'Commune', consommes: 2 },
    ];
    expect(titulairesDuCapital([AL], { duConsommes }).map(({ reservataire }) => reservataire)).toEqual(['Action Logement', 'Commune']);
  });

  test('capital − dépassement = restants − consommés, et aucun des deux n’est négatif', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (consommes) => {
        const { restants, capital: reste, depassement } = avoirConsomme(consommes);
        expect((reste ?? NaN) - depassement).toBeCloseTo((restants ?? NaN) - consommes, 9);
        expect(Math.min(reste ?? NaN, depassement)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('se saisit aussi dans les hypothèses en JSON, une fois par réservataire et territoire', () => {
    const duConsommes = [{ ...AL, consommes: 4 }];
    expect(lireHypothesesJson({ duConsommes })).toEqual({ duConsommes });
    expect(() => lireHypothesesJson({ duConsommes: [...duConsommes, ...duConsommes] })).toThrow('déjà utilisé');
    expect(() => lireHypothesesJson({ duConsommes: [{ ...AL, consommes: -1 }] })).toThrow('consommes');
  });
});
