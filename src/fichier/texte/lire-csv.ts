/** A CSV as an inventory. */
import type { Anomalie, LigneEcartee } from '../../domaine/inventaire';
import { reconnaitreColonnesParLots } from '../../domaine/lecture/reconnaitre-colonnes';
import type { Lots } from '../../domaine/lots';
import type { Decoupe } from './decouper-csv';
import { trouverLesDecalees } from './lignes-decalees';
import { convertirNombres, type Valeurs } from './nombres-francais';

export interface CsvLu extends Valeurs {
  readonly remarques: readonly Anomalie[];
  readonly ecartees: ReadonlyMap<number, LigneEcartee['raison']>;
}

export function* lireCsv({ lignes, suites }: Decoupe): Lots<CsvLu> {
  const correspondance = yield* reconnaitreColonnesParLots(lignes);
  const { lignes: decalees, remarques } = yield* trouverLesDecalees(lignes, suites, correspondance);
  const enSuite = suites.map((ligne) => [ligne, 'suite'] as const);
  if (decalees.length === 0) return { ...(yield* convertirNombres(lignes, correspondance)), remarques, ecartees: new Map(enSuite) };
  // Their row is left blank: what has moved must not tell what a column holds.
  const gardees = [...lignes];
  for (const ligne of decalees) gardees[ligne - 1] = [];
  const ecartees = new Map<number, LigneEcartee['raison']>([...enSuite, ...decalees.map((ligne) => [ligne, 'illisible'] as const)]);
  return { ...(yield* convertirNombres(gardees)), remarques, ecartees };
}
