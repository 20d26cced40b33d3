/** What the shares say of themselves once recalculated: settlement, ranks, origins, conversions, caps of the programmes held together. */
import { lireHypotheses } from '../../src/classeur/lire-hypotheses';
import {
  LIBELLE_BASE_GARANTIE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_METHODE,
  LIBELLE_PARTAGE,
  LIBELLE_REGLEMENT,
} from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { NON_RESERVE } from '../../src/domaine/bien';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Hypotheses, HypothesesReservataire } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
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
const fluxDe = (resultat: Recalcul, nom: string, table = 'Flux'): LigneLue => ligneDe(resultat, table, 'Réservataire', nom);
const flux = (resultat: Recalcul, ...noms: string[]): unknown[] => noms.map((nom) => fluxDe(resultat, nom)['Flux estimé']);
const parts = (resultat: Recalcul, ...noms: string[]): unknown[] => noms.map((nom) => fluxDe(resultat, nom)['Part retenue']);
const constat = (resultat: Recalcul, table = 'ConstatsFlux'): string => String(ligneDe(resultat, table, 'Territoire', '31')['Constat']);
const proches = (...valeurs: number[]): unknown[] => valeurs.map((valeur) => expect.closeTo(valeur, 4));
const parametre = (cle: keyof typeof NOM_PARAMETRE, valeur: string | number): Saisie => [
  'Parametres',
  NOM_PARAMETRE[cle],
  'Valeur',
  valeur,
];

const TAUX = { territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })] };
/** A declared parc of 10 × n at 10 %: an assiette of n, whatever the few dwellings listed. */
const casDe = (n: number, reservataires: readonly HypothesesReservataire[], champs: Partial<Hypotheses> = {}): Hypotheses =>
  creerHypotheses({ territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, parcDeclare: n * 10 })], reservataires, ...champs });
const ETAT = [
  creerReservataire('Préfecture', { categorie: 'etat-prioritaires', partConvenue: 0.25 }),
  creerReservataire('Agents', { categorie: 'etat-agents', partConvenue: 0.05 }),
];

decrireParTableur('Parts réglées, classées et expliquées, recalculées', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  const verifier = (resultat: Recalcul): Recalcul => {
    expect(resumer(ecartsDuPlan(resultat.plan, resultat.lecture))).toEqual([]);
    return resultat;
  };
  const calculer = async (lots: readonly Lot[], hypotheses: Hypotheses, lu?: Inventaire): Promise<Recalcul> =>
    verifier(await recalculer(tableur, lu ?? creerInventaire(creerBiens(lots)), hypotheses));
  const relire = (resultat: Recalcul) => lireHypotheses(tablesLues(resultat.plan, resultat.lecture));

  describe('G21 : 105 %, réglés sans silence', () => {
    const G21 = casDe(
      1000,
      [
        ...ETAT,
        creerReservataire('Action Logement', { categorie: 'action-logement', partConvenue: 0.5 }),
        creerReservataire('CD', { partConvenue: 0.25 }),
      ],
      { scenarios: [{ nom: 'Réduire', modifications: { reglementDesParts: 'reduire' } }] },
    );
    const phrase = (libelle: string): string =>
      `Parts (V17) : 105 % demandés, ramenés à 100 % par ${libelle} ; 5 points retirés, soit 50 logements par an (colonnes « retirés par le règlement »).`;

    it('« Normaliser » et « Réduire » disent ce qu’ils retirent, ligne par ligne, dans Flux et dans la feuille du scénario', async () => {
      const resultat = await calculer([[1, {}]], G21);
      expect(constat(resultat)).toContain('5 % à arbitrer');
      expect(constat(resultat, 'Scenario1Constats')).toContain(phrase('Réduire'));
      expect(fluxDe(resultat, 'CD')['Points retirés par le règlement']).toBe(0);
      const normalise = await saisir(tableur, resultat.plan, [parametre('reglementDesParts', LIBELLE_REGLEMENT.normaliser)]);
      expect(constat(normalise)).toBe(`Aucun plafond atteint. ${phrase('Normaliser')}`);
      const retires = (nom: string, table?: string): unknown[] =>
        ['points', 'logements'].map((unite) => {
          const ligne = fluxDe(normalise, nom, table);
          return ligne[unite === 'points' ? 'Points retirés par le règlement' : 'Logements retirés par le règlement'];
        });
      expect(retires('Action Logement')).toEqual(proches(50 * (1 - 1 / 1.05), 500 * (1 - 1 / 1.05)));
      expect(retires(NON_RESERVE)).toEqual([0, 0]);
      expect(retires('Préfecture', 'Scenario1')).toEqual([0, 0]);
      expect(retires('CD', 'Scenario1')).toEqual(proches(5 / 3, 50 / 3));
    });

    it('un non réservé qui couvre tout l’État ne lui laisse pas l’excédent des autres', async () => {
      const hypotheses = casDe(100, [
        ...ETAT,
        creerReservataire('A', { partConvenue: 0.5 }),
        creerReservataire('B', { partConvenue: 0.39 }),
      ]);
      expect(constat(await calculer([[1, {}]], hypotheses))).toBe(
        'Aucun plafond atteint. Parts (V17) : 119 % ; le non réservé compté couvre toute la part de l’État (30 %), l’excédent vient des autres parts : 19 % à arbitrer (paramètre « Parts au-delà de 100 % »).',
      );
    });
  });

  describe('l’origine lue dans l’inventaire', () => {
    const inventaire = (...lots: readonly Lot[]): Inventaire => creerInventaire(creerBiens(lots), { CD: 'departement', Ville: 'commune' });
    const completes = (lu: Inventaire, relues: Parameters<typeof completerHypotheses>[0] = TAUX): Hypotheses =>
      completerHypotheses(relues, lu, 2025);

    it('G21 depuis un fichier : 250 logements en financement restent hors des 20 %, il reste 5 % à arbitrer, et la saisie l’emporte', async () => {
      const lu = inventaire(
        [500, { reservataires: ['Action Logement'] }],
        [250, { reservataires: ['CD'], origineDuDroit: 'financement' }],
        [250, {}],
      );
      const resultat = await calculer([], completes(lu), lu);
      expect(ligneDe(resultat, 'Reservataires', 'Réservataire', 'CD')).toMatchObject({
        'Origine des droits': 'Financement',
        'Origines lues': 'Financement 250',
      });
      expect(parts(resultat, 'CD', 'Action Logement')).toEqual(proches(0.25, 0.5));
      expect(constat(resultat)).toBe(
        'Aucun plafond atteint. Parts (V17) : 105 % ; l’État d’abord sur le non réservé (code 7, 25 %), il reste 5 % à arbitrer (paramètre « Parts au-delà de 100 % »).',
      );
      expect(relire(resultat)?.reservataires?.find(({ nom }) => nom === 'CD')?.origineDesDroits).toBeNull();

      const garantie = await saisir(tableur, resultat.plan, [['Reservataires', 'CD', 'Origine des droits', 'Garantie d’emprunt']]);
      expect(parts(garantie, 'CD')).toEqual(proches(0.2));
      const suite = completes(lu, relire(garantie) ?? {});
      expect(suite.reservataires.find(({ nom }) => nom === 'CD')?.origineDesDroits).toBe('Garantie d’emprunt');
      const efface = await saisir(tableur, resultat.plan, [['Reservataires', 'CD', 'Origine des droits', null]]);
      const vide = completes(lu, relire(efface) ?? {});
      expect(vide.reservataires.find(({ nom }) => nom === 'CD')?.origineDesDroits).toBe('');
      expect(parts(await calculer([], vide, lu), 'CD')).toEqual(proches(0.2));
    });

    it('une origine mixte n’est pas devinée : elle est comptée, et le constat nomme le réservataire jusqu’à la saisie', async () => {
      const lu = inventaire(
        [30, { reservataires: ['Ville'], origineDuDroit: 'garantie' }],
        [10, { reservataires: ['Ville'], origineDuDroit: 'terrain' }],
        [60, {}],
      );
      const resultat = await calculer([], completes(lu), lu);
      expect(ligneDe(resultat, 'Reservataires', 'Réservataire', 'Ville')).toMatchObject({
        'Origine des droits': '',
        'Origines lues': 'Mixte : Garantie d’emprunt 30, Apport de terrain 10',
      });
      expect(constat(resultat)).toContain('À savoir, Ville : Origines mixtes dans l’inventaire');
      const saisi = await saisir(tableur, resultat.plan, [['Reservataires', 'Ville', 'Origine des droits', 'Apport de terrain']]);
      expect(constat(saisi)).not.toContain('mixtes');
      expect(parts(saisi, 'Ville')).toEqual(proches(0.4));
    });
  });

  describe('G10 : le rang de priorité', () => {
    const LOTS: readonly Lot[] = [
      [40, { reservataires: ['Action Logement'] }],
      [30, { reservataires: ['Ville'] }],
      [10, { reservataires: ['Ville', 'Action Logement'] }],
      [20, {}],
    ];
    const NOMS = ['Action Logement', 'Ville', NON_RESERVE];
    const hypotheses = (champs: Partial<Hypotheses>): Hypotheses =>
      creerHypotheses({
        ...TAUX,
        reservataires: [creerReservataire('Action Logement', { categorie: 'action-logement' }), creerReservataire('Ville')],
        ...champs,
      });

    it('sans rang, le premier nom de la cellule ; avec le rang saisi, 50 / 30 / 20, relu à la séance suivante', async () => {
      const resultat = await calculer(LOTS, hypotheses({ plusieursReservataires: 'priorite' }));
      expect(parts(resultat, ...NOMS)).toEqual(proches(0.4, 0.4, 0.2));
      const classe = await saisir(tableur, resultat.plan, [['Reservataires', 'Action Logement', 'Rang de priorité', 1]]);
      expect(parts(classe, ...NOMS)).toEqual(proches(0.5, 0.3, 0.2));
      const inverse = await saisir(tableur, resultat.plan, [['Reservataires', 'Ville', 'Rang de priorité', 0.5]]);
      expect(parts(inverse, ...NOMS)).toEqual(proches(0.4, 0.4, 0.2));
      expect(relire(classe)?.reservataires?.map(({ nom, rang }) => [nom, rang])).toContainEqual(['Action Logement', 1]);
      const fraction = await saisir(tableur, resultat.plan, [parametre('plusieursReservataires', LIBELLE_PARTAGE.fraction)]);
      expect(parts(fraction, ...NOMS)).toEqual(proches(0.45, 0.35, 0.2));
    });

    it('un rang propre au territoire l’emporte sur celui de tous, et deux rangs égaux suivent la cellule', async () => {
      const reservataires = [
        creerReservataire('Ville', { rang: 2 }),
        creerReservataire('Action Logement', { categorie: 'action-logement', rang: 3 }),
        creerReservataire('Action Logement', { categorie: 'action-logement', territoire: '31', rang: 1 }),
      ];
      const resultat = await calculer(LOTS, hypotheses({ plusieursReservataires: 'priorite', reservataires }));
      expect(parts(resultat, ...NOMS)).toEqual(proches(0.5, 0.3, 0.2));
      const egaux = reservataires.map((ligne) => ({ ...ligne, rang: 1 }));
      const autre = await calculer(LOTS, hypotheses({ plusieursReservataires: 'priorite', reservataires: egaux }));
      expect(parts(autre, ...NOMS)).toEqual(proches(0.4, 0.4, 0.2));
    });
  });

  describe('ce qu’une ligne doit dire d’elle-même', () => {
    const LOTS: readonly Lot[] = [
      [40, { reservataires: ['Action Logement'] }],
      [20, { reservataires: ['CD'] }],
      [4, { reservataires: ['Armées'], horsFlux: 'DEFENSE' }],
      [36, {}],
    ];
    const hypotheses = (champs: Partial<HypothesesReservataire> = {}, suite: Partial<Hypotheses> = {}): Hypotheses =>
      creerHypotheses({
        ...TAUX,
        reservataires: [
          creerReservataire('Action Logement', { categorie: 'action-logement', ...champs }),
          creerReservataire('CD'),
          creerReservataire('Armées'),
        ],
        ...suite,
      });

    it('une part convenue sous la méthode des droits acquis : Flux le dit, et la capacité sert les logements convenus', async () => {
      const resultat = await calculer(LOTS, hypotheses({ methode: 'droits-acquis', partConvenue: 0.3 }));
      expect(fluxDe(resultat, 'Action Logement')['À savoir']).toBe('La part convenue remplace ses droits uniques (4 par an).');
      expect(constat(resultat)).toContain('À savoir, Action Logement : La part convenue remplace ses droits uniques (4 par an).');
      const capacite = ligneDe(resultat, 'CapaciteDU', 'Réservataire', 'Action Logement');
      expect([capacite['Méthode retenue'], capacite['DU à servir']]).toEqual(['Part convenue', expect.closeTo(2.88, 9)]);
      const efface = await saisir(tableur, resultat.plan, [['Reservataires', 'Action Logement', 'Part convenue', null]]);
      expect(fluxDe(efface, 'Action Logement')['À savoir'] ?? '').toBe('');
      expect(ligneDe(efface, 'CapaciteDU', 'Réservataire', 'Action Logement')).toMatchObject({
        'Méthode retenue': 'Droits acquis',
        'DU à servir': expect.closeTo(4, 9),
      });
    });

    it('un réservataire passé aux droits acquis dans la feuille demande une actualisation, là où son flux tombe à 0', async () => {
      const resultat = await calculer(LOTS, hypotheses());
      const passe = await saisir(tableur, resultat.plan, [
        parametre('droitsAcquisHorsActionLogement', 'Oui'),
        ['Reservataires', 'CD', 'Méthode', LIBELLE_METHODE['droits-acquis']],
      ]);
      expect(flux(passe, 'CD')).toEqual([0]);
      expect(constat(passe)).toContain('À savoir, CD : Ses droits uniques ne sont pas encore comptés : actualisez les tableaux.');
    });

    it('sur le parc total, une réservation que la loi sort du flux est nommée', async () => {
      const resultat = await calculer(LOTS, hypotheses({}, { denominateurDesParts: 'parc-total' }));
      expect(fluxDe(resultat, 'Armées')['À savoir']).toContain('sa part compte 4 logements que la loi sort du flux');
      expect(constat(resultat)).toContain('À savoir, Armées');
      const eligible = await saisir(tableur, resultat.plan, [parametre('denominateurDesParts', LIBELLE_DENOMINATEUR['parc-eligible'])]);
      expect(constat(eligible)).not.toContain('À savoir');
    });
  });

  it('la comparaison nomme les alertes de chaque jeu d’hypothèses, et suit la saisie', async () => {
    const deductions = { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
    const hypotheses = creerHypotheses({
      territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1, deductions })],
      reservataires: [...ETAT, creerReservataire('A', { partConvenue: 0.8 })],
      reglementDesParts: 'reduire',
      scenarios: [
        { nom: 'Déficit', modifications: { relogementsRu: 20 } },
        { nom: 'Plafonné', modifications: { plafondEtat: 0.1, tauxSaisi: 0.3 } },
      ],
    });
    const resultat = await calculer([[100, {}]], hypotheses);
    const controle = (lu: Recalcul): unknown[] =>
      ['Référence', 'Déficit', 'Plafonné'].map((nom) => ligneDe(lu, 'ComparaisonControles', 'Hypothèses', nom)['Contrôles']);
    expect(controle(resultat)).toEqual(['Alerte : V17 réglée', 'Alerte : V16 V17 réglée', 'Alerte : V15 V18']);
    expect(constat(resultat, 'Scenario2Constats')).toContain('Plafonds (V18) : 20 points retirés');
    const saisi = await saisir(tableur, resultat.plan, [parametre('reglementDesParts', LIBELLE_REGLEMENT['a-negocier'])]);
    expect(controle(saisi)).toEqual(['À vérifier : voir la feuille', 'À vérifier : voir la feuille ; alerte : V16', 'Alerte : V15 V18']);
  });

  it('plafond par programme : une part convenue de 60 % dans un programme à sa juste part reste sous 20 % du parc', async () => {
    const hypotheses = creerHypotheses({
      ...TAUX,
      reservataires: [
        creerReservataire('Ville', { categorie: 'commune', partConvenue: 0.6 }),
        creerReservataire('EPCI', { categorie: 'epci', partConvenue: 0.3 }),
      ],
      baseGarantie: 'programme',
      scenarios: [{ nom: 'Sur le flux', modifications: { baseGarantie: 'flux' } }],
    });
    const resultat = await calculer(
      [
        [10, { programme: 'A', reservataires: ['Ville'] }],
        [90, { programme: 'A' }],
      ],
      hypotheses,
    );
    // 60 % by the programmes and 20 % by the flux, both scaled to 20 % of the parc.
    expect(parts(resultat, 'Ville', 'EPCI', NON_RESERVE)).toEqual(proches(0.15, 0.05, 0.8));
    const MONTREES = ['Territoire', 'Réservataire', 'Programme', 'Droits garantis', 'Part gardée', 'Contrôle'];
    const programme = (lu: Recalcul): unknown[] => {
      const [ligne] = lignesLues(lu.plan, lu.lecture, 'Scenario1Garanties');
      return MONTREES.map((entete) => ligne?.[entete] ?? '');
    };
    expect(programme(resultat)).toEqual(MONTREES.map(() => ''));
    const base = await saisir(tableur, resultat.plan, [parametre('baseGarantie', LIBELLE_BASE_GARANTIE.flux)]);
    expect(parts(base, 'Ville', 'EPCI')).toEqual(proches(0.2 * (2 / 3), 0.2 / 3));
    const bascule = await saisir(tableur, resultat.plan, [
      ['Scenario1Choix', NOM_PARAMETRE.baseGarantie, 'Retenu', LIBELLE_BASE_GARANTIE.programme],
    ]);
    expect(programme(bascule)).toEqual(['31', 'Ville', 'A', 10, 1, 'OK']);
    expect(['Ville', 'EPCI'].map((nom) => fluxDe(bascule, nom, 'Scenario1')['Part retenue'])).toEqual(proches(0.15, 0.05));
  });
});
