/** What the command prints: enough for a loop over sixty conventions to know which ones deserve a look. */
import type { Inventaire, LigneEcartee } from '../domaine/inventaire';
import type { Decompte, ParGravite } from '../domaine/qualite/decompte';
import { compterEcartees } from '../domaine/qualite/lignes-ecartees';
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
  /** With the dwellings, all the rows that were read. */
  readonly lignesEcarteesParRaison: Readonly<Partial<Record<LigneEcartee['raison'], number>>>;
  /** All the remarks that « Contrôles » lists, settled ones included. */
  readonly anomalies: ParGravite;
  readonly anomaliesTraitees: ParGravite;
  readonly anomaliesOuvertes: ParGravite;
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
  { relevees, traitees, ouvertes }: Decompte,
  resultats: Resultats,
  avertissements: readonly string[],
): Bilan {
  return {
    feuille,
    exercice,
    lignesLues: inventaire.lignesLues,
    biens: inventaire.biens.length,
    lignesEcartees: inventaire.ecartees.length,
    lignesEcarteesParRaison: Object.fromEntries(compterEcartees(inventaire.ecartees)),
    anomalies: relevees,
    anomaliesTraitees: traitees,
    anomaliesOuvertes: ouvertes,
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
