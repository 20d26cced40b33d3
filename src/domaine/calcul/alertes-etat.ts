/** What the préfet takes over without a convention, and the quartiers politiques de la ville: said, never blocking (DOMAINE §1.4, §1.9). */
import type { Hypotheses } from '../hypotheses';
import { seuil } from '../hypotheses-seuils';
import { PART_HORS_QPV, PLAFOND_PREFET } from '../parametres-dates';
import type { Comptage, Resultats } from '../resultats';
import type { Alerte } from './alertes';
import { estSousLeSeuil, etatHorsQpv } from './etat-hors-qpv';
import { reprises } from './reprises';

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });

/** Every territoire at once. */
export function alertesDeLEtat(comptage: Pick<Comptage, 'qpv'>, hypotheses: Hypotheses, resultats: Resultats): Alerte[] {
  return [...alertesDesReprises(hypotheses, resultats), ...alertesHorsQpv(comptage, hypotheses, resultats)];
}

function alertesDesReprises(hypotheses: Hypotheses, resultats: Resultats): Alerte[] {
  return reprises(hypotheses, resultats).flatMap(({ territoire, repris, sansConvention }): Alerte[] => {
    if (repris <= 0) return [];
    const message = `Territoire ${territoire} : le préfet reprend ${NOMBRE.format(repris)} attributions par an, en plus de son flux (réservataires sans convention signée : ${sansConvention}). Le plafond de ${POURCENT.format(seuil(hypotheses, 'plafondEtat'))} (${PLAFOND_PREFET.source}) ne leur est pas appliqué : lecture à confirmer. Signez ces conventions, ou choisissez que le préfet ne reprend pas ces droits.`;
    return [{ regle: 'REPRISE', gravite: 'alerte', territoire, valeur: repris, message }];
  });
}

function alertesHorsQpv(comptage: Pick<Comptage, 'qpv'>, hypotheses: Hypotheses, resultats: Resultats): Alerte[] {
  const limite = POURCENT.format(seuil(hypotheses, 'partHorsQpv'));
  return etatHorsQpv({ comptage, hypotheses, resultats }).flatMap(({ territoire, duFlux, deSesLogements }) =>
    [
      { lecture: duFlux, quoi: 'sa part du flux hors QPV' },
      { lecture: deSesLogements, quoi: 'la part de ses logements hors QPV' },
    ].flatMap(({ lecture, quoi }): Alerte[] => {
      if (lecture === null || !estSousLeSeuil(hypotheses, lecture)) return [];
      const message = `Territoire ${territoire} : État, ${quoi} est de ${POURCENT.format(lecture)}, sous ${limite} (${PART_HORS_QPV.source}, « sauf stipulation contraire », lecture à confirmer). Rien n’est bloqué : convenez d’une autre répartition, ou d’une stipulation contraire.`;
      return [{ regle: 'QPV', gravite: 'alerte', territoire, valeur: lecture, message }];
    }),
  );
}
