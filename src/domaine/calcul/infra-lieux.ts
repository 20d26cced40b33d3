import type { SaisieInfra } from '../hypotheses';
import type { Comptage, ResultatRotation } from '../resultats';
import type { LigneLieu, NatureDeLieu, ResultatLieu } from '../resultats-infra';
import { comparerCodes } from './comparer';
import { motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { cleDuLieu } from './infra-comptage';
import { HORS_REFERENCE } from './rotation-reservataires';
import { rapport } from './taux-rotation';

export type LieuCompte = Omit<ResultatLieu, 'tauxRetenu' | 'fluxBrut' | 'deductions' | 'assiette'>;

interface Groupe {
  readonly nature: NatureDeLieu;
  readonly departement: string;
  readonly code: string;
  readonly cle: string;
  readonly lignes: LigneLieu[];
}

/**
 * Every commune and EPCI of the inventory with its own rate of year N-1 (DOMAINE §2.1, §2.2, §2.5): communes first. A parc declared for
 * a place stands for the listed one: what is not listed is in the flux and in the parc de référence.
 */
export function lieuxComptes(
  comptage: Comptage,
  hypotheses: HypothesesEffectives,
  rotations: readonly ResultatRotation[],
  parcsDeclares: ReadonlyMap<string, number> = new Map(),
): LieuCompte[] {
  const connus = new Set(comptage.lieux.lignes.filter(estLibere).map(({ departement }) => departement));
  const variantes = new Map(rotations.map(({ territoire, variante }) => [territoire, variante]));
  return grouper(comptage.lieux.lignes).map(({ nature, departement, code, cle, lignes }): LieuCompte => {
    const exclus = motifsExclus(hypotheses, departement);
    const compter = (retenue: (ligne: LigneLieu) => boolean): number =>
      lignes.reduce((total, ligne) => total + (retenue(ligne) ? ligne.logements : 0), 0);
    const libere = (motif: LigneLieu['liberation']): number => compter((ligne) => ligne.motif === 'FLUX' && ligne.liberation === motif);
    const listes = compter(() => true);
    const parc = parcsDeclares.get(cle) ?? listes;
    const parcDeReference = parc - listes + compter(({ motif }) => !HORS_REFERENCE.has(motif));
    const [externes, mutations, anru, orcodLhi] = [libere('externe'), libere('mutation'), libere('anru'), libere('orcod-lhi')];
    const liberations = externes + mutations + anru + orcodLhi;
    const taux = (numerateur: number): number | null => (connus.has(departement) ? rapport(numerateur, parcDeReference) : null);
    const tauxHarmonise = taux(liberations - mutations - anru);
    const tauxIntermediaire = taux(liberations - anru - orcodLhi);
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
      tauxHarmonise,
      tauxIntermediaire,
      tauxCompte: variantes.get(departement) === 'intermediaire' ? tauxIntermediaire : tauxHarmonise,
      parcEligible: parc - listes + compter(({ motif }) => !exclus.has(motif)),
    };
  });
}

/** Libérations of dwellings within the flux, as for the départements. */
function estLibere({ motif, liberation }: LigneLieu): boolean {
  return motif === 'FLUX' && liberation !== null;
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
