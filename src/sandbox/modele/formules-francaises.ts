/**
 * What a French Excel shows for a canonical formula: its own names of functions, `;` between arguments, decimal commas, and `[@Colonne]`
 * for the cell of the same row. Only what the formula bar translates is touched: texts, sheet and table names stay.
 */
import { tokenize } from '@borgar/fx';

/** English names beside the French ones; a function that is not here has the same name in both, or is shown as it is. */
const NOMS: Readonly<Record<string, string>> = {
  ABS: 'ABS',
  AND: 'ET',
  AVERAGE: 'MOYENNE',
  AVERAGEIF: 'MOYENNE.SI',
  CEILING: 'PLAFOND',
  CHOOSE: 'CHOISIR',
  COLUMN: 'COLONNE',
  CONCATENATE: 'CONCATENER',
  COUNT: 'NB',
  COUNTA: 'NBVAL',
  COUNTBLANK: 'NB.VIDE',
  COUNTIF: 'NB.SI',
  COUNTIFS: 'NB.SI.ENS',
  DATE: 'DATE',
  DATEVALUE: 'DATEVAL',
  DAY: 'JOUR',
  DAYS: 'JOURS',
  EDATE: 'MOIS.DECALER',
  EOMONTH: 'FIN.MOIS',
  EXACT: 'EXACT',
  FALSE: 'FAUX',
  FIND: 'TROUVE',
  FLOOR: 'PLANCHER',
  HLOOKUP: 'RECHERCHEH',
  IF: 'SI',
  IFERROR: 'SIERREUR',
  IFNA: 'SI.NON.DISP',
  INDEX: 'INDEX',
  INDIRECT: 'INDIRECT',
  INT: 'ENT',
  ISBLANK: 'ESTVIDE',
  ISERROR: 'ESTERREUR',
  ISNA: 'ESTNA',
  ISNUMBER: 'ESTNUM',
  ISTEXT: 'ESTTEXTE',
  LARGE: 'GRANDE.VALEUR',
  LEFT: 'GAUCHE',
  LEN: 'NBCAR',
  LOOKUP: 'RECHERCHE',
  LOWER: 'MINUSCULE',
  MATCH: 'EQUIV',
  MAX: 'MAX',
  MEDIAN: 'MEDIANE',
  MID: 'STXT',
  MIN: 'MIN',
  MOD: 'MOD',
  MONTH: 'MOIS',
  N: 'N',
  NA: 'NA',
  NOT: 'NON',
  NOW: 'MAINTENANT',
  OFFSET: 'DECALER',
  OR: 'OU',
  POWER: 'PUISSANCE',
  PRODUCT: 'PRODUIT',
  RANK: 'RANG',
  REPLACE: 'REMPLACER',
  REPT: 'REPT',
  RIGHT: 'DROITE',
  ROUND: 'ARRONDI',
  ROUNDDOWN: 'ARRONDI.INF',
  ROUNDUP: 'ARRONDI.SUP',
  ROW: 'LIGNE',
  ROWS: 'LIGNES',
  SEARCH: 'CHERCHE',
  SIGN: 'SIGNE',
  SMALL: 'PETITE.VALEUR',
  SQRT: 'RACINE',
  SUBSTITUTE: 'SUBSTITUE',
  SUBTOTAL: 'SOUS.TOTAL',
  SUM: 'SOMME',
  SUMIF: 'SOMME.SI',
  SUMIFS: 'SOMME.SI.ENS',
  SUMPRODUCT: 'SOMMEPROD',
  TEXT: 'TEXTE',
  TODAY: 'AUJOURDHUI',
  TRIM: 'SUPPRESPACE',
  TRUE: 'VRAI',
  TRUNC: 'TRONQUE',
  UPPER: 'MAJUSCULE',
  VALUE: 'CNUM',
  VLOOKUP: 'RECHERCHEV',
  XOR: 'OUX',
  YEAR: 'ANNEE',
};

/** `Flux[[#This Row],[Part retenue]]` is shown `Flux[@[Part retenue]]`, and a one-word column loses its inner brackets. */
function structuree(valeur: string): string {
  return valeur
    .replace(/\[\[#This Row\],\[((?:'.|[^\]'])+)\]\]/gi, (_, colonne: string) =>
      /^[\p{L}\p{N}_.]+$/u.test(colonne) ? `[@${colonne}]` : `[@[${colonne}]]`,
    )
    .replace(/#This Row/gi, '#Cette ligne')
    .replace(/#Headers/gi, '#En-têtes')
    .replace(/#Data/gi, '#Données')
    .replace(/#Totals/gi, '#Totaux')
    .replace(/#All/gi, '#Tout')
    .replaceAll('],[', '];[');
}

export function traduireEnFrancais(formule: string): string {
  let matrice = false;
  return tokenize(formule)
    .map(({ type, value }) => {
      if (type === 'operator' && /[{}]/.test(value)) matrice = value === '{';
      if (type === 'func') return NOMS[value.replace(/^(_xlfn\.)?(_xlws\.)?/i, '').toUpperCase()] ?? value;
      // In a French array, columns are parted by a point.
      if (type === 'operator' && value === ',') return matrice ? '.' : ';';
      if (type === 'number') return value.replace('.', ',');
      if (type === 'bool') return /^true$/i.test(value) ? 'VRAI' : 'FAUX';
      if (type === 'structured') return structuree(value);
      return value;
    })
    .join('');
}
