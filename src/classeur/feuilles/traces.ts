import { ECRITURES_SUIVANTES, type TraceDeLecture } from '../../domaine/lecture/tracer';
import { REGLES_DE_LECTURE } from '../../domaine/lecture/regles-de-lecture';
import { colonne, construireTable, feuille, LIGNE_ENTETE, presentation } from '../construire';
import type { Meta } from '../contexte';
import { LIBELLE_INDICATEUR } from '../libelles-indicateurs';
import type { PlanFeuille } from '../plan';

/** Beyond, the spellings of one column under one rule are identifiers or dates: one line says them all. */
export const ECRITURES_PAR_REGLE = 15;

const ligneDe = ({ premiereCellule }: TraceDeLecture): number => Number(premiereCellule.replace(/^\D+/, ''));

/** How many spellings, the first one read as an example, and all the cells counted. */
function resumerEcritures(traces: readonly TraceDeLecture[]): TraceDeLecture {
  const connues = traces.filter(({ lu }) => lu !== ECRITURES_SUIVANTES);
  const exemple = connues.reduce((premiere, trace) => (ligneDe(trace) < ligneDe(premiere) ? trace : premiere));
  const combien = connues.length < traces.length ? `plus de ${connues.length}` : String(connues.length);
  return {
    ...exemple,
    lu: `${combien} écritures, par exemple ${exemple.lu === '' ? '(vide)' : exemple.lu}`,
    nombre: traces.reduce((total, { nombre }) => total + nombre, 0),
  };
}

function grouper(traces: readonly TraceDeLecture[], cleDe: (trace: TraceDeLecture) => string): TraceDeLecture[][] {
  const groupes = new Map<string, TraceDeLecture[]>();
  for (const trace of traces) {
    const groupe = groupes.get(cleDe(trace));
    if (groupe === undefined) groupes.set(cleDe(trace), [trace]);
    else groupe.push(trace);
  }
  return [...groupes.values()];
}

/** Few meanings, or names of réservataires: one line for each meaning, since an example says nothing of the others. */
export function regrouperTraces(traces: readonly TraceDeLecture[]): TraceDeLecture[] {
  return grouper(traces, ({ indicateur, regle }) => `${indicateur}|${regle}`).flatMap((groupe) => {
    if (groupe.length <= ECRITURES_PAR_REGLE) return groupe;
    const parSens = grouper(groupe, ({ compris }) => compris);
    if (parSens.length > ECRITURES_PAR_REGLE && groupe[0]?.indicateur !== 'reservataire') return [resumerEcritures(groupe)];
    return parSens.flatMap((meme) => (meme.length === 1 ? meme : [resumerEcritures(meme)]));
  });
}

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
    regrouperTraces(traces),
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
        `Au-delà de ${ECRITURES_PAR_REGLE} écritures d’une même colonne lues par la même règle (identifiants, dates, noms), une ligne donne un exemple et le compte entier de celles qui ont le même sens, ou de toutes quand les sens sont trop nombreux. ` +
        'Ce qui est écrit comme il est compris n’y figure pas ; ce qui n’a pas pu être compris est dans la feuille « Contrôles ».',
    ),
    tables: [table],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 0 },
  });
}
