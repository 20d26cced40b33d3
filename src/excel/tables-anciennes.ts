/** The tables of a photographed sheet, as the update reads them: formulas with their last value, texts that begin with `=` as texts. */
import type { TableAncienne, TablesAnciennes } from '../classeur/lignes-anciennes';
import type { Cellule } from '../classeur/plan';
import { estDans, zonesDeTexte, type Photo } from './photo';

export function tablesAnciennes(photos: Iterable<Photo>): TablesAnciennes {
  const tables = new Map<string, TableAncienne>();
  for (const photo of photos) for (const table of tablesDe(photo)) tables.set(table.nom, table);
  return tables;
}

function tablesDe({ feuille, contenus, valeurs }: Photo): TableAncienne[] {
  const { utilisee, emprise, nom: nomDeFeuille } = feuille;
  if (!utilisee) return [];
  const textes = zonesDeTexte(feuille);
  const lire = (l: number, c: number): Cellule => {
    const contenu = contenus[l - utilisee.ligne]?.[c - utilisee.colonne] ?? '';
    if (contenu === '') return null;
    if (typeof contenu !== 'string' || !contenu.startsWith('=') || estDans(textes, l, c)) return contenu;
    return { formule: contenu, valeur: valeurs?.[l - utilisee.ligne]?.[c - utilisee.colonne] ?? null };
  };
  return feuille.tables.map(({ nom, zone, entetes }): TableAncienne => {
    const connue = emprise?.tables[nom];
    return {
      nom,
      feuille: nomDeFeuille,
      ligne: zone.ligne,
      entetes,
      nosEntetes: connue ? new Set(connue.colonnes.map(({ e }) => e)) : null,
      lignes: Array.from({ length: zone.lignes - 1 }, (_, rang) =>
        entetes.map((_entete, c) => lire(zone.ligne + 1 + rang, zone.colonne + c)),
      ),
    };
  });
}
