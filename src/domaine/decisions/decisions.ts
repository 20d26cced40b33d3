/** What the user decided about anomalies: accept a value or ignore with a reason, for one or for all of a kind. */
export type Portee = 'une' | 'genre';

interface Commune {
  readonly portee: Portee;
  /** Identity of the anomaly (`une`) or of its kind (`genre`): see `identite.ts`. */
  readonly cle: string;
  /** `aaaa-mm-jj`, null when the date is not known. */
  readonly decideLe: string | null;
}

export interface DecisionAccepter extends Commune {
  readonly action: 'accepter';
  /** Value kept in place of what the cell says; null = the correction that the rule proposes. */
  readonly valeurRetenue: string | null;
}

export interface DecisionIgnorer extends Commune {
  readonly action: 'ignorer';
  /** Never empty: what is set aside without a reason is not decided. */
  readonly motif: string;
}

export type Decision = DecisionAccepter | DecisionIgnorer;

export interface IndexDesDecisions {
  /** The decision about this anomaly alone wins over the one about its kind. */
  pour(identite: string, genre: string): Decision | undefined;
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
  return {
    pour: (identite, genre) => parCle.get(`une ${identite}`) ?? parCle.get(`genre ${genre}`),
    toutes: [...parCle.values()],
  };
}
