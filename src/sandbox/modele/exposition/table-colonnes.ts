import type { ArgumentsHote } from '../../fil/arguments-hote';
import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import { croisement, NB_COLONNES, type Zone } from '../adresse';
import { Plage } from '../plage';
import { decalerCellules } from '../structure';
import type { Tableau } from '../tableau';
import { exposerPlage } from './plage';

interface Colonne {
  readonly table: Tableau;
  readonly rang: number;
}
const dansColonne = ({ table, rang }: Colonne, zone: Zone): Plage =>
  new Plage(table.feuille, { ...zone, c0: zone.c0 + rang, c1: zone.c0 + rang });
const nomDe = ({ table, rang }: Colonne): string => table.colonnes()[rang] ?? '';

const COLUMN: TypeHote<Colonne> = {
  nom: 'TableColumn',
  identite: ({ rang }) => ({ Id: rang + 1 }),
  scalaires: {
    Id: { lire: ({ rang }) => rang + 1 },
    Index: { lire: ({ rang }) => rang },
    Name: { lire: nomDe, ecrire: (c, v) => dansColonne(c, c.table.zoneEntete).ecrire(`'${v.texte(0)}`) },
    Values: { lire: (c) => dansColonne(c, c.table.zone).valeurs(), ecrire: (c, v) => dansColonne(c, c.table.zone).ecrire(v.brut(0)) },
  },
  methodes: {
    GetRange: (c) => exposerPlage(dansColonne(c, c.table.zone)),
    GetHeaderRowRange: (c) => exposerPlage(dansColonne(c, c.table.zoneEntete)),
    GetDataBodyRange: (c) => exposerPlage(dansColonne(c, c.table.zoneCorps)),
    Delete: supprimerColonne,
  },
};

const toutes = (table: Tableau): Colonne[] => table.colonnes().map((_, rang) => ({ table, rang }));
const exposer = (colonne: Colonne | undefined): ObjetHote | null => (colonne ? new Expose(COLUMN, colonne) : null);
const trouver = (table: Tableau, cle: string): ObjetHote | null =>
  exposer(toutes(table).find((c) => nomDe(c).toLowerCase() === cle.toLowerCase()) ?? toutes(table).find((c) => String(c.rang + 1) === cle));

const COLUMNS: TypeHote<Tableau> = {
  nom: 'TableColumnCollection',
  scalaires: { Count: { lire: (t) => toutes(t).length } },
  elements: (t) => toutes(t).map((c) => new Expose(COLUMN, c)),
  element: (t, p) => trouver(t, p.cle(0)),
  methodes: {
    GetItemOrNullObject: (t, p) => trouver(t, p.cle(0)),
    GetItemAt: (t, p) => {
      const colonne = exposer(toutes(t)[p.entier(0)]);
      if (!colonne) throw erreurs.introuvable();
      return colonne;
    },
    GetCount: (t) => toutes(t).length,
    Add: (t, p) => exposer(ajouterColonne(t, p)),
  },
};

/** Adds a column of cells to the table; what lies to its right moves, over the rows of the table. */
function ajouterColonne(table: Tableau, p: ArgumentsHote): Colonne {
  const { l0, c0, l1, c1 } = table.zone;
  const demande = p.entier(0, -1);
  const rang = demande < 0 ? c1 - c0 + 1 : demande;
  if (rang > c1 - c0 + 1) throw erreurs.argumentInvalide();
  const place: Zone = { l0, l1, c0: c0 + rang, c1: c0 + rang };
  const occupee = table.feuille.etendue(false);
  table.feuille.verifierStructure();
  if (occupee && croisement(occupee, { ...place, c1: NB_COLONNES - 1 })) decalerCellules(new Plage(table.feuille, place), 'colonnes', true);
  table.zone = { l0, c0, l1, c1: c1 + 1 };
  const colonne = { table, rang };
  if (p.present(2)) dansColonne(colonne, table.zoneEntete).ecrire(`'${p.texte(2)}`);
  if (p.present(1)) {
    const valeurs = p.brut(1);
    const complete = Array.isArray(valeurs) && valeurs.length === l1 - l0 + 1;
    dansColonne(colonne, complete ? table.zone : table.zoneCorps).ecrire(valeurs);
  }
  table.nommerColonnes();
  return colonne;
}

/** Removes a column of the table with its cells; what lies to its right comes back, over the rows of the table. A table keeps one column. */
function supprimerColonne({ table, rang }: Colonne): void {
  const { l0, c0, l1, c1 } = table.zone;
  if (c1 === c0) throw erreurs.argumentInvalide();
  decalerCellules(new Plage(table.feuille, { l0, l1, c0: c0 + rang, c1: c0 + rang }), 'colonnes', false);
  table.nommerColonnes();
}

const ROWS: TypeHote<Tableau> = {
  nom: 'TableRowCollection',
  scalaires: { Count: { lire: (t) => t.pourMoteur().lignesDeDonnees } },
  methodes: { GetCount: (t) => t.pourMoteur().lignesDeDonnees },
};

export const exposerColonnes = (table: Tableau): ObjetHote => new Expose(COLUMNS, table);
export const exposerLignes = (table: Tableau): ObjetHote => new Expose(ROWS, table);
