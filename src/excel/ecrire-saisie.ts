/** Inputs of our own tables, written one by one at the user's request, and what it takes to put them back. */
import { NOM_MARQUE } from '../classeur/emprise';
import { ErreurExcel } from './porte';
import type { Saisie } from './porte-vivante';

/** What a cell held before: a formula as text, a constant as it is. */
export interface SaisieFaite extends Saisie {
  readonly avant: string | number | boolean;
}

interface Visee {
  readonly saisie: Saisie;
  readonly cellule: Excel.Range;
}

/** Rows may have moved between a writing and its undoing: they are looked for each time. */
async function viser(contexte: Excel.RequestContext, saisies: readonly Saisie[]): Promise<readonly Visee[]> {
  const lues = saisies.map((saisie) => {
    const table = contexte.workbook.tables.getItemOrNullObject(saisie.table);
    const marque = table.worksheet.names.getItemOrNullObject(NOM_MARQUE);
    marque.load('name');
    const cles = table.columns.getItemOrNullObject(saisie.colonneCle).getDataBodyRange();
    cles.load('values');
    const cible = table.columns.getItemOrNullObject(saisie.colonne).getDataBodyRange();
    cible.load('formulas');
    return { saisie, marque, cles, cible };
  });
  await contexte.sync();
  return lues.map(({ saisie, marque, cles, cible }) => {
    // A table of the same name on a sheet that is not ours belongs to the user.
    if (marque.isNullObject || cles.isNullObject || cible.isNullObject) throw absente(saisie);
    const rang = (cles.values as unknown[][]).findIndex(([cle]) => String(cle) === saisie.cle);
    if (rang < 0) throw absente(saisie);
    return { saisie, cellule: cible.getCell(rang, 0) };
  });
}

function absente({ table, cle, colonne }: Saisie): ErreurExcel {
  return new ErreurExcel(
    'saisie-absente',
    `La cellule « ${colonne} » de la ligne « ${cle} » est introuvable dans le tableau « ${table} ». Mettez les tableaux à jour, puis recommencez.`,
  );
}

/** `debuter` receives, just before the first write, what it takes to undo. */
export async function ecrireSaisies(
  contexte: Excel.RequestContext,
  saisies: readonly Saisie[],
  debuter: (faites: readonly SaisieFaite[]) => void,
): Promise<void> {
  const visees = await viser(contexte, saisies);
  for (const { cellule } of visees) cellule.load('formulas');
  await contexte.sync();
  const faites = visees.map(({ saisie, cellule }): SaisieFaite => ({
    ...saisie,
    avant: (cellule.formulas[0]?.[0] ?? '') as SaisieFaite['avant'],
  }));
  debuter(faites);
  for (const { saisie, cellule } of visees) cellule.values = [[saisie.valeur]];
  await contexte.sync();
}

export async function remettreLesSaisies(contexte: Excel.RequestContext, faites: readonly SaisieFaite[]): Promise<void> {
  const visees = await viser(contexte, faites);
  visees.forEach(({ cellule }, rang) => {
    cellule.formulas = [[faites[rang]?.avant ?? '']];
  });
  await contexte.sync();
}
