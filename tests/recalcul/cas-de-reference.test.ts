/** Golden cases of DOMAINE §9, computed by LibreOffice and by the sandbox's engine from the formulas of the workbook. */
import { NON_RESERVE } from '../../src/domaine/bien';
import { LIBELLE_ECHEANCE, LIBELLE_PARTAGE, LIBELLE_VARIANTE, ND } from '../../src/classeur/libelles';
import { hypothesesG14, inventaireG14 } from '../outils/cas-g14';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues, type LigneLue } from '../outils/tables-du-plan';

const AL = 'Action Logement';
const HORS_FLUX = { horsFlux: 'VENTE' } as const;
const LIBERATIONS = { total: 1780, etudiants: 150, specifiques: 60, mutations: 220, relogementsAnru: 50, relogementsOrcodLhi: 0 };

function ligneDe({ plan, lecture }: Recalcul, table: string, reservataire?: string): LigneLue {
  const ligne = lignesLues(plan, lecture, table).find((lue) => reservataire === undefined || lue['Réservataire'] === reservataire);
  if (ligne === undefined) throw new Error(`Ligne absente de ${table} : ${reservataire ?? ''}`);
  return ligne;
}

const colonneDe = ({ plan, lecture }: Recalcul, table: string, entete: string): unknown[] =>
  lignesLues(plan, lecture, table).map((ligne) => ligne[entete]);

decrireParTableur('Cas de référence, recalculés', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('G01 : l’exemple du référentiel donne une assiette de 1 000 et 200 logements au département', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(creerBiens([[500, HORS_FLUX]])),
      creerHypotheses({
        territoires: [
          creerTerritoire({
            variante: 'saisi',
            tauxSaisi: 0.1,
            parcDeclare: 15000,
            deductions: { mutations: 300, relogementsRu: 100, orcod: 0, lhi: 50, vente: 0 },
          }),
        ],
        reservataires: [creerReservataire('Conseil départemental', { categorie: 'departement', partConvenue: 0.2 })],
      }),
    );
    const assiette = ligneDe(resultat, 'Assiette');
    expect([assiette['Parc éligible'], assiette['Flux brut']]).toEqual([14500, 1450]);
    expect(assiette['Assiette']).toBeCloseTo(1000, 9);
    expect(ligneDe(resultat, 'Flux', 'Conseil départemental')['Flux estimé']).toBeCloseTo(200, 9);
    expect(ligneDe(resultat, 'Flux', 'Conseil départemental')['Flux arrondi']).toBe(200);
  });

  it('G02 et G03 : les deux taux, et les 212,67 logements que la double déduction enlève', async () => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(creerBiens([[500, HORS_FLUX]])),
      creerHypotheses({
        territoires: [
          creerTerritoire({
            liberations: LIBERATIONS,
            parcDeclare: 15000,
            parcDeReference: 15000,
            deductions: { mutations: 220, relogementsRu: 50, orcod: 0, lhi: 0, vente: 0 },
          }),
        ],
      }),
    );
    const rotation = ligneDe(resultat, 'Rotation');
    expect(rotation['Taux harmonisé']).toBeCloseTo(0.086667, 6);
    expect(rotation['Taux intermédiaire']).toBeCloseTo(0.101333, 6);
    expect(rotation['Taux brut']).toBeCloseTo(1780 / 15000, 9);
    expect(ligneDe(resultat, 'Assiette')['Assiette']).toBeCloseTo(986.6667, 4);
    const change = await saisir(tableur, resultat.plan, [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.intermediaire]]);
    expect(ligneDe(change, 'Assiette')['Assiette']).toBeCloseTo(1199.3333, 4);
  });

  it('G04 : les plus forts restes rendent 333 logements, là où l’arrondi simple en perd un', async () => {
    const parts = [0.25, 0.05, 0.2237, 0.1113, 0.0821, 0.039];
    const resultat = await recalculer(
      tableur,
      creerInventaire(creerBiens([[1, {}]])),
      creerHypotheses({
        territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, parcDeclare: 3330 })],
        reservataires: parts.map((partConvenue, rang) =>
          creerReservataire(`R${rang + 1}`, { partConvenue, categorie: rang === 0 ? 'etat-prioritaires' : 'autre' }),
        ),
      }),
    );
    expect(colonneDe(resultat, 'Flux', 'Flux arrondi')).toEqual([83, 17, 75, 37, 27, 13, 81]);
  });

  it('G05 : un parc vide donne « n/d » et zéro logement, jamais une erreur', async () => {
    const vide = await recalculer(
      tableur,
      creerInventaire(creerBiens([[1, { reservataires: [AL] }]])),
      creerHypotheses({ territoires: [creerTerritoire({ parcDeclare: 0 })] }),
    );
    expect(ligneDe(vide, 'Rotation')['Taux retenu']).toBe(ND);
    expect(ligneDe(vide, 'Assiette')['Assiette']).toBe(0);
    expect(colonneDe(vide, 'Flux', 'Flux arrondi').every((flux) => flux === 0)).toBe(true);
    expect([...vide.lecture.values()].flatMap(({ erreurs }) => erreurs)).toEqual([]);
    const toutHorsFlux = await recalculer(
      tableur,
      creerInventaire(creerBiens([[100, HORS_FLUX]])),
      creerHypotheses({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })] }),
    );
    expect(ligneDe(toutHorsFlux, 'Assiette')).toMatchObject({ Parc: 100, 'Parc éligible': 0, Assiette: 0 });
    expect([...toutHorsFlux.lecture.values()].flatMap(({ erreurs }) => erreurs)).toEqual([]);
  });

  it.each([
    ['fraction', [0.45, 0.35, 0.2]],
    ['priorite', [0.5, 0.3, 0.2]],
    ['double', [0.5, 0.4, 0.2]],
  ] as const)('G10 : deux réservataires sur un logement, règle « %s »', async (regle, [al, commune, nonReserve]) => {
    const resultat = await recalculer(
      tableur,
      creerInventaire(
        creerBiens([
          [40, { reservataires: [AL] }],
          [30, { reservataires: ['Commune'] }],
          [10, { reservataires: [AL, 'Commune'] }],
          [20, {}],
        ]),
      ),
      creerHypotheses({ plusieursReservataires: regle }),
    );
    const part = (nom: string): unknown => ligneDe(resultat, 'Flux', nom)['Part'];
    expect(part(AL)).toBeCloseTo(al, 9);
    expect(part('Commune')).toBeCloseTo(commune, 9);
    expect(part(NON_RESERVE)).toBeCloseTo(nonReserve, 9);
    expect(colonneDe(resultat, 'Flux', 'Part').reduce((total: number, une) => total + Number(une), 0)).toBeCloseTo(
      regle === 'double' ? 1.1 : 1,
      9,
    );
    expect(ligneDe(resultat, 'Assiette')['Parc']).toBe(100);
    const choix = lignesLues(resultat.plan, resultat.lecture, 'Parametres').find((lue) => lue['Paramètre'] === 'Plusieurs réservataires');
    expect(choix?.['Valeur']).toBe(LIBELLE_PARTAGE[regle]);
  });

  it('G11 : un droit échu au 30/06/2023 ne compte plus en 2024, ses logements ne sont plus réservés à personne', async () => {
    const inventaire = creerInventaire(
      creerBiens([
        [30, { reservataires: ['Commune'], finConvention: '2023-06-30' }],
        [20, { reservataires: ['Commune'], finConvention: '2023-12-31' }],
        [50, {}],
      ]),
    );
    const droits = ({ plan, lecture }: Recalcul): unknown[] =>
      lignesLues(plan, lecture, 'Comptage').map((ligne) => [ligne['Réservataire'], ligne['Droit'], ligne['Logements']]);
    const an2024 = await recalculer(tableur, inventaire, creerHypotheses({ exercice: 2024 }));
    expect(droits(an2024)).toEqual(
      expect.arrayContaining([
        ['Commune', 'ECHU', 30],
        ['Commune', 'ACTIF', 20],
      ]),
    );
    expect(ligneDe(an2024, 'Flux', 'Commune')['Logements réservés']).toBe(20);
    expect(ligneDe(an2024, 'Flux', NON_RESERVE)['Logements réservés']).toBe(80);
    const an2023 = await recalculer(tableur, inventaire, creerHypotheses({ exercice: 2023 }));
    expect(ligneDe(an2023, 'Flux', 'Commune')['Logements réservés']).toBe(50);
  });

  it('G12 et G14 : droits acquis d’Action Logement, échéance pleine, au prorata, puis l’année suivante', async () => {
    const inventaire = inventaireG14();
    const hypotheses = hypothesesG14();
    const an2024 = await recalculer(tableur, inventaire, hypotheses);
    const programme = (nom: string): LigneLue => {
      const ligne = lignesLues(an2024.plan, an2024.lecture, 'DroitsAcquis').find((lue) => lue['Programme'] === nom);
      if (ligne === undefined) throw new Error(`Programme absent : ${nom}`);
      return ligne;
    };
    expect(programme('P1')['DU annuels']).toBeCloseTo(3.2, 9);
    expect(programme('P1')['DU restants']).toBeCloseTo(25.6, 9);
    expect(programme('P3')['DU annuels']).toBeCloseTo(4.8, 9);
    expect(programme('P3')['DU restants']).toBe(ND);
    expect(ligneDe(an2024, 'Flux', AL)['Flux estimé']).toBeCloseTo(22, 9);
    const echeance = lignesLues(an2024.plan, an2024.lecture, 'Parametres').find((ligne) => ligne['Valeur'] === LIBELLE_ECHEANCE.plein);
    const prorata = await saisir(tableur, an2024.plan, [
      ['Parametres', String(echeance?.['Paramètre']), 'Valeur', LIBELLE_ECHEANCE.prorata],
    ]);
    expect(ligneDe(prorata, 'Flux', AL)['Flux estimé']).toBeCloseTo(20.9945, 4);
    const an2025 = await recalculer(tableur, inventaire, { ...hypotheses, exercice: 2025 });
    expect(ligneDe(an2025, 'Flux', AL)['Flux estimé']).toBeCloseTo(20.8, 9);
  });

  it('G15 : 73,50 par l’assiette, 96,00 par les droits acquis, côte à côte', async () => {
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
          creerTerritoire({
            variante: 'saisi',
            tauxSaisi: 0.08,
            parcDeclare: 5000,
            deductions: { mutations: 90, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 },
          }),
        ],
        reservataires: [creerReservataire(AL, { categorie: 'action-logement' })],
        scenarios: [{ nom: 'Droits acquis', modifications: { methodeActionLogement: 'droits-acquis' } }],
      }),
    );
    expect(ligneDe(resultat, 'Flux', AL)['Flux estimé']).toBeCloseTo(73.5, 9);
    expect(ligneDe(resultat, 'Scenario1', AL)['Flux estimé']).toBeCloseTo(96, 9);
  });
});
