/** A CSV as an inventory. */
import type { Anomalie, LigneEcartee } from '../../domaine/inventaire';
import { parcourirParLots } from '../../domaine/lots';
import { constat } from '../../domaine/rpls/constats';
import type { Decoupe } from './decouper-csv';
import { convertirNombres, type Valeurs } from './nombres-francais';

export interface CsvLu extends Valeurs {
  readonly remarques: readonly Anomalie[];
  readonly ecartees: ReadonlyMap<number, LigneEcartee['raison']>;
}

/** Cells up to the last filled one: trailing separators say nothing. */
function largeurUtile(cellules: readonly string[]): number {
  let largeur = cellules.length;
  while (largeur > 0 && (cellules[largeur - 1] ?? '').trim() === '') largeur -= 1;
  return largeur;
}

/** The commonest number of cells, trailing separators included. */
function largeurCourante(lignes: readonly (readonly string[])[]): number {
  const effectifs = new Map<number, number>();
  for (const cellules of lignes) if (cellules.length > 1) effectifs.set(cellules.length, (effectifs.get(cellules.length) ?? 0) + 1);
  return [...effectifs].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

export function* lireCsv({ lignes, suites }: Decoupe): Generator<void, CsvLu> {
  const attendue = largeurCourante(lignes);
  const remarques: Anomalie[] = [];
  yield* parcourirParLots(lignes, (cellules, index) => {
    const utile = largeurUtile(cellules);
    // Too many cells: a separator inside a text has moved everything that follows. The line is kept, and said.
    if (utile <= attendue) return;
    remarques.push(
      constat(
        index + 1,
        'erreur',
        `${utile} cellules au lieu de ${attendue} : un séparateur figure sans doute dans un texte sans guillemets, et les valeurs qui suivent sont décalées. Mettez ce texte entre guillemets, puis relisez le fichier.`,
      ),
    );
  });
  return { ...(yield* convertirNombres(lignes)), remarques, ecartees: new Map(suites.map((ligne) => [ligne, 'suite'])) };
}
