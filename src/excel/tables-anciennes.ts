/** The tables of a photographed sheet, as the update reads them: formulas with their last value, texts that begin with `=` as texts. */
import type { TableAncienne, TablesAnciennes } from '../classeur/lignes-anciennes';
import type { Cellule, Plan, PlanTable } from '../classeur/plan';
import { aReprendre } from '../classeur/reprendre';
import { transformerParLots, type Lots } from '../domaine/lots';
import { estDans, zonesDeTexte, type Photo } from './photo';

const LIGNES_DU_LOT = 100;

/** Without their rows when the plan keeps nothing of them: those of an inventory are not read again to be thrown away. */
export function* tablesAnciennesParLots(photos: Iterable<Photo>, { feuilles }: Plan): Lots<TablesAnciennes> {
  const prevues = new Map(feuilles.flatMap(({ tables }) => tables.map((table) => [table.nom, table])));
  const tables = new Map<string, TableAncienne>();
  for (const photo of photos) yield* lireTables(photo, prevues, tables);
  return tables;
}

function* lireTables(
  { feuille, contenus, valeurs }: Photo,
  prevues: ReadonlyMap<string, PlanTable>,
  lues: Map<string, TableAncienne>,
): Lots<void> {
  const { utilisee, emprise, nom: nomDeFeuille } = feuille;
  if (!utilisee) return;
  const textes = zonesDeTexte(feuille);
  const lire = (l: number, c: number): Cellule => {
    const contenu = contenus[l - utilisee.ligne]?.[c - utilisee.colonne] ?? '';
    if (contenu === '') return null;
    if (typeof contenu !== 'string' || !contenu.startsWith('=') || estDans(textes, l, c)) return contenu;
    return { formule: contenu, valeur: valeurs?.[l - utilisee.ligne]?.[c - utilisee.colonne] ?? null };
  };
  for (const { nom, zone, entetes } of feuille.tables) {
    const connue = emprise?.tables[nom];
    const nosEntetes = connue ? new Set(connue.colonnes.map(({ e }) => e)) : null;
    const prevue = prevues.get(nom);
    const gardees = prevue !== undefined && aReprendre(prevue, { entetes, nosEntetes }) ? zone.lignes - 1 : 0;
    const rangs = Array.from({ length: gardees }, (_, rang) => rang);
    const lignes = yield* transformerParLots(
      rangs,
      (rang) => entetes.map((_entete, c) => lire(zone.ligne + 1 + rang, zone.colonne + c)),
      LIGNES_DU_LOT,
    );
    lues.set(nom, { nom, feuille: nomDeFeuille, ligne: zone.ligne, entetes, nosEntetes, lignes });
  }
}
