/** How the tables say what their columns are: one line by column. Left out, terms are those that the formula of the cell reads. */
import { LIBELLE_DU_CHOIX } from '../feuilles/choix-scenario';
import { NOM_PARAMETRE, type CleParametre } from '../feuilles/parametres';
import type { CleDeReglage } from '../feuilles/reglages-du-partage';
import { INVENTAIRE, NEGOCIATION, NEGOFLUX } from './sources';
import { dans, type CadreDeTable, type Declaration, type Entree, type SourceDeRegle, type Terme } from './types';

export type Reste = Omit<Declaration, 'titre' | 'regle' | 'source'>;

export function calcul(colonne: string, titre: string, regle: string, source: SourceDeRegle = NEGOFLUX, reste: Reste = {}): Entree {
  return [colonne, { titre, regle, source, ...reste }];
}

/** What a column says, for tables that all rest on the same source unless they name another. */
export const direSelon =
  (parDefaut: SourceDeRegle) =>
  (titre: string, regle: string, source = parDefaut, reste: Pick<Declaration, 'symbole' | 'calcul' | 'termes'> = {}): Declaration => ({
    titre,
    regle,
    source,
    ...reste,
  });

/** `defaut` null: empty until someone types. */
export function saisie(
  colonne: string,
  titre: string,
  regle: string,
  defaut: Declaration['defaut'] = null,
  source: SourceDeRegle = NEGOCIATION,
  reste: Reste = {},
): Entree {
  return [colonne, { titre, regle, source, defaut, nature: 'saisie', termes: [], ...reste }];
}

/** Typed by people too, where no value stands for all. */
export function saisieSansDefaut(
  colonne: string,
  titre: string,
  regle: string,
  source: SourceDeRegle = NEGOCIATION,
  reste: Reste = {},
): Entree {
  return [colonne, { titre, regle, source, nature: 'saisie', termes: [], ...reste }];
}

export function donnee(colonne: string, titre: string, regle: string, source: SourceDeRegle = INVENTAIRE): Entree {
  return [colonne, { titre, regle, source, nature: 'donnee', termes: [] }];
}

/** What formulas use to read a row of another table. */
export function rang(colonne: string, table: string): Entree {
  return calcul(
    colonne,
    `Repère technique : numéro de la ligne lue dans le tableau ${table}`,
    'Cherché une fois par sa clé, pour que les autres colonnes y lisent ; 0 ou une erreur si la ligne n’existe pas.',
    NEGOFLUX,
    { termes: [] },
  );
}

export function parametre(cle: CleParametre, options: { readonly indirect?: true } = {}): Terme {
  const nom = NOM_PARAMETRE[cle];
  return { ...dans('Parametres', 'Valeur', nom, { nom, colonneCle: 'Paramètre' }), ...options };
}

/** A setting of the sharing where this set of hypotheses holds it. */
export function reglage({ scenario, tables }: CadreDeTable, cle: CleDeReglage, options: { readonly indirect?: true } = {}): Terme {
  if (!scenario) return parametre(cle, options);
  const nom = LIBELLE_DU_CHOIX[cle] ?? cle;
  return { ...dans(tables.choix, 'Retenu', nom, { nom, colonneCle: 'Choix' }), ...options };
}

export const indirect = (terme: Terme): Terme => ({ ...terme, indirect: true });
