/** Generated inventories and hypotheses: names that bite a spreadsheet, shared dwellings, dates around the reference day. */
import fc from 'fast-check';
import { NON_RESERVE, type Bien } from '../../src/domaine/bien';
import type { Hypotheses, HypothesesReservataire, HypothesesTerritoire, Modifications, Scenario } from '../../src/domaine/hypotheses';
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
] as const;

const PROGRAMMES = ['Les Lilas', 'Résidence *', '=A1', '12', `Îlot ${'x'.repeat(90)}`, null] as const;
const MOTIFS = MOTIFS_HORS_FLUX.map(({ code }) => code);

const dateIso = fc.constantFrom(
  null,
  null,
  '2019-01-01',
  '2025-12-30',
  '2025-12-31',
  '2026-01-01',
  '2026-06-30',
  '2026-12-31',
  '2031-12-31',
  '2032-02-29',
);

const lot = fc.record({
  nombre: fc.integer({ min: 1, max: 5 }),
  departement: fc.constantFrom(...TERRITOIRES),
  reservataires: fc.oneof(
    { weight: 1, arbitrary: fc.constant([NON_RESERVE]) },
    { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...NOMS), { minLength: 1, maxLength: 3 }) },
  ),
  programme: fc.constantFrom(...PROGRAMMES),
  debutConvention: dateIso,
  finConvention: dateIso,
  horsFlux: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...MOTIFS) }),
  liberation: fc.constantFrom(null, null, null, 'externe', 'mutation', 'anru', 'orcod-lhi'),
} satisfies Record<string, unknown>);

export const arbitraireInventaire: fc.Arbitrary<Inventaire> = fc
  .array(lot, { minLength: 1, maxLength: 8 })
  .map((lots) => creerInventaire(creerBiens(lots.map(({ nombre, ...modele }) => [nombre, modele as Partial<Bien>] as const))));

/** Nine decimals: nobody types 5e-324 in a cell, and a spreadsheet that keeps fifteen digits reads another number there. */
const decimal = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true }).map((nombre) => Number(nombre.toFixed(9)));

const volume = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), decimal(5));
const part = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 60 }).map((centiemes) => centiemes / 100),
);

const territoire = (code: string): fc.Arbitrary<HypothesesTerritoire> =>
  fc
    .record({
      variante: fc.constantFrom('harmonise', 'intermediaire', 'saisi'),
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
  .record({ nom: fc.constantFrom(...NOMS, 'Préfecture (prioritaires)'), partConvenue: part, droits: fc.boolean() })
  .map(({ nom, partConvenue, droits }) => {
    const actionLogement = nom === 'Action Logement';
    return creerReservataire(nom, {
      partConvenue,
      categorie: actionLogement ? 'action-logement' : nom.startsWith('Préfecture') ? 'etat-prioritaires' : 'autre',
      methode: actionLogement && droits ? 'droits-acquis' : 'assiette',
    });
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
  })
  .map((champs) => creerHypotheses(champs as Partial<Hypotheses>));

const modifications: fc.Arbitrary<Modifications> = fc
  .record(
    {
      variante: fc.constantFrom('harmonise', 'intermediaire', 'saisi'),
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
