/** Inputs of a scenario, one row per territoire: each one is a link to the reference until a constant takes its place. */
import type { HypothesesTerritoire, Modifications } from '../../domaine/hypotheses';
import { colonne, construireTable, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne } from '../formules';
import { nomDuTerritoire } from '../libelles';
import type { Cellule, Format, PlanColonne, PlanTable } from '../plan';

export type Saisie = string | number;

/** One input: where its reference is read, what the reference holds, and what the scenario puts instead. */
export interface Entree {
  readonly entete: string;
  readonly format: Format;
  readonly largeur?: number;
  readonly options: Pick<PlanColonne, 'liste' | 'bornes'>;
  readonly formule: string;
  readonly reference: (territoire: HypothesesTerritoire) => Saisie;
  readonly modifiee: (modifications: Modifications) => Saisie | undefined;
}

type T = HypothesesTerritoire;
export type Propre = (entree: Entree, code: string) => Saisie | undefined;

/** Linked inputs, what tells whether they still are, and the reference of each one further on. */
export function tableDeSaisies(
  contexte: Contexte,
  nom: string,
  inputs: readonly Entree[],
  propre: Propre,
  reperes: readonly Colonne<T>[],
  debut: number,
): PlanTable {
  const l = (entete: string): string => ligne(nom, entete);
  // A territoire without dwelling in this inventory keeps its line: what a scenario changes there must outlive one export.
  const { territoires } = contexte.hypotheses;
  const saisies = inputs.map((entree): Colonne<T> =>
    colonne<T>(
      entree.entete,
      'saisie',
      entree.format,
      entree.largeur ?? 12,
      (territoire): Cellule =>
        propre(entree, territoire.code) ?? { formule: `=${l(`Référence ${entree.entete}`)}`, valeur: entree.reference(territoire) },
      entree.options,
    ),
  );
  const references = inputs.map((entree): Colonne<T> =>
    colonne<T>(`Référence ${entree.entete}`, 'lie', entree.format, 12, entree.reference, { formule: `=${entree.formule}` }),
  );
  const differe = (territoire: T): boolean =>
    inputs.some((entree) => {
      const modifiee = propre(entree, territoire.code);
      return modifiee !== undefined && modifiee !== entree.reference(territoire);
    });
  return construireTable<T>(
    nom,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ code }) => code),
      colonne('Nom', 'texte', 'texte', 36, ({ code }) => nomDuTerritoire(code)),
      ...saisies,
      ...reperes.filter(({ role }) => role !== 'technique'),
      colonne('Suivi', 'controle', 'texte', 12, (territoire) => (differe(territoire) ? 'modifié' : 'lié'), {
        formule: `=IF(AND(${inputs.map(({ entete }) => `${l(entete)}=${l(`Référence ${entete}`)}`).join(',')}),"lié","modifié")`,
      }),
      ...techniques([
        ...reperes.filter(({ role }) => role === 'technique'),
        ...references,
        colonne<T>('Clé', 'resultat', 'general', 10, ({ code }) => `D${code}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    territoires,
    { ligne: debut },
  );
}
