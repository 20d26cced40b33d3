/**
 * Rates and deductions of a scenario, territoire by territoire. Each cell is a link to the reference until it is overridden: a constant in
 * its place is the override, and the column « Référence … » of the same row keeps what it departs from.
 */
import type { HypothesesTerritoire } from '../../domaine/hypotheses';
import { colonne, sansBruit } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { arrondiSansBruit, chercher, ligne } from '../formules';
import { LIBELLE_PERIODE, LIBELLE_VARIANTE } from '../libelles';
import type { PlanTable } from '../plan';
import { modificationsDuTerritoire } from './table-assiette';
import { liste } from './listes';
import { tableDeSaisies, type Entree, type Propre } from './saisies-du-scenario';

type T = HypothesesTerritoire;

const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;

/** Header of each input of a territoire, shared with the reading of a second run. */
export const ENTETES_VOLUMES = {
  mutations: 'Mutations',
  relogementsRu: 'Relogements RU',
  orcod: 'ORCOD',
  lhi: 'LHI',
  vente: 'Vente',
} as const;

/** What a negotiation moves first: the rate and the deductions. */
function entrees(jeu: Jeu): Entree[] {
  const territoire = (entete: string): string => chercher('Territoires', entete, ligne(jeu.tables.entrees, 'Clé'));
  const volumes = (Object.keys(ENTETES_VOLUMES) as (keyof typeof ENTETES_VOLUMES)[]).map((champ): Entree => ({
    entete: ENTETES_VOLUMES[champ],
    format: 'decimal2',
    options: VOLUMES,
    formule: `N(${territoire(ENTETES_VOLUMES[champ])})`,
    reference: ({ deductions }) => deductions[champ],
    modifiee: (modifications) => modifications[champ],
  }));
  return [
    {
      entete: 'Variante de taux',
      format: 'texte',
      options: { liste: liste('ListeVariantes') },
      formule: territoire('Variante de taux'),
      reference: ({ variante }) => LIBELLE_VARIANTE[variante],
      modifiee: ({ variante }) => (variante === undefined ? undefined : LIBELLE_VARIANTE[variante]),
    },
    {
      entete: 'Taux saisi',
      format: 'pourcent2',
      options: { bornes: { min: 0, max: 1 } },
      formule: `IF(${territoire('Taux saisi')}="","",${territoire('Taux saisi')})`,
      reference: ({ tauxSaisi }) => tauxSaisi ?? '',
      modifiee: ({ tauxSaisi }) => tauxSaisi,
    },
    {
      entete: 'Période du taux',
      format: 'texte',
      largeur: 18,
      options: { liste: liste('ListePeriodes') },
      formule: territoire('Période du taux'),
      reference: ({ periode }) => LIBELLE_PERIODE[periode],
      modifiee: ({ periode }) => (periode === undefined ? undefined : LIBELLE_PERIODE[periode]),
    },
    ...volumes,
  ];
}

export function tableEntrees(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const inputs = entrees(jeu);
  const propre: Propre = (entree, code) => entree.modifiee(modificationsDuTerritoire(jeu, code));
  const deductions = Object.values(ENTETES_VOLUMES);
  const total = (prefixe: string): string => deductions.map((entete) => `N(${ligne(jeu.tables.entrees, prefixe + entete)})`).join('+');
  const deduit = (territoire: T): number =>
    inputs.reduce((somme, entree) => {
      const valeur = deductions.some((entete) => entete === entree.entete)
        ? (propre(entree, territoire.code) ?? entree.reference(territoire))
        : 0;
      return somme + (typeof valeur === 'number' ? valeur : 0);
    }, 0);
  const deduitEnReference = ({ deductions: d }: T): number => d.mutations + d.relogementsRu + d.orcod + d.lhi + d.vente;
  return tableDeSaisies(
    contexte,
    jeu.tables.entrees,
    inputs,
    propre,
    [
      colonne('Total déduit', 'resultat', 'decimal2', 12, deduit, { formule: `=${total('')}` }),
      colonne('Total de la référence', 'lie', 'decimal2', 12, deduitEnReference, { formule: `=${total('Référence ')}` }),
      colonne(
        'Écart des déductions',
        'resultat',
        'points',
        12,
        (territoire) => sansBruit(deduit(territoire) - deduitEnReference(territoire)),
        {
          formule: `=${arrondiSansBruit(`${ligne(jeu.tables.entrees, 'Total déduit')}-${ligne(jeu.tables.entrees, 'Total de la référence')}`)}`,
        },
      ),
    ],
    debut,
  );
}
