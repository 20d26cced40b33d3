/** `RangeAreas`: several rectangles of one sheet. Read only: what writes to several areas at once is not built. */
import { erreurs, ErreurHote } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import { adresseComplete, colonnesEntieres, croisement, lignesEntieres, nombreDeCellules, type Zone } from '../adresse';
import type { Feuille } from '../feuille';
import { Plage } from '../plage';
import { exposerFeuille } from './feuilles';
import { exposerPlage } from './plage';

interface Plages {
  readonly feuille: Feuille;
  readonly zones: readonly Zone[];
}

/** « if the merged areas count in this range is more than 512, then this method will fail to return the result ». */
const FUSIONS_MAXIMUM = 512;
const CELLULES_MAXIMUM = 2_147_483_647;

const exposees = ({ feuille, zones }: Plages): readonly ObjetHote[] => zones.map((zone) => exposerPlage(new Plage(feuille, zone)));
const adresse = ({ feuille, zones }: Plages): string => zones.map((zone) => adresseComplete(feuille.nom, zone)).join(', ');

const COLLECTION: TypeHote<Plages> = {
  nom: 'RangeCollection',
  elements: exposees,
  methodes: {
    GetCount: ({ zones }) => zones.length,
    GetItemAt: (plages, p) => {
      const plage = exposees(plages)[p.entier(0)];
      if (!plage) throw erreurs.introuvable();
      return plage;
    },
  },
};

const RANGE_AREAS: TypeHote<Plages> = {
  nom: 'RangeAreas',
  scalaires: {
    Address: { lire: adresse },
    AddressLocal: { lire: adresse },
    AreaCount: { lire: ({ zones }) => zones.length },
    CellCount: {
      lire: ({ zones }) => {
        const nombre = zones.reduce((somme, zone) => somme + nombreDeCellules(zone), 0);
        return nombre > CELLULES_MAXIMUM ? -1 : nombre;
      },
    },
    IsEntireColumn: { lire: ({ zones }) => zones.every(colonnesEntieres) },
    IsEntireRow: { lire: ({ zones }) => zones.every(lignesEntieres) },
  },
  navigations: {
    Areas: (plages) => new Expose(COLLECTION, plages),
    Worksheet: ({ feuille }) => exposerFeuille(feuille),
  },
};

/** The merged areas that a range touches, or null when it touches none. */
export function exposerFusions({ feuille, zone }: Plage): ObjetHote | null {
  const zones = feuille.fusions.filter((fusion) => croisement(fusion, zone) !== null);
  if (zones.length > FUSIONS_MAXIMUM) throw new ErreurHote('GeneralException', 'There was an internal error while processing the request.');
  return zones.length === 0 ? null : new Expose(RANGE_AREAS, { feuille, zones });
}
