import type { BaseGarantie, Hypotheses } from '../hypotheses';
import type { Inventaire } from '../inventaire';
import { seuil } from '../hypotheses-seuils';
import { PLAFOND_AGENTS, PLAFOND_GARANTIE, PLAFOND_PREFET, type ParametreDate } from '../parametres-dates';
import type { Comptage, ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
import { alertesDesDroits } from './alertes-droits';
import { alertesDesDroitsAPart } from './alertes-droits-a-part';
import { alertesDeLEtat } from './alertes-etat';
import { alertesDesOrigines } from './alertes-origines';
import { arrondir } from './arrondi';
import { tauxManquant } from './assiette';
import { hypothesesDuTerritoire } from './hypotheses-effectives';
import { parcCompte } from './parc';
import { rendusParLesPlafonds } from './partager';
import { somme } from './plus-forts-restes';
import { sansTauxPropre } from './rotation-reservataires';

export type RegleAlerte = 'V03' | 'V15' | 'V16' | 'V17' | 'V18' | 'V19' | 'V20' | 'DROITS' | 'REPRISE' | 'QPV';

/** Something to say about the results. It never blocks and never changes a number (DOMAINE §5.7). */
export interface Alerte {
  readonly regle: RegleAlerte;
  readonly gravite: 'erreur' | 'alerte';
  /** null = the whole inventory. */
  readonly territoire: string | null;
  /** What the rule measures: dwellings, or a fraction for V15 and V17. */
  readonly valeur: number;
  /** French sentence: what is wrong and the way out. */
  readonly message: string;
}

/** Binary noise of a sum of shares is not an excess. */
const BRUIT = 1e-9;

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });
const nombre = (valeur: number): string => NOMBRE.format(valeur);
const pourcent = (valeur: number): string => POURCENT.format(valeur);
const logements = (valeur: number): string => `${nombre(valeur)} logement${valeur >= 2 ? 's' : ''}`;

/** All the alerts of a set of results, territoire by territoire, in the order of the rules. */
export function alertes(inventaire: Pick<Inventaire, 'biens'>, comptage: Comptage, hypotheses: Hypotheses, resultats: Resultats): Alerte[] {
  const sansTerritoire = inventaire.biens.filter((bien) => bien.departement === null).length;
  const parTerritoire = resultats.assiette.flatMap((assiette) => {
    const lignes = resultats.flux.filter((ligne) => ligne.territoire === assiette.territoire);
    return [
      ...alerteTaux(hypotheses, assiette),
      ...alerteDeficit(assiette),
      ...alertesParts(hypotheses, assiette, lignes),
      ...alerteReglement(hypotheses, assiette, lignes),
      ...alertesPlafonds(hypotheses, assiette, lignes),
      ...alerteDoubleDeduction(assiette),
      ...alerteHorsFlux(assiette),
      ...alertePopulation(hypotheses, assiette, lignes, resultats),
      ...alerteParcDeclare(comptage, hypotheses, assiette.territoire),
      ...alertesDesDroits(hypotheses, assiette, lignes, resultats.infra),
      ...alertesDesOrigines(inventaire, comptage, hypotheses, lignes),
      ...alertesDesDroitsAPart(comptage, assiette.territoire),
    ];
  });
  return [...alerteSansTerritoire(sansTerritoire), ...parTerritoire, ...alertesDeLEtat(comptage, hypotheses, resultats)];
}

function alerteSansTerritoire(valeur: number): Alerte[] {
  if (valeur === 0) return [];
  const message = `${logements(valeur)} sans département : aucun territoire ne les compte. Complétez la colonne du département ou de la commune.`;
  return [{ regle: 'V03', gravite: 'erreur', territoire: null, valeur, message }];
}

function alerteTaux(hypotheses: Hypotheses, assiette: ResultatAssiette): Alerte[] {
  const { territoire, tauxRotation, parcEligible } = assiette;
  if (tauxRotation === null) {
    if (!tauxManquant(assiette)) return [];
    const message = `Territoire ${territoire} : taux inconnu pour ${logements(parcEligible)} ; l’assiette et les flux affichés à 0 ne veulent encore rien dire. Saisissez les libérations ou le taux.`;
    return [{ regle: 'V15', gravite: 'erreur', territoire, valeur: parcEligible, message }];
  }
  const min = seuil(hypotheses, 'tauxMinimal');
  const max = seuil(hypotheses, 'tauxMaximal');
  if (tauxRotation >= min - BRUIT && tauxRotation <= max + BRUIT) return [];
  const message = `Territoire ${territoire} : le taux de rotation de ${pourcent(tauxRotation)} sort de la plage habituelle, ${pourcent(min)} à ${pourcent(max)}. Vérifiez les libérations et le parc de référence.`;
  return [{ regle: 'V15', gravite: 'alerte', territoire, valeur: tauxRotation, message }];
}

function alerteDeficit({ territoire, deficit, fluxBrut, mutations, relogements }: ResultatAssiette): Alerte[] {
  if (arrondir(deficit, 2) === 0) return [];
  const message = `Territoire ${territoire} : les déductions (${nombre(mutations + relogements)}) dépassent le flux brut (${nombre(fluxBrut)}) de ${logements(deficit)} ; l’assiette est ramenée à 0. Revoyez les déductions ou le taux.`;
  return [{ regle: 'V16', gravite: 'alerte', territoire, valeur: deficit, message }];
}

/** The retained shares, then the counted ones: with the rule « double », dwellings counted twice show in the counted shares only. */
function alertesParts(hypotheses: Hypotheses, { territoire }: ResultatAssiette, lignes: readonly ResultatFlux[]): Alerte[] {
  const toleree = seuil(hypotheses, 'tolerance') + BRUIT;
  const retenues = somme(lignes.map((ligne) => ligne.partRetenue ?? 0));
  const comptees = somme(lignes.map((ligne) => ligne.part ?? 0));
  const resultat: Alerte[] = [];
  if (Math.abs(retenues - 1) > toleree) {
    const message = `Territoire ${territoire} : les parts retenues font ${pourcent(retenues)} au lieu de 100 %. ${proposition(lignes, retenues - 1)} Baissez une part convenue, ou choisissez dans les hypothèses de normaliser les parts ou de réduire celles qu’aucun plafond ne limite : rien n’est redistribué d’office.`;
    resultat.push({ regle: 'V17', gravite: 'erreur', territoire, valeur: retenues, message });
  }
  if (comptees > 1 + toleree) {
    const message = `Territoire ${territoire} : les parts comptées font ${pourcent(comptees)} au lieu de 100 %, car des logements comptent plusieurs fois. Choisissez le partage en fractions ou par priorité, ou convenez des parts.`;
    resultat.push({ regle: 'V17', gravite: 'erreur', territoire, valeur: comptees, message });
  }
  return resultat;
}

/**
 * What « normaliser » and « réduire » take is never silent (DOMAINE §3.2; §12, behaviour 3). A warning, not the error of §5.7: once
 * settled, as was chosen, the shares do add up to 100 %.
 */
function alerteReglement(hypotheses: Hypotheses, { territoire, assiette }: ResultatAssiette, lignes: readonly ResultatFlux[]): Alerte[] {
  const retires = somme(lignes.map(({ partage }) => partage.retireParLeReglement));
  if (retires <= seuil(hypotheses, 'tolerance') + BRUIT) return [];
  const demandees = somme(lignes.map(({ partage }) => partage.protegee + partage.libre));
  const comment = hypotheses.reglementDesParts === 'normaliser' ? 'Normaliser' : 'Réduire';
  const message = `Territoire ${territoire} : ${pourcent(demandees)} demandés, ramenés à ${pourcent(demandees - retires)} par ${comment} ; ${logements(retires * assiette)} en moins, ligne par ligne dans la feuille Flux. Baissez une part convenue si ce partage n’est pas celui que vous voulez.`;
  return [{ regle: 'V17', gravite: 'alerte', territoire, valeur: demandees, message }];
}

const estEtat = ({ categorie }: ResultatFlux): boolean => categorie === 'etat-prioritaires' || categorie === 'etat-agents';

/**
 * Where the État's flux is typed over dwellings that the file gives to others: it takes first what nobody reserves (golden case G21). When
 * that covers all of its share, the excess is not the État's.
 */
function proposition(lignes: readonly ResultatFlux[], exces: number): string {
  const libre = somme(lignes.map(({ categorie, part }) => (categorie === 'non-reserve' ? (part ?? 0) : 0)));
  const etat = somme(lignes.map((ligne) => (estEtat(ligne) ? (ligne.partRetenue ?? 0) : 0)));
  const surLeNonReserve = Math.min(libre, etat);
  if (etat > BRUIT && libre >= etat - BRUIT)
    return `Le non réservé compté couvre toute la part de l’État (${pourcent(etat)}) : l’excédent vient des autres parts, ${pourcent(exces)} à arbitrer.`;
  if (surLeNonReserve <= BRUIT) return `Il reste ${pourcent(exces)} à arbitrer.`;
  return `L’État d’abord sur le non réservé (code 7 du RPLS, ${pourcent(surLeNonReserve)}), il reste ${pourcent(exces)} à arbitrer.`;
}

const BASE_DU_PLAFOND: Readonly<Record<BaseGarantie, string>> = {
  flux: '',
  programme: ' des logements de chaque programme',
  stock: ' du parc',
};

function alertesPlafonds(hypotheses: Hypotheses, assiette: ResultatAssiette, lignes: readonly ResultatFlux[]): Alerte[] {
  return [
    ...alertePlafond(assiette, lignes, estEtat, 'la part de l’État', seuil(hypotheses, 'plafondEtat'), PLAFOND_PREFET),
    ...alertePlafond(
      assiette,
      lignes,
      ({ categorie }) => categorie === 'etat-agents',
      'la part des agents de l’État',
      seuil(hypotheses, 'plafondAgents'),
      PLAFOND_AGENTS,
    ),
    ...alertePlafond(
      assiette,
      lignes,
      ({ partage }) => partage.plafond === 'GARANTIE',
      'la part des collectivités au titre de la garantie d’emprunt',
      seuil(hypotheses, 'plafondCollectivites'),
      PLAFOND_GARANTIE,
      BASE_DU_PLAFOND[hypotheses.baseGarantie],
    ),
  ];
}

/** What the caps removed, with what was asked and what remains. */
function alertePlafond(
  { territoire, assiette }: ResultatAssiette,
  toutes: readonly ResultatFlux[],
  concerne: (ligne: ResultatFlux) => boolean,
  qui: string,
  limite: number,
  { source }: ParametreDate,
  base = '',
): Alerte[] {
  const lignes = toutes.filter(concerne);
  const demandee = somme(lignes.map(({ partage }) => partage.sousPlafond));
  const gardee = somme(lignes.map(({ partage }) => partage.protegee));
  if (demandee - gardee <= BRUIT) return [];
  const valeur = (demandee - gardee) * assiette;
  const suite = suiteDuPlafond(toutes, valeur, assiette);
  const message = `Territoire ${territoire} : ${qui} est ramenée de ${pourcent(demandee)} à ${pourcent(gardee)} par le plafond de ${pourcent(limite)}${base} (${source}) ; ${logements(valeur)} ${suite}. Convenez d’une part dans le plafond, ou modifiez-le dans les hypothèses en cas de dérogation.`;
  return [{ regle: 'V18', gravite: 'alerte', territoire, valeur, message }];
}

/** Above 100 %, the excess takes what the caps remove before it reaches what nobody reserves; several caps share in proportion. */
function suiteDuPlafond(toutes: readonly ResultatFlux[], valeur: number, assiette: number): string {
  const retires = somme(toutes.map(({ partage }) => partage.retire)) * assiette;
  const rendusEnTout =
    somme(toutes.map((ligne) => (ligne.categorie === 'non-reserve' ? rendusParLesPlafonds(ligne.partage) : 0))) * assiette;
  const rendus = retires > 0 ? (valeur * rendusEnTout) / retires : 0;
  const absorbes = valeur - rendus;
  if (rendus <= BRUIT) return `${valeur >= 2 ? 'absorbés' : 'absorbé'} par l’excédent des parts`;
  const reviennent = valeur >= 2 ? 'reviennent' : 'revient';
  if (absorbes <= BRUIT) return `${reviennent} au non réservé`;
  return `en moins, dont ${nombre(rendus)} ${rendus >= 2 ? 'reviennent' : 'revient'} au non réservé et ${nombre(absorbes)} ${absorbes >= 2 ? 'absorbés' : 'absorbé'} par l’excédent des parts`;
}

function alerteDoubleDeduction(assiette: ResultatAssiette): Alerte[] {
  const { territoire, mutationsDeduitesDeuxFois, doubleDeduction, effetIntermediaire, effetSansDeduction } = assiette;
  if (!mutationsDeduitesDeuxFois) return [];
  const combien =
    doubleDeduction === null
      ? 'quantité n/d : saisissez les mutations parmi les libérations'
      : `${logements(doubleDeduction)} par M × B ÷ parc de référence`;
  const intermediaire = effetIntermediaire === null ? 'n/d' : logements(effetIntermediaire);
  const message = `Territoire ${territoire} : mutations déduites deux fois (taux hors mutations et déduction), ${combien}. Effet sur l’assiette : taux intermédiaire, ${intermediaire} ; mutations non déduites, ${logements(effetSansDeduction)}. Passez au taux intermédiaire ou mettez la déduction des mutations à 0.`;
  return [{ regle: 'V19', gravite: 'alerte', territoire, valeur: doubleDeduction ?? effetSansDeduction, message }];
}

/** A declared parc smaller than what the inventory leaves out of the flux. */
function alerteHorsFlux({ territoire, parc, horsFlux }: ResultatAssiette): Alerte[] {
  if (horsFlux <= parc) return [];
  const message = `Territoire ${territoire} : ${logements(horsFlux)} hors flux pour un parc de ${nombre(parc)} ; le parc éligible est ramené à 0. Vérifiez le parc déclaré.`;
  return [{ regle: 'V20', gravite: 'alerte', territoire, valeur: horsFlux - parc, message }];
}

/** « Parc du réservataire » where no own rate can be known: the rate of the territoire stands for it, and this says so. */
function alertePopulation(
  hypotheses: Hypotheses,
  { territoire }: ResultatAssiette,
  lignes: readonly ResultatFlux[],
  resultats: Resultats,
): Alerte[] {
  const valeur = sansTauxPropre(hypotheses, lignes, resultats.rotationReservataires).length;
  if (valeur === 0) return [];
  const message = `Territoire ${territoire} : « Parc du réservataire » est choisi, mais le taux propre de ${nombre(valeur)} réservataire${valeur >= 2 ? 's' : ''} est inconnu ; le taux du territoire s’applique. Complétez les libérations de l’inventaire, ou revenez au parc entier.`;
  return [{ regle: 'V15', gravite: 'alerte', territoire, valeur, message }];
}

function alerteParcDeclare(comptage: Comptage, hypotheses: Hypotheses, territoire: string): Alerte[] {
  const { parcDeclare } = hypothesesDuTerritoire(hypotheses, territoire);
  const compte = parcCompte(comptage, territoire);
  if (parcDeclare === null || parcDeclare === compte) return [];
  const sens =
    parcDeclare > compte ? 'les logements absents comptent comme non réservés' : 'l’inventaire en liste plus que le parc déclaré';
  const message = `Territoire ${territoire} : ${logements(compte)} dans l’inventaire pour un parc déclaré de ${nombre(parcDeclare)} ; ${sens}. Vérifiez le parc déclaré ou complétez l’inventaire.`;
  return [{ regle: 'V20', gravite: 'alerte', territoire, valeur: parcDeclare - compte, message }];
}
