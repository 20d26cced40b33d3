/** What the rates count, what is unknown, and the terms of the assiette, computed by the spreadsheets from the formulas. */
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { LIBELLE_POPULATION, LIBELLE_VARIANTE, ND } from '../../src/classeur/libelles';
import type { HypothesesTerritoire, Liberations } from '../../src/domaine/hypotheses';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerTerritoire, type Lot } from '../outils/inventaires';
import { recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues, type LigneLue } from '../outils/tables-du-plan';

const SANS = { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
const TYPEES: Liberations = { total: 120, etudiants: 0, specifiques: 0, mutations: 30, relogementsAnru: 0, relogementsOrcodLhi: 5 };
const TAUX_INCONNU = 'Taux inconnu : saisissez les libérations ou le taux';

function ligneDe({ plan, lecture }: Recalcul, table: string, ou: Partial<LigneLue> = {}): LigneLue {
  const ligne = lignesLues(plan, lecture, table).find((lue) => Object.entries(ou).every(([entete, valeur]) => lue[entete] === valeur));
  if (ligne === undefined) throw new Error(`Ligne absente de ${table} : ${JSON.stringify(ou)}`);
  return ligne;
}

const nombre = (ligne: LigneLue, entete: string): number => {
  const valeur = ligne[entete];
  if (typeof valeur !== 'number') throw new Error(`${entete} n’est pas un nombre : ${String(valeur)}`);
  return valeur;
};

decrireParTableur('Taux et assiette, recalculés', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  async function calculer(lots: Lot[], territoires: Partial<HypothesesTerritoire>[] = [{}], avecScenario = false): Promise<Recalcul> {
    const hypotheses = creerHypotheses({
      territoires: territoires.map((champs) => creerTerritoire(champs)),
      scenarios: avecScenario ? [{ nom: 'Mutations à 200', modifications: { mutations: 200 } }] : [],
    });
    const resultat = await recalculer(tableur, creerInventaire(creerBiens(lots)), hypotheses);
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    return resultat;
  }

  it('les libérations du parc de référence comptent quel que soit leur motif : 25 %, au département, au réservataire et au lieu', async () => {
    const resultat = await calculer([
      [10, { horsFlux: 'TRAVAUX', liberation: 'externe', reservataires: ['Syndicat'] }],
      [10, { horsFlux: 'IML', liberation: 'externe' }],
      [5, { liberation: 'externe' }],
      [75, {}],
      [20, { horsFlux: 'ETUDIANT', liberation: 'mutation' }],
    ]);
    expect(ligneDe(resultat, 'Rotation')).toMatchObject({ 'Parc de référence': 100, Libérations: 25, 'Taux retenu': 0.25 });
    expect(ligneDe(resultat, 'ComptageTerritoires')).toMatchObject({ 'Libérations mutations': 0, 'Libérations hors référence': 20 });
    expect(ligneDe(resultat, 'RotationReservataires', { Réservataire: 'Syndicat' })).toMatchObject({ Libérations: 10, 'Taux propre': 1 });
    expect(ligneDe(resultat, 'RotationLieux', { Territoire: '31555' })).toMatchObject({ Libérations: 25, 'Taux retenu': 0.25 });
  });

  it('un taux inconnu se lit « n/d » et rougit Assiette, Flux, totaux et scénario ; une saisie le lève', async () => {
    const resultat = await calculer([[100, { reservataires: ['Syndicat'] }]], [{}], true);
    expect(ligneDe(resultat, 'Rotation')).toMatchObject({ Libérations: ND, 'Taux harmonisé': ND, 'Taux retenu': ND });
    expect(ligneDe(resultat, 'Assiette')).toMatchObject({ 'Taux de rotation': ND, Assiette: 0, 'Contrôle du taux': 'Alerte V15 : n/d' });
    expect(ligneDe(resultat, 'TotauxAssiette')).toMatchObject({ 'Taux moyen': ND, 'Contrôle du taux': 'Alerte V15 : n/d' });
    expect(ligneDe(resultat, 'Scenario1Assiette')['Contrôle du taux']).toBe('Alerte V15 : n/d');
    expect(ligneDe(resultat, 'ControleFlux')['Contrôle du flux']).toBe('À vérifier');
    expect(ligneDe(resultat, 'Scenario1Controle')['Contrôle du flux']).toBe('À vérifier');
    expect(ligneDe(resultat, 'RotationLieux')['Assiette']).toBe(ND);
    for (const table of ['ConstatsAssiette', 'ConstatsFlux']) {
      expect(String(ligneDe(resultat, table)['Constat']).startsWith(TAUX_INCONNU)).toBe(true);
    }
    expect(lignesLues(resultat.plan, resultat.lecture, 'ComparaisonControles').map((ligne) => ligne['Contrôles'])).toEqual([
      'À vérifier : voir la feuille ; alerte : V15',
      'À vérifier : voir la feuille ; alerte : V15 V16 V19',
    ]);
    const saisi = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.saisi]]);
    expect(ligneDe(saisi, 'Assiette')['Contrôle du taux']).toBe('Alerte V15 : n/d');
    const connu = await saisir(tableur, resultat.plan, [
      ['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.harmonise],
      ['Liberations', '31', 'Libérations saisies', 8],
    ]);
    expect(ligneDe(connu, 'Assiette')).toMatchObject({ Assiette: expect.closeTo(8, 9), 'Contrôle du taux': 'OK' });
    expect(ligneDe(connu, 'ControleFlux')['Contrôle du flux']).toBe('OK');
    expect(ligneDe(connu, 'ConstatsAssiette')['Constat']).toBe('Rien à signaler.');
  });

  it('aucune libération ici, mais ailleurs dans le fichier : 0 %, avec l’alerte V15', async () => {
    const resultat = await calculer([
      [100, {}],
      [10, { departement: '09', liberation: 'externe' }],
      [90, { departement: '09' }],
    ]);
    expect(ligneDe(resultat, 'Assiette', { Territoire: '31' })).toMatchObject({ 'Taux de rotation': 0, 'Contrôle du taux': 'Alerte V15' });
    expect(ligneDe(resultat, 'ConstatsAssiette', { Territoire: '31' })['Constat']).toBe(
      'V15 : taux de 0 %, hors des bornes attendues (2 à 15 %) : vérifiez les libérations et le parc de référence.',
    );
    expect(ligneDe(resultat, 'TotauxAssiette')).toMatchObject({ 'Taux moyen': expect.closeTo(0.05, 9), 'Contrôle du taux': 'OK' });
  });

  it('« Parc du réservataire » suit le taux du territoire quand ses libérations sont saisies, et le dit', async () => {
    const lots: Lot[] = [
      [20, { reservataires: ['Syndicat'] }],
      [10, { liberation: 'externe' }],
      [170, {}],
    ];
    const resultat = await calculer(lots, [{ liberations: { ...TYPEES, total: 40 } }]);
    const flux = (lu: Recalcul): number => nombre(ligneDe(lu, 'Flux', { Réservataire: 'Syndicat' }), 'Flux estimé');
    expect(ligneDe(resultat, 'RotationReservataires', { Réservataire: 'Syndicat' })).toMatchObject({
      'Taux propre harmonisé': 0,
      'Taux propre': ND,
      'Écart avec le territoire': ND,
    });
    const propre = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.populationDuTaux, 'Valeur', LIBELLE_POPULATION['parc-du-reservataire']],
    ]);
    expect(flux(propre)).toBeCloseTo(1, 9);
    expect(flux(propre)).toBeCloseTo(flux(resultat), 9);
    expect(ligneDe(propre, 'ConstatsFlux')['Constat']).toContain(
      'taux propre inconnu (réservataires concernés : 1), le taux du territoire s’applique.',
    );
    const compte = await saisir(tableur, propre.plan, [['Liberations', '31', 'Libérations saisies', null]]);
    expect(ligneDe(compte, 'RotationReservataires', { Réservataire: 'Syndicat' })['Taux propre']).toBe(0);
  });

  it('V19 : la quantité nommée, l’effet de chaque geste, et l’alerte malgré le déficit ou des mutations non saisies', async () => {
    const resultat = await calculer([[1200, {}]], [{ liberations: TYPEES, deductions: { ...SANS, mutations: 2 } }], true);
    expect(ligneDe(resultat, 'Assiette')).toMatchObject({
      'Contrôle des mutations': 'Alerte V19 : 30',
      'Effet du taux intermédiaire': expect.closeTo(25, 9),
      'Effet de la déduction à 0': expect.closeTo(2, 9),
    });
    expect(ligneDe(resultat, 'ConstatsAssiette')['Constat']).toBe(
      'V19 : mutations déduites deux fois, 30 logements par M × B ÷ parc de référence. Effet sur l’assiette, en logements : taux intermédiaire (25), mutations non déduites (2).',
    );
    expect(ligneDe(resultat, 'Scenario1Assiette')).toMatchObject({ Assiette: 0, 'Contrôle des mutations': 'Alerte V19 : 30' });
    const retenue = nombre(ligneDe(resultat, 'Assiette'), 'Assiette');
    const passee = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.intermediaire]]);
    expect(nombre(ligneDe(passee, 'Assiette'), 'Assiette') - retenue).toBeCloseTo(25, 9);
    const nulle = await saisir(tableur, resultat.plan, [
      ['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.harmonise],
      ['Territoires', '31', 'Mutations', 0],
    ]);
    expect(nombre(ligneDe(nulle, 'Assiette'), 'Assiette') - retenue).toBeCloseTo(2, 9);
    const muette = await saisir(tableur, resultat.plan, [
      ['Territoires', '31', 'Mutations', 40],
      ['Liberations', '31', 'Libérations mutations', null],
    ]);
    expect(ligneDe(muette, 'Assiette')).toMatchObject({ 'Double déduction': ND, 'Contrôle des mutations': 'Alerte V19 : n/d' });
    expect(ligneDe(muette, 'ConstatsAssiette')['Constat']).toContain('quantité n/d, saisissez les mutations parmi les libérations');
  });

  it('un parc déclaré sous les logements hors flux laisse un parc éligible à 0, et une alerte', async () => {
    const resultat = await calculer([[100, { horsFlux: 'VENTE' }]], [{ parcDeclare: 0 }]);
    expect(ligneDe(resultat, 'Assiette')).toMatchObject({ 'Parc éligible': 0, Assiette: 0, 'Contrôle du parc': 'Alerte V20' });
    expect(ligneDe(resultat, 'TotauxAssiette')).toMatchObject({ 'Parc éligible': 0, Assiette: 0 });
    expect(ligneDe(resultat, 'ConstatsAssiette')['Constat']).toContain('100 logements hors flux pour un parc de 0');
  });

  it('l’assiette se refait à la main : X par motif, D par catégorie, N et le déficit', async () => {
    const deductions = { mutations: 1, relogementsRu: 2, orcod: 3, lhi: 4, vente: 5 };
    const resultat = await calculer(
      [
        [7, { horsFlux: 'VENTE' }],
        [5, { horsFlux: 'ETUDIANT' }],
        [3, { horsFlux: 'TRAVAUX' }],
        [100, {}],
      ],
      [{ variante: 'saisi', tauxSaisi: 0.1, deductions }],
    );
    const horsFlux = ligneDe(resultat, 'AssietteHorsFlux');
    expect(horsFlux).toMatchObject({ Vente: 7, Étudiants: 5, Travaux: 0, 'Hors flux (X)': 12 });
    expect(ligneDe(resultat, 'Assiette')['Hors flux']).toBe(horsFlux['Hors flux (X)']);
    const detail = ligneDe(resultat, 'AssietteDeductions');
    expect(detail).toMatchObject({ 'Parc éligible (B)': 103, 'Déductions (D)': 15, 'Assiette (N)': 0, Déficit: expect.closeTo(4.7, 9) });
    const exclus = await saisir(tableur, resultat.plan, [['Motifs', 'TRAVAUX', 'Exclu du flux', 'Oui']]);
    expect(ligneDe(exclus, 'AssietteHorsFlux')).toMatchObject({ Travaux: 3, 'Hors flux (X)': 15 });
  });
});
