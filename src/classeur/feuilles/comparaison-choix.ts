import { colonne, construireTable, plageDeColonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, texte } from '../formules';
import type { Cellule, PlanMiseEnForme, PlanTable } from '../plan';
import { choixDuScenario, type Choix } from './choix-scenario';

/** What each set of hypotheses retains for every territoire: which of them made the gaps below. */
export function tableChoixCompares(contexte: Contexte, debut: number): PlanTable {
  const jeux = [contexte.reference, ...contexte.scenarios];
  const choix = jeux.map((jeu) => choixDuScenario(contexte, jeu));
  return construireTable<Choix>(
    'ComparaisonChoix',
    [
      colonne('Choix', 'texte', 'texte', 36, ({ libelle }) => libelle),
      ...jeux.map((jeu, j) =>
        colonne<Choix>(jeu.nom, 'resultat', 'general', 17, ({ libelle, formule }, rang): Cellule => {
          const { modifie = null, reference = '' } = choix[j]?.[rang] ?? {};
          const retenu = chercher(jeu.tables.choix, 'Retenu', texte(libelle), 'Choix');
          return { formule: `=${jeu.scenario === null ? formule : retenu}`, valeur: modifie ?? reference };
        }),
      ),
    ],
    choix[0] ?? [],
    // One column in, so that each scenario keeps its column from one table to the next.
    { ligne: debut, colonne: 1 },
  );
}

/** A choice that departs from the reference of its row. */
export function choixModifies(table: PlanTable, noms: readonly string[]): PlanMiseEnForme[] {
  const [reference, ...scenarios] = noms;
  if (reference === undefined) return [];
  const premiere = plageDeColonne(table, reference).split(':')[0] ?? '';
  return scenarios.map((nom) => {
    const plage = plageDeColonne(table, nom);
    return { plage, formule: `=${plage.split(':')[0] ?? plage}<>$${premiere}`, style: 'modifie' };
  });
}
