import type { Dossier } from '../domaine/decisions/memoire';
import type { Hypotheses } from '../domaine/hypotheses';
import { phrasesSansLogement, sansLogement } from '../domaine/hypotheses-sans-logement';
import type { Inventaire } from '../domaine/inventaire';
import { construireContexte, type Meta } from './contexte';
import { feuilleAssiette } from './feuilles/assiette';
import { feuilleBiens } from './feuilles/biens';
import { feuilleComparaison } from './feuilles/comparaison';
import { feuilleComptage } from './feuilles/comptage';
import { feuilleControles } from './feuilles/controles';
import { feuilleDecisions } from './feuilles/decisions';
import { feuilleDroitsAcquis } from './feuilles/droits-acquis';
import { feuilleFinsDeDroits } from './feuilles/fins-de-droits';
import { feuilleFlux } from './feuilles/flux';
import { feuilleHypotheses } from './feuilles/hypotheses';
import { feuilleInfra } from './feuilles/infra';
import { feuilleJournal } from './feuilles/journal';
import { feuilleListes } from './feuilles/listes';
import { pointsDeControle } from './feuilles/points-controles';
import { feuilleQualite } from './feuilles/qualite';
import { feuilleRotation } from './feuilles/rotation';
import { feuilleScenario } from './feuilles/scenario';
import { feuilleTraces } from './feuilles/traces';
import type { Plan } from './plan';

/** The whole workbook, as data: what to negotiate first, what it is made of after, reference lists and counts last. */
export function genererPlan(inventaire: Inventaire, hypotheses: Hypotheses, meta: Meta, dossier: Dossier | null = null): Plan {
  const contexte = construireContexte(inventaire, hypotheses, meta, dossier);
  const { feuille: feuilleDesHypotheses, noms } = feuilleHypotheses(contexte);
  const points = pointsDeControle(contexte);
  const avertissements = phrasesSansLogement(sansLogement(contexte.hypotheses, contexte.comptage));
  return {
    noms,
    ...(avertissements.length === 0 ? {} : { avertissements }),
    feuilles: [
      feuilleDesHypotheses,
      feuilleRotation(contexte),
      feuilleAssiette(contexte),
      feuilleFlux(contexte),
      feuilleInfra(contexte),
      feuilleDroitsAcquis(contexte),
      feuilleFinsDeDroits(contexte),
      ...contexte.scenarios.map((jeu) => feuilleScenario(contexte, jeu)),
      feuilleComparaison(contexte),
      feuilleQualite(contexte, points),
      feuilleControles(contexte, points),
      ...(dossier === null ? [] : [feuilleDecisions(dossier.memoire), feuilleTraces(dossier.traces, meta)]),
      feuilleBiens(contexte),
      feuilleJournal(contexte),
      feuilleListes(contexte),
      feuilleComptage(contexte),
    ],
  };
}
