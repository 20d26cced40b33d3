/** Generated inventories: names that bite a spreadsheet, shared dwellings, dates around the reference day. */
import fc from 'fast-check';
import { NON_RESERVE, type Bien, type TypeDeDroit } from '../../src/domaine/bien';
import type { Categorie } from '../../src/domaine/categories';
import type { Inventaire } from '../../src/domaine/inventaire';
import { SANS_COMPLEMENT } from '../../src/domaine/lecture/lire-complements';
import { MOTIFS_HORS_FLUX } from '../../src/domaine/motifs-hors-flux';
import { creerBiens, creerInventaire, type Lot } from './inventaires';

export const TERRITOIRES = ['09', '31', '2A'] as const;

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

export const NOMS_DE_L_ETAT = ['Préfecture (prioritaires)', 'Préfecture (agents)'] as const;

const PROGRAMMES = ['Les Lilas', 'Résidence *', '=A1', '12', `Îlot ${'x'.repeat(90)}`, null] as const;
export const MOTIFS = MOTIFS_HORS_FLUX.map(({ code }) => code);

export const CATEGORIES_DES_NOMS: Readonly<Record<string, Categorie>> = {
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

/** Most inventories do not say it. */
const typeDuDroit = fc.constantFrom<(TypeDeDroit | null)[]>(null, null, null, 'suite', 'unique', 'un-tour');

/** Dwellings of one kind, wherever they stand. */
export const lot: fc.Arbitrary<Lot> = fc
  .record({
    nombre: fc.integer({ min: 1, max: 5 }),
    lieu: fc.constantFrom(...LIEUX),
    reservataires: fc.oneof(
      { weight: 2, arbitrary: fc.constant([NON_RESERVE]) },
      { weight: 6, arbitrary: fc.uniqueArray(fc.constantFrom(...NOMS), { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...NOMS_DE_L_ETAT, 'Action Logement'), { minLength: 1, maxLength: 2 }) },
    ),
    qpv: fc.constantFrom(false, false, true, null),
    programme: fc.constantFrom(...PROGRAMMES),
    debutConvention: dateIso,
    finConvention: dateIso,
    dernierVersement: versement,
    origineDuDroit: fc.constantFrom(null, null, 'garantie', 'terrain'),
    horsFlux: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...MOTIFS) }),
    liberation: fc.constantFrom(null, null, null, 'externe', 'mutation', 'anru', 'orcod-lhi'),
    typeDuDroit,
  } satisfies Record<string, unknown>)
  .map(({ nombre, lieu, typeDuDroit: type, ...modele }) => [
    nombre,
    { ...modele, ...lieu, ...(type === null ? {} : { complements: { ...SANS_COMPLEMENT, typeDuDroit: type } }) } as Partial<Bien>,
  ]);

export const arbitraireInventaire: fc.Arbitrary<Inventaire> = fc
  .array(fc.tuple(lot, fc.constantFrom(...TERRITOIRES)), { minLength: 1, maxLength: 8 })
  .map((lots) =>
    creerInventaire(
      creerBiens(lots.map(([[nombre, modele], departement]): Lot => [nombre, { ...modele, departement }])),
      CATEGORIES_DES_NOMS,
    ),
  );
