/** Lists and bounds of the input cells. A list always comes from a range: a text would be cut at its commas. */
import type { PlanColonne } from '../classeur/plan';

const REFERENCE_STRUCTUREE = /^([^[\]]+)\[([^[\]]+)\]$/;

function source(contexte: Excel.RequestContext, { feuille, plage }: NonNullable<PlanColonne['liste']>): Excel.Range {
  const reference = REFERENCE_STRUCTUREE.exec(plage);
  if (!reference) return contexte.workbook.worksheets.getItem(feuille).getRange(plage);
  const [, table = '', colonne = ''] = reference;
  return contexte.workbook.tables.getItem(table).columns.getItem(colonne).getDataBodyRange();
}

export function valider(contexte: Excel.RequestContext, range: Excel.Range, colonne: Pick<PlanColonne, 'liste' | 'bornes'>): void {
  const { dataValidation } = range;
  if (colonne.liste) {
    dataValidation.rule = { list: { inCellDropDown: true, source: source(contexte, colonne.liste) } };
    dataValidation.errorAlert = {
      message: colonne.liste.message ?? 'Choisissez une valeur de la liste.',
      showAlert: true,
      style: 'Stop',
      title: 'Valeur hors de la liste',
    };
  } else if (colonne.bornes) {
    const { min, max } = colonne.bornes;
    const nombre = (valeur: number): string => valeur.toLocaleString('fr-FR');
    dataValidation.rule = { decimal: { formula1: min, formula2: max, operator: 'Between' } };
    dataValidation.errorAlert = {
      message: `Saisissez un nombre entre ${nombre(min)} et ${nombre(max)}.`,
      showAlert: true,
      style: 'Stop',
      title: 'Valeur hors des bornes',
    };
  }
}
