/** What the dwelling is: each value normalised on its own, or null and reported (V05 to V08). */
import type { Bien } from '../bien';
import type { Indicateur } from '../inventaire';
import type { ContexteDeLecture } from './contexte-de-lecture';
import { LIBELLES } from './libelles';
import { normaliserAnnee } from './normaliser-codes';
import { normaliserFinancement } from './normaliser-financement';
import { normaliserConstruction, normaliserQpv, normaliserTypologie } from './normaliser-logement';
import { normaliserLiberation } from './normaliser-motifs';
import { citer } from './rapporteur';
import { texteDe, type Lecture } from './texte';

export interface RegleSimple<T> {
  readonly indicateur: Indicateur;
  readonly normaliser: (texte: string) => Lecture<T>;
  readonly gravite: 'erreur' | 'alerte';
  readonly regle: string;
  readonly issue: string;
}

const regle = <T>(
  indicateur: Indicateur,
  normaliser: (texte: string) => Lecture<T>,
  gravite: 'erreur' | 'alerte',
  id: string,
  issue: string,
): RegleSimple<T> => ({ indicateur, normaliser, gravite, regle: id, issue });

export const CONSTRUCTION = regle('construction', normaliserConstruction, 'erreur', 'V08', 'Saisissez Collectif ou Individuel.');
export const QPV = regle('qpv', normaliserQpv, 'erreur', 'V05', 'Saisissez Oui ou Non.');
export const TYPOLOGIE = regle('typologie', normaliserTypologie, 'alerte', 'V06', 'Saisissez le nombre de pièces, de T1 à T9.');
export const FINANCEMENT = regle(
  'financement',
  normaliserFinancement,
  'alerte',
  'V07',
  'Saisissez un code RPLS ou un libellé, par exemple PLUS, PLAI ou PLS.',
);

export function lireSimple<T>(contexte: ContexteDeLecture, { indicateur, normaliser, gravite, regle, issue }: RegleSimple<T>): T | null {
  if (!contexte.a(indicateur)) return null;
  const valeur = contexte.valeur(indicateur);
  const texte = texteDe(valeur);
  const lecture = normaliser(texte);
  if (lecture.etat === 'lu') return lecture.valeur;
  contexte.signaler({
    gravite,
    regle,
    indicateur,
    valeur,
    message: `${texte === '' ? 'la valeur manque' : `la valeur ${citer(texte)} n’est pas reconnue`} pour « ${LIBELLES[indicateur] ?? indicateur} ». ${issue}`,
  });
  return null;
}

export const estEtudiant = ({ valeur }: ContexteDeLecture): boolean => {
  const lecture = normaliserConstruction(texteDe(valeur('construction')));
  return lecture.etat === 'lu' && lecture.valeur === 'E';
};

/** V08: a student dwelling may stay within the flux, which is negotiated (DOMAINE §1.7). */
export function proposerEtudiant(contexte: ContexteDeLecture): void {
  const valeur = contexte.valeur('construction');
  contexte.signaler({
    gravite: 'information',
    regle: 'V08',
    indicateur: 'construction',
    valeur,
    message: `${citer(texteDe(valeur))} dit un logement étudiant : vous pouvez le sortir du flux avec le motif Étudiant.`,
    correction: 'ETUDIANT',
  });
}

export function lireLiberation(contexte: ContexteDeLecture): Bien['liberation'] {
  const valeur = contexte.valeur('liberation');
  const lecture = normaliserLiberation(texteDe(valeur));
  if (lecture.etat === 'lu') return lecture.valeur;
  if (lecture.etat === 'inconnu') {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'LECTURE',
      indicateur: 'liberation',
      valeur,
      message: `le motif de libération ${citer(texteDe(valeur))} n’est pas reconnu : la libération n’est pas comptée. Saisissez Congé, Mutation, ANRU ou ORCOD/LHI.`,
    });
  }
  return null;
}

export function lireAnneeDeConstruction(contexte: ContexteDeLecture): number | null {
  const maximum = contexte.exercice + 5;
  const valeur = contexte.valeur('anneeConstruction');
  const lecture = normaliserAnnee(valeur, maximum);
  if (lecture.etat === 'lu') return lecture.valeur;
  if (lecture.etat === 'inconnu') {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: 'anneeConstruction',
      valeur,
      message: `l’année de construction ${citer(texteDe(valeur))} n’est pas plausible. Saisissez une année à quatre chiffres, de 1800 à ${maximum}.`,
    });
  }
  return null;
}
