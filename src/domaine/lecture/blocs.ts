/**
 * Several blocks on one sheet, each under its own header: the rows of the later ones are put in the columns of the first header, so
 * that everything reads one table; and every address that is given is that of the cell in the sheet.
 */
import type { Bloc, Correspondance, ValeurCellule } from '../inventaire';

type Ligne = readonly ValeurCellule[];
type Places = Pick<Correspondance, 'blocs' | 'largeur'>;

/** The block of a row, null under the first header. */
export function blocDe({ blocs = [] }: Places, index: number): Bloc | null {
  let trouve: Bloc | null = null;
  for (const bloc of blocs) {
    if (bloc.ligneEntete > index) break;
    trouve = bloc;
  }
  return trouve;
}

/** Column of the sheet that holds this column of the mapping in this row; null when the row has none. */
export function colonneSource(places: Places, index: number, colonne: number): number | null {
  if (places.blocs === undefined) return colonne;
  const sources = blocDe(places, index)?.sources ?? null;
  if (sources !== null) return sources.get(colonne) ?? null;
  return places.largeur !== undefined && colonne >= places.largeur ? null : colonne;
}

/** Under the header of another table: nothing is read there. */
export function estDUnAutreTableau(places: Places, index: number): boolean {
  return places.blocs !== undefined && blocDe(places, index)?.sources === null;
}

/** The other way round: what the mapping calls a column of the sheet in this row; null when it calls it nothing. */
export function colonneAlignee(places: Places, index: number, colonne: number): number | null {
  const bloc = blocDe(places, index);
  if (bloc === null) return colonne;
  for (const [alignee, source] of bloc.sources ?? []) if (source === colonne) return alignee;
  return null;
}

/** Where the header of a column is: under the first header, or under that of the first block that has it. */
export function placeDeLEntete(correspondance: Correspondance, colonne: number): { readonly index: number; readonly colonne: number } {
  const { ligneEntete, blocs = [], largeur } = correspondance;
  if (largeur !== undefined && colonne >= largeur) {
    for (const { ligneEntete: index, sources } of blocs) {
      const source = sources?.get(colonne);
      if (source !== undefined) return { index, colonne: source };
    }
  }
  return { index: Math.max(ligneEntete, 0), colonne };
}

export interface LignesAlignees {
  readonly lignes: readonly Ligne[];
  readonly correspondance: Correspondance;
}

function aligner(ligne: Ligne, sources: ReadonlyMap<number, number>, prises: ReadonlySet<number>, fin: number): Ligne {
  const alignee: ValeurCellule[] = Array.from({ length: fin }, () => null);
  const vues = new Set<number>();
  for (const [colonne, source] of sources) {
    alignee[colonne] = ligne[source] ?? null;
    vues.add(source);
  }
  // What no header of the block names keeps its place, unless the mapping has it: it goes beyond the table, never away.
  ligne.forEach((valeur, source) => {
    if (valeur !== null && !vues.has(source)) alignee[prises.has(source) ? fin + source : source] = valeur;
  });
  return Array.from(alignee, (valeur) => valeur ?? null);
}

/** Does nothing to rows that are aligned already, nor where there is one header only. */
export function alignerLesBlocs(lignes: readonly Ligne[], correspondance: Correspondance): LignesAlignees {
  const { blocs, alignee, colonnes, ignorees, largeur = 0 } = correspondance;
  if (blocs === undefined || alignee === true) return { lignes, correspondance };
  const prises = new Set([...colonnes, ...ignorees].map(({ colonne }) => colonne));
  const fin = Math.max(largeur, ...[...prises].map((colonne) => colonne + 1));
  const alignees = [...lignes];
  blocs.forEach(({ ligneEntete, sources }, rang) => {
    if (sources === null) return;
    const suivant = blocs[rang + 1]?.ligneEntete ?? lignes.length;
    for (let index = ligneEntete; index < suivant; index += 1) alignees[index] = aligner(lignes[index] ?? [], sources, prises, fin);
  });
  return { lignes: alignees, correspondance: { ...correspondance, alignee: true } };
}
