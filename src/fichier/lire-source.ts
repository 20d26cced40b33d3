/** The inventory of the command line, whatever its format: a workbook, or a text file (CSV, RPLS) turned into one. */
import { ErreurUtilisateur } from './erreur-utilisateur';
import { lireClasseur, type ClasseurLu } from './lire-classeur';
import { classeurDuTexte, nomDeFeuille } from './texte/classeur-du-texte';
import type { LectureTexte } from './texte/lecture-texte';
import { estFichierTexte, lireFichierTexte } from './texte/lire-fichier-texte';

export interface Source {
  readonly classeur: ClasseurLu;
  /** The workbook whose sheet goes first in the output. */
  readonly octets: Uint8Array;
  /** Null for a workbook. */
  readonly texte: LectureTexte | null;
}

export async function lireSource(octets: Uint8Array, nom: string, exercice: number): Promise<Source> {
  if (estFichierTexte(nom, octets)) {
    const texte = lireFichierTexte(octets, { nom, exercice });
    const feuille = { nom: nomDeFeuille(nom), negoflux: false, valeurs: texte.valeurs, pertes: [] };
    return { classeur: { feuilles: [feuille] }, octets: await classeurDuTexte(texte), texte };
  }
  try {
    return { classeur: await lireClasseur(octets), octets, texte: null };
  } catch (erreur) {
    throw new ErreurUtilisateur(
      'L’inventaire n’est pas un classeur .xlsx lisible : il n’est pas un classeur .xlsx, il est abîmé ou protégé par un mot de passe.',
      { cause: erreur },
    );
  }
}
