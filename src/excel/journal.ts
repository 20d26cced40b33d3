/** What an operation is about to change, kept so that it can be taken back: at once when Excel refuses, later when the user asks. */
import type { Plan } from '../classeur/plan';
import type { EtatClasseur } from './etat-classeur';
import type { Photo } from './photo';
import type { Aiguillage } from './preflight';

export interface Journal {
  readonly creees: readonly string[];
  /** Photograph of a sheet, with the name and key that the operation gives it. */
  readonly misesAJour: readonly { readonly photo: Photo; readonly nomDonne: string }[];
  readonly supprimees: readonly Photo[];
  /** Workbook names that the operation sets: their formula before it, null when they did not exist. */
  readonly noms: ReadonlyMap<string, string | null>;
}

export function ouvrirJournal(plan: Plan, etat: EtatClasseur, aiguillage: Aiguillage, photos: ReadonlyMap<string, Photo>): Journal {
  const photoDe = (nom: string): Photo[] => {
    const photo = photos.get(nom);
    return photo ? [photo] : [];
  };
  return {
    creees: aiguillage.affectations.filter(({ existante }) => existante === null).map(({ plan: { nom } }) => nom),
    misesAJour: aiguillage.affectations.flatMap(({ plan: { nom: nomDonne }, existante }) =>
      existante ? photoDe(existante.nom).map((photo) => ({ photo, nomDonne })) : [],
    ),
    supprimees: aiguillage.aSupprimer.flatMap(({ nom }) => photoDe(nom)),
    noms: new Map(plan.noms.map(({ nom }) => [nom, etat.noms.get(nom) ?? null])),
  };
}
