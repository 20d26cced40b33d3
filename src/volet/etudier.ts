/** The long work of the rules, in steps: between two of them the pane answers to its user. */
import { etudierParLots } from '../domaine/decisions/etudier';
import type { Etude, Memoire } from '../domaine/decisions/memoire';
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Correspondance, Inventaire } from '../domaine/inventaire';
import type { Avancement } from '../domaine/lecture/lire-inventaire';
import { nomsLus } from '../domaine/reservataires/noms-lus';
import { rapprocherParLots, type PropositionsDeRapprochement } from '../domaine/reservataires/rapprocher';
import { completerInventaire, sansAdresses } from '../fichier/texte/completer-inventaire';
import type { Suivi } from '../excel/porte';
import { estLectureTexte, type LectureFaite } from './etat/source';

/** Rows between two pauses: some ten milliseconds of work. */
const TAILLE_DU_LOT = 1000;
/** Beyond, a click would feel late. */
const PAUSE_APRES_MS = 25;

async function menerParLots<T>(
  lots: Generator<Avancement, T>,
  etape: string,
  { onProgres, signal }: Suivi,
  pauseApres: number,
): Promise<T> {
  let debut = performance.now();
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
    if (performance.now() - debut < pauseApres) continue;
    onProgres?.(pas.value.total === 0 ? 1 : pas.value.lues / pas.value.total, etape);
    await new Promise((suite) => setTimeout(suite, 0));
    signal?.throwIfAborted();
    debut = performance.now();
  }
}

export function etudier(
  referentiel: Referentiel,
  lecture: LectureFaite,
  correspondance: Correspondance,
  exercice: number,
  memoire: Memoire,
  suivi: Suivi,
): Promise<Etude> {
  const completer = (lu: Inventaire): Inventaire =>
    estLectureTexte(lecture) ? sansAdresses(completerInventaire(lu, lecture, exercice), correspondance) : lu;
  const options = { referentiel, exercice, premiereLigne: lecture.ligne + 1, premiereColonne: lecture.colonne + 1 };
  return menerParLots(
    etudierParLots(lecture.valeurs, correspondance, options, memoire, completer, TAILLE_DU_LOT),
    'Analyse des lignes de l’inventaire',
    suivi,
    0,
  );
}

/** Earlier decisions are left out: the pane shows what they changed, and lets them be taken back. */
export function proposerNoms(
  referentiel: Referentiel,
  lecture: LectureFaite,
  correspondance: Correspondance,
  { biens }: Inventaire,
  { decoupage }: Memoire,
  suivi: Suivi,
): Promise<PropositionsDeRapprochement> {
  const noms = nomsLus(lecture.valeurs, correspondance, lecture.ligne + 1, biens);
  return menerParLots(
    rapprocherParLots(noms, referentiel, { decoupage }),
    'Rapprochement des noms de réservataires',
    suivi,
    PAUSE_APRES_MS,
  );
}
