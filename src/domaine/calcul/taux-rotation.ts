import type { HypothesesTerritoire, PeriodeTaux } from '../hypotheses';
import type { Comptage, MoyennesDeTaux, ResultatRotation } from '../resultats';
import {
  anneeAnterieure,
  ANNEES_DE_LA_MOYENNE,
  moyennes,
  NUMERATEUR_HARMONISE,
  NUMERATEUR_INTERMEDIAIRE,
  NUMERATEUR_MUTATIONS,
  rapport,
  tauxDeLAnnee,
  type AnneeDeRotation,
  type Numerateur,
} from './moyennes-de-taux';
import { parcRetenu } from './parc';
import { HORS_REFERENCE, liberationsConnues } from './rotation-reservataires';

export { rapport } from './moyennes-de-taux';

/**
 * Rotation rate of a territoire, a fraction (DOMAINE §2.1 harmonised, §2.2 intermediate, §2.3 RPLS mobility; S3), for year N-1 or over
 * the years known. null when the parc de référence is empty or when nobody says the libérations: an unknown rate is not a rate of 0 %
 * (golden case G05).
 */
export function tauxRotation(comptage: Comptage, hypotheses: HypothesesTerritoire, exercice: number): ResultatRotation {
  const { code, variante, periode, mobiliteRpls } = hypotheses;
  const derniere: AnneeDeRotation = {
    ...liberationsRetenues(comptage, hypotheses),
    parcDeReference: parcDeReferenceRetenu(comptage, hypotheses),
  };
  const connues = hypotheses.liberations !== null || liberationsConnues(comptage);
  const connue = connues ? derniere : null;
  const annees = ANNEES_DE_LA_MOYENNE.map((recul) => (recul === 1 ? connue : anneeAnterieure(hypotheses, exercice - recul)));
  const tauxRpls = emmenagementsSurParc(mobiliteRpls);
  const parAnnee = (numerateur: Numerateur): (number | null)[] => annees.map((annee) => tauxDeLAnnee(annee, numerateur));
  const parVariante = {
    harmonise: (): (number | null)[] => parAnnee(NUMERATEUR_HARMONISE),
    intermediaire: (): (number | null)[] => parAnnee(NUMERATEUR_INTERMEDIAIRE),
    // These two are known for N-1 only.
    rpls: (): (number | null)[] => [tauxRpls, null, null],
    saisi: (): (number | null)[] => [hypotheses.tauxSaisi, null, null],
  };
  const tauxParAnnee = parVariante[variante]();
  const tauxN1 = tauxParAnnee[0] ?? null;
  const moyennesHarmonisees = moyennes(annees, NUMERATEUR_HARMONISE);
  const moyennesIntermediaires = moyennes(annees, NUMERATEUR_INTERMEDIAIRE);
  const seule: MoyennesDeTaux = { simple: tauxN1, ponderee: tauxN1 };
  const moyennesRetenues = { harmonise: moyennesHarmonisees, intermediaire: moyennesIntermediaires, rpls: seule, saisi: seule }[variante];
  return {
    territoire: code,
    ...derniere,
    liberationsConnues: connues,
    liberationsSaisies: hypotheses.liberations !== null,
    tauxHarmonise: tauxDeLAnnee(connue, NUMERATEUR_HARMONISE),
    tauxIntermediaire: tauxDeLAnnee(connue, NUMERATEUR_INTERMEDIAIRE),
    tauxRpls,
    tauxBrut: tauxBrut(comptage, hypotheses),
    variante,
    periode,
    tauxParAnnee,
    anneesRetenues: tauxParAnnee.filter((taux) => taux !== null).length,
    moyennes: moyennesRetenues,
    moyennesHarmonisees,
    moyennesIntermediaires,
    tauxMutations: surLaPeriode(periode, tauxDeLAnnee(connue, NUMERATEUR_MUTATIONS), moyennes(annees, NUMERATEUR_MUTATIONS)),
    tauxRetenu: surLaPeriode(periode, tauxN1, moyennesRetenues),
  };
}

export function surLaPeriode(periode: PeriodeTaux, tauxN1: number | null, { simple, ponderee }: MoyennesDeTaux): number | null {
  return { 'n-1': tauxN1, 'moyenne-simple': simple, 'moyenne-ponderee': ponderee }[periode];
}

export function emmenagementsSurParc(mobilite: HypothesesTerritoire['mobiliteRpls']): number | null {
  if (mobilite === null || mobilite.emmenagements === null || mobilite.parc === null) return null;
  return rapport(mobilite.emmenagements, mobilite.parc);
}

/**
 * All the libérations over all the parc (golden case G02), étudiants and spécifiques in: shown beside the others, retained by none. null
 * unless the libérations are typed: those that the inventory counts leave out the dwellings outside the flux.
 */
function tauxBrut(comptage: Comptage, hypotheses: HypothesesTerritoire): number | null {
  return hypotheses.liberations === null ? null : rapport(hypotheses.liberations.total, parcRetenu(comptage, hypotheses));
}

/** Parc total minus étudiants, spécifiques, ventes and démolitions (S3), whatever the exclusions of the flux; never below 0. */
function parcDeReferenceRetenu(comptage: Comptage, hypotheses: HypothesesTerritoire): number {
  if (hypotheses.parcDeReference !== null) return hypotheses.parcDeReference;
  const ecartes = comptage.lignes
    .filter((ligne) => ligne.territoire === hypotheses.code && HORS_REFERENCE.has(ligne.motif))
    .reduce((total, ligne) => total + ligne.logements, 0);
  return Math.max(0, parcRetenu(comptage, hypotheses) - ecartes);
}

/** Typed libérations win over the counted ones; étudiants and spécifiques leave the total. */
function liberationsRetenues(comptage: Comptage, hypotheses: HypothesesTerritoire): Omit<AnneeDeRotation, 'parcDeReference'> {
  const saisies = hypotheses.liberations;
  if (saisies !== null) {
    return {
      liberations: saisies.total - saisies.etudiants - saisies.specifiques,
      mutations: saisies.mutations,
      anru: saisies.relogementsAnru,
      orcodLhi: saisies.relogementsOrcodLhi,
    };
  }
  const comptees = comptage.liberations.find((ligne) => ligne.territoire === hypotheses.code);
  if (comptees === undefined) return { liberations: 0, mutations: 0, anru: 0, orcodLhi: 0 };
  const { externes, mutations, anru, orcodLhi } = comptees;
  return { liberations: externes + mutations + anru + orcodLhi, mutations, anru, orcodLhi };
}
