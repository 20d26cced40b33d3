import { apres, controlesDeColonne, etiquette, feuille, formatsDeControle, nonReserves, plageDeColonne, presentation } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import type { Lots } from '../../domaine/lots';
import type { PlanFeuille, PlanMiseEnForme, PlanTable } from '../plan';
import { CONTROLES_DE_L_ASSIETTE, tableAssiette } from './table-assiette';
import { tableChoix } from './choix-scenario';
import { tableEntrees } from './entrees-scenario';
import { tableExceptions } from './exceptions-scenario';
import { aDesGaranties, tableGaranties } from './garanties';
import { adresse } from '../formules';
import { etatDuComptage } from './controle-comptage';
import { constatsEnAlerte, partsReglees, plafondsAtteints, tableConstatsFlux } from './constats-flux';
import { etatsDuControle, tableControleFlux } from './controle-flux';
import { etatsHorsQpv, tableEtatHorsQpv, TITRE_HORS_QPV } from './etat-hors-qpv';
import { etatsDesReprises, tableReprises, TITRE_DES_REPRISES } from './reprises';
import { tableInfra, aDesCollectivites } from './table-infra';
import { tableFlux } from './table-flux';
import { tableTotauxFlux } from './totaux';

const debutDe = (plage: string): string => plage.split(':')[0] ?? plage;

/** An overridden input stands out: it differs from the reference kept in the same row. */
function modifies(table: PlanTable, saisies: readonly [string, string], references: readonly [string, string]): PlanMiseEnForme {
  const plage = plageDeColonne(table, ...saisies);
  return { plage, formule: `=${debutDe(plage)}<>${debutDe(plageDeColonne(table, ...references))}`, style: 'modifie' };
}

function suivi(table: PlanTable): PlanMiseEnForme {
  const plage = plageDeColonne(table, 'Suivi');
  return { plage, formule: `=${debutDe(plage)}="modifié"`, style: 'modifie' };
}

export function* feuilleScenario(contexte: Contexte, jeu: Jeu): Lots<PlanFeuille> {
  const choix = tableChoix(contexte, jeu, 5);
  const entrees = tableEntrees(contexte, jeu, apres(choix) + 2);
  const exceptions = tableExceptions(contexte, jeu, apres(entrees) + 2);
  const assiette = tableAssiette(contexte, jeu, apres(exceptions) + 2);
  const constats = tableConstatsFlux(contexte, jeu, apres(assiette) + 2);
  const controle = tableControleFlux(jeu, apres(constats) + 2);
  yield;
  const flux = yield* tableFlux(contexte, jeu, apres(controle) + 2);
  const total = tableTotauxFlux(jeu, apres(flux) + 2);
  const infra = aDesCollectivites(contexte) ? [tableInfra(contexte, jeu, apres(total) + 2)] : [];
  const suite = apres(infra[0] ?? total) + 2;
  const garanties = aDesGaranties(contexte) ? [yield* tableGaranties(contexte, jeu, suite)] : [];
  const reprises = tableReprises(jeu, apres(garanties[0] ?? infra[0] ?? total) + 2);
  const horsQpv = tableEtatHorsQpv(contexte, jeu, apres(reprises) + 2);
  return feuille({
    cle: jeu.cle,
    nom: jeu.feuille,
    couleurOnglet: '#7030A0',
    cellules: [
      ...presentation(
        `Scénario « ${jeu.nom} »`,
        'Que devient le flux de chaque réservataire si ces hypothèses changent, les autres restant celles de la référence ?',
        'Chaque cellule jaune reprend la référence tant que vous ne la remplacez pas ; une cellule remplacée change de couleur, et sa ligne affiche « modifié ». ' +
          'Pour la lier de nouveau, recopiez dans la cellule la formule d’une cellule liée de la même colonne ; les valeurs de référence de chaque ligne sont dans les colonnes masquées à droite (mêmes règles que la feuille Flux).',
      ),
      etatDuComptage(3, 4),
      etiquette(choix.ligne - 1, 'Choix communs à tous les territoires'),
      etiquette(entrees.ligne - 1, 'Taux et déductions par territoire (volumes en logements par an, taux en %)'),
      etiquette(exceptions.ligne - 1, 'Exceptions aux choix communs, territoire par territoire (logements)'),
      etiquette(
        assiette.ligne - 1,
        'Rotation et assiette du scénario (logements par an ; V15 : taux hors bornes ou inconnu, V16 : déficit, V19 : déduits deux fois)',
      ),
      etiquette(constats.ligne - 1, 'Constats de ce scénario : plafonds appliqués (V18), parts à arbitrer ou réglées (V17), lignes à lire'),
      etiquette(
        controle.ligne - 1,
        'Contrôles de ce scénario par territoire (V18 : un plafond a retiré des logements ; capacité : les droits uniques laissent leur part aux autres)',
      ),
      etiquette(flux.ligne - 1, 'Flux par réservataire dans ce scénario (logements par an)'),
      etiquette(total.ligne - 1, 'Ensemble : ce qui est partagé, face à l’assiette de tous les territoires (logements par an)'),
      ...infra.map((table) => etiquette(table.ligne - 1, 'Communes et EPCI sur leur territoire dans ce scénario (logements par an)')),
      ...garanties.map((table) =>
        etiquette(
          table.ligne - 1,
          'Garanties d’emprunt par programme dans ce scénario (logements ; vide tant que la base du plafond n’est pas « Programme »)',
        ),
      ),
      etiquette(reprises.ligne - 1, TITRE_DES_REPRISES),
      etiquette(horsQpv.ligne - 1, TITRE_HORS_QPV),
    ],
    tables: [choix, entrees, exceptions, assiette, constats, controle, flux, total, ...infra, ...garanties, reprises, horsQpv],
    misesEnForme: [
      ...formatsDeControle(adresse(3, 0), adresse(3, 0)),
      modifies(choix, ['Retenu', 'Retenu'], ['Référence', 'Référence']),
      suivi(choix),
      modifies(entrees, ['Variante de taux', 'Vente'], ['Référence Variante de taux', 'Référence Vente']),
      suivi(entrees),
      modifies(
        exceptions,
        ['Exclure étudiants', 'Méthode Action Logement'],
        ['Référence Exclure étudiants', 'Référence Méthode Action Logement'],
      ),
      suivi(exceptions),
      ...etatsDuControle(controle),
      nonReserves(flux, 'Réservataire'),
      ...controlesDeColonne(total, 'Contrôle'),
      ...plafondsAtteints(flux),
      ...partsReglees(flux),
      constatsEnAlerte(constats),
      ...etatsDesReprises(reprises),
      ...etatsHorsQpv(horsQpv),
      ...[...infra, ...garanties].flatMap((table) => controlesDeColonne(table, 'Contrôle')),
      ...CONTROLES_DE_L_ASSIETTE.flatMap((entete) => controlesDeColonne(assiette, entete)),
    ],
    // The total, the communes, the EPCI and the guarantees that follow have other columns.
    sansRappel: flux.nom,
    figer: { lignes: 0, colonnes: 2 },
  });
}
