/** What reading is compared with: the cheapest passes over the same values that still read each of them. */
import type { ValeurCellule } from '../../src/domaine/inventaire';

type Lignes = readonly (readonly ValeurCellule[])[];

/** Every value is read and its text trimmed; nothing is kept but a checksum. */
export function passeNue(lignes: Lignes): number {
  let somme = 0;
  for (const ligne of lignes) {
    for (const valeur of ligne) {
      if (typeof valeur === 'string') somme += valeur.trim().length;
      else if (typeof valeur === 'number') somme += valeur;
      else if (valeur !== null) somme += 1;
    }
  }
  return somme;
}

/** Every value is read, trimmed and kept in one record by row: the least that any reader of an inventory has to do. */
export function passeQuiGarde(lignes: Lignes): readonly unknown[] {
  const gardees: unknown[] = [];
  const propre = (valeur: ValeurCellule | undefined): ValeurCellule => (typeof valeur === 'string' ? valeur.trim() : (valeur ?? null));
  for (const l of lignes) {
    gardees.push({
      refBailleur: propre(l[0]),
      rplsId: propre(l[1]),
      programme: propre(l[2]),
      commune: propre(l[3]),
      communeNom: propre(l[4]),
      departement: propre(l[5]),
      qpv: propre(l[6]),
      typologie: propre(l[7]),
      financement: propre(l[8]),
      construction: propre(l[9]),
      reservataire: propre(l[10]),
      debutConvention: propre(l[11]),
      finConvention: propre(l[12]),
      horsFlux: propre(l[13]),
      liberation: propre(l[14]),
    });
  }
  return gardees;
}
