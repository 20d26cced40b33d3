/** Whose lines the flux of a territoire holds, in their order, and what was typed or counted for each before any share. */
import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { HypothesesReservataire, HypothesesTerritoire, Methode } from '../hypotheses';
import type { Comptage, ResultatAssiette, ResultatDroitsAcquis, RotationReservataire } from '../resultats';
import type { ResultatInfra } from '../resultats-infra';
import { comparerTextes } from './comparer';
import { hypothesesDuReservataire, type HypothesesEffectives } from './hypotheses-effectives';
import { methodeRetenue } from './methode-retenue';
import { somme } from './plus-forts-restes';
import { duDeParc } from './projection-du';

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
export interface Titulaire {
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

/** What nobody reserves. */
export const SOLDE: Titulaire = {
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

/** What nobody reserves left out. */
export function titulairesDuTerritoire(entrees: EntreesFlux): Titulaire[] {
  return reservatairesDuTerritoire(entrees).map((nom) => titulaireDe(entrees, nom));
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
