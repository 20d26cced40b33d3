/** Small inventories and hypotheses, built field by field for tests of whole chains. */
import type { Bien } from '../../src/domaine/bien';
import { NON_RESERVE } from '../../src/domaine/bien';
import type { Categorie } from '../../src/domaine/categories';
import type { Hypotheses, HypothesesReservataire, HypothesesTerritoire } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';

const BIEN_NEUTRE: Bien = {
  ligneSource: 0,
  refBailleur: null,
  rplsId: null,
  reservataires: [NON_RESERVE],
  departement: '31',
  epci: '243100518',
  epciNom: 'Toulouse Métropole',
  commune: '31555',
  communeNom: 'Toulouse',
  qpv: false,
  typologie: 3,
  financement: '10',
  construction: 'C',
  programme: 'Résidence des Lilas',
  debutConvention: null,
  finConvention: null,
  dernierVersement: null,
  origineDuDroit: null,
  horsFlux: null,
  liberation: null,
  anneeConstruction: 1990,
};

/** `[how many, what they are]` */
export type Lot = readonly [number, Partial<Bien>];

export function creerBiens(lots: readonly Lot[]): Bien[] {
  const biens: Bien[] = [];
  for (const [nombre, modele] of lots) {
    for (let rang = 0; rang < nombre; rang++) {
      const ligneSource = biens.length + 2;
      biens.push({ ...BIEN_NEUTRE, refBailleur: `L${ligneSource}`, rplsId: String(3_100_000_000 + ligneSource), ligneSource, ...modele });
    }
  }
  return biens;
}

export function creerInventaire(biens: readonly Bien[], categories: Readonly<Record<string, Categorie>> = {}): Inventaire {
  return {
    biens,
    anomalies: [],
    ecartees: [],
    lignesLues: biens.length,
    categories: new Map(Object.entries({ 'Action Logement': 'action-logement', ...categories } satisfies Record<string, Categorie>)),
  };
}

export function creerTerritoire(champs: Partial<HypothesesTerritoire> = {}): HypothesesTerritoire {
  return {
    code: '31',
    variante: 'harmonise',
    tauxSaisi: null,
    periode: 'n-1',
    liberations: null,
    anneesAnterieures: [],
    mobiliteRpls: null,
    parcDeclare: null,
    parcDeReference: null,
    duConventionsDeParc: 0,
    ...champs,
    deductions: { mutations: 0, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0, ...champs.deductions },
  };
}

export function creerReservataire(nom: string, champs: Partial<HypothesesReservataire> = {}): HypothesesReservataire {
  return {
    nom,
    categorie: 'autre',
    territoire: null,
    methode: 'assiette',
    partConvenue: null,
    origineDesDroits: null,
    partHorsGarantie: 0,
    modeDeGestion: null,
    ...champs,
  };
}

export function creerHypotheses(champs: Partial<Hypotheses> = {}): Hypotheses {
  return {
    exercice: 2026,
    bailleur: 'OPH de l’exemple',
    territoires: [creerTerritoire()],
    reservataires: [],
    exclusions: {},
    denominateurDesParts: 'parc-eligible',
    plusieursReservataires: 'fraction',
    echeanceEnCours: 'plein',
    arrondi: 'plus-forts-restes',
    reglementDesParts: 'a-negocier',
    baseGarantie: 'flux',
    droitsSansOrigine: 'garantie',
    populationDuTaux: 'parc-entier',
    scenarios: [],
    ...champs,
  };
}
