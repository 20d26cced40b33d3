/** Small builders: a column declares its formula and the value given by the rule side by side. */
import { arrondir } from '../domaine/calcul/arrondi';
import { auBout, transformerParLots } from '../domaine/lots';
import { adresse } from './formules';
import { mettreEnPageParLots } from './mise-en-page';
import { estNonReserve } from './styles';
import type { Cellule, Format, PlanCellule, PlanColonne, PlanFeuille, PlanMiseEnForme, PlanTable, Role } from './plan';

export interface Colonne<L> extends PlanColonne {
  /** Typed or counted value; or, under a column formula, the cached result of that formula. */
  readonly valeur: (element: L, rang: number) => Cellule;
}

export function colonne<L>(
  entete: string,
  role: Role,
  format: Format,
  largeur: number,
  valeur: (element: L, rang: number) => Cellule,
  options: Pick<PlanColonne, 'formule' | 'liste' | 'bornes' | 'fixes'> = {},
): Colonne<L> {
  return { entete, role, format, largeur, valeur, ...options };
}

export interface OptionsTable {
  readonly ligne: number;
  readonly colonne?: number;
  readonly filtres?: boolean;
  /** Points per data row. */
  readonly hauteur?: number;
}

/** The columns that formulas need and that readers do not. */
export function techniques<L>(colonnes: readonly Colonne<L>[]): Colonne<L>[] {
  return colonnes.map((c) => ({ ...c, role: 'technique' }));
}

/** A table keeps at least one row; the blank one of an empty table carries no formula, which would have nothing to compute. */
export function construireTable<L>(nom: string, colonnes: readonly Colonne<L>[], elements: readonly L[], options: OptionsTable): PlanTable {
  return auBout(construireTableParLots(nom, colonnes, elements, options));
}

/** Cells made between two pauses. */
const CELLULES_DU_LOT = 5_000;

/** For the tables that have a row by dwelling, or by remark. */
export function* construireTableParLots<L>(
  nom: string,
  colonnes: readonly Colonne<L>[],
  elements: readonly L[],
  options: OptionsTable,
): Generator<void, PlanTable> {
  const lignes = yield* transformerParLots(
    elements,
    (element, rang) => colonnes.map((c) => c.valeur(element, rang)),
    Math.ceil(CELLULES_DU_LOT / colonnes.length),
  );
  const vide = elements.length === 0;
  return {
    nom,
    ligne: options.ligne,
    colonne: options.colonne ?? 0,
    colonnes: colonnes.map(({ entete, role, format, largeur, formule, liste, bornes, fixes }) => ({
      entete,
      role,
      format,
      largeur,
      ...(formule === undefined || vide ? {} : { formule }),
      ...(liste === undefined ? {} : { liste }),
      ...(bornes === undefined ? {} : { bornes }),
      ...(fixes === undefined ? {} : { fixes }),
    })),
    lignes: vide ? [colonnes.map(() => null)] : lignes,
    filtres: options.filtres ?? false,
    ...(options.hauteur === undefined ? {} : { hauteur: options.hauteur }),
  };
}

/** First free row below a table, with room for a section label. */
export function apres(table: PlanTable): number {
  return table.ligne + table.lignes.length + 1;
}

/** First data row of every sheet that holds one table: title, question, method, blank, header. */
export const LIGNE_ENTETE = 5;

/** The width that question and method take is decided with the page, once the columns are known. */
export function presentation(titre: string, question: string, methode: string): PlanCellule[] {
  return [
    { ligne: 0, colonne: 0, contenu: titre, role: 'titre' },
    { ligne: 1, colonne: 0, contenu: question, role: 'question' },
    { ligne: 2, colonne: 0, contenu: methode, role: 'note' },
  ];
}

export function etiquette(ligne: number, contenu: string, colonneA1 = 0): PlanCellule {
  return { ligne, colonne: colonneA1, contenu, role: 'etiquette' };
}

/** Green on « OK », red on « À vérifier » and on alerts. */
export function formatsDeControle(plage: string, premiere: string): PlanMiseEnForme[] {
  return [
    { plage, formule: `=LEFT(${premiere},2)="OK"`, style: 'ok' },
    { plage, formule: `=LEFT(${premiere},1)="À"`, style: 'alerte' },
    { plage, formule: `=LEFT(${premiere},6)="Alerte"`, style: 'alerte' },
  ];
}

/** A1 range of the data of one column of a table. */
export function plageDeColonne(table: PlanTable, entete: string, dernier = entete): string {
  const rang = table.colonnes.findIndex((c) => c.entete === entete);
  const rangFin = table.colonnes.findIndex((c) => c.entete === dernier);
  if (rang < 0 || rangFin < 0) throw new Error(`Colonne absente de ${table.nom} : ${entete} – ${dernier}`);
  return `${adresse(table.ligne + 1, table.colonne + rang)}:${adresse(table.ligne + table.lignes.length, table.colonne + rangFin)}`;
}

/** « Non réservé » where a column of names holds the public name of that line. */
export function nonReserves(table: PlanTable, entete: string): PlanMiseEnForme {
  const plage = plageDeColonne(table, entete);
  return { plage, formule: estNonReserve(plage.split(':')[0] ?? plage), style: 'non-reserve' };
}

export function controlesDeColonne(table: PlanTable, entete: string): PlanMiseEnForme[] {
  const plage = plageDeColonne(table, entete);
  return formatsDeControle(plage, plage.split(':')[0] ?? plage);
}

/** A gap too small to be seen loses its sign: « −0,00 » says less where there is nothing to read. */
function ecartsInvisibles(table: PlanTable): PlanMiseEnForme[] {
  return table.colonnes.flatMap(({ entete, format, role }) => {
    if (format !== 'points' || role === 'technique') return [];
    const plage = plageDeColonne(table, entete);
    return [{ plage, formule: `=ABS(N(${plage.split(':')[0] ?? plage}))<0.005`, style: 'ecart-invisible' as const }];
  });
}

type Definition = Pick<PlanFeuille, 'cle' | 'nom' | 'couleurOnglet'> & Partial<PlanFeuille>;

export function feuille(definition: Definition): PlanFeuille {
  return auBout(feuilleParLots(definition));
}

export function* feuilleParLots(definition: Definition): Generator<void, PlanFeuille> {
  const { tables = [], misesEnForme = [] } = definition;
  return yield* mettreEnPageParLots({
    cellules: [],
    graphiques: [],
    figer: { lignes: 0, colonnes: 0 },
    ...definition,
    tables,
    misesEnForme: [...misesEnForme, ...tables.flatMap(ecartsInvisibles)],
  });
}

/** Cached value of `arrondiSansBruit`. */
export function sansBruit(ecart: number): number {
  return arrondir(ecart, 9) || 0;
}

/** « n/d » where a figure has no meaning. */
export function ouNd(valeur: number | null): number | string {
  return valeur ?? 'n/d';
}
