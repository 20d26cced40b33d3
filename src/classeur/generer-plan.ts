import type { Hypotheses } from '../domaine/hypotheses';
import { phrasesSansLogement, sansLogement } from '../domaine/hypotheses-sans-logement';
import type { Inventaire } from '../domaine/inventaire';
import { construireContexte, type Meta } from './contexte';
import { feuilleAssiette } from './feuilles/assiette';
import { feuilleBiens } from './feuilles/biens';
import { feuilleComparaison } from './feuilles/comparaison';
import { feuilleComptage } from './feuilles/comptage';
import { feuilleControles } from './feuilles/controles';
import { feuilleDroitsAcquis } from './feuilles/droits-acquis';
import { feuilleFlux } from './feuilles/flux';
import { feuilleHypotheses } from './feuilles/hypotheses';
import { feuilleJournal } from './feuilles/journal';
import { feuilleListes } from './feuilles/listes';
import { feuilleRotation } from './feuilles/rotation';
import { feuilleScenario } from './feuilles/scenario';
import type { Plan } from './plan';

/** The whole workbook, as data: what to negotiate first, what it is made of after, reference lists last. */
export function genererPlan(inventaire: Inventaire, hypotheses: Hypotheses, meta: Meta): Plan {
  const contexte = construireContexte(inventaire, hypotheses, meta);
  const { feuille: feuilleDesHypotheses, noms } = feuilleHypotheses(contexte);
  const avertissements = phrasesSansLogement(sansLogement(contexte.hypotheses, contexte.comptage));
  return {
    noms,
    ...(avertissements.length === 0 ? {} : { avertissements }),
    feuilles: [
      feuilleDesHypotheses,
      feuilleRotation(contexte),
      feuilleAssiette(contexte),
      feuilleFlux(contexte),
      feuilleDroitsAcquis(contexte),
      ...contexte.scenarios.map((jeu) => feuilleScenario(contexte, jeu)),
      feuilleComparaison(contexte),
      feuilleControles(contexte),
      feuilleBiens(contexte),
      feuilleComptage(contexte),
      feuilleJournal(contexte),
      feuilleListes(contexte),
    ],
  };
}
