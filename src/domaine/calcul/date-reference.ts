/** Dates are ISO text `aaaa-mm-jj`: they compare as text and carry no time zone. */

/** The situation is taken at 31 December of the year before the exercice (DOMAINE §3.1: « au 31.12.N-1 »). */
export function dateReference(exercice: number): string {
  return `${String(exercice - 1).padStart(4, '0')}-12-31`;
}

/** Number of days of a calendar year: 365 or 366. */
export function joursDeLAnnee(annee: number): number {
  const bissextile = (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;
  return bissextile ? 366 : 365;
}

export function anneeDe(dateIso: string): number {
  return Number(dateIso.slice(0, 4));
}

/** Share of its own year that has run when the day ends: 30/06/2024 gives 182/366 (DOMAINE §4.4). */
export function fractionDeLAnnee(dateIso: string): number {
  const annee = anneeDe(dateIso);
  const jour = Date.UTC(annee, Number(dateIso.slice(5, 7)) - 1, Number(dateIso.slice(8, 10)));
  const rang = Math.round((jour - Date.UTC(annee, 0, 1)) / 86_400_000) + 1;
  return rang / joursDeLAnnee(annee);
}

/** The same day some months later, or the last one of a shorter month: what EDATE gives. */
export function ajouterMois(dateIso: string, mois: number): string {
  const rang = anneeDe(dateIso) * 12 + Number(dateIso.slice(5, 7)) - 1 + mois;
  const annee = Math.floor(rang / 12);
  const moisDArrivee = rang - annee * 12;
  const dernierJour = new Date(Date.UTC(annee, moisDArrivee + 1, 0)).getUTCDate();
  const jour = Math.min(Number(dateIso.slice(8, 10)), dernierJour);
  return `${String(annee).padStart(4, '0')}-${String(moisDArrivee + 1).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;
}
