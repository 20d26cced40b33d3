import type { ResultatAssiette } from '../resultats';
import type { ResultatLieu } from '../resultats-infra';
import { rapport } from './taux-rotation';

/** Sum of the communes against the département (DOMAINE §3.5): different rates do not add up, the gap is shown and never corrected. */
export interface Rapprochement {
  readonly departement: string;
  readonly communes: number;
  readonly parcDesCommunes: number;
  readonly parc: number;
  /** Dwellings of the département that no commune of the inventory holds: place unknown, or declared and not listed. */
  readonly sansCommune: number;
  readonly fluxBrutDesCommunes: number;
  readonly fluxBrut: number;
  readonly assietteDesCommunes: number;
  readonly assiette: number;
  readonly ecart: number;
  /** Part of the gap that the rates make, on the gross flux. */
  readonly ecartDesTaux: number;
  /** The rest: deductions typed for the département or for its communes only. */
  readonly ecartDesDeductions: number;
  readonly ecartRelatif: number | null;
}

export function rapprocherLesCommunes(lieux: readonly ResultatLieu[], assiettes: readonly ResultatAssiette[]): Rapprochement[] {
  return assiettes.map(({ territoire, parc, fluxBrut, assiette }) => {
    const communes = lieux.filter(({ nature, departement }) => nature === 'commune' && departement === territoire);
    const total = (valeur: (lieu: ResultatLieu) => number): number => communes.reduce((cumul, lieu) => cumul + valeur(lieu), 0);
    const parcDesCommunes = total((lieu) => lieu.parc);
    const fluxBrutDesCommunes = total((lieu) => lieu.fluxBrut);
    const assietteDesCommunes = total((lieu) => lieu.assiette);
    const ecart = assietteDesCommunes - assiette;
    const ecartDesTaux = fluxBrutDesCommunes - fluxBrut;
    const relatif = rapport(assietteDesCommunes, assiette);
    return {
      departement: territoire,
      communes: communes.length,
      parcDesCommunes,
      parc,
      sansCommune: parc - parcDesCommunes,
      fluxBrutDesCommunes,
      fluxBrut,
      assietteDesCommunes,
      assiette,
      ecart,
      ecartDesTaux,
      ecartDesDeductions: ecart - ecartDesTaux,
      ecartRelatif: relatif === null ? null : relatif - 1,
    };
  });
}
