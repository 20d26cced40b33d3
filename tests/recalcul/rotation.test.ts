/** Rates over several years, RPLS mobility and the parc of each réservataire, computed by the spreadsheets from the formulas. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { LIBELLE_PERIODE, LIBELLE_VARIANTE, ND } from '../../src/classeur/libelles';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerTerritoire } from '../outils/inventaires';
import { recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues, tablesLues, type LigneLue } from '../outils/tables-du-plan';

function ligneDe({ plan, lecture }: Recalcul, table: string, reservataire?: string): LigneLue {
  const ligne = lignesLues(plan, lecture, table).find((lue) => reservataire === undefined || lue['Réservataire'] === reservataire);
  if (ligne === undefined) throw new Error(`Ligne absente de ${table} : ${reservataire ?? ''}`);
  return ligne;
}

const INVENTAIRE = creerInventaire(
  creerBiens([
    [6, { reservataires: ['Mairie *'] }],
    [2, { reservataires: ['Mairie *'], liberation: 'externe' }],
    [1, { reservataires: ['Mairie *'], liberation: 'mutation' }],
    [2, { reservataires: ['Mairie *', 'Département'], liberation: 'orcod-lhi' }],
    [4, { reservataires: ['Mairie *'], horsFlux: 'ETUDIANT', liberation: 'externe' }],
    [3, { reservataires: ['Mairie *'], finConvention: '2020-01-01', liberation: 'anru' }],
    [7, {}],
  ]),
);

/** E-τ2 of DOMAINE §2.6, N-1 = 2025. */
const TROIS_ANNEES = creerTerritoire({
  liberations: { total: 1080, etudiants: 0, specifiques: 0, mutations: 0, relogementsAnru: 0, relogementsOrcodLhi: 0 },
  parcDeReference: 15_000,
  anneesAnterieures: [
    { annee: 2024, liberations: 1003, mutations: 0, anru: 0, orcodLhi: 0, parcDeReference: 15_200 },
    { annee: 2023, liberations: 909, mutations: 0, anru: 0, orcodLhi: 0, parcDeReference: 15_400 },
  ],
});

decrireParTableur('La feuille Rotation, recalculée', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('G16 : la période choisie dans la feuille donne 7,2000 %, 6,5671 % ou 6,5614 %', async () => {
    const resultat = await recalculer(tableur, INVENTAIRE, creerHypotheses({ territoires: [TROIS_ANNEES] }));
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    expect(ligneDe(resultat, 'Rotation')['Taux retenu']).toBeCloseTo(0.072, 9);
    expect(ligneDe(resultat, 'RotationPeriodes')).toMatchObject({ 'Années prises en compte': 3 });
    const choisir = async (periode: keyof typeof LIBELLE_PERIODE): Promise<Recalcul> =>
      saisir(tableur, resultat.plan, [['Territoires', '31', 'Période du taux', LIBELLE_PERIODE[periode]]]);
    const simple = await choisir('moyenne-simple');
    expect(ligneDe(simple, 'Rotation')['Taux retenu']).toBeCloseTo(0.065671, 6);
    expect(ligneDe(simple, 'Assiette')['Taux de rotation']).toBeCloseTo(0.065671, 6);
    expect(ligneDe(await choisir('moyenne-ponderee'), 'Rotation')['Taux retenu']).toBeCloseTo(0.065614, 6);
  });

  it('une année saisie à la main entre dans la moyenne, et une seconde lecture la garde', async () => {
    const territoire = { ...TROIS_ANNEES, anneesAnterieures: [], periode: 'moyenne-ponderee' } as const;
    const hypotheses = creerHypotheses({ territoires: [territoire] });
    const resultat = await recalculer(tableur, INVENTAIRE, hypotheses);
    expect(ligneDe(resultat, 'Rotation')['Taux retenu']).toBeCloseTo(0.072, 9);
    const saisies = await saisir(tableur, resultat.plan, [
      ['RotationAnnees', '31', 'Libérations', 1003],
      ['RotationAnnees', '31', 'dont mutations', 3],
      ['RotationAnnees', '31', 'Parc de référence', 15_200],
    ]);
    expect(ligneDe(saisies, 'Rotation')['Taux retenu']).toBeCloseTo(2080 / 30_200, 9);
    const relues = lireHypotheses(tablesLues(saisies.plan, saisies.lecture));
    if (relues === null) throw new Error('Aucune hypothèse relue');
    expect(completerHypotheses(relues, INVENTAIRE, 2026).territoires[0]).toEqual({
      ...territoire,
      anneesAnterieures: [{ annee: 2024, liberations: 1003, mutations: 3, anru: 0, orcodLhi: 0, parcDeReference: 15_200 }],
    });
  });

  it('G19 : la mobilité RPLS vaut 50 % avec 3 emménagements sur 6 logements', async () => {
    const hypotheses = creerHypotheses({
      territoires: [creerTerritoire({ mobiliteRpls: { emmenagements: 3, parc: 6 } })],
      scenarios: [{ nom: 'RPLS', modifications: { variante: 'rpls' } }],
    });
    const resultat = await recalculer(tableur, INVENTAIRE, hypotheses);
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    expect(ligneDe(resultat, 'Rotation')['Taux RPLS']).toBe(0.5);
    expect(ligneDe(resultat, 'Scenario1Assiette')['Taux de rotation']).toBe(0.5);
    const choisie = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.rpls]]);
    expect(ligneDe(choisie, 'Assiette')['Taux de rotation']).toBe(0.5);
    const videe = await saisir(tableur, resultat.plan, [['Liberations', '31', 'Parc RPLS', null]]);
    expect(ligneDe(videe, 'Rotation')['Taux retenu']).toBe(ND);
  });

  it('un scénario change la période et la variante sans rien recompter', async () => {
    const hypotheses = creerHypotheses({
      territoires: [
        {
          ...TROIS_ANNEES,
          anneesAnterieures: [{ annee: 2024, liberations: 1003, mutations: 40, anru: 10, orcodLhi: 30, parcDeReference: 15_200 }],
        },
      ],
      scenarios: [{ nom: 'Lissé', modifications: { periode: 'moyenne-ponderee', variante: 'intermediaire' } }],
    });
    const resultat = await recalculer(tableur, INVENTAIRE, hypotheses);
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    expect(ligneDe(resultat, 'Scenario1Assiette')['Taux de rotation']).toBeCloseTo((1080 + 963) / 30_200, 9);
  });

  it('la double déduction se mesure sur la période du taux', async () => {
    const hypotheses = creerHypotheses({
      territoires: [
        creerTerritoire({
          liberations: { total: 1780, etudiants: 150, specifiques: 60, mutations: 220, relogementsAnru: 50, relogementsOrcodLhi: 0 },
          parcDeclare: 14_504,
          parcDeReference: 15_000,
          anneesAnterieures: [{ annee: 2023, liberations: 1000, mutations: 100, anru: 0, orcodLhi: 0, parcDeReference: 10_000 }],
          deductions: { mutations: 220, relogementsRu: 50, orcod: 0, lhi: 0, vente: 0 },
        }),
      ],
    });
    const resultat = await recalculer(tableur, INVENTAIRE, hypotheses);
    expect(ligneDe(resultat, 'Assiette')['Double déduction']).toBeCloseTo(212.6667, 4);
    const lissee = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Période du taux', LIBELLE_PERIODE['moyenne-simple']]]);
    expect(ligneDe(lissee, 'Assiette')['Double déduction']).toBeCloseTo(14_500 * ((220 / 15_000 + 0.01) / 2), 6);
    const rendue = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.intermediaire]]);
    expect(ligneDe(rendue, 'Assiette')['Double déduction']).toBe(0);
  });

  it('le taux propre de chaque réservataire vient de ses seuls logements', async () => {
    const resultat = await recalculer(tableur, INVENTAIRE, creerHypotheses());
    const mairie = ligneDe(resultat, 'RotationReservataires', 'Mairie *');
    expect(mairie).toMatchObject({ 'Parc réservé': 10, Libérations: 4, 'dont mutations': 1, 'dont ORCOD/LHI': 1 });
    expect(mairie['Taux propre']).toBeCloseTo(0.3, 9);
    expect(ligneDe(resultat, 'RotationReservataires', 'NON_RESERVE')).toMatchObject({
      'Parc réservé': 10,
      Libérations: 3,
      'Taux propre': 0,
    });
    const change = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.intermediaire]]);
    expect(ligneDe(change, 'RotationReservataires', 'Mairie *')['Taux propre']).toBeCloseTo(0.3, 9);
    expect(ligneDe(change, 'RotationReservataires', 'Département')['Taux propre']).toBe(0);
  });
});
