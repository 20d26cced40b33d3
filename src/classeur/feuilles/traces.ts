import { ECRITURES_MAXIMUM, ECRITURES_SUIVANTES, type TraceDeLecture } from '../../domaine/lecture/tracer';
import { REGLES_DE_LECTURE } from '../../domaine/lecture/regles-de-lecture';
import { colonne, construireTable, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Meta } from '../contexte';
import { LIBELLE_INDICATEUR } from '../libelles-indicateurs';
import type { PlanFeuille } from '../plan';

/** Said in full on the line of the spellings that the reading counts without telling them apart. */
const ENTIERS = new Intl.NumberFormat('fr-FR');
const AUTRES_LUES = `autres écritures, au-delà de ${ENTIERS.format(ECRITURES_MAXIMUM)}`;
const AUTRES_COMPRISES = 'comprises par la même règle, logement par logement dans « Biens »';

const enClair = (trace: TraceDeLecture): TraceDeLecture =>
  trace.lu === ECRITURES_SUIVANTES && trace.compris === ECRITURES_SUIVANTES
    ? { ...trace, lu: AUTRES_LUES, compris: AUTRES_COMPRISES }
    : trace;

/** What was read and what was understood, spelling by spelling: every normalisation leaves its trace. */
export function feuilleTraces(traces: readonly TraceDeLecture[], { feuilleSource }: Meta): PlanFeuille {
  const table = construireTable<TraceDeLecture>(
    'Traces',
    [
      colonne('Colonne', 'texte', 'texte', 24, ({ indicateur }) => LIBELLE_INDICATEUR[indicateur]),
      colonne('Valeur lue', 'texte', 'texte', 50, ({ lu }) => (lu === '' ? '(vide)' : lu)),
      colonne('Valeur comprise', 'texte', 'texte', 40, ({ compris }) => (compris === '' ? '(aucune)' : compris)),
      colonne('Règle de lecture', 'texte', 'texte', 60, ({ regle }) => REGLES_DE_LECTURE[regle]),
      colonne('Nombre', 'texte', 'entier', 10, ({ nombre }) => nombre),
      colonne('Première cellule', 'texte', 'texte', 11, ({ premiereCellule }) => premiereCellule),
    ],
    traces.map(enClair),
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
        `Toutes y sont, jusqu’à ${ENTIERS.format(ECRITURES_MAXIMUM)} par colonne et par règle ; au-delà (des identifiants), une ligne dit combien d’autres cellules ont suivi la même règle. ` +
        'Ce qui est écrit comme il est compris n’y figure pas ; ce qui n’a pas pu être compris est dans la feuille « Contrôles ».',
    ),
    tables: [table],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
