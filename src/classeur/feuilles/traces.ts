import type { TraceDeLecture } from '../../domaine/lecture/tracer';
import { REGLES_DE_LECTURE } from '../../domaine/lecture/regles-de-lecture';
import { colonne, construireTable, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Meta } from '../contexte';
import { LIBELLE_INDICATEUR } from '../libelles-indicateurs';
import type { PlanFeuille } from '../plan';

/** What was read and what was understood, spelling by spelling: every normalisation leaves its trace. */
export function feuilleTraces(traces: readonly TraceDeLecture[], { feuilleSource }: Meta): PlanFeuille {
  const table = construireTable<TraceDeLecture>(
    'Traces',
    [
      colonne('Colonne', 'texte', 'texte', 24, ({ indicateur }) => LIBELLE_INDICATEUR[indicateur]),
      colonne('Valeur lue', 'texte-long', 'texte', 34, ({ lu }) => (lu === '' ? '(vide)' : lu)),
      colonne('Valeur comprise', 'texte-long', 'texte', 34, ({ compris }) => (compris === '' ? '(aucune)' : compris)),
      colonne('Règle de lecture', 'texte-long', 'texte', 52, ({ regle }) => REGLES_DE_LECTURE[regle]),
      colonne('Nombre', 'texte', 'entier', 10, ({ nombre }) => nombre),
      colonne('Première cellule', 'texte', 'texte', 11, ({ premiereCellule }) => premiereCellule),
    ],
    traces,
    { ligne: LIGNE_ENTETE, filtres: true },
  );
  return feuille({
    cle: 'traces',
    nom: 'Traces',
    couleurOnglet: '#7F7F7F',
    cellules: presentation(
      'Traces de lecture',
      'Qu’a compris Négoflux là où la cellule était écrite autrement ?',
      `Une ligne par écriture de la feuille « ${feuilleSource} » lue autrement qu’elle n’est écrite : ce qui a été compris, par quelle règle, combien de fois, et la première cellule. ` +
        'Ce qui est écrit comme il est compris n’y figure pas ; ce qui n’a pas pu être compris est dans la feuille « Contrôles ».',
    ),
    tables: [table],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
