/** Which sheets of a file are ours, by the hidden names that they carry; copies that a person made of them are that person's own. */
import type { Workbook } from 'hucre/xlsx';
import { copiesParmi } from '../classeur/copies';
import { estNomDEmprise, lireEmprise, NOM_MARQUE, type Emprise } from '../classeur/emprise';

export interface NosFeuilles {
  /** By name; null when the names that hold the layout are absent or altered. */
  readonly emprises: ReadonlyMap<string, Emprise | null>;
  readonly copies: ReadonlySet<string>;
}

function empriseDe({ namedRanges = [] }: Workbook, feuille: string): Emprise | null {
  const noms = namedRanges.filter(({ name, scope }) => scope === feuille && estNomDEmprise(name));
  return lireEmprise(new Map(noms.map(({ name, range }) => [name, range])));
}

export function reconnaitreNosFeuilles(classeur: Workbook): NosFeuilles {
  const scopes = new Set(classeur.namedRanges?.filter(({ name }) => name === NOM_MARQUE).map(({ scope }) => scope));
  const marquees = classeur.sheets
    .filter(({ name }) => scopes.has(name))
    .map(({ name, tables = [] }) => ({
      nom: name,
      emprise: empriseDe(classeur, name),
      tables: tables.map((table) => ({ nom: table.name })),
    }));
  const copies = copiesParmi(marquees);
  return { emprises: new Map(marquees.filter(({ nom }) => !copies.has(nom)).map(({ nom, emprise }) => [nom, emprise])), copies };
}
