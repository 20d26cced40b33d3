import { apres, controlesDeColonne, etiquette, feuille, formatsDeControle, nonReserves, presentation } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { adresse, ref } from '../formules';
import type { Lots } from '../../domaine/lots';
import type { PlanFeuille } from '../plan';
import { tableComptage } from './comptage-combinaisons';
import { tableControleComptage } from './controle-comptage';
import { tableComptageGaranties, tableLogementsProgrammes } from './comptage-garanties';
import { tableLiberationsReservataires } from './comptage-liberations';
import { tableComptageLieux, tableDroitsLieux } from './comptage-lieux';
import { tablePriorites } from './comptage-priorites';
import { tableProgrammes } from './comptage-programmes';
import { tableComptageQpv } from './comptage-qpv';
import { tableReservataires } from './comptage-reservataires';
import { tableTerritoires } from './comptage-territoires';
import { lignesDesProgrammes, type LigneProgramme } from './programmes';

export function* feuilleComptage(contexte: Contexte): Lots<PlanFeuille> {
  const LIGNE_CONTROLE = 4;
  const programmesComptes = lignesDesProgrammes(contexte);
  const exclusions = contexte.hypotheses.exclusions;
  const exclu = ({ motif }: LigneProgramme): boolean =>
    motif !== 'FLUX' && (exclusions[motif] ?? MOTIFS_NEGOCIES.find(({ code }) => code === motif)?.excluParDefaut ?? true);
  const complet = tableControleComptage(contexte, LIGNE_CONTROLE + 4);
  const territoires = tableTerritoires(contexte, apres(complet) + 2);
  yield;
  const reservataires = yield* tableReservataires(contexte, programmesComptes, apres(territoires) + 2);
  const comptage = tableComptage(contexte, apres(reservataires) + 2);
  yield;
  const programmes = yield* tableProgrammes(programmesComptes, exclu, contexte.hypotheses, apres(comptage) + 2);
  yield;
  const liberations = tableLiberationsReservataires(contexte, apres(programmes) + 2);
  yield;
  const lieux = tableComptageLieux(contexte, apres(liberations) + 2);
  yield;
  const droitsLieux = tableDroitsLieux(contexte, apres(lieux) + 2);
  yield;
  const logements = tableLogementsProgrammes(contexte, apres(droitsLieux) + 2);
  yield;
  const garanties = yield* tableComptageGaranties(contexte, apres(logements) + 2);
  yield;
  const priorites = tablePriorites(contexte, apres(garanties) + 2);
  const qpv = tableComptageQpv(contexte, apres(priorites) + 2);
  yield;
  const total = contexte.comptage.lignes.reduce((somme, { logements }) => somme + logements, 0);
  const poids = contexte.comptage.lignes.reduce((somme, c) => somme + c.poids, 0);
  const sansTerritoire = contexte.inventaire.biens.filter(({ departement }) => departement === null).length;
  const controle = adresse(LIGNE_CONTROLE, 5);
  return feuille({
    cle: 'comptage',
    nom: 'Comptage',
    couleurOnglet: '#5B9BD5',
    cellules: [
      ...presentation(
        'Comptage du parc et des droits',
        'Combien de logements, réservés à qui, dans le flux ou hors du flux, et au titre de quels droits ?',
        'Feuille technique, placée après les autres : elle se lit à l’écran plutôt qu’imprimée. Les lignes de Biens sont comptées ici une seule fois, par leur clé ; les autres feuilles lisent ces totaux et ne recomptent jamais l’inventaire. ' +
          'Un logement réservé à plusieurs est partagé par son poids ; un droit échu ou à venir au 31/12/N-1, unique ou pour un tour s’il est compté à part, laisse le logement non réservé (Référentiel interbailleurs Occitanie, 2023).',
      ),
      etiquette(LIGNE_CONTROLE, 'Total compté / total des biens'),
      {
        ligne: LIGNE_CONTROLE,
        colonne: 3,
        contenu: { formule: '=SUM(Comptage[Logements])', valeur: total },
        role: 'resultat',
        format: 'entier',
      },
      { ligne: LIGNE_CONTROLE, colonne: 4, contenu: { formule: '=SUM(Biens[Compte])', valeur: total }, role: 'resultat', format: 'entier' },
      {
        ligne: LIGNE_CONTROLE,
        colonne: 5,
        contenu: {
          formule: '=IF(SUM(Comptage[Logements])=SUM(Biens[Compte]),"OK","À vérifier")',
          valeur: 'OK',
        },
        role: 'controle',
      },
      etiquette(LIGNE_CONTROLE + 1, `Somme des poids ; ${sansTerritoire} logements sans département ne comptent dans aucun territoire`),
      {
        ligne: LIGNE_CONTROLE + 1,
        colonne: 5,
        contenu: { formule: `=SUM(${ref('Comptage', 'Poids')})`, valeur: poids },
        role: 'resultat',
        format: 'decimal2',
      },
      etiquette(complet.ligne - 1, 'Ces tableaux suivent-ils l’exercice saisi dans Hypothèses ?'),
      etiquette(territoires.ligne - 1, 'Par territoire (logements)'),
      etiquette(reservataires.ligne - 1, 'Par territoire et réservataire (logements pondérés)'),
      etiquette(comptage.ligne - 1, 'Combinaisons comptées dans Biens (à 0 : celles qu’un autre exercice fait apparaître)'),
      etiquette(
        programmes.ligne - 1,
        'Droits à convertir par programme (suite : à chaque libération ; un tour : une seule attribution, puis droit de suite l’année suivante)',
      ),
      etiquette(
        liberations.ligne - 1,
        'Libérations de l’année N-1 par réservataire (logements pondérés du parc de référence, quel que soit leur motif)',
      ),
      etiquette(lieux.ligne - 1, 'Par commune et EPCI : parc et libérations (logements)'),
      etiquette(droitsLieux.ligne - 1, 'Droits des communes et des EPCI, là où ils les détiennent (logements pondérés)'),
      etiquette(logements.ligne - 1, 'Programmes où des collectivités ont des droits (logements, tous motifs)'),
      etiquette(garanties.ligne - 1, 'Droits des collectivités par programme et par date de fin (logements pondérés)'),
      etiquette(
        priorites.ligne - 1,
        'Logements à plusieurs réservataires : le prioritaire de chaque combinaison, par rang (Hypothèses) puis dans l’ordre de la cellule',
      ),
      etiquette(qpv.ligne - 1, 'En quartier politique de la ville ou hors : tous les logements, puis ceux de l’État (logements pondérés)'),
    ],
    tables: [
      complet,
      territoires,
      reservataires,
      comptage,
      programmes,
      liberations,
      lieux,
      droitsLieux,
      logements,
      garanties,
      priorites,
      qpv,
    ],
    misesEnForme: [
      ...formatsDeControle(controle, controle),
      ...controlesDeColonne(complet, 'Contrôle'),
      ...[reservataires, comptage, programmes, liberations].map((table) => nonReserves(table, 'Réservataire')),
    ],
    // What people check: the other tables only feed these.
    aImprimer: { colonnes: 14, jusqua: reservataires.nom },
    figer: { lignes: 0, colonnes: 2 },
  });
}
