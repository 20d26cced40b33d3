/** French names of the columns of the inventory, in the pane and in the sheets. */
import type { Indicateur } from '../domaine/inventaire';

export const LIBELLE_INDICATEUR: Readonly<Record<Indicateur, string>> = {
  rplsId: 'N° RPLS',
  reservataire: 'Réservataire',
  departement: 'Département',
  epci: 'EPCI (SIREN)',
  epciNom: 'Nom de l’EPCI',
  commune: 'Commune (code INSEE)',
  communeNom: 'Nom de la commune',
  codePostal: 'Code postal',
  qpv: 'QPV',
  typologie: 'Typologie',
  financement: 'Financement',
  construction: 'Collectif/Individuel',
  programme: 'Programme',
  debutConvention: 'Début de convention',
  finConvention: 'Fin de convention',
  dernierVersement: 'Dernier versement du prêt garanti',
  origineDuDroit: 'Origine du droit',
  horsFlux: 'Hors flux',
  liberation: 'Libération',
  refBailleur: 'Référence du bailleur',
  anneeConstruction: 'Année de construction',
};
