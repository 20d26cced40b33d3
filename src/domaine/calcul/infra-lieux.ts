import type { EffectifsRpls, SaisieInfra } from '../hypotheses';
import type { Comptage, ResultatRotation } from '../resultats';
import type { LigneLieu, NatureDeLieu, ResultatLieu } from '../resultats-infra';
import { comparerCodes } from './comparer';
import { motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { cleDuLieu } from './infra-comptage';
import { HORS_REFERENCE } from './rotation-reservataires';
import {
  anneeAnterieure,
  ANNEES_DE_LA_MOYENNE,
  moyennes,
  NUMERATEUR_HARMONISE,
  NUMERATEUR_INTERMEDIAIRE,
  tauxDeLAnnee,
  type AnneeDeRotation,
} from './moyennes-de-taux';
import { emmenagementsSurParc, surLaPeriode } from './taux-rotation';

export type LieuCompte = Omit<ResultatLieu, 'tauxRetenu' | 'fluxBrut' | 'deductions' | 'assiette'>;

interface Groupe {
  readonly nature: NatureDeLieu;
  readonly departement: string;
  readonly code: string;
  readonly cle: string;
  readonly lignes: LigneLieu[];
}

/**
 * Every commune and EPCI of the inventory with its own rate (DOMAINE §2.1, §2.2, §2.3, §2.5): communes first. A parc declared for
 * a place stands for the listed one: what is not listed is in the flux and in the parc de référence.
 */
export function lieuxComptes(
  comptage: Comptage,
  hypotheses: HypothesesEffectives,
  rotations: readonly ResultatRotation[],
  saisies: ReadonlyMap<string, SaisieInfra | undefined> = new Map(),
): LieuCompte[] {
  const connus = new Set(comptage.lieux.lignes.filter(estLibere).map(({ departement }) => departement));
  const retenus = new Map(rotations.map((rotation) => [rotation.territoire, rotation]));
  return grouper(comptage.lieux.lignes).map(({ nature, departement, code, cle, lignes }): LieuCompte => {
    const exclus = motifsExclus(hypotheses, departement);
    const compter = (retenue: (ligne: LigneLieu) => boolean): number =>
      lignes.reduce((total, ligne) => total + (retenue(ligne) ? ligne.logements : 0), 0);
    const libere = (motif: LigneLieu['liberation']): number =>
      compter((ligne) => !HORS_REFERENCE.has(ligne.motif) && ligne.liberation === motif);
    const listes = compter(() => true);
    const saisie = saisies.get(cle);
    const parc = saisie?.parcDeclare ?? listes;
    const parcDeReference = Math.max(0, parc - listes + compter(({ motif }) => !HORS_REFERENCE.has(motif)));
    const [externes, mutations, anru, orcodLhi] = [libere('externe'), libere('mutation'), libere('anru'), libere('orcod-lhi')];
    const liberations = externes + mutations + anru + orcodLhi;
    const comptee = connus.has(departement) ? { liberations, mutations, anru, orcodLhi, parcDeReference } : null;
    const [typee = null, ...anterieures] = anneesSaisies(saisie, hypotheses.exercice);
    const annees = [typee ?? comptee, ...anterieures];
    return {
      nature,
      departement,
      code,
      nom: comptage.lieux.noms.get(cle.toLowerCase()) ?? code,
      cle,
      parc,
      parcDeReference,
      liberations,
      mutations,
      anru,
      orcodLhi,
      anneeSaisie: typee !== null,
      ...tauxDuLieu(annees, saisie?.mobiliteRpls ?? null, retenus.get(departement)),
      parcEligible: Math.max(0, parc - listes + compter(({ motif }) => !exclus.has(motif))),
    };
  });
}

/** N-1, N-2 and N-3 as typed; null where nobody typed enough. */
function anneesSaisies(saisie: SaisieInfra | undefined, exercice: number): (AnneeDeRotation | null)[] {
  const typees = { anneesAnterieures: saisie?.annees ?? [] };
  return ANNEES_DE_LA_MOYENNE.map((recul) => anneeAnterieure(typees, exercice - recul));
}

/** The same rates as a département's: year N-1 first, then the means of the years that are known (DOMAINE §2.5). */
function tauxDuLieu(
  annees: readonly (AnneeDeRotation | null)[],
  mobilite: EffectifsRpls | null,
  rotation: Pick<ResultatRotation, 'variante' | 'periode'> | undefined,
): Pick<
  LieuCompte,
  'tauxHarmonise' | 'tauxIntermediaire' | 'anneesRetenues' | 'moyennesHarmonisees' | 'moyennesIntermediaires' | 'tauxRpls' | 'tauxCompte'
> {
  const derniere = annees[0] ?? null;
  const tauxHarmonise = tauxDeLAnnee(derniere, NUMERATEUR_HARMONISE);
  const tauxIntermediaire = tauxDeLAnnee(derniere, NUMERATEUR_INTERMEDIAIRE);
  const moyennesHarmonisees = moyennes(annees, NUMERATEUR_HARMONISE);
  const moyennesIntermediaires = moyennes(annees, NUMERATEUR_INTERMEDIAIRE);
  const tauxRpls = emmenagementsSurParc(mobilite);
  const { variante, periode } = rotation ?? { variante: 'harmonise', periode: 'n-1' };
  const harmonise = surLaPeriode(periode, tauxHarmonise, moyennesHarmonisees);
  const tauxCompte = {
    harmonise,
    intermediaire: surLaPeriode(periode, tauxIntermediaire, moyennesIntermediaires),
    rpls: tauxRpls,
    saisi: harmonise,
  }[variante];
  return {
    tauxHarmonise,
    tauxIntermediaire,
    anneesRetenues: annees.filter((annee) => annee !== null && annee.parcDeReference > 0).length,
    moyennesHarmonisees,
    moyennesIntermediaires,
    tauxRpls,
    tauxCompte,
  };
}

/** Libérations of the parc de référence, as for the départements. */
function estLibere({ motif, liberation }: LigneLieu): boolean {
  return !HORS_REFERENCE.has(motif) && liberation !== null;
}

/** What was typed for the réservataire of a place holds for the place. */
export function avecSaisie(lieu: LieuCompte, saisie: SaisieInfra | undefined): ResultatLieu {
  const tauxRetenu = saisie?.tauxSaisi ?? lieu.tauxCompte;
  const deductions = saisie?.deductions ?? 0;
  const fluxBrut = lieu.parcEligible * (tauxRetenu ?? 0);
  return { ...lieu, tauxRetenu, fluxBrut, deductions, assiette: Math.max(0, fluxBrut - deductions) };
}

function grouper(lignes: readonly LigneLieu[]): Groupe[] {
  const groupes = new Map<string, Groupe>();
  for (const ligne of lignes) {
    for (const nature of ['commune', 'epci'] as const) {
      const code = ligne[nature];
      if (code === '') continue;
      const cle = cleDuLieu(nature, ligne.departement, code);
      const groupe = groupes.get(cle.toLowerCase()) ?? { nature, departement: ligne.departement, code, cle, lignes: [] };
      groupes.set(cle.toLowerCase(), groupe);
      groupe.lignes.push(ligne);
    }
  }
  return [...groupes.values()].sort(
    (a, b) => comparerCodes(a.nature, b.nature) || comparerCodes(a.departement, b.departement) || comparerCodes(a.code, b.code),
  );
}
