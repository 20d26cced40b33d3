/** What the user decided about anomalies: accept a value or ignore with a reason, for one, for all of a kind, or for a rule in a column. */
import type { Anomalie } from '../inventaire';
import { estSansValeur } from './garder';
import { colonneDe, genreDe } from './identite';

/**
 * `genre`: same rule, column and value read. `colonne`: same rule and column, rows to come included; accepted, it retains for each
 * anomaly its own proposed correction, or what was read when it only informs, and leaves the others to be decided.
 */
export type Portee = 'une' | 'genre' | 'colonne';

interface Commune {
  readonly portee: Portee;
  /** Identity of the anomaly (`une`), of its kind (`genre`), or rule and column (`colonne`): see `identite.ts`. */
  readonly cle: string;
  /** `aaaa-mm-jj`, null when the date is not known. */
  readonly decideLe: string | null;
}

export interface DecisionAccepter extends Commune {
  readonly action: 'accepter';
  /** Value kept in place of what the cell says; null = the correction that the rule proposes, or what was read when it only informs. */
  readonly valeurRetenue: string | null;
}

export interface DecisionIgnorer extends Commune {
  readonly action: 'ignorer';
  /** Never empty: what is set aside without a reason is not decided. */
  readonly motif: string;
}

export type Decision = DecisionAccepter | DecisionIgnorer;

export interface IndexDesDecisions {
  /** The decision about this anomaly alone wins over the one about its kind, and that one over its column's. */
  pour(identite: string, anomalie: Pick<Anomalie, 'gravite' | 'regle' | 'indicateur' | 'valeurLue' | 'correction'>): Decision | undefined;
  /** The one about this rule in this column. */
  pourLaColonne(colonne: string): Decision | undefined;
  readonly toutes: readonly Decision[];
}

const cleDe = ({ portee, cle }: Decision): string => `${portee} ${cle}`;

/** One decision per anomaly or kind: the last one wins, at the place of the first. */
export function fusionnerDecisions(anciennes: readonly Decision[], nouvelles: readonly Decision[]): readonly Decision[] {
  const parCle = new Map<string, Decision>();
  for (const decision of [...anciennes, ...nouvelles]) parCle.set(cleDe(decision), decision);
  return [...parCle.values()];
}

export function indexerDecisions(decisions: readonly Decision[]): IndexDesDecisions {
  const parCle = new Map(decisions.map((decision) => [cleDe(decision), decision]));
  const pourLaColonne = (colonne: string): Decision | undefined => parCle.get(`colonne ${colonne}`);
  return {
    pour: (identite, anomalie) => {
      if (parCle.size === 0) return undefined;
      const precise = parCle.get(`une ${identite}`) ?? parCle.get(`genre ${genreDe(anomalie)}`);
      if (precise !== undefined) return precise;
      const large = pourLaColonne(colonneDe(anomalie));
      return large !== undefined && estSansValeur(anomalie, large) ? undefined : large;
    },
    pourLaColonne,
    toutes: [...parCle.values()],
  };
}
