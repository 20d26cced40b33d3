/** Conventions that are not signed and the État outside QPV, recalculated: what is typed in the sheets is what the rules give. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { LIBELLE_STATUT } from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { LIBELLE_CATEGORIE } from '../../src/domaine/categories';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planDe, recalculer, saisir, type Recalcul, type Saisie } from '../outils/recalculer';
import { lignesLues, tablesLues, type LigneLue } from '../outils/tables-du-plan';
import { decrireParTableur, type Tableur } from '../outils/tableur';

const INVENTAIRE = creerInventaire(
  creerBiens([
    [40, { reservataires: ['Action Logement'] }],
    [20, { reservataires: ['Mairie ?'], qpv: true }],
    [10, { reservataires: ['État *'], qpv: false }],
    [20, { reservataires: ['État *'], qpv: true }],
    [6, { qpv: null }],
    [4, { qpv: true, horsFlux: 'ETUDIANT' }],
    [30, { departement: '09', commune: '09122', qpv: false }],
    [10, { departement: '09', commune: '09122', reservataires: ['Mairie ?'], qpv: true }],
    [5, { departement: '2A', commune: '2A004', qpv: null }],
    // One line of the État counted, all of it in QPV, and one typed.
    [10, { departement: '65', commune: '65440', reservataires: ['État *'], qpv: true }],
    [40, { departement: '65', commune: '65440', qpv: false }],
    // Both counted, each where it stands.
    [10, { departement: '81', commune: '81004', reservataires: ['État *'], qpv: true }],
    [5, { departement: '81', commune: '81004', reservataires: ['Agents ~?'], qpv: false }],
    [35, { departement: '81', commune: '81004', qpv: false }],
    // Both counted, one of unknown place.
    [10, { departement: '82', commune: '82121', reservataires: ['État *'], qpv: false }],
    [5, { departement: '82', commune: '82121', reservataires: ['Agents ~?'], qpv: null }],
    [35, { departement: '82', commune: '82121', qpv: true }],
  ]),
  { 'Mairie ?': 'commune', 'État *': 'etat-prioritaires', 'Agents ~?': 'etat-agents' },
);
const TAUX = ['31', '09', '2A', '65', '81', '82'].map((code) => creerTerritoire({ code, variante: 'saisi', tauxSaisi: 0.1 }));
const HYPOTHESES = completerHypotheses(
  {
    ...creerHypotheses({ territoires: TAUX, scenarios: [{ nom: 'Reprise', modifications: { repriseParLePrefet: true } }] }),
    reservataires: [
      creerReservataire('État *', { categorie: 'etat-prioritaires', territoire: '31' }),
      creerReservataire('Préfecture', { categorie: 'etat-prioritaires', territoire: '09', partConvenue: 0.3 }),
      creerReservataire('Préfecture', { categorie: 'etat-prioritaires', territoire: '2A', partConvenue: 0.3 }),
      creerReservataire('État – agents', { categorie: 'etat-agents', territoire: '65', partConvenue: 0.05 }),
      creerReservataire('Agents ~?', { categorie: 'etat-agents', territoire: '81', partConvenue: 0.04 }),
    ],
  },
  INVENTAIRE,
  2026,
);
const parametre = (cle: keyof typeof NOM_PARAMETRE, valeur: string | number): Saisie => [
  'Parametres',
  NOM_PARAMETRE[cle],
  'Valeur',
  valeur,
];

decrireParTableur('Conventions non signées et QPV, recalculés', (ouvrir) => {
  let tableur: Tableur;
  let resultat: Recalcul;
  beforeAll(async () => {
    tableur = await ouvrir();
    // Once: what each test types concerns the others in nothing that they read.
    resultat = await recalculer(tableur, INVENTAIRE, HYPOTHESES);
  });
  afterAll(() => tableur.fermer());

  const ligne = (table: string, territoire = '31'): LigneLue =>
    lignesLues(resultat.plan, resultat.lecture, table).find((lue) => lue['Territoire'] === territoire) ?? {};
  /** Types, and checks that a second run on what was typed gives the same cells. */
  async function taper(...saisies: readonly Saisie[]): Promise<void> {
    resultat = await saisir(tableur, resultat.plan, saisies);
    const relues = lireHypotheses(tablesLues(resultat.plan, resultat.lecture)) ?? {};
    const second = planDe(INVENTAIRE, completerHypotheses(relues, INVENTAIRE, 2026));
    expect(resumer(ecartsDuPlan(second, resultat.lecture))).toEqual([]);
  }

  it('ne reprennent rien par défaut, et tout fait l’assiette', () => {
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    for (const table of ['Reprises', 'Scenario1Reprises'])
      expect(ligne(table)).toMatchObject({
        'Repris par le préfet': 0,
        'Contrôle des reprises': 'OK',
        Constat: expect.stringMatching(/^OK/),
      });
  });

  it('un statut saisi compte les droits non convertis, et le scénario les fait reprendre sans rien redistribuer', async () => {
    await taper(
      ['Reservataires', 'Action Logement', 'Statut de la convention', LIBELLE_STATUT.absente],
      ['Reservataires', 'État *', 'Statut de la convention', LIBELLE_STATUT['en-negociation']],
    );
    const avant = lignesLues(resultat.plan, resultat.lecture, 'Flux').map((lue) => lue['Flux estimé']);
    expect(lignesLues(resultat.plan, resultat.lecture, 'Scenario1').map((lue) => lue['Flux estimé'])).toEqual(avant);
    expect(ligne('Reprises')).toMatchObject({ 'Droits non convertis': expect.closeTo(4, 6), 'Repris par le préfet': 0 });
    const reprises = ligne('Scenario1Reprises');
    expect(reprises).toMatchObject({ 'Repris par le préfet': expect.closeTo(4, 6), 'Contrôle des reprises': 'OK' });
    expect(reprises['État et droits repris']).toBeCloseTo(Number(reprises['Flux de l’État']) + 4, 6);
    expect(String(reprises['Constat'])).toMatch(/^Alerte : repris .* 4 attributions .* 30 %, ne leur est pas appliqué/);
    expect(String(ligne('Scenario1Constats')['Constat'])).toMatch(/le préfet reprend 4 attributions/);
    expect(String(ligne('ConstatsFlux')['Constat'])).not.toMatch(/préfet/);
    await taper(parametre('repriseParLePrefet', 'Oui'), ['Scenario1Choix', NOM_PARAMETRE.repriseParLePrefet, 'Retenu', 'Non']);
    expect([ligne('Reprises'), ligne('Scenario1Reprises')].map((lue) => lue['Repris par le préfet'])).toEqual([expect.closeTo(4, 6), 0]);
  });

  it('les deux lectures hors QPV suivent les motifs, le seuil et ce que l’inventaire montre', async () => {
    expect(ligne('EtatHorsQPV')).toMatchObject({
      'Logements hors QPV': 50,
      'Logements en QPV': 40,
      'QPV inconnu': 6,
      'Contrôle du flux hors QPV': 'Alerte hors QPV',
      'Part de ses logements hors QPV': expect.closeTo(1 / 3, 6),
      'Contrôle de ses logements': 'OK',
    });
    expect(ligne('EtatHorsQPV', '09')).toMatchObject({
      'Part du flux hors QPV': expect.closeTo(0.3, 6),
      'Contrôle de ses logements': 'n/d',
    });
    expect(ligne('EtatHorsQPV', '2A')).toMatchObject({
      'Contrôle du flux hors QPV': 'n/d',
      Constat: expect.stringMatching(/^Ne peut pas être calculé/),
    });
    expect(ligne('EtatHorsQPV', '09')['Constat']).toMatch(/^Lecture 1 seule/);
    // Typed line alone: 5 % everywhere. The préfecture adds nothing, all its dwellings are in QPV.
    expect(ligne('EtatHorsQPV', '65')).toMatchObject({
      'État hors QPV': 0,
      'Part du flux hors QPV': expect.closeTo(0.05, 9),
      'Contrôle du flux hors QPV': 'Alerte hors QPV',
      'Part de ses logements hors QPV': 0,
      Constat: expect.stringMatching(/sans logement dans l’inventaire \(CCH R\.441-5-2, II\), 5 % du flux ; le reste est compté/),
    });
    // 4 % agreed, all of it out of QPV, where 40 of the 50 dwellings stand.
    expect(ligne('EtatHorsQPV', '81')).toMatchObject({
      'Part du flux hors QPV': expect.closeTo(0.04 / (40 / 50), 9),
      'Part de ses logements hors QPV': expect.closeTo(5 / 15, 9),
      Constat: expect.stringMatching(/^Les deux lectures/),
    });
    expect(ligne('EtatHorsQPV', '82')).toMatchObject({
      'Part du flux hors QPV': 'n/d',
      'Part de ses logements hors QPV': 1,
      Constat: expect.stringMatching(/^Lecture 2 seule/),
    });
    await taper(['Motifs', 'ETUDIANT', 'Exclu du flux', 'Non'], parametre('partHorsQpv', 35));
    expect(ligne('EtatHorsQPV')).toMatchObject({ 'Logements en QPV': 44, 'Contrôle de ses logements': 'Alerte hors QPV' });
    expect(ligne('EtatHorsQPV', '09')['Contrôle du flux hors QPV']).toBe('Alerte hors QPV');
    const { lecture } = await saisir(tableur, resultat.plan, [
      ['Reservataires', 'Action Logement', 'Catégorie', LIBELLE_CATEGORIE['etat-agents']],
    ]);
    const [etat] = lignesLues(resultat.plan, lecture, 'EtatHorsQPV').filter((lue) => lue['Territoire'] === '31');
    expect(etat).toMatchObject({ 'Part du flux hors QPV': 'n/d', Constat: expect.stringMatching(/actualisez les tableaux/) });
  });
});
