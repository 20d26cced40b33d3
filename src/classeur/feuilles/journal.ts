import { totalDe } from '../../domaine/qualite/decompte';
import { accorder } from './accorder';
import { direParGravite } from './controles';
import { direLesLignes } from './dire-les-lignes';
import type { PointsDeControle } from './points-controles';
import { colonne, construireTable, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Contexte } from '../contexte';
import { numeroDeSerie } from '../formules';
import type { PlanFeuille } from '../plan';

interface Entree {
  readonly operation: string;
  readonly feuille: string;
  readonly detail: string;
}

export function feuilleJournal(
  { inventaire, hypotheses, scenarios, meta, dossier }: Contexte,
  { decompte }: Pick<PointsDeControle, 'decompte'>,
): PlanFeuille {
  const { relevees, traitees, ouvertes } = decompte;
  const entrees: Entree[] = [
    ...(dossier?.operations ?? []),
    {
      operation: 'Construction du classeur',
      feuille: meta.feuilleSource,
      detail:
        `Exercice ${hypotheses.exercice} : ${accorder(inventaire.lignesLues, 'ligne lue', 'lignes lues')}, ${direLesLignes(inventaire)} ; ` +
        `${accorder(totalDe(relevees), 'remarque relevée', 'remarques relevées')} (${direParGravite(relevees)}), ` +
        `dont ${accorder(totalDe(traitees), 'traitée')} et ${accorder(totalDe(ouvertes), 'encore ouverte', 'encore ouvertes')} ; ${accorder(scenarios.length, 'scénario')}.`,
    },
  ];
  const iso = /^\d{4}-\d{2}-\d{2}/.test(meta.date);
  const table = construireTable<Entree>(
    'Journal',
    [
      colonne('Date', 'texte', 'date', 12, () => (iso ? numeroDeSerie(meta.date) : meta.date)),
      colonne('Opération', 'texte', 'texte', 28, ({ operation }) => operation),
      colonne('Feuille', 'texte', 'texte', 24, (entree) => entree.feuille),
      colonne('Détail', 'texte-long', 'texte', 64, ({ detail }) => detail),
      colonne('Version', 'texte', 'texte', 12, () => meta.version),
    ],
    entrees,
    { ligne: LIGNE_ENTETE, filtres: true },
  );
  return feuille({
    cle: 'journal',
    nom: 'Journal',
    couleurOnglet: '#BFBFBF',
    cellules: presentation(
      'Journal',
      'Qui a produit ces chiffres, quand, et avec quelle version des règles ?',
      'Chaque opération de Négoflux laisse une ligne datée. La version identifie les règles et les paramètres appliqués.',
    ),
    tables: [table],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
