import {
  normaliserAnnee,
  normaliserCodePostal,
  normaliserDepartement,
  normaliserInsee,
  normaliserRpls,
  normaliserSiren,
} from '../../src/domaine/lecture/normaliser-codes';
import { normaliserDate } from '../../src/domaine/lecture/normaliser-date';
import { normaliserFinancement } from '../../src/domaine/lecture/normaliser-financement';
import { normaliserConstruction, normaliserQpv, normaliserTypologie } from '../../src/domaine/lecture/normaliser-logement';
import { normaliserHorsFlux, normaliserLiberation } from '../../src/domaine/lecture/normaliser-motifs';
import { texteDe, type Lecture } from '../../src/domaine/lecture/texte';
import type { ValeurCellule } from '../../src/domaine/inventaire';

type Cas = readonly [lu: ValeurCellule, attendu: unknown];

/** A value, '' for nothing, undefined for what gives no sure reading. */
const resultat = (lecture: Lecture<unknown>): unknown =>
  lecture.etat === 'lu' ? lecture.valeur : lecture.etat === 'vide' ? '' : undefined;
const texte = (normaliser: (valeur: string) => Lecture<unknown>) => (valeur: ValeurCellule) => normaliser(texteDe(valeur));
const fin = (valeur: ValeurCellule) => normaliserDate(valeur, { exercice: 2026, borne: 'fin' });
const debut = (valeur: ValeurCellule) => normaliserDate(valeur, { exercice: 2026, borne: 'debut' });

const TABLES: readonly (readonly [nom: string, normaliser: (valeur: ValeurCellule) => Lecture<unknown>, cas: readonly Cas[]])[] = [
  [
    'N° RPLS',
    normaliserRpls,
    [
      ['0101647962', '0101647962'],
      [101647962, '0101647962'],
      [' 0101 647 962 ', '0101647962'],
      ['a12b456789', 'A12B456789'],
      ['A12', undefined],
      ['1,23457E+09', undefined],
      [12345678901, undefined],
      ['', ''],
      ['NC', ''],
      ['#N/A', undefined],
      [null, ''],
    ],
  ],
  [
    'département',
    normaliserDepartement,
    [
      [9, '09'],
      ['9', '09'],
      ['09', '09'],
      ['2a', '2A'],
      ['31 - Haute-Garonne', '31'],
      ['031', '31'],
      [974, '974'],
      ['96', undefined],
      ['0', undefined],
      ['99', undefined],
      [null, ''],
    ],
  ],
  [
    'INSEE',
    normaliserInsee,
    [
      ['9122', '09122'],
      [9122, '09122'],
      ['2a004', '2A004'],
      ['31555', '31555'],
      ['3155', '03155'],
      ['315', undefined],
      ['Toulouse', undefined],
      ['NA', ''],
    ],
  ],
  [
    'code postal',
    normaliserCodePostal,
    [
      [9000, '09000'],
      ['31 000', '31000'],
      ['310', undefined],
    ],
  ],
  [
    'SIREN',
    normaliserSiren,
    [
      [243100518, '243100518'],
      ['243 100 518', '243100518'],
      ['24310051', undefined],
    ],
  ],
  [
    'année',
    (valeur) => normaliserAnnee(valeur, 2031),
    [
      [1970, 1970],
      ['2024', 2024],
      [9999, undefined],
      [1799, undefined],
      ['', ''],
      [0, undefined],
    ],
  ],
  [
    'QPV',
    texte(normaliserQpv),
    [
      ['Oui', true],
      ['O', true],
      ['x', true],
      [1, true],
      [true, true],
      ['QP031025', true],
      ['QN03101M', true],
      ['QPV', true],
      ['en QPV', true],
      ['non', false],
      ['N', false],
      [2, false],
      ['Hors QPV', false],
      [false, false],
      ['?', undefined],
      ['0', undefined],
      ['', ''],
    ],
  ],
  [
    'typologie',
    texte(normaliserTypologie),
    [
      ['T3', 3],
      ['t3', 3],
      ['T 3', 3],
      ['F4', 4],
      ['T3B', 3],
      ['T3 bis', 3],
      ['Studio', 1],
      ['3 pièces', 3],
      ['1 pièces', 1],
      [3, 3],
      ['Type 5', 5],
      ['T10', undefined],
      ['T0', undefined],
      [2.5, undefined],
      ['Local commercial', undefined],
      ['T3/T4', undefined],
    ],
  ],
  [
    'financement',
    texte(normaliserFinancement),
    [
      ['PLUS ', '13'],
      ['plus', '13'],
      ['PLAI', '10'],
      ['PLA-I', '10'],
      ['PLATS', '11'],
      ['PLA-TS', '11'],
      ['PLA', '12'],
      ['HLM/O', '52'],
      ['HLM O', '52'],
      ['HLMO', '52'],
      ['PLS.', '14'],
      ['PLI', '16'],
      [13, '13'],
      ['13 - PLUS', '13'],
      ['13 - PLS', undefined],
      ['13 (PLUS)', '13'],
      ['13 PLUS neuf', '13'],
      ['10 - PLA d’intégration', '10'],
      ['11 PLA loyer minoré / insertion', '11'],
      ['49 - Autre', '49'],
      ['55 Prêts spéciaux du CFF', '55'],
      ['10,13', undefined],
      [10.13, undefined],
      ['13 / 14', undefined],
      ['12 logements', undefined],
      ['12 - PLA d’intégration', undefined],
      ['98', undefined],
      ['XYZ', undefined],
      ['constructor', undefined],
      [null, ''],
    ],
  ],
  [
    'construction',
    texte(normaliserConstruction),
    [
      ['Appartement', 'C'],
      ['COLL', 'C'],
      ['Collectif', 'C'],
      ['Maison', 'I'],
      ['IND', 'I'],
      ['Pavillon', 'I'],
      ['E', 'E'],
      ['', ''],
      ['Garage', undefined],
    ],
  ],
  [
    'hors flux',
    texte(normaliserHorsFlux),
    [
      ['Étudiant', 'ETUDIANT'],
      ['Logement étudiant', 'ETUDIANT'],
      ['vente', 'VENTE'],
      ['Plan de vente', 'VENTE'],
      ['à démolir', 'DEMOLITION'],
      ['Démolition', 'DEMOLITION'],
      ['logement adapté', 'SPECIFIQUE'],
      ['Résidence sociale', 'SPECIFIQUE'],
      ['IML', 'IML'],
      ['Intermédiation locative', 'IML'],
      ['Défense', 'DEFENSE'],
      ['Loge du gardien', 'FONCTION'],
      ['Non conventionné', 'NON_CONVENTIONNE'],
      ['PLI', 'NON_CONVENTIONNE'],
      ['Logement intermédiaire', 'NON_CONVENTIONNE'],
      ['non', ''],
      ['hors plan de vente', undefined],
      ['oui', undefined],
      ['vente étudiants', undefined],
    ],
  ],
  [
    'libération',
    texte(normaliserLiberation),
    [
      ['Congé locataire', 'externe'],
      ['Départ', 'externe'],
      ['externe', 'externe'],
      ['MUT', 'mutation'],
      ['Mutation', 'mutation'],
      ['mutation interne', 'mutation'],
      ['Départ pour mutation', 'mutation'],
      ['ANRU', 'anru'],
      ['Relogement ANRU', 'anru'],
      ['ORCOD', 'orcod-lhi'],
      ['Relogement LHI', 'orcod-lhi'],
      ['', ''],
      ['oui', undefined],
    ],
  ],
  [
    'fin de convention',
    fin,
    [
      [45748, '2025-04-01'],
      ['2025-04-01', '2025-04-01'],
      ['2025-04-01T00:00:00.000Z', '2025-04-01'],
      ['01/04/2025', '2025-04-01'],
      ['1.4.2025', '2025-04-01'],
      ['01/05/52', '2052-05-01'],
      ['02/2024', '2024-02-29'],
      ['31/02/2024', undefined],
      ['2025', undefined],
      [2025, undefined],
      ['31/12/2099', undefined],
      ['31/12/9999', undefined],
      [73050, undefined],
      ['bientôt', undefined],
      ['', ''],
      [-3, undefined],
    ],
  ],
  [
    'début de convention',
    debut,
    [
      ['01/04/75', '1975-04-01'],
      ['01/04/26', '2026-04-01'],
      ['03/1992', '1992-03-01'],
    ],
  ],
];

for (const [nom, normaliser, cas] of TABLES) {
  test.each(cas)(`${nom} : %p se lit %p`, (valeur, attendu) => {
    expect(resultat(normaliser(valeur))).toEqual(attendu);
  });
}

test('une fin à deux chiffres est la première année qui suit le début', () => {
  const lire = (texteLu: string, depart: string) => resultat(normaliserDate(texteLu, { exercice: 2026, borne: 'fin', debut: depart }));
  expect(lire('01/05/32', '1982-05-01')).toBe('2032-05-01');
  expect(lire('01/04/05', '1975-04-01')).toBe('2005-04-01');
  expect(lire('01/04/82', '1975-04-01')).toBe('1982-04-01');
  expect(lire('01/09/74', '2024-09-01')).toBe('2074-09-01');
});
