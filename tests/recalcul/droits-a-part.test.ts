/** Droits uniques and droits pour un tour (DOMAINE §1.8, §4.1): set apart or not by one cell of Hypothèses, from the formulas of the workbook. */
import type { TypeDeDroit } from '../../src/domaine/bien';
import { NON_RESERVE } from '../../src/domaine/bien';
import { SANS_COMPLEMENT } from '../../src/domaine/lecture/lire-complements';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { LIBELLE_DROITS_A_PART } from '../../src/classeur/libelles';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planDe, recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues } from '../outils/tables-du-plan';

const AL = 'Action Logement';
const de = (typeDuDroit: TypeDeDroit) => ({ complements: { ...SANS_COMPLEMENT, typeDuDroit } });

const INVENTAIRE = creerInventaire(
  creerBiens([
    [30, { reservataires: [AL], programme: 'P1', finConvention: '2031-12-31', ...de('suite') }],
    [10, { reservataires: [AL], programme: 'P1', ...de('un-tour'), liberation: 'externe' }],
    [4, { reservataires: [AL], programme: 'Neuf', debutConvention: '2026-03-01', ...de('un-tour') }],
    [3, { reservataires: [AL], programme: 'Neuf', debutConvention: '2026-03-01', ...de('unique') }],
    [20, { reservataires: ['Commune', AL], finConvention: '2026-06-30', ...de('unique') }],
    [5, { reservataires: ['Commune'] }],
    [28, {}],
  ]),
  { Commune: 'commune' },
);
const HYPOTHESES = creerHypotheses({
  exercice: 2026,
  echeanceEnCours: 'prorata',
  territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })],
  reservataires: [
    creerReservataire(AL, { categorie: 'action-logement', methode: 'droits-acquis' }),
    creerReservataire('Commune', { categorie: 'commune' }),
  ],
});

const reserves = ({ plan, lecture }: Recalcul): unknown =>
  Object.fromEntries(lignesLues(plan, lecture, 'Flux').map((ligne) => [ligne['Réservataire'], ligne['Logements réservés']]));
const constat = ({ plan, lecture }: Recalcul): string => {
  const cellule = plan.feuilles
    .find(({ nom }) => nom === 'Droits acquis')
    ?.cellules.find(({ contenu }) => JSON.stringify(contenu).includes('DroitsAPart'));
  return String(lecture.get('Droits acquis')?.valeurs[cellule?.ligne ?? -1]?.[0]);
};

decrireParTableur('Les droits uniques et pour un tour, recalculés', (ouvrir) => {
  let tableur: Tableur;
  let aPart: Recalcul;
  beforeAll(async () => {
    tableur = await ouvrir();
    aPart = await recalculer(tableur, INVENTAIRE, HYPOTHESES);
  });
  afterAll(() => tableur.fermer());

  it('sont comptés à part, montrés par réservataire, et annoncés', () => {
    expect(resumer(ecartsDuPlan(aPart.plan, aPart.lecture))).toEqual([]);
    expect(reserves(aPart)).toMatchObject({ [AL]: 30, Commune: 5, [NON_RESERVE]: 65 });
    expect(
      lignesLues(aPart.plan, aPart.lecture, 'DroitsAPart').map((ligne) =>
        ['Réservataire', 'Droits uniques', 'Droits pour un tour', 'Droits à part', 'Logements'].map((entete) => ligne[entete]),
      ),
    ).toEqual([
      [AL, 10, 10, 20, 10],
      ['Commune', 10, 0, 10, 20],
    ]);
    expect(constat(aPart)).toContain('20 droits uniques et 10 droits pour un tour comptés à part, pour 30 logements');
    const tours = lignesLues(aPart.plan, aPart.lecture, 'ProjectionDU').map((ligne) => [
      ligne['Droits pour un tour'],
      ligne['Droits de suite actifs'],
    ]);
    expect(tours.slice(0, 2)).toEqual([
      [4, 30],
      [0, 30],
    ]);
  });

  it('les DU consommés saisis réduisent le capital, et disent ce qui le dépasse', async () => {
    const capital = ({ plan, lecture }: Recalcul): unknown[] =>
      lignesLues(plan, lecture, 'CapitalDU').map((ligne) => [
        ligne['DU restants'],
        ligne['Capital de DU'],
        ligne['Dépassement'],
        String(ligne['Contrôle']).slice(0, 6),
      ]);
    expect(capital(aPart)).toEqual([[expect.closeTo(18, 9), expect.closeTo(18, 9), 0, 'OK']]);
    const depasse = await saisir(tableur, aPart.plan, [['CapitalDU', '31', 'DU consommés', 20]]);
    expect(capital(depasse)).toEqual([[expect.closeTo(18, 9), 0, expect.closeTo(2, 9), 'Alerte']]);
    const duConsommes = [{ territoire: '31', reservataire: AL, consommes: 20 }];
    expect(resumer(ecartsDuPlan(planDe(INVENTAIRE, { ...HYPOTHESES, duConsommes }), depasse.lecture))).toEqual([]);
  });

  it('comptent comme des droits de suite dès que la cellule le dit, sans qu’aucune ligne ne bouge', async () => {
    const suite = await saisir(tableur, aPart.plan, [
      ['CapitalDU', '31', 'DU consommés', null],
      ['Parametres', NOM_PARAMETRE.droitsUniquesEtUnTour, 'Valeur', LIBELLE_DROITS_A_PART['droits-de-suite']],
    ]);
    expect(constat(suite)).toContain('comptent comme des droits de suite');
    const attendu = planDe(INVENTAIRE, { ...HYPOTHESES, droitsUniquesEtUnTour: 'droits-de-suite' });
    const horsListes = ecartsDuPlan(attendu, suite.lecture).filter(({ ou }) => !ou.startsWith('Fins de droits!'));
    expect(resumer(horsListes)).toEqual([]);
  });
});
