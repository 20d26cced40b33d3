/** What the command prints: enough for a loop over sixty conventions to know which ones deserve a look. */
import type { Gravite, Inventaire } from '../domaine/inventaire';
import type { ResultatFlux, Resultats } from '../domaine/resultats';

export interface BilanFlux {
  readonly reservataire: string;
  readonly partRetenue: number | null;
  readonly fluxEstime: number;
  readonly fluxArrondi: number;
}

export interface BilanTerritoire {
  readonly code: string;
  readonly parc: number;
  readonly horsFlux: number;
  readonly parcEligible: number;
  readonly tauxRotation: number | null;
  readonly fluxBrut: number;
  readonly assiette: number;
  readonly flux: readonly BilanFlux[];
}

export interface Bilan {
  readonly feuille: string;
  readonly exercice: number;
  readonly lignesLues: number;
  readonly biens: number;
  readonly lignesEcartees: number;
  readonly anomalies: Readonly<Record<Gravite, number>>;
  readonly territoires: readonly BilanTerritoire[];
  /** What was typed and could not be kept, or counts for nothing. */
  readonly avertissements: readonly string[];
}

function bilanDuFlux({ reservataire, partRetenue, fluxEstime, fluxArrondi }: ResultatFlux): BilanFlux {
  return { reservataire, partRetenue, fluxEstime, fluxArrondi };
}

export function dresserBilan(
  feuille: string,
  exercice: number,
  inventaire: Inventaire,
  resultats: Resultats,
  avertissements: readonly string[],
): Bilan {
  const anomalies: Record<Gravite, number> = { erreur: 0, alerte: 0, information: 0 };
  for (const { gravite } of inventaire.anomalies) anomalies[gravite] += 1;
  return {
    feuille,
    exercice,
    lignesLues: inventaire.lignesLues,
    biens: inventaire.biens.length,
    lignesEcartees: inventaire.ecartees.length,
    anomalies,
    territoires: resultats.assiette.map(({ territoire, parc, horsFlux, parcEligible, tauxRotation, fluxBrut, assiette }) => ({
      code: territoire,
      parc,
      horsFlux,
      parcEligible,
      tauxRotation,
      fluxBrut,
      assiette,
      flux: resultats.flux.filter((ligne) => ligne.territoire === territoire).map(bilanDuFlux),
    })),
    avertissements,
  };
}
