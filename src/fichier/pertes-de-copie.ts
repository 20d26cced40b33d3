/** What a sheet of the user's loses when it is copied as values and formats: said, as nothing of theirs goes without a word. */
import type { Sheet } from 'hucre/xlsx';

function compter(nombre: number, un: string, plusieurs: string): string[] {
  return nombre === 0 ? [] : [`${nombre} ${nombre > 1 ? plusieurs : un}`];
}

export function pertesDeCopie(feuille: Sheet): string[] {
  const cellules = [...(feuille.cells?.values() ?? [])];
  const nombre = (liste: readonly unknown[] | undefined): number => liste?.length ?? 0;
  const enCellules = (garde: (cellule: (typeof cellules)[number]) => unknown): number => cellules.filter(garde).length;
  return [
    ...compter(
      enCellules(({ formula }) => formula !== undefined && formula !== ''),
      'formule, figée à sa valeur',
      'formules, figées à leurs valeurs',
    ),
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
