/** Leads the rules of the optional columns: only those whose column is linked run, and each one remembers what it understood. */
import type { Bien, Complements } from '../bien';
import type { Indicateur } from '../inventaire';
import type { ContexteDeLecture } from './contexte-de-lecture';
import {
  COLONNES_DU_BAIL,
  COLONNES_DU_CONTINGENT,
  COLONNES_DU_DEPART,
  COLONNES_DU_MOTIF,
  proposerMotif,
  verifierBail,
  verifierContingent,
  verifierDepart,
} from './lire-coherences';
import { COLONNES_FACULTATIVES, LECTURES_FACULTATIVES, SANS_COMPLEMENT } from './lire-complements';
import { CAPACITE, HORS_MEMOIRE, type Regle } from './memoire';
import type { ReservataireLu } from './reservataires-connus';

/** Makes a rule of the row reader, which knows the cells. */
type Preparer = <T>(indicateurs: readonly Indicateur[], depart: (() => number) | null, calcul: () => T) => Regle<T>;
type Appliquer = <T>(regle: Regle<T>) => T;

/** Gives a number to each value that a rule depends on besides cells. */
class Numeros<T> {
  private readonly connus = new Map<T, number>();

  de(valeur: T): number {
    const connu = this.connus.get(valeur);
    if (connu !== undefined) return connu;
    if (this.connus.size >= CAPACITE) return HORS_MEMOIRE;
    this.connus.set(valeur, this.connus.size);
    return this.connus.size - 1;
  }
}

export class LecteurDeComplements {
  /** False for most inventories: they have none of these columns. */
  readonly actif: boolean;
  private readonly colonnes: readonly Regle<Partial<Complements>>[];
  private readonly coherences: readonly Regle<void>[];
  private readonly contingent: Regle<void> | null;
  /** Of the row being read. */
  private motif: Bien['horsFlux'] = null;
  private titulaires: readonly ReservataireLu[] = [];
  private readonly numerosDesMotifs = new Numeros<Bien['horsFlux']>();
  /** Names come from a memory of spellings: the same dwellings have the same key. */
  private readonly numerosDesTitulaires = new Numeros<string>();

  constructor(
    contexte: ContexteDeLecture,
    preparer: Preparer,
    private readonly appliquer: Appliquer,
  ) {
    const liee = (indicateur: Indicateur): boolean => contexte.a(indicateur);
    const liees = COLONNES_FACULTATIVES.filter(liee);
    this.colonnes = liees.map((indicateur) =>
      preparer([indicateur], null, () => ({ [indicateur]: LECTURES_FACULTATIVES[indicateur](contexte) })),
    );
    const coherences: Regle<void>[] = [];
    if (COLONNES_DU_MOTIF.slice(1).some(liee)) {
      coherences.push(
        preparer(
          COLONNES_DU_MOTIF,
          () => this.numerosDesMotifs.de(this.motif),
          () => proposerMotif(contexte, this.motif),
        ),
      );
    }
    if (COLONNES_DU_BAIL.every(liee)) coherences.push(preparer(COLONNES_DU_BAIL, null, () => verifierBail(contexte)));
    if (liee('departLocataire')) coherences.push(preparer(COLONNES_DU_DEPART, null, () => verifierDepart(contexte)));
    this.coherences = coherences;
    this.contingent = !liee('contingent')
      ? null
      : preparer(
          COLONNES_DU_CONTINGENT,
          () => this.numerosDesTitulaires.de(this.titulaires.map(({ nom }) => nom).join('\u0000')),
          () => verifierContingent(contexte, this.titulaires),
        );
    this.actif = liees.length > 0 || this.contingent !== null;
  }

  /** `motif` is the retained one; `titulaires`, those of the dwelling. Undefined when no column is kept with the dwelling. */
  lire(motif: Bien['horsFlux'], titulaires: readonly ReservataireLu[]): Complements | undefined {
    this.motif = motif;
    this.titulaires = titulaires;
    const lus = this.colonnes.length === 0 ? undefined : this.lireColonnes();
    for (const coherence of this.coherences) this.appliquer(coherence);
    if (this.contingent !== null) this.appliquer(this.contingent);
    return lus;
  }

  private lireColonnes(): Complements {
    const lus = { ...SANS_COMPLEMENT };
    for (const colonne of this.colonnes) Object.assign(lus, this.appliquer(colonne));
    return lus;
  }
}
