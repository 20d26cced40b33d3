import type { Dossier } from '../domaine/decisions/memoire';
import { intermediairesDansLeFlux, phrasesDesIntermediaires } from '../domaine/calcul/logements-intermediaires';
import type { Hypotheses } from '../domaine/hypotheses';
import { phrasesSansLogement, sansLogement } from '../domaine/hypotheses-sans-logement';
import type { Inventaire } from '../domaine/inventaire';
import { auBout, enAvancant, type Avancement, type Lots } from '../domaine/lots';
import { construireContexteParLots, type Contexte, type Meta } from './contexte';
import { feuilleAssiette } from './feuilles/assiette';
import { feuilleBiens, preparerLignesDesBiens } from './feuilles/biens';
import { feuilleComparaison } from './feuilles/comparaison';
import { feuilleComptage } from './feuilles/comptage';
import { preparerComptageAVenir } from './feuilles/comptage-a-venir';
import { preparerCombinaisons } from './feuilles/comptage-priorites';
import { feuilleControles } from './feuilles/controles';
import { feuilleDecisions } from './feuilles/decisions';
import { feuilleDroitsAcquis } from './feuilles/droits-acquis';
import { preparerDroitsGarantis } from './feuilles/droits-garantis';
import { feuilleFinsDeDroits } from './feuilles/fins-de-droits';
import { feuilleFlux } from './feuilles/flux';
import { feuilleGaranties } from './feuilles/garanties';
import { feuilleHypotheses } from './feuilles/hypotheses';
import { feuilleInfra } from './feuilles/infra';
import { feuilleJournal } from './feuilles/journal';
import { feuilleListes } from './feuilles/listes';
import { pointsDeControle } from './feuilles/points-controles';
import { preparerProgrammes } from './feuilles/programmes';
import { feuilleQualite } from './feuilles/qualite';
import { feuilleRotation } from './feuilles/rotation';
import { feuilleScenario } from './feuilles/scenario';
import { feuilleTraces } from './feuilles/traces';
import type { Plan, PlanFeuille } from './plan';

export function genererPlan(inventaire: Inventaire, hypotheses: Hypotheses, meta: Meta, dossier: Dossier | null = null): Plan {
  return auBout(genererPlanParLots(inventaire, hypotheses, meta, dossier));
}

/** What several sheets read, and none of them should count at once. */
const PREPARATIONS: readonly ((contexte: Contexte) => Lots<unknown>)[] = [
  preparerProgrammes,
  preparerDroitsGarantis,
  preparerComptageAVenir,
  preparerCombinaisons,
];

/** Parts that take about as long as one another: what progress is told in. */
const PARTIES = { comptage: 0, biens: 1, points: 2, feuilles: 3, controles: 5, etats: 6, fin: 7 } as const;

/**
 * The whole workbook, as data: what to negotiate first, what it is made of after, reference lists and counts last. Yields now and then:
 * on a large inventory, a plan takes seconds.
 */
export function* genererPlanParLots(
  inventaire: Inventaire,
  hypotheses: Hypotheses,
  meta: Meta,
  dossier: Dossier | null = null,
): Generator<Avancement, Plan> {
  const a = (partie: keyof typeof PARTIES): Avancement => ({ lues: PARTIES[partie], total: PARTIES.fin });
  const contexte = yield* enAvancant(construireContexteParLots(inventaire, hypotheses, meta, dossier), a('comptage'));
  yield* enAvancant(preparerLignesDesBiens(contexte), a('biens'));
  for (const preparer of PREPARATIONS) yield* enAvancant(preparer(contexte), a('biens'));
  const { feuille: feuilleDesHypotheses, noms } = feuilleHypotheses(contexte);
  yield a('points');
  const points = yield* enAvancant(pointsDeControle(contexte), a('points'));
  const avertissements = [
    ...phrasesSansLogement(sansLogement(contexte.hypotheses, contexte.comptage)),
    ...phrasesDesIntermediaires(intermediairesDansLeFlux(contexte.inventaire.biens, contexte.hypotheses)),
  ];
  yield a('feuilles');
  const syntheses = yield* enAvancant(
    chacune([
      () => feuilleRotation(contexte),
      () => feuilleAssiette(contexte),
      () => feuilleFlux(contexte),
      () => feuilleInfra(contexte),
      () => feuilleGaranties(contexte),
      () => feuilleDroitsAcquis(contexte),
      () => feuilleFinsDeDroits(contexte),
      ...contexte.scenarios.map((jeu) => () => feuilleScenario(contexte, jeu)),
      () => feuilleComparaison(contexte),
      () => feuilleQualite(contexte, points),
    ]),
    a('feuilles'),
  );
  const controles = yield* enAvancant(feuilleControles(contexte, points), a('controles'));
  const memoire = dossier === null ? [] : [() => feuilleDecisions(dossier.memoire), () => feuilleTraces(dossier.traces, contexte.meta)];
  const decisions = yield* enAvancant(chacune(memoire), a('controles'));
  const biens = yield* enAvancant(feuilleBiens(contexte), a('etats'));
  const listes = yield* enAvancant(
    chacune([() => feuilleJournal(contexte, points), () => feuilleListes(contexte), () => feuilleComptage(contexte)]),
    a('etats'),
  );
  return {
    noms,
    ...(avertissements.length === 0 ? {} : { avertissements }),
    feuilles: [feuilleDesHypotheses, ...syntheses, controles, ...decisions, biens, ...listes],
  };
}

/** The sheets of a large parc are made in steps themselves. */
function* chacune(feuilles: readonly (() => PlanFeuille | Lots<PlanFeuille>)[]): Lots<PlanFeuille[]> {
  const faites: PlanFeuille[] = [];
  for (const faire of feuilles) {
    const faite = faire();
    faites.push('cle' in faite ? faite : yield* faite);
    yield;
  }
  return faites;
}
