/** Golden cases of DOMAINE §9 on shares, computed by LibreOffice and by the sandbox's engine from the formulas of the workbook. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import {
  LIBELLE_ARRONDI,
  LIBELLE_BASE_GARANTIE,
  LIBELLE_PARTAGE,
  LIBELLE_POPULATION,
  LIBELLE_REGLEMENT,
  LIBELLE_SANS_ORIGINE,
} from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { NON_RESERVE } from '../../src/domaine/bien';
import type { Hypotheses, HypothesesReservataire } from '../../src/domaine/hypotheses';
import { ecartsDuPlan, resumer } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire, type Lot } from '../outils/inventaires';
import { recalculer, saisir, type Recalcul, type Saisie } from '../outils/recalculer';
import { lignesLues, tablesLues, type LigneLue } from '../outils/tables-du-plan';
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

  it('des parts et des DU saisis après coup pour qui n’a aucun logement trouvent leur ligne, comme un territoire au seul parc déclaré', async () => {
    const sans = [
      creerReservataire('CD', { categorie: 'departement' }),
      creerReservataire('Pref', { categorie: 'etat-prioritaires' }),
      creerReservataire('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' }),
    ];
    const territoires = ['31', '09'].map((code) =>
      creerTerritoire({ code, variante: 'saisi', tauxSaisi: 0.1, parcDeclare: 1000, duConventionsDeParc: code === '31' ? 3 : 0 }),
    );
    const resultat = await calculer(SEUL, casDe(100, sans, { territoires }));
    expect(flux(resultat, 'CD', 'Pref', 'Action Logement', NON_RESERVE)).toEqual(expect.arrayContaining([0]));
    const saisi = await saisir(tableur, resultat.plan, [
      ['Reservataires', 'CD', 'Part convenue', 0.2],
      ['Reservataires', 'Pref', 'Part convenue', 0.3],
    ]);
    const de = (code: string, nom: string): unknown =>
      lignesLues(saisi.plan, saisi.lecture, 'Flux').find((lue) => lue['Territoire'] === code && lue['Réservataire'] === nom)?.[
        'Flux estimé'
      ];
    expect(['CD', 'Pref', 'Action Logement', NON_RESERVE].map((nom) => de('31', nom))).toEqual(proches(20, 30, 3, 47));
    expect(['CD', 'Pref', NON_RESERVE].map((nom) => de('09', nom))).toEqual(proches(20, 30, 50));
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

  describe('La base « Programme » du plafond des garanties', () => {
    const PROGRAMME: readonly Lot[] = [
      [5, { reservataires: ['Commune'] }],
      [5, { reservataires: ['EPCI'] }],
      [10, { reservataires: ['Département'] }],
    ];
    const GARANTIES = [
      creerReservataire('Commune', { categorie: 'commune' }),
      creerReservataire('EPCI', { categorie: 'epci' }),
      creerReservataire('Département', { categorie: 'departement' }),
    ];
    const NOMS = ['Commune', 'EPCI', 'Département'];
    const taux = (tauxSaisi: number): Partial<Hypotheses> => ({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi })] });
    const base = (saisie: 'flux' | 'programme' | 'stock'): Saisie => [
      'Parametres',
      NOM_PARAMETRE.baseGarantie,
      'Valeur',
      LIBELLE_BASE_GARANTIE[saisie],
    ];

    it('G09b : 20 logements d’un programme garantis à 25, 25 et 50 % donnent 4 droits, soit 1, 1 et 2', async () => {
      const resultat = await calculer(PROGRAMME, creerHypotheses({ ...taux(1), reservataires: GARANTIES, baseGarantie: 'programme' }));
      const garanties = lignesLues(resultat.plan, resultat.lecture, 'GarantiesProgrammes');
      const de = (nom: string, colonne: string): unknown => garanties.find((ligne) => ligne['Réservataire'] === nom)?.[colonne];
      expect(de('Commune', 'Logements du programme')).toBe(20);
      expect([de('Commune', 'Plafond du programme'), de('Commune', 'Garantis du programme')]).toEqual(proches(4, 20));
      expect(NOMS.map((nom) => de(nom, 'Droits gardés'))).toEqual(proches(1, 1, 2));
      expect(NOMS.map((nom) => de(nom, 'Droits retirés'))).toEqual(proches(4, 4, 8));
      expect([de('Commune', 'Part garantie du programme'), de('Commune', 'Part gardée')]).toEqual(proches(1, 0.2));
      expect(de('Commune', 'Contrôle')).toBe('Alerte V18');
      expect(flux(resultat, ...NOMS, NON_RESERVE)).toEqual(proches(1, 1, 2, 16));
      expect(NOMS.map((nom) => fluxDe(resultat, nom)['Flux arrondi'])).toEqual([1, 1, 2]);
      expect(constat(resultat)).toContain('Plafonds (V18) : 80 points retirés, soit 16 logements par an, rendus au non réservé.');
    });

    it('deux programmes n’ont pas le plafond d’un seul parc : l’un est réduit, l’autre non, et la bascule se fait dans la cellule', async () => {
      const lots: readonly Lot[] = [
        [10, { programme: 'A', reservataires: ['Commune'] }],
        [2, { programme: 'B', reservataires: ['Commune'] }],
        [28, { programme: 'B' }],
      ];
      const resultat = await calculer(lots, creerHypotheses({ ...taux(0.5), reservataires: GARANTIES, baseGarantie: 'stock' }));
      // 12 rights for 20 % of 40 dwellings.
      expect(flux(resultat, 'Commune')).toEqual(proches(4));
      const programme = await saisir(tableur, resultat.plan, [base('programme')]);
      // 2 of the 10 of A, and the 2 of B: 4 of the 40.
      expect(flux(programme, 'Commune')).toEqual(proches(2));
      const double = await saisir(tableur, resultat.plan, [['Parametres', NOM_PARAMETRE.plafondCollectivites, 'Valeur', 40]]);
      expect(flux(double, 'Commune')).toEqual(proches(3));
      const terrain = await saisir(tableur, resultat.plan, [['Reservataires', 'Commune', 'Origine des droits', 'Apport de terrain']]);
      expect(flux(terrain, 'Commune')).toEqual(proches(6));
      expect(lignesLues(terrain.plan, terrain.lecture, 'GarantiesProgrammes').map((ligne) => ligne['Droits garantis'])).toEqual([0, 0]);
    });

    it('une part convenue se réduit comme les droits de ses programmes, ou reste sous le plafond du flux sans aucun droit, et l’ensemble sous 20 % du parc', async () => {
      const convenues = [
        creerReservataire('Commune', { categorie: 'commune', partConvenue: 0.4, partHorsGarantie: 0.01 }),
        creerReservataire('Région', { categorie: 'region', partConvenue: 0.25 }),
      ];
      const lots: readonly Lot[] = [
        [10, { programme: 'A', reservataires: ['Commune'] }],
        [90, { programme: 'B' }],
      ];
      const resultat = await calculer(lots, creerHypotheses({ ...taux(1), reservataires: convenues, baseGarantie: 'programme' }));
      // 8 % by its programme and 20 % by the flux, both scaled to 20 % of the parc.
      expect(flux(resultat, 'Commune', 'Région')).toEqual(proches(100 * ((0.2 * 0.08) / 0.28) + 1, 100 * ((0.2 * 0.2) / 0.28)));
      const denominateur = await saisir(tableur, resultat.plan, [base('flux')]);
      expect(flux(denominateur, 'Commune', 'Région')).toEqual(proches(100 * ((0.2 * 0.4) / 0.65) + 1, 100 * ((0.2 * 0.25) / 0.65)));
    });
  });

  it('un scénario change les plafonds, leur base, le règlement et l’arrondi ; il suit la référence pour le reste', async () => {
    const parts = [...etat(0.29, 0.05), ...collectivites()];
    const lots: readonly Lot[] = [
      [60, { programme: 'A', reservataires: ['Commune'] }],
      [40, { programme: 'B' }],
    ];
    const hypotheses = casDe(10.5, parts, {
      scenarios: [
        { nom: 'Dérogation', modifications: { plafondEtat: 0.34, plafondCollectivites: 0.1, arrondi: 'plancher' } },
        { nom: 'Ancien droit', modifications: { baseGarantie: 'programme', reglementDesParts: 'reduire' } },
      ],
    });
    const resultat = await calculer(lots, hypotheses);
    const scenario = (lu: Recalcul, numero: number, nom: string, colonne = 'Flux estimé'): unknown =>
      ligneDe(lu, `Scenario${numero}`, 'Réservataire', nom)[colonne];
    expect(flux(resultat, 'Préfecture', 'Commune')).toEqual(proches(2.625, (10.5 * 0.2 * 0.12) / 0.23));
    expect([scenario(resultat, 1, 'Préfecture'), scenario(resultat, 1, 'Commune')]).toEqual(proches(3.045, (10.5 * 0.1 * 0.12) / 0.23));
    expect(scenario(resultat, 1, 'Préfecture', 'Flux arrondi')).toBe(3);
    // 12 of the 60 dwellings of its programme: a fifth of its share.
    expect(scenario(resultat, 2, 'Commune')).toBeCloseTo(10.5 * 0.12 * 0.2, 9);
    const choix = (lu: Recalcul, numero: number, libelle: string): LigneLue => ligneDe(lu, `Scenario${numero}Choix`, 'Choix', libelle);
    expect(choix(resultat, 1, 'Plafond de la part de l’État (%)')).toMatchObject({ Retenu: 34, Suivi: 'modifié', Référence: 30 });
    expect(choix(resultat, 2, 'Plafond de la part de l’État (%)')).toMatchObject({ Retenu: 30, Suivi: 'lié' });
    const compare = ligneDe(resultat, 'ComparaisonChoix', 'Choix', NOM_PARAMETRE.arrondi);
    expect([compare['Référence'], compare['Dérogation'], compare['Ancien droit']]).toEqual([
      LIBELLE_ARRONDI['plus-forts-restes'],
      LIBELLE_ARRONDI.plancher,
      LIBELLE_ARRONDI['plus-forts-restes'],
    ]);
    expect(ligneDe(resultat, 'Comparaison', 'Réservataire', 'Préfecture')['Flux arrondi, Dérogation']).toBe(3);
    const lie = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.plafondEtat, 'Valeur', 20],
      ['Scenario2Choix', NOM_PARAMETRE.arrondi, 'Retenu', LIBELLE_ARRONDI.plafond],
    ]);
    expect([scenario(lie, 1, 'Préfecture'), scenario(lie, 2, 'Préfecture')]).toEqual(proches(3.045, 1.575));
    expect([scenario(lie, 2, 'Préfecture', 'Flux arrondi'), fluxDe(lie, 'Préfecture')['Flux arrondi']]).toEqual([2, 2]);
    expect(choix(lie, 2, NOM_PARAMETRE.arrondi)['Suivi']).toBe('modifié');
    const relus = lireHypotheses(tablesLues(lie.plan, lie.lecture))?.scenarios;
    expect(relus?.map(({ modifications }) => modifications)).toEqual([
      { plafondEtat: 0.34, plafondCollectivites: 0.1, arrondi: 'plancher' },
      { baseGarantie: 'programme', reglementDesParts: 'reduire', arrondi: 'plafond' },
    ]);
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

  it('G10 : comptées à 110 % sous une somme retenue de 100 %, les parts sont à vérifier', async () => {
    const lots: Lot[] = [
      [40, { reservataires: ['Action Logement'] }],
      [30, { reservataires: ['Syndicat'] }],
      [10, { reservataires: ['Action Logement', 'Syndicat'] }],
      [20, {}],
    ];
    const resultat = await calculer(
      lots,
      creerHypotheses({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })], plusieursReservataires: 'double' }),
    );
    expect(['Action Logement', 'Syndicat', NON_RESERVE].map((nom) => fluxDe(resultat, nom)['Part'])).toEqual(proches(0.5, 0.4, 0.2));
    const controle = ligneDe(resultat, 'ControleFlux', 'Territoire', '31');
    expect(controle['Somme des parts']).toBeCloseTo(1, 9);
    expect(controle['Contrôle des parts']).toBe('À vérifier');
    expect(constat(resultat)).toBe(
      'Aucun plafond atteint. Parts comptées (V17) : 110 %, car des logements comptent plusieurs fois (paramètre « Plusieurs réservataires »).',
    );
    const fractions = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.plusieursReservataires, 'Valeur', LIBELLE_PARTAGE.fraction],
    ]);
    expect(ligneDe(fractions, 'ControleFlux', 'Territoire', '31')['Contrôle des parts']).toBe('OK');
    expect(constat(fractions)).toBe('Aucun plafond atteint. Les parts font 100 %.');
  });

  it('V18 : ce que l’excédent absorbe ne va pas au non réservé', async () => {
    const parts = (x: number): HypothesesReservataire[] => [...etat(0.35, 0.05), creerReservataire('X', { partConvenue: x })];
    const resultat = await calculer(SEUL, casDe(1000, parts(0.65)));
    expect(fluxDe(resultat, NON_RESERVE)['Flux estimé']).toBeCloseTo(50, 9);
    expect(constat(resultat)).toBe(
      'Plafonds (V18) : 10 points retirés, soit 100 logements par an : 50 rendus au non réservé, 50 absorbés par l’excédent des parts. Les parts font 100 %.',
    );
    const autant = await saisir(tableur, resultat.plan, [['Reservataires', 'X', 'Part convenue', 0.7]]);
    expect(constat(autant)).toContain('soit 100 logements par an, absorbés par l’excédent des parts. Les parts font 100 %.');
  });

  it('un scénario où les droits uniques font 160 % se signale sur sa feuille et dans la comparaison, même normalisé', async () => {
    const al = creerReservataire('Action Logement', { categorie: 'action-logement' });
    const resultat = await calculer(
      [
        [80, { reservataires: ['Action Logement'] }],
        [20, {}],
      ],
      creerHypotheses({
        territoires: [
          creerTerritoire({
            variante: 'saisi',
            tauxSaisi: 0.1,
            deductions: { mutations: 0, relogementsRu: 5, orcod: 0, lhi: 0, vente: 0 },
          }),
        ],
        reservataires: [al],
        scenarios: [{ nom: 'Droits', modifications: { methodeActionLogement: 'droits-acquis' } }],
      }),
    );
    const etats = (lu: Recalcul): unknown[] => lignesLues(lu.plan, lu.lecture, 'ComparaisonControles').map((ligne) => ligne['Contrôles']);
    const controle = ligneDe(resultat, 'Scenario1Controle', 'Territoire', '31');
    expect(controle['Somme des parts']).toBeCloseTo(1.6, 9);
    expect([controle['Contrôle des parts'], controle['Contrôle de la capacité']]).toEqual(['À vérifier', 'Alerte capacité']);
    expect(etats(resultat)).toEqual(['OK', 'À vérifier : voir la feuille']);
    const normalise = await saisir(tableur, resultat.plan, [
      ['Parametres', NOM_PARAMETRE.reglementDesParts, 'Valeur', LIBELLE_REGLEMENT.normaliser],
    ]);
    const regle = ligneDe(normalise, 'Scenario1Controle', 'Territoire', '31');
    expect([regle['Contrôle des parts'], regle['Contrôle de la capacité']]).toEqual(['OK', 'Alerte capacité']);
    expect(etats(normalise)).toEqual(['OK', 'À vérifier : voir la feuille ; alerte : V17 réglée']);
  });

  it('V19 avertit malgré le déficit, et le déficit se totalise', async () => {
    const deductions = { mutations: 1, relogementsRu: 2, orcod: 0, lhi: 0, vente: 0 };
    const resultat = await calculer(
      [
        [95, {}],
        [5, { liberation: 'mutation' }],
      ],
      creerHypotheses({ territoires: [creerTerritoire({ deductions })] }),
    );
    expect(ligneDe(resultat, 'Assiette', 'Territoire', '31')).toMatchObject({
      Assiette: 0,
      'Double déduction': expect.closeTo(5, 9),
      'Effet du taux intermédiaire': expect.closeTo(2, 9),
      'Effet de la déduction à 0': 0,
      'Contrôle des mutations': 'Alerte V19 : 5',
    });
    expect(lignesLues(resultat.plan, resultat.lecture, 'TotauxAssiette')[0]?.['Déficit']).toBeCloseTo(3, 9);
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
