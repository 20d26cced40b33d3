import { apres, controlesDeColonne, etiquette, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Contexte } from '../contexte';
import type { Lots } from '../../domaine/lots';
import { LIBELLE_METHODE } from '../libelles';
import type { PlanFeuille } from '../plan';
import { tableRotationLieuxAnnees } from './infra-annees';
import { tableRapprochement } from './infra-rapprochement';
import { tableRotationLieux } from './infra-lieux';
import { tableInfra } from './table-infra';

export function* feuilleInfra(contexte: Contexte): Lots<PlanFeuille> {
  const infra = tableInfra(contexte, contexte.reference, LIGNE_ENTETE + 1);
  const rapprochement = tableRapprochement(contexte, apres(infra) + 2);
  yield;
  const annees = tableRotationLieuxAnnees(contexte, apres(rapprochement) + 2);
  yield;
  const lieux = tableRotationLieux(contexte, apres(annees) + 2);
  yield;
  return feuille({
    cle: 'infra',
    nom: 'Infra-départemental',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Communes et EPCI sur leur territoire',
        'Que donne à chaque commune et à chaque EPCI son propre taux de rotation, au lieu de celui du département ?',
        'Même formule que pour le département, sur le seul parc de la commune ou de l’EPCI : flux = part × max(0 ; parc éligible × taux − déductions), part = ses logements réservés sur ce territoire ÷ parc éligible (ou parc total). ' +
          'Le taux propre suit la variante et la période du département (harmonisé si son taux est saisi) ; ses années et sa mobilité RPLS se saisissent plus bas, et le taux RPLS est inconnu (« n/d ») sans elle. Le taux et les déductions saisis ici le remplacent. ' +
          'Si l’inventaire ne liste que les logements réservés, saisissez le parc déclaré du territoire : sans lui, la part y serait de 100 %. ' +
          `Ce flux ne passe dans Flux que pour un réservataire à la méthode « ${LIBELLE_METHODE['assiette-propre']} » (Référentiel interbailleurs Occitanie, 2023, taux par commune pour les réservataires infra-départementaux). ` +
          'Un territoire que le nom du réservataire ne désigne pas n’est jamais deviné : saisissez son code INSEE ou le SIREN de l’EPCI.',
      ),
      etiquette(
        infra.ligne - 1,
        'Réservataires infra-départementaux (logements par an ; cellules jaunes : code, parc, taux et déductions à saisir)',
      ),
      etiquette(
        rapprochement.ligne - 1,
        'Somme des communes et département (des taux différents ne s’additionnent pas : l’écart est montré, jamais corrigé ; le taux des communes vient du fichier, celui du département peut être saisi)',
      ),
      etiquette(
        annees.ligne - 1,
        'Rotation de ces territoires, année par année (logements) : N-1 vide = comptée dans l’inventaire ; la mobilité RPLS se lit à la ligne N-1',
      ),
      etiquette(lieux.ligne - 1, 'Rotation et assiette de chaque commune et de chaque EPCI de l’inventaire'),
    ],
    tables: [infra, rapprochement, annees, lieux],
    misesEnForme: controlesDeColonne(infra, 'Contrôle'),
    figer: { lignes: 0, colonnes: 2 },
  });
}
