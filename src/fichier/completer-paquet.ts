/**
 * What the .xlsx writer leaves out: the language of the document, the formula of each calculated column, without which a row that a
 * user adds in Excel would stay empty, the names by which an update finds its charts again, and the hiding of our own defined names,
 * which would only clutter their list.
 */
import { estNomDEmprise, NOM_MARQUE } from '../classeur/emprise';
import type { Plan, PlanTable } from '../classeur/plan';
import { modifierPaquet } from './paquet-zip';

const PROPRIETES = 'docProps/core.xml';
const APPLICATION = 'docProps/app.xml';
const CLASSEUR = 'xl/workbook.xml';
const DESSIN = /^xl\/drawings\/drawing\d+\.xml$/;
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

function cacherNosNoms(xml: string): string {
  return xml.replace(/<definedName name="([^"]*)"/g, (balise: string, nom: string) =>
    nom === NOM_MARQUE || estNomDEmprise(nom) ? `${balise} hidden="1"` : balise,
  );
}

/** The writer numbers the frames; their title is the name that the plan gives. */
function nommerLesGraphiques(xml: string): string {
  return xml.replace(/(<xdr:cNvPr id="\d+") name="Chart \d+" title="([^"]*)"/g, '$1 name="$2" title="$2"');
}

const PARTIE_IMPRIMEE = /(.+?)!(\$[$A-Z\d]+(?::\$[$A-Z\d]+)?)(?:,|$)/gu;
const CITE = /^('|&apos;|&#39;)/;

/**
 * The writer leaves the sheet's name bare in what is printed: with a space in it, Excel would call the file damaged. Repeated columns
 * come before repeated rows, as Excel writes them.
 */
export function citerLesFeuilles(xml: string): string {
  return xml.replace(/(<definedName name="_xlnm\.Print_[^>]*>)([^<]*)(?=<\/definedName>)/g, (_, balise: string, cible: string) => {
    const parties = [...cible.matchAll(PARTIE_IMPRIMEE)].map(([, nom = '', plage = '']) => ({ nom, plage }));
    if (parties.length === 0) return balise + cible;
    const citees = parties
      .sort((a, b) => Number(/^\$\d/.test(a.plage)) - Number(/^\$\d/.test(b.plage)))
      .map(({ nom, plage }) => `${CITE.test(nom) ? nom : `'${nom.replace(/'|&apos;|&#39;/g, "''")}'`}!${plage}`);
    return balise + citees.join(',');
  });
}

export async function completerPaquet(octets: Uint8Array, plan: Plan): Promise<Uint8Array> {
  const tables = new Map(plan.feuilles.flatMap((feuille) => feuille.tables.map((table) => [table.nom, table] as const)));
  return modifierPaquet(
    octets,
    (chemin) => chemin === PROPRIETES || chemin === APPLICATION || chemin === CLASSEUR || DESSIN.test(chemin) || TABLE.test(chemin),
    (xml, chemin) => {
      if (chemin === PROPRIETES) return xml.replace('</cp:coreProperties>', '<dc:language>fr-FR</dc:language></cp:coreProperties>');
      if (chemin === APPLICATION) return xml.replace(/<Application>[^<]*<\/Application>/, '<Application>Négoflux</Application>');
      if (chemin === CLASSEUR) return citerLesFeuilles(cacherNosNoms(xml));
      if (DESSIN.test(chemin)) return nommerLesGraphiques(xml);
      return ajouterFormules(xml, tables);
    },
  );
}
