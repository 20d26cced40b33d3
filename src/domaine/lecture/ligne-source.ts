/** One row of the sheet, read by indicator rather than by column; and whether it is a dwelling at all. */
import type { Correspondance, Indicateur, LigneEcartee, ValeurCellule } from '../inventaire';
import { normaliserRpls } from './normaliser-codes';
import { texteDe } from './texte';

export type Ligne = readonly ValeurCellule[];

export interface Colonnes {
  readonly parIndicateur: ReadonlyMap<Indicateur, number>;
  /** Header of each mapped column in upper case, to recognise a header repeated further down. */
  readonly entetes: ReadonlyMap<number, string>;
}

export function preparerColonnes(correspondance: Correspondance): Colonnes {
  return {
    parIndicateur: new Map(correspondance.colonnes.map(({ indicateur, colonne }) => [indicateur, colonne])),
    entetes: new Map(correspondance.colonnes.map(({ colonne, entete }) => [colonne, texteDe(entete).toUpperCase()])),
  };
}

const LOGEMENTS = '(?:de|total|lgts?|logts?|logements?)';
const SOUS_TOTAL = new RegExp(
  `^(sous[- ]?total|total|totaux|s\\/[- ]?total|s[/.]t\\.?|cumul|ensemble|somme|r[ée]sultats?|(?:nombre|nbre|nb)\\.? ${LOGEMENTS})(?![\\p{L}\\d])`,
  'iu',
);
/** « Muret Total », as a spreadsheet names the sub-totals that it adds. */
const FINIT_PAR_TOTAL = /(?:^|[\s-])total[\s:.]*$/iu;

/** Beyond, a row outside the recognised columns is a dwelling whose columns were not recognised. */
const CELLULES_D_UNE_NOTE = 4;

function estEnteteRepete(ligne: Ligne, colonnes: Colonnes): boolean {
  let egales = 0;
  let remplies = 0;
  for (const [colonne, entete] of colonnes.entetes) {
    const texte = texteDe(ligne[colonne]);
    if (texte === '') continue;
    remplies += 1;
    if (typeof ligne[colonne] === 'string' && texte.length === entete.length && texte.toUpperCase() === entete) egales += 1;
  }
  return egales >= 2 && egales * 2 > remplies;
}

/** Null for a dwelling. A doubtful row is a dwelling: it is better reported as wrong than lost. */
export function raisonDEcarter(ligne: Ligne, colonnes: Colonnes): LigneEcartee['raison'] | null {
  let remplies = 0;
  let seule = '';
  let premiere = '';
  let finitParTotal = false;
  for (const cellule of ligne) {
    const texte = texteDe(cellule);
    if (texte === '') continue;
    remplies += 1;
    seule = texte;
    if (premiere === '') premiere = texte;
    finitParTotal ||= FINIT_PAR_TOTAL.test(texte);
  }
  if (remplies === 0) return 'vide';
  if (colonnes.entetes.size === 0) return 'titre';
  if (estEnteteRepete(ligne, colonnes)) return 'entete-repete';
  const { parIndicateur } = colonnes;
  const valeurDe = (indicateur: Indicateur): string => {
    const colonne = parIndicateur.get(indicateur);
    return colonne === undefined ? '' : texteDe(ligne[colonne]);
  };
  const ditTotal =
    finitParTotal || SOUS_TOTAL.test(premiere) || SOUS_TOTAL.test(valeurDe('programme')) || SOUS_TOTAL.test(valeurDe('refBailleur'));
  // A residence may be called « Total »: a dwelling has its RPLS number or most of its columns, a sub-total has neither.
  if (ditTotal && normaliserRpls(valeurDe('rplsId')).etat !== 'lu' && remplies <= Math.max(2, parIndicateur.size / 2)) return 'sous-total';
  if (remplies === 1 && parIndicateur.size >= 3 && !/^\S*\d\S*$/.test(seule)) return 'titre';
  // Nothing in the recognised columns: a note beside the table, unless it is too long for one.
  if (remplies > CELLULES_D_UNE_NOTE) return null;
  return [...parIndicateur.values()].every((colonne) => texteDe(ligne[colonne]) === '') ? 'titre' : null;
}
