/** Runs rules on the row at hand: each rule once for each combination of the cells that it reads, its findings on every row. */
import type { Indicateur, ValeurCellule } from '../inventaire';
import { VALEUR_ABSENTE, type Valeur } from './colonne-lue';
import type { LigneLue } from './ligne-lue';
import { Regle } from './memoire';
import { citer, type Constat, type Rapporteur } from './rapporteur';

export class LecteurDeRegles {
  protected index = 0;
  /** Where findings go while a rule runs: they are remembered with what it understood. */
  private recueil: Constat[] | null = null;
  /** Cells that the running rule has read. */
  private readonly consultes = new Set<Indicateur>();

  private readonly lies: readonly Indicateur[];
  /** Place of each linked column, as properties: the same few names are asked for on each row. */
  private readonly rangs: { readonly [indicateur in Indicateur]?: number };

  constructor(
    protected readonly source: LigneLue,
    protected readonly rapporteur: Rapporteur,
  ) {
    this.rangs = source.rangs;
    this.lies = Object.keys(source.rangs) as Indicateur[];
  }

  readonly a = (indicateur: Indicateur): boolean => this.rangs[indicateur] !== undefined;

  readonly valeur = (indicateur: Indicateur): ValeurCellule => {
    if (this.recueil !== null) this.consultes.add(indicateur);
    return this.cellule(indicateur).brute;
  };

  readonly signaler = (constat: Constat): void => {
    if (this.recueil === null) this.rapporter(constat);
    else this.recueil.push(constat);
  };

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
    const { cellules, aDesErreurs } = this.source;
    if (!aDesErreurs) return;
    for (let rang = 0; rang < cellules.length; rang += 1) {
      const { brute, texte, enErreur } = cellules[rang] ?? VALEUR_ABSENTE;
      if (!enErreur) continue;
      const indicateur = this.lies.find((lie) => this.rangs[lie] === rang);
      if (indicateur === undefined) continue;
      this.rapporteur.signaler(this.index, {
        gravite: 'erreur',
        regle: 'LECTURE',
        indicateur,
        valeur: brute,
        message: `${citer(texte)} est une erreur de formule, non une valeur : la cellule n’est pas lue. Corrigez la formule, ou saisissez la valeur.`,
      });
    }
  }

  private telleQuelle(indicateur: Indicateur): Valeur {
    return this.source.cellules[this.rangs[indicateur] ?? -1] ?? VALEUR_ABSENTE;
  }

  private rapporter(constat: Constat): void {
    if (this.source.aDesErreurs && constat.indicateur !== null && this.enErreur(constat.indicateur)) return;
    this.rapporteur.signaler(this.index, constat);
  }

  /** `depart` numbers what the rule depends on besides the cells of `indicateurs`; null when there is nothing else. */
  protected regle<T>(indicateurs: readonly Indicateur[], depart: (() => number) | null, calcul: () => T): Regle<T> {
    const rangs = indicateurs.flatMap((indicateur) => this.rangs[indicateur] ?? []);
    return new Regle<T>(rangs, depart, () => {
      const constats: Constat[] = [];
      this.recueil = constats;
      this.consultes.clear();
      try {
        const resultat = calcul();
        // A rule that looked at another cell would be wrong on the next row: it is not remembered.
        return { resultat, constats, fidele: [...this.consultes].every((lu) => indicateurs.includes(lu)) };
      } finally {
        this.recueil = null;
      }
    });
  }

  protected appliquer<T>(regle: Regle<T>): T {
    const { resultat, constats } = regle.lire(this.source.numeros);
    for (let rang = 0; rang < constats.length; rang += 1) {
      const constat = constats[rang];
      if (constat !== undefined) this.rapporter(constat);
    }
    return resultat;
  }
}
