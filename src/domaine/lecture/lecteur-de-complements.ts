/** Leads the rules of the optional columns: only those whose column is linked run. */
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
import type { Regle, RegleDuBloc } from './memoire';
import type { ReservataireLu } from './reservataires-connus';

/** Makes a rule of the block reader, which knows the cells. */
type Preparer = <T>(indicateurs: readonly Indicateur[], depart: Int32Array | null, calcul: () => T) => Regle<T>;

/** What the other rules made of the row at hand. */
export interface Retenus {
  readonly motif: () => Bien['horsFlux'];
  readonly titulaires: () => readonly ReservataireLu[];
  /** Numbers of these, row by row. */
  readonly numerosDesTitulaires: Int32Array;
}

export class LecteurDeComplements {
  /** In the order in which they speak: none for most inventories, which have none of these columns. */
  readonly regles: readonly RegleDuBloc[];
  private readonly colonnes: readonly Regle<Partial<Complements>>[];
  private readonly motifs = new Map<Bien['horsFlux'], number>();
  /** Row by row; numbered only where a rule depends on them. */
  private readonly numerosDesMotifs: Int32Array | null;

  /** `taille`, of the largest block. */
  constructor(contexte: ContexteDeLecture, preparer: Preparer, { motif, titulaires, numerosDesTitulaires }: Retenus, taille: number) {
    const liee = (indicateur: Indicateur): boolean => contexte.a(indicateur);
    this.colonnes = COLONNES_FACULTATIVES.filter(liee).map((indicateur) =>
      preparer([indicateur], null, () => ({ [indicateur]: LECTURES_FACULTATIVES[indicateur](contexte) })),
    );
    const coherences: Regle<void>[] = [];
    this.numerosDesMotifs = COLONNES_DU_MOTIF.slice(1).some(liee) ? new Int32Array(taille) : null;
    if (this.numerosDesMotifs !== null) {
      coherences.push(preparer(COLONNES_DU_MOTIF, this.numerosDesMotifs, () => proposerMotif(contexte, motif())));
    }
    if (COLONNES_DU_BAIL.every(liee)) coherences.push(preparer(COLONNES_DU_BAIL, null, () => verifierBail(contexte)));
    if (liee('departLocataire')) coherences.push(preparer(COLONNES_DU_DEPART, null, () => verifierDepart(contexte)));
    if (liee('contingent')) {
      coherences.push(preparer(COLONNES_DU_CONTINGENT, numerosDesTitulaires, () => verifierContingent(contexte, titulaires())));
    }
    this.regles = [...this.colonnes, ...coherences];
  }

  /** Before its rules run on a block of `nombre` rows: the retained motive of each one. */
  preparerBloc(nombre: number, motifDe: (place: number) => Bien['horsFlux']): void {
    const { numerosDesMotifs } = this;
    if (numerosDesMotifs === null) return;
    for (let place = 0; place < nombre; place += 1) {
      const motif = motifDe(place);
      if (!this.motifs.has(motif)) this.motifs.set(motif, this.motifs.size);
      numerosDesMotifs[place] = this.motifs.get(motif) ?? 0;
    }
  }

  /** What the columns say of a dwelling of the block; undefined when none is kept with it. */
  complements(place: number): Complements | undefined {
    if (this.colonnes.length === 0) return undefined;
    const lus = { ...SANS_COMPLEMENT };
    for (const colonne of this.colonnes) Object.assign(lus, colonne.compris(place).resultat);
    return lus;
  }
}
