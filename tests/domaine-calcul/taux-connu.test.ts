/** What a rate counts, when it is unknown, and what V19 says of it (DOMAINE §2.1, §2.4; golden cases G03 and G05). */
import { alertes } from '../../src/domaine/calcul/alertes';
import { compter } from '../../src/domaine/calcul/comptage';
import type { Hypotheses, HypothesesTerritoire, Liberations } from '../../src/domaine/hypotheses';
import type { ResultatAssiette, Resultats } from '../../src/domaine/resultats';
import { fluxDe, hypothesesDe, inventaireDe, resultatsDe, seuleAssiette, territoireDe, type Lot } from './outils';

const SANS = { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 };
const TYPEES: Liberations = { total: 120, etudiants: 0, specifiques: 0, mutations: 30, relogementsAnru: 0, relogementsOrcodLhi: 5 };

/** 100 dwellings: travaux stay in the flux unless they are excluded, IML leaves it, the parc de référence keeps both. */
const TRAVAUX: Lot[] = [
  { nombre: 10, horsFlux: 'TRAVAUX', liberation: 'externe', reservataires: ['Syndicat'] },
  { nombre: 10, horsFlux: 'IML', liberation: 'externe' },
  { nombre: 5, liberation: 'externe' },
  { nombre: 75 },
];

function resultats(lots: Lot[], territoires: Partial<HypothesesTerritoire>[] = [{}], champs: Partial<Hypotheses> = {}): Resultats {
  return resultatsDe(inventaireDe(lots), hypothesesDe({ territoires: territoires.map((modele) => territoireDe(modele)), ...champs }));
}

function messages(lots: Lot[], hypotheses: Hypotheses): string[] {
  const inventaire = inventaireDe(lots);
  return alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses)).map(
    ({ regle, message }) => `${regle} ${message}`,
  );
}

describe('Les libérations comptées', () => {
  it('sont celles des logements du parc de référence, quel que soit leur motif : 25 sur 100', () => {
    const { rotation, rotationReservataires, lieux } = resultats(TRAVAUX);
    expect(rotation[0]).toMatchObject({ parcDeReference: 100, liberations: 25, tauxRetenu: 0.25 });
    expect(rotationReservataires.find(({ reservataire }) => reservataire === 'Syndicat')).toMatchObject({ parc: 10, liberations: 10 });
    expect(rotationReservataires.reduce((total, { liberations }) => total + liberations, 0)).toBe(25);
    for (const lieu of lieux) expect(lieu).toMatchObject({ parcDeReference: 100, liberations: 25 });
  });

  it('laissent dehors ce que le parc de référence laisse dehors', () => {
    const hors = (['ETUDIANT', 'SPECIFIQUE', 'VENTE', 'DEMOLITION'] as const).map((horsFlux): Lot => ({
      nombre: 5,
      horsFlux,
      liberation: 'externe',
    }));
    expect(resultats([...hors, ...TRAVAUX]).rotation[0]).toMatchObject({ parcDeReference: 100, liberations: 25 });
  });
});

describe('Un taux inconnu', () => {
  const MUET: Lot[] = [{ nombre: 100, reservataires: ['Syndicat'] }];

  it('reste « n/d » quand l’inventaire ne dit aucune libération, et une alerte le dit', () => {
    const { rotation, assiette, flux } = resultats(MUET);
    expect(rotation[0]).toMatchObject({ liberationsConnues: false, tauxHarmonise: null, tauxIntermediaire: null, tauxRetenu: null });
    expect([assiette[0]?.tauxRotation, assiette[0]?.assiette]).toEqual([null, 0]);
    expect(flux.every(({ fluxEstime }) => fluxEstime === 0)).toBe(true);
    expect(messages(MUET, hypothesesDe({ territoires: [territoireDe({})] })).join()).toContain(
      'taux inconnu pour 100 logements ; l’assiette et les flux affichés à 0 ne veulent encore rien dire. Saisissez les libérations ou le taux.',
    );
  });

  it('reste « n/d » sous « Saisi » tant que le taux n’est pas saisi', () => {
    expect(resultats(TRAVAUX, [{ variante: 'saisi' }]).assiette[0]?.tauxRotation).toBeNull();
  });

  it('vaut 0 % là où il n’y a aucune libération dans un inventaire qui en dit ailleurs', () => {
    const { assiette } = resultats([...MUET, { nombre: 10, departement: '09', liberation: 'externe' }], [{}, { code: '09' }]);
    expect(assiette.map(({ territoire, tauxRotation }) => [territoire, tauxRotation])).toEqual([
      ['09', 1],
      ['31', 0],
    ]);
  });

  it('G05 : un parc à 0 donne « n/d », une assiette et des flux à 0, sans alerte de taux', () => {
    const vide = hypothesesDe({ territoires: [territoireDe({ parcDeclare: 0 })] });
    const lots: Lot[] = [{ nombre: 100, horsFlux: 'VENTE' }];
    const { assiette, flux } = resultatsDe(inventaireDe(lots), vide);
    expect(assiette[0]).toMatchObject({ parc: 0, horsFlux: 100, parcEligible: 0, tauxRotation: null, assiette: 0 });
    expect(flux.every(({ fluxEstime }) => fluxEstime === 0)).toBe(true);
    expect(messages(lots, vide).join()).toContain('100 logements hors flux pour un parc de 0 ; le parc éligible est ramené à 0');
    expect(messages(lots, vide).join()).not.toContain('V15');
  });
});

describe('« Parc du réservataire » sans taux propre connu', () => {
  const LOTS: Lot[] = [{ nombre: 20, reservataires: ['Syndicat'] }, { nombre: 170 }, { nombre: 10, liberation: 'externe' }];

  it.each([
    ['libérations saisies', { liberations: TYPEES, parcDeReference: 1200 }],
    ['taux saisi', { variante: 'saisi', tauxSaisi: 0.1 }],
    ['mobilité RPLS', { variante: 'rpls', mobiliteRpls: { emmenagements: 10, parc: 100 } }],
  ] as const)('applique le taux du territoire et le dit : %s', (_, modele) => {
    const [entier, propre] = (['parc-entier', 'parc-du-reservataire'] as const).map((populationDuTaux) =>
      fluxDe(resultats(LOTS, [modele], { populationDuTaux }), 'Syndicat'),
    );
    expect(propre?.fluxEstime).toBeGreaterThan(0);
    expect(propre?.fluxEstime).toBe(entier?.fluxEstime);
    const choisies = hypothesesDe({ territoires: [territoireDe(modele)], populationDuTaux: 'parc-du-reservataire' });
    expect(messages(LOTS, choisies).join()).toContain('le taux propre de 1 réservataire est inconnu ; le taux du territoire s’applique');
  });

  it('garde le taux compté, même nul, quand le territoire se compte aussi', () => {
    expect(fluxDe(resultats(LOTS, [{}], { populationDuTaux: 'parc-du-reservataire' }), 'Syndicat').fluxEstime).toBe(0);
  });
});

describe('Les mutations déduites deux fois', () => {
  const LOTS: Lot[] = [{ nombre: 1200 }];
  const pour = (liberations: Liberations, mutations: number): ResultatAssiette =>
    seuleAssiette(resultats(LOTS, [{ liberations, deductions: { ...SANS, mutations } }]));

  it('se chiffrent par M × B ÷ parc, et chaque geste par ce qu’il change à l’assiette', () => {
    expect(pour(TYPEES, 2)).toMatchObject({
      mutationsDeduitesDeuxFois: true,
      doubleDeduction: expect.closeTo(30, 9),
      effetIntermediaire: expect.closeTo(25, 9),
      effetSansDeduction: expect.closeTo(2, 9),
    });
  });

  it('avertissent sans quantité tant que les mutations ne sont pas saisies parmi les libérations', () => {
    expect(pour({ ...TYPEES, mutations: 0 }, 40)).toMatchObject({
      mutationsDeduitesDeuxFois: true,
      doubleDeduction: null,
      effetIntermediaire: null,
      effetSansDeduction: expect.closeTo(40, 9),
    });
  });

  it('avertissent même quand le déficit ramène l’assiette à 0', () => {
    expect(pour(TYPEES, 200)).toMatchObject({ assiette: 0, mutationsDeduitesDeuxFois: true, doubleDeduction: expect.closeTo(30, 9) });
  });
});
