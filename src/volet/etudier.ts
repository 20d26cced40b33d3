/** The long work of the rules, in steps: between two of them the pane answers to its user. */
import { etudierParLots } from '../domaine/decisions/etudier';
import type { Etude, Memoire } from '../domaine/decisions/memoire';
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Correspondance, Inventaire } from '../domaine/inventaire';
import { alignerLesBlocs } from '../domaine/lecture/blocs';
import { etendreFusions, type LignesEtendues } from '../domaine/lecture/etendre-fusions';
import { signalerNomDeFeuille } from '../domaine/lecture/signaler-donnees-personnelles';
import { nomsLus } from '../domaine/reservataires/noms-lus';
import { rapprocherParLots, type PropositionsDeRapprochement } from '../domaine/reservataires/rapprocher';
import { completerInventaire, sansAdresses } from '../fichier/texte/completer-inventaire';
import type { Suivi } from '../excel/porte';
import { estLectureTexte, type LectureFaite } from './etat/source';
import { menerParLots } from './mener-par-lots';

/** Rows between two pauses: some ten milliseconds of work. */
const TAILLE_DU_LOT = 1000;
/** A text file has no merged cells. */
function etendre(lecture: LectureFaite, correspondance: Correspondance): LignesEtendues {
  const origine = { premiereLigne: lecture.ligne + 1, premiereColonne: lecture.colonne + 1 };
  return etendreFusions(lecture.valeurs, estLectureTexte(lecture) ? [] : (lecture.fusions ?? []), correspondance, origine);
}

export function etudier(
  referentiel: Referentiel,
  lecture: LectureFaite,
  correspondance: Correspondance,
  exercice: number,
  memoire: Memoire,
  suivi: Suivi,
  perimetre?: readonly string[],
): Promise<Etude> {
  const { valeurs, remarques } = etendre(lecture, correspondance);
  const completer = (lu: Inventaire): Inventaire =>
    estLectureTexte(lecture)
      ? sansAdresses(completerInventaire(lu, lecture, exercice), correspondance)
      : { ...lu, anomalies: [...signalerNomDeFeuille(lecture.feuille, lecture.ligne + 1), ...remarques, ...lu.anomalies] };
  const origine = { premiereLigne: lecture.ligne + 1, premiereColonne: lecture.colonne + 1 };
  const options = { referentiel, exercice, perimetre, sansFusions: estLectureTexte(lecture), ...origine };
  return menerParLots(
    etudierParLots(valeurs, correspondance, options, memoire, completer, TAILLE_DU_LOT),
    'Analyse des lignes de l’inventaire',
    suivi,
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
  const alignees = alignerLesBlocs(etendre(lecture, correspondance).valeurs, correspondance);
  const noms = nomsLus(alignees.lignes, alignees.correspondance, lecture.ligne + 1, biens);
  return menerParLots(rapprocherParLots(noms, referentiel, { decoupage }), 'Rapprochement des noms de réservataires', suivi);
}
