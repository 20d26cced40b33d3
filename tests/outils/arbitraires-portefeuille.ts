/**
 * Workbooks of many départements, each one a case of its own: its inventory, its rate, its réservataires, its shares. What is typed changes
 * from a session to the next; the rows of the workbook do not, so that one file serves them all.
 */
import fc from 'fast-check';
import { NON_RESERVE } from '../../src/domaine/bien';
import { NOMS_DES_DEPARTEMENTS } from '../../src/domaine/geographie/departements';
import type { Hypotheses, Modifications, SaisieInfra, Scenario } from '../../src/domaine/hypotheses';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { Inventaire } from '../../src/domaine/inventaire';
import {
  anneeAnterieure,
  categorieDe,
  codeDuLieu,
  modificationsCompletes,
  reglages,
  saisiesDuLieu,
  saisiesDuReservataire,
  saisiesDuTerritoire,
} from './arbitraires-hypotheses';
import { CATEGORIES_DES_NOMS, lot, MOTIFS, NOMS, NOMS_DE_L_ETAT } from './arbitraires-inventaire';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, type Lot } from './inventaires';

const EXERCICE = 2026;
/** Where the dwellings wait that a département will be given: after all the others, never drawn. */
const RESERVE = '976';
const CODES = [...NOMS_DES_DEPARTEMENTS.keys()].filter((connu) => connu !== RESERVE);

/** One dwelling more for a réservataire of a département. */
export interface Ajout {
  readonly territoire: string;
  readonly reservataire: string;
}

export interface Portefeuille {
  readonly inventaire: Inventaire;
  /** What is typed in turn in the same workbook. */
  readonly seances: readonly Hypotheses[];
  readonly ajouts: readonly Ajout[];
  /** The same dwellings, and one more in each département, which was in the reserve. */
  readonly agrandi: Inventaire;
  readonly melange: Inventaire;
}

/** How many départements, and how many sets of hypotheses. */
export interface Taille {
  readonly minimum: number;
  readonly maximum: number;
  readonly seances: number;
  /** At most 2. */
  readonly scenarios: number;
}

/** A table of the workbook holds the rows of these two years whatever is typed. */
const anneesPreparees = fc.tuple(anneeAnterieure(EXERCICE - 2), anneeAnterieure(EXERCICE - 3));

const seanceDuDepartement = fc.record({
  territoire: fc
    .tuple(saisiesDuTerritoire, anneesPreparees)
    .map(([saisies, anneesAnterieures]) => ({ ...saisies, anneesAnterieures: [...anneesAnterieures] })),
  lignes: fc.array(saisiesDuReservataire, { minLength: 6, maxLength: 6 }),
  lieu: saisiesDuLieu,
  propres: modificationsCompletes,
});

/** Which cells of a scenario are typed: the others stay linked to the reference. */
const clesModifiees = fc.record({
  cles: fc.subarray([
    'variante',
    'periode',
    'tauxSaisi',
    'mutations',
    'relogementsRu',
    'vente',
    'methodeActionLogement',
    'denominateurDesParts',
  ] as const),
  motifs: fc.subarray(MOTIFS),
});

/** What a scenario changes for the whole workbook, and never for one territoire. */
const clesDuScenario = fc
  .tuple(
    clesModifiees,
    fc.subarray([
      'plafondEtat',
      'plafondAgents',
      'plafondCollectivites',
      'baseGarantie',
      'reglementDesParts',
      'arrondi',
      'repriseParLePrefet',
    ] as const),
  )
  .map(([{ cles, motifs }, partage]) => ({ cles: [...cles, ...partage], motifs }));

function garder(
  { cles, motifs }: { readonly cles: readonly (keyof Modifications)[]; readonly motifs: readonly string[] },
  valeurs: Modifications,
): Modifications {
  return {
    ...Object.fromEntries(cles.map((cle) => [cle, valeurs[cle]])),
    exclusions: Object.fromEntries(Object.entries(valeurs.exclusions ?? {}).filter(([motif]) => motifs.includes(motif))),
  };
}

const departement = (seances: number) =>
  fc.record({
    lots: fc.array(lot, { minLength: 1, maxLength: 3 }),
    autres: fc.uniqueArray(fc.constantFrom(...NOMS, ...NOMS_DE_L_ETAT, ...NOMS_DE_L_ETAT), { maxLength: 2 }),
    titulaire: fc.constantFrom('Action Logement', 'Commune de Toulouse', 'Mairie ?', 'CA « L’Étoile »', '*', '01'),
    // Under the droits acquis and on one's own territory, a share also follows the rate.
    parLAssiette: fc.boolean(),
    codeDuLieu,
    exceptions: fc.option(clesModifiees, { freq: 4, nil: undefined }),
    seances: fc.array(seanceDuDepartement, { minLength: seances, maxLength: seances }),
  });
type Departement = ReturnType<typeof departement> extends fc.Arbitrary<infer D> ? D : never;

/** What the rows themselves depend on: it changes with the next update of the workbook, not by typing alone. */
const choixDesLignes: fc.Arbitrary<
  Pick<Hypotheses, 'plusieursReservataires' | 'prolongationGarantieAnnees' | 'droitsAcquisHorsActionLogement' | 'droitsUniquesEtUnTour'>
> = fc.record({
  plusieursReservataires: fc.constantFrom('fraction', 'priorite', 'double'),
  prolongationGarantieAnnees: fc.constantFrom(5, 5, 0, 3.5),
  droitsAcquisHorsActionLogement: fc.boolean(),
  droitsUniquesEtUnTour: fc.constantFrom('a-part', 'a-part', 'droits-de-suite'),
});
type ChoixDesLignes = typeof choixDesLignes extends fc.Arbitrary<infer C> ? C : never;

const seanceDuClasseur = fc.record({ reglages, scenarios: fc.tuple(modificationsCompletes, modificationsCompletes) });
type SeanceDuClasseur = typeof seanceDuClasseur extends fc.Arbitrary<infer S> ? S : never;
type ClesDuScenario = typeof clesDuScenario extends fc.Arbitrary<infer C> ? C : never;

const code = (rang: number): string => CODES[rang % CODES.length] ?? '';

function hypothesesDe(
  departements: readonly Departement[],
  scenarios: readonly ClesDuScenario[],
  seance: SeanceDuClasseur,
  rangDeSeance: number,
  choixDesLignes: ChoixDesLignes,
): Hypotheses {
  const lignes = departements.flatMap(({ lots, autres, titulaire, parLAssiette, seances }, rang) => {
    const noms = new Set(
      [titulaire, ...lots.flatMap(([, { reservataires }]) => reservataires ?? []), ...autres].filter((nom) => nom !== NON_RESERVE),
    );
    return [...noms].map((nom, n) => {
      const saisies = {
        ...seances[rangDeSeance]?.lignes[n % 6],
        methode: (parLAssiette ? null : seances[0]?.lignes[n % 6]?.methode) ?? 'assiette',
      };
      return creerReservataire(nom, { ...saisies, categorie: categorieDe(nom), territoire: code(rang) });
    });
  });
  const infra = departements.flatMap(({ codeDuLieu: lieu, seances }, rang): SaisieInfra[] => {
    const collectivite = lignes.find(({ territoire, categorie }) => territoire === code(rang) && /^(commune|epci)$/.test(categorie));
    const saisies = seances[rangDeSeance]?.lieu;
    if (collectivite === undefined || saisies === undefined) return [];
    return [{ reservataire: collectivite.nom, departement: code(rang), code: lieu, ...saisies }];
  });
  return creerHypotheses({
    exercice: EXERCICE,
    ...seance.reglages,
    ...choixDesLignes,
    territoires: departements.flatMap(({ seances }, rang) => {
      const saisies = seances[rangDeSeance]?.territoire;
      const duConventionsDeParc = seances[0]?.territoire.duConventionsDeParc ?? 0;
      return saisies === undefined ? [] : [{ ...saisies, code: code(rang), duConventionsDeParc }];
    }),
    reservataires: lignes,
    infra,
    scenarios: scenarios.map((cles, n): Scenario => {
      const parTerritoire = departements.flatMap(({ exceptions, seances }, rang): [string, Modifications][] => {
        const valeurs = seances[rangDeSeance]?.propres;
        return exceptions === undefined || valeurs === undefined || n > 0 ? [] : [[code(rang), garder(exceptions, valeurs)]];
      });
      return {
        nom: `Essai ${n + 1}`,
        modifications: garder(cles, seance.scenarios[n] ?? {}),
        parTerritoire: Object.fromEntries(parTerritoire),
      };
    }),
  });
}

/** A right without an end, in the flux: it counts whatever the dates typed elsewhere. */
const logement = (reservataire: string, departement: string): Lot => [
  1,
  { reservataires: [reservataire], departement, programme: 'Les Lilas', commune: '31555', epci: '243100518' },
];

/** Always the same order for the same number. */
function melanger(inventaire: Inventaire, pas: number): Inventaire {
  const ordre = (rang: number): number => ((rang + 1) * pas) % 10_007;
  const biens = inventaire.biens.map((bien, rang) => ({ bien, cle: ordre(rang) })).sort((a, b) => a.cle - b.cle);
  return { ...inventaire, biens: biens.map(({ bien }, rang) => ({ ...bien, ligneSource: rang + 2 })) };
}

/** The hypotheses are completed as a first run of the pane would. */
export function arbitrairePortefeuille({ minimum, maximum, seances, scenarios }: Taille): fc.Arbitrary<Portefeuille> {
  return fc
    .record({
      departements: fc.array(departement(seances), { minLength: minimum, maxLength: maximum }),
      scenarios: fc.array(clesDuScenario, { maxLength: scenarios }),
      choixDesLignes,
      seances: fc.array(seanceDuClasseur, { minLength: seances, maxLength: seances }),
      pas: fc.integer({ min: 2, max: 10_006 }),
    })
    .map((tirage): Portefeuille => {
      const { departements } = tirage;
      const titulaires = [...new Set(departements.map(({ titulaire }) => titulaire))];
      const biens = creerBiens([
        ...departements.map(({ titulaire }): Lot => logement(titulaire, RESERVE)),
        ...titulaires.map((titulaire): Lot => logement(titulaire, RESERVE)),
        ...departements.flatMap(({ lots, titulaire }, rang) => [
          logement(titulaire, code(rang)),
          ...lots.map(([nombre, modele]): Lot => [nombre, { ...modele, departement: code(rang) }]),
        ]),
      ]);
      const inventaire = creerInventaire(biens, CATEGORIES_DES_NOMS);
      const agrandi = biens.map((bien, rang) => (rang < departements.length ? { ...bien, departement: code(rang) } : bien));
      return {
        inventaire,
        seances: tirage.seances.map((seance, rang) =>
          completerHypotheses(hypothesesDe(departements, tirage.scenarios, seance, rang, tirage.choixDesLignes), inventaire, EXERCICE),
        ),
        ajouts: departements.flatMap(({ titulaire, parLAssiette }, rang) =>
          parLAssiette ? [{ territoire: code(rang), reservataire: titulaire }] : [],
        ),
        agrandi: { ...inventaire, biens: agrandi },
        melange: melanger(inventaire, tirage.pas),
      };
    });
}
