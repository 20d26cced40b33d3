/** G13 and the communes and EPCI on their own territory, computed by LibreOffice and by the sandbox's engine. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { LIBELLE_METHODE, LIBELLE_PERIODE, LIBELLE_VARIANTE, ND } from '../../src/classeur/libelles';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planDe as genererPlanDe, recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues, placeDe, tablesLues, type LigneLue } from '../outils/tables-du-plan';

const VILLE = 'Commune de Muret';
const MURET = { commune: '31395', communeNom: 'Muret', epci: '200068641', epciNom: 'CA Le Muretain Agglo' };
const INVENTAIRE = creerInventaire(
  creerBiens([
    [176, { ...MURET, reservataires: [VILLE] }],
    [704, MURET],
    [20, { ...MURET, horsFlux: 'VENTE' }],
    [96, {}],
    [4, { liberation: 'externe' }],
    [5, { reservataires: ['Mairie'] }],
  ]),
  { [VILLE]: 'commune', Mairie: 'commune' },
);
const HYPOTHESES: Hypotheses = creerHypotheses({
  territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.08 })],
  reservataires: [creerReservataire(VILLE, { categorie: 'commune' }), creerReservataire('Mairie', { categorie: 'commune' })],
});

function ligneDe({ plan, lecture }: Recalcul, table: string, reservataire: string): LigneLue {
  const ligne = lignesLues(plan, lecture, table).find((lue) => lue['Réservataire'] === reservataire);
  if (ligne === undefined) throw new Error(`Ligne absente de ${table} : ${reservataire}`);
  return ligne;
}

decrireParTableur('Communes et EPCI, recalculés', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('G13 : le taux et les déductions saisis donnent 8,48, là où le taux du département donne 12,88', async () => {
    const ouvert = await recalculer(tableur, INVENTAIRE, HYPOTHESES);
    const saisi = await saisir(tableur, ouvert.plan, [
      ['Infra', '31395', 'Taux saisi', 0.055],
      ['Infra', '31395', 'Déductions', 6],
    ]);
    const commune = ligneDe(saisi, 'Infra', VILLE);
    expect([commune['Parc'], commune['Parc éligible'], commune['Logements réservés'], commune['Part']]).toEqual([900, 880, 176, 0.2]);
    expect(commune['Flux brut']).toBeCloseTo(48.4, 9);
    expect(commune['Assiette']).toBeCloseTo(42.4, 9);
    expect(commune['Flux au taux propre']).toBeCloseTo(8.48, 9);
    expect(commune['Flux au taux du département']).toBeCloseTo(12.88, 9);
    expect(commune['Écart en pourcentage']).toBeCloseTo(-0.3416, 4);
    const propre = await saisir(tableur, ouvert.plan, [['Reservataires', VILLE, 'Méthode', LIBELLE_METHODE['assiette-propre']]]);
    expect(ligneDe(propre, 'Flux', VILLE)['Méthode']).toBe(LIBELLE_METHODE['assiette-propre']);
    expect(ligneDe(propre, 'Flux', VILLE)['Flux estimé']).toBeCloseTo(8.48, 9);
  });

  it('un territoire non identifié se dit, puis se calcule dès que son code est saisi ; une seconde génération garde les saisies', async () => {
    const ouvert = await recalculer(tableur, INVENTAIRE, HYPOTHESES);
    expect(ligneDe(ouvert, 'Infra', 'Mairie')).toMatchObject({
      Territoire: 'territoire non identifié',
      'Flux au taux propre': ND,
      Contrôle: 'À vérifier : saisissez le code',
    });
    const saisi = await saisir(tableur, ouvert.plan, [
      ['Infra', 'territoire non identifié', 'Code saisi', '31555'],
      ['Infra', '31395', 'Taux saisi', 0.055],
    ]);
    expect(ligneDe(saisi, 'Infra', 'Mairie')).toMatchObject({
      Territoire: '31555',
      Parc: 105,
      'Logements réservés': 5,
      Libérations: 4,
      Contrôle: 'OK',
    });
    expect(ligneDe(saisi, 'Infra', 'Mairie')['Flux au taux propre']).toBeCloseTo((5 / 105) * 105 * (4 / 105), 9);
    const lues = lireHypotheses(tablesLues(saisi.plan, saisi.lecture));
    expect(lues?.infra).toEqual([
      { reservataire: VILLE, departement: '31', code: null, tauxSaisi: 0.055, deductions: null, parcDeclare: null },
      { reservataire: 'Mairie', departement: '31', code: '31555', tauxSaisi: null, deductions: null, parcDeclare: null },
    ]);
    const suivant = await recalculer(tableur, INVENTAIRE, completerHypotheses(lues ?? {}, INVENTAIRE, 2026));
    expect(ligneDe(suivant, 'Infra', 'Mairie')['Code saisi']).toBe('31555');
    expect(resumer(ecartsDuPlan(suivant.plan, suivant.lecture))).toEqual([]);
  });

  it('un inventaire des seuls logements réservés attend le parc de la commune : 3,68 deviennent 8,48', async () => {
    const reserves = creerInventaire(creerBiens([[176, { ...MURET, reservataires: [VILLE] }]]), { [VILLE]: 'commune' });
    const hypotheses: Hypotheses = {
      ...HYPOTHESES,
      territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.08, parcDeclare: 1000 })],
      infra: [{ reservataire: VILLE, departement: '31', code: null, tauxSaisi: 0.055, deductions: 6, parcDeclare: null }],
    };
    const ouvert = await recalculer(tableur, reserves, hypotheses);
    expect(ligneDe(ouvert, 'Infra', VILLE)).toMatchObject({ Part: 1, Contrôle: 'À vérifier : parc de la commune incomplet' });
    expect(resumer(ecartsDuPlan(ouvert.plan, ouvert.lecture))).toEqual([]);
    const saisi = await saisir(tableur, ouvert.plan, [['Infra', '31395', 'Parc déclaré', 880]]);
    expect(ligneDe(saisi, 'Infra', VILLE)).toMatchObject({ Part: 0.2, Contrôle: 'OK' });
    expect(ligneDe(saisi, 'Infra', VILLE)['Flux au taux propre']).toBeCloseTo(8.48, 9);
    const { infra } = lireHypotheses(tablesLues(saisi.plan, saisi.lecture)) ?? {};
    expect(infra).toMatchObject([{ parcDeclare: 880 }]);
    expect(resumer(ecartsDuPlan(genererPlanDe(reserves, { ...hypotheses, infra: infra ?? [] }), saisi.lecture))).toEqual([]);
  });

  it('un scénario donne le flux de la commune sous ses propres exclusions, et sa méthode dans le flux', async () => {
    const resultat = await recalculer(tableur, INVENTAIRE, {
      ...HYPOTHESES,
      infra: [{ reservataire: VILLE, departement: '31', code: null, tauxSaisi: 0.055, deductions: 6, parcDeclare: null }],
      reservataires: [creerReservataire(VILLE, { categorie: 'commune', methode: 'assiette-propre' })],
      scenarios: [{ nom: 'Parc total', modifications: { denominateurDesParts: 'parc-total', tauxSaisi: 0.1 } }],
    });
    expect(ligneDe(resultat, 'Scenario1Infra', VILLE)['Flux au taux propre']).toBeCloseTo((176 / 900) * 42.4, 9);
    expect(ligneDe(resultat, 'Scenario1', VILLE)['Flux estimé']).toBeCloseTo((176 / 900) * 42.4, 9);
    expect(ligneDe(resultat, 'Flux', VILLE)['Flux avec l’autre dénominateur']).toBeCloseTo((176 / 900) * 42.4, 9);
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
  });

  it('une, deux ou trois années saisies pour la commune : moyenne simple, pondérée, et mobilité RPLS', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [50, { ...MURET, reservataires: [VILLE] }],
        [3, { ...MURET, liberation: 'externe' }],
        [2, { ...MURET, liberation: 'mutation' }],
        [5, { reservataires: ['Mairie'] }],
      ]),
      { [VILLE]: 'commune', Mairie: 'commune' },
    );
    const ouvert = await recalculer(tableur, inventaire, {
      ...HYPOTHESES,
      territoires: [creerTerritoire({ variante: 'intermediaire' })],
      infra: [
        {
          reservataire: VILLE,
          departement: '31',
          code: null,
          tauxSaisi: null,
          deductions: null,
          parcDeclare: null,
          annees: [
            { annee: 2024, liberations: 9, mutations: 1, anru: 2, orcodLhi: 0, parcDeReference: 60 },
            { annee: 2021, liberations: 30, mutations: 0, anru: 0, orcodLhi: 0, parcDeReference: 60 },
          ],
        },
      ],
      scenarios: [{ nom: 'Trois ans', modifications: { periode: 'moyenne-simple', variante: 'harmonise' } }],
    });
    expect(resumer(ecartsDuPlan(ouvert.plan, ouvert.lecture))).toEqual([]);
    const propre = (lu: Recalcul, table = 'Infra'): unknown => ligneDe(lu, table, VILLE)['Taux propre'];
    expect(propre(ouvert)).toBeCloseTo(5 / 55, 9);
    expect(propre(ouvert, 'Scenario1Infra')).toBeCloseTo((3 / 55 + 6 / 60) / 2, 9);
    const periode = async (libelle: string): Promise<Recalcul> =>
      saisir(tableur, ouvert.plan, [['Territoires', '31', 'Période du taux', libelle]]);
    expect(propre(await periode(LIBELLE_PERIODE['moyenne-simple']))).toBeCloseTo((5 / 55 + 7 / 60) / 2, 9);
    const ponderee = await periode(LIBELLE_PERIODE['moyenne-ponderee']);
    expect(propre(ponderee)).toBeCloseTo(12 / 115, 9);
    expect(ligneDe(ponderee, 'Infra', 'Mairie')['Taux propre']).toBe(ND);
    const annees = lignesLues(ponderee.plan, ponderee.lecture, 'RotationLieuxAnnees').filter((ligne) => ligne['Réservataire'] === VILLE);
    expect(annees.map((ligne) => [ligne['Année'], ligne['Prise en compte'], ligne['Territoire']])).toEqual([
      [2025, 'Non', '31395'],
      [2024, 'Oui', '31395'],
      [2023, 'Non', '31395'],
      [2021, 'Non', '31395'],
    ]);
    const rpls = await saisir(tableur, ouvert.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.rpls]]);
    expect(propre(rpls)).toBe(ND);
    const { feuille, adresse } = placeDe(ouvert.plan, 'RotationLieuxAnnees', '31', 'Emménagements RPLS');
    const parc = placeDe(ouvert.plan, 'RotationLieuxAnnees', '31', 'Parc RPLS');
    await tableur.ecrire(feuille, adresse, 4);
    const connu = await saisir(tableur, ouvert.plan, [['RotationLieuxAnnees', '31', 'Parc RPLS', 50]]);
    expect(parc.feuille).toBe('Infra-départemental');
    expect(propre(connu)).toBeCloseTo(4 / 50, 9);
    // Typed year N-1: it stands for what the inventory counts, in the rate and in the means.
    const saisie = await saisir(tableur, ouvert.plan, [
      ['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.intermediaire],
      ['RotationLieuxAnnees', '31', 'Libérations', 8],
      ['RotationLieuxAnnees', '31', 'Parc de référence', 80],
    ]);
    expect(propre(saisie)).toBeCloseTo((8 + 7) / (80 + 60), 9);
    const lues = lireHypotheses(tablesLues(saisie.plan, saisie.lecture));
    expect(lues?.infra).toMatchObject([
      {
        reservataire: VILLE,
        annees: [{ annee: 2025, liberations: 8 }, { annee: 2024 }, { annee: 2021 }],
        mobiliteRpls: { emmenagements: 4, parc: 50 },
      },
    ]);
    const suivant = await recalculer(tableur, inventaire, completerHypotheses(lues ?? {}, inventaire, 2026));
    expect(resumer(ecartsDuPlan(suivant.plan, suivant.lecture))).toEqual([]);
    expect(propre(suivant)).toBeCloseTo((8 + 7) / (80 + 60), 9);
  });

  it('un taux saisi hors bornes alerte, et un taux inconnu se dit, sans passer pour 0 dans le rapprochement', async () => {
    const sansLiberation = creerInventaire(
      creerBiens([
        [100, { ...MURET, reservataires: [VILLE] }],
        [50, {}],
      ]),
      { [VILLE]: 'commune' },
    );
    const ouvert = await recalculer(tableur, sansLiberation, {
      ...HYPOTHESES,
      reservataires: [creerReservataire(VILLE, { categorie: 'commune', methode: 'assiette-propre' })],
    });
    expect(resumer(ecartsDuPlan(ouvert.plan, ouvert.lecture))).toEqual([]);
    expect(ligneDe(ouvert, 'Infra', VILLE)['Contrôle']).toBe('À vérifier : taux inconnu, celui du département s’applique');
    const rapprochement = (lu: Recalcul): LigneLue | undefined => lignesLues(lu.plan, lu.lecture, 'RapprochementLieux')[0];
    expect(rapprochement(ouvert)).toMatchObject({
      'Flux brut des communes': ND,
      'Assiettes des communes': ND,
      'Écart en logements': ND,
      'dont taux différents': ND,
      'dont déductions': ND,
      'Écart en pourcentage': ND,
    });
    const assiette = await saisir(tableur, ouvert.plan, [['Reservataires', VILLE, 'Méthode', LIBELLE_METHODE.assiette]]);
    expect(ligneDe(assiette, 'Infra', VILLE)['Contrôle']).toBe('À vérifier : taux inconnu');
    const saisi = await saisir(tableur, ouvert.plan, [['Infra', '31395', 'Taux saisi', 0.9]]);
    expect(ligneDe(saisi, 'Infra', VILLE)['Contrôle']).toBe('Alerte V15 : taux hors bornes');
    const normal = await saisir(tableur, ouvert.plan, [['Infra', '31395', 'Taux saisi', 0.06]]);
    expect(ligneDe(normal, 'Infra', VILLE)['Contrôle']).toBe('OK');
  });
});
