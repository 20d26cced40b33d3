/** Exclusions and scenarios of the JSON hypotheses. A scenario names what it changes by a dotted key, such as `deductions.mutations`. */
import type { Modifications, Scenario } from './hypotheses';
import { cleInconnue, enBooleen, enFraction, enObjet, enOuiNon, enTexte, enVolume, parmi } from './hypotheses-json-valeurs';
import { ErreurHypotheses } from './hypotheses-partielles';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from './motifs-hors-flux';

type Exclusions = NonNullable<Modifications['exclusions']>;

/** JSON names of the motives. */
const MOTIFS: Readonly<Record<string, MotifHorsFlux>> = {
  etudiants: 'ETUDIANT',
  specifiques: 'SPECIFIQUE',
  iml: 'IML',
  fonction: 'FONCTION',
  travaux: 'TRAVAUX',
  etatR314: 'ETAT_R314',
  nonConventionnes: 'NON_CONVENTIONNE',
  defense: 'DEFENSE',
  securite: 'SECURITE',
  sante: 'SANTE',
  vente: 'VENTE',
  demolition: 'DEMOLITION',
};
const NOMS_DES_MOTIFS = Object.keys(MOTIFS);

export function lireExclusions(cle: string, valeur: unknown): Exclusions {
  const champs = enObjet(cle, valeur, NOMS_DES_MOTIFS);
  let exclusions: Exclusions = {};
  for (const nom of NOMS_DES_MOTIFS)
    exclusions = { ...exclusions, ...champs.lire(nom, (chemin, brut) => lireExclusion(chemin, nom, brut)) };
  return exclusions;
}

function lireExclusion(cle: string, nom: string, valeur: unknown): Exclusions {
  const code = MOTIFS[nom];
  const motif = MOTIFS_HORS_FLUX.find((definition) => definition.code === code);
  const exclu = enBooleen(cle, valeur);
  if (code === undefined || motif === undefined) throw cleInconnue(cle, valeur, NOMS_DES_MOTIFS);
  if (motif.obligatoire && !exclu) {
    throw new ErreurHypotheses(
      cle,
      `« ${cle} » vaut false, mais le motif « ${motif.libelle} » est toujours hors flux (${motif.source}) : retirez cette clé.`,
    );
  }
  return { [code]: exclu };
}

const VOLUMES = ['mutations', 'relogementsRu', 'orcod', 'lhi', 'vente'] as const;

const CLES_DE_SCENARIO: Readonly<Record<string, (cle: string, valeur: unknown) => Modifications>> = {
  'taux.variante': (cle, valeur) => ({ variante: parmi(['harmonise', 'intermediaire', 'rpls', 'saisi'])(cle, valeur) }),
  'taux.valeur': (cle, valeur) => ({ tauxSaisi: enFraction(cle, valeur) }),
  'taux.periode': (cle, valeur) => ({ periode: parmi(['n-1', 'moyenne-simple', 'moyenne-ponderee'])(cle, valeur) }),
  ...Object.fromEntries(
    VOLUMES.map((nom) => [`deductions.${nom}`, (cle: string, valeur: unknown): Modifications => ({ [nom]: enVolume(cle, valeur) })]),
  ),
  ...Object.fromEntries(
    NOMS_DES_MOTIFS.map((nom) => [
      `exclusions.${nom}`,
      (cle: string, valeur: unknown): Modifications => ({ exclusions: lireExclusion(cle, nom, valeur) }),
    ]),
  ),
  methodeActionLogement: (cle, valeur) => ({ methodeActionLogement: parmi(['assiette', 'droits-acquis'])(cle, valeur) }),
  denominateurDesParts: (cle, valeur) => ({ denominateurDesParts: parmi(['parc-eligible', 'parc-total'])(cle, valeur) }),
};

/** Of the whole scenario, under the names that they have in the reference. */
const CLES_DU_PARTAGE: typeof CLES_DE_SCENARIO = {
  ...Object.fromEntries(
    (['plafondEtat', 'plafondAgents', 'plafondCollectivites'] as const).map((nom) => [
      `seuils.${nom}`,
      (cle: string, valeur: unknown): Modifications => ({ [nom]: enFraction(cle, valeur) }),
    ]),
  ),
  baseGarantie: (cle, valeur) => ({ baseGarantie: parmi(['flux', 'programme', 'stock'])(cle, valeur) }),
  reglementDesParts: (cle, valeur) => ({ reglementDesParts: parmi(['a-negocier', 'normaliser', 'reduire'])(cle, valeur) }),
  repriseParLePrefet: (cle, valeur) => ({ repriseParLePrefet: enOuiNon(cle, valeur) }),
  arrondi: (cle, valeur) => ({ arrondi: parmi(['plus-forts-restes', 'demi-superieur', 'plancher', 'plafond'])(cle, valeur) }),
};

export function lireScenario(cle: string, valeur: unknown): Scenario {
  const champs = enObjet(cle, valeur, ['nom', 'modifications', 'parTerritoire']);
  const parTerritoire = champs.lire('parTerritoire', (chemin, brut) => {
    if (typeof brut !== 'object' || brut === null || Array.isArray(brut)) enObjet(chemin, brut, []);
    return Object.fromEntries(
      Object.entries(brut as object).map(([code, element]) => [code, lireModifications(`${chemin}.${code}`, element, CLES_DE_SCENARIO)]),
    );
  });
  return {
    nom: champs.exiger('nom', enTexte),
    modifications:
      champs.lire('modifications', (chemin, brut) => lireModifications(chemin, brut, { ...CLES_DE_SCENARIO, ...CLES_DU_PARTAGE })) ?? {},
    ...(parTerritoire === undefined ? {} : { parTerritoire }),
  };
}

function lireModifications(cle: string, valeur: unknown, cles: typeof CLES_DE_SCENARIO): Modifications {
  const champs = enObjet(cle, valeur, Object.keys(cles));
  let modifications: Modifications = {};
  let exclusions: Exclusions = {};
  for (const [nom, lecteur] of Object.entries(cles)) {
    const lues = champs.lire(nom, lecteur);
    exclusions = { ...exclusions, ...lues?.exclusions };
    modifications = { ...modifications, ...lues };
  }
  // A rate without its variante is meant to be used: it is a typed rate.
  if (modifications.tauxSaisi !== undefined && modifications.variante === undefined)
    modifications = { ...modifications, variante: 'saisi' };
  return Object.keys(exclusions).length > 0 ? { ...modifications, exclusions } : modifications;
}
