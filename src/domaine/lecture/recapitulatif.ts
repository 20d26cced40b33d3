/**
 * The recap that people write under an inventory, « Réservataire | Nombre » or labels and counts alone: its rows are no dwellings. Only
 * the last rows of a table are looked at, once: a poor row among the dwellings stays one, reported as wrong rather than lost.
 */
import type { Correspondance, Indicateur, ValeurCellule } from '../inventaire';
import { estUneDonnee } from './formes-entetes';
import { preparerColonnes, raisonDEcarter, type Colonnes, type Ligne } from './ligne-source';
import { normaliserRpls } from './normaliser-codes';
import { texteDe } from './texte';

/** A recap has a label and a few counts or shares; a dwelling has more. */
const CELLULES_MAXIMUM = 4;
/** Rows looked at, from the last one up: no recap is longer. */
const LIGNES_REGARDEES = 1_000;

const NOMBRE = /^(?:0|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d*)(?:[.,]\d+)?$/;
const PART = /^\d{1,3}(?:[.,]\d+)? ?%$/;
const UNITES = / ?(?:lgts?|logts?|logements?|droits?|r[ée]servations?)\.?$/i;
/** Header of the counts: « Nombre », « Nb de logements », « Effectif », « % ». */
const ENTETE_DE_COMPTE =
  /^(?:(?:nombre|nbre|nb|effectifs?|quantit[ée]s?|qt[ée]s?|d[ée]comptes?|comptes?)\.?(?![\p{L}\d]).*|n|parts?(?: \(?%\)?| en %)?|%|en %|pourcentages?|total|logements?|lgts?)$/iu;
/** One word with a digit: a reference, a code or a date. */
const EST_UN_CODE = /^\S*\d\S*$/;

/** Columns where a code is proof of a dwelling, were it made of digits alone. */
const CODES_DU_LIEU: readonly Indicateur[] = ['epci', 'commune', 'codePostal'];
const LONGUEUR_D_UN_CODE_DU_LIEU = 4;

interface Cellule {
  readonly colonne: number;
  readonly texte: string;
}

const cellulesDe = (ligne: Ligne): readonly Cellule[] =>
  Array.from(ligne, (valeur: ValeurCellule, colonne) => ({ colonne, texte: texteDe(valeur) })).filter(({ texte }) => texte !== '');

const remplies = (ligne: Ligne): number => ligne.reduce<number>((total, valeur) => total + (texteDe(valeur) === '' ? 0 : 1), 0);

/** A share, or a number that the rows above could add up to. */
function estUnCompte(ecrit: string, lignesAuDessus: number): boolean {
  if (PART.test(ecrit)) return true;
  const texte = ecrit.replace(UNITES, '');
  return NOMBRE.test(texte) && Number(texte.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')) <= lignesAuDessus;
}

/** The rows from `debut` to `fin` are those under one header. */
class FinDeTableau {
  private readonly indicateurs: ReadonlyMap<number, Indicateur>;
  private readonly colonneRpls: number | undefined;

  constructor(
    private readonly lignes: readonly Ligne[],
    private readonly colonnes: Colonnes,
    private readonly debut: number,
    private readonly fin: number,
  ) {
    this.indicateurs = new Map([...colonnes.parIndicateur].map(([indicateur, colonne]) => [colonne, indicateur]));
    this.colonneRpls = colonnes.parIndicateur.get('rplsId');
  }

  /** From the last row up to the first one that is surely a dwelling. */
  trouver(): readonly number[] {
    let premiere = this.fin;
    const arret = Math.max(this.debut, this.fin - LIGNES_REGARDEES);
    while (premiere > arret && this.peutEtreUnCompte(this.ligne(premiere - 1))) premiere -= 1;
    const trouvees: number[] = [];
    /** Rows without a header of their own: sure only when no dwelling follows them. */
    let sansEntete: number[] = [];
    let aPart = false;
    let places: ReadonlySet<number> | null = null;
    for (let index = premiere; index < this.fin; index += 1) {
      const ligne = this.ligne(index);
      const raison = raisonDEcarter(ligne, this.colonnes);
      if (raison !== null) {
        aPart = true;
        if (raison === 'vide') places = null;
        continue;
      }
      const cellules = cellulesDe(ligne);
      if (aPart && this.estUnEntete(ligne, cellules)) places = new Set(cellules.map(({ colonne }) => colonne));
      else if (places !== null && !cellules.every(({ colonne }) => places?.has(colonne))) places = null;
      if (places !== null) trouvees.push(index);
      else if (aPart && this.estUnDecompte(cellules, index)) sansEntete.push(index);
      else {
        aPart = false;
        sansEntete = [];
      }
    }
    return this.disentDesDepartements(sansEntete) ? trouvees : [...trouvees, ...sansEntete].sort((a, b) => a - b);
  }

  private ligne(index: number): Ligne {
    return this.lignes[index] ?? [];
  }

  private peutEtreUnCompte(ligne: Ligne): boolean {
    if (remplies(ligne) > CELLULES_MAXIMUM) return false;
    const rpls = this.colonneRpls === undefined ? '' : texteDe(ligne[this.colonneRpls]);
    return !/\d/.test(rpls) || normaliserRpls(rpls).etat !== 'lu';
  }

  private estUnEntete(ligne: Ligne, cellules: readonly Cellule[]): boolean {
    return (
      cellules.length >= 2 &&
      ligne.every((valeur) => texteDe(valeur) === '' || (typeof valeur === 'string' && !estUneDonnee(valeur))) &&
      cellules.some(({ texte }) => ENTETE_DE_COMPTE.test(texte)) &&
      cellules.some(({ texte }) => /\p{L}{3}/u.test(texte) && !ENTETE_DE_COMPTE.test(texte))
    );
  }

  /** Words and counts, of which nothing is what a dwelling is known by: neither a number of its own, nor a place, nor a date. */
  private estUnDecompte(cellules: readonly Cellule[], index: number): boolean {
    const { parIndicateur } = this.colonnes;
    // A narrow table has dwellings as poor as that.
    if (cellules.length >= parIndicateur.size || cellules.length * 2 > Math.max(parIndicateur.size, CELLULES_MAXIMUM)) return false;
    let comptes = 0;
    let libelles = 0;
    for (const { colonne, texte } of cellules) {
      const compte = estUnCompte(texte, index);
      if (compte && !this.estUnCodeDuLieu(colonne, texte)) comptes += 1;
      else if (compte || EST_UN_CODE.test(texte)) return false;
      else if (/\p{L}{2}/u.test(texte)) libelles += 1;
      else return false;
    }
    // A number in the column of the references is one, unless the words stand in that of the numbers of the RPLS.
    const reference = cellules.find(({ colonne }) => this.indicateurs.get(colonne) === 'refBailleur');
    const estUneReference = reference !== undefined && /\d/.test(reference.texte);
    if (estUneReference && !cellules.some(({ colonne }) => colonne === this.colonneRpls)) return false;
    return comptes > 0 && libelles > 0;
  }

  private estUnCodeDuLieu(colonne: number, texte: string): boolean {
    const indicateur = this.indicateurs.get(colonne);
    return indicateur !== undefined && CODES_DU_LIEU.includes(indicateur) && texte.length >= LONGUEUR_D_UN_CODE_DU_LIEU;
  }

  /** Every number is a département of the dwellings above: poor dwellings rather than counts. */
  private disentDesDepartements(recapitulatif: readonly number[]): boolean {
    const colonne = this.colonnes.parIndicateur.get('departement');
    if (colonne === undefined || recapitulatif.length === 0) return false;
    const nombres = new Set<string>();
    for (const index of recapitulatif) {
      for (const cellule of cellulesDe(this.ligne(index))) {
        if (!/\d/.test(cellule.texte)) continue;
        if (cellule.colonne !== colonne) return false;
        nombres.add(cellule.texte);
      }
    }
    for (let index = this.debut; index < (recapitulatif[0] ?? 0) && nombres.size > 0; index += 1)
      nombres.delete(texteDe(this.ligne(index)[colonne]));
    return nombres.size === 0;
  }
}

/** 0-based rows of the recaps: at the end of the sheet, and above each header but the first. Rows in the columns of the first header. */
export function lignesDeRecapitulatif(lignes: readonly Ligne[], correspondance: Correspondance): ReadonlySet<number> {
  const { ligneEntete, autresEntetes = [], blocs = [] } = correspondance;
  if (ligneEntete < 0 || correspondance.colonnes.length === 0) return new Set();
  const colonnes = preparerColonnes(correspondance);
  const entetes = [ligneEntete, ...autresEntetes];
  let bloc = -1;
  const trouvees = entetes.flatMap((entete, rang) => {
    while ((blocs[bloc + 1]?.ligneEntete ?? Infinity) <= entete) bloc += 1;
    // Another table is not read at all.
    if (blocs[bloc]?.sources === null) return [];
    return new FinDeTableau(lignes, colonnes, entete + 1, entetes[rang + 1] ?? lignes.length).trouver();
  });
  return new Set(trouvees);
}
