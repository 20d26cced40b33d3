/** Runs rules on the rows of a block: each rule once for each combination of the cells that it reads, its findings on every row. */
import type { Indicateur, ValeurCellule } from '../inventaire';
import type { BlocLu } from './bloc-lu';
import { VALEUR_ABSENTE, type Valeur } from './colonne-lue';
import { Regle, type Compris, type DefinitionDeRegle } from './memoire';
import { erreurs } from './poids-des-cellules';
import { RegleDUneCellule } from './regle-d-une-cellule';
import { citer, type Constat, type Rapporteur } from './rapporteur';

const aDesConstats = ({ constats }: Compris<unknown>): boolean => constats.length > 0;

export class LecteurDeRegles {
  /** Of the row at hand, in the block. */
  protected place = 0;
  /** Where findings go while a rule runs: they are remembered with what it understood. */
  private recueil: Constat[] | null = null;
  /** Cells that the running rule may read and be remembered; whether it has read no other. */
  private connus: ReadonlySet<Indicateur> = new Set();
  private fidele = true;
  private readonly lies: readonly Indicateur[];
  /** Place of each linked column, as properties: the same few names are asked for on each row. */
  private readonly rangs: { readonly [indicateur in Indicateur]?: number };

  constructor(
    protected readonly source: BlocLu,
    protected readonly rapporteur: Rapporteur,
  ) {
    this.rangs = source.rangs;
    this.lies = Object.keys(source.rangs) as Indicateur[];
  }

  readonly a = (indicateur: Indicateur): boolean => this.rangs[indicateur] !== undefined;

  readonly valeur = (indicateur: Indicateur): ValeurCellule => {
    if (this.recueil !== null && !this.connus.has(indicateur)) this.fidele = false;
    return this.cellule(indicateur).brute;
  };

  readonly signaler = (constat: Constat): void => {
    if (this.recueil === null) this.rapporter(constat);
    else this.recueil.push(constat);
  };

  /** Row of the whole. */
  protected get index(): number {
    return this.source.index[this.place] ?? 0;
  }

  protected cellule(indicateur: Indicateur): Valeur {
    const valeur = this.telleQuelle(indicateur);
    return valeur.enErreur ? VALEUR_ABSENTE : valeur;
  }

  /** The cell holds what a failed formula left: rules read nothing there, and have nothing to say of it. */
  protected enErreur(indicateur: Indicateur): boolean {
    return this.telleQuelle(indicateur).enErreur;
  }

  /** One finding by cell in error, in the place of those of the rules. */
  protected signalerErreursDeCellule(): void {
    const parRang = this.lies.map((indicateur) => ({ indicateur, rang: this.rangs[indicateur] ?? 0 })).sort((a, b) => a.rang - b.rang);
    for (const { indicateur } of parRang) {
      const { brute, texte, enErreur } = this.telleQuelle(indicateur);
      if (!enErreur) continue;
      this.rapporteur.signaler(this.index, {
        gravite: 'erreur',
        regle: 'LECTURE',
        indicateur,
        valeur: brute,
        message: `${citer(texte)} est une erreur de formule, non une valeur : la cellule n’est pas lue. Corrigez la formule, ou saisissez la valeur.`,
      });
    }
  }

  private get aDesErreurs(): boolean {
    return erreurs(this.source.poids[this.place] ?? 0) > 0;
  }

  private telleQuelle(indicateur: Indicateur): Valeur {
    return this.source.cellule(this.rangs[indicateur], this.place);
  }

  private rapporter(constat: Constat): void {
    if (this.aDesErreurs && constat.indicateur !== null && this.enErreur(constat.indicateur)) return;
    this.rapporteur.signaler(this.index, constat);
  }

  /** `depart` numbers, row by row, what the rule depends on besides the cells of `indicateurs`; null when there is nothing else. */
  protected regle<T>(
    indicateurs: readonly Indicateur[],
    depart: Int32Array | null,
    calcul: () => T,
    { parle = aDesConstats, marque }: Partial<Pick<DefinitionDeRegle<T>, 'parle' | 'marque'>> = {},
  ): Regle<T> {
    const codes = indicateurs.flatMap((indicateur) => this.source.codes(indicateur) ?? []);
    const calculer = this.calculer(indicateurs, calcul);
    return new Regle<T>(this.source.taille, { codes, depart, parle, calculer, ...(marque === undefined ? {} : { marque }) });
  }

  protected regleDUneCellule<T>(indicateur: Indicateur, calcul: () => T): RegleDUneCellule<T> {
    return new RegleDUneCellule<T>(this.source.codes(indicateur), this.calculer([indicateur], calcul));
  }

  private calculer<T>(indicateurs: readonly Indicateur[], calcul: () => T): (place: number) => Compris<T> & { readonly fidele: boolean } {
    const connus = new Set(indicateurs.filter((indicateur) => !this.a(indicateur) || this.source.codes(indicateur) !== null));
    return (place) => {
      this.connus = connus;
      this.fidele = true;
      const { resultat, constats } = this.recueillir(place, calcul);
      // A rule that looked at another cell would be wrong on the next row: it is not remembered.
      return { resultat, constats, fidele: this.fidele };
    };
  }

  /** Runs a rule on a row of the block, and keeps its findings apart. */
  protected recueillir<T>(place: number, calcul: () => T): Compris<T> {
    const constats: Constat[] = [];
    this.place = place;
    this.recueil = constats;
    try {
      return { resultat: calcul(), constats };
    } finally {
      this.recueil = null;
    }
  }

  /** Reports what a rule found on the row at hand. */
  protected rapporterTout({ constats }: Compris<unknown>): void {
    const { index, rapporteur, aDesErreurs } = this;
    for (const constat of constats) {
      if (aDesErreurs) this.rapporter(constat);
      else rapporteur.signaler(index, constat);
    }
  }
}
