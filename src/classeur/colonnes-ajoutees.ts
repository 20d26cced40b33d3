/** Columns that users added to our tables: each of their cells follows its row, wherever the row goes. */
import { estVide, valeurDe, type Appariement, type TableAncienne } from './lignes-anciennes';
import { transformerParLots, type Lots } from '../domaine/lots';
import { estFormule, type Cellule, type Plan, type PlanTable } from './plan';

export interface ColonneAjoutee {
  readonly entete: string;
  /** The formula that every row repeats, or null. */
  readonly formule: string | null;
  /** By row of the plan; empty under a common formula. */
  readonly cellules: readonly Cellule[];
  /** No row moved: an update in place has nothing to write. */
  readonly enPlace: boolean;
  /** Cells whose row is gone: « Note, 31, Préfecture : à revoir ». */
  readonly perdues: readonly string[];
}

/** Headers that are not ours. */
export function entetesAjoutees({ colonnes }: PlanTable, { entetes, nosEntetes }: Pick<TableAncienne, 'entetes' | 'nosEntetes'>): string[] {
  const voulues = new Set(colonnes.map(({ entete }) => entete));
  return entetes.filter((entete) => !voulues.has(entete) && nosEntetes?.has(entete) !== true);
}

export function* colonnesAjouteesParLots(
  table: PlanTable,
  ancienne: TableAncienne,
  { sources, orphelines }: Appariement,
): Lots<ColonneAjoutee[]> {
  const ajoutees: ColonneAjoutee[] = [];
  for (const entete of entetesAjoutees(table, ancienne)) {
    const rang = ancienne.entetes.indexOf(entete);
    const cellules = ancienne.lignes.map((ligne) => ligne[rang] ?? null);
    yield;
    const formule = formuleCommune(cellules);
    if (formule !== null) {
      ajoutees.push({ entete, formule, cellules: [], enPlace: true, perdues: [] });
      continue;
    }
    const suivies = yield* transformerParLots(sources, (source, l): Cellule => {
      if (source === null) return null;
      const cellule = cellules[source] ?? null;
      return estFormule(cellule)
        ? { ...cellule, formule: suivreSaLigne(cellule.formule, ancienne.ligne + source + 2, table.ligne + l + 2) }
        : cellule;
    });
    ajoutees.push({
      entete,
      formule: null,
      cellules: suivies,
      enPlace: sources.every((source, l) => source === l || (source === null && l >= ancienne.lignes.length)),
      perdues: orphelines.flatMap((l) => {
        const valeur = valeurDe(cellules[l]);
        return estVide(valeur) ? [] : [`${entete}, ${nommer(ancienne.lignes[l])} : ${valeur}`];
      }),
    });
    yield;
  }
  return ajoutees;
}

function nommer(ligne: readonly Cellule[] | undefined): string {
  return (ligne ?? [])
    .slice(0, 2)
    .map((cellule) => valeurDe(cellule))
    .filter((valeur) => !estVide(valeur))
    .join(', ');
}

function formuleCommune(cellules: readonly Cellule[]): string | null {
  const [premiere] = cellules;
  if (premiere === undefined || !estFormule(premiere)) return null;
  return cellules.every((cellule) => estFormule(cellule) && cellule.formule === premiere.formule) ? premiere.formule : null;
}

/** `=C7*2` written on row 7 says « this row »: on row 9 it reads `=C9*2`. Texts, sheet names and structured references stay. */
export function suivreSaLigne(formule: string, de: number, vers: number): string {
  if (de === vers) return formule;
  return formule.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'!\S*|\[[^\]]*\]|(?<![\w.$!])(\$?[A-Z]{1,3})(\d+)(?![\w.(!])/g,
    (entier: string, colonne?: string, ligne?: string) => (colonne !== undefined && Number(ligne) === de ? `${colonne}${vers}` : entier),
  );
}

export type Ajouts = ReadonlyMap<string, readonly ColonneAjoutee[]>;

const LARGEUR = 16;

/** For a carrier that writes sheets anew: the added columns at the right of their table. */
export function avecLesAjouts(plan: Plan, ajouts: Ajouts): Plan {
  const completer = (table: PlanTable): PlanTable => {
    const siennes = ajouts.get(table.nom) ?? [];
    if (siennes.length === 0) return table;
    return {
      ...table,
      colonnes: [
        ...table.colonnes,
        ...siennes.map(({ entete, formule }) => ({
          entete,
          role: 'texte' as const,
          format: 'general' as const,
          largeur: LARGEUR,
          ajoutee: true,
          ...(formule === null ? {} : { formule }),
        })),
      ],
      lignes: table.lignes.map((ligne, l) => [...ligne, ...siennes.map(({ cellules }) => cellules[l] ?? null)]),
    };
  };
  return { ...plan, feuilles: plan.feuilles.map((feuille) => ({ ...feuille, tables: feuille.tables.map(completer) })) };
}
