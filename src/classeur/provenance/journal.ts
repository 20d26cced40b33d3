/** What Négoflux writes of its own work, the names that were decided, and the lists of the menus. */
import { COLONNES_RAPPROCHEMENTS } from '../../domaine/decisions/tables';
import type { NomDeListe } from '../feuilles/listes';
import { donnee, saisie, saisieSansDefaut } from './declarer';
import { NEGOFLUX } from './sources';
import type { Entree, SourceDeRegle } from './types';

const ECRIT: SourceDeRegle = { texte: 'Écrit par Négoflux à la mise à jour' };
const DECISION: SourceDeRegle = { texte: 'Votre décision, reprise à chaque lecture' };

export const JOURNAL: readonly Entree[] = [
  donnee('Date', 'Jour de cette opération', 'Écrit par Négoflux quand il a fait l’opération.', ECRIT),
  donnee('Version', 'Version de Négoflux qui a fait cette opération', 'Elle identifie les règles appliquées.', ECRIT),
];

export const TRACES: readonly Entree[] = [
  donnee(
    'Nombre',
    'Cellules écrites ainsi dans la feuille lue',
    'Comptées à la lecture : toutes ont été comprises par la même règle.',
    ECRIT,
  ),
];

const [NOM_LU, NOM_RETENU, CATEGORIE, DECIDE_LE] = COLONNES_RAPPROCHEMENTS;

export const DECISIONS: readonly Entree[] = [
  saisieSansDefaut(NOM_LU, 'Nom tel que l’inventaire l’écrit', 'Chaque cellule écrite ainsi suit cette ligne.', DECISION),
  saisieSansDefaut(NOM_RETENU, 'Nom sous lequel il est compté', 'Supprimez la ligne pour revenir à la lecture par les règles.', DECISION),
  saisieSansDefaut(CATEGORIE, 'Catégorie sous laquelle il est compté', 'Elle décide du plafond et de la méthode.', DECISION),
  saisieSansDefaut(DECIDE_LE, 'Jour de cette décision', 'Écrit quand la décision est prise ; aucun calcul ne le lit.', DECISION),
];

export const SEPARATEURS: readonly Entree[] = [
  saisie(
    'Sépare',
    'Ce signe sépare-t-il plusieurs réservataires dans une cellule ?',
    'Seulement si chaque morceau est un réservataire reconnu.',
    undefined,
    DECISION,
  ),
];

const MENUS: Readonly<Record<NomDeListe, string>> = {
  ListeVariantes: 'Variante',
  ListeMethodes: 'Méthode',
  ListeMethodesScenario: 'Méthode du scénario',
  ListeCategories: 'Catégorie',
  ListeOuiNon: 'Choix',
  ListeDenominateurs: 'Dénominateur',
  ListePartages: 'Plusieurs réservataires',
  ListeEcheances: 'Échéance en cours',
  ListeOrigines: 'Origine des droits',
  ListeGestions: 'Mode de gestion',
  ListeDecisions: 'Décision',
  ListeMotifs: 'Motif',
  ListePeriodes: 'Période du taux',
  ListeObligatoire: 'Motif obligatoire',
  ListeStatuts: 'Statut de la convention',
};

export const LISTES: Readonly<Record<string, readonly Entree[]>> = Object.fromEntries(
  Object.entries(MENUS).map(([table, colonne]) => [
    table,
    [donnee(colonne, 'Valeur proposée par un menu de saisie', 'Modifier cette liste change le menu, pas les règles.', NEGOFLUX)],
  ]),
);
