/** Where the sheets that an update adds go, among those of the user and ours. */
import type { Affectation } from './preflight';

export interface Position {
  readonly nom: string;
  readonly position: number;
}

/**
 * Moves to make, in their order. A new sheet follows its predecessor in the plan, wherever the user put that one; the first of the plan
 * comes before its successor. None when they already stand there, as on a first run.
 */
export function positionsDesNouvelles(
  affectations: readonly Pick<Affectation, 'plan' | 'existante'>[],
  presentes: readonly string[],
  otees: readonly string[],
): Position[] {
  const renommees = new Map(affectations.flatMap(({ plan, existante }) => (existante ? [[existante.nom, plan.nom] as const] : [])));
  const nouvelles = affectations.filter(({ existante }) => existante === null).map(({ plan }) => plan.nom);
  let ordre = [...presentes.filter((nom) => !otees.includes(nom)).map((nom) => renommees.get(nom) ?? nom), ...nouvelles];
  const positions: Position[] = [];
  affectations.forEach(({ plan: { nom }, existante }, rang) => {
    if (existante !== null) return;
    const autres = ordre.filter((autre) => autre !== nom);
    const avant = affectations[rang - 1];
    // Only a sheet that exists already says where the first one of the plan belongs.
    const apres = affectations.slice(rang + 1).find((suivante) => suivante.existante !== null);
    const position = avant ? autres.indexOf(avant.plan.nom) + 1 : apres ? autres.indexOf(apres.plan.nom) : ordre.indexOf(nom);
    if (position === ordre.indexOf(nom)) return;
    positions.push({ nom, position });
    ordre = [...autres.slice(0, position), nom, ...autres.slice(position)];
  });
  return positions;
}
