/** Totals over every territoire (one convention per département: DOMAINE §1.2). */
import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
import { tauxManquant } from './assiette';
import { somme } from './plus-forts-restes';
import { rapport } from './taux-rotation';
import { nomCompare } from './cle-du-nom';

export interface TotalReservataire {
  readonly reservataire: string;
  /** Of its first line: a réservataire keeps its category from one territoire to the next. */
  readonly categorie: Categorie;
  readonly territoires: number;
  readonly logementsReserves: number;
  readonly fluxEstime: number;
  readonly fluxArrondi: number;
  readonly logementsRetires: number;
  readonly partDuPatrimoine: number | null;
}

/** In the order of the first lines, what nobody reserves last. Two spellings that differ by case alone are one name, as in a spreadsheet. */
export function totauxReservataires({ assiette, flux }: Pick<Resultats, 'assiette' | 'flux'>): TotalReservataire[] {
  const parc = somme(assiette.map((ligne) => ligne.parc));
  const groupes = new Map<string, ResultatFlux[]>();
  for (const ligne of flux) {
    const cle = nomCompare(ligne.reservataire);
    groupes.set(cle, [...(groupes.get(cle) ?? []), ligne]);
  }
  // Each territoire ends with it: the names of the next ones come before.
  const solde = groupes.get(nomCompare(NON_RESERVE)) ?? [];
  groupes.delete(nomCompare(NON_RESERVE));
  return [...groupes.values(), solde].flatMap((lignes): TotalReservataire[] => {
    const [premiere] = lignes;
    if (premiere === undefined) return [];
    const fluxEstime = somme(lignes.map((ligne) => ligne.fluxEstime));
    return [
      {
        reservataire: premiere.reservataire,
        categorie: premiere.categorie,
        territoires: lignes.length,
        logementsReserves: somme(lignes.map((ligne) => ligne.logementsReserves)),
        fluxEstime,
        fluxArrondi: somme(lignes.map((ligne) => ligne.fluxArrondi)),
        logementsRetires: somme(lignes.map((ligne) => ligne.logementsRetires)),
        partDuPatrimoine: rapport(fluxEstime, parc),
      },
    ];
  });
}

/** Of all the réservataires and all the territoires, what nobody reserves included: they share the assiette, neither more nor less. */
export interface TotalFlux {
  readonly territoires: number;
  readonly logementsReserves: number;
  readonly fluxEstime: number;
  readonly fluxArrondi: number;
  readonly logementsRetires: number;
  readonly partDuPatrimoine: number | null;
  readonly assiette: number;
  readonly parc: number;
  readonly parcEligible: number;
}

export function totalFlux({ assiette, flux }: Pick<Resultats, 'assiette' | 'flux'>): TotalFlux {
  const parc = somme(assiette.map((ligne) => ligne.parc));
  const fluxEstime = somme(flux.map((ligne) => ligne.fluxEstime));
  return {
    territoires: assiette.length,
    logementsReserves: somme(flux.map((ligne) => ligne.logementsReserves)),
    fluxEstime,
    fluxArrondi: somme(flux.map((ligne) => ligne.fluxArrondi)),
    logementsRetires: somme(flux.map((ligne) => ligne.logementsRetires)),
    partDuPatrimoine: rapport(fluxEstime, parc),
    assiette: somme(assiette.map((ligne) => ligne.assiette)),
    parc,
    parcEligible: somme(assiette.map((ligne) => ligne.parcEligible)),
  };
}

/** Sums; the rate is the gross flux over the parc éligible, each territoire weighing what it holds; unknown as soon as one of theirs is. */
export function totauxAssiette({ assiette }: Pick<Resultats, 'assiette'>): Omit<ResultatAssiette, 'territoire'> {
  const total = (valeur: (ligne: ResultatAssiette) => number): number => somme(assiette.map(valeur));
  const parcEligible = total((ligne) => ligne.parcEligible);
  const fluxBrut = total((ligne) => ligne.fluxBrut);
  return {
    parc: total((ligne) => ligne.parc),
    horsFlux: total((ligne) => ligne.horsFlux),
    parcEligible,
    tauxRotation: assiette.some(tauxManquant) ? null : rapport(fluxBrut, parcEligible),
    fluxBrut,
    mutations: total((ligne) => ligne.mutations),
    relogements: total((ligne) => ligne.relogements),
    assiette: total((ligne) => ligne.assiette),
    deficit: total((ligne) => ligne.deficit),
    mutationsDeduitesDeuxFois: assiette.some((ligne) => ligne.mutationsDeduitesDeuxFois),
    doubleDeduction: assiette.some((ligne) => ligne.doubleDeduction === null) ? null : total((ligne) => ligne.doubleDeduction ?? 0),
    effetIntermediaire: assiette.some((ligne) => ligne.effetIntermediaire === null)
      ? null
      : total((ligne) => ligne.effetIntermediaire ?? 0),
    effetSansDeduction: total((ligne) => ligne.effetSansDeduction),
  };
}
