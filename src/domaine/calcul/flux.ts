import type { DenominateurDesParts } from '../hypotheses';
import { seuil } from '../hypotheses-seuils';
import { NON_RESERVE } from '../bien';
import type { PartageDUneLigne, ResultatFlux } from '../resultats';
import { arrondir } from './arrondi';
import { arrondirLeFlux } from './arrondir-le-flux';
import { coefficientsDesProgrammes, garantiesParProgramme } from './garanties-par-programme';
import { denominateurDuTerritoire } from './hypotheses-effectives';
import { comptesDansLaPart, logementsReserves } from './logements-reserves';
import { partager, partRestante } from './partager';
import { limitesDesParts, plafondDe } from './plafonds';
import { rapport } from './taux-rotation';
import { SOLDE, titulairesDuTerritoire, type EntreesFlux, type Titulaire } from './titulaires-du-flux';

export type { EntreesFlux } from './titulaires-du-flux';

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
  const titulaires = titulairesDuTerritoire(entrees);
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

const SANS_PARTAGE: PartageDUneLigne = {
  plafond: null,
  depart: 0,
  sousPlafond: 0,
  coefficientDesProgrammes: null,
  demandeDuGroupe: 0,
  limite: null,
  gardeeDesProgrammes: 0,
  protegee: 0,
  libre: 0,
  avantPlafonds: 0,
  apresPlafonds: 0,
  retire: 0,
  retireParLeReglement: 0,
  retenue: 0,
};

const LIGNE_VIDE: LigneComptee = { logementsReserves: 0, part: null, partage: SANS_PARTAGE, fluxEstime: 0 };

/** « A minima » 30 % of Action Logement's flux, whole dwellings rounded up (golden case G17). */
function requalifiable({ hypotheses }: EntreesFlux, fluxEstime: number): number {
  return Math.ceil(arrondir(seuil(hypotheses, 'partRequalifiable') * fluxEstime, 9));
}

/** The whole sharing over one denominator, the residual line last. */
function compterSur(entrees: EntreesFlux, titulaires: readonly Titulaire[], denominateur: DenominateurDesParts): LigneComptee[] {
  const { hypotheses, assiette } = entrees;
  const base = denominateur === 'parc-total' ? assiette.parc : assiette.parcEligible;
  const reserves = logementsReserves(entrees, denominateur === 'parc-total');
  const parts = titulaires.map(({ nom }) => rapport(reserves.get(nom) ?? 0, base));
  const plafonds = new Map(
    titulaires.map(({ nom, categorie, origineDesDroits }) => [nom, plafondDe(categorie, origineDesDroits, hypotheses.droitsSansOrigine)]),
  );
  const coefficients =
    hypotheses.baseGarantie === 'programme'
      ? coefficientsDesProgrammes(
          garantiesParProgramme(entrees.comptage.programmes.programmes, entrees.comptage.programmes.droits, {
            territoire: assiette.territoire,
            plafond: seuil(hypotheses, 'plafondCollectivites'),
            compte: comptesDansLaPart(entrees, denominateur === 'parc-total'),
            sousGarantie: (nom) => plafonds.get(nom) === 'GARANTIE',
          }),
        )
      : new Map<string, number>();
  const partages = partager(
    titulaires.map((titulaire, rang) => ({
      depart: partDeDepart(entrees, titulaire, parts[rang] ?? null, denominateur),
      horsGarantie: titulaire.partHorsGarantie,
      plafond: plafonds.get(titulaire.nom) ?? null,
      coefficientDesProgrammes: coefficients.get(titulaire.nom) ?? null,
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
