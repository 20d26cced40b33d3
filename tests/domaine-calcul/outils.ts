/** Inventories and hypotheses built by hand, the shortest way to write a case on paper. */
import { NON_RESERVE, type Bien } from '../../src/domaine/bien';
import { calculer } from '../../src/domaine/calcul/calculer';
import { compter } from '../../src/domaine/calcul/comptage';
import type { HypothesesEffectives } from '../../src/domaine/calcul/hypotheses-effectives';
import type { Categorie } from '../../src/domaine/categories';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import type { ResultatAssiette, ResultatFlux, Resultats } from '../../src/domaine/resultats';
import { creerHypotheses, creerInventaire } from '../outils/inventaires';

export { creerReservataire as reservataireDe, creerTerritoire as territoireDe } from '../outils/inventaires';

/** Identical dwellings: `nombre` of them, in the département 31 and reserved to nobody unless told. */
export interface Lot extends Partial<Bien> {
  readonly nombre?: number;
}

const BIEN: Bien = {
  ligneSource: 1,
  refBailleur: null,
  rplsId: null,
  reservataires: [NON_RESERVE],
  departement: '31',
  epci: null,
  epciNom: null,
  commune: null,
  communeNom: null,
  qpv: null,
  typologie: null,
  financement: null,
  construction: null,
  programme: null,
  debutConvention: null,
  finConvention: null,
  dernierVersement: null,
  origineDuDroit: null,
  horsFlux: null,
  liberation: null,
  anneeConstruction: null,
};

export function inventaireDe(lots: readonly Lot[], categories: Readonly<Record<string, Categorie>> = {}): Inventaire {
  const biens = lots.flatMap(({ nombre = 1, ...modele }) => Array.from({ length: nombre }, (): Bien => ({ ...BIEN, ...modele })));
  return creerInventaire(
    biens.map((bien, rang) => ({ ...bien, ligneSource: rang + 2 })),
    categories,
  );
}

/** Exercice 2024, that of the golden cases. */
export function hypothesesDe(modele: Partial<Hypotheses> = {}): Hypotheses {
  return creerHypotheses({ exercice: 2024, ...modele });
}

export function resultatsDe(inventaire: Inventaire, hypotheses: HypothesesEffectives): Resultats {
  return calculer(inventaire, compter(inventaire.biens, hypotheses), hypotheses);
}

export function seuleAssiette(resultats: Resultats): ResultatAssiette {
  const [assiette] = resultats.assiette;
  if (assiette === undefined) throw new Error('Aucune assiette');
  return assiette;
}

export function fluxDe(resultats: Resultats, reservataire: string): ResultatFlux {
  const ligne = resultats.flux.find((candidate) => candidate.reservataire === reservataire);
  if (ligne === undefined) throw new Error(`Aucun flux pour ${reservataire}`);
  return ligne;
}
