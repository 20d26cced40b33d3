import fc from 'fast-check';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Correspondance, Indicateur, ValeurCellule } from '../../src/domaine/inventaire';
import { FORMES_ENTETES } from '../../src/domaine/lecture/entetes';
import { lireInventaire, lireInventaireParLots } from '../../src/domaine/lecture/lire-inventaire';
import { normaliserDepartement, normaliserInsee, normaliserRpls } from '../../src/domaine/lecture/normaliser-codes';
import { normaliserDate } from '../../src/domaine/lecture/normaliser-date';
import { normaliserFinancement } from '../../src/domaine/lecture/normaliser-financement';
import { normaliserConstruction, normaliserTypologie } from '../../src/domaine/lecture/normaliser-logement';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { texteDe, type Lecture } from '../../src/domaine/lecture/texte';

const referentiel = chargerReferentielNode();
const OPTIONS = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
const INDICATEURS: readonly Indicateur[] = FORMES_ENTETES.map(({ indicateur }) => indicateur);

const PLAUSIBLES = [
  'Total',
  'Total Résidence',
  'RPLS',
  'Commune',
  'Code INSEE',
  'Typologie',
  'T3',
  '0101647962',
  101647962,
  '31555',
  'Toulouse',
  '31',
  9,
  'Oui',
  'PLUS',
  'Collectif',
  'ALS / Mairie de Muret',
  'Ministère des Armées',
  '01/02/99',
  45000,
  '31/12/2099',
  'Étudiant',
  'MUT',
  '#N/A',
  '#REF!',
  '__proto__',
  ' ',
  '-',
  '?',
] as const;
const cellule: fc.Arbitrary<ValeurCellule> = fc.oneof(
  fc.constantFrom(...PLAUSIBLES),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const grille = fc.array(fc.array(cellule, { maxLength: 10 }), { maxLength: 25 });

const correspondanceLibre: fc.Arbitrary<Correspondance> = fc.record({
  ligneEntete: fc.integer({ min: -1, max: 4 }),
  colonnes: fc.uniqueArray(
    fc.record({ indicateur: fc.constantFrom(...INDICATEURS), colonne: fc.nat(12), entete: fc.string(), confiance: fc.constant(1) }),
    { selector: ({ indicateur }) => indicateur, maxLength: 12 },
  ),
  ignorees: fc.constant([]),
});

test('toute grille se lit sans échec, et chaque ligne est un logement ou une ligne écartée', () => {
  fc.assert(
    fc.property(grille, fc.option(correspondanceLibre), (lignes, libre) => {
      const inventaire = lireInventaire(lignes, libre ?? reconnaitreColonnes(lignes), OPTIONS);
      expect(inventaire.lignesLues).toBe(lignes.length);
      expect(inventaire.biens.length + inventaire.ecartees.length).toBe(lignes.length);
      const vues = [...inventaire.biens, ...inventaire.ecartees].map(({ ligneSource }) => ligneSource);
      expect(vues.sort((a, b) => a - b)).toEqual(lignes.map((_, index) => index + 1));
      for (const bien of inventaire.biens) {
        expect(bien.reservataires.length).toBeGreaterThan(0);
        for (const nom of bien.reservataires) expect(inventaire.categories.has(nom)).toBe(true);
      }
      for (const { message } of inventaire.anomalies) expect(message).toMatch(/^(Cellule [A-Z]+\d+|Ligne \d+) : /);
    }),
    { numRuns: 300 },
  );
});

test('la lecture par lots donne le même inventaire, et rend compte de son avancement', () => {
  fc.assert(
    fc.property(grille, fc.integer({ min: 1, max: 7 }), (lignes, taille) => {
      const correspondance = reconnaitreColonnes(lignes);
      const lots = lireInventaireParLots(lignes, correspondance, OPTIONS, taille);
      let etape = lots.next();
      let lues = 0;
      while (etape.done !== true) {
        // A batch after the other, then what concludes the whole.
        lues = Math.min(lues + taille, lignes.length);
        expect(etape.value).toEqual({ lues, total: lignes.length });
        etape = lots.next();
      }
      expect(lues).toBe(lignes.length);
      expect(etape.value).toEqual(lireInventaire(lignes, correspondance, OPTIONS));
    }),
  );
});

const NORMALISEURS: readonly (readonly [string, (valeur: ValeurCellule) => Lecture<string | number>])[] = [
  ['N° RPLS', normaliserRpls],
  ['département', normaliserDepartement],
  ['INSEE', normaliserInsee],
  ['financement', (valeur) => normaliserFinancement(texteDe(valeur))],
  ['typologie', (valeur) => normaliserTypologie(texteDe(valeur))],
  ['construction', (valeur) => normaliserConstruction(texteDe(valeur))],
  ['date', (valeur) => normaliserDate(valeur, { exercice: 2026, borne: 'fin' })],
];

test.each(NORMALISEURS)('normaliser deux fois (%s) revient à normaliser une fois', (_, normaliser) => {
  fc.assert(
    fc.property(
      fc.oneof(
        cellule,
        fc.nat(9_999_999_999),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      (valeur) => {
        const premiere = normaliser(valeur);
        if (premiere.etat !== 'lu') return;
        const seconde = normaliser(String(premiere.valeur));
        expect(seconde).toMatchObject({ etat: 'lu', valeur: premiere.valeur });
      },
    ),
  );
});

test('300 000 lignes se lisent toutes, et ce qui manque partout est dit en une remarque', () => {
  const entete = [
    'N° UG',
    'RPLS',
    'Code INSEE',
    'Commune',
    'Dépt',
    'QPV',
    'Typologie',
    'Financement',
    'Coll./Indiv.',
    'Réservataire',
    'Début convention',
    'Fin convention',
  ];
  const lignes: ValeurCellule[][] = [entete];
  for (let rang = 0; rang < 300_000; rang += 1) {
    lignes.push([
      `UG${rang}`,
      String(1_000_000_000 + rang),
      '31555',
      'Toulouse',
      31,
      rang % 5 === 0 ? 'Oui' : 'Non',
      `T${(rang % 5) + 1}`,
      'PLUS',
      'Collectif',
      rang % 3 === 0 ? 'ALS' : '',
      33604,
      '01/04/2030',
    ]);
  }
  const inventaire = lireInventaire(lignes, reconnaitreColonnes(lignes), OPTIONS);
  expect(inventaire.biens).toHaveLength(300_000);
  expect(inventaire.anomalies.map(({ regle, cellule }) => [regle, cellule])).toEqual([['V09', 'J3']]);
  expect(inventaire.anomalies[0]?.lignes).toHaveLength(200_000);
  expect(inventaire.anomalies[0]?.message).toContain('sur 200000 lignes (3, 4, 6, 7, 9 et 199995 de plus)');
}, 120_000);
