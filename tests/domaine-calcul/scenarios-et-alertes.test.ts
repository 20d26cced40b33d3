import { NON_RESERVE } from '../../src/domaine/bien';
import { alertes, type Alerte } from '../../src/domaine/calcul/alertes';
import { compter } from '../../src/domaine/calcul/comptage';
import { hypothesesDuScenario } from '../../src/domaine/calcul/scenario';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { fluxDe, hypothesesDe, inventaireDe, reservataireDe, resultatsDe, territoireDe } from './outils';

const deuxTerritoires = inventaireDe([
  { nombre: 90, departement: '09', liberation: 'externe' },
  { nombre: 10, departement: '09', horsFlux: 'ETUDIANT', reservataires: ['Action Logement'] },
  { nombre: 90 },
  { nombre: 10, horsFlux: 'ETUDIANT', reservataires: ['Action Logement'] },
]);
const reference = hypothesesDe({
  territoires: [territoireDe({ code: '09', variante: 'saisi', tauxSaisi: 0.1 }), territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })],
  reservataires: [reservataireDe('Action Logement', { categorie: 'action-logement' })],
});

describe('un scénario', () => {
  test('sans modification donne les résultats de la référence', () => {
    const vide = hypothesesDuScenario(reference, { nom: 'Vide', modifications: {} });
    expect(resultatsDe(deuxTerritoires, vide)).toEqual(resultatsDe(deuxTerritoires, reference));
  });

  test('vaut pour tous les territoires, et la modification d’un territoire l’emporte', () => {
    const scenario = hypothesesDuScenario(reference, {
      nom: 'S',
      modifications: { mutations: 2, tauxSaisi: 0.12 },
      parTerritoire: { '09': { mutations: 5 } },
    });
    expect(scenario.territoires.map(({ deductions, tauxSaisi }) => [deductions.mutations, tauxSaisi])).toEqual([
      [5, 0.12],
      [2, 0.12],
    ]);
    expect(reference.territoires[0]?.deductions.mutations).toBe(0);
  });

  test('peut changer exclusions, dénominateur et méthode d’un seul territoire', () => {
    const parTerritoire = { '31': { exclusions: { ETUDIANT: false }, methodeActionLogement: 'droits-acquis' as const } };
    const { assiette, flux } = resultatsDe(
      deuxTerritoires,
      hypothesesDuScenario(reference, { nom: 'S', modifications: {}, parTerritoire }),
    );
    expect(assiette.map(({ horsFlux }) => horsFlux)).toEqual([10, 0]);
    expect(
      flux
        .filter(({ reservataire }) => reservataire === 'Action Logement')
        .map(({ methode, logementsReserves }) => [methode, logementsReserves]),
    ).toEqual([
      ['assiette', 0],
      ['droits-acquis', 10],
    ]);
    const total = resultatsDe(
      deuxTerritoires,
      hypothesesDuScenario(reference, { nom: 'T', modifications: { denominateurDesParts: 'parc-total' } }),
    );
    expect(fluxDe(total, 'Action Logement').part).toBe(0.1);
  });
});

const signaler = (inventaire: Inventaire, hypotheses: Hypotheses): Alerte[] =>
  alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses));

describe('les alertes', () => {
  const inventaire = inventaireDe([{ nombre: 1000 }]);
  const territoires = [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })];
  const etat = (prioritaires: number, agents: number): Hypotheses =>
    hypothesesDe({
      territoires,
      reservataires: [
        reservataireDe('État – prioritaires', { categorie: 'etat-prioritaires', partConvenue: prioritaires }),
        reservataireDe('État – agents', { categorie: 'etat-agents', partConvenue: agents }),
      ],
    });

  test('rien à signaler quand l’État est à ses plafonds', () => expect(signaler(inventaire, etat(0.25, 0.05))).toEqual([]));

  test('V15 : un taux de 20 % sort de la plage', () => {
    const [alerte] = signaler(inventaire, hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.2 })] }));
    expect(alerte).toMatchObject({ regle: 'V15', territoire: '31', valeur: 0.2 });
  });

  test('V17 : des parts convenues de 110 % sont une erreur, et le non réservé reste à 0', () => {
    const hypotheses = hypothesesDe({
      territoires,
      reservataires: [0.3, 0.2, 0.45, 0.15].map((partConvenue, rang) => reservataireDe(`R${rang}`, { partConvenue })),
    });
    expect(signaler(inventaire, hypotheses)).toMatchObject([{ regle: 'V17', gravite: 'erreur' }]);
    expect(fluxDe(resultatsDe(inventaire, hypotheses), NON_RESERVE).partRetenue).toBe(0);
    // Once settled, they add up to 100 %: what it took is only a warning.
    expect(signaler(inventaire, { ...hypotheses, reglementDesParts: 'normaliser' })).toMatchObject([{ regle: 'V17', gravite: 'alerte' }]);
  });

  test('V18 : 29 % + 6,5 % sont ramenés aux deux plafonds, en logements', () => {
    const resultat = signaler(inventaire, etat(0.29, 0.065));
    expect(resultat.map(({ regle }) => regle)).toEqual(['V18', 'V18']);
    expect(resultat[0]?.valeur).toBeCloseTo(5.5, 10);
    expect(resultat[1]?.valeur).toBeCloseTo(1.5, 10);
    expect(resultat[0]?.message).toContain('5,5 logements reviennent au non réservé');
  });

  test('V20 : un parc déclaré différent de l’inventaire, le complément compté non réservé', () => {
    const hypotheses = hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1, parcDeclare: 1500 })] });
    expect(signaler(inventaire, hypotheses)).toMatchObject([{ regle: 'V20', valeur: 500 }]);
    expect(fluxDe(resultatsDe(inventaire, hypotheses), NON_RESERVE).logementsReserves).toBe(1500);
  });

  test('des logements sans département ne disparaissent pas en silence', () => {
    expect(signaler(inventaireDe([{ departement: null }, { nombre: 5 }]), hypothesesDe({ territoires }))).toMatchObject([
      { regle: 'V03', territoire: null, valeur: 1 },
    ]);
  });

  test('V18 : l’excédent des parts absorbe une partie de ce que les plafonds retirent, et le reste revient au non réservé', () => {
    const avec = (partConvenue: number): Alerte[] =>
      signaler(
        inventaire,
        hypothesesDe({
          territoires,
          reservataires: [
            reservataireDe('Préfecture', { categorie: 'etat-prioritaires', partConvenue: 0.4 }),
            reservataireDe('X', { partConvenue }),
          ],
        }),
      ).filter(({ regle }) => regle === 'V18');
    // 40 + 65 = 105 %: of the 10 points that the cap removes, 5 were above 100 %.
    expect(avec(0.65)[0]?.message).toContain(
      '10 logements en moins, dont 5 reviennent au non réservé et 5 absorbés par l’excédent des parts',
    );
    expect(avec(0.7)[0]?.message).toContain('10 logements absorbés par l’excédent des parts');
    expect(avec(0.6)[0]?.message).toContain('10 logements reviennent au non réservé');
  });

  test.each(['a-negocier', 'normaliser', 'reduire'] as const)(
    'la capacité dépassée par les droits uniques se dit quel que soit le règlement des parts (%s)',
    (reglementDesParts) => {
      const resultat = signaler(
        inventaireDe([
          { nombre: 80, reservataires: ['Action Logement'] },
          { nombre: 20, reservataires: ['Autre'] },
        ]),
        hypothesesDe({
          territoires: [
            territoireDe({
              variante: 'saisi',
              tauxSaisi: 0.1,
              deductions: { mutations: 0, relogementsRu: 5, orcod: 0, lhi: 0, vente: 0 },
            }),
          ],
          reservataires: [reservataireDe('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' })],
          reglementDesParts,
        }),
      ).find(({ regle }) => regle === 'DROITS');
      // N = 5, DU = 8: the others need 20 % of 5.
      expect(resultat?.message).toContain('Les droits uniques de « Action Logement » (8) laissent -3 logements pour les 1 des autres');
      expect(resultat?.valeur).toBeCloseTo(4, 9);
    },
  );

  test('une part convenue qui remplace les droits acquis se dit', () => {
    const de = (partConvenue: number | null): Alerte[] =>
      signaler(
        inventaireDe([{ nombre: 80, reservataires: ['Action Logement'] }, { nombre: 20 }]),
        hypothesesDe({
          territoires,
          reservataires: [reservataireDe('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis', partConvenue })],
        }),
      );
    expect(de(null)).toEqual([]);
    expect(de(0.5)).toMatchObject([{ regle: 'DROITS', gravite: 'alerte' }]);
    expect(de(0.5)[0]?.message).toContain('soit 5 logements) remplace ses droits uniques (8)');
  });

  test('l’assiette de son territoire sans taux connu dit que celui du département s’applique', () => {
    const mairie = 'Commune de Muret';
    const de = (tauxSaisi: number | null): Alerte[] =>
      signaler(
        inventaireDe([{ nombre: 100, commune: '31395', communeNom: 'Muret', reservataires: [mairie] }], { [mairie]: 'commune' }),
        hypothesesDe({
          territoires,
          reservataires: [
            reservataireDe(mairie, { categorie: 'commune', methode: 'assiette-propre', origineDesDroits: 'Apport de terrain' }),
          ],
          infra: [{ reservataire: mairie, departement: '31', code: '31395', tauxSaisi, deductions: null, parcDeclare: null }],
        }),
      ).filter(({ regle }) => regle === 'DROITS');
    expect(de(0.1)).toEqual([]);
    expect(de(null)[0]?.message).toContain('sa part comptée et le taux du département s’appliquent');
  });

  test('V19 avertit même quand les autres déductions ramènent l’assiette à 0, et dit l’effet de chaque geste', () => {
    const lots = inventaireDe([{ nombre: 95 }, { nombre: 5, liberation: 'mutation' }]);
    const avec = (relogementsRu: number): Alerte[] =>
      signaler(
        lots,
        hypothesesDe({
          territoires: [territoireDe({ deductions: { mutations: 1, relogementsRu, orcod: 0, lhi: 0, vente: 0 } })],
        }),
      ).filter(({ regle }) => regle === 'V19');
    expect(avec(50)).toMatchObject([{ valeur: expect.closeTo(5, 9) }]);
    // The harmonised rate is 0 and 3 are deducted: of the 5 dwellings, the intermediate rate would bring 2 to the assiette.
    expect(avec(2)[0]?.valeur).toBeCloseTo(5, 9);
    expect(avec(2)[0]?.message).toContain('taux intermédiaire, 2 logements ; mutations non déduites, 0 logement');
  });
});
