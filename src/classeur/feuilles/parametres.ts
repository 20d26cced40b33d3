/** Rows of `Parametres`: each one with its unit and its source, so that a dated rule is never a literal in a formula. */
import type { Hypotheses } from '../../domaine/hypotheses';
import {
  PLAFOND_AGENTS,
  PLAFOND_GARANTIE,
  PLAFOND_PREFET,
  TAUX_MAXIMAL_PLAUSIBLE,
  TAUX_MINIMAL_PLAUSIBLE,
  type ParametreDate,
} from '../../domaine/parametres-dates';
import { texte } from '../formules';
import { LIBELLE_DENOMINATEUR, LIBELLE_ECHEANCE, LIBELLE_PARTAGE } from '../libelles';

export type CleParametre =
  | 'exercice'
  | 'bailleur'
  | 'denominateurDesParts'
  | 'plusieursReservataires'
  | 'echeanceEnCours'
  | 'tauxMinimal'
  | 'tauxMaximal'
  | 'tolerance'
  | 'plafondEtat'
  | 'plafondAgents'
  | 'plafondCollectivites';

export interface Parametre {
  readonly cle: CleParametre;
  readonly nom: string;
  readonly valeur: string | number;
  readonly unite: string;
  readonly source: string;
}

const PROJET = 'Paramètre du projet, modifiable';

export const NOM_PARAMETRE: Readonly<Record<CleParametre, string>> = {
  exercice: 'Exercice',
  bailleur: 'Bailleur',
  denominateurDesParts: 'Dénominateur des parts',
  plusieursReservataires: 'Plusieurs réservataires',
  echeanceEnCours: 'Échéance en cours d’année',
  tauxMinimal: 'Taux de rotation minimal attendu',
  tauxMaximal: 'Taux de rotation maximal attendu',
  tolerance: 'Tolérance sur la somme des parts',
  plafondEtat: 'Plafond de la part de l’État',
  plafondAgents: 'Plafond des agents de l’État',
  plafondCollectivites: 'Plafond des collectivités (garantie)',
};

export function lignesDesParametres(hypotheses: Hypotheses): Parametre[] {
  const ligne = (cle: CleParametre, valeur: string | number, unite: string, source: string): Parametre => ({
    cle,
    nom: NOM_PARAMETRE[cle],
    valeur,
    unite,
    source,
  });
  const dater = (cle: CleParametre, { valeur, depuis, source }: ParametreDate, unite: string): Parametre =>
    ligne(cle, Math.round(valeur * 1e6) / 1e4, depuis === null ? unite : `${unite}, depuis le ${depuis.split('-').reverse().join('/')}`, source);
  return [
    ligne('exercice', hypotheses.exercice, 'année N', 'Flux de l’année N, parc au 31/12/N-1'),
    ligne('bailleur', hypotheses.bailleur, 'nom', 'Saisie'),
    ligne('denominateurDesParts', LIBELLE_DENOMINATEUR[hypotheses.denominateurDesParts], 'Parc éligible ou Parc total', 'Référentiel interbailleurs Occitanie (2023) ; CCH R.441-5'),
    ligne('plusieursReservataires', LIBELLE_PARTAGE[hypotheses.plusieursReservataires], 'Fraction, Priorité ou Double', PROJET),
    ligne('echeanceEnCours', LIBELLE_ECHEANCE[hypotheses.echeanceEnCours], 'Plein ou Prorata', PROJET),
    dater('tauxMinimal', TAUX_MINIMAL_PLAUSIBLE, '% (alerte V15)'),
    dater('tauxMaximal', TAUX_MAXIMAL_PLAUSIBLE, '% (alerte V15)'),
    ligne('tolerance', 0.01, 'points (alerte V17)', PROJET),
    dater('plafondEtat', PLAFOND_PREFET, '% du flux annuel (alerte V18)'),
    dater('plafondAgents', PLAFOND_AGENTS, '% du flux annuel (alerte V18)'),
    dater('plafondCollectivites', PLAFOND_GARANTIE, '% du flux (base à confirmer)'),
  ];
}

/** Formula of the value of a parameter. */
export function parametre(cle: CleParametre): string {
  return `INDEX(Parametres[Valeur],MATCH(${texte(NOM_PARAMETRE[cle])},Parametres[Paramètre],0))`;
}
