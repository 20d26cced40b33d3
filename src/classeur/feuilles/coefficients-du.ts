/** How many droits uniques a droit de suite is worth, zone by zone: an empty table, since no public source gives it (DOMAINE §4.3). */
import { coefficientDu } from '../../domaine/hypotheses-droits';
import { colonne, construireTable, techniques } from '../construire';
import type { Contexte } from '../contexte';
import { ligne } from '../formules';
import { nomDuTerritoire } from '../libelles';
import type { PlanTable } from '../plan';

const T = 'CoefficientsDU';
const l = (entete: string): string => ligne(T, entete);

export function tableCoefficientsDu({ hypotheses }: Contexte, debut: number): PlanTable {
  const { coefficientsDu = [] } = hypotheses;
  const codes = hypotheses.territoires.map(({ code }) => code);
  // A zone typed by hand stays, whatever it is.
  const zones = [...codes, ...coefficientsDu.map(({ zone }) => zone).filter((zone) => !codes.includes(zone))];
  return construireTable<string>(
    T,
    [
      colonne('Zone', 'texte', 'texte', 36, (zone) => zone),
      colonne('Coefficient', 'saisie', 'decimal4', 22, (zone) => coefficientDu(hypotheses, zone), { bornes: { min: 0, max: 1_000 } }),
      colonne('Source', 'saisie', 'texte', 12, (zone) => coefficientsDu.find((candidat) => candidat.zone === zone)?.source ?? null),
      colonne('Nom', 'texte-long', 'texte', 12, (zone) => (codes.includes(zone) ? nomDuTerritoire(zone) : null)),
      ...techniques<string>([colonne('Clé', 'resultat', 'general', 10, (zone) => `D${zone}`, { formule: `="D"&${l('Zone')}` })]),
    ],
    zones,
    { ligne: debut },
  );
}
