/** The one question that the pane asks: what is this column of ours, and which columns must be read to show its terms. */
import { tablesDuScenario, TABLES_DE_REFERENCE } from '../contexte';
import { CELLULES_ISOLEES } from './cellules-isolees';
import { colonneCommune } from './colonnes-communes';
import { VOTRE_COLONNE } from './sources';
import { TABLES } from './tables';
import { termesDeLaFormule } from './termes-de-formule';
import type { CadreDeTable, Declaration, Entree, Explication, Lieu, Terme } from './types';

const SCENARIO = /^Scenario(\d+)(Assiette|Choix|Constats|Controle|Entrees|EtatHorsQPV|Exceptions|Garanties|Infra|Reprises|Totaux)?$/;

/** Of a header that is not known yet. */
const INCONNUE = '';

/** null: a table that is not ours. */
function entreesDe(table: string, colonne: string, formule: string): readonly Entree[] | null {
  const scenario = SCENARIO.exec(table);
  const cadre: CadreDeTable = {
    table,
    colonne,
    formule,
    scenario: scenario !== null,
    tables: scenario ? tablesDuScenario(Number(scenario[1])) : TABLES_DE_REFERENCE,
  };
  const entrees = TABLES[scenario ? (scenario[2] ?? 'Flux') : table];
  return entrees === undefined ? null : typeof entrees === 'function' ? entrees(cadre) : entrees;
}

/** Headers of a table that have their own explanation, whatever the plan holds of it. */
export function colonnesExpliquees(table: string): readonly string[] {
  return (entreesDe(table, INCONNUE, '') ?? []).map(([colonne]) => colonne).filter((colonne) => colonne !== INCONNUE);
}

/** null when the table is not ours. Every column of ours has its own explanation: any other was added by the user. */
export function expliquerColonne(table: string, colonne: string, formule: string): Explication | null {
  const entrees = entreesDe(table, colonne, formule);
  if (entrees === null) return null;
  const declaree = entrees.find(([connue]) => connue === colonne)?.[1] ?? colonneCommune(colonne);
  return completer(declaree ?? colonneAjoutee(colonne, formule), formule);
}

function colonneAjoutee(colonne: string, formule: string): Declaration {
  return {
    titre: `${colonne} : une colonne que vous avez ajoutée`,
    nature: 'ajout',
    regle:
      formule === ''
        ? 'Négoflux la conserve d’une mise à jour à l’autre et ne la calcule pas : sa valeur est celle que vous y avez mise.'
        : 'Négoflux la conserve d’une mise à jour à l’autre et ne la calcule pas : sa règle est celle de votre formule.',
    source: VOTRE_COLONNE,
  };
}

/** Symbols of the référentiel, for terms that no explanation names. */
const SYMBOLES: Readonly<Record<string, string>> = {
  Parc: 'P',
  'Hors flux': 'X',
  'Parc éligible': 'B',
  'Taux de rotation': 'τ',
  'Flux brut': 'G',
  'Part retenue': 's',
  'Flux estimé': 'F',
  'Logements réservés': 'Q',
};

/** What is written in the reference may be a formula in a scenario: it is read there. */
function completer({ termes, nature = 'calcul', ...reste }: Declaration, formule: string): Explication {
  const symbole = (terme: Terme): Terme => {
    const connu = terme.lieu.type === 'somme' ? undefined : SYMBOLES[terme.nom];
    return connu === undefined ? terme : { ...terme, symbole: connu };
  };
  const lue = nature === 'donnee' && formule !== '';
  const declares = lue ? undefined : termes;
  return { ...reste, nature: lue ? 'calcul' : nature, termes: declares ?? termesDeLaFormule(formule).map(symbole) };
}

/** A cell outside every table. */
export function expliquerIsolee(formule: string): Explication | null {
  const isolee = CELLULES_ISOLEES.find(([connue]) => connue.test(formule))?.[1];
  return isolee === undefined ? null : { ...isolee, nature: 'calcul' };
}

/** Columns of other tables that the terms of a table may need: asked for at once, before its headers are known. */
export interface ColonneALire {
  readonly table: string;
  readonly colonne: string;
  /** Its place only: it is too long, or of no use as a value. */
  readonly sansValeurs: boolean;
}

function colonnesDe(lieu: Lieu): ColonneALire[] {
  if (lieu.type === 'ligne') return [];
  const lue = (colonne: string, sansValeurs: boolean): ColonneALire => ({ table: lieu.table, colonne, sansValeurs });
  if (lieu.type === 'renvoi') return [lue(lieu.colonne, true)];
  if (lieu.type === 'rang') return [lue(lieu.colonne, false)];
  const reperes = lieu.type === 'table' ? [lieu.colonneCle] : lieu.criteres.map(({ colonne }) => colonne);
  return [lieu.colonne, ...reperes].map((colonne) => lue(colonne, false));
}

function sansDoublon(colonnes: readonly ColonneALire[]): ColonneALire[] {
  const uniques = new Map<string, ColonneALire>();
  for (const c of colonnes) {
    const cle = `${c.table}|${c.colonne}`;
    if (uniques.get(cle)?.sansValeurs !== false) uniques.set(cle, c);
  }
  return [...uniques.values()];
}

export function colonnesALire(table: string | null, formule: string): readonly ColonneALire[] {
  if (table === null) return sansDoublon(expliquerIsolee(formule)?.termes.flatMap(({ lieu }) => colonnesDe(lieu)) ?? []);
  const declares = (entreesDe(table, INCONNUE, formule) ?? []).flatMap(([, { termes = [] }]) => termes);
  const termes = [...declares, ...termesDeLaFormule(formule)];
  return sansDoublon(termes.flatMap(({ lieu }) => colonnesDe(lieu))).filter(({ colonne }) => colonne !== '');
}
