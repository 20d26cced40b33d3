import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import type { Classeur } from '../classeur-vivant';
import { CIBLE_CLASSEUR, EVENEMENT } from '../evenements';
import type { Feuille } from '../feuille';
import { Plage } from '../plage';
import type { Tableau } from '../tableau';
import { abonnements, booleen, plageDonnee, texte } from './commun';
import { exposerFeuille } from './feuilles';
import { exposerPlage } from './plage';
import { exposerColonnes, exposerLignes } from './table-colonnes';

const proteger = (t: Tableau): void => t.feuille.verifierStructure();

const TABLE: TypeHote<Tableau> = {
  nom: 'Table',
  identite: (t) => ({ Id: t.id }),
  scalaires: {
    Id: { lire: (t) => t.id },
    LegacyId: { lire: (t) => t.id },
    Name: { lire: (t) => t.nom, ecrire: (t, v) => t.renommer(v.texte(0)) },
    Style: texte<Tableau>('style', proteger),
    ShowHeaders: { lire: () => true },
    ShowTotals: { lire: (t) => t.totaux, ecrire: (t, v) => t.afficherTotaux(v.booleen(0)) },
    ShowFilterButton: booleen<Tableau>('boutonsDeFiltre', proteger),
    ShowBandedRows: booleen<Tableau>('lignesAlternees', proteger),
    ShowBandedColumns: booleen<Tableau>('colonnesAlternees', proteger),
    HighlightFirstColumn: booleen<Tableau>('premiereColonne', proteger),
    HighlightLastColumn: booleen<Tableau>('derniereColonne', proteger),
  },
  navigations: {
    Columns: (t) => exposerColonnes(t),
    Rows: (t) => exposerLignes(t),
    Worksheet: (t) => exposerFeuille(t.feuille),
  },
  methodes: {
    ...abonnements<Tableau>({ DataChanged: EVENEMENT.tableChangee, SelectionChanged: EVENEMENT.selectionDeTable }, (t) => ({
      evenements: t.feuille.classeur.evenements,
      cible: t.id,
    })),
    GetRange: (t) => exposerPlage(new Plage(t.feuille, t.zone)),
    GetHeaderRowRange: (t) => exposerPlage(new Plage(t.feuille, t.zoneEntete)),
    GetDataBodyRange: (t) => exposerPlage(new Plage(t.feuille, t.zoneCorps)),
    GetTotalRowRange: (t) => {
      if (!t.totaux) throw erreurs.introuvable();
      return exposerPlage(new Plage(t.feuille, { ...t.zone, l0: t.zone.l1 }));
    },
    Resize: (t, p) => {
      const plage = plageDonnee(p, 0, t.feuille);
      if (plage.feuille !== t.feuille) throw erreurs.argumentInvalide();
      t.redimensionner(plage.zone);
    },
    ConvertToRange: (t) => {
      t.convertirEnPlage();
      return exposerPlage(new Plage(t.feuille, t.zone));
    },
    Delete: (t) => t.supprimer(),
  },
};

interface Portee {
  readonly classeur: Classeur;
  readonly feuille: Feuille | null;
}
const exposerTable = (t: Tableau | null | undefined): ObjetHote | null => (t ? new Expose(TABLE, t) : null);
function trouver({ classeur, feuille }: Portee, cle: string): ObjetHote | null {
  const tableau = classeur.tableau(cle);
  return exposerTable(tableau && (!feuille || tableau.feuille === feuille) ? tableau : null);
}
const liste = ({ classeur, feuille }: Portee): readonly Tableau[] => classeur.tableauxDe(feuille);

/** The tables that a range touches: a collection of its own, without `add`. */
const TABLES_DE_PLAGE: TypeHote<readonly Tableau[]> = {
  nom: 'TableScopedCollection',
  scalaires: { Count: { lire: (tableaux) => tableaux.length } },
  elements: (tableaux) => tableaux.map((t) => new Expose(TABLE, t)),
  element: (tableaux, p) => exposerTable(tableaux.find((t) => t.id === p.cle(0) || t.nom.toLowerCase() === p.cle(0).toLowerCase())),
  methodes: {
    GetCount: (tableaux) => tableaux.length,
    GetFirst: (tableaux) => {
      const premiere = exposerTable(tableaux[0]);
      if (!premiere) throw erreurs.introuvable();
      return premiere;
    },
    GetItemOrNullObject: (tableaux, p) =>
      exposerTable(tableaux.find((t) => t.id === p.cle(0) || t.nom.toLowerCase() === p.cle(0).toLowerCase())),
  },
};
export function exposerTablesDePlage(plage: Plage, entieres: boolean): ObjetHote {
  const { l0, c0, l1, c1 } = plage.zone;
  const dedans = plage.feuille.tableaux().filter(({ zone }) => {
    if (entieres) return zone.l0 >= l0 && zone.l1 <= l1 && zone.c0 >= c0 && zone.c1 <= c1;
    return zone.l0 <= l1 && zone.l1 >= l0 && zone.c0 <= c1 && zone.c1 >= c0;
  });
  return new Expose(TABLES_DE_PLAGE, dedans);
}

const TABLES: TypeHote<Portee> = {
  nom: 'TableCollection',
  scalaires: { Count: { lire: (portee) => liste(portee).length } },
  elements: (portee) => liste(portee).map((t) => new Expose(TABLE, t)),
  element: (portee, p) => trouver(portee, p.cle(0)),
  methodes: {
    ...abonnements<Portee>(
      { DataChanged: EVENEMENT.tableChangee, Added: EVENEMENT.tableAjoutee, Deleted: EVENEMENT.tableSupprimee },
      ({ classeur, feuille }) => ({ evenements: classeur.evenements, cible: feuille?.id ?? CIBLE_CLASSEUR }),
    ),
    GetItemOrNullObject: (portee, p) => trouver(portee, p.cle(0)),
    GetItemAt: (portee, p) => {
      const table = exposerTable(liste(portee)[p.entier(0)]);
      if (!table) throw erreurs.introuvable();
      return table;
    },
    GetCount: (portee) => liste(portee).length,
    Add: ({ classeur, feuille }, p) => {
      const plage = plageDonnee(p, 0, feuille ?? classeur.active);
      if (feuille && plage.feuille !== feuille) throw erreurs.argumentInvalide();
      return exposerTable(classeur.ajouterTableau(plage.feuille, plage.zone, p.booleen(1)));
    },
  },
};

export const exposerTables = (classeur: Classeur, feuille: Feuille | null): ObjetHote => new Expose(TABLES, { classeur, feuille });
