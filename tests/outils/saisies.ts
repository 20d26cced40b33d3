/** Random gestures of a negotiator on the input cells of a workbook: rates, deductions, shares, exclusions, overrides of a scenario. */
import { cellRef } from 'hucre/xlsx';
import fc from 'fast-check';
import {
  LIBELLE_ARRONDI,
  LIBELLE_BASE_GARANTIE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_DROITS_A_PART,
  LIBELLE_ECHEANCE,
  LIBELLE_METHODE_ACTION_LOGEMENT,
  LIBELLE_PARTAGE,
  LIBELLE_PERIODE,
  LIBELLE_POPULATION,
  LIBELLE_REGLEMENT,
  LIBELLE_SANS_ORIGINE,
  LIBELLE_STATUT,
  LIBELLE_VARIANTE,
} from '../../src/classeur/libelles';
import { CODE_DENOMINATEUR, CODE_METHODE, LIBELLE_DU_CHOIX } from '../../src/classeur/feuilles/choix-scenario';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import type { Cellule, Plan, PlanColonne, PlanTable } from '../../src/classeur/plan';

export interface SaisieLibre {
  readonly feuille: string;
  readonly adresse: string;
  readonly valeur: string | number;
}

const OUI_NON = ['Oui', 'Non'];
const options = (libelles: Readonly<Record<string, string>>): fc.Arbitrary<string> => fc.constantFrom(...Object.values(libelles));
const arrondi = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true }).map((nombre) => Number(nombre.toFixed(6)));
const VOLUME = fc.oneof(fc.integer({ min: 0, max: 30 }), arrondi(20));

const CHOIX_DES_PARAMETRES = [
  ['arrondi', LIBELLE_ARRONDI],
  ['reglementDesParts', LIBELLE_REGLEMENT],
  ['baseGarantie', LIBELLE_BASE_GARANTIE],
  ['droitsSansOrigine', LIBELLE_SANS_ORIGINE],
  ['populationDuTaux', LIBELLE_POPULATION],
  ['droitsUniquesEtUnTour', LIBELLE_DROITS_A_PART],
] as const;

/** What may be typed in a cell; null where these tests type nothing. */
function valeurs(table: PlanTable, { entete, format }: PlanColonne, ligne: readonly Cellule[]): fc.Arbitrary<string | number> | null {
  const [cle] = ligne;
  if (table.nom === 'Parametres') {
    if (cle === NOM_PARAMETRE.denominateurDesParts) return options(LIBELLE_DENOMINATEUR);
    if (cle === NOM_PARAMETRE.echeanceEnCours) return options(LIBELLE_ECHEANCE);
    const choix = CHOIX_DES_PARAMETRES.find(([parametre]) => NOM_PARAMETRE[parametre] === cle);
    if (choix !== undefined) return options(choix[1]);
    if (cle === NOM_PARAMETRE.perimetre) return fc.constantFrom<(string | number)[]>('31', '31, 81', '2A ; 9', 9, '974/01');
    if (cle === NOM_PARAMETRE.repriseParLePrefet) return fc.constantFrom(...OUI_NON);
    if (cle === NOM_PARAMETRE.partHorsQpv) return fc.integer({ min: 0, max: 60 });
    if (typeof cle === 'string' && cle.startsWith('Plafond ')) return fc.integer({ min: 0, max: 60 });
    return cle === NOM_PARAMETRE.plusieursReservataires ? options(LIBELLE_PARTAGE) : null;
  }
  if (table.nom === 'Motifs' || entete.startsWith('Exclure ')) return fc.constantFrom(...OUI_NON);
  if (entete === 'Retenu') {
    if (cle === LIBELLE_DU_CHOIX[CODE_DENOMINATEUR]) return options(LIBELLE_DENOMINATEUR);
    if (cle === LIBELLE_DU_CHOIX[CODE_METHODE]) return options(LIBELLE_METHODE_ACTION_LOGEMENT);
    const reglage = CHOIX_DES_PARAMETRES.find(([parametre]) => LIBELLE_DU_CHOIX[parametre] === cle);
    if (reglage !== undefined) return options(reglage[1]);
    if (cle === LIBELLE_DU_CHOIX['repriseParLePrefet']) return fc.constantFrom(...OUI_NON);
    return typeof cle === 'string' && cle.startsWith('Exclure ') ? fc.constantFrom(...OUI_NON) : fc.integer({ min: 0, max: 60 });
  }
  if (entete === 'Statut de la convention') return options(LIBELLE_STATUT);
  if (entete === 'Envoyés le') return fc.integer({ min: 45_650, max: 46_500 });
  if (entete === 'Tolérance au 31 mars') return fc.constantFrom(...OUI_NON);
  if (entete === 'Variante de taux') return options(LIBELLE_VARIANTE);
  if (entete === 'Période du taux') return options(LIBELLE_PERIODE);
  if (entete === 'Dénominateur des parts') return options(LIBELLE_DENOMINATEUR);
  if (entete === 'Méthode Action Logement') return options(LIBELLE_METHODE_ACTION_LOGEMENT);
  if (entete === 'Origine des droits') return fc.constantFrom('Garantie d’emprunt', 'Apport de terrain', 'Loi', 'Convention de 1998');
  if (entete === 'Coefficient') return arrondi(3);
  if (format === 'pourcent2') return arrondi(0.6);
  if (format === 'entier') return fc.integer({ min: 40, max: 400 });
  return format === 'decimal2' ? VOLUME : null;
}

function cellulesDeSaisie(
  plan: Plan,
): { readonly feuille: string; readonly adresse: string; readonly arbitraire: fc.Arbitrary<string | number> }[] {
  return plan.feuilles.flatMap((feuille) =>
    feuille.tables.flatMap((table) =>
      table.lignes.flatMap((ligne, r) =>
        table.colonnes.flatMap((colonne, c) => {
          // « Libérations » is typed as a whole or not at all: its cells are in the generated hypotheses.
          if (colonne.role !== 'saisie' || colonne.entete.startsWith('Libérations ')) return [];
          const arbitraire = valeurs(table, colonne, ligne);
          return arbitraire === null
            ? []
            : [{ feuille: feuille.nom, adresse: cellRef(table.ligne + 1 + r, table.colonne + c), arbitraire }];
        }),
      ),
    ),
  );
}

/** Some cells of the workbook, each one typed once. */
export function arbitraireSaisies(plan: Plan): fc.Arbitrary<SaisieLibre[]> {
  const cellules = cellulesDeSaisie(plan);
  return fc.uniqueArray(fc.nat({ max: cellules.length - 1 }), { minLength: 1, maxLength: 6 }).chain((rangs) =>
    fc.tuple(
      ...rangs.flatMap((rang) => {
        const cellule = cellules[rang];
        return cellule === undefined
          ? []
          : [cellule.arbitraire.map((valeur) => ({ feuille: cellule.feuille, adresse: cellule.adresse, valeur }))];
      }),
    ),
  );
}
