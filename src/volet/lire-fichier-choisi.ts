/** The file that the user picks, read in the pane itself. Its reader is a chunk of its own: who reads sheets never loads it. */
import type { LectureTexte } from '../fichier/texte/lecture-texte';
import type { Suivi } from '../excel/porte';
import { ErreurVolet } from './etat/erreurs';
import { menerParLots } from './mener-par-lots';

/** Beyond, the text and its rows would not fit in the memory of a pane. */
const OCTETS_MAXIMUM = 400_000_000;

function octetsDe(fichier: File): Promise<Uint8Array> {
  return new Promise((suite, echec) => {
    const lecteur = new FileReader();
    lecteur.onload = () => suite(new Uint8Array(lecteur.result as ArrayBuffer));
    lecteur.onerror = () =>
      echec(
        new ErreurVolet(
          `Le fichier « ${fichier.name} » n’a pas pu être lu : il a été déplacé, modifié ou est ouvert ailleurs. Choisissez-le de nouveau.`,
          lecteur.error?.name ?? null,
        ),
      );
    lecteur.readAsArrayBuffer(fichier);
  });
}

export async function lireFichierChoisi(fichier: File, exercice: number, suivi: Suivi): Promise<LectureTexte> {
  if (fichier.size > OCTETS_MAXIMUM) {
    throw new ErreurVolet(
      `Le fichier « ${fichier.name} » dépasse ${OCTETS_MAXIMUM / 1_000_000} Mo, plus que le volet ne peut lire. Séparez-le, par département par exemple.`,
    );
  }
  const [octets, { lireFichierTexteParLots }] = await Promise.all([octetsDe(fichier), import('../fichier/texte/lire-fichier-texte')]);
  return menerParLots(lireFichierTexteParLots(octets, { nom: fichier.name, exercice }), `Lecture du fichier « ${fichier.name} »`, suivi);
}
