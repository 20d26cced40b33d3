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
    // A date that nobody could read, and a reference met twice, which no indicator bears.
    anomalie('LECTURE', 'finConvention', 13, { valeurLue: 'fin du bail' }),
    anomalie('V02', 'refBailleur', 14, { valeurLue: 'L1', gravite: 'erreur' }),
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
  const ouvertes = async (): Promise<unknown> =>
    (await tableur.lireTout())
      .get('Qualité')
      ?.valeurs.slice(6, 8)
      .map((ligne) => ligne[3]);
  const reponse = async (): Promise<unknown> => (await tableur.lireTout()).get('Qualité')?.valeurs[9]?.[0];
  const etat = async (): Promise<unknown> => (await tableur.lireTout()).get('Contrôles')?.valeurs[3]?.[0];
  const taux = async (indicateur: string): Promise<unknown> =>
    lignesLues(plan, await tableur.lireTout(), 'Qualite').find((ligne) => ligne['Indicateur'] === indicateur)?.['Taux'];

  const deciderALaLigne = async (rang: number, entete: string, valeur: string): Promise<void> => {
    const { feuille, adresse } = placeDe(plan, 'Controles', 'Erreur', entete);
    const debut = plan.feuilles.flatMap(({ tables }) => tables).find(({ nom }) => nom === 'Controles')?.ligne ?? 0;
    await tableur.ecrire(feuille, adresse.replace(/\d+$/, String(debut + 2 + rang)), valeur);
    await tableur.recalculer();
  };
  const rangs = (regle: string): number[] =>
    (plan.feuilles.flatMap(({ tables }) => tables).find(({ nom }) => nom === 'Controles')?.lignes ?? []).flatMap((ligne, rang) =>
      ligne[1] === regle ? [rang] : [],
    );
  const decider = (regle: string, entete: string, valeur: string): Promise<void> => deciderALaLigne(rangs(regle)[0] ?? -1, entete, valeur);
  const deciderLaSuivante = async (regle: string): Promise<void> => {
    await deciderALaLigne(rangs(regle)[1] ?? -1, 'Décision', 'Accepté');
    await deciderALaLigne(rangs(regle)[1] ?? -1, 'Valeur retenue', 'Non');
  };

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
      ['Début de convention', 6, 0],
      ['Fin de convention', 6, 1],
    ]);
    expect(await score()).toBeCloseTo((11 - (2 + 2 + 1 + 3 + 25 + 1) / 25) / 11, 9);
    expect(await ouvertes()).toEqual([7, 1]);
    expect(await etat()).toBe(
      'Remarques relevées : 7 erreurs, 1 alerte, 1 information. Traitées : 0. Encore ouvertes : 7 en erreur, 1 en alerte, 1 pour information.',
    );
    expect(await reponse()).toMatch(/^Non, pas encore : des erreurs sont ouvertes/);
  });

  it('suit les décisions : « Accepté » vaut par sa valeur, « Ignoré » par son motif', async () => {
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
    expect(await ouvertes()).toEqual([4, 1]);
    expect(await etat()).toMatch(/ Traitées : 3\. Encore ouvertes : 4 en erreur, 1 en alerte, 1 pour information\.$/);
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
    expect(lecture.get('Qualité')?.valeurs[4]?.[3]).toBeCloseTo((3 * (23 / 25) + qpv + 7 + 24 / 25) / 12, 9);
  });

  it('ne dit l’inventaire bon à remettre qu’une fois toutes les erreurs décidées, y compris celles qu’aucun indicateur ne porte', async () => {
    for (const regle of ['V01', 'V02', 'LECTURE']) {
      await decider(regle, 'Décision', 'Ignoré');
      await decider(regle, 'Motif', 'Vu avec le bailleur');
    }
    expect(await reponse()).toMatch(/^Non/);
    await deciderLaSuivante('V05');
    expect(await ouvertes()).toEqual([0, 1]);
    expect(await reponse()).toMatch(/^Oui, en signalant les alertes/);
    expect(await taux('Fin de convention')).toBe(1);
  });
});
