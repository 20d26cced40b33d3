import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import type { Zone } from '../adresse';
import { Plage } from '../plage';
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
  },
};

const ROWS: TypeHote<Tableau> = {
  nom: 'TableRowCollection',
  scalaires: { Count: { lire: (t) => t.pourMoteur().lignesDeDonnees } },
  methodes: { GetCount: (t) => t.pourMoteur().lignesDeDonnees },
};

export const exposerColonnes = (table: Tableau): ObjetHote => new Expose(COLUMNS, table);
export const exposerLignes = (table: Tableau): ObjetHote => new Expose(ROWS, table);
