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
  /** null as long as the rate of one of its communes is unknown: 0 in its place would understate the sum. */
  readonly fluxBrutDesCommunes: number | null;
  readonly fluxBrut: number;
  readonly assietteDesCommunes: number | null;
  readonly assiette: number;
  readonly ecart: number | null;
  /** Part of the gap that the rates make, on the gross flux. */
  readonly ecartDesTaux: number | null;
  /** The rest: deductions typed for the département or for its communes only. */
  readonly ecartDesDeductions: number | null;
  readonly ecartRelatif: number | null;
}

export function rapprocherLesCommunes(lieux: readonly ResultatLieu[], assiettes: readonly ResultatAssiette[]): Rapprochement[] {
  return assiettes.map(({ territoire, parc, fluxBrut, assiette }) => {
    const communes = lieux.filter(({ nature, departement }) => nature === 'commune' && departement === territoire);
    const total = (valeur: (lieu: ResultatLieu) => number): number => communes.reduce((cumul, lieu) => cumul + valeur(lieu), 0);
    const parcDesCommunes = total((lieu) => lieu.parc);
    const connu = communes.every(({ tauxRetenu }) => tauxRetenu !== null);
    const fluxBrutDesCommunes = connu ? total((lieu) => lieu.fluxBrut) : null;
    const assietteDesCommunes = connu ? total((lieu) => lieu.assiette) : null;
    const ecart = moins(assietteDesCommunes, assiette);
    const ecartDesTaux = moins(fluxBrutDesCommunes, fluxBrut);
    const relatif = assietteDesCommunes === null ? null : rapport(assietteDesCommunes, assiette);
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
      ecartDesDeductions: ecart === null || ecartDesTaux === null ? null : ecart - ecartDesTaux,
      ecartRelatif: relatif === null ? null : relatif - 1,
    };
  });
}

const moins = (valeur: number | null, autre: number): number | null => (valeur === null ? null : valeur - autre);
