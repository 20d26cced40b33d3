/** Categories of réservataire (CONCEPTION §8, DOMAINE §5.4). */
export const CATEGORIES = [
  'etat-prioritaires',
  'etat-agents',
  'action-logement',
  'commune',
  'epci',
  'departement',
  'region',
  'defense',
  'securite',
  'sante',
  'autre',
  'non-reserve',
] as const;
export type Categorie = (typeof CATEGORIES)[number];

export const LIBELLE_CATEGORIE: Readonly<Record<Categorie, string>> = {
  'etat-prioritaires': 'État – prioritaires',
  'etat-agents': 'État – agents',
  'action-logement': 'Action Logement',
  commune: 'Commune',
  epci: 'EPCI',
  departement: 'Département',
  region: 'Région',
  defense: 'Défense nationale',
  securite: 'Sécurité intérieure',
  sante: 'Établissement public de santé',
  autre: 'Autre',
  'non-reserve': 'Non réservé',
};
