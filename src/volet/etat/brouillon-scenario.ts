/**
 * A scenario while it is being typed: every field is text, an empty one stays linked to the reference. Kept apart from `Scenario` so
 * that a half-typed number is never a number.
 */
import type { MethodeActionLogement, Modifications, PeriodeTaux, Scenario, VarianteTaux } from '../../domaine/hypotheses';
import type { MotifHorsFlux } from '../../domaine/motifs-hors-flux';
import { ecrireNombre, lireNombre } from './nombres';
import { fautesDesReglages, REGLAGES_VIDES, versReglages, versReglagesDuPartage, type Reglages } from './reglages-du-scenario';

export const VOLUMES = ['mutations', 'relogementsRu', 'orcod', 'lhi', 'vente'] as const;
export type Volume = (typeof VOLUMES)[number];
export const LIBELLE_VOLUME: Readonly<Record<Volume, string>> = {
  mutations: 'Mutations',
  relogementsRu: 'Relogements RU',
  orcod: 'Relogements ORCOD',
  lhi: 'Relogements LHI',
  vente: 'Relogements vente',
};

export const EXCLUSIONS = ['ETUDIANT', 'SPECIFIQUE', 'IML'] as const satisfies readonly MotifHorsFlux[];
export type Exclusion = (typeof EXCLUSIONS)[number];
export const LIBELLE_EXCLUSION: Readonly<Record<Exclusion, string>> = {
  ETUDIANT: 'Logements étudiants',
  SPECIFIQUE: 'Logements spécifiques',
  IML: 'Intermédiation locative',
};

export const LIBELLE_VARIANTE: Readonly<Record<VarianteTaux, string>> = {
  harmonise: 'Taux harmonisé',
  intermediaire: 'Taux intermédiaire',
  rpls: 'Mobilité RPLS',
  saisi: 'Taux saisi',
};
export const LIBELLE_PERIODE: Readonly<Record<PeriodeTaux, string>> = {
  'n-1': 'Année N-1 seule',
  'moyenne-simple': 'Moyenne simple des années connues',
  'moyenne-ponderee': 'Moyenne pondérée des années connues',
};
export const LIBELLE_METHODE: Readonly<Record<MethodeActionLogement, string>> = {
  assiette: 'Part de l’assiette',
  'droits-acquis': 'Droits acquis',
};

export interface Champs {
  readonly variante: VarianteTaux | '';
  /** In percent, as typed. */
  readonly tauxSaisi: string;
  readonly periode: PeriodeTaux | '';
  readonly volumes: Readonly<Record<Volume, string>>;
  readonly exclusions: Readonly<Record<Exclusion, '' | 'oui' | 'non'>>;
  readonly methode: MethodeActionLogement | '';
  /** For every territoire alike: those of one territoire stay empty. */
  readonly reglages: Reglages;
}

export interface Brouillon {
  readonly nom: string;
  /** `''` = every territoire alike, else a code. */
  readonly portees: Readonly<Record<string, Champs>>;
  /** What the form does not show and must not lose. */
  readonly reste: Readonly<Record<string, Modifications>>;
}

export const TOUS = '';

export const CHAMPS_VIDES: Champs = {
  variante: '',
  tauxSaisi: '',
  periode: '',
  volumes: { mutations: '', relogementsRu: '', orcod: '', lhi: '', vente: '' },
  exclusions: { ETUDIANT: '', SPECIFIQUE: '', IML: '' },
  methode: '',
  reglages: REGLAGES_VIDES,
};

function versChamps(m: Modifications): Champs {
  const exclusion = (motif: Exclusion): '' | 'oui' | 'non' => {
    const valeur = m.exclusions?.[motif];
    return valeur === undefined ? '' : valeur ? 'oui' : 'non';
  };
  return {
    variante: m.variante ?? '',
    tauxSaisi: ecrireNombre(m.tauxSaisi === undefined ? undefined : m.tauxSaisi * 100),
    periode: m.periode ?? '',
    volumes: Object.fromEntries(VOLUMES.map((v) => [v, ecrireNombre(m[v])])) as Record<Volume, string>,
    exclusions: { ETUDIANT: exclusion('ETUDIANT'), SPECIFIQUE: exclusion('SPECIFIQUE'), IML: exclusion('IML') },
    methode: m.methodeActionLogement ?? '',
    reglages: versReglages(m),
  };
}

export function versBrouillon(scenario: Scenario | null): Brouillon {
  const modifications: Record<string, Modifications> = { [TOUS]: scenario?.modifications ?? {}, ...scenario?.parTerritoire };
  return {
    nom: scenario?.nom ?? '',
    portees: Object.fromEntries(Object.entries(modifications).map(([code, m]) => [code, versChamps(m)])),
    reste: modifications,
  };
}

function versModifications(champs: Champs, reste: Modifications = {}): Modifications {
  const taux = champs.variante === 'saisi' ? lireNombre(champs.tauxSaisi) : undefined;
  const exclusions: Partial<Record<MotifHorsFlux, boolean>> = { ...reste.exclusions };
  for (const motif of EXCLUSIONS) {
    if (champs.exclusions[motif] === '') delete exclusions[motif];
    else exclusions[motif] = champs.exclusions[motif] === 'oui';
  }
  const volumes = VOLUMES.flatMap((v) => {
    const n = lireNombre(champs.volumes[v]);
    return typeof n === 'number' ? [[v, n] as const] : [];
  });
  return {
    ...(reste.denominateurDesParts && { denominateurDesParts: reste.denominateurDesParts }),
    ...(champs.variante && { variante: champs.variante }),
    ...(typeof taux === 'number' && { tauxSaisi: Number((taux / 100).toPrecision(12)) }),
    ...(champs.periode && { periode: champs.periode }),
    ...Object.fromEntries(volumes),
    ...(Object.keys(exclusions).length > 0 && { exclusions }),
    ...(champs.methode && { methodeActionLogement: champs.methode }),
    ...versReglagesDuPartage(champs.reglages),
  };
}

export function versScenario(brouillon: Brouillon): Scenario {
  const lues = Object.entries(brouillon.portees).map(([code, champs]) => [code, versModifications(champs, brouillon.reste[code])] as const);
  const modifications = lues.find(([code]) => code === TOUS)?.[1] ?? {};
  const parTerritoire = Object.fromEntries(lues.filter(([code, m]) => code !== TOUS && Object.keys(m).length > 0));
  const nom = brouillon.nom.trim();
  return Object.keys(parTerritoire).length > 0 ? { nom, modifications, parTerritoire } : { nom, modifications };
}

/** A sheet name holds 31 characters, « Scénario » and its space take nine. */
const LONGUEUR_MAX = 22;

export interface FautesScenario {
  readonly nom?: string;
  readonly champs: Readonly<Record<string, string>>;
}

/** Keys of `champs` are `code|field`. */
export function verifierBrouillon(brouillon: Brouillon, autresNoms: readonly string[]): FautesScenario {
  const champs: Record<string, string> = {};
  for (const [code, c] of Object.entries(brouillon.portees)) {
    for (const v of VOLUMES) {
      if (lireNombre(c.volumes[v]) === null) champs[`${code}|${v}`] = 'Saisissez un nombre positif, ou laissez vide.';
    }
    for (const [cle, faute] of Object.entries(fautesDesReglages(c.reglages))) champs[`${code}|${cle}`] = faute;
    const taux = lireNombre(c.tauxSaisi);
    if (c.variante === 'saisi' && (typeof taux !== 'number' || taux > 100)) {
      champs[`${code}|tauxSaisi`] = 'Saisissez un taux entre 0 et 100 %.';
    }
  }
  const nom = verifierNom(brouillon.nom.trim(), autresNoms);
  return nom === null ? { champs } : { nom, champs };
}

function verifierNom(nom: string, autresNoms: readonly string[]): string | null {
  if (nom === '') return 'Donnez un nom au scénario.';
  if (nom.length > LONGUEUR_MAX) return `Choisissez un nom de ${LONGUEUR_MAX} caractères au plus : il devient un nom de feuille.`;
  if (/[:\\/?*[\]]/.test(nom) || nom.endsWith("'"))
    return 'Un nom de feuille ne peut pas contenir : \\ / ? * [ ] ni finir par une apostrophe.';
  const egal = (autre: string): boolean => autre.localeCompare(nom, 'fr', { sensitivity: 'accent' }) === 0;
  return autresNoms.some(egal) ? 'Un autre scénario porte déjà ce nom.' : null;
}

export function nomDeCopie(nom: string, noms: readonly string[]): string {
  for (let n = 2; ; n++) {
    const suffixe = ` (${n})`;
    const propose = nom.replace(/ \(\d+\)$/, '').slice(0, LONGUEUR_MAX - suffixe.length) + suffixe;
    if (!noms.includes(propose)) return propose;
  }
}
