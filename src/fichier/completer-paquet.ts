/**
 * What the .xlsx writer leaves out: the language of the document, and the formula of each calculated column, without which a row that
 * a user adds in Excel would stay empty.
 */
import type { Plan, PlanTable } from '../classeur/plan';
import { modifierPaquet } from './paquet-zip';

const PROPRIETES = 'docProps/core.xml';
const APPLICATION = 'docProps/app.xml';
const TABLE = /^xl\/tables\/table\d+\.xml$/;

function echapper(texte: string): string {
  return texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function ajouterFormules(xml: string, tables: ReadonlyMap<string, PlanTable>): string {
  const table = tables.get(/ name="([^"]*)"/.exec(xml)?.[1] ?? '');
  if (table === undefined) return xml;
  return xml.replace(/<tableColumn id="(\d+)"([^>]*)\/>/g, (entier: string, id: string, attributs: string) => {
    const formule = table.colonnes[Number(id) - 1]?.formule;
    if (formule === undefined) return entier;
    return `<tableColumn id="${id}"${attributs}><calculatedColumnFormula>${echapper(formule.slice(1))}</calculatedColumnFormula></tableColumn>`;
  });
}

export async function completerPaquet(octets: Uint8Array, plan: Plan): Promise<Uint8Array> {
  const tables = new Map(plan.feuilles.flatMap((feuille) => feuille.tables.map((table) => [table.nom, table] as const)));
  return modifierPaquet(
    octets,
    (chemin) => chemin === PROPRIETES || chemin === APPLICATION || TABLE.test(chemin),
    (xml, chemin) => {
      if (chemin === PROPRIETES) return xml.replace('</cp:coreProperties>', '<dc:language>fr-FR</dc:language></cp:coreProperties>');
      if (chemin === APPLICATION) return xml.replace(/<Application>[^<]*<\/Application>/, '<Application>Négoflux</Application>');
      return ajouterFormules(xml, tables);
    },
  );
}
