/** Generated hypotheses: everything that may be typed, besides what an inventory says. */
import fc from 'fast-check';
import type { Categorie } from '../../src/domaine/categories';
import type {
  AnneeAnterieure,
  CoefficientDu,
  DuConsommes,
  Hypotheses,
  HypothesesReservataire,
  HypothesesTerritoire,
  Modifications,
  SaisieInfra,
  Scenario,
} from '../../src/domaine/hypotheses';
import type { MotifHorsFlux } from '../../src/domaine/motifs-hors-flux';
import { CATEGORIES_DES_NOMS, MOTIFS, NOMS, NOMS_DE_L_ETAT, TERRITOIRES } from './arbitraires-inventaire';
import { creerHypotheses, creerReservataire, creerTerritoire } from './inventaires';

/** Nine decimals: nobody types 5e-324 in a cell, and a spreadsheet that keeps fifteen digits reads another number there. */
const decimal = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true }).map((nombre) => Number(nombre.toFixed(9)));

const volume = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), decimal(5));
const part = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 60 }).map((centiemes) => centiemes / 100),
);

/** N-1 and N-4 are out of the mean. */
const ANNEES = [2022, 2023, 2024, 2025] as const;

/** It may be half typed. */
export const anneeAnterieure = (...annees: readonly number[]): fc.Arbitrary<AnneeAnterieure> =>
  fc.record({
    annee: fc.constantFrom(...annees),
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

/** What is typed for a territoire. */
export const saisiesDuTerritoire: fc.Arbitrary<Omit<HypothesesTerritoire, 'code'>> = fc.record({
  variante: fc.constantFrom('harmonise', 'intermediaire', 'rpls', 'saisi'),
  periode: fc.constantFrom(...PERIODES),
  anneesAnterieures: fc.uniqueArray(anneeAnterieure(...ANNEES), { maxLength: 4, selector: ({ annee }) => annee }),
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
});

const territoire = (code: string): fc.Arbitrary<HypothesesTerritoire> =>
  saisiesDuTerritoire.map((champs) => creerTerritoire({ ...champs, code }));

/** What is typed on the line of a réservataire, its name and category apart. */
export const saisiesDuReservataire: fc.Arbitrary<
  Pick<HypothesesReservataire, 'partConvenue' | 'partHorsGarantie' | 'origineDesDroits' | 'methode' | 'statutDeConvention'>
> = fc.record({
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
  statutDeConvention: fc.constantFrom('signee', 'signee', 'en-negociation', 'absente'),
});

export const categorieDe = (nom: string): Categorie => CATEGORIES_DES_NOMS[nom] ?? 'autre';

/** Few ranks, so that some are equal. */
const rang = fc.constantFrom({}, {}, { rang: 1 }, { rang: 2 });

const reservataire: fc.Arbitrary<HypothesesReservataire> = fc
  .tuple(fc.constantFrom(...NOMS, ...NOMS_DE_L_ETAT), saisiesDuReservataire, rang)
  .map(([nom, saisies, classe]) => creerReservataire(nom, { ...saisies, ...classe, categorie: categorieDe(nom) }));

/** A rate, deductions and a parc of its own for a commune or an EPCI, or none. */
export const saisiesDuLieu: fc.Arbitrary<Pick<SaisieInfra, 'tauxSaisi' | 'deductions' | 'parcDeclare'>> = fc.record({
  tauxSaisi: fc.oneof(fc.constant(null), decimal(0.3)),
  deductions: fc.oneof(fc.constant(null), volume),
  parcDeclare: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 400 })),
});

export const codeDuLieu = fc.constantFrom(null, null, '31395', '01004', '200068641', '99999', '*');

const saisieInfra: fc.Arbitrary<SaisieInfra> = fc
  .tuple(
    fc.record({
      reservataire: fc.constantFrom('Commune de Toulouse', 'Mairie ?', 'CA « L’Étoile »'),
      departement: fc.constantFrom(...TERRITOIRES),
      code: codeDuLieu,
    }),
    saisiesDuLieu,
  )
  .map(([lieu, saisies]) => ({ ...lieu, ...saisies }));

const exclusions: fc.Arbitrary<Readonly<Partial<Record<MotifHorsFlux, boolean>>>> = fc.dictionary(fc.constantFrom(...MOTIFS), fc.boolean());

/** What holds for the whole workbook. */
export const reglages: fc.Arbitrary<Omit<Hypotheses, 'exercice' | 'bailleur' | 'territoires' | 'reservataires' | 'scenarios'>> = fc.record({
  exclusions,
  denominateurDesParts: fc.constantFrom('parc-eligible', 'parc-total'),
  plusieursReservataires: fc.constantFrom('fraction', 'priorite', 'double'),
  echeanceEnCours: fc.constantFrom('plein', 'prorata'),
  prolongationGarantieAnnees: fc.constantFrom(5, 5, 0, 3.5),
  droitsAcquisHorsActionLogement: fc.boolean(),
  droitsUniquesEtUnTour: fc.constantFrom('a-part', 'a-part', 'droits-de-suite'),
  arrondi: fc.constantFrom('plus-forts-restes', 'plus-forts-restes', 'demi-superieur', 'plancher', 'plafond'),
  reglementDesParts: fc.constantFrom('a-negocier', 'normaliser', 'reduire'),
  baseGarantie: fc.constantFrom('flux', 'programme', 'stock'),
  droitsSansOrigine: fc.constantFrom('garantie', 'hors-garantie'),
  populationDuTaux: fc.constantFrom('parc-entier', 'parc-du-reservataire'),
  repriseParLePrefet: fc.boolean(),
  seuils: fc.constantFrom({}, { plafondEtat: 0.1, plafondAgents: 0.2, plafondCollectivites: 0.05, partRequalifiable: 0.4 }),
});

export const coefficients = (codes: readonly string[]): fc.Arbitrary<CoefficientDu[]> =>
  fc.subarray(codes.map((zone, rang) => ({ zone, coefficient: rang * 0.75, source: 'Convention' })));

/** Also for somebody whose rights are not converted. */
const duConsommes: fc.Arbitrary<DuConsommes[]> = fc.uniqueArray(
  fc.record({
    territoire: fc.constantFrom(...TERRITOIRES),
    reservataire: fc.constantFrom('Action Logement', 'Action Logement', 'Mairie ?'),
    consommes: volume,
  }),
  { maxLength: 2, selector: ({ territoire: code, reservataire: nom }) => `${code}${nom}` },
);

export const arbitraireHypotheses: fc.Arbitrary<Hypotheses> = fc
  .tuple(
    reglages,
    fc.record({
      territoires: fc.tuple(...TERRITOIRES.map(territoire)),
      reservataires: fc.uniqueArray(reservataire, { maxLength: 5, selector: ({ nom }) => nom }),
      infra: fc.uniqueArray(saisieInfra, { maxLength: 4, selector: ({ reservataire: nom, departement }) => `${departement}${nom}` }),
      coefficientsDu: coefficients(TERRITOIRES),
      duConsommes,
    }),
  )
  .map(([choix, lignes]) => creerHypotheses({ ...choix, ...lignes }));

const champsModifies = {
  variante: fc.constantFrom('harmonise', 'intermediaire', 'rpls', 'saisi'),
  periode: fc.constantFrom(...PERIODES),
  tauxSaisi: decimal(0.3),
  mutations: volume,
  relogementsRu: volume,
  vente: volume,
  exclusions,
  methodeActionLogement: fc.constantFrom('assiette', 'droits-acquis'),
  denominateurDesParts: fc.constantFrom('parc-eligible', 'parc-total'),
  plafondEtat: fc.constantFrom(0.2, 0.3, 1),
  plafondAgents: fc.constantFrom(0, 0.05, 0.1),
  plafondCollectivites: fc.constantFrom(0, 0.125, 0.2),
  baseGarantie: fc.constantFrom('flux', 'programme', 'stock'),
  reglementDesParts: fc.constantFrom('a-negocier', 'normaliser', 'reduire'),
  arrondi: fc.constantFrom('plus-forts-restes', 'demi-superieur', 'plancher', 'plafond'),
  repriseParLePrefet: fc.boolean(),
} as const;

const modifications: fc.Arbitrary<Modifications> = fc.record(champsModifies, { requiredKeys: [] });

/** Everything that a scenario may change, nothing left aside. */
export const modificationsCompletes: fc.Arbitrary<Required<Omit<Modifications, 'orcod' | 'lhi'>>> = fc.record({
  ...champsModifies,
  exclusions: fc
    .tuple(...MOTIFS.map((motif) => fc.tuple(fc.constant(motif), fc.boolean())))
    .map((choix): Partial<Record<MotifHorsFlux, boolean>> => Object.fromEntries(choix)),
});

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
