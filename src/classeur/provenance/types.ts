/**
 * « D’où vient ce chiffre ? », as data: for a column of ours, what the figure is, the terms that it is made of and where they lie, the
 * rule in one sentence and its source. The figures themselves are never here: they are read in the cells.
 */
import type { ValeurCellule } from '../../domaine/inventaire';
import type { Jeu } from '../contexte';

export interface SourceDeRegle {
  readonly texte: string;
  /** Column of the same row that says the source; `texte` is for the rows where it is empty. */
  readonly colonne?: string;
  readonly url?: string;
}

export interface Critere {
  readonly colonne: string;
  readonly egal: string;
}

/**
 * Where a term lies. Keys and criteria may hold `{Colonne}`, the value of that column in the row of the figure, or `{Colonne:100}`, its
 * first hundred characters, as keys are made.
 */
export type Lieu =
  /** Same row. */
  | { readonly type: 'ligne'; readonly colonne: string }
  /** The row of another table whose `colonneCle` holds the first of `cles` that is found. */
  | {
      readonly type: 'table';
      readonly table: string;
      readonly colonne: string;
      readonly colonneCle: string;
      readonly cles: readonly string[];
    }
  /** The row whose number, from 1, stands in a column of the row of the figure. */
  | { readonly type: 'rang'; readonly table: string; readonly colonne: string; readonly rang: string }
  /** A column added up, in part when there are criteria. */
  | { readonly type: 'somme'; readonly table: string; readonly colonne: string; readonly criteres: readonly Critere[] }
  /** Too long to be read at each selection: the column is shown, not its content. */
  | { readonly type: 'renvoi'; readonly table: string; readonly colonne: string };

export interface Terme {
  readonly nom: string;
  /** Of the référentiel: P, X, B, τ, G, D, N, s… */
  readonly symbole?: string;
  readonly lieu: Lieu;
  /** Named by the rule beside what the formula reads: an earlier step of the same row, or a setting that another column reads. */
  readonly indirect?: true;
}

/** What the row of the figure says in a column: some tables have one rule by row. */
export type Lire = (colonne: string) => ValeurCellule;

/** What a row changes in the explanation of its column. `defaut`: what the input holds until someone changes it, null for nothing. */
export interface Precision {
  readonly titre?: string;
  readonly regle?: string;
  readonly source?: SourceDeRegle;
  readonly defaut?: ValeurCellule;
}

/**
 * `calcul`: a formula of ours; `saisie`: typed by people; `lien`: an input of a scenario, a formula until someone types over it; `donnee`:
 * written by Négoflux at its last update; `ajout`: a column of the user's own.
 */
export type Nature = 'calcul' | 'saisie' | 'lien' | 'donnee' | 'ajout';

export interface Explication {
  /** What the figure is, with its unit. */
  readonly titre: string;
  readonly nature: Nature;
  readonly symbole?: string;
  /** `{P} − {X}`: placeholders are the symbols of the terms, or their names. Absent when words say it better. */
  readonly calcul?: string;
  readonly termes: readonly Terme[];
  readonly regle: string;
  readonly source: SourceDeRegle;
  /** What an input holds until someone changes it; null for nothing, undefined where no value stands for all. */
  readonly defaut?: ValeurCellule;
  readonly selonLaLigne?: (lire: Lire) => Precision;
}

/** What the explanations of a table depend on: which tables it reads, and the formula of the cell where names vary. */
export interface CadreDeTable {
  readonly table: string;
  readonly tables: Jeu['tables'];
  readonly scenario: boolean;
  /** Empty while only the columns to read are asked for: the header is not known yet. */
  readonly colonne: string;
  readonly formule: string;
}

export type Declaration = Omit<Explication, 'termes' | 'nature'> & {
  /** Left out, they are those that the formula of the cell reads. */
  readonly termes?: readonly Terme[];
  /** Left out, it is a formula of ours. */
  readonly nature?: Nature;
};
/** Headers are exact: an explanation that fits any header would answer for columns that are not ours. */
export type Entree = readonly [colonne: string, explication: Declaration];
export type TableExpliquee = (cadre: CadreDeTable) => readonly Entree[];

export function ici(colonne: string, symbole?: string, nom = colonne): Terme {
  return { nom, ...(symbole === undefined ? {} : { symbole }), lieu: { type: 'ligne', colonne } };
}

export function dans(
  table: string,
  colonne: string,
  cle: string | readonly string[],
  options: { readonly symbole?: string; readonly nom?: string; readonly colonneCle?: string } = {},
): Terme {
  const { symbole, nom = colonne, colonneCle = 'Clé' } = options;
  const cles = typeof cle === 'string' ? [cle] : cle;
  return { nom, ...(symbole === undefined ? {} : { symbole }), lieu: { type: 'table', table, colonne, colonneCle, cles } };
}

export function somme(
  table: string,
  colonne: string,
  nom: string,
  ...criteres: readonly (readonly [colonne: string, egal: string])[]
): Terme {
  return { nom, lieu: { type: 'somme', table, colonne, criteres: criteres.map(([de, egal]) => ({ colonne: de, egal })) } };
}

export function renvoi(table: string, colonne: string, nom: string): Terme {
  return { nom, lieu: { type: 'renvoi', table, colonne } };
}
