/** Rights that end, and rights converted: DOMAINE §1.6, §3.3, §4; golden cases G11, G12, G14, G15, G17, G18, then properties. */
import fc from 'fast-check';
import { NON_RESERVE, type Bien } from '../../src/domaine/bien';
import { alertesDesDroits } from '../../src/domaine/calcul/alertes-droits';
import { compter } from '../../src/domaine/calcul/comptage';
import { ajouterMois } from '../../src/domaine/calcul/date-reference';
import { deuxMethodes, type DeuxMethodes } from '../../src/domaine/calcul/deux-methodes';
import { etatDuDroit, partDeLAnnee } from '../../src/domaine/calcul/droit';
import { droitsConvertibles } from '../../src/domaine/calcul/droits-convertibles';
import { droitsSuivis } from '../../src/domaine/calcul/droits-echus';
import { finEffective } from '../../src/domaine/calcul/fin-effective';
import { ANNEES_DE_PROJECTION, projectionDu, type AnneeDeProjection } from '../../src/domaine/calcul/projection-du';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { fluxDe, hypothesesDe, inventaireDe, reservataireDe, resultatsDe, territoireDe } from './outils';

const AL = ['Action Logement'];
const SANS_DATE = { debutConvention: null, finConvention: null, dernierVersement: null, origineDuDroit: null } as const;
const actionLogement = reservataireDe('Action Logement', { categorie: 'action-logement' });
const enDroits = { ...actionLogement, methode: 'droits-acquis' as const };
const SANS_DEDUCTION = { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
const auTaux = (tauxSaisi: number): ReturnType<typeof territoireDe> => territoireDe({ variante: 'saisi', tauxSaisi });

function projeter(inventaire: Inventaire, hypotheses: Hypotheses): AnneeDeProjection[] {
  const { rotation, flux } = resultatsDe(inventaire, hypotheses);
  const titulaires = flux.filter(({ categorie }) => categorie === 'action-logement');
  return projectionDu(titulaires, droitsConvertibles(inventaire, hypotheses), rotation, hypotheses);
}

function comparer(inventaire: Inventaire, hypotheses: Hypotheses): DeuxMethodes {
  const { flux, assiette } = resultatsDe(inventaire, hypotheses);
  const titulaires = flux.filter(({ categorie }) => categorie === 'action-logement');
  const [premiere] = deuxMethodes(
    titulaires,
    flux,
    assiette,
    projeter(inventaire, hypotheses),
    hypotheses.exercice,
    () => hypotheses.denominateurDesParts === 'parc-total',
  );
  if (premiere === undefined) throw new Error('Aucune comparaison');
  return premiere;
}

describe('La fin effective d’un droit', () => {
  test('G11 : un prêt garanti remboursé le 15/05/2021 porte le droit au 15/05/2026, actif en 2024', () => {
    const droit = { ...SANS_DATE, finConvention: '2021-05-15', dernierVersement: '2021-05-15' };
    expect(finEffective(droit, {})).toBe('2026-05-15');
    expect(etatDuDroit(droit, { exercice: 2024 })).toBe('ACTIF');
    expect(etatDuDroit(droit, { exercice: 2027 })).toBe('ECHU');
  });

  test('la convention l’emporte quand elle finit après la prolongation', () => {
    expect(finEffective({ ...SANS_DATE, finConvention: '2040-01-01', dernierVersement: '2021-05-15' }, {})).toBe('2040-01-01');
  });

  test('sans fin de convention, la garantie finit cinq ans après le dernier versement', () => {
    expect(finEffective({ ...SANS_DATE, dernierVersement: '2021-05-15', origineDuDroit: 'garantie' }, {})).toBe('2026-05-15');
  });

  test('un droit né d’un terrain, d’un financement ou de la loi n’est pas prolongé', () => {
    for (const origineDuDroit of ['terrain', 'financement', 'legal', 'autre'] as const) {
      expect(finEffective({ ...SANS_DATE, finConvention: '2023-06-30', dernierVersement: '2021-05-15', origineDuDroit }, {})).toBe(
        '2023-06-30',
      );
    }
  });

  test('la durée se change, et un 29 février devient le 28', () => {
    expect(finEffective({ ...SANS_DATE, dernierVersement: '2020-02-29' }, {})).toBe('2025-02-28');
    expect(finEffective({ ...SANS_DATE, dernierVersement: '2020-02-29' }, { prolongationGarantieAnnees: 3.5 })).toBe('2023-08-29');
    expect(ajouterMois('2021-12-31', 2)).toBe('2022-02-28');
  });
});

describe('Un droit qui finit dans l’année', () => {
  const inventaire = inventaireDe([{ nombre: 40, reservataires: ['Commune'], finConvention: '2024-06-30' }, { nombre: 60 }]);
  const reserves = (echeanceEnCours: Hypotheses['echeanceEnCours']): number[] => {
    const resultats = resultatsDe(inventaire, hypothesesDe({ echeanceEnCours }));
    return ['Commune', NON_RESERVE].map((nom) => fluxDe(resultats, nom).logementsReserves);
  };

  test('compte en entier par défaut', () => expect(reserves('plein')).toEqual([40, 60]));

  test('compte au prorata de ses 182 jours sur 366, le reste va au non réservé', () => {
    const [commune, solde] = reserves('prorata');
    expect(commune).toBeCloseTo((40 * 182) / 366, 10);
    expect(solde).toBeCloseTo(100 - (40 * 182) / 366, 10);
  });

  test('est listé avec les droits échus et les conventions sans fin', () => {
    const autres = inventaireDe([
      { nombre: 40, reservataires: ['Commune'], finConvention: '2024-06-30', programme: 'A' },
      { nombre: 30, reservataires: ['Commune'], finConvention: '2020-06-30', programme: 'B' },
      { nombre: 20, reservataires: ['Commune'], programme: 'C' },
      { nombre: 10, reservataires: ['Commune'], finConvention: '2035-06-30', programme: 'D' },
      { nombre: 5, reservataires: ['Commune'], debutConvention: '2024-06-30', programme: 'E' },
      { nombre: 60 },
    ]);
    expect(droitsSuivis(autres.biens, hypothesesDe()).map(({ situation, programme, poids }) => [situation, programme, poids])).toEqual([
      ['FIN_DANS_L_ANNEE', 'A', 40],
      ['ECHU', 'B', 30],
      ['SANS_FIN', 'C', 20],
    ]);
  });

  test('couvre toute l’année avant celle de sa fin, et plus rien après', () => {
    expect([2023, 2024, 2025].map((annee) => partDeLAnnee('2024-06-30', annee, 'plein'))).toEqual([1, 1, 0]);
    expect([2023, 2024, 2025].map((annee) => partDeLAnnee('2024-06-30', annee, 'prorata'))).toEqual([1, 182 / 366, 0]);
    expect(partDeLAnnee(null, 2024, 'prorata')).toBe(1);
  });
});

describe('La projection des droits uniques', () => {
  test('G18 : 28,00 ; 28,00 ; 19,60 ; 14,00 ; 14,00', () => {
    const inventaire = inventaireDe([
      { nombre: 120, reservataires: AL, finConvention: '2025-12-31' },
      { nombre: 80, reservataires: AL, finConvention: '2026-12-31' },
      { nombre: 200, reservataires: AL, finConvention: '2040-12-31' },
    ]);
    const du = projeter(inventaire, hypothesesDe({ territoires: [auTaux(0.07)], reservataires: [actionLogement] })).map(
      ({ duAnnuels }) => duAnnuels ?? 0,
    );
    expect(du).toHaveLength(ANNEES_DE_PROJECTION);
    [28, 28, 19.6, 14, 14].forEach((attendu, rang) => expect(du[rang]).toBeCloseTo(attendu, 10));
  });

  test('G14 : un programme neuf sert son premier tour en 2024 et entre dans les DU en 2025, à 20,80', () => {
    const inventaire = inventaireDe([
      { nombre: 40, reservataires: AL, programme: 'P1', finConvention: '2031-12-31' },
      { nombre: 25, reservataires: AL, programme: 'P2', finConvention: '2024-06-30' },
      { nombre: 60, reservataires: AL, programme: 'P3' },
      { nombre: 10, reservataires: AL, programme: 'P4', debutConvention: '2024-05-01' },
    ]);
    const hypotheses = hypothesesDe({ territoires: [{ ...auTaux(0.08), duConventionsDeParc: 12 }], reservataires: [enDroits] });
    const [an2024, an2025] = projeter(inventaire, hypotheses);
    expect(an2024).toMatchObject({ annee: 2024, droitsDeSuite: 125, droitsPourUnTour: 10 });
    expect(an2024?.duAnnuels).toBeCloseTo(22, 10);
    expect(an2025?.duAnnuels).toBeCloseTo(20.8, 10);
    expect(projeter(inventaire, { ...hypotheses, echeanceEnCours: 'prorata' })[0]?.duAnnuels).toBeCloseTo(20.9945, 4);
  });

  test('G12 : sans date de fin, un droit compte toutes les années', () => {
    const du = projeter(
      inventaireDe([{ nombre: 60, reservataires: AL }]),
      hypothesesDe({ territoires: [auTaux(0.08)], reservataires: [actionLogement] }),
    );
    expect(du.every(({ duAnnuels }) => Math.abs((duAnnuels ?? 0) - 4.8) < 1e-9)).toBe(true);
  });

  test('un droit fini le 31/12/N-1 ne donne plus rien en N', () => {
    const hypotheses = hypothesesDe({ exercice: 2026, territoires: [auTaux(0.07)], reservataires: [enDroits] });
    const resultats = resultatsDe(
      inventaireDe([{ nombre: 120, reservataires: AL, finConvention: '2025-12-31' }, { nombre: 80 }]),
      hypotheses,
    );
    expect(resultats.droitsAcquis[0]).toMatchObject({ droitsDeSuite: 120, duAnnuels: 0, duRestants: 0 });
  });
});

describe('Les deux méthodes côte à côte', () => {
  test('G15 : 73,50 et 96,00, écart de 22,50 = 25 % de 90', () => {
    const inventaire = inventaireDe([{ nombre: 1200, reservataires: AL }, { nombre: 3600 }, { nombre: 200, horsFlux: 'VENTE' }]);
    const hypotheses = hypothesesDe({
      territoires: [{ ...auTaux(0.08), deductions: { ...SANS_DEDUCTION, relogementsRu: 90 } }],
      reservataires: [actionLogement],
    });
    const cote = comparer(inventaire, hypotheses);
    expect(cote.fluxParAssiette).toBeCloseTo(73.5, 10);
    expect(cote.duAnnuels).toBeCloseTo(96, 10);
    expect(cote.gain).toBeCloseTo(22.5, 10);
    expect(cote.partDesDeductions).toBeCloseTo(22.5, 10);
    expect(cote.lecture).toBe('egale');
    expect(comparer(inventaire, { ...hypotheses, denominateurDesParts: 'parc-total' }).lecture).toBe('parc-total');
  });

  test('G17 : 117 logements d’Action Logement, 36 au moins ouverts à la requalification', () => {
    const inventaire = inventaireDe([{ nombre: 117, reservataires: AL }]);
    const resultats = resultatsDe(inventaire, hypothesesDe({ territoires: [auTaux(1)], reservataires: [enDroits] }));
    expect(fluxDe(resultats, 'Action Logement')).toMatchObject({ fluxEstime: 117, fluxRequalifiable: 36 });
  });

  test('des droits uniques qui ne laissent pas leur part aux autres sont signalés, en logements', () => {
    const inventaire = inventaireDe([
      { nombre: 80, reservataires: AL },
      { nombre: 20, reservataires: ['Autre'] },
    ]);
    const hypotheses = hypothesesDe({
      territoires: [{ ...auTaux(0.5), deductions: { ...SANS_DEDUCTION, mutations: 15 } }],
      reservataires: [enDroits],
    });
    const { assiette, flux } = resultatsDe(inventaire, hypotheses);
    expect(comparer(inventaire, hypotheses).capacite).toBe('depassee');
    expect(comparer(inventaire, { ...hypotheses, reservataires: [actionLogement] }).capacite).toBe('depassee-si-droits-acquis');
    const [alerte] = assiette.flatMap((ligne) => alertesDesDroits(hypotheses, ligne, flux, []));
    expect(alerte?.valeur).toBeCloseTo(12, 10);
    expect(alerte?.message).toContain('objectifs supérieurs à la capacité');
  });
});

describe('La méthode des droits acquis, réservée à Action Logement', () => {
  const inventaire = inventaireDe([{ nombre: 40, reservataires: ['Commune'] }, { nombre: 60 }]);
  const hypotheses = hypothesesDe({
    territoires: [{ ...auTaux(0.1), deductions: { ...SANS_DEDUCTION, mutations: 5 }, duConventionsDeParc: 3 }],
    reservataires: [reservataireDe('Commune', { methode: 'droits-acquis' })],
  });

  test('laisse un autre réservataire dans l’assiette, avec une alerte', () => {
    const { flux, droitsAcquis, assiette } = resultatsDe(inventaire, hypotheses);
    expect(flux.find(({ reservataire }) => reservataire === 'Commune')).toMatchObject({ methode: 'assiette', fluxEstime: 2 });
    expect(droitsAcquis).toEqual([]);
    expect(assiette.flatMap((ligne) => alertesDesDroits(hypotheses, ligne, flux, [])).map(({ message }) => message)).toEqual([
      expect.stringContaining('« Commune » reste dans l’assiette'),
    ]);
  });

  test('s’ouvre par le paramètre, sans les conventions de parc d’Action Logement', () => {
    const { flux, droitsAcquis } = resultatsDe(inventaire, { ...hypotheses, droitsAcquisHorsActionLogement: true });
    expect(flux.find(({ reservataire }) => reservataire === 'Commune')).toMatchObject({ methode: 'droits-acquis', fluxEstime: 4 });
    expect(droitsAcquis.map(({ droitsDeSuite }) => droitsDeSuite)).toEqual([40]);
  });

  test('se dit en JSON, avec la durée des garanties et les coefficients', () => {
    const commune = { nom: 'Commune', categorie: 'commune', methode: 'droits-acquis' };
    expect(() => lireHypothesesJson({ reservataires: [commune] })).toThrow('droitsAcquisHorsActionLogement');
    const lues = lireHypothesesJson({
      reservataires: [commune],
      droitsAcquisHorsActionLogement: true,
      prolongationGarantieAnnees: 4,
      coefficientsDu: [{ zone: 9, coefficient: 1.5, source: 'Convention du 01/02/2024' }],
    });
    expect(lues).toMatchObject({
      droitsAcquisHorsActionLogement: true,
      prolongationGarantieAnnees: 4,
      coefficientsDu: [{ zone: '09', coefficient: 1.5, source: 'Convention du 01/02/2024' }],
    });
    expect(() =>
      lireHypothesesJson({
        coefficientsDu: [
          { zone: '31', coefficient: 1 },
          { zone: '31', coefficient: 2 },
        ],
      }),
    ).toThrow('déjà utilisé');
  });
});

describe('Des droits tirés au sort', () => {
  const jour = fc.constantFrom(null, '2019-01-01', '2023-12-30', '2023-12-31', '2024-02-29', '2024-12-31', '2026-06-30', '2031-12-31');
  const lot = fc.record({
    nombre: fc.integer({ min: 1, max: 6 }),
    reservataires: fc.constantFrom(AL, ['Commune'], [...AL, 'Commune'], [NON_RESERVE]),
    debutConvention: jour,
    finConvention: jour,
    dernierVersement: jour,
    origineDuDroit: fc.constantFrom(null, 'garantie', 'terrain'),
  });
  const lots = fc.array(lot as fc.Arbitrary<Partial<Bien> & { nombre: number }>, { minLength: 1, maxLength: 8 });
  const echeance = fc.constantFrom('plein', 'prorata') as fc.Arbitrary<Hypotheses['echeanceEnCours']>;
  const base = hypothesesDe({ territoires: [auTaux(0.1)], reservataires: [enDroits] });

  test('une prolongation plus longue n’avance jamais la fin d’un droit', () => {
    fc.assert(
      fc.property(lot, fc.nat(10), fc.nat(10), (modele, courte, plus) => {
        const droit = { ...SANS_DATE, ...(modele as Partial<Bien>) };
        const fin = (annees: number): string => finEffective(droit, { prolongationGarantieAnnees: annees }) ?? '9999';
        expect(fin(courte + plus) >= fin(courte)).toBe(true);
        expect(fin(courte) >= (droit.finConvention ?? '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('le prorata ne crée ni ne perd de logement : ce qu’un droit perd va au non réservé', () => {
    fc.assert(
      fc.property(lots, (modele) => {
        const { biens } = inventaireDe(modele);
        const poids = (echeanceEnCours: Hypotheses['echeanceEnCours']): number =>
          compter(biens, { ...base, echeanceEnCours }).lignes.reduce((total, ligne) => total + ligne.poids, 0);
        expect(poids('prorata')).toBeCloseTo(poids('plein'), 9);
        const perdus = compter(biens, { ...base, echeanceEnCours: 'prorata' }).lignes.filter(({ droit }) => droit === 'ECHEANCE');
        expect(perdus.every((ligne) => ligne.poids >= 0 && ligne.logements === 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('sans droit à venir, les DU ne remontent jamais d’une année à l’autre', () => {
    fc.assert(
      fc.property(lots, echeance, (modele, echeanceEnCours) => {
        const annees = projeter(inventaireDe(modele.map((un) => ({ ...un, debutConvention: null }))), { ...base, echeanceEnCours });
        annees.slice(1).forEach(({ duAnnuels }, rang) => expect(duAnnuels ?? 0).toBeLessThanOrEqual((annees[rang]?.duAnnuels ?? 0) + 1e-9));
      }),
      { numRuns: 500 },
    );
  });

  test('la première année de la projection est le flux d’Action Logement en droits acquis', () => {
    fc.assert(
      fc.property(lots, echeance, (modele, echeanceEnCours) => {
        const inventaire = inventaireDe(modele);
        const hypotheses = { ...base, echeanceEnCours };
        const flux = resultatsDe(inventaire, hypotheses).flux.find(({ reservataire }) => reservataire === 'Action Logement');
        fc.pre(flux !== undefined);
        expect(projeter(inventaire, hypotheses)[0]?.duAnnuels).toBeCloseTo(flux?.droitsUniques ?? Number.NaN, 9);
      }),
      { numRuns: 500 },
    );
  });

  test('DU − F = s × D dès que l’assiette est positive et que les mêmes droits comptent', () => {
    fc.assert(
      fc.property(lots, echeance, fc.integer({ min: 0, max: 30 }), (modele, echeanceEnCours, centiemes) => {
        // A right that ended on the reference day still counts in the assiette, and gives no DU.
        const encore = (fin: string | null | undefined): string | null =>
          fin !== null && fin !== undefined && fin > '2024-01-01' ? fin : null;
        const siens = modele.filter(({ reservataires }) => reservataires === AL);
        const inventaire = inventaireDe([
          { nombre: 10 },
          ...siens.map((un) => ({ ...un, finConvention: encore(un.finConvention), dernierVersement: null })),
        ]);
        const mutations = (inventaire.biens.length * 0.1 * centiemes) / 31;
        const hypotheses = { ...base, echeanceEnCours, territoires: [{ ...auTaux(0.1), deductions: { ...SANS_DEDUCTION, mutations } }] };
        fc.pre(resultatsDe(inventaire, hypotheses).flux.some(({ categorie }) => categorie === 'action-logement'));
        const cote = comparer(inventaire, hypotheses);
        expect(cote.ecart).toBeCloseTo(0, 9);
        expect(cote.lecture).toBe('egale');
      }),
      { numRuns: 500 },
    );
  });
});
