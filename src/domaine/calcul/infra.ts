/**
 * Communes and EPCI on their own territory (DOMAINE §3.5, golden case G13; S3 « et par commune pour les réservataires
 * infra-départementaux »): the same formula on their parc, with their own rate, beside what the rate of the département gives.
 */
import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { SaisieInfra } from '../hypotheses';
import type { Comptage, ResultatRotation } from '../resultats';
import type { LigneDroitLieu, NatureDeLieu, ResultatInfra, ResultatLieu } from '../resultats-infra';
import { comparerCodes, comparerTextes } from './comparer';
import {
  categorieDuReservataire,
  denominateurDuTerritoire,
  hypothesesDuTerritoire,
  motifsExclus,
  type HypothesesEffectives,
} from './hypotheses-effectives';
import { cleDuLieu } from './infra-comptage';
import { avecSaisie, lieuxComptes, type LieuCompte } from './infra-lieux';
import { LieuxConnus } from './infra-territoires';
import { parcCompte, parcRetenu } from './parc';
import { rapport } from './taux-rotation';
import { nomCompare } from './cle-du-nom';

export interface EntreesInfra {
  readonly comptage: Comptage;
  readonly hypotheses: HypothesesEffectives;
  readonly categories: ReadonlyMap<string, Categorie>;
  readonly rotations: readonly ResultatRotation[];
}

interface Titulaire {
  readonly departement: string;
  readonly reservataire: string;
  readonly nature: NatureDeLieu;
  readonly codeReconnu: string | null;
  readonly saisie: SaisieInfra | undefined;
  readonly code: string | null;
  readonly lieu: LieuCompte | undefined;
}

export function* infraParLots(entrees: EntreesInfra): Generator<void, { readonly lieux: ResultatLieu[]; readonly infra: ResultatInfra[] }> {
  const { comptage, hypotheses, rotations } = entrees;
  const listes = lieuxComptes(comptage, hypotheses, rotations);
  yield;
  const designes = titulairesDe(entrees, listes);
  yield;
  // The first réservataire of a place speaks for it.
  const saisies = new Map<string, SaisieInfra | undefined>();
  for (const { lieu, saisie } of designes) if (lieu !== undefined && !saisies.has(lieu.cle)) saisies.set(lieu.cle, saisie);
  const comptes = lieuxComptes(comptage, hypotheses, rotations, saisies);
  yield;
  const parCle = new Map(comptes.map((lieu) => [lieu.cle, lieu]));
  const titulaires = designes.map((titulaire): Titulaire => ({ ...titulaire, lieu: parCle.get(titulaire.lieu?.cle ?? '') }));
  const droits = new Map<string, LigneDroitLieu[]>();
  for (const droit of comptage.lieux.droits) {
    const siens = droits.get(nomCompare(droit.reservataire));
    if (siens) siens.push(droit);
    else droits.set(nomCompare(droit.reservataire), [droit]);
  }
  return {
    lieux: comptes.map((lieu) => avecSaisie(lieu, saisies.get(lieu.cle))),
    infra: titulaires.map((titulaire) =>
      fluxDuTitulaire(
        entrees,
        titulaire,
        saisies.get(titulaire.lieu?.cle ?? '')?.parcDeclare ?? null,
        droits.get(nomCompare(titulaire.reservataire)) ?? [],
      ),
    ),
  };
}

/** Communes and EPCI of each territoire, in the order of the sheet. */
function titulairesDe({ comptage, hypotheses, categories }: EntreesInfra, comptes: readonly LieuCompte[]): Titulaire[] {
  const lieux = new Map(comptes.map((lieu) => [lieu.cle.toLowerCase(), lieu]));
  const connus = new LieuxConnus(comptes);
  return comptage.territoires.flatMap((departement) => {
    const noms = new Set(comptage.lignes.filter(({ territoire }) => territoire === departement).map(({ reservataire }) => reservataire));
    return [...noms].sort(comparerTextes).flatMap((reservataire): Titulaire[] => {
      const nature = reservataire === NON_RESERVE ? 'autre' : categorieDuReservataire(hypotheses, categories, departement, reservataire);
      if (nature !== 'commune' && nature !== 'epci') return [];
      const codeReconnu = connus.reconnaitre(reservataire, nature, departement);
      const saisie = hypotheses.infra?.find((ligne) => ligne.departement === departement && ligne.reservataire === reservataire);
      const code = saisie?.code ?? codeReconnu;
      const lieu = code === null ? undefined : lieux.get(cleDuLieu(nature, departement, code).toLowerCase());
      return [{ departement, reservataire, nature, codeReconnu, saisie, code, lieu }];
    });
  });
}

function fluxDuTitulaire(
  { comptage, hypotheses, rotations }: EntreesInfra,
  titulaire: Titulaire,
  parcDeclare: number | null,
  droits: readonly LigneDroitLieu[],
): ResultatInfra {
  const { departement, reservataire, nature, codeReconnu, saisie, code, lieu } = titulaire;
  const tauxSaisi = saisie?.tauxSaisi ?? null;
  const deductions = saisie?.deductions ?? 0;
  const parc = lieu?.parc ?? 0;
  const parcEligible = lieu?.parcEligible ?? 0;
  const tauxPropre = lieu?.tauxCompte ?? null;
  const tauxRetenu = tauxSaisi ?? tauxPropre;
  const tauxDepartement = rotations.find(({ territoire }) => territoire === departement)?.tauxRetenu ?? null;
  const toutLeParc = denominateurDuTerritoire(hypotheses, departement) === 'parc-total';
  const reserves = (tout: boolean): number => (lieu === undefined ? 0 : reservesSurLeLieu(hypotheses, lieu, droits, tout));
  const partSur = (tout: boolean): number | null => rapport(reserves(tout), tout ? parc : parcEligible);
  const fluxAu = (taux: number | null, tout: boolean): number | null => {
    const part = partSur(tout);
    return part === null || taux === null ? null : part * Math.max(0, parcEligible * taux - deductions);
  };
  const fluxPropre = fluxAu(tauxRetenu, toutLeParc);
  const fluxDepartement = fluxAu(tauxDepartement, toutLeParc);
  const ecart = fluxPropre === null || fluxDepartement === null ? null : fluxPropre - fluxDepartement;
  const fluxBrut = parcEligible * (tauxRetenu ?? 0);
  return {
    departement,
    reservataire,
    categorie: nature,
    codeReconnu,
    codeSaisi: saisie?.code ?? null,
    code,
    lieu: lieu?.cle ?? null,
    parcDeclare: saisie?.parcDeclare ?? null,
    parcIncomplet:
      parcDeclare === null && parcRetenu(comptage, hypothesesDuTerritoire(hypotheses, departement)) > parcCompte(comptage, departement),
    parc,
    parcEligible,
    liberations: lieu?.liberations ?? 0,
    tauxPropre,
    tauxSaisi,
    tauxRetenu,
    deductions,
    fluxBrut,
    assiette: Math.max(0, fluxBrut - deductions),
    logementsReserves: reserves(toutLeParc),
    part: partSur(toutLeParc),
    fluxPropre,
    fluxPropreAutre: fluxAu(tauxRetenu, !toutLeParc),
    tauxDepartement,
    fluxDepartement,
    ecart,
    ecartRelatif: ecart === null || fluxDepartement === null ? null : rapportSigne(ecart, fluxDepartement),
  };
}

const rapportSigne = (ecart: number, base: number): number | null => (base > 0 ? ecart / base : null);

/** Its active rights on its own territory, in the scope of the share's denominator; what « prorata » takes is out. */
function reservesSurLeLieu(
  hypotheses: HypothesesEffectives,
  { nature, departement, code }: LieuCompte,
  droits: readonly LigneDroitLieu[],
  toutLeParc: boolean,
): number {
  const exclus = motifsExclus(hypotheses, departement);
  const ici = ({ departement: dep, commune, epci }: LigneDroitLieu): boolean =>
    dep === departement && comparerCodes((nature === 'commune' ? commune : epci).toLowerCase(), code.toLowerCase()) === 0;
  return droits.reduce(
    (total, droit) => total + (ici(droit) && (toutLeParc || !exclus.has(droit.motif)) ? droit.poids - droit.poidsEchu : 0),
    0,
  );
}
