import { NON_RESERVE } from '../../src/domaine/bien';
import { alertes } from '../../src/domaine/calcul/alertes';
import { compter } from '../../src/domaine/calcul/comptage';
import { arrondirAuxPlusFortsRestes } from '../../src/domaine/calcul/plus-forts-restes';
import { hypothesesDuScenario } from '../../src/domaine/calcul/scenario';
import type { Hypotheses, Liberations, PlusieursReservataires } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { fluxDe, hypothesesDe, inventaireDe, reservataireDe, resultatsDe, seuleAssiette, territoireDe } from './outils';

const SANS_DEDUCTION = { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
const AL = ['Action Logement'];
const actionLogement = reservataireDe('Action Logement', { categorie: 'action-logement' });
const regles = (inventaire: Inventaire, hypotheses: Hypotheses): string[] =>
  alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses)).map(({ regle }) => regle);

describe('G01 à G07 : l’assiette', () => {
  test('G01 : 15 000 logements, 500 hors flux, 10 %, 450 déduits donnent 1 000, et 200 pour 20 %', () => {
    const inventaire = inventaireDe([
      { nombre: 11600 },
      { nombre: 2900, reservataires: ['Conseil départemental'] },
      { nombre: 500, horsFlux: 'VENTE' },
    ]);
    const territoires = [
      territoireDe({ variante: 'saisi', tauxSaisi: 0.1, deductions: { ...SANS_DEDUCTION, mutations: 300, relogementsRu: 100, lhi: 50 } }),
    ];
    const resultats = resultatsDe(inventaire, hypothesesDe({ territoires }));
    expect(seuleAssiette(resultats)).toMatchObject({
      parc: 15000,
      horsFlux: 500,
      parcEligible: 14500,
      fluxBrut: 1450,
      mutations: 300,
      relogements: 150,
      assiette: 1000,
      deficit: 0,
    });
    expect(fluxDe(resultats, 'Conseil départemental')).toMatchObject({ part: 0.2, fluxEstime: 200, fluxArrondi: 200 });
    expect(fluxDe(resultats, 'Conseil départemental').partDuPatrimoine).toBeCloseTo(200 / 15000, 12);
  });

  const liberations: Liberations = {
    total: 1780,
    etudiants: 150,
    specifiques: 60,
    mutations: 220,
    relogementsAnru: 50,
    relogementsOrcodLhi: 0,
  };
  const parc15600 = inventaireDe([
    { nombre: 15000 },
    { nombre: 400, horsFlux: 'ETUDIANT' },
    { nombre: 150, horsFlux: 'SPECIFIQUE' },
    { nombre: 30, horsFlux: 'VENTE' },
    { nombre: 20, horsFlux: 'DEMOLITION' },
  ]);

  test('G02 : taux harmonisé 8,6667 % et intermédiaire 10,1333 %', () => {
    const [rotation] = resultatsDe(parc15600, hypothesesDe({ territoires: [territoireDe({ liberations })] })).rotation;
    expect(rotation?.parcDeReference).toBe(15000);
    expect(rotation?.tauxHarmonise).toBeCloseTo(0.086667, 6);
    expect(rotation?.tauxIntermediaire).toBeCloseTo(0.101333, 6);
    expect(rotation?.tauxBrut).toBeCloseTo(0.114103, 6);
    expect(resultatsDe(parc15600, hypothesesDe()).rotation[0]?.tauxBrut).toBeNull();
    expect(rotation?.tauxRetenu).toBe(rotation?.tauxHarmonise);
  });

  test('G03 : la double déduction des mutations coûte 212,6667, et le scénario intermédiaire la lève', () => {
    const inventaire = inventaireDe([{ nombre: 14500 }, { nombre: 500, horsFlux: 'IML' }]);
    const hypotheses = hypothesesDe({
      territoires: [territoireDe({ liberations, deductions: { ...SANS_DEDUCTION, mutations: 220, relogementsRu: 50 } })],
    });
    const harmonise = seuleAssiette(resultatsDe(inventaire, hypotheses));
    expect(harmonise.assiette).toBeCloseTo(986.6667, 4);
    expect(harmonise.doubleDeduction).toBeCloseTo(212.6667, 4);
    expect(regles(inventaire, hypotheses)).toContain('V19');
    const scenario = hypothesesDuScenario(hypotheses, { nom: 'Intermédiaire', modifications: { variante: 'intermediaire' } });
    const intermediaire = seuleAssiette(resultatsDe(inventaire, scenario));
    expect(intermediaire.assiette).toBeCloseTo(1199.3333, 4);
    expect(intermediaire.doubleDeduction).toBe(0);
    expect(regles(inventaire, scenario)).not.toContain('V19');
  });

  test('G04 : les plus forts restes rendent 333 là où l’arrondi naïf rend 332', () => {
    const parts = [0.25, 0.05, 0.2237, 0.1113, 0.0821, 0.039, 0.2439];
    expect(arrondirAuxPlusFortsRestes(parts.map((part) => part * 333))).toEqual([83, 17, 75, 37, 27, 13, 81]);
  });

  test('G04 : à restes égaux, la première ligne est servie', () => {
    expect(arrondirAuxPlusFortsRestes([0.5, 0.5, 1])).toEqual([1, 0, 1]);
  });

  test('G05 : sans parc, le taux est « n/d » et tout le reste vaut 0', () => {
    const vide = resultatsDe(
      inventaireDe([{ horsFlux: 'VENTE' }]),
      hypothesesDe({ territoires: [territoireDe({ parcDeclare: 0, parcDeReference: 0 })] }),
    );
    expect(vide.rotation[0]).toMatchObject({ tauxHarmonise: null, tauxIntermediaire: null, tauxRetenu: null });
    expect(seuleAssiette(vide).assiette).toBe(0);
    expect(fluxDe(vide, NON_RESERVE)).toMatchObject({ part: null, fluxEstime: 0, fluxArrondi: 0, partDuPatrimoine: null });
    expect(Object.values(resultatsDe(inventaireDe([]), hypothesesDe({ territoires: [] }))).flat()).toEqual([]);
  });

  test('G05 : un parc entièrement hors flux donne une assiette de 0', () => {
    const inventaire = inventaireDe([{ nombre: 100, horsFlux: 'VENTE', reservataires: AL }]);
    const resultats = resultatsDe(inventaire, hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })] }));
    expect(seuleAssiette(resultats)).toMatchObject({ parc: 100, horsFlux: 100, parcEligible: 0, assiette: 0 });
    expect(fluxDe(resultats, 'Action Logement')).toMatchObject({ part: null, partRetenue: null, fluxEstime: 0 });
  });

  test('G07 : des déductions de 60 sur un flux brut de 48 donnent 0 et un déficit de 12', () => {
    const inventaire = inventaireDe([{ nombre: 800 }]);
    const hypotheses = hypothesesDe({
      territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.06, deductions: { ...SANS_DEDUCTION, relogementsRu: 60 } })],
    });
    expect(seuleAssiette(resultatsDe(inventaire, hypotheses))).toMatchObject({ fluxBrut: 48, assiette: 0, deficit: 12 });
    expect(regles(inventaire, hypotheses)).toEqual(['V16']);
  });
});

describe('G10 : deux réservataires sur un logement', () => {
  const inventaire = inventaireDe([
    { nombre: 40, reservataires: AL },
    { nombre: 30, reservataires: ['Commune'] },
    { nombre: 10, reservataires: ['Action Logement', 'Commune'] },
    { nombre: 20 },
  ]);
  const parts = (plusieursReservataires: PlusieursReservataires): (number | null)[] => {
    const resultats = resultatsDe(inventaire, hypothesesDe({ plusieursReservataires }));
    return ['Action Logement', 'Commune', NON_RESERVE].map((nom) => fluxDe(resultats, nom).part);
  };

  test('en fractions : 45, 35 et 20 %', () => expect(parts('fraction')).toEqual([0.45, 0.35, 0.2]));
  test('par priorité : 50, 30 et 20 %', () => expect(parts('priorite')).toEqual([0.5, 0.3, 0.2]));
  test('en double : 110 %, signalés par V17', () => {
    expect(parts('double')).toEqual([0.5, 0.4, 0.2]);
    expect(regles(inventaire, hypothesesDe({ plusieursReservataires: 'double' }))).toContain('V17');
  });
  test('le parc compte chaque logement une fois', () => {
    expect(seuleAssiette(resultatsDe(inventaire, hypothesesDe({ plusieursReservataires: 'double' }))).parc).toBe(100);
  });
});

describe('G11 et G12 : la fin des droits', () => {
  test('G11 : une convention finie le 30/06/2023 est échue en 2024 et revient au non réservé', () => {
    const inventaire = inventaireDe([{ nombre: 10, reservataires: AL, finConvention: '2023-06-30' }, { nombre: 10 }]);
    expect(compter(inventaire.biens, hypothesesDe()).lignes.map(({ cle, poids }) => [cle, poids])).toEqual([
      ['D31|FLUX|ECHU|Action Logement', 10],
      ['D31|FLUX|ACTIF|NON_RESERVE', 10],
    ]);
    const resultats = resultatsDe(inventaire, hypothesesDe());
    expect(fluxDe(resultats, 'Action Logement').part).toBe(0);
    expect(fluxDe(resultats, NON_RESERVE)).toMatchObject({ logementsReserves: 20, part: 1 });
  });

  test('le jour de référence est compris : une convention finie le 31/12/2023 est encore active', () => {
    const inventaire = inventaireDe([{ reservataires: AL, finConvention: '2023-12-31', debutConvention: '2023-12-31' }]);
    expect(fluxDe(resultatsDe(inventaire, hypothesesDe()), 'Action Logement').part).toBe(1);
  });

  test('G12 : sans date de fin, le droit est actif, avec des DU annuels mais sans DU restants', () => {
    const inventaire = inventaireDe([{ nombre: 60, reservataires: AL }]);
    const resultats = resultatsDe(inventaire, hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.08 })] }));
    expect(resultats.droitsAcquis).toHaveLength(1);
    expect(resultats.droitsAcquis[0]?.duAnnuels).toBeCloseTo(4.8, 12);
    expect(resultats.droitsAcquis[0]?.duRestants).toBeNull();
  });
});

describe('G14 et G15 : la transformation des droits acquis', () => {
  const inventaire = inventaireDe([
    { nombre: 40, reservataires: AL, programme: 'P1', finConvention: '2031-12-31' },
    { nombre: 25, reservataires: AL, programme: 'P2', finConvention: '2024-06-30' },
    { nombre: 60, reservataires: AL, programme: 'P3' },
    { nombre: 10, reservataires: AL, programme: 'P4', debutConvention: '2024-05-01' },
    { nombre: 1000 },
  ]);
  const hypotheses = hypothesesDe({
    territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.08, duConventionsDeParc: 12 })],
    reservataires: [{ ...actionLogement, methode: 'droits-acquis' }],
  });

  test('G14 : 22,00 en 2024, le premier tour du programme neuf compté à part', () => {
    const resultats = resultatsDe(inventaire, hypotheses);
    expect(fluxDe(resultats, 'Action Logement').fluxEstime).toBeCloseTo(22, 10);
    expect(resultats.droitsAcquis.map(({ programme, droitsPourUnTour }) => [programme, droitsPourUnTour])).toEqual([
      ['P1', 0],
      ['P2', 0],
      ['P3', 0],
      ['P4', 10],
    ]);
  });

  test('G14 : 20,9945 au prorata des 182 jours sur 366', () => {
    expect(fluxDe(resultatsDe(inventaire, { ...hypotheses, echeanceEnCours: 'prorata' }), 'Action Logement').fluxEstime).toBeCloseTo(
      20.9945,
      4,
    );
  });

  test('G14 : 20,80 en 2025, P2 éteint et P4 entré dans les droits de suite', () => {
    expect(fluxDe(resultatsDe(inventaire, { ...hypotheses, exercice: 2025 }), 'Action Logement').fluxEstime).toBeCloseTo(20.8, 10);
  });

  test('G14 : 25,60 DU restants pour P1, « n/d » pour P3', () => {
    const { droitsAcquis } = resultatsDe(inventaire, hypotheses);
    expect(droitsAcquis[0]?.duRestants).toBeCloseTo(25.6, 10);
    expect(droitsAcquis[2]?.duRestants).toBeNull();
  });

  test('G15 : assiette 73,50, droits acquis 96,00, écart 22,50 = part × déductions', () => {
    const parc = inventaireDe([{ nombre: 1200, reservataires: AL }, { nombre: 3600 }, { nombre: 200, horsFlux: 'VENTE' }]);
    const reference = hypothesesDe({
      territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.08, deductions: { ...SANS_DEDUCTION, relogementsRu: 90 } })],
      reservataires: [actionLogement],
    });
    const assiette = resultatsDe(parc, reference);
    const enDu = hypothesesDuScenario(reference, { nom: 'DU', modifications: { methodeActionLogement: 'droits-acquis' } });
    expect(seuleAssiette(assiette).assiette).toBeCloseTo(294, 10);
    expect(fluxDe(assiette, 'Action Logement').fluxEstime).toBeCloseTo(73.5, 10);
    expect(fluxDe(resultatsDe(parc, enDu), 'Action Logement').fluxEstime).toBeCloseTo(96, 10);
  });
});
