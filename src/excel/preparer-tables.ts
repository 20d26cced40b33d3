/** Before the values: the tables that a sheet holds already go, shrink, move and get their columns. */
import type { PlanFeuille, PlanTable } from '../classeur/plan';
import { adresse, plage } from './adresses';
import { ajusterColonnes, deplaceDesColonnes, deplacerTable, type Implantation } from './ecrire-table';
import type { TableExistante } from './etat-classeur';
import type { Photo } from './photo';
import type { Envoi } from './session';

export interface TablesAPreparer {
  readonly plan: PlanFeuille;
  readonly feuille: Excel.Worksheet;
  readonly photo: Photo | null;
  readonly implantations: ReadonlyMap<string, Implantation>;
}

export const tableExistante = (photo: Photo | null, nom: string): TableExistante | null =>
  photo?.feuille.tables.find((table) => table.nom === nom) ?? null;

/** Tables that stay are brought to their place, from the last one down so that none lands on another, and get their columns. */
export async function preparerTables({ plan, feuille, photo, implantations }: TablesAPreparer, envoi: Envoi): Promise<void> {
  for (const { nom, zone } of photo?.feuille.tables ?? []) {
    if (plan.tables.some((table) => table.nom === nom) || photo?.feuille.emprise?.tables[nom] === undefined) continue;
    await envoi.placer(400 + zone.colonnes);
    feuille.tables.getItem(nom).delete();
  }
  const enPlace: { readonly table: PlanTable; readonly ancienne: TableExistante }[] = [];
  for (const table of plan.tables) {
    const ancienne = tableExistante(photo, table.nom);
    if (!ancienne) continue;
    const perdues = ancienne.zone.lignes - table.lignes.length - 1;
    const zone = { ...ancienne.zone, lignes: ancienne.zone.lignes - Math.max(0, perdues) };
    enPlace.push({ table, ancienne: { ...ancienne, zone } });
    if (perdues <= 0) continue;
    // Shrunk before anything moves: the rows given back are where another table may have to come up.
    await envoi.placer(600);
    feuille.tables.getItem(table.nom).resize(adresse(zone));
    plage(feuille, { ...zone, ligne: zone.ligne + zone.lignes, lignes: perdues }).clear('Contents');
  }
  const descendantes = enPlace
    .filter(({ table, ancienne }) => table.ligne > ancienne.zone.ligne)
    .sort((a, b) => b.ancienne.zone.ligne - a.ancienne.zone.ligne);
  const autres = enPlace
    .filter(({ table, ancienne }) => table.ligne <= ancienne.zone.ligne)
    .sort((a, b) => a.ancienne.zone.ligne - b.ancienne.zone.ligne);
  for (const { table, ancienne } of [...descendantes, ...autres]) {
    if (table.ligne !== ancienne.zone.ligne || table.colonne !== ancienne.zone.colonne)
      await deplacerTable(feuille, ancienne.zone, table, envoi);
  }
  for (const { table, ancienne } of enPlace) {
    const implantation = implantations.get(table.nom);
    if (!implantation) continue;
    const actuelle = { ...ancienne.zone, ligne: table.ligne, colonne: table.colonne };
    await ajusterColonnes(feuille, table.nom, actuelle, ancienne.entetes, implantation, envoi);
    if (!deplaceDesColonnes(ancienne.entetes, implantation)) continue;
    // What lies at the right was pushed along, over the rows of the table: back to its place.
    const nombre = implantation.entetes.length - ancienne.entetes.length;
    for (const { table: autre, ancienne: sienne } of enPlace) {
      const place = { ...sienne.zone, ligne: autre.ligne, colonne: autre.colonne };
      const poussee =
        autre.colonne >= actuelle.colonne + actuelle.colonnes &&
        place.ligne < actuelle.ligne + actuelle.lignes &&
        actuelle.ligne < place.ligne + place.lignes;
      if (nombre !== 0 && poussee) await deplacerTable(feuille, { ...place, colonne: place.colonne + nombre }, autre, envoi);
    }
  }
}
