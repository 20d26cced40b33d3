/**
 * What a French Excel shows for a canonical formula: its own names of functions, `;` between arguments, decimal commas, and `[@Colonne]`
 * for the cell of the same row. Only what the formula bar translates is touched: texts, sheet and table names stay.
 */
import { tokenize } from '@borgar/fx';
import { BOOLEENS, ERREURS, FONCTIONS, REPERES } from './noms-francais';

/** `Flux[[#This Row],[Part retenue]]` is shown `Flux[@[Part retenue]]`, and a one-word column loses its inner brackets. */
function structuree(valeur: string): string {
  const pliee = valeur.replace(/\[\[#This Row\],\[((?:'.|[^\]'])+)\]\]/gi, (_, colonne: string) =>
    /^[\p{L}\p{N}_.]+$/u.test(colonne) ? `[@${colonne}]` : `[@[${colonne}]]`,
  );
  return Object.entries(REPERES)
    .reduce((texte, [anglais, francais]) => texte.replace(new RegExp(anglais, 'gi'), francais), pliee)
    .replaceAll('],[', '];[');
}

export function traduireEnFrancais(formule: string): string {
  let matrice = false;
  return tokenize(formule)
    .map(({ type, value }) => {
      if (type === 'operator' && /[{}]/.test(value)) matrice = value === '{';
      if (type === 'func') return FONCTIONS[value.replace(/^(_xlfn\.)?(_xlws\.)?/i, '').toUpperCase()] ?? value;
      // In a French array, columns are parted by a point.
      if (type === 'operator' && value === ',') return matrice ? '.' : ';';
      if (type === 'number') return value.replace('.', ',');
      if (type === 'bool') return BOOLEENS[value.toUpperCase()] ?? value;
      if (type === 'error') return ERREURS[value.toUpperCase()] ?? value;
      if (type === 'structured') return structuree(value);
      return value;
    })
    .join('');
}
