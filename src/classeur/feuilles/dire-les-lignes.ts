import type { Inventaire } from '../../domaine/inventaire';
import { compterEcartees, LIBELLE_RAISON } from '../../domaine/qualite/lignes-ecartees';
import { accorder } from './accorder';

/** « 10 logements retenus et 24 lignes écartées (1 ligne de titre ou d’en-tête, 23 sous-totaux) »: every row that was read is in it. */
export function direLesLignes({ biens, ecartees }: Pick<Inventaire, 'biens' | 'ecartees'>): string {
  const retenus = accorder(biens.length, 'logement retenu', 'logements retenus');
  if (ecartees.length === 0) return `${retenus}, aucune ligne écartée`;
  const raisons = [...compterEcartees(ecartees)].map(([raison, nombre]) => accorder(nombre, ...LIBELLE_RAISON[raison]));
  return `${retenus} et ${accorder(ecartees.length, 'ligne écartée', 'lignes écartées')} (${raisons.join(', ')})`;
}
