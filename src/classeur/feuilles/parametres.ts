/** Rows of `Parametres`: each one with its unit and its source, so that a dated rule is never a literal in a formula. */
import type { Hypotheses } from '../../domaine/hypotheses';
import { ecrirePerimetre } from '../../domaine/hypotheses-convention';
import { droitsHorsActionLogement, prolongationEnAnnees } from '../../domaine/hypotheses-droits';
import { seuil, type Seuil } from '../../domaine/hypotheses-seuils';
import {
  PART_HORS_QPV,
  PART_REQUALIFIABLE,
  PLAFOND_AGENTS,
  PLAFOND_GARANTIE,
  PLAFOND_PREFET,
  PROLONGATION_GARANTIE,
  TAUX_MAXIMAL_PLAUSIBLE,
  TAUX_MINIMAL_PLAUSIBLE,
  type ParametreDate,
} from '../../domaine/parametres-dates';
import { texte } from '../formules';
import {
  LIBELLE_ARRONDI,
  LIBELLE_BASE_GARANTIE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_DROITS_A_PART,
  LIBELLE_ECHEANCE,
  LIBELLE_PARTAGE,
  LIBELLE_POPULATION,
  LIBELLE_REGLEMENT,
  LIBELLE_SANS_ORIGINE,
  ouiNon,
} from '../libelles';

export type CleParametre =
  | 'exercice'
  | 'bailleur'
  | 'denominateurDesParts'
  | 'plusieursReservataires'
  | 'echeanceEnCours'
  | 'arrondi'
  | 'reglementDesParts'
  | 'baseGarantie'
  | 'droitsSansOrigine'
  | 'populationDuTaux'
  | 'prolongationGarantie'
  | 'droitsAcquisHorsActionLogement'
  | 'perimetre'
  | 'repriseParLePrefet'
  | 'droitsUniquesEtUnTour'
  | Seuil;

export interface Parametre {
  /** null: a line of the user's own. */
  readonly cle: CleParametre | null;
  readonly nom: string;
  readonly valeur: string | number;
  readonly unite: string;
  readonly source: string;
}

const PROJET = 'paramètre du projet, modifiable';

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
  baseGarantie: 'Base du plafond de garantie',
  droitsSansOrigine: 'Droits des collectivités sans origine indiquée',
  reglementDesParts: 'Parts au-delà de 100 %',
  arrondi: 'Arrondi du flux',
  populationDuTaux: 'Population du taux',
  prolongationGarantie: 'Prolongation après un prêt garanti',
  droitsAcquisHorsActionLogement: 'Droits acquis hors Action Logement',
  perimetre: 'Départements de la convention',
  droitsUniquesEtUnTour: 'Droits uniques et droits pour un tour de l’inventaire',
  partRequalifiable: 'Part requalifiable d’Action Logement',
  repriseParLePrefet: 'Le préfet reprend les droits non convertis',
  partHorsQpv: 'Part minimale de l’État hors QPV',
};

export function lignesDesParametres(hypotheses: Hypotheses): Parametre[] {
  const ligne = (cle: CleParametre, valeur: string | number, unite: string, source: string): Parametre => ({
    cle,
    nom: NOM_PARAMETRE[cle],
    valeur,
    unite,
    source,
  });
  const enPourcent = (cle: Seuil): number => Number((seuil(hypotheses, cle) * 100).toPrecision(12));
  const dater = (cle: Seuil, { depuis, source }: ParametreDate, portee: string): Parametre =>
    ligne(
      cle,
      enPourcent(cle),
      '%',
      `${portee}${depuis === null ? '' : `, depuis le ${depuis.split('-').reverse().join('/')}`} – ${source}`,
    );
  return [
    ligne('exercice', hypotheses.exercice, 'année N', 'Flux de l’année N, parc au 31/12/N-1 ; actualisez ensuite les tableaux'),
    ligne('bailleur', hypotheses.bailleur, 'nom', 'Saisie'),
    ligne(
      'denominateurDesParts',
      LIBELLE_DENOMINATEUR[hypotheses.denominateurDesParts],
      'choix',
      'Parc éligible ou Parc total – Référentiel interbailleurs Occitanie (2023) ; CCH R.441-5',
    ),
    ligne(
      'plusieursReservataires',
      LIBELLE_PARTAGE[hypotheses.plusieursReservataires],
      'choix',
      `Fraction, Priorité ou Double – ${PROJET}`,
    ),
    ligne('echeanceEnCours', LIBELLE_ECHEANCE[hypotheses.echeanceEnCours], 'choix', `Plein ou Prorata – ${PROJET}`),
    dater('tauxMinimal', TAUX_MINIMAL_PLAUSIBLE, 'Alerte V15'),
    dater('tauxMaximal', TAUX_MAXIMAL_PLAUSIBLE, 'Alerte V15'),
    ligne('tolerance', enPourcent('tolerance'), 'points', `Erreur V17 – ${PROJET}`),
    dater('plafondEtat', PLAFOND_PREFET, 'Du flux annuel, alerte V18'),
    dater('plafondAgents', PLAFOND_AGENTS, 'Du flux annuel, alerte V18'),
    dater('plafondCollectivites', PLAFOND_GARANTIE, 'Du flux, des programmes ou du parc, voir la base'),
    ligne(
      'baseGarantie',
      LIBELLE_BASE_GARANTIE[hypotheses.baseGarantie],
      'choix',
      `Flux, Programme (de chaque programme) ou Stock (du parc) : les textes lus ne le disent pas – ${PROJET}`,
    ),
    ligne(
      'droitsSansOrigine',
      LIBELLE_SANS_ORIGINE[hypotheses.droitsSansOrigine],
      'choix',
      `Garantie d’emprunt (sous le plafond) ou Hors garantie – ${PROJET}`,
    ),
    ligne(
      'reglementDesParts',
      LIBELLE_REGLEMENT[hypotheses.reglementDesParts],
      'choix',
      `À négocier, Normaliser, ou Réduire ce qu’aucun plafond ne limite ; erreur V17 – ${PROJET}`,
    ),
    ligne('arrondi', LIBELLE_ARRONDI[hypotheses.arrondi], 'choix', `Plus forts restes, Demi supérieur, Plancher ou Plafond – ${PROJET}`),
    ligne(
      'populationDuTaux',
      LIBELLE_POPULATION[hypotheses.populationDuTaux],
      'choix',
      `Parc entier ou Parc du réservataire, pour les parts comptées – ${PROJET}`,
    ),
    dater('partRequalifiable', PART_REQUALIFIABLE, 'Du flux d’Action Logement, au moins'),
    ligne(
      'prolongationGarantie',
      prolongationEnAnnees(hypotheses),
      'années',
      `Après le dernier versement ; actualisez ensuite les tableaux – ${PROLONGATION_GARANTIE.source}`,
    ),
    ligne(
      'droitsAcquisHorsActionLogement',
      ouiNon(droitsHorsActionLogement(hypotheses)),
      'choix',
      'Oui ou Non, actualisez ensuite les tableaux – Référentiel interbailleurs Occitanie (2023) : réservés à Action Logement',
    ),
    ligne(
      'perimetre',
      ecrirePerimetre(hypotheses.perimetre),
      'codes',
      'Codes séparés par des virgules, vide = tous ; alerte V21 – CCH R.441-5 : une convention par département',
    ),
    ligne(
      'droitsUniquesEtUnTour',
      LIBELLE_DROITS_A_PART[hypotheses.droitsUniquesEtUnTour ?? 'a-part'],
      'choix',
      `Comptés à part (une attribution chacun) ou Comptés comme des droits de suite ; actualisez ensuite les fins de droits – ${PROJET}`,
    ),
    ligne(
      'repriseParLePrefet',
      ouiNon(hypotheses.repriseParLePrefet === true),
      'choix',
      'Oui ou Non, sans convention signée : décision du préfet, « en plus de son flux » – décret n° 2021-1016 du 30/07/2021, lecture à confirmer',
    ),
    dater('partHorsQpv', PART_HORS_QPV, 'Du flux hors QPV, ou de ses logements (deux lectures), sauf stipulation contraire'),
    ...(hypotheses.parametresLibres ?? []).map((libre): Parametre => ({ cle: null, ...libre })),
  ];
}

/** Formula of the value of a parameter. */
export function parametre(cle: CleParametre): string {
  return `INDEX(Parametres[Valeur],MATCH(${texte(NOM_PARAMETRE[cle])},Parametres[Paramètre],0))`;
}
