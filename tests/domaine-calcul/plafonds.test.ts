/** Golden cases of DOMAINE §9 on shares: caps, settlement, rounding, requalification, the denominator's effect. */
import { NON_RESERVE } from '../../src/domaine/bien';
import { alertes } from '../../src/domaine/calcul/alertes';
import { arrondirLeFlux } from '../../src/domaine/calcul/arrondir-le-flux';
import { compter } from '../../src/domaine/calcul/comptage';
import { plafondDe } from '../../src/domaine/calcul/plafonds';
import { arrondirAuxPlusFortsRestes, somme } from '../../src/domaine/calcul/plus-forts-restes';
import { totauxAssiette, totauxReservataires } from '../../src/domaine/calcul/totaux';
import type { Hypotheses, HypothesesReservataire } from '../../src/domaine/hypotheses';
import type { Resultats } from '../../src/domaine/resultats';
import { fluxDe, hypothesesDe, inventaireDe, reservataireDe, resultatsDe, territoireDe } from './outils';

/** An assiette of `n` dwellings a year, out of 10 × n that nobody reserves. */
const assietteDe = (n: number, reservataires: readonly HypothesesReservataire[], champs: Partial<Hypotheses> = {}): Resultats =>
  resultatsDe(
    inventaireDe([{ nombre: n * 10 }]),
    hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })], reservataires, ...champs }),
  );
const etat = (prioritaires: number, agents: number): HypothesesReservataire[] => [
  reservataireDe('Préfecture', { categorie: 'etat-prioritaires', partConvenue: prioritaires }),
  reservataireDe('Agents', { categorie: 'etat-agents', partConvenue: agents }),
];
const collectivites = (
  commune: number,
  epci: number,
  departement: number,
  champs: Partial<HypothesesReservataire> = {},
): HypothesesReservataire[] => [
  reservataireDe('Commune', { categorie: 'commune', partConvenue: commune, origineDesDroits: 'Garantie d’emprunt', ...champs }),
  reservataireDe('EPCI', { categorie: 'epci', partConvenue: epci }),
  reservataireDe('Département', { categorie: 'departement', partConvenue: departement }),
];
const flux = (resultats: Resultats, ...noms: string[]): number[] => noms.map((nom) => fluxDe(resultats, nom).fluxEstime);

describe('G06 : des parts qui font 110 %', () => {
  const parts = [0.3, 0.2, 0.45, 0.15].map((partConvenue, rang) => reservataireDe(`R${rang}`, { partConvenue }));
  const noms = ['R0', 'R1', 'R2', 'R3'];

  test('à négocier : rien ne change, et le non réservé est à 0', () => {
    const resultats = assietteDe(1000, parts);
    flux(resultats, ...noms, NON_RESERVE).forEach((valeur, rang) => expect(valeur).toBeCloseTo([300, 200, 450, 150, 0][rang] ?? NaN, 9));
  });

  test('normaliser : 272,7273, 181,8182, 409,0909 et 136,3636, soit 273, 182, 409 et 136', () => {
    const resultats = assietteDe(1000, parts, { reglementDesParts: 'normaliser' });
    flux(resultats, ...noms).forEach((valeur, rang) =>
      expect(valeur).toBeCloseTo([272.7273, 181.8182, 409.0909, 136.3636][rang] ?? NaN, 4),
    );
    expect(noms.map((nom) => fluxDe(resultats, nom).fluxArrondi)).toEqual([273, 182, 409, 136]);
  });

  test('réduire : l’État et les garanties gardent leur part, les autres se partagent le reste', () => {
    const lignes = [
      ...etat(0.25, 0.05),
      ...collectivites(0.1, 0.06, 0.04),
      reservataireDe('AL', { partConvenue: 0.6 }),
      reservataireDe('X', { partConvenue: 0.4 }),
    ];
    const resultats = assietteDe(1000, lignes, { reglementDesParts: 'reduire' });
    flux(resultats, 'Préfecture', 'Agents', 'Commune', 'EPCI', 'Département', 'AL', 'X', NON_RESERVE).forEach((valeur, rang) =>
      expect(valeur).toBeCloseTo([250, 50, 100, 60, 40, 300, 200, 0][rang] ?? NaN, 9),
    );
  });

  test('ni normaliser ni réduire ne touchent à des parts qui ne dépassent pas 100 %', () => {
    for (const reglementDesParts of ['normaliser', 'reduire'] as const) {
      expect(flux(assietteDe(1000, etat(0.25, 0.05), { reglementDesParts }), 'Préfecture', 'Agents', NON_RESERVE)).toEqual([250, 50, 700]);
    }
  });
});

describe('G08 : le plafond de l’État', () => {
  test('29 + 5 % deviennent 25 + 5 %, et les 40 logements vont au non réservé', () => {
    const resultats = assietteDe(1000, etat(0.29, 0.05));
    expect(fluxDe(resultats, 'Préfecture').partRetenue).toBeCloseTo(0.25, 12);
    expect(fluxDe(resultats, 'Préfecture').logementsRetires).toBeCloseTo(40, 9);
    expect(fluxDe(resultats, 'Préfecture').partage).toMatchObject({ avantPlafonds: 0.29, plafond: 'ETAT' });
    expect(fluxDe(resultats, 'Agents').partRetenue).toBeCloseTo(0.05, 12);
    expect(fluxDe(resultats, NON_RESERVE).fluxEstime).toBeCloseTo(700, 9);
    expect(fluxDe(resultats, NON_RESERVE).partage.avantPlafonds).toBeCloseTo(0.66, 12);
  });

  test('6,5 % d’agents deviennent 5 %', () =>
    expect(fluxDe(assietteDe(1000, etat(0.2, 0.065)), 'Agents').partRetenue).toBeCloseTo(0.05, 12));

  test('un plafond modifié dans les hypothèses est celui qui s’applique', () => {
    const resultats = assietteDe(1000, etat(0.4, 0.1), { seuils: { plafondEtat: 0.5, plafondAgents: 0.08 } });
    expect(flux(resultats, 'Préfecture', 'Agents')).toEqual([400, 80]);
  });
});

describe('G09 : le plafond des garanties d’emprunt', () => {
  test('12, 6 et 5 % deviennent 10,4348, 5,2174 et 4,3478 %, soit 52, 26 et 22 logements sur 500', () => {
    const resultats = assietteDe(500, collectivites(0.12, 0.06, 0.05));
    expect(['Commune', 'EPCI', 'Département'].map((nom) => fluxDe(resultats, nom).partRetenue)).toEqual([
      expect.closeTo(0.104348, 6),
      expect.closeTo(0.052174, 6),
      expect.closeTo(0.043478, 6),
    ]);
    expect(arrondirAuxPlusFortsRestes(flux(resultats, 'Commune', 'EPCI', 'Département'))).toEqual([52, 26, 22]);
    expect(somme(resultats.flux.map(({ logementsRetires }) => logementsRetires))).toBeCloseTo(15, 9);
  });

  test('les 3 % obtenus pour un terrain s’ajoutent, soit 15 logements', () => {
    const sans = fluxDe(assietteDe(500, collectivites(0.12, 0.06, 0.05)), 'Commune').fluxEstime;
    const avec = fluxDe(assietteDe(500, collectivites(0.12, 0.06, 0.05, { partHorsGarantie: 0.03 })), 'Commune');
    expect(avec.fluxEstime - sans).toBeCloseTo(15, 9);
    expect(avec.partage.avantPlafonds).toBeCloseTo(0.15, 12);
  });

  test('des droits venus d’un terrain échappent au plafond ; une origine inconnue suit le paramètre', () => {
    expect(plafondDe('commune', 'Apport de terrain', 'garantie')).toBeNull();
    expect(plafondDe('commune', 'garantie communale', 'hors-garantie')).toBe('GARANTIE');
    expect([plafondDe('epci', null, 'garantie'), plafondDe('epci', null, 'hors-garantie')]).toEqual(['GARANTIE', null]);
    expect([plafondDe('region', 'Convention de 1998', 'garantie'), plafondDe('region', 'Convention de 1998', 'hors-garantie')]).toEqual([
      'GARANTIE',
      null,
    ]);
    expect(plafondDe('action-logement', 'Garantie d’emprunt', 'garantie')).toBeNull();
  });

  test('la base « stock » compte 20 % du parc, hors flux compris', () => {
    const inventaire = inventaireDe([{ nombre: 300, reservataires: ['Commune'] }, { nombre: 500 }, { nombre: 200, horsFlux: 'VENTE' }]);
    const choix = {
      territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })],
      reservataires: [reservataireDe('Commune', { categorie: 'commune' })],
    };
    const part = (baseGarantie: Hypotheses['baseGarantie']): number | null =>
      fluxDe(resultatsDe(inventaire, hypothesesDe({ ...choix, baseGarantie })), 'Commune').partRetenue;
    expect(part('flux')).toBeCloseTo(0.2, 12);
    expect(part('stock')).toBeCloseTo(0.25, 12);
  });

  test('G09b : 20 logements garantis à 25, 25 et 50 % font 1, 1 et 2 droits', () => {
    const resultats = assietteDe(20, collectivites(0.25, 0.25, 0.5));
    expect(arrondirAuxPlusFortsRestes(flux(resultats, 'Commune', 'EPCI', 'Département'))).toEqual([1, 1, 2]);
  });
});

test('G17 : 30 % d’un flux de 117 ouvrent au moins 36 logements à la requalification', () => {
  const resultats = assietteDe(1000, [reservataireDe('AL', { categorie: 'action-logement', partConvenue: 0.117 }), ...etat(0.2, 0.05)]);
  expect(fluxDe(resultats, 'AL').fluxRequalifiable).toBe(36);
  expect(fluxDe(resultats, 'Agents').fluxRequalifiable).toBeNull();
  expect(
    fluxDe(assietteDe(1000, [reservataireDe('AL', { categorie: 'action-logement', partConvenue: 0.1 })]), 'AL').fluxRequalifiable,
  ).toBe(30);
});

test('G21 : l’État d’abord sur le non réservé (25 %), il reste 5 % à arbitrer', () => {
  const inventaire = inventaireDe([
    { nombre: 500, reservataires: ['Action Logement'] },
    { nombre: 250, reservataires: ['Syndicat'] },
    { nombre: 250 },
  ]);
  const hypotheses = hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })], reservataires: etat(0.25, 0.05) });
  const [alerte] = alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses));
  expect(alerte).toMatchObject({ regle: 'V17', gravite: 'erreur' });
  expect(alerte?.valeur).toBeCloseTo(1.05, 12);
  expect(alerte?.message.replace(/[\u00a0\u202f]/g, ' ')).toContain(
    'L’État d’abord sur le non réservé (code 7 du RPLS, 25 %), il reste 5 % à arbitrer',
  );
});

test('V18 dit ce que chaque plafond a retiré, et à qui', () => {
  const inventaire = inventaireDe([{ nombre: 1000 }]);
  const hypotheses = hypothesesDe({
    territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })],
    reservataires: [...etat(0.29, 0.065), ...collectivites(0.2, 0.1, 0)],
  });
  const trouvees = alertes(inventaire, compter(inventaire.biens, hypotheses), hypotheses, resultatsDe(inventaire, hypotheses));
  expect(trouvees.map(({ regle }) => regle)).toEqual(['V18', 'V18', 'V18']);
  expect(trouvees.map(({ valeur }) => Number(valeur.toFixed(9)))).toEqual([5.5, 1.5, 10]);
  expect(trouvees[2]?.message).toContain('10 logements reviennent au non réservé');
});

test('les quatre arrondis de 2,5, 3,2 et 4,3', () => {
  const valeurs = [2.5, 3.2, 4.3];
  expect(arrondirLeFlux(valeurs, 'plus-forts-restes')).toEqual([3, 3, 4]);
  expect(arrondirLeFlux(valeurs, 'demi-superieur')).toEqual([3, 3, 4]);
  expect(arrondirLeFlux(valeurs, 'plancher')).toEqual([2, 3, 4]);
  expect(arrondirLeFlux(valeurs, 'plafond')).toEqual([3, 4, 5]);
  expect(arrondirLeFlux([3.0000000000004], 'plafond')).toEqual([3]);
});

test('l’autre dénominateur : 20 logements réservés hors flux ne comptent que dans le parc total', () => {
  const inventaire = inventaireDe([
    { nombre: 80, reservataires: ['Syndicat'] },
    { nombre: 720 },
    { nombre: 20, horsFlux: 'VENTE', reservataires: ['Syndicat'] },
    { nombre: 180, horsFlux: 'VENTE' },
  ]);
  const ligne = fluxDe(
    resultatsDe(inventaire, hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })] })),
    'Syndicat',
  );
  expect(ligne).toMatchObject({ part: 0.1, fluxEstime: 8, autreDenominateur: { logementsReserves: 100, part: 0.1 } });
  const seul = inventaireDe([{ nombre: 80, reservataires: ['Syndicat'] }, { nombre: 720 }, { nombre: 200, horsFlux: 'VENTE' }]);
  const autre = fluxDe(resultatsDe(seul, hypothesesDe({ territoires: [territoireDe({ variante: 'saisi', tauxSaisi: 0.1 })] })), 'Syndicat');
  expect(autre.autreDenominateur.fluxEstime).toBeCloseTo(6.4, 12);
});

test('« Parc du réservataire » : F = s × max(0, B × taux propre − D), une part convenue n’en dépend pas', () => {
  const inventaire = inventaireDe([
    { nombre: 20, reservataires: ['Syndicat'], liberation: 'externe' },
    { nombre: 80, reservataires: ['Syndicat'] },
    { nombre: 40, liberation: 'externe' },
    { nombre: 860 },
  ]);
  const territoires = [territoireDe({ deductions: { mutations: 0, relogementsRu: 10, orcod: 0, lhi: 0, vente: 0 } })];
  const choix = hypothesesDe({ territoires, populationDuTaux: 'parc-du-reservataire' });
  // N = 1 000 × 6 % − 10 = 50; the Syndicat's own rate is 20 %: 10 % × (200 − 10).
  expect(fluxDe(resultatsDe(inventaire, choix), 'Syndicat').fluxEstime).toBeCloseTo(19, 9);
  expect(fluxDe(resultatsDe(inventaire, { ...choix, populationDuTaux: 'parc-entier' }), 'Syndicat').fluxEstime).toBeCloseTo(5, 9);
  const convenue = { ...choix, reservataires: [reservataireDe('Syndicat', { partConvenue: 0.1 })] };
  expect(fluxDe(resultatsDe(inventaire, convenue), 'Syndicat').fluxEstime).toBeCloseTo(5, 9);
});

test('droits acquis : les DU tant que rien ne change la part, la part retenue après règlement ou convention', () => {
  const inventaire = inventaireDe([{ nombre: 400, reservataires: ['Action Logement'] }, { nombre: 600 }]);
  const al = reservataireDe('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' });
  const territoires = [
    territoireDe({ variante: 'saisi', tauxSaisi: 0.1, deductions: { mutations: 0, relogementsRu: 20, orcod: 0, lhi: 0, vente: 0 } }),
  ];
  const pour = (champs: Partial<Hypotheses>): Resultats =>
    resultatsDe(inventaire, hypothesesDe({ territoires, reservataires: [al, reservataireDe('X', { partConvenue: 0.6 })], ...champs }));
  expect(fluxDe(pour({}), 'Action Logement').fluxEstime).toBeCloseTo(40, 9);
  // 50 % + 60 % = 110 %, over an assiette of 80.
  expect(fluxDe(pour({ reglementDesParts: 'normaliser' }), 'Action Logement').fluxEstime).toBeCloseTo((80 * 0.5) / 1.1, 9);
  const convenu = pour({ reservataires: [{ ...al, partConvenue: 0.3 }] });
  expect(fluxDe(convenu, 'Action Logement')).toMatchObject({ droitsUniques: 40, fluxEstime: 24 });
});

test('les totaux additionnent les départements, réservataire par réservataire', () => {
  const inventaire = inventaireDe([
    { nombre: 20, departement: '09', reservataires: ['Action Logement'] },
    { nombre: 80, departement: '09' },
    { nombre: 60, reservataires: ['Action Logement'] },
    { nombre: 240, horsFlux: 'VENTE' },
    { nombre: 100 },
  ]);
  const resultats = resultatsDe(
    inventaire,
    hypothesesDe({
      territoires: ['09', '31'].map((code) => territoireDe({ code, variante: 'saisi', tauxSaisi: code === '09' ? 0.1 : 0.05 })),
    }),
  );
  const [premier] = totauxReservataires(resultats);
  expect(premier).toMatchObject({ reservataire: 'Action Logement', territoires: 2, logementsReserves: 80 });
  expect(premier?.fluxEstime).toBeCloseTo(5, 9);
  expect(premier?.partDuPatrimoine).toBeCloseTo(5 / 500, 12);
  expect(totauxAssiette(resultats)).toMatchObject({ parc: 500, horsFlux: 240, parcEligible: 260 });
  expect(totauxAssiette(resultats).assiette).toBeCloseTo(18, 9);
  expect(totauxAssiette(resultats).tauxRotation).toBeCloseTo(18 / 260, 12);
});
