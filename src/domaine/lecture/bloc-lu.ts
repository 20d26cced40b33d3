/**
 * The rows at hand, column by column: the first stage of the reading. A tight loop over each column numbers its spellings and weighs its
 * cells; the rules then work on numbers. What no column is linked to is only searched for personal data.
 */
import type { Correspondance, Indicateur, LigneEcartee } from '../inventaire';
import { ColonneDIdentifiants } from './colonne-d-identifiants';
import { ColonneLue, VALEUR_ABSENTE, type Lectrice, type NatureDeColonne, type Valeur } from './colonne-lue';
import { aucunCode, entetePersonnelleSansDoute, INDICATEURS_DE_CODES, type NatureDeDonnee } from './donnees-personnelles';
import { formesDesCellules } from './formes-des-cellules';
import { NEUF_CHIFFRES, REFERENCE_NETTE } from './identifiant';
import { preparerColonnes, raisonDEcarter, type Colonnes, type Ligne } from './ligne-source';
import { cellulesRefusees, rangeeDouteuse } from './poids-des-cellules';
import { tasser, tasserLesLignes } from './tasser';
import { texteDe } from './texte';
import type { Zonage } from './zonage';

/** Rows of a block: their cells stay in the processor's cache while each column is gone through. */
const TAILLE_MAXIMALE = 1024;

/** Their values never repeat: nothing is to be remembered of them. From this kind on, they have the form of their column. */
const UNIQUES: { readonly [indicateur in Indicateur]?: number } = { refBailleur: REFERENCE_NETTE, rplsId: NEUF_CHIFFRES };

interface Mise {
  readonly index: number;
  readonly raison: LigneEcartee['raison'];
}

export class BlocLu {
  readonly colonnes: Colonnes;
  /** Place of the column of each indicator that has one. */
  readonly rangs: { readonly [indicateur in Indicateur]?: number };
  /** Linked by mistake to what their header says is personal: they are not read. */
  readonly refusees: readonly number[];
  readonly taille: number;
  /** Dwellings of the block. */
  nombre = 0;
  /** Rows of the whole that they are. */
  readonly index: Int32Array;
  /** See `poids-des-cellules.ts`. */
  readonly poids: Int32Array;
  /** Rows of the block that are no dwelling, and why. */
  ecartees: readonly Mise[] = [];
  /** Rows of the block; its array is used again. */
  private readonly prises: Ligne[] = [];
  private readonly lectrices: readonly Lectrice[];
  private readonly places: readonly number[];
  private readonly liees: ReadonlySet<number>;
  private readonly autres = new Map<number, ColonneLue>();

  /** `lignes`: all of them; `exercice`: year N. */
  constructor(
    readonly lignes: readonly Ligne[],
    correspondance: Correspondance,
    exercice: number,
  ) {
    const lues = correspondance.colonnes.filter(({ entete }) => !entetePersonnelleSansDoute(entete));
    this.taille = Math.max(1, Math.min(TAILLE_MAXIMALE, lignes.length));
    this.refusees = correspondance.colonnes.filter(({ entete }) => entetePersonnelleSansDoute(entete)).map(({ colonne }) => colonne);
    this.colonnes = preparerColonnes({ ...correspondance, colonnes: lues });
    this.rangs = Object.fromEntries(lues.map(({ indicateur }, rang) => [indicateur, rang]));
    this.places = lues.map(({ colonne }) => colonne);
    this.liees = new Set([...this.places, ...this.refusees]);
    this.index = new Int32Array(this.taille);
    this.poids = new Int32Array(this.taille);
    const formes = formesDesCellules(exercice);
    this.lectrices = lues.map(({ indicateur, entete, colonne }): Lectrice => {
      const nature: NatureDeColonne = {
        entete: texteDe(entete).toUpperCase(),
        code: INDICATEURS_DE_CODES.has(indicateur),
        aucunCode: aucunCode(indicateur),
        forme: formes[indicateur] ?? null,
      };
      const genreSur = UNIQUES[indicateur];
      return genreSur === undefined
        ? new ColonneLue(nature, colonne, this.taille)
        : new ColonneDIdentifiants(nature, colonne, genreSur, this.taille);
    });
  }

  /** Takes rows in, `taille` at most. */
  prendre(debut: number, fin: number, zonage: Zonage): void {
    const { lignes, index, poids, prises, places } = this;
    const ecartees: Mise[] = [];
    let nombre = 0;
    let autres = false;
    for (let rang = debut; rang < fin; rang += 1) {
      const ligne = lignes[rang] ?? [];
      const raison = zonage.raison(ligne, rang);
      if (raison === null) {
        index[nombre] = rang;
        poids[nombre] = 0;
        prises[nombre] = ligne;
        nombre += 1;
        if (ligne.length > places.length) autres = true;
      } else ecartees.push({ index: rang, raison });
    }
    this.nombre = nombre;
    for (const lectrice of this.lectrices) lectrice.lireBloc(prises, nombre, poids);
    if (autres) this.parcourirLesAutres();
    this.ecarter(ecartees);
    this.ecartees = ecartees;
  }

  /** The cell of a column in a dwelling of the block; absent when there is no such column. */
  cellule(rang: number | undefined, place: number): Valeur {
    return rang === undefined ? VALEUR_ABSENTE : (this.lectrices[rang]?.valeur(place) ?? VALEUR_ABSENTE);
  }

  /** Numbers of the spellings of a column; null for one of identifiers, which has none. */
  codes(indicateur: Indicateur): Int32Array | null {
    const lectrice = this.lectrices[this.rangs[indicateur] ?? -1];
    return lectrice instanceof ColonneLue ? lectrice.codes : null;
  }

  identifiants(indicateur: 'refBailleur' | 'rplsId'): ColonneDIdentifiants | null {
    const lectrice = this.lectrices[this.rangs[indicateur] ?? -1];
    return lectrice instanceof ColonneDIdentifiants ? lectrice : null;
  }

  /** Cells of the block that have not the form that their column asks for. */
  get cellulesRefusees(): number {
    return cellulesRefusees(this.poids, this.nombre);
  }

  /** Kinds of personal data met in the values, by column of the rows. */
  *colonnesSuspectes(): Generator<readonly [colonne: number, naturesVues: ReadonlySet<NatureDeDonnee>, liee: boolean]> {
    for (const [rang, { naturesVues }] of this.lectrices.entries()) yield [this.places[rang] ?? 0, naturesVues, true];
    for (const [colonne, { naturesVues }] of this.autres) yield [colonne, naturesVues, false];
  }

  private ecarter(ecartees: Mise[]): void {
    const { places, poids, prises, index, nombre } = this;
    const otees: number[] = [];
    let place = rangeeDouteuse(poids, 0, nombre, places.length);
    while (place < nombre) {
      const raison = raisonDEcarter(prises[place] ?? [], this.colonnes);
      if (raison !== null) {
        otees.push(place);
        ecartees.push({ index: index[place] ?? 0, raison });
      }
      place = rangeeDouteuse(poids, place + 1, nombre, places.length);
    }
    if (otees.length === 0) return;
    tasserLesLignes(prises, otees, nombre);
    tasser(index, otees, nombre);
    tasser(poids, otees, nombre);
    for (const lectrice of this.lectrices) lectrice.oter(otees, nombre);
    this.nombre = nombre - otees.length;
    ecartees.sort((a, b) => a.index - b.index);
  }

  private parcourirLesAutres(): void {
    for (let place = 0; place < this.nombre; place += 1) {
      const ligne = this.prises[place] ?? [];
      if (ligne.length <= this.places.length) continue;
      for (let colonne = 0; colonne < ligne.length; colonne += 1) {
        const cellule = ligne[colonne] ?? '';
        if (cellule !== '' && !this.liees.has(colonne)) this.lectriceDe(colonne).parcourir(cellule);
      }
    }
  }

  private lectriceDe(colonne: number): ColonneLue {
    const connue = this.autres.get(colonne);
    if (connue !== undefined) return connue;
    const lectrice = new ColonneLue({ entete: '', code: false, aucunCode: false, forme: null }, colonne, 0);
    this.autres.set(colonne, lectrice);
    return lectrice;
  }
}
