/** The row at hand, its cells prepared column by column; what no column is linked to is only searched for personal data. */
import type { Correspondance, Indicateur, LigneEcartee, ValeurCellule } from '../inventaire';
import { ColonneLue, VALEUR_ABSENTE, type Valeur } from './colonne-lue';
import { aucunCode, entetePersonnelleSansDoute, INDICATEURS_DE_CODES } from './donnees-personnelles';
import { preparerColonnes, raisonDEcarter, type Colonnes, type Ligne } from './ligne-source';
import { texteDe } from './texte';

/** Their values never repeat: nothing is to be remembered of them. */
const UNIQUES: ReadonlySet<Indicateur> = new Set<Indicateur>(['refBailleur', 'rplsId']);

export class LigneLue {
  readonly colonnes: Colonnes;
  /** In the order of the linked columns. */
  readonly cellules: Valeur[];
  /** Numbers of their spellings, from which rules remember. */
  readonly numeros: Int32Array;
  /** Whether one of them holds what a failed formula left. */
  aDesErreurs = false;
  /** Linked by mistake to what their header says is personal: they are not read. */
  readonly refusees: readonly number[];
  /** Place in `cellules` of each indicator that has a column. */
  readonly rangs: { readonly [indicateur in Indicateur]?: number };
  private readonly places: readonly number[];
  private readonly uniques: readonly boolean[];
  private readonly lectrices: readonly ColonneLue[];
  private readonly autres = new Map<number, ColonneLue>();
  private readonly liees: ReadonlySet<number>;

  constructor(correspondance: Correspondance) {
    const lues = correspondance.colonnes.filter(({ entete }) => !entetePersonnelleSansDoute(entete));
    this.refusees = correspondance.colonnes.filter(({ entete }) => entetePersonnelleSansDoute(entete)).map(({ colonne }) => colonne);
    this.colonnes = preparerColonnes({ ...correspondance, colonnes: lues });
    this.rangs = Object.fromEntries(lues.map(({ indicateur }, rang) => [indicateur, rang]));
    this.places = lues.map(({ colonne }) => colonne);
    this.uniques = lues.map(({ indicateur }) => UNIQUES.has(indicateur));
    this.lectrices = lues.map(
      ({ indicateur, entete }) =>
        new ColonneLue(texteDe(entete).toUpperCase(), INDICATEURS_DE_CODES.has(indicateur), aucunCode(indicateur)),
    );
    this.cellules = lues.map(() => VALEUR_ABSENTE);
    this.numeros = new Int32Array(lues.length);
    this.liees = new Set([...this.places, ...this.refusees]);
  }

  /** Takes a row in; null when it is a dwelling. */
  prendre(ligne: Ligne): LigneEcartee['raison'] | null {
    const { places, lectrices, uniques, cellules, numeros } = this;
    let remplies = 0;
    let egales = 0;
    let aDesErreurs = false;
    for (let rang = 0; rang < places.length; rang += 1) {
      const lectrice = lectrices[rang];
      if (lectrice === undefined) continue;
      const brute = ligne[places[rang] ?? -1];
      const valeur = uniques[rang] === true ? lectrice.lireIdentifiant(brute) : lectrice.lire(brute);
      cellules[rang] = valeur;
      numeros[rang] = valeur.numero;
      if (valeur.texte !== '') remplies += 1;
      if (valeur.estEntete) egales += 1;
      if (valeur.enErreur) aDesErreurs = true;
    }
    this.aDesErreurs = aDesErreurs;
    if (ligne.length > places.length) this.parcourirLesAutres(ligne);
    // Most of its columns filled, and not with headers: neither blank, nor a title, a sub-total or a repeated header.
    const estSurementUnBien = remplies > Math.max(2, places.length / 2) && (egales < 2 || egales * 2 <= remplies);
    return estSurementUnBien ? null : raisonDEcarter(ligne, this.colonnes);
  }

  /** Kinds of personal data met in the values, by column of the rows. */
  *colonnesSuspectes(): Generator<readonly [colonne: number, lectrice: ColonneLue, liee: boolean]> {
    for (const [rang, lectrice] of this.lectrices.entries()) yield [this.places[rang] ?? 0, lectrice, true];
    for (const [colonne, lectrice] of this.autres) yield [colonne, lectrice, false];
  }

  private parcourirLesAutres(ligne: readonly ValeurCellule[]): void {
    for (let colonne = 0; colonne < ligne.length; colonne += 1) {
      const cellule = ligne[colonne];
      if (cellule === null || cellule === undefined || cellule === '' || this.liees.has(colonne)) continue;
      let lectrice = this.autres.get(colonne);
      if (lectrice === undefined) this.autres.set(colonne, (lectrice = new ColonneLue('', false)));
      lectrice.lire(cellule);
    }
  }
}
