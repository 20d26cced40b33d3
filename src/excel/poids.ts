/** How heavy the rows of a sheet of ours are in an answer of Excel: known from the plan that wrote them, before anything is read. */
import { estFormule, type Plan, type PlanTable } from '../classeur/plan';
import type { FeuilleExistante } from './etat-classeur';
import { octetsDe } from './session';

/** By header, bytes of one cell; by table. */
export type Poids = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Quotes and a comma. */
const OCTETS_VIDE = 3;
/** A cell of which the plan says nothing: a column of the user's, a table that the plan drops. */
const OCTETS_INCONNUS = 60;
/** What a formula gives, beside its text. */
const OCTETS_VALEUR = 20;
/** Titles, notes and totals: a row of them, whatever the width of the sheet. */
const OCTETS_HORS_TABLE = 400;
const LIGNES_SONDEES = 200;

function octetsDeLaColonne({ colonnes, lignes }: PlanTable, rang: number): number {
  const formule = colonnes[rang]?.formule;
  if (formule !== undefined) return octetsDe(formule) + 1;
  const pas = Math.max(1, Math.floor(lignes.length / LIGNES_SONDEES));
  let somme = 0;
  let vues = 0;
  for (let l = 0; l < lignes.length; l += pas) {
    const cellule = lignes[l]?.[rang] ?? '';
    somme += octetsDe(estFormule(cellule) ? cellule.formule : cellule) + 1;
    vues += 1;
  }
  return vues === 0 ? OCTETS_INCONNUS : somme / vues;
}

export function poidsDuPlan({ feuilles }: Plan): Poids {
  return new Map(
    feuilles.flatMap(({ tables }) =>
      tables.map((table) => [table.nom, new Map(table.colonnes.map(({ entete }, rang) => [entete, octetsDeLaColonne(table, rang)]))]),
    ),
  );
}

/** Bytes of each row of the used range. */
export function poidsDesLignes({ utilisee, tables }: FeuilleExistante, poids: Poids, avecValeurs: boolean): Float64Array {
  if (!utilisee) return new Float64Array(0);
  const lignes = new Float64Array(utilisee.lignes).fill(utilisee.colonnes * (OCTETS_VIDE + (avecValeurs ? OCTETS_VIDE : 0)));
  const prises = new Uint8Array(utilisee.lignes);
  for (const { nom, zone, entetes } of tables) {
    const connus = poids.get(nom);
    const ligne = entetes.reduce(
      (somme, entete) => somme + (connus?.get(entete) ?? OCTETS_INCONNUS) + (avecValeurs ? OCTETS_VALEUR : 0),
      0,
    );
    const debut = zone.ligne - utilisee.ligne;
    for (let l = Math.max(0, debut); l < Math.min(utilisee.lignes, debut + zone.lignes); l += 1) {
      lignes[l] = (lignes[l] ?? 0) + ligne;
      prises[l] = 1;
    }
  }
  return lignes.map((octets, l) => (prises[l] === 1 ? octets : octets + OCTETS_HORS_TABLE));
}
