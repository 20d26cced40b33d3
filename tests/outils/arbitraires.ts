/** Generated inventories and hypotheses: names that bite a spreadsheet, shared dwellings, dates around the reference day. */
import fc from 'fast-check';
import { NON_RESERVE, type Bien } from '../../src/domaine/bien';
import type { Categorie } from '../../src/domaine/categories';
import type {
  AnneeAnterieure,
  Hypotheses,
  HypothesesReservataire,
  HypothesesTerritoire,
  Modifications,
  SaisieInfra,
  Scenario,
} from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from '../../src/domaine/motifs-hors-flux';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from './inventaires';

const TERRITOIRES = ['09', '31', '2A'] as const;

/** Wildcards, comparisons, quotes, formulas, numeric text, a long name: all of them are names that somebody may type. */
export const NOMS = [
  'Action Logement',
  'Commune de Toulouse',
  'Conseil départemental (Haute-Garonne)',
  'CA « L’Étoile »',
  '*',
  'Mairie ?',
  'Mairie ~',
  '<31',
  '=1+1',
  '01',
  'Ville "A" & \'B\'',
  `Syndicat ${'intercommunal '.repeat(8)}`.trim(),
  `SYNDICAT ${'intercommunal '.repeat(8)}du Sud`,
  `Syndicat ${'intercommunal '.repeat(8)}du Nord`,
] as const;

const PROGRAMMES = ['Les Lilas', 'Résidence *', '=A1', '12', `Îlot ${'x'.repeat(90)}`, null] as const;
const MOTIFS = MOTIFS_HORS_FLUX.map(({ code }) => code);

const CATEGORIES_DES_NOMS: Readonly<Record<string, Categorie>> = {
  'Action Logement': 'action-logement',
  'Préfecture (prioritaires)': 'etat-prioritaires',
  'Préfecture (agents)': 'etat-agents',
  'Commune de Toulouse': 'commune',
  'Mairie ?': 'commune',
  'CA « L’Étoile »': 'epci',
  'Conseil départemental (Haute-Garonne)': 'departement',
};

const dateIso = fc.constantFrom(
  null,
  null,
  '2019-01-01',
  '2025-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-06-30',
  '2026-12-31',
  '2028-03-01',
  '2031-12-31',
  '2032-02-29',
);

/** Around the day when five years end, a 29 February among them. */
const versement = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom('2015-06-30', '2020-02-29', '2020-12-30', '2020-12-31', '2021-05-15', '2024-02-29') },
);

/** Codes, names without a code that bite a spreadsheet, a place that nobody says, an EPCI over two départements. */
const LIEUX: readonly Pick<Bien, 'commune' | 'communeNom' | 'epci' | 'epciNom'>[] = [
  { commune: '31555', communeNom: 'Toulouse', epci: '243100518', epciNom: 'CA « L’Étoile »' },
  { commune: '31395', communeNom: 'Muret', epci: '200068641', epciNom: 'CA Le Muretain Agglo' },
  { commune: '01004', communeNom: 'Ambérieu-en-Bugey', epci: '243100518', epciNom: 'CA « L’Étoile »' },
  { commune: '2A004', communeNom: 'Ajaccio', epci: null, epciNom: null },
  { commune: null, communeNom: '*', epci: null, epciNom: 'Agglo ?' },
  { commune: null, communeNom: null, epci: null, epciNom: null },
];

const lot = fc.record({
  nombre: fc.integer({ min: 1, max: 5 }),
  departement: fc.constantFrom(...TERRITOIRES),
  lieu: fc.constantFrom(...LIEUX),
  reservataires: fc.oneof(
    { weight: 1, arbitrary: fc.constant([NON_RESERVE]) },
    { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...NOMS), { minLength: 1, maxLength: 3 }) },
  ),
  programme: fc.constantFrom(...PROGRAMMES),
  debutConvention: dateIso,
  finConvention: dateIso,
  dernierVersement: versement,
  origineDuDroit: fc.constantFrom(null, null, 'garantie', 'terrain'),
  horsFlux: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...MOTIFS) }),
  liberation: fc.constantFrom(null, null, null, 'externe', 'mutation', 'anru', 'orcod-lhi'),
} satisfies Record<string, unknown>);

export const arbitraireInventaire: fc.Arbitrary<Inventaire> = fc
  .array(lot, { minLength: 1, maxLength: 8 })
  .map((lots) =>
    creerInventaire(
      creerBiens(lots.map(({ nombre, lieu, ...modele }) => [nombre, { ...modele, ...lieu } as Partial<Bien>] as const)),
      CATEGORIES_DES_NOMS,
    ),
  );

/** Nine decimals: nobody types 5e-324 in a cell, and a spreadsheet that keeps fifteen digits reads another number there. */
const decimal = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true }).map((nombre) => Number(nombre.toFixed(9)));

const volume = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), decimal(5));
const part = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 60 }).map((centiemes) => centiemes / 100),
);

/** N-1 and N-4 are out of the mean; a year may be half typed. */
const anneeAnterieure: fc.Arbitrary<AnneeAnterieure> = fc.record({
  annee: fc.constantFrom(2022, 2023, 2024, 2025),
  liberations: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.integer({ min: 10, max: 40 }) }),
  mutations: fc.integer({ min: 0, max: 4 }),
  anru: fc.integer({ min: 0, max: 3 }),
  orcodLhi: fc.integer({ min: 0, max: 3 }),
  parcDeReference: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(null, 0) },
    { weight: 4, arbitrary: fc.integer({ min: 40, max: 300 }) },
  ),
});

const mobiliteRpls = fc.record({
  emmenagements: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 30 })),
  parc: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 300 })),
});

const PERIODES = ['n-1', 'moyenne-simple', 'moyenne-ponderee'] as const;

const territoire = (code: string): fc.Arbitrary<HypothesesTerritoire> =>
  fc
    .record({
      variante: fc.constantFrom('harmonise', 'intermediaire', 'rpls', 'saisi'),
      periode: fc.constantFrom(...PERIODES),
      anneesAnterieures: fc.uniqueArray(anneeAnterieure, { maxLength: 4, selector: ({ annee }) => annee }),
      mobiliteRpls: fc.option(mobiliteRpls),
      tauxSaisi: fc.oneof(fc.constant(null), decimal(0.4)),
      liberations: fc.oneof(
        fc.constant(null),
        fc.record({
          total: fc.integer({ min: 10, max: 40 }),
          etudiants: fc.integer({ min: 0, max: 2 }),
          specifiques: fc.integer({ min: 0, max: 2 }),
          mutations: fc.integer({ min: 0, max: 3 }),
          relogementsAnru: fc.integer({ min: 0, max: 2 }),
          relogementsOrcodLhi: fc.integer({ min: 0, max: 2 }),
        }),
      ),
      deductions: fc.record({ mutations: volume, relogementsRu: volume, orcod: volume, lhi: volume, vente: volume }),
      parcDeclare: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 72, max: 400 }) }),
      parcDeReference: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 300 }) }),
      duConventionsDeParc: fc.constantFrom(0, 0, 3, 2.5),
    })
    .map((champs) => creerTerritoire({ ...champs, code }));

const reservataire: fc.Arbitrary<HypothesesReservataire> = fc
  .record({
    nom: fc.constantFrom(...NOMS, 'Préfecture (prioritaires)', 'Préfecture (agents)'),
    partConvenue: part,
    partHorsGarantie: fc.constantFrom(0, 0, 0, 0.03, 0.2),
    origineDesDroits: fc.constantFrom(
      null,
      'Garantie d’emprunt',
      'garantie communale',
      'Apport de terrain',
      'FINANCEMENT',
      'Loi',
      'Convention de 1998',
    ),
    methode: fc.constantFrom('assiette', 'droits-acquis', 'assiette-propre'),
  })
  .map(({ nom, partConvenue, partHorsGarantie, origineDesDroits, methode }) => {
    return creerReservataire(nom, {
      partConvenue,
      partHorsGarantie,
      origineDesDroits,
      categorie: CATEGORIES_DES_NOMS[nom] ?? 'autre',
      methode,
    });
  });

/** Communes and EPCI with a code, a rate and deductions of their own, or without. */
const saisieInfra: fc.Arbitrary<SaisieInfra> = fc.record({
  reservataire: fc.constantFrom('Commune de Toulouse', 'Mairie ?', 'CA « L’Étoile »'),
  departement: fc.constantFrom(...TERRITOIRES),
  code: fc.constantFrom(null, null, '31395', '01004', '200068641', '99999', '*'),
  tauxSaisi: fc.oneof(fc.constant(null), decimal(0.3)),
  deductions: fc.oneof(fc.constant(null), volume),
  parcDeclare: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 400 })),
});

const exclusions: fc.Arbitrary<Readonly<Partial<Record<MotifHorsFlux, boolean>>>> = fc.dictionary(fc.constantFrom(...MOTIFS), fc.boolean());

export const arbitraireHypotheses: fc.Arbitrary<Hypotheses> = fc
  .record({
    territoires: fc.tuple(...TERRITOIRES.map(territoire)),
    reservataires: fc.uniqueArray(reservataire, { maxLength: 5, selector: ({ nom }) => nom }),
    exclusions,
    denominateurDesParts: fc.constantFrom('parc-eligible', 'parc-total'),
    plusieursReservataires: fc.constantFrom('fraction', 'priorite', 'double'),
    echeanceEnCours: fc.constantFrom('plein', 'prorata'),
    prolongationGarantieAnnees: fc.constantFrom(5, 5, 0, 3.5),
    droitsAcquisHorsActionLogement: fc.boolean(),
    arrondi: fc.constantFrom('plus-forts-restes', 'plus-forts-restes', 'demi-superieur', 'plancher', 'plafond'),
    reglementDesParts: fc.constantFrom('a-negocier', 'normaliser', 'reduire'),
    baseGarantie: fc.constantFrom('flux', 'stock'),
    droitsSansOrigine: fc.constantFrom('garantie', 'hors-garantie'),
    populationDuTaux: fc.constantFrom('parc-entier', 'parc-du-reservataire'),
    seuils: fc.constantFrom({}, { plafondEtat: 0.1, plafondAgents: 0.2, plafondCollectivites: 0.05, partRequalifiable: 0.4 }),
    infra: fc.uniqueArray(saisieInfra, { maxLength: 4, selector: ({ reservataire: nom, departement }) => `${departement}${nom}` }),
    coefficientsDu: fc.subarray(TERRITOIRES.map((zone, rang) => ({ zone, coefficient: rang * 0.75, source: 'Convention' }))),
  })
  .map((champs) => creerHypotheses(champs as Partial<Hypotheses>));

const modifications: fc.Arbitrary<Modifications> = fc
  .record(
    {
      variante: fc.constantFrom('harmonise', 'intermediaire', 'rpls', 'saisi'),
      periode: fc.constantFrom(...PERIODES),
      tauxSaisi: decimal(0.3),
      mutations: volume,
      relogementsRu: volume,
      vente: volume,
      exclusions,
      methodeActionLogement: fc.constantFrom('assiette', 'droits-acquis'),
      denominateurDesParts: fc.constantFrom('parc-eligible', 'parc-total'),
    },
    { requiredKeys: [] },
  )
  .map((champs) => champs as Modifications);

/** None to two scenarios, with a change for one territoire only now and then. */
export const arbitraireScenarios: fc.Arbitrary<readonly Scenario[]> = fc
  .array(
    fc
      .record({ modifications, propre: fc.option(modifications, { nil: undefined }), code: fc.constantFrom(...TERRITOIRES) })
      .map(({ modifications: partout, propre, code }) => ({
        nom: 'Essai',
        modifications: partout,
        ...(propre === undefined ? {} : { parTerritoire: { [code]: propre } }),
      })),
    { maxLength: 2 },
  )
  .map((scenarios) => scenarios.map((scenario, rang) => ({ ...scenario, nom: `Essai ${rang + 1}` })));
