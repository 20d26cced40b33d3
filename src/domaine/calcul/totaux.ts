/** Totals over every territoire (one convention per département: DOMAINE §1.2). */
import type { Categorie } from '../categories';
import type { ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
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

/** In the order of the first lines. Two spellings that differ by case alone are one name, as in a spreadsheet. */
export function totauxReservataires({ assiette, flux }: Pick<Resultats, 'assiette' | 'flux'>): TotalReservataire[] {
  const parc = somme(assiette.map((ligne) => ligne.parc));
  const groupes = new Map<string, ResultatFlux[]>();
  for (const ligne of flux) {
    const cle = nomCompare(ligne.reservataire);
    groupes.set(cle, [...(groupes.get(cle) ?? []), ligne]);
  }
  return [...groupes.values()].flatMap((lignes): TotalReservataire[] => {
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

/** Sums; the rate is the gross flux over the parc éligible, each territoire weighing what it holds. */
export function totauxAssiette({ assiette }: Pick<Resultats, 'assiette'>): Omit<ResultatAssiette, 'territoire'> {
  const total = (valeur: (ligne: ResultatAssiette) => number): number => somme(assiette.map(valeur));
  const parcEligible = total((ligne) => ligne.parcEligible);
  const fluxBrut = total((ligne) => ligne.fluxBrut);
  return {
    parc: total((ligne) => ligne.parc),
    horsFlux: total((ligne) => ligne.horsFlux),
    parcEligible,
    tauxRotation: rapport(fluxBrut, parcEligible),
    fluxBrut,
    mutations: total((ligne) => ligne.mutations),
    relogements: total((ligne) => ligne.relogements),
    assiette: total((ligne) => ligne.assiette),
    deficit: total((ligne) => ligne.deficit),
    doubleDeduction: total((ligne) => ligne.doubleDeduction),
  };
}
