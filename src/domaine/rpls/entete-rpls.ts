/** First line of a transmission file: who the bailleur is, which survey year, how many dwellings (arrêté du 5 janvier 2010, table 1). */

export interface EnteteRpls {
  /** Year of the survey: the situation is at 1 January of that year. */
  readonly millesime: number;
  readonly raisonSociale: string;
  /** Dwellings that the file says it holds; null when it does not say. */
  readonly annonces: number | null;
}

const NOMBRE_DE_CHAMPS = 12;

/** Null when the line is not such a header: the file is then something else. */
export function lireEnteteRpls(champs: readonly string[]): EnteteRpls | null {
  const textes = champs.map((champ) => champ.trim());
  while (textes.length > NOMBRE_DE_CHAMPS && textes.at(-1) === '') textes.pop();
  // The comment, last, may be left out with its separator.
  if (textes.length < NOMBRE_DE_CHAMPS - 1 || textes.length > NOMBRE_DE_CHAMPS) return null;
  const [annee = '', , raisonSociale = ''] = textes;
  const siret = (textes[9] ?? '').replace(/\s/g, '');
  const annonces = (textes[10] ?? '').replace(/\s/g, '');
  const compte = /^\d+$/.test(annonces);
  // Either may be dirty (a SIRET in scientific notation): the other one is enough beside the year.
  if (!/^(19|20)\d\d$/.test(annee) || !(compte || /^\d{13,14}$/.test(siret))) return null;
  return { millesime: Number(annee), raisonSociale, annonces: compte ? Number(annonces) : null };
}
