/** The controls of the convention follow what is typed in the sheets: declared parc, départements, date of the bilan. */
import type { Plan } from '../../src/classeur/plan';
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { creerBiens, creerHypotheses, creerInventaire } from '../outils/inventaires';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { planDe, saisir, type Saisie } from '../outils/recalculer';
import { decrireParTableur, ecrireSansApparat, type Tableur } from '../outils/tableur';
import { lignesLues, tablesLues } from '../outils/tables-du-plan';

const INVENTAIRE = creerInventaire(
  creerBiens([
    [4, { departement: '31', reservataires: ['Action Logement'] }],
    [3, { departement: '09', commune: '09122', reservataires: ['Action Logement'] }],
    [2, { departement: '2A', commune: '2A004' }],
  ]),
);
const DOCUMENTS = 'Bilan de l’année N-1 et prévisionnel de l’année N';

decrireParTableur('Les contrôles de la convention', (ouvrir) => {
  let tableur: Tableur;
  let plan: Plan;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  beforeEach(async () => {
    plan = planDe(INVENTAIRE, completerHypotheses({ ...creerHypotheses(), exercice: 2026 }, INVENTAIRE));
    await tableur.charger(await ecrireSansApparat(plan));
  });
  afterAll(() => tableur.fermer());

  /** What the sheets say after typing, and what a second run would say: they must agree. */
  async function apres(...saisies: readonly Saisie[]): Promise<{ parc: unknown[]; perimetre: unknown[]; delai: unknown }> {
    const { lecture } = await saisir(tableur, plan, saisies);
    const relues = lireHypotheses(tablesLues(plan, lecture)) ?? {};
    const second = planDe(INVENTAIRE, completerHypotheses(relues, INVENTAIRE, 2026));
    const feuilles = second.feuilles.filter(({ cle }) => cle === 'qualite' || cle === 'hypotheses');
    expect(resumer(ecartsDuPlan({ ...second, feuilles }, lecture))).toEqual([]);
    const lignes = lignesLues(plan, lecture, 'ControlesDuParc');
    return {
      parc: lignes.map((ligne) => ligne['Parc']),
      perimetre: lignes.map((ligne) => ligne['Périmètre']),
      delai: lignesLues(plan, lecture, 'Delais')[0]?.['Contrôle du délai'],
    };
  }

  it('ne disent rien tant que rien n’est saisi', async () => {
    expect(await apres()).toEqual({ parc: ['OK', 'OK', 'OK'], perimetre: ['OK', 'OK', 'OK'], delai: 'Pas encore envoyé' });
  });

  it('V20 : un parc déclaré différent alerte dans son territoire seulement', async () => {
    const { parc } = await apres(['Territoires', '31', 'Parc déclaré', 10], ['Territoires', '09', 'Parc déclaré', 3]);
    expect(
      lignesLues(plan, await tableur.lireTout(), 'ControlesDuParc').map((ligne) => [ligne['Territoire'], ligne['Écart']]),
    ).toContainEqual(['31', -6]);
    expect(parc.filter((etat) => etat === 'Alerte V20')).toHaveLength(1);
  });

  it.each([
    ['31, 09, 2A', 0],
    ['31', 2],
    [9, 2],
    ['2a/9 ; 31', 0],
    ['97', 3],
  ])('V21 : le périmètre « %s » laisse %i territoires dehors', async (valeur, dehors) => {
    const { perimetre } = await apres(['Parametres', 'Départements de la convention', 'Valeur', valeur]);
    expect(perimetre.filter((etat) => etat === 'Alerte V21')).toHaveLength(dehors);
  });

  it.each([
    [46080, 'Non', 'OK'],
    [46081, 'Non', 'Alerte V22'],
    [46112, 'Oui', 'OK'],
    [46113, 'Oui', 'Alerte V22'],
  ])('V22 : un envoi le %i avec tolérance « %s » est %s', async (date, tolerance, attendu) => {
    const { delai } = await apres(['Delais', DOCUMENTS, 'Envoyés le', date], ['Delais', DOCUMENTS, 'Tolérance au 31 mars', tolerance]);
    expect(delai).toBe(attendu);
  });
});
