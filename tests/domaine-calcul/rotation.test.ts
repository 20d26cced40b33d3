/** The rates of DOMAINE §2: several years, RPLS mobility, the parc of one réservataire. */
import { NON_RESERVE } from '../../src/domaine/bien';
import type { AnneeAnterieure, HypothesesTerritoire } from '../../src/domaine/hypotheses';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { avecMobiliteRpls } from '../../src/domaine/hypotheses-mobilite';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { mobiliteRpls, type LigneMobilite } from '../../src/domaine/rpls';
import type { ResultatRotation, RotationReservataire } from '../../src/domaine/resultats';
import { hypothesesDe, inventaireDe, resultatsDe, seuleAssiette, territoireDe } from './outils';

const annee = (annee: number, modele: Partial<AnneeAnterieure>): AnneeAnterieure => ({
  annee,
  liberations: null,
  mutations: 0,
  anru: 0,
  orcodLhi: 0,
  parcDeReference: null,
  ...modele,
});

/** E-τ2 of DOMAINE §2.6, seen from the exercice 2024. */
const TROIS_ANNEES: Partial<HypothesesTerritoire> = {
  liberations: { total: 1080, etudiants: 0, specifiques: 0, mutations: 0, relogementsAnru: 0, relogementsOrcodLhi: 0 },
  parcDeReference: 15_000,
  anneesAnterieures: [
    annee(2022, { liberations: 1003, parcDeReference: 15_200 }),
    annee(2021, { liberations: 909, parcDeReference: 15_400 }),
  ],
};

const LOGEMENT = inventaireDe([{ nombre: 10 }]);

function rotationDe(modele: Partial<HypothesesTerritoire>, inventaire = LOGEMENT): ResultatRotation {
  const [rotation] = resultatsDe(inventaire, hypothesesDe({ exercice: 2024, territoires: [territoireDe(modele)] })).rotation;
  if (rotation === undefined) throw new Error('Aucune rotation');
  return rotation;
}

describe('Le taux sur plusieurs années', () => {
  it('G16 : vaut 6,5671 % en moyenne simple et 6,5614 % en moyenne pondérée', () => {
    expect(rotationDe({ ...TROIS_ANNEES, periode: 'moyenne-simple' }).tauxRetenu).toBeCloseTo(0.065671, 6);
    expect(rotationDe({ ...TROIS_ANNEES, periode: 'moyenne-ponderee' }).tauxRetenu).toBeCloseTo(0.065614, 6);
    const seul = rotationDe(TROIS_ANNEES);
    expect(seul.tauxRetenu).toBeCloseTo(0.072, 12);
    expect(seul.tauxParAnnee.map((taux) => taux?.toFixed(6))).toEqual(['0.072000', '0.065987', '0.059026']);
    expect(seul.anneesRetenues).toBe(3);
  });

  it('laisse de côté une année sans libérations ou sans parc, au lieu de la compter à 0 %', () => {
    const incompletes = [
      annee(2022, { liberations: 1003 }),
      annee(2021, { parcDeReference: 15_400, mutations: 5 }),
      annee(2020, { liberations: 9, parcDeReference: 10 }),
    ];
    const rotation = rotationDe({ ...TROIS_ANNEES, anneesAnterieures: incompletes, periode: 'moyenne-ponderee' });
    expect(rotation.tauxParAnnee).toEqual([0.072, null, null]);
    expect([rotation.anneesRetenues, rotation.tauxRetenu]).toEqual([1, 0.072]);
  });

  it('suit l’exercice : 2022 devient N-3 en 2025', () => {
    const [rotation] = resultatsDe(LOGEMENT, hypothesesDe({ exercice: 2025, territoires: [territoireDe(TROIS_ANNEES)] })).rotation;
    expect(rotation?.tauxParAnnee[1]).toBeNull();
    expect(rotation?.tauxParAnnee[2]).toBeCloseTo(1003 / 15_200, 12);
  });

  it('se calcule chaque année avec le numérateur de la variante', () => {
    const anneesAnterieures = [annee(2022, { liberations: 100, mutations: 20, anru: 10, orcodLhi: 5, parcDeReference: 1000 })];
    expect(rotationDe({ anneesAnterieures }).tauxParAnnee[1]).toBeCloseTo(0.07, 12);
    expect(rotationDe({ anneesAnterieures, variante: 'intermediaire' }).tauxParAnnee[1]).toBeCloseTo(0.085, 12);
    expect(rotationDe({ anneesAnterieures, variante: 'saisi', tauxSaisi: 0.1, periode: 'moyenne-simple' })).toMatchObject({
      tauxParAnnee: [0.1, null, null],
      anneesRetenues: 1,
      tauxRetenu: 0.1,
    });
  });

  it('donne « n/d » quand aucune année n’est connue', () => {
    expect(rotationDe({ parcDeReference: 0, periode: 'moyenne-simple' })).toMatchObject({ tauxRetenu: null, anneesRetenues: 0 });
  });
});

describe('La double déduction des mutations', () => {
  const deductions = { mutations: 3, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
  const liberations = { total: 1780, etudiants: 150, specifiques: 60, mutations: 220, relogementsAnru: 50, relogementsOrcodLhi: 0 };
  const double = (modele: Partial<HypothesesTerritoire>): number | null =>
    seuleAssiette(
      resultatsDe(
        LOGEMENT,
        hypothesesDe({ territoires: [territoireDe({ parcDeclare: 14_500, parcDeReference: 15_000, liberations, deductions, ...modele })] }),
      ),
    ).doubleDeduction;

  it('G03 : enlève 212,6667 logements avec le taux harmonisé, aucun avec les autres', () => {
    expect(double({})).toBeCloseTo(212.6667, 4);
    expect(double({ variante: 'intermediaire' })).toBe(0);
    expect(double({ variante: 'rpls', mobiliteRpls: { emmenagements: 9, parc: 100 } })).toBe(0);
    expect(double({ deductions: { ...deductions, mutations: 0 } })).toBe(0);
  });

  it('se mesure sur la même période que le taux', () => {
    const anneesAnterieures = [annee(2022, { liberations: 1000, mutations: 100, parcDeReference: 10_000 })];
    expect(double({ anneesAnterieures, periode: 'moyenne-simple' })).toBeCloseTo(14_500 * ((220 / 15_000 + 0.01) / 2), 9);
    expect(double({ anneesAnterieures, periode: 'moyenne-ponderee' })).toBeCloseTo((14_500 * 320) / 25_000, 9);
  });
});

describe('La mobilité RPLS', () => {
  const bail = (mois: number, annee: number): LigneMobilite['bail'] => ({ annee, mois });
  const LIGNES = (
    [
      [1990, '1', bail(3, 2023)],
      [2005, '1', bail(6, 2015)],
      [2023, '1', bail(5, 2023)],
      [1985, '2', null],
      [1985, '3', null],
      [1999, '1', bail(12, 2022)],
      [1999, '1', bail(1, 2023)],
      [2010, '4', null],
      [2010, '5', null],
      [2020, '1', bail(11, 2023)],
    ] as const
  ).map(([premiereLocation, mode, debut]): LigneMobilite => ({ territoire: '31', premiereLocation, mode, bail: debut }));
  const { territoires: mobilites } = mobiliteRpls(LIGNES, 2024);

  it('G19 : le fichier RPLS préremplit 3 emménagements sur 6 logements, soit 50 %', () => {
    const hypotheses = completerHypotheses(
      avecMobiliteRpls({ territoires: [{ code: '31', variante: 'rpls' }] }, mobilites, LOGEMENT, 2024),
      LOGEMENT,
      2024,
    );
    expect(hypotheses.territoires[0]?.mobiliteRpls).toEqual({ emmenagements: 3, parc: 6 });
    expect(resultatsDe(LOGEMENT, hypotheses).rotation[0]).toMatchObject({ tauxRpls: 0.5, tauxRetenu: 0.5, variante: 'rpls' });
  });

  it('garde la mobilité déjà saisie, et n’ajoute aucun territoire absent de l’inventaire', () => {
    const saisie = { emmenagements: 9, parc: 100 };
    const ailleurs = { territoire: '09', numerateur: 1, denominateur: 2, taux: 0.5 };
    const inconnu = { territoire: null, numerateur: 1, denominateur: 2, taux: 0.5 };
    expect(
      avecMobiliteRpls({ territoires: [{ code: '31', mobiliteRpls: saisie }] }, [...mobilites, ailleurs, inconnu], LOGEMENT, 2024)
        .territoires,
    ).toEqual([{ code: '31', mobiliteRpls: saisie }]);
  });

  it('reste « n/d » tant qu’il manque un des deux effectifs', () => {
    expect(rotationDe({ variante: 'rpls' }).tauxRetenu).toBeNull();
    expect(rotationDe({ variante: 'rpls', mobiliteRpls: { emmenagements: null, parc: 100 } }).tauxRetenu).toBeNull();
    expect(rotationDe({ variante: 'rpls', mobiliteRpls: { emmenagements: 4, parc: 0 } }).tauxRetenu).toBeNull();
  });
});

describe('Le taux propre à un réservataire', () => {
  const inventaire = inventaireDe([
    { nombre: 6, reservataires: ['Mairie'] },
    { nombre: 2, reservataires: ['Mairie'], liberation: 'externe' },
    { nombre: 1, reservataires: ['Mairie'], liberation: 'mutation' },
    { nombre: 2, reservataires: ['Mairie', 'Département'], liberation: 'externe' },
    { nombre: 4, reservataires: ['Mairie'], horsFlux: 'ETUDIANT', liberation: 'externe' },
    { nombre: 3, reservataires: ['Mairie'], finConvention: '2020-01-01', liberation: 'anru' },
    { nombre: 7 },
  ]);
  const { rotationReservataires } = resultatsDe(inventaire, hypothesesDe({ exercice: 2024 }));
  const de = (nom: string): RotationReservataire | undefined => rotationReservataires.find(({ reservataire }) => reservataire === nom);

  it('rapporte les libérations de ses logements à son parc, les logements partagés comptant pour leur part', () => {
    expect(de('Mairie')).toMatchObject({ parc: 10, liberations: 4, mutations: 1 });
    expect(de('Mairie')?.tauxPropre).toBeCloseTo(0.3, 12);
    expect(de('Mairie')?.tauxIntermediaire).toBeCloseTo(0.4, 12);
    expect(de('Département')?.tauxPropre).toBeCloseTo(1, 12);
  });

  it('laisse au non réservé les logements dont le droit est échu', () => {
    expect(de(NON_RESERVE)).toMatchObject({ parc: 10, liberations: 3, anru: 3, tauxPropre: 0 });
  });

  it('additionne les lignes d’un territoire en son parc de référence et ses libérations', () => {
    const [rotation] = resultatsDe(inventaire, hypothesesDe({ exercice: 2024 })).rotation;
    const total = (valeur: (ligne: RotationReservataire) => number): number =>
      rotationReservataires.reduce((somme, ligne) => somme + valeur(ligne), 0);
    expect([total(({ parc }) => parc), total(({ liberations }) => liberations)]).toEqual([
      rotation?.parcDeReference,
      rotation?.liberations,
    ]);
  });

  it('reste « n/d » quand l’inventaire ne dit rien des libérations', () => {
    const [muet] = resultatsDe(inventaireDe([{ nombre: 5, reservataires: ['Mairie'] }]), hypothesesDe()).rotationReservataires;
    expect(muet).toMatchObject({ parc: 5, tauxPropre: null });
  });
});

describe('Les hypothèses JSON', () => {
  it('disent la période, les années antérieures et la mobilité RPLS', () => {
    const lues = lireHypothesesJson({
      territoires: [
        {
          code: '31',
          taux: { variante: 'rpls', periode: 'moyenne-simple' },
          anneesAnterieures: [{ annee: 2022, liberations: 100, mutations: 10, parcDeReference: 1000 }],
          mobiliteRpls: { emmenagements: 3, parc: 6 },
        },
      ],
      scenarios: [{ nom: 'Lissé', modifications: { 'taux.periode': 'moyenne-ponderee', 'taux.variante': 'rpls' } }],
    });
    expect(lues.territoires?.[0]).toEqual({
      code: '31',
      variante: 'rpls',
      periode: 'moyenne-simple',
      anneesAnterieures: [{ annee: 2022, liberations: 100, mutations: 10, anru: 0, orcodLhi: 0, parcDeReference: 1000 }],
      mobiliteRpls: { emmenagements: 3, parc: 6 },
    });
    expect(lues.scenarios?.[0]?.modifications).toEqual({ periode: 'moyenne-ponderee', variante: 'rpls' });
  });

  it.each([
    [
      'une année en double',
      {
        anneesAnterieures: [
          { annee: 2022, liberations: 1, parcDeReference: 2 },
          { annee: 2022, liberations: 1, parcDeReference: 2 },
        ],
      },
      'déjà utilisé',
    ],
    [
      'un détail plus grand que le total',
      { anneesAnterieures: [{ annee: 2022, liberations: 1, mutations: 2, parcDeReference: 9 }] },
      'moins que la somme',
    ],
    ['une période inconnue', { taux: { periode: 'cinq ans' } }, 'moyenne-ponderee'],
  ])('refusent %s', (_, territoire, phrase) => {
    expect(() => lireHypothesesJson({ territoires: [{ code: '31', ...territoire }] })).toThrow(phrase);
  });
});
