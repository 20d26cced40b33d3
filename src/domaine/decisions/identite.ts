/**
 * Identity of an anomaly across runs: rule + indicator + raw value, and the dwelling that bears it. The dwelling is named by its
 * RPLS number, else by its reference, when only one row has it: rows inserted above do not lose the decisions. Else by its row.
 */
import type { Bien } from '../bien';
import type { Anomalie, Inventaire } from '../inventaire';

const SEPARATEUR = ' | ';
/** Two spaces in a row would not survive a cell. */
const VIDE = '(vide)';
/** Bearer of a decision about a whole kind, when none of its anomalies is left. */
const TOUS = '*';
/** A key has to fit in a cell of the workbook. */
const LONGUEUR_DE_VALEUR = 200;

/** « All the values of this kind »: what the anomalies of one kind have in common. */
export function genreDe({ regle, indicateur, valeurLue }: Pick<Anomalie, 'regle' | 'indicateur' | 'valeurLue'>): string {
  return [regle, indicateur ?? VIDE, valeurLue.slice(0, LONGUEUR_DE_VALEUR).trim() || VIDE].join(SEPARATEUR);
}

/** The kind within an identity: what stands before its bearer. */
export function genreDeLIdentite(identite: string): string {
  const fin = identite.lastIndexOf(SEPARATEUR);
  return fin < 0 ? identite : identite.slice(0, fin);
}

export const identiteDuGenre = (genre: string): string => [genre, TOUS].join(SEPARATEUR);

export interface Identites {
  /** Key of this anomaly alone. */
  de(anomalie: Anomalie): string;
}

function uniques(biens: readonly Bien[], champ: 'rplsId' | 'refBailleur'): ReadonlySet<string> {
  const vus = new Set<string>();
  const repetes = new Set<string>();
  for (const bien of biens) {
    const valeur = bien[champ];
    if (valeur === null) continue;
    if (vus.has(valeur)) repetes.add(valeur);
    vus.add(valeur);
  }
  for (const valeur of repetes) vus.delete(valeur);
  return vus;
}

export function identifier(inventaire: Pick<Inventaire, 'biens'>): Identites {
  const rpls = uniques(inventaire.biens, 'rplsId');
  const references = uniques(inventaire.biens, 'refBailleur');
  const parLigne = new Map(inventaire.biens.map((bien) => [bien.ligneSource, bien]));
  const porteur = (ligneSource: number): string => {
    const bien = parLigne.get(ligneSource);
    if (bien?.rplsId != null && rpls.has(bien.rplsId)) return `RPLS ${bien.rplsId}`;
    if (bien?.refBailleur != null && references.has(bien.refBailleur))
      return `Réf. ${bien.refBailleur.slice(0, LONGUEUR_DE_VALEUR).replaceAll('|', '¦')}`;
    return `Ligne ${ligneSource}`;
  };
  return { de: (anomalie) => [genreDe(anomalie), porteur(anomalie.ligneSource)].join(SEPARATEUR) };
}
