import { parseA1Ref, parseStructRef, stringifyA1Ref, stringifyStructRef, tokenize } from '@borgar/fx/xlsx';
import { NB_COLONNES, NB_LIGNES, type Zone } from './adresse';
import { decalerZone, type Decalage } from './decalage';

const memeNom = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A calculated column repeats one formula on all its rows: it is rewritten once. */
const CANONIQUES_GARDEES = 5000;
const canoniques = new Map<string, string>();

/** Says `[@Colonne]` in full (`Table[[#This Row],[Colonne]]`), the one form that engines and files agree on. */
export function formuleCanonique(formule: string, tableCourante: string | null): string {
  if (!formule.includes('[')) return formule;
  const cle = `${tableCourante ?? ''}|${formule}`;
  const connue = canoniques.get(cle);
  if (connue !== undefined) return connue;
  if (canoniques.size >= CANONIQUES_GARDEES) canoniques.clear();
  const canonique = ecrireCanonique(formule, tableCourante);
  canoniques.set(cle, canonique);
  return canonique;
}

function ecrireCanonique(formule: string, tableCourante: string | null): string {
  return remplacer(formule, 'structured', (texte) => {
    const reference = parseStructRef(texte);
    if (!reference) return texte;
    const table = reference.table === undefined || reference.table === '' ? (tableCourante ?? '') : reference.table;
    return stringifyStructRef({ ...reference, table }, { thisRow: true });
  });
}

/** Follows the renaming of a table through a formula. */
export function renommerTable(formule: string, ancien: string, nouveau: string): string {
  // A look at the text spares reading every formula of the workbook at each renaming.
  if (!formule.toLowerCase().includes(`${ancien.toLowerCase()}[`)) return formule;
  return remplacer(formule, 'structured', (texte) => {
    const reference = parseStructRef(texte);
    return reference?.table !== undefined && memeNom(reference.table, ancien)
      ? stringifyStructRef({ ...reference, table: nouveau })
      : texte;
  });
}

/** Follows the renaming of a sheet. */
export function renommerFeuille(formule: string, ancien: string, nouveau: string): string {
  if (!formule.includes('!')) return formule;
  return remplacer(formule, 'range', (texte) => {
    const reference = parseA1Ref(texte);
    if (!reference || !('range' in reference) || !reference.range) return texte;
    return memeNom(reference.sheetName ?? '', ancien) ? stringifyA1Ref({ ...reference, sheetName: nouveau }) : texte;
  });
}

/** Rewrites the references to cells that moved; `feuille` bears the formula, `deplacee` is the sheet where cells moved. */
export function decalerFormule(formule: string, feuille: string, deplacee: string, decalage: Decalage): string {
  return bougerReferences(formule, feuille, deplacee, (zone) => decalerZone(zone, decalage));
}

/** The same for any move: `bouger` says where a rectangle of `deplacee` went, null when it is gone. */
export function bougerReferences(formule: string, feuille: string, deplacee: string, bouger: (zone: Zone) => Zone | null): string {
  return remplacer(formule, 'range', (texte) => {
    const reference = parseA1Ref(texte);
    if (!reference || !('range' in reference) || !reference.range) return texte;
    if (!memeNom(reference.sheetName || feuille, deplacee)) return texte;
    const { top, left, bottom, right } = reference.range;
    const avant: Zone = { l0: top ?? 0, c0: left ?? 0, l1: bottom ?? NB_LIGNES - 1, c1: right ?? NB_COLONNES - 1 };
    const apres = bouger(avant);
    if (!apres) return '#REF!';
    const range = {
      ...reference.range,
      top: top === null ? top : apres.l0,
      bottom: bottom === null ? bottom : apres.l1,
      left: left === null ? left : apres.c0,
      right: right === null ? right : apres.c1,
    };
    return stringifyA1Ref({ ...reference, range });
  });
}

function remplacer(formule: string, famille: 'structured' | 'range', changer: (texte: string) => string): string {
  return tokenize(formule)
    .map((jeton) =>
      (famille === 'range' ? jeton.type === 'range' || jeton.type === 'range_beam' : jeton.type === famille)
        ? changer(jeton.value)
        : jeton.value,
    )
    .join('');
}
