/** What people read in the cells, for the codes of the domain; and the way back. */
import type { Plafond } from '../domaine/calcul/plafonds';
import type { StatutDeConvention } from '../domaine/hypotheses-convention';
import { CATEGORIES, LIBELLE_CATEGORIE, type Categorie } from '../domaine/categories';
import type {
  Arrondi,
  BaseGarantie,
  DenominateurDesParts,
  DroitsSansOrigine,
  DroitsUniquesEtUnTour,
  EcheanceEnCours,
  Methode,
  MethodeActionLogement,
  PeriodeTaux,
  PlusieursReservataires,
  PopulationDuTaux,
  ReglementDesParts,
  VarianteTaux,
} from '../domaine/hypotheses';
import type { MotifHorsFlux } from '../domaine/motifs-hors-flux';
import { NOMS_DES_DEPARTEMENTS } from '../domaine/geographie/departements';
import type { MotifLiberation } from '../domaine/bien';

export const LIBELLE_VARIANTE: Readonly<Record<VarianteTaux, string>> = {
  harmonise: 'Harmonisé',
  intermediaire: 'Intermédiaire',
  rpls: 'Mobilité RPLS',
  saisi: 'Saisi',
};
export const LIBELLE_PERIODE: Readonly<Record<PeriodeTaux, string>> = {
  'n-1': 'Année N-1',
  'moyenne-simple': 'Moyenne simple',
  'moyenne-ponderee': 'Moyenne pondérée',
};
export const LIBELLE_METHODE: Readonly<Record<Methode, string>> = {
  assiette: 'Assiette',
  'droits-acquis': 'Droits acquis',
  'assiette-propre': 'Assiette de son territoire',
};
export const LIBELLE_METHODE_ACTION_LOGEMENT: Readonly<Record<MethodeActionLogement, string>> = {
  assiette: LIBELLE_METHODE.assiette,
  'droits-acquis': LIBELLE_METHODE['droits-acquis'],
};
export const LIBELLE_DENOMINATEUR: Readonly<Record<DenominateurDesParts, string>> = {
  'parc-eligible': 'Parc éligible',
  'parc-total': 'Parc total',
};
export const LIBELLE_PARTAGE: Readonly<Record<PlusieursReservataires, string>> = {
  fraction: 'Fraction',
  priorite: 'Priorité',
  double: 'Double',
};
export const LIBELLE_ARRONDI: Readonly<Record<Arrondi, string>> = {
  'plus-forts-restes': 'Plus forts restes',
  'demi-superieur': 'Demi supérieur',
  plancher: 'Plancher',
  plafond: 'Plafond',
};
export const LIBELLE_REGLEMENT: Readonly<Record<ReglementDesParts, string>> = {
  'a-negocier': 'À négocier',
  normaliser: 'Normaliser',
  reduire: 'Réduire',
};
export const LIBELLE_BASE_GARANTIE: Readonly<Record<BaseGarantie, string>> = {
  flux: 'Flux',
  programme: 'Programme',
  stock: 'Stock',
};
export const LIBELLE_SANS_ORIGINE: Readonly<Record<DroitsSansOrigine, string>> = {
  garantie: 'Garantie d’emprunt',
  'hors-garantie': 'Hors garantie',
};
export const LIBELLE_DROITS_A_PART: Readonly<Record<DroitsUniquesEtUnTour, string>> = {
  'a-part': 'Comptés à part',
  'droits-de-suite': 'Comptés comme des droits de suite',
};
export const LIBELLE_PLAFOND: Readonly<Record<Plafond, string>> = {
  AGENTS: 'Agents de l’État',
  ETAT: 'État',
  GARANTIE: 'Garantie d’emprunt',
};
export const LIBELLE_POPULATION: Readonly<Record<PopulationDuTaux, string>> = {
  'parc-entier': 'Parc entier',
  'parc-du-reservataire': 'Parc du réservataire',
};
export const LIBELLE_STATUT: Readonly<Record<StatutDeConvention, string>> = {
  signee: 'Signée',
  'en-negociation': 'En négociation',
  absente: 'Absente',
};
/** The same words as for a réservataire's whole share. */
export { LIBELLE_ORIGINE } from '../domaine/origines-des-droits';
export const LIBELLE_ECHEANCE: Readonly<Record<EcheanceEnCours, string>> = { plein: 'Plein', prorata: 'Prorata' };
export const LIBELLE_LIBERATION: Readonly<Record<MotifLiberation, string>> = {
  externe: 'Externe',
  mutation: 'Mutation',
  anru: 'ANRU',
  'orcod-lhi': 'ORCOD/LHI',
};

/** A scenario's method for Action Logement when it follows the reference, réservataire by réservataire. */
export const COMME_LA_REFERENCE = 'Inchangée';
export const ND = 'n/d';

/** What people read beside the code of a territoire. */
export function nomDuTerritoire(code: string): string {
  const nom = NOMS_DES_DEPARTEMENTS.get(code);
  return nom === undefined ? `Département ${code}` : `${nom} (${code})`;
}

/** Short names used in column headers: letters and digits only. */
export const MOTIF_COURT: Readonly<Record<MotifHorsFlux, string>> = {
  DEFENSE: 'défense',
  SECURITE: 'sécurité',
  SANTE: 'santé',
  VENTE: 'vente',
  DEMOLITION: 'démolition',
  ETUDIANT: 'étudiants',
  SPECIFIQUE: 'spécifiques',
  IML: 'IML',
  FONCTION: 'fonction',
  TRAVAUX: 'travaux',
  ETAT_R314: 'État R314',
  NON_CONVENTIONNE: 'PLI',
};

export function ouiNon(valeur: boolean): string {
  return valeur ? 'Oui' : 'Non';
}

/** The code of a label, whatever its case and accents; null when nothing corresponds. */
export function codeDuLibelle<C extends string>(libelles: Readonly<Record<C, string>>, lu: unknown): C | null {
  if (typeof lu !== 'string') return null;
  const cherche = plier(lu);
  for (const code in libelles) if (plier(libelles[code]) === cherche || code === lu) return code;
  return null;
}

export function categorieDuLibelle(lu: unknown): Categorie | null {
  return codeDuLibelle<Categorie>(LIBELLE_CATEGORIE, lu);
}

export const LIBELLES_CATEGORIES: readonly string[] = CATEGORIES.map((categorie) => LIBELLE_CATEGORIE[categorie]);

function plier(texte: string): string {
  return texte.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
