import type { Hypotheses } from '../hypotheses';
import type { Inventaire } from '../inventaire';
import { seuil } from '../hypotheses-seuils';
import { PLAFOND_AGENTS, PLAFOND_GARANTIE, PLAFOND_PREFET, type ParametreDate } from '../parametres-dates';
import type { Comptage, ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
import { alertesDesDroits } from './alertes-droits';
import { arrondir } from './arrondi';
import { hypothesesDuTerritoire } from './hypotheses-effectives';
import { parcCompte } from './parc';
import { rendusParLesPlafonds } from './partager';
import { somme } from './plus-forts-restes';

export type RegleAlerte = 'V03' | 'V15' | 'V16' | 'V17' | 'V18' | 'V19' | 'V20' | 'DROITS';

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
      ...alertesPlafonds(hypotheses, assiette, lignes),
      ...alerteDoubleDeduction(assiette),
      ...alerteParcDeclare(comptage, hypotheses, assiette.territoire),
      ...alertesDesDroits(hypotheses, assiette, lignes, resultats.infra),
    ];
  });
  return [...alerteSansTerritoire(sansTerritoire), ...parTerritoire];
}

function alerteSansTerritoire(valeur: number): Alerte[] {
  if (valeur === 0) return [];
  const message = `${logements(valeur)} sans département : aucun territoire ne les compte. Complétez la colonne du département ou de la commune.`;
  return [{ regle: 'V03', gravite: 'erreur', territoire: null, valeur, message }];
}

function alerteTaux(hypotheses: Hypotheses, { territoire, tauxRotation }: ResultatAssiette): Alerte[] {
  if (tauxRotation === null) return [];
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

const estEtat = ({ categorie }: ResultatFlux): boolean => categorie === 'etat-prioritaires' || categorie === 'etat-agents';

/** Where the État's flux is typed over dwellings that the file gives to others: it takes first what nobody reserves (golden case G21). */
function proposition(lignes: readonly ResultatFlux[], exces: number): string {
  const libre = somme(lignes.map(({ categorie, part }) => (categorie === 'non-reserve' ? (part ?? 0) : 0)));
  const etat = somme(lignes.map((ligne) => (estEtat(ligne) ? (ligne.partRetenue ?? 0) : 0)));
  const surLeNonReserve = Math.min(libre, etat);
  if (surLeNonReserve <= BRUIT) return `Il reste ${pourcent(exces)} à arbitrer.`;
  return `L’État d’abord sur le non réservé (code 7 du RPLS, ${pourcent(surLeNonReserve)}), il reste ${pourcent(exces)} à arbitrer.`;
}

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
      hypotheses.baseGarantie === 'stock' ? ' du parc' : '',
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

function alerteDoubleDeduction({ territoire, doubleDeduction }: ResultatAssiette): Alerte[] {
  if (arrondir(doubleDeduction, 2) === 0) return [];
  const message = `Territoire ${territoire} : mutations déduites deux fois (taux hors mutations et déduction), soit ${logements(doubleDeduction)} de moins dans l’assiette. Passez au taux intermédiaire ou mettez la déduction des mutations à 0.`;
  return [{ regle: 'V19', gravite: 'alerte', territoire, valeur: doubleDeduction, message }];
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
