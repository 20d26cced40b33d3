/** The one question that the pane asks: what is this column of ours, and which columns must be read to show its terms. */
import { tablesDuScenario, TABLES_DE_REFERENCE } from '../contexte';
import { AUTRES_TABLES, declarer } from './autres-tables';
import { expliquerAssiette } from './assiette';
import { CELLULES_ISOLEES } from './cellules-isolees';
import {
  expliquerComparaison,
  expliquerComparaisonAssiette,
  expliquerComparaisonControles,
  expliquerComparaisonSynthese,
} from './comparaison';
import { expliquerComptage, expliquerComptageProgrammes, expliquerComptageReservataires, expliquerComptageTerritoires } from './comptage';
import { expliquerDroitsAcquis } from './droits-acquis';
import { expliquerControleFlux, expliquerFlux, expliquerFluxSynthese } from './flux';
import { expliquerComptageLieux, expliquerDroitsLieux, expliquerInfra, expliquerRapprochement, expliquerRotationLieux } from './infra';
import { expliquerRotation } from './rotation';
import { expliquerBiens, expliquerChoix, expliquerEntrees, expliquerExceptions, expliquerMotifs } from './saisies';
import { NEGOFLUX } from './sources';
import { termesDeLaFormule } from './termes-de-formule';
import type { CadreDeTable, Declaration, Entree, Explication, Lieu, TableExpliquee, Terme } from './types';

const TABLES: Readonly<Record<string, TableExpliquee>> = {
  Biens: expliquerBiens,
  Motifs: expliquerMotifs,
  Rotation: expliquerRotation,
  Assiette: expliquerAssiette,
  Flux: expliquerFlux,
  FluxSynthese: expliquerFluxSynthese,
  ControleFlux: expliquerControleFlux,
  Controle: expliquerControleFlux,
  DroitsAcquis: expliquerDroitsAcquis,
  Comparaison: expliquerComparaison,
  ComparaisonSynthese: expliquerComparaisonSynthese,
  ComparaisonAssiette: expliquerComparaisonAssiette,
  ComparaisonControles: expliquerComparaisonControles,
  Comptage: expliquerComptage,
  ComptageTerritoires: expliquerComptageTerritoires,
  ComptageReservataires: expliquerComptageReservataires,
  ComptageProgrammes: expliquerComptageProgrammes,
  ComptageLieux: expliquerComptageLieux,
  ComptageDroitsLieux: expliquerDroitsLieux,
  Infra: expliquerInfra,
  RapprochementLieux: expliquerRapprochement,
  RotationLieux: expliquerRotationLieux,
  Choix: expliquerChoix,
  Entrees: expliquerEntrees,
  Exceptions: expliquerExceptions,
};

/** What `autres-tables.ts` declares is looked at first where patterns follow. */
function entreesDe(table: string, cadre: CadreDeTable): readonly Entree[] {
  return [...declarer(AUTRES_TABLES[table] ?? []), ...(TABLES[table]?.(cadre) ?? [])];
}

const CLE: Explication = {
  titre: 'Repère technique : ce qui identifie la ligne dans les formules',
  termes: [],
  regle: 'Assemble les codes et les noms de la ligne ; les autres tableaux s’en servent pour la retrouver.',
  source: NEGOFLUX,
};

const SCENARIO = /^Scenario(\d+)(Assiette|Choix|Controle|Entrees|Exceptions|Infra)?$/;

function cadrer(table: string, formule: string): { readonly entrees: readonly Entree[] } {
  const scenario = SCENARIO.exec(table);
  const cadre = {
    table,
    formule,
    scenario: scenario !== null,
    tables: scenario ? tablesDuScenario(Number(scenario[1])) : TABLES_DE_REFERENCE,
  };
  return { entrees: entreesDe(scenario ? (scenario[2] ?? 'Flux') : table, cadre) };
}

/** Headers of what only formulas need. */
const TECHNIQUE = /^(Clé|Nom échappé$|Rang |Critère$)/;

export function expliquerColonne(table: string, colonne: string, formule: string): Explication | null {
  const { entrees } = cadrer(table, formule);
  for (const [connue, explication] of entrees) {
    const groupes = typeof connue === 'string' ? (connue === colonne ? [] : null) : (connue.exec(colonne)?.slice(1) ?? null);
    if (groupes !== null && (typeof connue === 'string' || !TECHNIQUE.test(colonne))) {
      return completer(typeof explication === 'function' ? explication(groupes) : explication, formule);
    }
  }
  return TECHNIQUE.test(colonne) ? CLE : null;
}

/** A column that no explanation names: its formula still says what it reads. */
export function expliquerParLaFormule(colonne: string, formule: string): Explication | null {
  if (formule === '') return null;
  return completer({ titre: colonne, regle: 'Celle de sa formule, ci-dessus.', source: NEGOFLUX }, formule);
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

function completer({ termes, ...reste }: Declaration, formule: string): Explication {
  const symbole = (terme: Terme): Terme => {
    const connu = terme.lieu.type === 'somme' ? undefined : SYMBOLES[terme.nom];
    return connu === undefined ? terme : { ...terme, symbole: connu };
  };
  return { ...reste, termes: termes ?? termesDeLaFormule(formule).map(symbole) };
}

/** A cell outside every table. */
export function expliquerIsolee(formule: string): Explication | null {
  return CELLULES_ISOLEES.find(([connue]) => connue.test(formule))?.[1] ?? null;
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
  const { entrees } = cadrer(table, formule);
  const explications = entrees.map(([, explication]) => (typeof explication === 'function' ? explication(NOMS_INCONNUS) : explication));
  const termes = [...explications.flatMap((explication) => explication.termes ?? []), ...termesDeLaFormule(formule)];
  return sansDoublon(termes.flatMap(({ lieu }) => colonnesDe(lieu))).filter(({ colonne }) => colonne !== '');
}

/** What a header says is not known yet: what depends on it lies in the same row. */
const NOMS_INCONNUS: readonly string[] = [];
