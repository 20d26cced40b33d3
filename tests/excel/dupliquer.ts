import type { Banc } from './outillage';

/** A person copies a sheet in Excel: cells and hidden names go along, tables get another name. */
export async function dupliquer({ hote }: Banc, nom: string, copie: string, place: number): Promise<void> {
  const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(hote));
  await Excel.run(async (contexte) => {
    const modele = contexte.workbook.worksheets.getItem(nom);
    const utilisee = modele.getUsedRange();
    utilisee.load('address,formulas');
    modele.names.load('items/name,items/formula');
    modele.tables.load('items/name');
    await contexte.sync();
    const etendues = modele.tables.items.map((table) => {
      const etendue = table.getRange();
      etendue.load('address');
      return { nom: table.name, etendue };
    });
    await contexte.sync();
    const locale = (adresse: string): string => adresse.split('!')[1] ?? adresse;
    const neuve = contexte.workbook.worksheets.add(copie);
    neuve.position = place;
    neuve.getRange(locale(utilisee.address)).values = utilisee.formulas;
    for (const { name, formula } of modele.names.items) neuve.names.add(name, formula.replace(`'${nom}'!`, `'${copie}'!`)).visible = false;
    for (const { nom: table, etendue } of etendues) neuve.tables.add(locale(etendue.address), true).name = `${table}2`;
    await contexte.sync();
  });
}
