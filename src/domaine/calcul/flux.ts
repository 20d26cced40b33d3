import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { DenominateurDesParts, HypothesesReservataire, HypothesesTerritoire, Methode } from '../hypotheses';
import { seuil } from '../hypotheses-seuils';
import type {
  Comptage,
  LigneComptage,
  PartageDUneLigne,
  ResultatAssiette,
  ResultatDroitsAcquis,
  ResultatFlux,
  RotationReservataire,
} from '../resultats';
import type { ResultatInfra } from '../resultats-infra';
import { arrondir } from './arrondi';
import { arrondirLeFlux } from './arrondir-le-flux';
import { comparerTextes } from './comparer';
import { denominateurDuTerritoire, hypothesesDuReservataire, motifsExclus, type HypothesesEffectives } from './hypotheses-effectives';
import { methodeRetenue } from './methode-retenue';
import { parcCompte } from './parc';
import { partager, partRestante } from './partager';
import { limitesDesParts, plafondDe } from './plafonds';
import { somme } from './plus-forts-restes';
import { duDeParc } from './projection-du';
import { rapport } from './taux-rotation';

export interface EntreesFlux {
  readonly comptage: Comptage;
  readonly hypotheses: HypothesesEffectives;
  readonly territoire: HypothesesTerritoire;
  readonly assiette: ResultatAssiette;
  readonly droitsAcquis: readonly ResultatDroitsAcquis[];
  readonly rotationReservataires: readonly RotationReservataire[];
  readonly infra: readonly ResultatInfra[];
  readonly categories: ReadonlyMap<string, Categorie>;
}

/** Who a line is for, and what was typed for it. */
interface Titulaire {
  readonly nom: string;
  readonly categorie: Categorie;
  readonly methode: Methode;
  readonly partConvenue: number | null;
  readonly partHorsGarantie: number;
  readonly origineDesDroits: string | null;
  readonly facteurDuTauxPropre: number;
  /** Under « assiette de son territoire »: its flux there, over the chosen denominator and over the other one. */
  readonly surSonTerritoire: ResultatInfra | undefined;
  /** DU of the year, 0 unless the method is theirs. */
  readonly du: number;
}

/** The shares of a territoire, counted over one denominator. */
interface LigneComptee {
  readonly logementsReserves: number;
  readonly part: number | null;
  readonly partage: PartageDUneLigne;
  readonly fluxEstime: number;
}

/**
 * Share and annual flux of each réservataire of a territoire, what nobody reserves last (DOMAINE §3.1, §3.2): the share that is agreed or
 * counted, the caps, the settlement of what exceeds 100 %, then the flux. The residual line gathers what all of them leave.
 */
export function flux(entrees: EntreesFlux): ResultatFlux[] {
  const { hypotheses, territoire, assiette } = entrees;
  const titulaires = reservatairesDuTerritoire(entrees).map((nom) => titulaireDe(entrees, nom));
  const denominateur = denominateurDuTerritoire(hypotheses, territoire.code);
  const retenues = compterSur(entrees, titulaires, denominateur);
  const autres = compterSur(entrees, titulaires, denominateur === 'parc-total' ? 'parc-eligible' : 'parc-total');
  const arrondis = arrondirLeFlux(
    retenues.map(({ fluxEstime }) => fluxEstime),
    hypotheses.arrondi,
  );
  return [...titulaires, SOLDE].map((titulaire, rang) => {
    const ligne = retenues[rang] ?? LIGNE_VIDE;
    return {
      territoire: territoire.code,
      reservataire: titulaire.nom,
      categorie: titulaire.categorie,
      methode: titulaire.methode,
      partConvenue: titulaire.partConvenue,
      partHorsGarantie: titulaire.partHorsGarantie,
      droitsUniques: titulaire.du,
      facteurDuTauxPropre: titulaire.facteurDuTauxPropre,
      ...ligne,
      partRetenue: ligne.partage.retenue,
      logementsRetires: ligne.partage.retire * assiette.assiette,
      fluxArrondi: arrondis[rang] ?? 0,
      partDuPatrimoine: rapport(ligne.fluxEstime, assiette.parc),
      autreDenominateur: autres[rang] ?? LIGNE_VIDE,
      fluxRequalifiable: titulaire.categorie === 'action-logement' ? requalifiable(entrees, ligne.fluxEstime) : null,
    };
  });
}

const SOLDE: Titulaire = {
  nom: NON_RESERVE,
  categorie: 'non-reserve',
  methode: 'assiette',
  partConvenue: null,
  partHorsGarantie: 0,
  origineDesDroits: null,
  facteurDuTauxPropre: 1,
  surSonTerritoire: undefined,
  du: 0,
};

const SANS_PARTAGE: PartageDUneLigne = {
  plafond: null,
  depart: 0,
  sousPlafond: 0,
  demandeDuGroupe: 0,
  limite: null,
  protegee: 0,
  libre: 0,
  avantPlafonds: 0,
  apresPlafonds: 0,
  retire: 0,
  retenue: 0,
};

const LIGNE_VIDE: LigneComptee = { logementsReserves: 0, part: null, partage: SANS_PARTAGE, fluxEstime: 0 };

/** « A minima » 30 % of Action Logement's flux, whole dwellings rounded up (golden case G17). */
function requalifiable({ hypotheses }: EntreesFlux, fluxEstime: number): number {
  return Math.ceil(arrondir(seuil(hypotheses, 'partRequalifiable') * fluxEstime, 9));
}

function titulaireDe(entrees: EntreesFlux, nom: string): Titulaire {
  const saisie = hypothesesDuReservataire(entrees.hypotheses, entrees.territoire.code, nom);
  const categorie = saisie?.categorie ?? entrees.categories.get(nom) ?? 'autre';
  const methode = methodeRetenue(entrees.hypotheses, saisie?.methode ?? 'assiette', categorie);
  return {
    nom,
    categorie,
    methode,
    partConvenue: saisie?.partConvenue ?? null,
    partHorsGarantie: saisie?.partHorsGarantie ?? 0,
    origineDesDroits: saisie?.origineDesDroits ?? null,
    facteurDuTauxPropre: facteurDuTauxPropre(entrees, nom),
    surSonTerritoire:
      methode === 'assiette-propre'
        ? entrees.infra.find(({ departement, reservataire }) => departement === entrees.territoire.code && reservataire === nom)
        : undefined,
    du: methode === 'droits-acquis' ? duDuReservataire(entrees, nom, categorie) : 0,
  };
}

/** The whole sharing over one denominator, the residual line last. */
function compterSur(entrees: EntreesFlux, titulaires: readonly Titulaire[], denominateur: DenominateurDesParts): LigneComptee[] {
  const { hypotheses, assiette } = entrees;
  const base = denominateur === 'parc-total' ? assiette.parc : assiette.parcEligible;
  const reserves = logementsReserves(entrees, denominateur === 'parc-total');
  const parts = titulaires.map(({ nom }) => rapport(reserves.get(nom) ?? 0, base));
  const partages = partager(
    titulaires.map((titulaire, rang) => ({
      depart: partDeDepart(entrees, titulaire, parts[rang] ?? null, denominateur),
      horsGarantie: titulaire.partHorsGarantie,
      plafond: plafondDe(titulaire.categorie, titulaire.origineDesDroits, hypotheses.droitsSansOrigine),
    })),
    limitesDesParts(hypotheses, assiette.parc, base),
    hypotheses.reglementDesParts,
  );
  const nonReserves = reserves.get(NON_RESERVE) ?? 0;
  const solde: PartageDUneLigne = {
    ...SANS_PARTAGE,
    avantPlafonds: partRestante(partages.map(({ avantPlafonds }) => avantPlafonds)),
    apresPlafonds: partRestante(partages.map(({ apresPlafonds }) => apresPlafonds)),
    retenue: partRestante(partages.map(({ retenue }) => retenue)),
  };
  return [
    ...titulaires.map((titulaire, rang): LigneComptee => {
      const partage = partages[rang] ?? SANS_PARTAGE;
      // Without an assiette the share of the DU is « n/d », but the rights are there and are shown.
      const fluxEstime = partage.retenue === null ? titulaire.du : partage.retenue * assiette.assiette;
      return { logementsReserves: reserves.get(titulaire.nom) ?? 0, part: parts[rang] ?? null, partage, fluxEstime };
    }),
    {
      logementsReserves: nonReserves,
      part: rapport(nonReserves, base),
      partage: solde,
      fluxEstime: (solde.retenue ?? 0) * assiette.assiette,
    },
  ];
}

/** What is claimed before any cap: the agreed share, the DU of the year or the flux of its own territory as a part of the assiette, or the counted share. */
function partDeDepart(
  { assiette, hypotheses }: EntreesFlux,
  titulaire: Titulaire,
  part: number | null,
  denominateur: DenominateurDesParts,
): number | null {
  const { partConvenue, partHorsGarantie, methode, du, facteurDuTauxPropre: facteur, surSonTerritoire } = titulaire;
  if (partConvenue !== null) return partConvenue;
  if (methode === 'droits-acquis') return rapport(du, assiette.assiette);
  const choisi = denominateur === denominateurDuTerritoire(hypotheses, assiette.territoire);
  const propre = (choisi ? surSonTerritoire?.fluxPropre : surSonTerritoire?.fluxPropreAutre) ?? null;
  // Where its own flux is not known, it shares the flux of the département like the others.
  if (propre !== null && assiette.assiette > 0) return propre / assiette.assiette;
  // A typed part hors garantie stands by itself where there is nothing to count.
  if (part === null) return partHorsGarantie > 0 ? 0 : null;
  return part * facteur;
}

/**
 * « Parc du réservataire »: F = s × max(0, B × τ of its own parc − D), said as a part of the same assiette (DOMAINE §2.5). An agreed share
 * is already a part of the flux: no rate changes it. Without a rate of its own, the territoire's applies.
 */
function facteurDuTauxPropre({ hypotheses, assiette, rotationReservataires }: EntreesFlux, nom: string): number {
  if (hypotheses.populationDuTaux !== 'parc-du-reservataire' || assiette.assiette <= 0) return 1;
  const propre =
    rotationReservataires.find((ligne) => ligne.territoire === assiette.territoire && ligne.reservataire === nom)?.tauxPropre ?? null;
  if (propre === null) return 1;
  return Math.max(0, assiette.parcEligible * propre - assiette.mutations - assiette.relogements) / assiette.assiette;
}

/** DU of the year: those of the programmes, plus those that Action Logement holds by earlier conventions de parc (DOMAINE §4.1). */
function duDuReservataire(entrees: EntreesFlux, nom: string, categorie: Categorie): number {
  const { territoire } = entrees;
  const lignes = entrees.droitsAcquis.filter((ligne) => ligne.territoire === territoire.code && ligne.reservataire === nom);
  return somme(lignes.map((ligne) => ligne.duAnnuels ?? 0)) + duDeParc(categorie, territoire.code, entrees.hypotheses);
}

/**
 * Dwellings reserved by name, in the whole parc or in the parc éligible alone. Rights that ended or have not begun go to what nobody reserves,
 * together with the dwellings that are declared but not listed.
 */
function logementsReserves(entrees: EntreesFlux, toutLeParc: boolean): ReadonlyMap<string, number> {
  const { comptage, hypotheses, territoire } = entrees;
  const exclus = motifsExclus(hypotheses, territoire.code);
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
 * Who has a line: the typed lines first, in the typed order, then the counted names. Who has no dwelling here, or none in the flux, keeps
 * its line at 0: a share typed in the sheet must find its row, and a zero is easier to discuss than a line that vanished.
 */
function reservatairesDuTerritoire({ comptage, hypotheses, territoire: { code } }: EntreesFlux): string[] {
  const partout = new Set(comptage.lignes.map(({ reservataire }) => reservataire));
  const ici = new Set(comptage.lignes.filter(({ territoire }) => territoire === code).map(({ reservataire }) => reservataire));
  const concerne = (ligne: HypothesesReservataire): boolean =>
    ligne.territoire === null ? ici.has(ligne.nom) || !partout.has(ligne.nom) || aUnePartSaisie(ligne) : ligne.territoire === code;
  const saisis = hypotheses.reservataires.filter(concerne).map(({ nom }) => nom);
  return [...new Set([...saisis, ...[...ici].sort(comparerTextes)])].filter((nom) => nom !== NON_RESERVE);
}

function aUnePartSaisie({ partConvenue, partHorsGarantie }: HypothesesReservataire): boolean {
  return partConvenue !== null || partHorsGarantie > 0;
}
