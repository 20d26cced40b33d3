/** The quality score and its counts: what the formulas compute is what the rule says, before and after decisions are typed. */
import { genererPlan } from '../../src/classeur/generer-plan';
import type { Plan } from '../../src/classeur/plan';
import type { Anomalie } from '../../src/domaine/inventaire';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire } from '../outils/inventaires';
import { saisir } from '../outils/recalculer';
import { decrireParTableur, ecrireSansApparat, type Tableur } from '../outils/tableur';
import { lignesLues, placeDe } from '../outils/tables-du-plan';

const anomalie = (regle: string, indicateur: Anomalie['indicateur'], ligneSource: number, champs: Partial<Anomalie> = {}): Anomalie => ({
  gravite: 'erreur',
  regle,
  indicateur,
  ligneSource,
  cellule: `J${ligneSource}`,
  valeurLue: '?',
  message: `Cellule J${ligneSource} : à corriger.`,
  correction: null,
  ...champs,
});

/** Names that a criterion would take for patterns, a shared dwelling, an unknown name, a duplicate, a column that is absent. */
const INVENTAIRE = {
  ...creerInventaire(
    creerBiens([
      [10, { reservataires: ['Action Logement'], financement: null }],
      [4, { reservataires: ['Action Logement', 'Mairie ~ de * |Muret?'], financement: null }],
      [3, { reservataires: ['=SOMME(A1)'], qpv: null, financement: null }],
      [2, { reservataires: ['<PLX'], rplsId: '0000000001', financement: null }],
      [6, { financement: null }],
    ]),
  ),
  anomalies: [
    anomalie('V07', 'financement', 1, { gravite: 'alerte' }),
    anomalie('V03', 'commune', 2, { correction: '31555' }),
    anomalie('V12', 'finConvention', 12, { gravite: 'information', valeurLue: '45748' }),
    anomalie('V05', 'qpv', 16),
    anomalie('V05', 'qpv', 17),
    anomalie('V09', 'reservataire', 19, { valeurLue: '<PLX' }),
    anomalie('V01', 'rplsId', 19, { valeurLue: '0000000001' }),
  ],
};

const planDe = (): Plan => genererPlan(INVENTAIRE, creerHypotheses(), { version: '0.0.0', feuilleSource: 'Export', date: '2026-01-15' });

decrireParTableur('La feuille « Qualité »', (ouvrir) => {
  let tableur: Tableur;
  const plan = planDe();
  beforeAll(async () => {
    tableur = await ouvrir();
    await tableur.charger(await ecrireSansApparat(plan));
    await tableur.recalculer();
  });
  afterAll(() => tableur.fermer());

  const score = async (): Promise<unknown> => (await tableur.lireTout()).get('Qualité')?.valeurs[4]?.[3];
  const taux = async (indicateur: string): Promise<unknown> =>
    lignesLues(plan, await tableur.lireTout(), 'Qualite').find((ligne) => ligne['Indicateur'] === indicateur)?.['Taux'];

  it('compte comme la règle', async () => {
    const lecture = await tableur.lireTout();
    expect(
      resumer(ecartsDuPlan({ ...plan, feuilles: plan.feuilles.filter(({ cle }) => cle === 'qualite' || cle === 'controles') }, lecture)),
    ).toEqual([]);
    const lus = lignesLues(plan, lecture, 'Qualite').map((ligne) => [ligne['Indicateur'], ligne['Renseignés'], ligne['À corriger']]);
    expect(lus).toEqual([
      ['N° RPLS', 25, 2],
      ['Réservataire', 25, 2],
      ['Département', 25, 0],
      ['EPCI', 25, 0],
      ['Commune', 25, 1],
      ['QPV', 22, 3],
      ['Typologie', 25, 0],
      ['Financement', 0, 25],
      ['Collectif/Individuel', 25, 0],
    ]);
    expect(await score()).toBeCloseTo((9 - (2 + 2 + 1 + 3 + 25) / 25) / 9, 9);
  });

  it('suit les décisions : « Accepté » vaut par sa valeur, « Ignoré » par son motif', async () => {
    const decider = async (regle: string, entete: string, valeur: string): Promise<void> => {
      const { feuille } = placeDe(plan, 'Controles', 'Erreur', entete);
      const table = plan.feuilles.flatMap(({ tables }) => tables).find(({ nom }) => nom === 'Controles');
      const rang = table?.lignes.findIndex((ligne) => ligne[1] === regle) ?? -1;
      const { adresse } = placeDe(plan, 'Controles', 'Erreur', entete);
      await tableur.ecrire(feuille, adresse.replace(/\d+$/, String((table?.ligne ?? 0) + 2 + rang)), valeur);
      await tableur.recalculer();
    };
    await decider('V03', 'Décision', 'Accepté');
    expect(await taux('Commune')).toBe(1);
    await decider('V09', 'Décision', 'Ignoré');
    expect(await taux('Réservataire')).toBeCloseTo(23 / 25, 9);
    await decider('V09', 'Motif', 'Nom confirmé par le bailleur');
    expect(await taux('Réservataire')).toBe(1);
    await decider('V05', 'Décision', 'Accepté');
    expect(await taux('QPV')).toBeCloseTo(22 / 25, 9);
    await decider('V05', 'Valeur retenue', 'Non');
    expect(await taux('QPV')).toBeCloseTo(23 / 25, 9);
    const parReservataire = lignesLues(plan, await tableur.lireTout(), 'ControlesParReservataire');
    expect(parReservataire.find((ligne) => ligne['Réservataire'] === '<PLX')).toMatchObject({ Points: 2, 'dont traités': 1 });
    const parRegle = lignesLues(plan, await tableur.lireTout(), 'ControlesParRegle');
    expect(parRegle.find((ligne) => ligne['Règle'] === 'V05')).toMatchObject({ Nombre: 2, 'dont traités': 1 });
  });

  it('suit les poids saisis', async () => {
    const { lecture } = await saisir(tableur, plan, [
      ['Qualite', 'Financement', 'Votre poids', 0],
      ['Qualite', 'N° RPLS', 'Votre poids', 3],
    ]);
    const qpv = 23 / 25;
    expect(lecture.get('Qualité')?.valeurs[4]?.[3]).toBeCloseTo((3 * (23 / 25) + qpv + 6) / 10, 9);
  });
});
