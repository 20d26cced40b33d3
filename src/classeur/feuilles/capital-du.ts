/** What the conventions still hold of droits uniques, réservataire by réservataire, once those already used are typed (DOMAINE §4.2). */
import { capitalDu, titulairesDuCapital, type CapitalDu } from '../../domaine/calcul/capital-du';
import type { ResultatFlux } from '../../domaine/resultats';
import { cleEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable, ouNd } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne, ref, sansJoker } from '../formules';
import { ND } from '../libelles';
import type { PlanTable } from '../plan';

export const TABLE_CAPITAL_DU = 'CapitalDU';
const T = TABLE_CAPITAL_DU;
const l = (entete: string): string => ligne(T, entete);
/** Binary noise is no excess. */
const BRUIT = 1e-6;
const OK = 'OK';
const DEPASSE = 'Alerte : consommés au-delà du capital';

export function tableCapitalDu({ reference, hypotheses }: Contexte, convertis: readonly ResultatFlux[], debut: number): PlanTable {
  const { droitsAcquis, rotation } = reference.resultats;
  const sommer = (entete: string, ...conditions: readonly string[]): string =>
    `SUMIFS(${[ref('DroitsAcquis', entete), ref('DroitsAcquis', 'Clé réservataire'), sansJoker(cleEnFormule(l)), ...conditions].join(',')})`;
  const taux = chercher('Rotation', 'Taux retenu', `"D"&${l('Territoire')}`);
  const restants = l('DU restants');
  return construireTable<CapitalDu>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne('DU restants', 'resultat', 'decimal2', 16, (element) => ouNd(element.restants), {
        formule: `=IFERROR(IF(ISNUMBER(${taux}),${sommer('DU restants')},"${ND}"),"${ND}")`,
      }),
      colonne('DU consommés', 'saisie', 'decimal2', 12, ({ consommes }) => consommes, { bornes: { min: 0, max: 1_000_000 } }),
      colonne('Capital de DU', 'resultat-cle', 'decimal2', 13, (element) => ouNd(element.capital), {
        formule: `=IF(ISNUMBER(${restants}),MAX(0,${restants}-N(${l('DU consommés')})),"${ND}")`,
      }),
      colonne('Dépassement', 'resultat', 'decimal2', 13, ({ depassement }) => depassement, {
        formule: `=IF(ISNUMBER(${restants}),MAX(0,N(${l('DU consommés')})-${restants}),0)`,
      }),
      colonne('Droits sans date de fin', 'resultat', 'decimal2', 12, ({ droitsSansFin }) => droitsSansFin, {
        formule: `=${sommer('Droits de suite')}-${sommer('Droits de suite', ref('DroitsAcquis', 'Fin convention'), '">0"')}`,
      }),
      // Last, to run on to the right.
      colonne('Contrôle', 'texte-libre', 'texte', 12, ({ depassement }) => (depassement > BRUIT ? DEPASSE : OK), {
        formule: `=IF(${l('Dépassement')}>${BRUIT.toFixed(6)},"${DEPASSE}","${OK}")`,
      }),
    ],
    capitalDu(titulairesDuCapital(convertis, hypotheses), droitsAcquis, rotation, hypotheses),
    { ligne: debut },
  );
}
