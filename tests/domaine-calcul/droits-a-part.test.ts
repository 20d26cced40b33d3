/** Droits uniques and droits pour un tour of the inventory: DOMAINE §1.8, §4.1, §11. */
import fc from 'fast-check';
import { NON_RESERVE, type TypeDeDroit } from '../../src/domaine/bien';
import { alertes } from '../../src/domaine/calcul/alertes';
import { compter } from '../../src/domaine/calcul/comptage';
import { droitsMisAPart } from '../../src/domaine/calcul/droits-a-part';
import { droitsConvertibles } from '../../src/domaine/calcul/droits-convertibles';
import { droitsSuivis } from '../../src/domaine/calcul/droits-echus';
import { etatsAtteignables } from '../../src/domaine/calcul/etats-atteignables';
import { projectionDu } from '../../src/domaine/calcul/projection-du';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { SANS_COMPLEMENT } from '../../src/domaine/lecture/lire-complements';
import { fluxDe, hypothesesDe, inventaireDe, reservataireDe, resultatsDe, territoireDe, type Lot } from './outils';

const AL = ['Action Logement'];
const enDroits = reservataireDe('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' });
const de = (typeDuDroit: TypeDeDroit | null): Pick<Lot, 'complements'> => ({ complements: { ...SANS_COMPLEMENT, typeDuDroit } });
const base = hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })], reservataires: [enDroits] });
const COMME_SUITE: Hypotheses = { ...base, droitsUniquesEtUnTour: 'droits-de-suite' };

const PARC: readonly Lot[] = [
  { nombre: 30, reservataires: AL, programme: 'Suite', ...de('suite') },
  { nombre: 20, reservataires: ['Commune'], ...de('unique') },
  { nombre: 10, reservataires: AL, programme: 'Un tour', ...de('un-tour') },
  { nombre: 40 },
];

describe('Un droit unique ou pour un tour en vigueur', () => {
  const inventaire = inventaireDe(PARC);

  test('est compté à part : ni dans les parts, ni dans les droits de suite, et son logement reste dans le parc, non réservé', () => {
    const resultats = resultatsDe(inventaire, base);
    expect(fluxDe(resultats, 'Commune').logementsReserves).toBe(0);
    expect(fluxDe(resultats, 'Action Logement').logementsReserves).toBe(30);
    expect(fluxDe(resultats, NON_RESERVE).logementsReserves).toBe(70);
    expect(resultats.assiette.map(({ parc, parcEligible }) => [parc, parcEligible])).toEqual([[100, 100]]);
    expect(resultats.droitsAcquis.map(({ programme, droitsDeSuite }) => [programme, droitsDeSuite])).toEqual([['Suite', 30]]);
    expect(fluxDe(resultats, 'Action Logement').droitsUniques).toBeCloseTo(3, 12);
  });

  test('compte pour un droit chacun, jamais multiplié par le taux de rotation', () => {
    expect(droitsMisAPart(compter(inventaire.biens, base))).toEqual({ droits: 30, logements: 30 });
    const taux = { ...base, territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.5 })] };
    expect(droitsMisAPart(compter(inventaire.biens, taux), '31')).toEqual({ droits: 30, logements: 30 });
    expect(droitsMisAPart(compter(inventaire.biens, taux), '09')).toEqual({ droits: 0, logements: 0 });
  });

  test('compte comme un droit de suite quand le paramètre le dit', () => {
    const resultats = resultatsDe(inventaire, COMME_SUITE);
    expect(fluxDe(resultats, 'Commune').logementsReserves).toBe(20);
    expect(fluxDe(resultats, 'Action Logement').droitsUniques).toBeCloseTo(4, 12);
    expect(droitsMisAPart(compter(inventaire.biens, COMME_SUITE))).toEqual({ droits: 0, logements: 0 });
  });

  test('est annoncé avec son nombre de logements, et se tait quand rien n’est mis à part', () => {
    const annonces = (hypotheses: Hypotheses): string[] =>
      alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses))
        .map(({ message }) => message)
        .filter((message) => message.includes('une seule attribution'));
    expect(annonces(base)).toEqual([
      expect.stringContaining('30 droits à une seule attribution (uniques ou pour un tour), sur 30 logements'),
    ]);
    expect(annonces(COMME_SUITE)).toEqual([]);
  });

  test('ne se perd pas au prorata l’année où la convention finit, et n’est pas listé parmi les droits de suite qui finissent', () => {
    const finissant = inventaireDe([{ nombre: 8, reservataires: AL, finConvention: '2024-06-30', ...de('unique') }, { nombre: 2 }]);
    const auProrata: Hypotheses = { ...base, echeanceEnCours: 'prorata' };
    expect(droitsMisAPart(compter(finissant.biens, auProrata))).toEqual({ droits: 8, logements: 8 });
    expect(compter(finissant.biens, auProrata).lignes.map(({ droit }) => droit)).not.toContain('ECHEANCE');
    expect(droitsSuivis(finissant.biens, auProrata)).toEqual([]);
    expect(droitsSuivis(finissant.biens, { ...auProrata, droitsUniquesEtUnTour: 'droits-de-suite' })).toHaveLength(1);
  });

  test('est échu ou à venir comme les autres, selon ses dates', () => {
    const { biens } = inventaireDe([
      { nombre: 3, reservataires: AL, finConvention: '2023-06-30', ...de('unique') },
      { nombre: 4, reservataires: AL, debutConvention: '2024-03-01', ...de('un-tour') },
    ]);
    expect(compter(biens, base).lignes.map(({ droit, poids }) => [droit, poids])).toEqual([
      ['ECHU', 3],
      ['FUTUR', 4],
    ]);
  });
});

describe('Un droit à venir', () => {
  const inventaire = inventaireDe([
    { nombre: 6, reservataires: AL, programme: 'Neuf', debutConvention: '2024-03-01', ...de('suite') },
    { nombre: 5, reservataires: AL, programme: 'Neuf', debutConvention: '2024-03-01', ...de('un-tour') },
    { nombre: 4, reservataires: AL, programme: 'Neuf', debutConvention: '2024-03-01', ...de('unique') },
    { nombre: 20 },
  ]);
  const projeter = (hypotheses: Hypotheses): [number, number][] => {
    const { flux, rotation } = resultatsDe(inventaire, hypotheses);
    const titulaires = flux.filter(({ categorie }) => categorie === 'action-logement');
    return projectionDu(titulaires, droitsConvertibles(inventaire, hypotheses), rotation, hypotheses)
      .slice(0, 3)
      .map(({ droitsPourUnTour, droitsDeSuite }) => [droitsPourUnTour, droitsDeSuite]);
  };

  test('s’éteint après son tour s’il n’est que pour un tour, et ne sert pas le premier tour s’il est unique', () => {
    expect(projeter(base)).toEqual([
      [11, 0],
      [0, 6],
      [0, 6],
    ]);
    expect(projeter(COMME_SUITE)).toEqual([
      [15, 0],
      [0, 15],
      [0, 15],
    ]);
    expect(
      resultatsDe(inventaire, base).droitsAcquis.map(({ droitsPourUnTour, droitsDeSuite }) => [droitsPourUnTour, droitsDeSuite]),
    ).toEqual([[11, 0]]);
  });
});

describe('Le paramètre des droits uniques et pour un tour', () => {
  test('se lit dans les hypothèses écrites en JSON, et refuse un autre mot', () => {
    expect(lireHypothesesJson({ droitsUniquesEtUnTour: 'droits-de-suite' })).toEqual({ droitsUniquesEtUnTour: 'droits-de-suite' });
    expect(() => lireHypothesesJson({ droitsUniquesEtUnTour: 'oui' })).toThrow('droitsUniquesEtUnTour');
  });

  const lots: fc.Arbitrary<Lot[]> = fc.array(
    fc.record({
      nombre: fc.integer({ min: 1, max: 6 }),
      reservataires: fc.uniqueArray(fc.constantFrom(...AL, 'Commune', NON_RESERVE), { minLength: 1, maxLength: 3 }),
      debutConvention: fc.constantFrom(null, null, '2024-02-01'),
      finConvention: fc.constantFrom(null, '2023-06-30', '2024-06-30', '2030-12-31'),
      horsFlux: fc.constantFrom(null, null, 'VENTE' as const),
      complements: fc.constantFrom(null, 'suite', 'unique', 'un-tour').map((type) => de(type as TypeDeDroit | null).complements),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const partages = fc.constantFrom('fraction', 'priorite', 'double') as fc.Arbitrary<Hypotheses['plusieursReservataires']>;
  const echeances = fc.constantFrom('plein', 'prorata') as fc.Arbitrary<Hypotheses['echeanceEnCours']>;

  test('ne crée ni ne perd de logement : ce que les titulaires n’ont plus est à part, un pour un', () => {
    fc.assert(
      fc.property(lots, partages, (modele, plusieursReservataires) => {
        const { biens } = inventaireDe(modele);
        const [aPart, suite] = [base, COMME_SUITE].map((h) => compter(biens, { ...h, plusieursReservataires }));
        if (aPart === undefined || suite === undefined) throw new Error('Aucun comptage');
        const total = (comptage: typeof aPart, mesure: 'poids' | 'logements', actif = false): number =>
          comptage.lignes.reduce((somme, ligne) => somme + (!actif || ligne.droit === 'ACTIF' ? ligne[mesure] : 0), 0);
        expect(total(aPart, 'poids')).toBeCloseTo(total(suite, 'poids'), 9);
        expect(total(aPart, 'logements')).toBe(total(suite, 'logements'));
        expect(total(suite, 'poids', true) - total(aPart, 'poids', true)).toBeCloseTo(droitsMisAPart(aPart).droits, 9);
      }),
      { numRuns: 300 },
    );
  });

  test('ne fait apparaître que des états déjà prévus dans le classeur', () => {
    fc.assert(
      fc.property(lots, echeances, fc.constantFrom<Hypotheses[]>(base, COMME_SUITE), (modele, echeanceEnCours, choix) => {
        const atteindre = etatsAtteignables(base);
        const { biens } = inventaireDe(modele);
        const prevus = new Set(
          biens.flatMap((bien) => bien.reservataires.flatMap((nom) => [...atteindre(bien, nom)].map((etat) => `${nom}|${etat}`))),
        );
        const comptes = compter(biens, { ...choix, echeanceEnCours }).lignes.map(({ reservataire, droit }) => `${reservataire}|${droit}`);
        expect(comptes.filter((compte) => !prevus.has(compte))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
