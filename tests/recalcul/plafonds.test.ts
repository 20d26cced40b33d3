/** Golden cases of DOMAINE §9 on shares, computed by LibreOffice and by the sandbox's engine from the formulas of the workbook. */
import { LIBELLE_ARRONDI, LIBELLE_POPULATION, LIBELLE_REGLEMENT, LIBELLE_SANS_ORIGINE } from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { NON_RESERVE } from '../../src/domaine/bien';
import type { Hypotheses, HypothesesReservataire } from '../../src/domaine/hypotheses';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire, type Lot } from '../outils/inventaires';
import { recalculer, saisir, type Recalcul } from '../outils/recalculer';
import { lignesLues, type LigneLue } from '../outils/tables-du-plan';
import { decrireParTableur, type Tableur } from '../outils/tableur';

function ligneDe({ plan, lecture }: Recalcul, table: string, colonne: string, cle: string): LigneLue {
  const ligne = lignesLues(plan, lecture, table).find((lue) => lue[colonne] === cle);
  if (ligne === undefined) throw new Error(`Ligne absente de ${table} : ${cle}`);
  return ligne;
}
const fluxDe = (resultat: Recalcul, nom: string): LigneLue => ligneDe(resultat, 'Flux', 'Réservataire', nom);
const flux = (resultat: Recalcul, ...noms: string[]): unknown[] => noms.map((nom) => fluxDe(resultat, nom)['Flux estimé']);
const constat = (resultat: Recalcul): string => String(ligneDe(resultat, 'ConstatsFlux', 'Territoire', '31')['Constat']);
const proches = (...valeurs: number[]): unknown[] => valeurs.map((valeur) => expect.closeTo(valeur, 4));

/** A declared parc of 10 × n at 10 %: an assiette of n, whatever the few dwellings listed. */
const casDe = (n: number, reservataires: readonly HypothesesReservataire[], champs: Partial<Hypotheses> = {}): Hypotheses =>
  creerHypotheses({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, parcDeclare: n * 10 })], reservataires, ...champs });
const SEUL: readonly Lot[] = [[1, {}]];
const etat = (prioritaires: number, agents: number): HypothesesReservataire[] => [
  creerReservataire('Préfecture', { categorie: 'etat-prioritaires', partConvenue: prioritaires }),
  creerReservataire('Agents', { categorie: 'etat-agents', partConvenue: agents }),
];
const collectivites = (champs: Partial<HypothesesReservataire> = {}): HypothesesReservataire[] => [
  creerReservataire('Commune', { categorie: 'commune', partConvenue: 0.12, origineDesDroits: 'Garantie d’emprunt', ...champs }),
  creerReservataire('EPCI', { categorie: 'epci', partConvenue: 0.06 }),
  creerReservataire('Département', { categorie: 'departement', partConvenue: 0.05 }),
];

decrireParTableur('Parts et plafonds, recalculés', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  const calculer = async (lots: readonly Lot[], hypotheses: Hypotheses): Promise<Recalcul> => {
    const resultat = await recalculer(tableur, creerInventaire(creerBiens(lots)), hypotheses);
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    return resultat;
  };

  it('G06 : 110 % à négocier, puis normalisés, puis réduits hors plafond', async () => {
    const parts = [
      ...etat(0.25, 0.05),
      creerReservataire('A', { partConvenue: 0.2 }),
      creerReservataire('B', { partConvenue: 0.45 }),
      creerReservataire('C', { partConvenue: 0.15 }),
    ];
    const resultat = await calculer(SEUL, casDe(1000, parts));
    const noms = ['Préfecture', 'Agents', 'A', 'B', 'C', NON_RESERVE];
    expect(flux(resultat, ...noms)).toEqual(proches(250, 50, 200, 450, 150, 0));
    expect(ligneDe(resultat, 'ControleFlux', 'Territoire', '31')['Contrôle des parts']).toBe('À vérifier');
    const normalise = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.reglementDesParts, 'Valeur', LIBELLE_REGLEMENT.normaliser],
    ]);
    expect(flux(normalise, ...noms)).toEqual(proches(227.2727, 45.4545, 181.8182, 409.0909, 136.3636, 0));
    expect(['A', 'B', 'C'].map((nom) => fluxDe(normalise, nom)['Flux arrondi'])).toEqual([182, 409, 136]);
    expect(ligneDe(normalise, 'ControleFlux', 'Territoire', '31')).toMatchObject({
      'Contrôle des parts': 'OK',
      'Contrôle du flux': 'OK',
      'Contrôle de l’arrondi': 'OK',
    });
    const reduit = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.reglementDesParts, 'Valeur', LIBELLE_REGLEMENT.reduire],
    ]);
    expect(flux(reduit, ...noms)).toEqual(proches(250, 50, 175, 393.75, 131.25, 0));
  });

  it('G07 : des déductions de 60 sur 48 donnent 0 et un déficit de 12, sans erreur dans le partage', async () => {
    const deductions = { mutations: 0, relogementsRu: 60, orcod: 0, lhi: 0, vente: 0 };
    const resultat = await calculer(
      SEUL,
      casDe(80, etat(0.29, 0.05), { territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.06, parcDeclare: 800, deductions })] }),
    );
    expect(ligneDe(resultat, 'Assiette', 'Territoire', '31')).toMatchObject({ Assiette: 0, Déficit: expect.closeTo(12, 9) });
    expect(flux(resultat, 'Préfecture', NON_RESERVE)).toEqual([0, 0]);
  });

  it('G08 : 29 + 5 % de l’État deviennent 25 + 5 %, et 40 logements vont au non réservé, visiblement', async () => {
    const resultat = await calculer(SEUL, casDe(1000, etat(0.29, 0.05)));
    const ligne = fluxDe(resultat, 'Préfecture');
    expect([ligne['Part avant plafonds'], ligne['Part après plafonds'], ligne['Part retenue']]).toEqual(proches(0.29, 0.25, 0.25));
    expect([ligne['Points retirés par les plafonds'], ligne['Logements retirés par les plafonds']]).toEqual(proches(4, 40));
    expect(ligne['Plafond']).toBe('État');
    expect(flux(resultat, 'Agents', NON_RESERVE)).toEqual(proches(50, 700));
    expect(constat(resultat)).toBe(
      'Plafonds (V18) : 4 points retirés, soit 40 logements par an, rendus au non réservé. Les parts font 100 %.',
    );
    const agents = await saisir(tableur, resultat.plan, [['Reservataires', 'Agents', 'Part convenue', 0.065]]);
    expect(flux(agents, 'Préfecture', 'Agents')).toEqual(proches(250, 50));
    const plafond = await saisir(tableur, resultat.plan, [['Parametres', NOM_PARAMETRE.plafondEtat, 'Valeur', 40]]);
    expect(flux(plafond, 'Préfecture', 'Agents')).toEqual(proches(290, 50));
  });

  it('G09 : 23 % de garanties ramenés à 20 %, et 3 % de terrain en plus', async () => {
    const resultat = await calculer(SEUL, casDe(500, collectivites()));
    expect(flux(resultat, 'Commune', 'EPCI', 'Département', NON_RESERVE)).toEqual(proches(52.1739, 26.087, 21.7391, 400));
    expect(['Commune', 'EPCI', 'Département'].map((nom) => fluxDe(resultat, nom)['Flux arrondi'])).toEqual([52, 26, 22]);
    const terrain = await saisir(tableur, resultat.plan, [['Reservataires', 'Commune', 'Part hors garantie', 0.03]]);
    expect(flux(terrain, 'Commune', NON_RESERVE)).toEqual(proches(67.1739, 385));
    const origine = await saisir(tableur, resultat.plan, [
      ['Reservataires', 'Commune', 'Part hors garantie', null],
      ['Reservataires', 'Commune', 'Origine des droits', 'Apport de terrain'],
    ]);
    expect(flux(origine, 'Commune', 'EPCI', 'Département')).toEqual(proches(60, 30, 25));
    const defaut = await saisir(tableur, resultat.plan, [
      ['Reservataires', 'Commune', 'Origine des droits', 'Garantie d’emprunt'],
      ['Parametres', NOM_PARAMETRE.droitsSansOrigine, 'Valeur', LIBELLE_SANS_ORIGINE['hors-garantie']],
      ['Reservataires', 'EPCI', 'Part convenue', 0.3],
    ]);
    expect(flux(defaut, 'Commune', 'EPCI', 'Département')).toEqual(proches(60, 150, 25));
  });

  it('G09b : 20 logements garantis à 25, 25 et 50 % font 1, 1 et 2', async () => {
    const [commune, epci, departement] = [0.25, 0.25, 0.5];
    const parts = collectivites().map((ligne, rang) => ({ ...ligne, partConvenue: [commune, epci, departement][rang] ?? 0 }));
    const resultat = await calculer(SEUL, casDe(20, parts));
    expect(['Commune', 'EPCI', 'Département'].map((nom) => fluxDe(resultat, nom)['Flux arrondi'])).toEqual([1, 1, 2]);
  });

  it('G10 : des logements comptés deux fois sont à négocier, puis normalisés', async () => {
    const lots: Lot[] = [
      [400, { reservataires: ['Action Logement'] }],
      [500, { reservataires: ['Syndicat'] }],
      [100, { reservataires: ['Action Logement', 'Syndicat'] }],
    ];
    const resultat = await calculer(
      lots,
      creerHypotheses({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })], plusieursReservataires: 'double' }),
    );
    expect(flux(resultat, 'Action Logement', 'Syndicat')).toEqual(proches(50, 60));
    expect(constat(resultat)).toContain('Parts (V17) : 110 %');
    const normalise = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.reglementDesParts, 'Valeur', LIBELLE_REGLEMENT.normaliser],
    ]);
    expect(flux(normalise, 'Action Logement', 'Syndicat')).toEqual(proches(45.4545, 54.5455));
  });

  it('G17 : 117 logements d’Action Logement ouvrent au moins 36 requalifications', async () => {
    const al = creerReservataire('Action Logement', { categorie: 'action-logement', partConvenue: 0.117 });
    const resultat = await calculer(SEUL, casDe(1000, [al, ...etat(0.2, 0.05)]));
    expect([fluxDe(resultat, 'Action Logement')['Flux requalifiable'], fluxDe(resultat, 'Agents')['Flux requalifiable']]).toEqual([36, '']);
    const moitie = await saisir(tableur, resultat.plan, [['Parametres', NOM_PARAMETRE.partRequalifiable, 'Valeur', 50]]);
    expect(fluxDe(moitie, 'Action Logement')['Flux requalifiable']).toBe(59);
  });

  it('G21 : l’État d’abord sur le code 7, il reste 5 % à arbitrer', async () => {
    const lots: Lot[] = [
      [500, { reservataires: ['Action Logement'] }],
      [250, { reservataires: ['Syndicat'] }],
      [250, {}],
    ];
    const resultat = await calculer(
      lots,
      creerHypotheses({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })], reservataires: etat(0.25, 0.05) }),
    );
    expect(constat(resultat)).toBe(
      'Aucun plafond atteint. Parts (V17) : 105 % ; l’État d’abord sur le non réservé (code 7, 25 %), il reste 5 % à arbitrer (paramètre « Parts au-delà de 100 % »).',
    );
  });

  it('les quatre arrondis, et l’écart que trois d’entre eux laissent', async () => {
    const parts = [0.25, 0.05, 0.2237, 0.1113, 0.0821, 0.039].map((partConvenue, rang) =>
      creerReservataire(`R${rang + 1}`, { partConvenue }),
    );
    const resultat = await calculer(SEUL, casDe(333, parts));
    const arrondis = async (regle: keyof typeof LIBELLE_ARRONDI): Promise<unknown[]> => {
      const lu = await saisir(tableur, resultat.plan, [['Parametres', NOM_PARAMETRE.arrondi, 'Valeur', LIBELLE_ARRONDI[regle]]]);
      const controle = ligneDe(lu, 'ControleFlux', 'Territoire', '31')['Contrôle de l’arrondi'];
      return [...lignesLues(lu.plan, lu.lecture, 'Flux').map((ligne) => ligne['Flux arrondi']), controle];
    };
    expect(await arrondis('plus-forts-restes')).toEqual([83, 17, 75, 37, 27, 13, 81, 'OK']);
    expect(await arrondis('demi-superieur')).toEqual([83, 17, 74, 37, 27, 13, 81, 'Écart de -1']);
    expect(await arrondis('plancher')).toEqual([83, 16, 74, 37, 27, 12, 81, 'Écart de -3']);
    expect(await arrondis('plafond')).toEqual([84, 17, 75, 38, 28, 13, 82, 'Écart de 4']);
  });

  it('l’effet du dénominateur, le taux du parc du réservataire et les totaux de deux départements', async () => {
    const lots: Lot[] = [
      [20, { reservataires: ['Syndicat'], liberation: 'externe' }],
      [80, { reservataires: ['Syndicat'] }],
      [40, { liberation: 'externe' }],
      [860, {}],
      [200, { horsFlux: 'DEFENSE' }],
      [50, { departement: '09', reservataires: ['Syndicat'] }],
      [50, { departement: '09', liberation: 'externe' }],
    ];
    const sansDeduction = { mutations: 0, relogementsRu: 10, orcod: 0, lhi: 0, vente: 0 };
    const resultat = await calculer(
      lots,
      creerHypotheses({
        territoires: [creerTerritoire({ code: '09' }), creerTerritoire({ parcDeReference: 1000, deductions: sansDeduction })],
      }),
    );
    const du31 = (lu: Recalcul): LigneLue | undefined =>
      lignesLues(lu.plan, lu.lecture, 'Flux').find((ligne) => ligne['Territoire'] === '31' && ligne['Réservataire'] === 'Syndicat');
    expect(du31(resultat)?.['Flux estimé']).toBeCloseTo(5, 9);
    expect(du31(resultat)?.['Effet du dénominateur (logements)']).toBeCloseTo(50 / 12 - 5, 9);
    expect(ligneDe(resultat, 'TotauxReservataires', 'Réservataire', 'Syndicat')).toMatchObject({
      Territoires: 2,
      'Logements réservés': 150,
      'Flux estimé': expect.closeTo(30, 9),
    });
    expect(lignesLues(resultat.plan, resultat.lecture, 'TotauxAssiette')).toMatchObject([
      { Parc: 1300, 'Hors flux': 200, Assiette: expect.closeTo(100, 9) },
    ]);
    const propre = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.populationDuTaux, 'Valeur', LIBELLE_POPULATION['parc-du-reservataire']],
    ]);
    expect(du31(propre)?.['Flux estimé']).toBeCloseTo(19, 9);
  });
});
