import { renommages } from '../../src/domaine/reservataires/noms-distincts';
import { construireContexte } from '../../src/classeur/contexte';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { fluxDe, inventaireDe } from './outils';

const DEBUT = `Syndicat ${'intercommunal '.repeat(8)}`.slice(0, 100);
const [NORD, SUD] = [`${DEBUT} du Nord`, `${DEBUT.toUpperCase()} du Sud`];
const META = { version: '0.0.0', feuilleSource: 'Parc', date: '2026-01-15' };

describe('Des noms égaux sur leurs cent premiers caractères', () => {
  const distincts = renommages([NORD, SUD]);
  const [ecrit] = [...distincts.values()];

  test('s’écrivent autrement, dans les cent caractères, quel que soit leur ordre et une seule fois', () => {
    expect(distincts.size).toBe(1);
    expect(ecrit).toMatch(/ \(2\)$/);
    expect(ecrit?.length).toBeLessThanOrEqual(100);
    expect(renommages([SUD, NORD])).toEqual(distincts);
    expect(renommages([NORD, SUD].map((nom) => distincts.get(nom) ?? nom)).size).toBe(0);
    expect(renommages(['Mairie', 'MAIRIE', 'Autre']).size).toBe(1);
  });

  test('se comptent chacun une fois, et leurs hypothèses les suivent', () => {
    const inventaire = inventaireDe([{ nombre: 3, reservataires: [NORD] }, { nombre: 2, reservataires: [SUD] }, { nombre: 5 }]);
    const saisies = { reservataires: [SUD, NORD].map((nom) => ({ nom, partConvenue: nom === SUD ? 0.1 : 0.3 })) };
    const { comptage, reference } = construireContexte(inventaire, completerHypotheses(saisies, inventaire, 2026), META);
    expect(comptage.lignes.map(({ poids }) => poids).sort()).toEqual([2, 3, 5]);
    for (const [nom, logements, part] of [
      [NORD, 3, 0.3],
      [SUD, 2, 0.1],
    ] as const) {
      const ligne = fluxDe(reference.resultats, distincts.get(nom) ?? nom);
      expect([ligne.logementsReserves, ligne.partRetenue]).toEqual([logements, part]);
    }
  });
});
