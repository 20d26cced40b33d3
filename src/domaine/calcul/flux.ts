import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { HypothesesReservataire, HypothesesTerritoire, Methode } from '../hypotheses';
import type { Comptage, LigneComptage, ResultatAssiette, ResultatDroitsAcquis, ResultatFlux } from '../resultats';
import { comparerTextes } from './comparer';
import { denominateurDuTerritoire, hypothesesDuReservataire, motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { parcCompte } from './parc';
import { arrondirAuxPlusFortsRestes, somme } from './plus-forts-restes';
import { rapport } from './taux-rotation';

export interface EntreesFlux {
  readonly comptage: Comptage;
  readonly hypotheses: HypothesesEffectives;
  readonly territoire: HypothesesTerritoire;
  readonly assiette: ResultatAssiette;
  readonly droitsAcquis: readonly ResultatDroitsAcquis[];
  readonly categories: ReadonlyMap<string, Categorie>;
}

type FluxExact = Omit<ResultatFlux, 'fluxArrondi' | 'partDuPatrimoine'>;

/**
 * Share and annual flux of each réservataire of a territoire, what nobody reserves last (DOMAINE §3.1, §3.2).
 * The residual line is 1 − Σ of the others, never below 0: an excess is not redistributed in silence, rule V17 shows it.
 */
export function flux(entrees: EntreesFlux): ResultatFlux[] {
  const { territoire, assiette } = entrees;
  const reserves = logementsReserves(entrees);
  const denominateur = denominateurDuTerritoire(entrees.hypotheses, territoire.code) === 'parc-total' ? assiette.parc : assiette.parcEligible;
  const autres = reservatairesDuTerritoire(entrees).map((nom) => fluxDuReservataire(entrees, nom, reserves.get(nom) ?? 0, denominateur));
  const partRestante = Math.max(0, 1 - somme(autres.map((ligne) => ligne.partRetenue ?? 0)));
  const nonReserves = reserves.get(NON_RESERVE) ?? 0;
  const solde: FluxExact = {
    territoire: territoire.code,
    reservataire: NON_RESERVE,
    categorie: 'non-reserve',
    methode: 'assiette',
    logementsReserves: nonReserves,
    part: rapport(nonReserves, denominateur),
    partConvenue: null,
    partRetenue: partRestante,
    fluxEstime: partRestante * assiette.assiette,
  };
  const lignes = [...autres, solde];
  const arrondis = arrondirAuxPlusFortsRestes(lignes.map((ligne) => ligne.fluxEstime));
  return lignes.map((ligne, rang) => ({
    ...ligne,
    fluxArrondi: arrondis[rang] ?? 0,
    partDuPatrimoine: rapport(ligne.fluxEstime, assiette.parc),
  }));
}

function fluxDuReservataire(entrees: EntreesFlux, nom: string, reserves: number, denominateur: number): FluxExact {
  const { hypotheses, territoire, assiette } = entrees;
  const saisie = hypothesesDuReservataire(hypotheses, territoire.code, nom);
  const methode: Methode = saisie?.methode ?? 'assiette';
  const partConvenue = saisie?.partConvenue ?? null;
  const part = rapport(reserves, denominateur);
  const enDroits = methode === 'droits-acquis';
  const du = enDroits ? duDuReservataire(entrees, nom) : 0;
  const partRetenue = partConvenue ?? (enDroits ? rapport(du, assiette.assiette) : part);
  return {
    territoire: territoire.code,
    reservataire: nom,
    categorie: saisie?.categorie ?? entrees.categories.get(nom) ?? 'autre',
    methode,
    logementsReserves: reserves,
    part,
    partConvenue,
    partRetenue,
    fluxEstime: enDroits ? du : (partRetenue ?? 0) * assiette.assiette,
  };
}

/** DU of the year: those of the programmes, plus those of earlier conventions de parc (DOMAINE §4.1). */
function duDuReservataire(entrees: EntreesFlux, nom: string): number {
  const { territoire } = entrees;
  const lignes = entrees.droitsAcquis.filter((ligne) => ligne.territoire === territoire.code && ligne.reservataire === nom);
  return somme(lignes.map((ligne) => ligne.duAnnuels ?? 0)) + territoire.duConventionsDeParc;
}

/**
 * Dwellings reserved by name, in the scope of the share's denominator. Rights that ended or have not begun go to what nobody reserves,
 * together with the dwellings that are declared but not listed.
 */
function logementsReserves(entrees: EntreesFlux): ReadonlyMap<string, number> {
  const { comptage, hypotheses, territoire } = entrees;
  const exclus = motifsExclus(hypotheses, territoire.code);
  const toutLeParc = denominateurDuTerritoire(hypotheses, territoire.code) === 'parc-total';
  const retenue = (ligne: LigneComptage): boolean => ligne.territoire === territoire.code && (toutLeParc || !exclus.has(ligne.motif));
  const reserves = new Map<string, number>();
  for (const ligne of comptage.lignes) {
    if (!retenue(ligne)) continue;
    const nom = ligne.droit === 'ACTIF' ? ligne.reservataire : NON_RESERVE;
    reserves.set(nom, (reserves.get(nom) ?? 0) + ligne.poids);
  }
  const nonListes = territoire.parcDeclare === null ? 0 : territoire.parcDeclare - parcCompte(comptage, territoire.code);
  reserves.set(NON_RESERVE, Math.max(0, (reserves.get(NON_RESERVE) ?? 0) + nonListes));
  return reserves;
}

/**
 * Who has a line: a typed line first, in the typed order, then the counted ones. A réservataire whose rights are all expired or out of
 * the flux keeps its line at 0: a change of exclusion may bring it back, and a zero is easier to discuss than a line that vanished.
 */
function reservatairesDuTerritoire(entrees: EntreesFlux): string[] {
  const { comptage, hypotheses, territoire } = entrees;
  const comptes = new Set(comptage.lignes.filter((ligne) => ligne.territoire === territoire.code).map((ligne) => ligne.reservataire));
  const concerne = (ligne: HypothesesReservataire): boolean =>
    comptes.has(ligne.nom) ? ligne.territoire === null || ligne.territoire === territoire.code : aUnePartSaisie(ligne, territoire.code);
  const saisis = hypotheses.reservataires.filter(concerne).map((ligne) => ligne.nom);
  const restants = [...comptes].sort(comparerTextes);
  return [...new Set([...saisis, ...restants])].filter((nom) => nom !== NON_RESERVE);
}

function aUnePartSaisie(ligne: HypothesesReservataire, territoire: string): boolean {
  return ligne.partConvenue !== null && (ligne.territoire === null || ligne.territoire === territoire);
}
