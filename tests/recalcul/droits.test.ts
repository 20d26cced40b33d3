/** Rights that end and droits acquis: golden cases G11, G12, G14, G15 and G18 of DOMAINE §9, from the formulas of the workbook. */
import { NON_RESERVE } from '../../src/domaine/bien';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { LIBELLE_ECHEANCE, LIBELLE_METHODE, ND } from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { hypothesesG14, inventaireG14 } from '../outils/cas-g14';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { planDe, recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues, type LigneLue } from '../outils/tables-du-plan';

const AL = 'Action Logement';
const HORS_FLUX = { horsFlux: 'VENTE' } as const;
const EN_DROITS = creerReservataire(AL, { categorie: 'action-logement', methode: 'droits-acquis' });
const SANS_DEDUCTION = { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };

const lignes = ({ plan, lecture }: Recalcul, table: string): LigneLue[] => lignesLues(plan, lecture, table);

function ligneDe(recalcul: Recalcul, table: string, criteres: Readonly<Record<string, unknown>>): LigneLue {
  const trouvee = lignes(recalcul, table).find((lue) => Object.entries(criteres).every(([entete, valeur]) => lue[entete] === valeur));
  if (trouvee === undefined) throw new Error(`Ligne absente de ${table} : ${JSON.stringify(criteres)}`);
  return trouvee;
}

const flux = (recalcul: Recalcul, nom: string): LigneLue => ligneDe(recalcul, 'Flux', { Réservataire: nom });
const projection = (recalcul: Recalcul, entete: string): number[] => lignes(recalcul, 'ProjectionDU').map((ligne) => Number(ligne[entete]));

decrireParTableur('Fins de droits et droits acquis, recalculés', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('G11 : un prêt garanti remboursé le 15/05/2021 prolonge le droit jusqu’au 15/05/2026, durée que la feuille laisse changer', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [30, { reservataires: ['Commune'], finConvention: '2023-06-30', programme: 'Échu' }],
        [20, { reservataires: ['Commune'], finConvention: '2021-05-15', dernierVersement: '2021-05-15', programme: 'Prolongé' }],
        [
          10,
          {
            reservataires: ['Commune'],
            finConvention: '2023-06-30',
            dernierVersement: '2021-05-15',
            origineDuDroit: 'terrain',
            programme: 'Terrain',
          },
        ],
        [40, {}],
      ]),
    );
    const hypotheses = creerHypotheses({ exercice: 2024 });
    const an2024 = await recalculer(tableur, inventaire, hypotheses);
    const serieDe = (nom: string): unknown => ligneDe(an2024, 'Biens', { Programme: nom })['Fin effective'];
    expect(serieDe('Prolongé')).toBe(46157);
    expect(serieDe('Terrain')).toBe(serieDe('Échu'));
    expect(flux(an2024, 'Commune')['Logements réservés']).toBe(20);
    expect(flux(an2024, NON_RESERVE)['Logements réservés']).toBe(80);
    expect(lignes(an2024, 'DroitsEchus').map((ligne) => [ligne['Programme'], ligne['Logements']])).toEqual([
      ['Échu', 30],
      ['Terrain', 10],
    ]);
    const avant = planDe(inventaire, { ...hypotheses, prolongationGarantieAnnees: 0 });
    const sansProlongation = await saisir(tableur, an2024.plan, [['Parametres', NOM_PARAMETRE.prolongationGarantie, 'Valeur', 0]]);
    expect(ligneDe(sansProlongation, 'Biens', { Programme: 'Prolongé' })['Clé']).toBe('D31|FLUX|ECHU|Commune');
    expect(avant.feuilles.flatMap(({ tables }) => tables).find(({ nom }) => nom === 'DroitsEchus')?.lignes).toHaveLength(3);
  });

  it('compte chaque droit échu sous son nom, quels que soient ses signes', async () => {
    const noms = ['Mairie ~', 'Mairie ?', 'Mairie *'];
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens(
          noms.map((nom, rang) => [rang + 1, { reservataires: [nom], programme: 'Résidence *', finConvention: '2020-06-30' }] as const),
        ),
      ),
      creerHypotheses(),
    );
    expect(lignes(resultat, 'DroitsEchus').map((ligne) => [ligne['Réservataire'], ligne['Logements']])).toEqual(
      noms.map((nom, rang) => [nom, rang + 1]).reverse(),
    );
  });

  it('G12 : sans date de fin, le droit est listé, il a des DU annuels et n’a pas de DU restants', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens([
          [60, { reservataires: [AL], programme: 'P3' }],
          [40, {}],
        ]),
      ),
      creerHypotheses({
        exercice: 2024,
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.08 })],
        reservataires: [EN_DROITS],
      }),
    );
    expect(ligneDe(resultat, 'SansDateDeFin', { Programme: 'P3' })).toMatchObject({ Réservataire: AL, Logements: 60 });
    const droits = ligneDe(resultat, 'DroitsAcquis', { Programme: 'P3' });
    expect(droits['DU annuels']).toBeCloseTo(4.8, 9);
    expect(droits['DU restants']).toBe(ND);
    expect(droits['DU par coefficient']).toBe(ND);
    const avecCoefficient = await saisir(tableur, resultat.plan, [['CoefficientsDU', '31', 'Coefficient', 2.5]]);
    expect(ligneDe(avecCoefficient, 'DroitsAcquis', { Programme: 'P3' })['DU par coefficient']).toBeCloseTo(150, 9);
  });

  it('une date de fin illisible n’est pas une convention sans date de fin', async () => {
    const biens = creerBiens([
      [3, { reservataires: [AL], programme: 'P3' }],
      [2, { reservataires: [AL], programme: 'P3' }],
      [4, { reservataires: [AL], programme: 'P3', dernierVersement: '2030-06-30' }],
    ]);
    const illisibles = biens.slice(3).map(({ ligneSource }) => ({
      gravite: 'erreur' as const,
      regle: 'LECTURE',
      indicateur: 'finConvention' as const,
      ligneSource,
      cellule: `P${ligneSource}`,
      valeurLue: 'fin du bail',
      message: 'Illisible.',
      correction: null,
    }));
    const resultat = await recalculer(tableur, { ...creerInventaire(biens), anomalies: illisibles }, creerHypotheses());
    const logements = (table: string): unknown[] => lignes(resultat, table).map((ligne) => [ligne['Programme'], ligne['Logements']]);
    expect(logements('SansDateDeFin')).toEqual([['P3', 3]]);
    expect(logements('FinsIllisibles')).toEqual([['P3', 2]]);
  });

  it('G14 : 22,00 puis 20,80 l’année suivante dans la projection, 20,9945 au prorata, le premier tour à part', async () => {
    const bientot = { reservataires: [AL], programme: 'Neuf 2026', debutConvention: '2026-09-01' };
    const resultat = await recalculer(tableur, inventaireG14([7, bientot]), hypothesesG14());
    const du = projection(resultat, 'DU annuels');
    expect(du[0]).toBeCloseTo(22, 9);
    expect(du[1]).toBeCloseTo(20.8, 9);
    expect(du[3]).toBeCloseTo(20.8 + 7 * 0.08, 9);
    expect(du[8]).toBeCloseTo(20.8 + 7 * 0.08 - 3.2, 9);
    expect(projection(resultat, 'Droits pour un tour').slice(0, 4)).toEqual([10, 0, 7, 0]);
    expect(projection(resultat, 'Droits de suite actifs').slice(0, 4)).toEqual([125, 110, 110, 117]);
    expect(ligneDe(resultat, 'DroitsAcquis', { Programme: 'P1' })['DU restants']).toBeCloseTo(25.6, 9);
    expect(flux(resultat, AL)['Flux estimé']).toBeCloseTo(22, 9);
    const prorata = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.echeanceEnCours, 'Valeur', LIBELLE_ECHEANCE.prorata],
    ]);
    expect(projection(prorata, 'DU annuels')[0]).toBeCloseTo(20.9945, 4);
    expect(projection(prorata, 'DU annuels')[7]).toBeCloseTo(20.8 + 7 * 0.08, 9);
    expect(flux(prorata, AL)['Flux estimé']).toBeCloseTo(20.9945, 4);
  });

  it('au prorata, l’assiette ne compte un droit qui finit dans l’année que pour ses jours restants, le reste va au non réservé', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [40, { reservataires: ['Commune'], finConvention: '2024-06-30', programme: 'P' }],
        [60, {}],
      ]),
    );
    const hypotheses = creerHypotheses({ exercice: 2024, territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })] });
    const plein = await recalculer(tableur, inventaire, hypotheses);
    expect(flux(plein, 'Commune')['Logements réservés']).toBe(40);
    expect(ligneDe(plein, 'FinsDansLAnnee', { Programme: 'P' })).toMatchObject({ Logements: 40, 'Part de l’année': 1 });
    const prorata = await saisir(tableur, plein.plan, [['Parametres', NOM_PARAMETRE.echeanceEnCours, 'Valeur', LIBELLE_ECHEANCE.prorata]]);
    expect(flux(prorata, 'Commune')['Logements réservés']).toBeCloseTo((40 * 182) / 366, 9);
    expect(flux(prorata, NON_RESERVE)['Logements réservés']).toBeCloseTo(100 - (40 * 182) / 366, 9);
    expect(ligneDe(prorata, 'FinsDansLAnnee', { Programme: 'P' })['Logements retenus']).toBeCloseTo((40 * 182) / 366, 9);
    expect(resumer(ecartsDuPlan(planDe(inventaire, { ...hypotheses, echeanceEnCours: 'prorata' }), prorata.lecture))).toEqual([]);
  });

  it('G15 : F 73,50 et DU 96,00 côte à côte, l’écart de 22,50 est la part des déductions', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens([
          [1200, { reservataires: [AL] }],
          [200, HORS_FLUX],
        ]),
      ),
      creerHypotheses({
        territoires: [
          creerTerritoire({ variante: 'saisi', tauxSaisi: 0.08, parcDeclare: 5000, deductions: { ...SANS_DEDUCTION, mutations: 90 } }),
        ],
        reservataires: [
          creerReservataire(AL, { categorie: 'action-logement' }),
          creerReservataire('Commune', { categorie: 'commune', partConvenue: 0.7 }),
        ],
      }),
    );
    const cote = ligneDe(resultat, 'DeuxMethodes', { Réservataire: AL });
    expect(cote['Flux par l’assiette F']).toBeCloseTo(73.5, 9);
    expect(cote['DU annuels']).toBeCloseTo(96, 9);
    expect(cote['DU − F']).toBeCloseTo(22.5, 9);
    expect(cote['s × D']).toBeCloseTo(22.5, 9);
    expect(cote['Écart']).toBeCloseTo(0, 9);
    expect(cote['Lecture de l’écart']).toBe('OK : DU − F = s × D');
    const enDroits = await saisir(tableur, resultat.plan, [['Reservataires', AL, 'Méthode', LIBELLE_METHODE['droits-acquis']]]);
    // 294 − 96 = 198 dwellings are left, for the 20 % (cap of the guarantees) of the Commune.
    expect(ligneDe(enDroits, 'CapaciteDU', { Réservataire: AL })['Capacité']).toBe('OK');
  });

  it('signale des objectifs supérieurs à la capacité quand les droits uniques ne laissent pas leur part aux autres', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens([
          [80, { reservataires: [AL] }],
          [20, { reservataires: ['Autre'] }],
        ]),
      ),
      creerHypotheses({
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.5, deductions: { ...SANS_DEDUCTION, mutations: 15 } })],
        reservataires: [EN_DROITS],
      }),
    );
    // N = 35, DU = 40: nothing is left for the 7 of the other.
    expect(ligneDe(resultat, 'CapaciteDU', { Réservataire: AL })).toMatchObject({
      Capacité: 'Alerte : objectifs supérieurs à la capacité',
    });
    expect(ligneDe(resultat, 'CapaciteDU', { Réservataire: AL })['Reste aux autres']).toBeCloseTo(-5, 9);
    expect(ligneDe(resultat, 'CapaciteDU', { Réservataire: AL })['Besoin des autres']).toBeCloseTo(7, 9);
  });

  it.each(['normaliser', 'reduire'] as const)(
    'le besoin des autres est leur flux réglé (%s), et la capacité reste dépassée',
    async (reglement) => {
      const resultat = await recalculer(
        tableur,
        creerInventaire(
          creerBiens([
            [54, { reservataires: [AL] }],
            [46, {}],
          ]),
        ),
        creerHypotheses({
          territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, deductions: { ...SANS_DEDUCTION, mutations: 4 } })],
          reservataires: [
            EN_DROITS,
            creerReservataire('Autre', { partConvenue: 0.5 }),
            creerReservataire('État', { categorie: 'etat-prioritaires', partConvenue: 0.3 }),
          ],
          reglementDesParts: reglement,
        }),
      );
      expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
      // N = 6, DU = 5.4: 0.6 is left for the 4.8 that are asked; 90 + 50 + 30 = 170 %, of which the capped 30 % stay under « réduire ».
      const ligne = ligneDe(resultat, 'CapaciteDU', { Réservataire: AL });
      expect(ligne['Reste aux autres']).toBeCloseTo(0.6, 9);
      expect(ligne['Besoin des autres']).toBeCloseTo(reglement === 'reduire' ? 1.8 + (3 * 0.7) / 1.4 : 4.8 / 1.7, 9);
      expect(ligne['Besoin des autres']).toBeCloseTo(
        Number(flux(resultat, 'Autre')['Flux estimé']) + Number(flux(resultat, 'État')['Flux estimé']),
        9,
      );
      expect(ligne['Capacité']).toBe('Alerte : objectifs supérieurs à la capacité');
    },
  );

  it('des droits uniques d’une convention de parc ont leur ligne là où Action Logement n’a aucun logement', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [40, { reservataires: [AL] }],
        [60, { departement: '09', commune: '09122' }],
      ]),
    );
    const hypotheses = completerHypotheses(
      {
        exercice: 2026,
        territoires: [
          creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 }),
          creerTerritoire({ code: '09', variante: 'saisi', tauxSaisi: 0.1, duConventionsDeParc: 2 }),
        ],
      },
      inventaire,
    );
    const resultat = await recalculer(tableur, inventaire, hypotheses);
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    const ligne = ligneDe(resultat, 'Flux', { Territoire: '09', Réservataire: AL });
    expect(ligne).toMatchObject({ 'Logements réservés': 0, Méthode: LIBELLE_METHODE['droits-acquis'] });
    expect([ligne['DU annuels'], ligne['Flux estimé']]).toEqual([2, expect.closeTo(2, 9)]);
    expect(ligneDe(resultat, 'CapaciteDU', { Territoire: '09', Réservataire: AL })).toMatchObject({ 'DU à servir': 2, Capacité: 'OK' });
    const seul = creerInventaire(creerBiens([[60, { departement: '09', commune: '09122' }]]));
    const sansNom = await recalculer(tableur, { ...seul, categories: new Map() }, { ...hypotheses, reservataires: [] });
    expect(ligneDe(sansNom, 'Flux', { Territoire: '09', Réservataire: AL })['DU annuels']).toBe(2);
    expect(resumer(ecartsDuPlan(sansNom.plan, sansNom.lecture))).toEqual([]);
    // Typed live, where no line can carry it: the sheet says so.
    const ajoute = await saisir(
      tableur,
      (await recalculer(tableur, seul, creerHypotheses({ territoires: [creerTerritoire({ code: '09' })] }))).plan,
      [['Liberations', '09', 'DU de conventions de parc', 5]],
    );
    expect(JSON.stringify([...(ajoute.lecture.get('Droits acquis')?.valeurs ?? [])].slice(0, 7))).toContain('actualisez les tableaux');
  });

  it('G18 : 28,00 en 2024 et 2025, 19,60 en 2026, 14,00 ensuite', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens([
          [120, { reservataires: [AL], finConvention: '2025-12-31' }],
          [80, { reservataires: [AL], finConvention: '2026-12-31' }],
          [200, { reservataires: [AL], finConvention: '2040-12-31' }],
        ]),
      ),
      creerHypotheses({
        exercice: 2024,
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.07 })],
        reservataires: [EN_DROITS],
      }),
    );
    const attendus = [28, 28, 19.6, 14, 14];
    projection(resultat, 'DU annuels')
      .slice(0, 5)
      .forEach((valeur, rang) => expect(valeur).toBeCloseTo(attendus[rang] ?? 0, 9));
  });

  it('un droit fini le 31/12/N-1 ne donne plus de DU en N, même s’il compte encore dans la situation du parc', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens([
          [120, { reservataires: [AL], finConvention: '2025-12-31' }],
          [80, { reservataires: [AL], finConvention: '2026-12-31' }],
        ]),
      ),
      creerHypotheses({
        exercice: 2026,
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.07 })],
        reservataires: [EN_DROITS],
      }),
    );
    expect(flux(resultat, AL)['Logements réservés']).toBe(200);
    expect(flux(resultat, AL)['Flux estimé']).toBeCloseTo(5.6, 9);
    expect(projection(resultat, 'DU annuels')[0]).toBeCloseTo(5.6, 9);
  });

  it('réserve la méthode à Action Logement, sauf si le paramètre l’ouvre aux autres', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [40, { reservataires: ['Commune'] }],
        [60, {}],
      ]),
    );
    const hypotheses = creerHypotheses({
      territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, deductions: { ...SANS_DEDUCTION, mutations: 5 } })],
      reservataires: [creerReservataire('Commune', { categorie: 'autre', methode: 'droits-acquis' })],
    });
    const reserve = await recalculer(tableur, inventaire, hypotheses);
    expect(flux(reserve, 'Commune')).toMatchObject({ Méthode: 'Assiette', 'Flux estimé': 2 });
    expect(JSON.stringify([...(reserve.lecture.get('Droits acquis')?.valeurs ?? [])].slice(0, 6))).toContain(
      'réservée à Action Logement ; les autres',
    );
    const ouvert = await saisir(tableur, reserve.plan, [['Parametres', NOM_PARAMETRE.droitsAcquisHorsActionLogement, 'Valeur', 'Oui']]);
    expect(flux(ouvert, 'Commune')['Méthode']).toBe('Droits acquis');
    expect(flux(ouvert, 'Commune')['Flux estimé']).toBeCloseTo(4, 9);
    const actualise = await recalculer(tableur, inventaire, { ...hypotheses, droitsAcquisHorsActionLogement: true });
    expect(lignes(actualise, 'DroitsAcquis').map((ligne) => [ligne['Réservataire'], ligne['Droits de suite']])).toEqual([['Commune', 40]]);
    expect(resumer(ecartsDuPlan(actualise.plan, actualise.lecture))).toEqual([]);
  });
});
