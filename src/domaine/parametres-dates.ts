/**
 * Parameters that the law or the sources may move, each with its dates (DOMAINE §12, behaviour rule 5).
 * Fractions are shares of the annual flux unless the label says otherwise; `url` is null where no public page holds the text.
 */
export interface ParametreDate<T extends number | string = number> {
  readonly cle: string;
  readonly libelle: string;
  readonly valeur: T;
  readonly unite: 'fraction' | 'jour/mois' | 'années';
  /** ISO dates; null = no known limit. */
  readonly depuis: string | null;
  readonly jusqua: string | null;
  readonly source: string;
  readonly url: string | null;
}

/** In force the day after its publication: décret n° 2020-145 of 20 February 2020. */
const DECRET_2020 = '2020-02-22';
const DECRET_2020_URL = 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000041610169';
const PROJET = 'Paramètre du projet';

export const PLAFOND_PREFET: ParametreDate = {
  cle: 'plafondPrefet',
  libelle: 'Part maximale du préfet dans le flux annuel',
  valeur: 0.3,
  unite: 'fraction',
  depuis: DECRET_2020,
  jusqua: null,
  source: 'CCH R.441-5-2, I',
  url: DECRET_2020_URL,
};

export const PLAFOND_AGENTS: ParametreDate = {
  cle: 'plafondAgents',
  libelle: 'Part maximale des agents de l’État dans le flux annuel',
  valeur: 0.05,
  unite: 'fraction',
  depuis: DECRET_2020,
  jusqua: null,
  source: 'CCH R.441-5-2, I',
  url: DECRET_2020_URL,
};

export const PLAFOND_GARANTIE: ParametreDate = {
  cle: 'plafondGarantie',
  libelle: 'Part maximale des collectivités au titre de la garantie financière',
  valeur: 0.2,
  unite: 'fraction',
  depuis: DECRET_2020,
  jusqua: null,
  source: 'CCH R.441-5-3, cité par la réponse à la question n° 17-2768 de l’Assemblée nationale',
  url: 'https://questions.assemblee-nationale.fr/q17/17-2768QE.htm',
};

export const ECHEANCE_BILAN: ParametreDate<string> = {
  cle: 'echeanceBilan',
  libelle: 'Bilan et prévisionnel à transmettre aux réservataires avant le',
  valeur: '28/02',
  unite: 'jour/mois',
  depuis: DECRET_2020,
  jusqua: null,
  source: 'CCH R.441-5 et R.441-5-1',
  url: DECRET_2020_URL,
};

export const TAUX_MINIMAL_PLAUSIBLE: ParametreDate = {
  cle: 'tauxMinimalPlausible',
  libelle: 'Taux de rotation annuel plausible, minimum',
  valeur: 0.02,
  unite: 'fraction',
  depuis: null,
  jusqua: null,
  source: `${PROJET}, d’après les taux publiés`,
  url: null,
};

export const TAUX_MAXIMAL_PLAUSIBLE: ParametreDate = {
  ...TAUX_MINIMAL_PLAUSIBLE,
  cle: 'tauxMaximalPlausible',
  libelle: 'Taux de rotation annuel plausible, maximum',
  valeur: 0.15,
};

export const PART_ETAT_PRIORITAIRES: ParametreDate = {
  cle: 'partEtatPrioritaires',
  libelle: 'Part de l’État par défaut, publics prioritaires',
  valeur: 0.25,
  unite: 'fraction',
  depuis: DECRET_2020,
  jusqua: null,
  source: `${PROJET}, dans le plafond de CCH R.441-5-2`,
  url: DECRET_2020_URL,
};

export const PART_ETAT_AGENTS: ParametreDate = {
  ...PART_ETAT_PRIORITAIRES,
  cle: 'partEtatAgents',
  libelle: 'Part de l’État par défaut, agents',
  valeur: 0.05,
};

export const PART_REQUALIFIABLE: ParametreDate = {
  cle: 'partRequalifiable',
  libelle: 'Part minimale du flux d’Action Logement ouverte à la requalification',
  valeur: 0.3,
  unite: 'fraction',
  depuis: null,
  jusqua: null,
  source: 'Référentiel interbailleurs Occitanie (2023)',
  url: null,
};

/** « Sauf stipulation contraire »; two readings of the sentence, neither settled by the texts read (DOMAINE §1.4). */
export const PART_HORS_QPV: ParametreDate = {
  cle: 'partHorsQpv',
  libelle: 'Part minimale du préfet hors des quartiers politiques de la ville',
  valeur: 0.3,
  unite: 'fraction',
  depuis: DECRET_2020,
  jusqua: null,
  source: 'CCH R.441-5-2, II',
  url: DECRET_2020_URL,
};

/** The wording read is the 2017 one; L.441-1, 5 still requires the rule. */
export const PROLONGATION_GARANTIE: ParametreDate = {
  cle: 'prolongationGarantie',
  libelle: 'Durée des droits après le dernier versement d’un prêt garanti',
  valeur: 5,
  unite: 'années',
  depuis: null,
  jusqua: null,
  source: 'CCH L.441-1 et R.441-6',
  url: null,
};

export const PARAMETRES_DATES: readonly ParametreDate<number | string>[] = [
  PLAFOND_PREFET,
  PLAFOND_AGENTS,
  PLAFOND_GARANTIE,
  ECHEANCE_BILAN,
  TAUX_MINIMAL_PLAUSIBLE,
  TAUX_MAXIMAL_PLAUSIBLE,
  PART_ETAT_PRIORITAIRES,
  PART_ETAT_AGENTS,
  PART_REQUALIFIABLE,
  PROLONGATION_GARANTIE,
  PART_HORS_QPV,
];

/** Whether a dated parameter applies on a day (ISO date). */
export function estEnVigueur(parametre: ParametreDate<number | string>, date: string): boolean {
  return (parametre.depuis === null || parametre.depuis <= date) && (parametre.jusqua === null || date <= parametre.jusqua);
}
