/** Formula twin of `partDeLAnnee`: what a right that ends covers of a year, plain or by the days that remain (DOMAINE §3.3, rule 3). */
import { LIBELLE_ECHEANCE } from '../libelles';

const PRORATA = `Negoflux_EcheanceEnCours="${LIBELLE_ECHEANCE.prorata}"`;

/** Days of the year of `fin` until `fin`, over the days of that year. */
export function fractionDeSonAnnee(fin: string): string {
  const annee = `YEAR(N(${fin}))`;
  return `(N(${fin})-DATE(${annee},1,1)+1)/(DATE(${annee}+1,1,1)-DATE(${annee},1,1))`;
}

/** Of year N: 0 after the year of the end. */
export function partDeLAnneeN(fin: string): string {
  const annee = `YEAR(N(${fin}))`;
  return `IF(ISNUMBER(${fin}),IF(${annee}<Negoflux_Exercice,0,IF(AND(${annee}=Negoflux_Exercice,${PRORATA}),${fractionDeSonAnnee(fin)},1)),1)`;
}

/** What the year of the end loses under « prorata ». */
export function partPerdueLaDerniereAnnee(fin: string): string {
  return `IF(AND(ISNUMBER(${fin}),${PRORATA}),1-${fractionDeSonAnnee(fin)},0)`;
}
