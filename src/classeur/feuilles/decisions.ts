import type { Memoire } from '../../domaine/decisions/memoire';
import { sansDonneePersonnelle, type Rapprochement } from '../../domaine/decisions/rapprochements';
import { COLONNES_RAPPROCHEMENTS, TABLE_RAPPROCHEMENTS } from '../../domaine/decisions/tables';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { SEPARATEURS, type Separateur } from '../../domaine/reservataires/decouper';
import { colonne, construireTable, etiquette, feuille, LIGNE_ENTETE, presentation } from '../construire';
import { numeroDeSerie } from '../formules';
import { ouiNon } from '../libelles';
import type { PlanFeuille } from '../plan';
import { liste } from './listes';

export const TABLE_SEPARATEURS = 'Separateurs';

/** How a separator is called in the sheet: alone, « - » or « + » would be taken for the beginning of a formula. */
export const TEXTE_SEPARATEUR: Readonly<Record<Separateur, string>> = {
  '/': 'Barre oblique /',
  '+': 'Plus +',
  ';': 'Point-virgule ;',
  '|': 'Barre verticale |',
  ',': 'Virgule ,',
  '&': 'Esperluette &',
  '-': 'Tiret entre espaces',
  et: 'Mot « et »',
};

const [NOM_LU, NOM_RETENU, CATEGORIE, DECIDE_LE] = COLONNES_RAPPROCHEMENTS;
const COLONNE_SEPARATEURS = COLONNES_RAPPROCHEMENTS.length + 1;
const estIso = (date: string | null): date is string => date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);

/** The names decided once for all, and the rule that splits the cells that hold several. */
export function feuilleDecisions({ rapprochements, decoupage }: Memoire): PlanFeuille {
  const noms = construireTable<Rapprochement>(
    TABLE_RAPPROCHEMENTS,
    [
      colonne(NOM_LU, 'saisie', 'texte', 38, ({ nomLu }) => nomLu),
      colonne(NOM_RETENU, 'saisie', 'texte', 38, ({ nomRetenu }) => nomRetenu),
      colonne(CATEGORIE, 'saisie', 'texte', 26, ({ categorie }) => LIBELLE_CATEGORIE[categorie], { liste: liste('ListeCategories') }),
      colonne(DECIDE_LE, 'saisie', 'date', 12, ({ decideLe }) => (estIso(decideLe) ? numeroDeSerie(decideLe) : null)),
    ],
    rapprochements.map(sansDonneePersonnelle),
    { ligne: LIGNE_ENTETE, filtres: true },
  );
  const separateurs = construireTable<Separateur>(
    TABLE_SEPARATEURS,
    [
      colonne('Séparateur', 'texte', 'texte', 22, (separateur) => TEXTE_SEPARATEUR[separateur]),
      colonne('Sépare', 'saisie', 'texte', 10, (separateur) => ouiNon(decoupage.separateurs.includes(separateur)), {
        liste: liste('ListeOuiNon'),
      }),
    ],
    SEPARATEURS,
    { ligne: LIGNE_ENTETE, colonne: COLONNE_SEPARATEURS },
  );
  return feuille({
    cle: 'decisions',
    nom: 'Décisions',
    couleurOnglet: '#C00000',
    cellules: [
      ...presentation(
        'Décisions sur les réservataires',
        'Sous quel nom et dans quelle catégorie chaque écriture de l’inventaire est-elle comptée ?',
        'Une ligne par écriture décidée : elle est reprise à chaque lecture, dans le volet comme en ligne de commande. Supprimez une ligne pour revenir à la lecture par les règles. Un nom qui portait une donnée personnelle est écrit, et retrouvé, masqué. ' +
          'Une cellule qui nomme plusieurs réservataires est séparée quand chaque morceau est un réservataire reconnu ; choisissez à droite les séparateurs acceptés.',
      ),
      etiquette(LIGNE_ENTETE - 1, 'Noms décidés'),
      etiquette(LIGNE_ENTETE - 1, 'Plusieurs réservataires dans une cellule', COLONNE_SEPARATEURS),
    ],
    tables: [noms, separateurs],
    largeurs: { [COLONNE_SEPARATEURS - 1]: 3 },
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
