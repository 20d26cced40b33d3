/** Whether the values of a column look like an indicator: the second opinion on a header. */
import type { Indicateur, ValeurCellule } from '../inventaire';
import {
  normaliserCodePostal,
  normaliserDepartement,
  normaliserInsee,
  normaliserRpls,
  normaliserSiren,
  normaliserAnnee,
} from './normaliser-codes';
import { NOMBRE_SANS_DATE, normaliserDate } from './normaliser-date';
import { normaliserFinancement } from './normaliser-financement';
import { normaliserConstruction, normaliserQpv, normaliserTypologie } from './normaliser-logement';
import { EPREUVES_FACULTATIVES } from './epreuves-facultatives';
import { normaliserHorsFlux, normaliserLiberation } from './normaliser-motifs';
import { normaliserOrigine } from './normaliser-origine';
import { estAbsent, estErreurDeCellule, texteDe } from './texte';

type Epreuve = (valeur: ValeurCellule) => boolean;

const date =
  (borne: 'debut' | 'fin'): Epreuve =>
  (valeur) => {
    const lecture = normaliserDate(valeur, { exercice: 2026, borne });
    return lecture.etat !== 'inconnu' || (lecture.remarque !== undefined && lecture.remarque !== NOMBRE_SANS_DATE);
  };
const contientUneLettre: Epreuve = (valeur) => /\p{L}{2}/u.test(texteDe(valeur));

/** Free text proves nothing, so a name only has to look like one. */
const EPREUVES: Readonly<Partial<Record<Indicateur, Epreuve>>> = {
  rplsId: (valeur) => normaliserRpls(valeur).etat === 'lu',
  departement: (valeur) => normaliserDepartement(valeur).etat === 'lu' || contientUneLettre(valeur),
  epci: (valeur) => normaliserSiren(valeur).etat === 'lu',
  epciNom: contientUneLettre,
  commune: (valeur) => normaliserInsee(valeur).etat === 'lu',
  communeNom: contientUneLettre,
  codePostal: (valeur) => normaliserCodePostal(valeur).etat === 'lu',
  qpv: (valeur) => normaliserQpv(texteDe(valeur)).etat === 'lu',
  typologie: (valeur) => normaliserTypologie(texteDe(valeur)).etat === 'lu',
  financement: (valeur) => normaliserFinancement(texteDe(valeur)).etat === 'lu',
  construction: (valeur) => normaliserConstruction(texteDe(valeur)).etat === 'lu',
  debutConvention: date('debut'),
  finConvention: date('fin'),
  dernierVersement: date('fin'),
  origineDuDroit: (valeur) => normaliserOrigine(texteDe(valeur)).etat !== 'inconnu',
  horsFlux: (valeur) => normaliserHorsFlux(texteDe(valeur)).etat !== 'inconnu',
  liberation: (valeur) => normaliserLiberation(texteDe(valeur)).etat !== 'inconnu',
  anneeConstruction: (valeur) => normaliserAnnee(valeur, 2100).etat === 'lu',
  ...EPREUVES_FACULTATIVES,
};

/** True for an indicator whose values nothing tells apart. */
export function passeLEpreuve(indicateur: Indicateur, valeur: ValeurCellule): boolean {
  return EPREUVES[indicateur]?.(valeur) ?? true;
}

/** Fraction of the non-empty values that pass; null when there is nothing to judge. */
export function accordDuContenu(indicateur: Indicateur, valeurs: readonly ValeurCellule[]): number | null {
  const epreuve = EPREUVES[indicateur];
  if (epreuve === undefined) return null;
  const jugees = valeurs.filter((valeur) => !estAbsent(texteDe(valeur)) && !estErreurDeCellule(texteDe(valeur)));
  if (jugees.length === 0) return null;
  return jugees.filter(epreuve).length / jugees.length;
}
