/** What the préfet takes over without a signed convention, and his part outside the quartiers politiques de la ville: nothing moves by default. */
import { alertes } from '../../src/domaine/calcul/alertes';
import { compter } from '../../src/domaine/calcul/comptage';
import { estSousLeSeuil, etatHorsQpv, type EtatHorsQpv } from '../../src/domaine/calcul/etat-hors-qpv';
import { fluxRepris, reprises, type Reprise } from '../../src/domaine/calcul/reprises';
import { hypothesesDuScenario } from '../../src/domaine/calcul/scenario';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Inventaire } from '../../src/domaine/inventaire';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire, type Lot } from '../outils/inventaires';
import { resultatsDe } from './outils';

const TAUX = { territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.1 })] };
const ETAT_SAISI = creerReservataire('Préfecture', { categorie: 'etat-prioritaires', partConvenue: 0.3 });
const PARC: readonly Lot[] = [
  [40, { reservataires: ['Action Logement'] }],
  [20, { reservataires: ['Commune de Toulouse'] }],
  [40, {}],
];
const lu = (lots: readonly Lot[]): Inventaire =>
  creerInventaire(creerBiens(lots), {
    'Commune de Toulouse': 'commune',
    'État listé': 'etat-prioritaires',
    'Agents listés': 'etat-agents',
  });

describe('Conventions non signées (DOMAINE §1.9)', () => {
  const ouverte = (repriseParLePrefet: boolean): Hypotheses =>
    creerHypotheses({
      ...TAUX,
      repriseParLePrefet,
      reservataires: [
        ETAT_SAISI,
        creerReservataire('Action Logement', { categorie: 'action-logement', statutDeConvention: 'en-negociation' }),
        creerReservataire('Commune de Toulouse', { categorie: 'commune', statutDeConvention: 'absente' }),
      ],
    });
  const inventaire = lu(PARC);
  const repriseDe = (hypotheses: Hypotheses): Reprise | undefined => reprises(hypotheses, resultatsDe(inventaire, hypotheses))[0];

  test('ne font rien reprendre tant que personne ne le dit', () => {
    const [sansStatut, fermee] = [creerHypotheses({ ...TAUX, reservataires: [ETAT_SAISI] }), ouverte(false)];
    expect(repriseDe(sansStatut)).toMatchObject({ sansConvention: 0, nonConvertis: 0, repris: 0 });
    expect(repriseDe(fermee)).toMatchObject({ sansConvention: 2, nonConvertis: expect.closeTo(6, 9), repris: 0 });
    expect(resultatsDe(inventaire, ouverte(true)).flux).toEqual(resultatsDe(inventaire, fermee).flux);
  });

  test('laissent le préfet reprendre leurs droits en plus de son flux, sans que le plafond les touche ni que le total change', () => {
    const reprise = repriseDe(ouverte(true));
    expect(reprise).toMatchObject({ repris: expect.closeTo(6, 9), fluxDeLEtat: expect.closeTo(3, 9), autres: expect.closeTo(0, 9) });
    const { repris = 0, fluxDeLEtat = 0, autres = 0, nonReserve = 0, assiette } = reprise ?? {};
    expect(repris + fluxDeLEtat + autres + nonReserve).toBeCloseTo(assiette ?? NaN, 9);
  });

  test('ne concernent ni l’État, ni ce que la loi laisse hors du flux, ni le non réservé', () => {
    const hypotheses = creerHypotheses({ repriseParLePrefet: true, reservataires: [{ ...ETAT_SAISI, statutDeConvention: 'absente' }] });
    const ligne = { territoire: '31', reservataire: 'Préfecture', fluxEstime: 5 };
    for (const categorie of ['etat-prioritaires', 'etat-agents', 'defense', 'securite', 'sante'] as const)
      expect(fluxRepris(hypotheses, { ...ligne, categorie })).toBe(0);
    expect(fluxRepris(hypotheses, { ...ligne, categorie: 'commune' })).toBe(5);
    expect(fluxRepris(hypotheses, { ...ligne, reservataire: 'NON_RESERVE', categorie: 'non-reserve' })).toBe(0);
    expect(reprises(hypotheses, resultatsDe(inventaire, hypotheses))[0]?.etatSansConvention).toBe(1);
  });

  test('alertent en disant combien d’attributions, et qu’aucun plafond ne les limite', () => {
    const dites = (hypotheses: Hypotheses): string[] =>
      alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses))
        .filter(({ regle }) => regle === 'REPRISE')
        .map(({ message }) => message);
    expect(dites(ouverte(false))).toEqual([]);
    expect(dites(ouverte(true))).toEqual([expect.stringMatching(/reprend 6 attributions.*ne leur est pas appliqué : lecture à confirmer/)]);
  });

  test('se changent dans un scénario, et se lisent dans le JSON', () => {
    const scenario = { nom: 'Reprise', modifications: { repriseParLePrefet: true } };
    expect(repriseDe(hypothesesDuScenario(ouverte(false), scenario))?.repris).toBeCloseTo(6, 9);
    expect(hypothesesDuScenario(ouverte(true), { nom: 'Lié', modifications: {} }).repriseParLePrefet).toBe(true);
    const json = lireHypothesesJson({
      repriseParLePrefet: true,
      reservataires: [{ nom: 'Action Logement', statutDeConvention: 'absente' }],
      scenarios: [{ nom: 'Sans', modifications: { repriseParLePrefet: false } }],
    });
    const completees = completerHypotheses(json, inventaire, 2026);
    expect(completees.repriseParLePrefet).toBe(true);
    expect(completees.reservataires.find(({ nom }) => nom === 'Action Logement')?.statutDeConvention).toBe('absente');
    expect(completees.scenarios[0]?.modifications).toEqual({ repriseParLePrefet: false });
    expect(() => lireHypothesesJson({ reservataires: [{ nom: 'X', statutDeConvention: 'perdue' }] })).toThrow(/en-negociation/);
  });
});

describe('La part de l’État hors QPV (CCH R.441-5-2, II)', () => {
  const etatDe = (lots: readonly Lot[], champs: Partial<Hypotheses> = {}): EtatHorsQpv | undefined => {
    const inventaire = lu(lots);
    const hypotheses = completerHypotheses({ ...creerHypotheses(TAUX), ...champs }, inventaire, 2026);
    return etatHorsQpv({ comptage: compter(inventaire.biens, hypotheses), hypotheses, resultats: resultatsDe(inventaire, hypotheses) })[0];
  };

  test('saisie, se lit sur tout le flux : la même dans chaque commune, et ses logements ne se voient pas', () => {
    const lots: readonly Lot[] = [
      [60, { qpv: false }],
      [40, { qpv: true }],
    ];
    expect(etatDe(lots)).toMatchObject({ horsQpv: 60, enQpv: 40, invisibles: 2, duFlux: expect.closeTo(0.3, 9), deSesLogements: null });
    expect(estSousLeSeuil({}, etatDe(lots)?.duFlux ?? null)).toBe(false);
    expect(etatDe(lots, { seuils: { plafondEtat: 0.2 } })?.duFlux).toBeCloseTo(0.2, 9);
  });

  test('listée, donne les deux lectures, qui ne disent pas la même chose', () => {
    // 10 of the 30 dwellings of the État are out of QPV, where 60 of the 100 dwellings stand: 10 ÷ 60 of that flux.
    const lots: readonly Lot[] = [
      [10, { reservataires: ['État listé'], qpv: false }],
      [20, { reservataires: ['État listé'], qpv: true }],
      [50, { qpv: false }],
      [20, { qpv: true }],
    ];
    const etat = etatDe(lots, { reservataires: [creerReservataire('État listé', { categorie: 'etat-prioritaires' })] });
    expect(etat).toMatchObject({ invisibles: 0, duFlux: expect.closeTo(10 / 60, 9), deSesLogements: expect.closeTo(1 / 3, 9) });
    expect([etat?.duFlux, etat?.deSesLogements].map((lecture) => estSousLeSeuil({}, lecture ?? null))).toEqual([true, false]);
  });

  test('en partie listée et en partie saisie, compte chaque ligne à sa place et la seule ligne saisie partout', () => {
    // The préfecture's 100 dwellings are all in QPV: it has nothing of the 400 that are not.
    const tousEnQpv: readonly Lot[] = [
      [100, { reservataires: ['État listé'], qpv: true }],
      [400, { qpv: false }],
    ];
    expect(etatDe(tousEnQpv)).toMatchObject({
      invisibles: 1,
      part: expect.closeTo(0.25, 9),
      duFlux: expect.closeTo(0.05, 9),
      deSesLogements: 0,
    });
    const agents = [
      creerReservataire('État listé', { categorie: 'etat-prioritaires' }),
      creerReservataire('État – agents', { categorie: 'etat-agents', partConvenue: 0.1 }),
    ];
    expect(etatDe(tousEnQpv, { reservataires: agents, seuils: { plafondAgents: 0.1 } })).toMatchObject({
      part: expect.closeTo(0.3, 9),
      duFlux: expect.closeTo(0.1, 9),
      deSesLogements: 0,
    });
    // 20 % of the flux, half of it out of QPV, where 80 % of the dwellings stand: 12.5 %, and the 5 % that are typed.
    const moitie: readonly Lot[] = [
      [10, { reservataires: ['État listé'], qpv: false }],
      [10, { reservataires: ['État listé'], qpv: true }],
      [70, { qpv: false }],
      [10, { qpv: true }],
    ];
    expect(etatDe(moitie)).toMatchObject({ duFlux: expect.closeTo(10 / 80 + 0.05, 9), deSesLogements: expect.closeTo(0.5, 9) });
  });

  test('listée sur deux lignes, pèse chacune de sa part et non de tous leurs logements ensemble', () => {
    const lots = (qpvDesAgents: boolean | null): Lot[] => [
      [20, { reservataires: ['État listé'], qpv: true }],
      [5, { reservataires: ['Agents listés'], qpv: qpvDesAgents }],
      [75, { qpv: false }],
    ];
    const champs = { reservataires: [creerReservataire('Agents listés', { categorie: 'etat-agents', partConvenue: 0.04 })] };
    expect(etatDe(lots(false), champs)).toMatchObject({
      invisibles: 0,
      duFlux: expect.closeTo(0.04 / 0.8, 9),
      deSesLogements: expect.closeTo(5 / 25, 9),
    });
    expect(etatDe(lots(null), champs)).toMatchObject({ sansLieu: 1, duFlux: null, deSesLogements: 0 });
  });

  test('ne se calcule pas quand le QPV est inconnu, quand tout est en QPV, ou quand l’État n’a pas de part', () => {
    const rien = { duFlux: null, deSesLogements: null };
    expect(etatDe([[5, { qpv: null }]])).toMatchObject({ inconnu: 5, ...rien });
    expect(etatDe([[5, { qpv: true }]])).toMatchObject(rien);
    const sansEtat = [creerReservataire('Préfecture', { categorie: 'etat-prioritaires', partConvenue: 0 })];
    expect(etatDe([[5, { qpv: false }]], { reservataires: sansEtat })).toMatchObject(rien);
    const inconnu: readonly Lot[] = [
      [5, { qpv: false }],
      [5, { qpv: null, reservataires: ['État listé'] }],
    ];
    const listee = [creerReservataire('État listé', { categorie: 'etat-prioritaires' })];
    expect(etatDe(inconnu, { reservataires: listee })).toMatchObject({ invisibles: 0, ...rien });
  });

  test('ne compte que les logements du flux : un motif exclu en sort, un motif réintégré y revient', () => {
    const lots: readonly Lot[] = [
      [6, { qpv: false }],
      [4, { qpv: true, horsFlux: 'ETUDIANT' }],
    ];
    expect(etatDe(lots)).toMatchObject({ horsQpv: 6, enQpv: 0 });
    expect(etatDe(lots, { exclusions: { ETUDIANT: false } })).toMatchObject({ horsQpv: 6, enQpv: 4 });
  });

  test('alerte sous le seuil sans rien bloquer', () => {
    const inventaire = lu([[10, { qpv: false }]]);
    const hypotheses = completerHypotheses({ ...creerHypotheses(TAUX), seuils: { partHorsQpv: 0.35 } }, inventaire, 2026);
    const dites = alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses));
    const [alerte, ...autres] = dites.filter(({ regle }) => regle === 'QPV');
    expect(autres).toEqual([]);
    expect(alerte).toMatchObject({ gravite: 'alerte', valeur: expect.closeTo(0.3, 9) });
    expect(alerte?.message).toMatch(/sa part du flux hors QPV est de 30.*sous 35.*Rien n’est bloqué/);
  });
});
