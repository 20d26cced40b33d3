/** Occupation, kind of right and authorisation to sell, as people write them (DOMAINE §5.3). */
import type { ModeDOccupation, TypeDeDroit } from '../bien';
import { cleDeNom } from '../geographie/cle-de-nom';
import type { ValeurCellule } from '../inventaire';
import { normaliserMois } from './normaliser-mois';
import { estAbsent, estDouteux, INCONNU, lu, memoriser, texteDe, VIDE, type Lecture } from './texte';

/** « Occupé » may be let (1) or lived in without a lease (5), « vacant » offered (2) or empty for works (3): neither is read. */
const OCCUPATIONS: readonly (readonly [ModeDOccupation, RegExp])[] = [
  ['1', /^(LOUEE?S?|EN LOCATION|LOUEE? AVEC BAIL)$/],
  ['2', /^((VACANTE? )?PROPOSEE? A LA LOCATION|(PROPOSEE? )?VACANTE? PROPOSEE?|PROPOSEE? VACANTE?|OFFERTE? A LA LOCATION)$/],
  ['3', /^(VIDES?|VIDE POUR TRAVAUX|VACANCE TECHNIQUE|VACANTE? TECHNIQUE)$/],
  ['4', /\bASSOCIATIONS?\b|\bIML\b|\bINTERMEDIATION\b/],
  ['5', /\bGARDIEN|\bLOGE\b|\bFONCTION\b|\b(AVEC|SANS) CONTREPARTIE\b/],
  ['9', /^SANS OBJET$/],
];

export const normaliserOccupation = memoriser((texte: string): Lecture<ModeDOccupation> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  // The code alone, or followed by its label.
  const code = /^([1-59])(?: \D.*)?$/.exec(cle)?.[1];
  if (code !== undefined) return lu(code as ModeDOccupation);
  const trouves = OCCUPATIONS.filter(([, forme]) => forme.test(cle));
  return trouves.length === 1 && trouves[0] !== undefined ? lu(trouves[0][0]) : INCONNU;
});

const TYPES: readonly (readonly [TypeDeDroit, RegExp])[] = [
  ['suite', /^(DS|SUITE|(DROIT|RESERVATION)S? DE SUITE|EN SUITE)$/],
  ['unique', /^(DU|UNIQUES?|DROITS? UNIQUES?)$/],
  ['un-tour', /^((DROITS?|RESERVATION)? ?(POUR|A)? ?(UN|1)( SEUL)? TOUR|TOUR UNIQUE|(1ER|PREMIER) TOUR)$/],
];

export const normaliserTypeDeDroit = memoriser((texte: string): Lecture<TypeDeDroit> => {
  if (estAbsent(texte)) return VIDE;
  const cle = cleDeNom(texte);
  const trouve = TYPES.find(([, forme]) => forme.test(cle));
  return trouve === undefined || estDouteux(texte) ? INCONNU : lu(trouve[0]);
});

/** What a cell that gives no date says: the dwelling is in the plan. */
export const VENTE_SANS_DATE = 'OUI';
const OUI = new Set(['OUI', 'O', 'X', 'VRAI', '1']);
const NON = new Set(['NON', 'N', 'FAUX', '0', '2']);

/** The month of the authorisation, or a yes. */
export function normaliserVente(valeur: ValeurCellule | undefined): Lecture<string> {
  const cle = cleDeNom(texteDe(valeur));
  if (OUI.has(cle)) return lu(VENTE_SANS_DATE);
  return NON.has(cle) ? VIDE : normaliserMois(valeur);
}
