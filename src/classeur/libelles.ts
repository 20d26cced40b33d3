/** What people read in the cells, for the codes of the domain; and the way back. */
import { CATEGORIES, LIBELLE_CATEGORIE, type Categorie } from '../domaine/categories';
import type { DenominateurDesParts, EcheanceEnCours, Methode, PlusieursReservataires, VarianteTaux } from '../domaine/hypotheses';
import type { MotifHorsFlux } from '../domaine/motifs-hors-flux';
import type { MotifLiberation } from '../domaine/bien';

export const LIBELLE_VARIANTE: Readonly<Record<VarianteTaux, string>> = {
  harmonise: 'Harmonisé',
  intermediaire: 'Intermédiaire',
  saisi: 'Saisi',
};
export const LIBELLE_METHODE: Readonly<Record<Methode, string>> = { assiette: 'Assiette', 'droits-acquis': 'Droits acquis' };
export const LIBELLE_DENOMINATEUR: Readonly<Record<DenominateurDesParts, string>> = {
  'parc-eligible': 'Parc éligible',
  'parc-total': 'Parc total',
};
export const LIBELLE_PARTAGE: Readonly<Record<PlusieursReservataires, string>> = {
  fraction: 'Fraction',
  priorite: 'Priorité',
  double: 'Double',
};
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
  return `Département ${code}`;
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
