/** Where the inventory comes from: the workbook, or a text file that no sheet shows. */
import type { Lecture, SourceDeLecture } from '../../excel/porte';
import type { LectureTexte } from '../../fichier/texte/lecture-texte';

/** `fichier` is null until the user picks one. */
export type SourceChoisie = SourceDeLecture | { readonly type: 'fichier'; readonly fichier: File | null };

export type LectureFaite = Lecture | LectureTexte;

export function estLectureTexte(lecture: LectureFaite | null): lecture is LectureTexte {
  return lecture !== null && 'origine' in lecture;
}
