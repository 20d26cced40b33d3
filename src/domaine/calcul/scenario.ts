import type { Hypotheses, HypothesesReservataire, HypothesesTerritoire, Methode, Modifications, Scenario } from '../hypotheses';
import type { HypothesesEffectives } from './hypotheses-effectives';

/**
 * The reference with a scenario's changes: those for every territoire first, then those of one territoire, which win.
 * What a scenario does not name stays the reference's.
 */
export function hypothesesDuScenario(hypotheses: Hypotheses, scenario: Scenario): HypothesesEffectives {
  const { modifications } = scenario;
  const parTerritoire = scenario.parTerritoire ?? {};
  const territoires = hypotheses.territoires.map((territoire) =>
    modifierTerritoire(territoire, { ...modifications, ...parTerritoire[territoire.code] }),
  );
  return {
    ...hypotheses,
    territoires,
    reservataires: modifierMethodes(hypotheses, scenario),
    exclusions: { ...hypotheses.exclusions, ...modifications.exclusions },
    denominateurDesParts: modifications.denominateurDesParts ?? hypotheses.denominateurDesParts,
    ...reglagesDuPartage(hypotheses, modifications),
    scenarios: [],
    parTerritoire: Object.fromEntries(
      Object.entries(parTerritoire).map(([code, { exclusions, denominateurDesParts }]) => [code, { exclusions, denominateurDesParts }]),
    ),
  };
}

const PLAFONDS = ['plafondEtat', 'plafondAgents', 'plafondCollectivites'] as const;

function reglagesDuPartage(
  hypotheses: Hypotheses,
  modifications: Modifications,
): Pick<Hypotheses, 'seuils' | 'baseGarantie' | 'reglementDesParts' | 'arrondi' | 'repriseParLePrefet'> {
  const plafonds = PLAFONDS.flatMap((cle) => {
    const plafond = modifications[cle];
    return plafond === undefined ? [] : [[cle, plafond] as const];
  });
  return {
    ...(hypotheses.seuils === undefined && plafonds.length === 0
      ? {}
      : { seuils: { ...hypotheses.seuils, ...Object.fromEntries(plafonds) } }),
    baseGarantie: modifications.baseGarantie ?? hypotheses.baseGarantie,
    reglementDesParts: modifications.reglementDesParts ?? hypotheses.reglementDesParts,
    arrondi: modifications.arrondi ?? hypotheses.arrondi,
    ...(modifications.repriseParLePrefet === undefined ? {} : { repriseParLePrefet: modifications.repriseParLePrefet }),
  };
}

function modifierTerritoire(territoire: HypothesesTerritoire, modifications: Modifications): HypothesesTerritoire {
  const { deductions } = territoire;
  return {
    ...territoire,
    variante: modifications.variante ?? territoire.variante,
    tauxSaisi: modifications.tauxSaisi ?? territoire.tauxSaisi,
    periode: modifications.periode ?? territoire.periode,
    deductions: {
      mutations: modifications.mutations ?? deductions.mutations,
      relogementsRu: modifications.relogementsRu ?? deductions.relogementsRu,
      orcod: modifications.orcod ?? deductions.orcod,
      lhi: modifications.lhi ?? deductions.lhi,
      vente: modifications.vente ?? deductions.vente,
    },
  };
}

/** The method is carried by Action Logement's lines; a line for every territoire splits when one territoire differs. */
function modifierMethodes(hypotheses: Hypotheses, scenario: Scenario): HypothesesReservataire[] {
  const partout = scenario.modifications.methodeActionLogement;
  const propres = new Map<string, Methode>();
  for (const [code, modifications] of Object.entries(scenario.parTerritoire ?? {})) {
    if (modifications.methodeActionLogement !== undefined) propres.set(code, modifications.methodeActionLogement);
  }
  return hypotheses.reservataires.flatMap((ligne) => {
    if (ligne.categorie !== 'action-logement') return [ligne];
    if (ligne.territoire !== null) return [{ ...ligne, methode: propres.get(ligne.territoire) ?? partout ?? ligne.methode }];
    const commune = { ...ligne, methode: partout ?? ligne.methode };
    const dejaSaisi = (code: string): boolean =>
      hypotheses.reservataires.some((autre) => autre.nom === ligne.nom && autre.territoire === code);
    const detachees = [...propres].filter(([code]) => !dejaSaisi(code)).map(([territoire, methode]) => ({ ...ligne, territoire, methode }));
    return [...detachees, commune];
  });
}
