/** Lines of a CSV whose values are not under their headers any more: they are set aside and said, never used. */
import type { Anomalie, Correspondance, Indicateur } from '../../domaine/inventaire';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { constat } from '../../domaine/rpls/constats';

type Cellules = readonly string[];

/** The surest one that the file has tells a dwelling from the end of another. */
const IDENTIFIANTS: readonly Indicateur[] = ['rplsId', 'refBailleur'];
const CONTIENT_UN_CHIFFRE = /^\S*\d\S*$/;

/** Cells up to the last filled one: trailing separators say nothing, written or left out. */
function largeurUtile(cellules: Cellules): number {
  let largeur = cellules.length;
  while (largeur > 0 && (cellules[largeur - 1] ?? '').trim() === '') largeur -= 1;
  return largeur;
}

/** The commonest number of cells, trailing separators included. */
function largeurCourante(lignes: readonly Cellules[]): number {
  const effectifs = new Map<number, number>();
  for (const { length } of lignes) if (length > 1) effectifs.set(length, (effectifs.get(length) ?? 0) + 1);
  return [...effectifs].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Cells that the header above a line has; those of both lines of a header that has two. */
class LargeurDesEntetes {
  private readonly entetes: readonly { readonly index: number; readonly largeur: number }[];
  private rang = -1;

  constructor(lignes: readonly Cellules[], { ligneEntete, autresEntetes = [] }: Correspondance) {
    const entetes: { index: number; largeur: number }[] = [];
    for (const index of [ligneEntete, ...autresEntetes]) {
      const precedent = entetes.at(-1);
      const largeur = lignes[index]?.length ?? 0;
      entetes.push({ index, largeur: precedent?.index === index - 1 ? Math.max(precedent.largeur, largeur) : largeur });
    }
    this.entetes = entetes;
  }

  /** Lines in growing order; null above the first header and for a header. */
  de(index: number): number | null {
    while ((this.entetes[this.rang + 1]?.index ?? Infinity) <= index) this.rang += 1;
    const entete = this.entetes[this.rang];
    return entete === undefined || entete.index === index ? null : entete.largeur;
  }
}

export interface Decalees {
  /** 1-based lines of the file. */
  readonly lignes: readonly number[];
  readonly remarques: readonly Anomalie[];
}

/** `suites`: 1-based lines that only continue a quoted cell. */
export function* trouverLesDecalees(
  lignes: readonly Cellules[],
  suites: readonly number[],
  correspondance: Correspondance,
): Lots<Decalees> {
  const courante = largeurCourante(lignes);
  const sansEntete = correspondance.ligneEntete < 0;
  const entetes = new LargeurDesEntetes(lignes, correspondance);
  const enSuite = new Set(suites);
  const [identifiant] = IDENTIFIANTS.flatMap((voulu) => correspondance.colonnes.filter(({ indicateur }) => indicateur === voulu));
  const decalees: number[] = [];
  const remarques: Anomalie[] = [];
  const ecarter = (index: number, message: string): void => {
    decalees.push(index + 1);
    remarques.push(constat(index + 1, 'erreur', message));
  };
  let coupee = -1;
  yield* parcourirParLots(lignes, (cellules, index) => {
    const attendue = sansEntete ? courante : entetes.de(index);
    if (attendue === null || enSuite.has(index + 1)) return;
    const utile = largeurUtile(cellules);
    if (utile > attendue) {
      ecarter(
        index,
        `${utile} cellules au lieu de ${attendue} : un séparateur figure sans doute dans un texte ou un nombre sans guillemets, et les valeurs qui suivent sont décalées ; la ligne n’est pas lue. Mettez ce texte ou ce nombre entre guillemets ("8,5"), puis relisez le fichier.`,
      );
      return;
    }
    // A line break within a text has made two lines of one: together, they have one cell too many, the one that was cut.
    const suivante = lignes[index + 1] ?? [];
    const debut =
      !sansEntete &&
      identifiant !== undefined &&
      attendue === courante &&
      cellules.length > 1 &&
      suivante.length > 1 &&
      cellules.length + suivante.length === attendue + 1 &&
      utile === cellules.length &&
      (suivante[0] ?? '').trim() !== '' &&
      !enSuite.has(index + 2) &&
      !CONTIENT_UN_CHIFFRE.test((suivante[identifiant.colonne] ?? '').trim());
    if (debut || coupee === index) {
      ecarter(
        index,
        `${cellules.length} cellules au lieu de ${attendue} : un saut de ligne figure sans doute dans un texte sans guillemets et coupe la ligne en deux ; ${debut ? 'elle n’est pas lue, la suivante non plus' : 'elle n’est pas lue, la précédente non plus'}. Mettez ce texte entre guillemets, ou ôtez le saut de ligne, puis relisez le fichier.`,
      );
      coupee = debut ? index + 1 : -1;
    }
  });
  return { lignes: decalees, remarques };
}
