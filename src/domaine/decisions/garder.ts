/** « Gardez cette lecture »: what was read is right as it stands, and nothing takes its place. */
import type { Anomalie } from '../inventaire';
import { cibleDe } from './cible';
import type { Decision } from './decisions';

/** Only something to know, and nothing to put in its place: to accept it is to keep what was read. */
export function peutEtreGardee({ gravite, correction }: Pick<Anomalie, 'gravite' | 'correction'>): boolean {
  return gravite === 'information' && correction === null;
}

/** Accepted as it was read. */
export function estGardee(anomalie: Pick<Anomalie, 'gravite' | 'correction'>, decision: Decision | null): boolean {
  return decision?.action === 'accepter' && (decision.valeurRetenue ?? '') === '' && peutEtreGardee(anomalie);
}

/** Accepted, but nothing says what would take the place of what was read: nothing is applied. */
export function estSansValeur(anomalie: Pick<Anomalie, 'gravite' | 'correction'>, decision: Decision | null): boolean {
  if (decision?.action !== 'accepter') return false;
  return (decision.valeurRetenue ?? anomalie.correction ?? '') === '' && !peutEtreGardee(anomalie);
}

export const SANS_VALEUR =
  '« Accepté » ne retient rien ici, car aucune correction n’est proposée : saisissez « Valeur retenue », ou choisissez « Ignoré » avec un motif.';

/** Kept for a whole column: accepted, a column would retain what is proposed for other cells. */
export const MOTIF_LECTURE_GARDEE = 'Lecture gardée';

/** Why a dwelling that the rule offers to take out of the flux stays there. */
export const MOTIF_GARDE = 'Gardé dans le flux';

/** The proposal would take the dwelling out of the flux, which nothing obliges to: it may stay there. */
export function peutResterDansLeFlux(anomalie: Pick<Anomalie, 'regle' | 'indicateur' | 'correction'>): boolean {
  return (
    anomalie.regle !== 'V14' && anomalie.indicateur !== 'horsFlux' && anomalie.correction !== null && cibleDe(anomalie, true) === 'horsFlux'
  );
}
