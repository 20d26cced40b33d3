/** Whether the values of a column look like an optional indicator: their headers are vague (« Statut », « Mode »), their content decides. */
import type { IndicateurFacultatif, ValeurCellule } from '../inventaire';
import { normaliserOccupation, normaliserTypeDeDroit, normaliserVente } from './normaliser-complements';
import { normaliserAnneeOuDate, normaliserMois } from './normaliser-mois';
import { texteDe } from './texte';

/** The latest year that an inventory may know of. */
const ANNEE_MAXIMALE = 2100;
const mois = (valeur: ValeurCellule): boolean => normaliserMois(valeur).etat === 'lu';

export const EPREUVES_FACULTATIVES: Readonly<Record<IndicateurFacultatif, (valeur: ValeurCellule) => boolean>> = {
  premiereLocation: (valeur) => normaliserAnneeOuDate(valeur, ANNEE_MAXIMALE).etat === 'lu',
  occupation: (valeur) => normaliserOccupation(texteDe(valeur)).etat === 'lu',
  bail: mois,
  remiseEnLocation: mois,
  departLocataire: mois,
  // A reference, not « Oui » nor the date of the convention; « 2010-12 » is the twelfth convention of 2010.
  conventionRef: (valeur) => /\d/.test(texteDe(valeur)) && !/^(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})/.test(texteDe(valeur)),
  typeDuDroit: (valeur) => normaliserTypeDeDroit(texteDe(valeur)).etat === 'lu',
  venteAutorisee: (valeur) => normaliserVente(valeur).etat !== 'inconnu',
  contingent: (valeur) => /^[1-7]$/.test(texteDe(valeur)),
};
