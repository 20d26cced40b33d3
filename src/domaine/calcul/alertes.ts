import type { Hypotheses } from '../hypotheses';
import type { Inventaire } from '../inventaire';
import { PLAFOND_AGENTS, PLAFOND_PREFET, TAUX_MAXIMAL_PLAUSIBLE, TAUX_MINIMAL_PLAUSIBLE, type ParametreDate } from '../parametres-dates';
import type { Comptage, ResultatAssiette, ResultatFlux, Resultats } from '../resultats';
import { arrondir } from './arrondi';
import { hypothesesDuTerritoire } from './hypotheses-effectives';
import { parcCompte } from './parc';
import { somme } from './plus-forts-restes';

export type RegleAlerte = 'V03' | 'V15' | 'V16' | 'V17' | 'V18' | 'V19' | 'V20';

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

/** Shares add up to 100 % within 0.01 % (rule V17). */
const TOLERANCE_SOMME = 0.0001;
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
      ...alerteTaux(assiette),
      ...alerteDeficit(assiette),
      ...alertesParts(assiette, lignes),
      ...alertesPlafonds(assiette, lignes),
      ...alerteDoubleDeduction(assiette),
      ...alerteParcDeclare(comptage, hypotheses, assiette.territoire),
    ];
  });
  return [...alerteSansTerritoire(sansTerritoire), ...parTerritoire];
}

function alerteSansTerritoire(valeur: number): Alerte[] {
  if (valeur === 0) return [];
  const message = `${logements(valeur)} sans département : aucun territoire ne les compte. Complétez la colonne du département ou de la commune.`;
  return [{ regle: 'V03', gravite: 'erreur', territoire: null, valeur, message }];
}

function alerteTaux({ territoire, tauxRotation }: ResultatAssiette): Alerte[] {
  if (tauxRotation === null) return [];
  const min = TAUX_MINIMAL_PLAUSIBLE.valeur;
  const max = TAUX_MAXIMAL_PLAUSIBLE.valeur;
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
function alertesParts({ territoire }: ResultatAssiette, lignes: readonly ResultatFlux[]): Alerte[] {
  const retenues = somme(lignes.map((ligne) => ligne.partRetenue ?? 0));
  const comptees = somme(lignes.map((ligne) => ligne.part ?? 0));
  const resultat: Alerte[] = [];
  if (Math.abs(retenues - 1) > TOLERANCE_SOMME + BRUIT) {
    const message = `Territoire ${territoire} : les parts retenues font ${pourcent(retenues)} au lieu de 100 %. Baissez une part convenue, ou revoyez la méthode d’Action Logement : rien n’est redistribué d’office.`;
    resultat.push({ regle: 'V17', gravite: 'erreur', territoire, valeur: retenues, message });
  }
  if (comptees > 1 + TOLERANCE_SOMME + BRUIT) {
    const message = `Territoire ${territoire} : les parts comptées font ${pourcent(comptees)} au lieu de 100 %, car des logements comptent plusieurs fois. Choisissez le partage en fractions ou par priorité, ou convenez des parts.`;
    resultat.push({ regle: 'V17', gravite: 'erreur', territoire, valeur: comptees, message });
  }
  return resultat;
}

function alertesPlafonds(assiette: ResultatAssiette, lignes: readonly ResultatFlux[]): Alerte[] {
  const agents = lignes.filter((ligne) => ligne.categorie === 'etat-agents');
  const etat = lignes.filter((ligne) => ligne.categorie === 'etat-prioritaires' || ligne.categorie === 'etat-agents');
  return [...alertePlafond(assiette, etat, 'de l’État', PLAFOND_PREFET), ...alertePlafond(assiette, agents, 'des agents de l’État', PLAFOND_AGENTS)];
}

function alertePlafond({ territoire, assiette }: ResultatAssiette, lignes: readonly ResultatFlux[], qui: string, plafond: ParametreDate): Alerte[] {
  const part = somme(lignes.map((ligne) => ligne.partRetenue ?? 0));
  if (part <= plafond.valeur + BRUIT) return [];
  const valeur = (part - plafond.valeur) * assiette;
  const message = `Territoire ${territoire} : la part ${qui}, ${pourcent(part)}, dépasse le plafond de ${pourcent(plafond.valeur)} (${plafond.source}), soit ${logements(valeur)} de trop. Ramenez la part convenue au plafond, sauf dérogation par arrêté.`;
  return [{ regle: 'V18', gravite: 'alerte', territoire, valeur, message }];
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
  const sens = parcDeclare > compte ? 'les logements absents comptent comme non réservés' : 'l’inventaire en liste plus que le parc déclaré';
  const message = `Territoire ${territoire} : ${logements(compte)} dans l’inventaire pour un parc déclaré de ${nombre(parcDeclare)} ; ${sens}. Vérifiez le parc déclaré ou complétez l’inventaire.`;
  return [{ regle: 'V20', gravite: 'alerte', territoire, valeur: parcDeclare - compte, message }];
}
