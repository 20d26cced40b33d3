/** Small workbooks where a rule and a sheet once parted: each was found by a draw, then reduced. */
import { LIBELLE_PARTAGE } from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planDe, recalculer, saisir } from '../outils/recalculer';
import { lignesLues } from '../outils/tables-du-plan';
import { decrireParTableur, ecrireSansApparat, type Tableur } from '../outils/tableur';

const actionLogement = creerReservataire('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' });

decrireParTableur('Des exemples réduits', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('des déductions égales au flux brut laissent une assiette de 0, qui ne divise aucun droit unique', async () => {
    // 3 × 10 % − 0,3 is 5,6 × 10⁻¹⁷ in binary.
    const inventaire = creerInventaire(
      creerBiens([
        [1, { reservataires: ['Action Logement'] }],
        [2, {}],
      ]),
    );
    const deductions = { mutations: 0.3, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
    const hypotheses = creerHypotheses({
      territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, deductions })],
      reservataires: [actionLogement],
    });
    const { plan, lecture } = await recalculer(tableur, inventaire, hypotheses);
    expect(resumer(ecartsDuPlan(plan, lecture))).toEqual([]);
    expect(lignesLues(plan, lecture, 'Assiette')[0]).toMatchObject({ Assiette: 0, Déficit: 0 });
    expect(lignesLues(plan, lecture, 'Flux')[0]).toMatchObject({ Réservataire: 'Action Logement', 'Part retenue': 'n/d' });
  });

  it('un classeur sans aucun logement se calcule sans une erreur', async () => {
    const plan = planDe(creerInventaire([]), creerHypotheses({ territoires: [] }));
    await tableur.charger(await ecrireSansApparat(plan));
    await tableur.recalculer();
    expect(resumer(ecartsDuPlan(plan, await tableur.lireTout()))).toEqual([]);
  });

  it('les droits du second réservataire reviennent quand on passe de la priorité aux fractions dans la feuille', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [4, { reservataires: ['Commune de Toulouse', 'Action Logement'] }],
        [2, {}],
      ]),
    );
    const hypotheses = (plusieursReservataires: Hypotheses['plusieursReservataires']): Hypotheses =>
      creerHypotheses({
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })],
        reservataires: [actionLogement],
        plusieursReservataires,
      });
    const { plan } = await recalculer(tableur, inventaire, hypotheses('priorite'));
    const partage = NOM_PARAMETRE.plusieursReservataires;
    const { lecture } = await saisir(tableur, plan, [['Parametres', partage, 'Valeur', LIBELLE_PARTAGE.fraction]]);
    const attendu = planDe(inventaire, hypotheses('fraction'));
    expect(lignesLues(plan, lecture, 'DroitsAcquis')).toMatchObject([{ Réservataire: 'Action Logement', 'Droits de suite': 2 }]);
    // The largest ends of rights are chosen when the workbook is brought up to date, as their title says.
    const ecarts = ecartsDuPlan(attendu, lecture).filter(({ ou }) => !ou.startsWith('Fins de droits!'));
    expect(resumer(ecarts)).toEqual([]);
  });
});
