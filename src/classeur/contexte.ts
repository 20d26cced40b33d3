/** What every sheet draws from: the counts, the results of the reference and of each scenario, computed once by the rules. */
import { NON_RESERVE } from '../domaine/bien';
import { calculerParLots } from '../domaine/calcul/calculer';
import { compterParLots } from '../domaine/calcul/comptage';
import { hypothesesDuTerritoire, type HypothesesEffectives } from '../domaine/calcul/hypotheses-effectives';
import { hypothesesDuScenario } from '../domaine/calcul/scenario';
import type { Dossier } from '../domaine/decisions/memoire';
import type { Hypotheses, HypothesesReservataire, Scenario } from '../domaine/hypotheses';
import { avecConventionsDeParc } from '../domaine/hypotheses-conventions-de-parc';
import { suivreLesRenommages } from '../domaine/hypotheses-renommees';
import type { Inventaire } from '../domaine/inventaire';
import { MOTIFS_HORS_FLUX, type DefinitionMotif } from '../domaine/motifs-hors-flux';
import { nomDeFeuilleMasque } from '../domaine/lecture/donnees-personnelles';
import { auBout, parcourirParLots } from '../domaine/lots';
import { avecNomsDistinctsParLots } from '../domaine/reservataires/noms-distincts';
import type { Comptage, Resultats } from '../domaine/resultats';
import { nomDeFeuille, nomsDesScenarios } from './noms-scenarios';

export interface Meta {
  readonly version: string;
  /** Only shown, never followed: personal data is masked in it. */
  readonly feuilleSource: string;
  /** ISO date of the operation. */
  readonly date: string;
}

/** One set of hypotheses with its results, and the tables that carry them: the reference or a scenario. */
export interface Jeu {
  /** Key of its sheet. */
  readonly cle: string;
  readonly nom: string;
  readonly feuille: string;
  readonly scenario: Scenario | null;
  readonly hypotheses: HypothesesEffectives;
  readonly resultats: Resultats;
  readonly tables: {
    readonly flux: string;
    readonly assiette: string;
    readonly entrees: string;
    readonly exceptions: string;
    readonly choix: string;
    readonly infra: string;
    readonly controle: string;
    readonly garanties: string;
    readonly totaux: string;
    readonly constats: string;
    readonly reprises: string;
    readonly horsQpv: string;
  };
}

export interface Contexte {
  readonly inventaire: Inventaire;
  readonly hypotheses: Hypotheses;
  readonly comptage: Comptage;
  readonly reference: Jeu;
  readonly scenarios: readonly Jeu[];
  readonly meta: Meta;
  /** null when the inventory was read without any memory of earlier decisions. */
  readonly dossier: Dossier | null;
}

export const MOTIFS_NEGOCIES: readonly DefinitionMotif[] = MOTIFS_HORS_FLUX.filter(({ obligatoire }) => !obligatoire);

export const TABLES_DE_REFERENCE = {
  flux: 'Flux',
  assiette: 'Assiette',
  entrees: 'Territoires',
  exceptions: 'Territoires',
  choix: 'Motifs',
  infra: 'Infra',
  controle: 'ControleFlux',
  garanties: 'GarantiesProgrammes',
  totaux: 'TotauxFlux',
  constats: 'ConstatsFlux',
  reprises: 'Reprises',
  horsQpv: 'EtatHorsQPV',
} as const;

export function tablesDuScenario(numero: number): Jeu['tables'] {
  const base = `Scenario${numero}`;
  return {
    flux: base,
    assiette: `${base}Assiette`,
    entrees: `${base}Entrees`,
    exceptions: `${base}Exceptions`,
    choix: `${base}Choix`,
    infra: `${base}Infra`,
    controle: `${base}Controle`,
    garanties: `${base}Garanties`,
    totaux: `${base}Totaux`,
    constats: `${base}Constats`,
    reprises: `${base}Reprises`,
    horsQpv: `${base}EtatHorsQPV`,
  };
}

/** A scenario keeps its number; a new one takes its rank if it is free, or the next number after all. */
function numeroter(scenarios: readonly Scenario[]): number[] {
  const pris = new Set<number>();
  const gardes = scenarios.map(({ numero }) => {
    if (numero === undefined || pris.has(numero)) return null;
    pris.add(numero);
    return numero;
  });
  return gardes.map((garde, rang) => {
    if (garde !== null) return garde;
    const numero = pris.has(rang + 1) ? Math.max(...pris) + 1 : rang + 1;
    pris.add(numero);
    return numero;
  });
}

export function construireContexte(lu: Inventaire, saisies: Hypotheses, meta: Meta, dossier: Dossier | null = null): Contexte {
  return auBout(construireContexteParLots(lu, saisies, meta, dossier));
}

export function* construireContexteParLots(
  lu: Inventaire,
  saisies: Hypotheses,
  meta: Meta,
  dossier: Dossier | null = null,
): Generator<void, Contexte> {
  const { inventaire, noms: renommes } = yield* avecNomsDistinctsParLots(lu);
  const portes = new Set<string>();
  yield* parcourirParLots(inventaire.biens, ({ reservataires }) => {
    for (const nom of reservataires) portes.add(nom);
  });
  const hypotheses = suivreLesRenommages(saisies, renommes, portes);
  const comptage = yield* compterParLots(inventaire.biens, hypotheses);
  const completes = yield* completer(inventaire, comptage, hypotheses);
  yield;
  const noms = nomsDesScenarios(completes.scenarios.map(({ nom }) => nom));
  const numeros = numeroter(completes.scenarios);
  const reference: Jeu = {
    nom: 'Référence',
    cle: 'flux',
    feuille: 'Flux',
    scenario: null,
    hypotheses: completes,
    resultats: yield* calculerParLots(inventaire, comptage, completes),
    tables: TABLES_DE_REFERENCE,
  };
  yield;
  const scenarios: Jeu[] = [];
  for (const [rang, scenario] of completes.scenarios.entries()) {
    const modifiees = hypothesesDuScenario(completes, scenario);
    const nom = noms[rang] ?? scenario.nom;
    scenarios.push({
      nom,
      feuille: nomDeFeuille(nom),
      scenario,
      hypotheses: modifiees,
      resultats: yield* calculerParLots(inventaire, comptage, modifiees),
      cle: `scenario:${numeros[rang] ?? rang + 1}`,
      tables: tablesDuScenario(numeros[rang] ?? rang + 1),
    });
  }
  return { inventaire, hypotheses: completes, comptage, reference, scenarios, meta: sansPersonne(meta), dossier: dossierMontre(dossier) };
}

const sansPersonne = (meta: Meta): Meta => ({ ...meta, feuilleSource: nomDeFeuilleMasque(meta.feuilleSource) });

/** The journal says on which sheet each operation was done. */
function dossierMontre(dossier: Dossier | null): Dossier | null {
  if (dossier === null || dossier.operations.length === 0) return dossier;
  return {
    ...dossier,
    operations: dossier.operations.map((operation) => ({ ...operation, feuille: nomDeFeuilleMasque(operation.feuille) })),
  };
}

/** Every counted territoire and réservataire gets its line of hypotheses: what the sheet shows is what the rules read. */
function* completer(inventaire: Inventaire, comptage: Comptage, hypotheses: Hypotheses): Generator<void, Hypotheses> {
  const connus = new Set(hypotheses.territoires.map(({ code }) => code));
  const territoires = [
    ...hypotheses.territoires,
    ...comptage.territoires.filter((code) => !connus.has(code)).map((code) => hypothesesDuTerritoire(hypotheses, code)),
  ];
  const noms = new Set(hypotheses.reservataires.map(({ nom }) => nom));
  const { flux } = yield* calculerParLots(inventaire, comptage, { ...hypotheses, territoires });
  const ajoutes: HypothesesReservataire[] = [];
  const aAjouter = new Map<string, Set<string>>();
  for (const ligne of flux) {
    if (ligne.reservataire === NON_RESERVE) continue;
    const couvert = hypotheses.reservataires.some(
      ({ nom, territoire }) => nom === ligne.reservataire && (territoire === null || territoire === ligne.territoire),
    );
    if (couvert) continue;
    // A name typed for one territoire only must not become a line for all of them.
    const territoire = noms.has(ligne.reservataire) ? ligne.territoire : null;
    const vus = aAjouter.get(ligne.reservataire) ?? new Set<string>();
    aAjouter.set(ligne.reservataire, vus);
    if (vus.has(territoire ?? '')) continue;
    vus.add(territoire ?? '');
    ajoutes.push({
      nom: ligne.reservataire,
      categorie: ligne.categorie,
      territoire,
      methode: 'assiette',
      partConvenue: null,
      origineDesDroits: null,
      partHorsGarantie: 0,
      modeDeGestion: null,
    });
  }
  const reservataires = [...hypotheses.reservataires, ...ajoutes];
  const presents = new Map(
    comptage.territoires.map((code) => [code, new Set(comptage.lignes.flatMap((c) => (c.territoire === code ? [c.reservataire] : [])))]),
  );
  return {
    ...hypotheses,
    territoires,
    reservataires: avecConventionsDeParc({ territoires, reservataires }, inventaire.categories, presents),
  };
}
