import type { Lots } from '../../domaine/lots';
import type { PlanFeuille } from '../plan';
import { adresse } from '../formules';
import {
  apres,
  controlesDeColonne,
  etiquette,
  feuille,
  formatsDeControle,
  LIGNE_ENTETE,
  nonReserves,
  plageDeColonne,
  presentation,
} from '../construire';
import type { Contexte } from '../contexte';
import { constatsEnAlerte, partsReglees, plafondsAtteints, tableConstatsFlux } from './constats-flux';
import { etatsDuControle, tableControleFlux } from './controle-flux';
import { COMPTAGE_JUSTE, etatDuComptage } from './controle-comptage';
import { etatsHorsQpv, tableEtatHorsQpv, TITRE_HORS_QPV } from './etat-hors-qpv';
import { etatsDesReprises, tableReprises, TITRE_DES_REPRISES } from './reprises';
import { graphiqueDesParts, HAUTEUR_DU_GRAPHIQUE, tableSyntheseFlux } from './synthese-flux';
import { tableFlux } from './table-flux';
import { tableTotauxFlux, tableTotauxReservataires } from './totaux';

/** Columns over which the chart runs: what a screen shows. */
const COLONNES_DU_GRAPHIQUE = 13;

export function* feuilleFlux(contexte: Contexte): Lots<PlanFeuille> {
  const constats = tableConstatsFlux(contexte, contexte.reference, LIGNE_ENTETE + 1);
  const synthese = tableSyntheseFlux(contexte, apres(constats) + 2);
  const graphiques = graphiqueDesParts(synthese, contexte, apres(synthese) + 1, COLONNES_DU_GRAPHIQUE);
  const controle = tableControleFlux(contexte.reference, apres(synthese) + (graphiques.length > 0 ? HAUTEUR_DU_GRAPHIQUE + 1 : 0) + 3);
  yield;
  const flux = yield* tableFlux(contexte, contexte.reference, apres(controle) + 2);
  const totaux = tableTotauxReservataires(contexte, apres(flux) + 2);
  const total = tableTotauxFlux(contexte.reference, apres(totaux) + 2);
  const reprises = tableReprises(contexte.reference, apres(total) + 2);
  const horsQpv = tableEtatHorsQpv(contexte, contexte.reference, apres(reprises) + 2);
  const etat = adresse(3, 4);
  const conforme = ['Contrôle des parts', 'Contrôle du flux', 'Contrôle de l’arrondi'].every((entete) => {
    const rang = controle.colonnes.findIndex((c) => c.entete === entete);
    return controle.lignes.every((ligneControle) => ligneControle[rang] !== 'À vérifier');
  });
  const etats = plageDeColonne(controle, 'Contrôle des parts', 'Contrôle de l’arrondi');
  return feuille({
    cle: 'flux',
    nom: 'Flux',
    couleurOnglet: '#00B050',
    cellules: [
      ...presentation(
        'Flux annuel par réservataire',
        'Quelle part du flux, et combien de logements par an, reviennent à chaque réservataire ?',
        'Part = logements réservés ÷ parc éligible (ou parc total). Part avant plafonds = part convenue si elle est saisie, sinon part comptée, plus la part hors garantie ; les plafonds de l’État (CCH R.441-5-2), puis des garanties d’emprunt (CCH R.441-5-3) la réduisent, et ce qu’ils retirent revient au non réservé. ' +
          'Sur le parc total, la part compte aussi les réservations que la loi sort du flux : la colonne « À savoir » les nomme. Part retenue = part après plafonds, une fois réglées les parts au-delà de 100 % (ce que le règlement retire est dans ses deux colonnes) ; flux estimé = part retenue × assiette, arrondi par le choix des hypothèses (plus forts restes par défaut). ' +
          '« Non réservé » (NON_RESERVE dans les formules) reçoit ce que personne ne réserve ; sous la méthode des droits acquis, le flux est la somme des droits uniques (Référentiel interbailleurs Occitanie, 2023 ; CCH R.441-5).',
      ),
      { ligne: 3, colonne: 0, contenu: 'Contrôles : parts = 100 %, flux = assiette', role: 'etiquette' },
      {
        ligne: 3,
        colonne: 4,
        contenu: {
          formule: `=IF(AND(COUNTIF(${etats},"À vérifier")=0,${COMPTAGE_JUSTE}),"OK","À vérifier")`,
          valeur: conforme ? 'OK' : 'À vérifier',
        },
        role: 'controle',
      },
      etatDuComptage(4, 6),
      etiquette(constats.ligne - 1, 'Constats par territoire : plafonds appliqués (V18), parts à arbitrer ou réglées (V17), lignes à lire'),
      etiquette(synthese.ligne - 1, 'Parts retenues par catégorie (% du flux annuel)'),
      etiquette(
        controle.ligne - 1,
        'Contrôles par territoire (logements par an, % du flux ; V18 : un plafond a retiré des logements ; capacité : les droits uniques laissent leur part aux autres)',
      ),
      etiquette(flux.ligne - 1, 'Flux par réservataire (logements par an, parts en %)'),
      etiquette(totaux.ligne - 1, 'Totaux par réservataire, tous territoires (logements par an)'),
      etiquette(total.ligne - 1, 'Ensemble : ce qui est partagé, face à l’assiette de tous les territoires (logements par an)'),
      etiquette(reprises.ligne - 1, TITRE_DES_REPRISES),
      etiquette(horsQpv.ligne - 1, TITRE_HORS_QPV),
    ],
    tables: [constats, synthese, controle, flux, totaux, total, reprises, horsQpv],
    misesEnForme: [
      ...formatsDeControle(etat, etat),
      ...formatsDeControle(adresse(4, 0), adresse(4, 0)),
      ...etatsDuControle(controle),
      nonReserves(flux, 'Réservataire'),
      nonReserves(totaux, 'Réservataire'),
      ...controlesDeColonne(total, 'Contrôle'),
      ...etatsDesReprises(reprises),
      ...etatsHorsQpv(horsQpv),
      ...plafondsAtteints(flux),
      ...partsReglees(flux),
      ...plafondsAtteints(controle),
      constatsEnAlerte(constats),
    ],
    graphiques,
    figer: { lignes: 0, colonnes: 2 },
  });
}
