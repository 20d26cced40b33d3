/** Golden case G14 of DOMAINE §9: rights of Action Logement to convert, one of each kind, in a parc of 635 dwellings. */
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire, type Lot } from './inventaires';

const AL = 'Action Logement';

/** `aussi`: what a test adds to the case, before the dwellings of nobody. */
export function inventaireG14(...aussi: readonly Lot[]): Inventaire {
  return creerInventaire(
    creerBiens([
      [40, { reservataires: [AL], programme: 'P1', finConvention: '2031-12-31' }],
      [25, { reservataires: [AL], programme: 'P2', finConvention: '2024-06-30' }],
      [60, { reservataires: [AL], programme: 'P3' }],
      [10, { reservataires: [AL], programme: 'Neuf', debutConvention: '2024-03-01' }],
      ...aussi,
      [500, {}],
    ]),
  );
}

export function hypothesesG14(champs: Partial<Hypotheses> = {}): Hypotheses {
  return creerHypotheses({
    exercice: 2024,
    territoires: [creerTerritoire({ variante: 'saisi', tauxSaisi: 0.08, duConventionsDeParc: 12 })],
    reservataires: [creerReservataire(AL, { categorie: 'action-logement', methode: 'droits-acquis' })],
    ...champs,
  });
}
