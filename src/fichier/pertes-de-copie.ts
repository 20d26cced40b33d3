/** What a sheet of the user's loses when it is copied as values and formats: said, as nothing of theirs goes without a word. */
import type { Cell, Sheet } from 'hucre/xlsx';

function compter(nombre: number, un: string, plusieurs: string): string[] {
  return nombre === 0 ? [] : [`${nombre} ${nombre > 1 ? plusieurs : un}`];
}

/** Written by a program, and computed by no spreadsheet yet. A formula that gives an empty text has a value. */
export function estSansValeur({ formula, formulaType, value }: Cell): boolean {
  return (formula !== undefined || formulaType !== undefined) && (value === null || value === undefined);
}

export function pertesDeCopie(feuille: Sheet): string[] {
  const cellules = [...(feuille.cells?.values() ?? [])];
  const nombre = (liste: readonly unknown[] | undefined): number => liste?.length ?? 0;
  const enCellules = (garde: (cellule: (typeof cellules)[number]) => unknown): number => cellules.filter(garde).length;
  return [
    ...compter(
      enCellules((cellule) => cellule.formula !== undefined && cellule.formula !== '' && !estSansValeur(cellule)),
      'formule, figée à sa valeur',
      'formules, figées à leurs valeurs',
    ),
    ...compter(enCellules(estSansValeur), 'formule sans valeur, laissée vide', 'formules sans valeur, laissées vides'),
    ...compter(nombre(feuille.tables), 'tableau', 'tableaux'),
    ...compter(nombre(feuille.charts), 'graphique', 'graphiques'),
    ...compter(nombre(feuille.pivotTables), 'tableau croisé', 'tableaux croisés'),
    ...compter(nombre(feuille.images) + nombre(feuille.textBoxes), 'image ou dessin', 'images ou dessins'),
    ...compter(nombre(feuille.dataValidations), 'liste ou contrôle de saisie', 'listes ou contrôles de saisie'),
    ...compter(nombre(feuille.conditionalRules), 'mise en forme conditionnelle', 'mises en forme conditionnelles'),
    ...compter(enCellules(({ comment }) => comment) + nombre(feuille.threadedComments), 'commentaire', 'commentaires'),
    ...compter(
      enCellules(({ hyperlink }) => hyperlink),
      'lien',
      'liens',
    ),
    ...(feuille.autoFilter === undefined ? [] : ['le filtre']),
    ...(feuille.protection === undefined ? [] : ['la protection']),
  ];
}
