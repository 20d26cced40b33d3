/**
 * Which formulas must be computed again after a change. Formulas with the same text in the same column are one group, so the
 * graph has tens of nodes for an inventory of hundreds of thousands of rows. It may call too many cells dirty, never too few.
 */
import type { Scalaire } from './moteur';
import type { Bande } from './intervalles';
import type { Gabarit, Portee } from './traduire';

export interface Groupe {
  readonly feuille: string;
  readonly colonne: number;
  readonly texte: string;
  gabarit: Gabarit;
  readonly lignes: Set<number>;
}

export interface CelluleCalculee {
  groupe: Groupe;
  valeur: Scalaire;
  sale: boolean;
}

export interface Salissure {
  readonly groupe: Groupe;
  readonly ligne0: number;
  readonly ligne1: number;
  /** Every row of the group is dirty: nothing more can be learnt about it. */
  readonly entier?: boolean;
}

export function lignesEntre(groupe: Groupe, ligne0: number, ligne1: number): number[] {
  if (ligne1 - ligne0 < groupe.lignes.size) {
    const lignes: number[] = [];
    for (let ligne = ligne0; ligne <= ligne1; ligne += 1) if (groupe.lignes.has(ligne)) lignes.push(ligne);
    return lignes;
  }
  return [...groupe.lignes].filter((ligne) => ligne >= ligne0 && ligne <= ligne1).sort((a, b) => a - b);
}

/** Dirty row intervals by group, from changed cells and from groups that are dirty by themselves. */
export function propager(
  groupes: Iterable<Groupe>,
  changements: readonly Bande[],
  initiales: readonly Salissure[],
): Map<Groupe, Salissure> {
  const lecteurs = new Map<string, Groupe[]>();
  for (const groupe of groupes)
    for (const feuille of new Set(groupe.gabarit.portees.map((portee) => portee.feuille))) {
      const liste = lecteurs.get(feuille);
      if (liste === undefined) lecteurs.set(feuille, [groupe]);
      else liste.push(groupe);
    }
  const bornesConnues = new Map<Groupe, { ligne0: number; ligne1: number }>();
  const sales = new Map<Groupe, Salissure>();
  const file: Bande[] = [...changements];
  const salir = (groupe: Groupe, demande: { ligne0: number; ligne1: number } | null): void => {
    const connue = sales.get(groupe);
    if (groupe.lignes.size === 0 || connue?.entier === true) return;
    // Only rows that the group holds: a wider interval would make it seem to read or write its neighbours' cells.
    const siennes = bornesConnues.get(groupe) ?? bornes(groupe);
    bornesConnues.set(groupe, siennes);
    let ligne0 = Math.max(demande?.ligne0 ?? 0, siennes.ligne0);
    let ligne1 = Math.min(demande?.ligne1 ?? siennes.ligne1, siennes.ligne1);
    if (ligne0 > ligne1) return;
    if (connue !== undefined) {
      if (demande !== null && ligne0 >= connue.ligne0 && ligne1 <= connue.ligne1) return;
      ligne0 = Math.min(ligne0, connue.ligne0);
      ligne1 = Math.max(ligne1, connue.ligne1);
    }
    sales.set(groupe, { groupe, ligne0, ligne1, entier: demande === null });
    file.push({ feuille: groupe.feuille, colonne: groupe.colonne, ligne0, ligne1 });
  };
  for (const initiale of initiales) salir(initiale.groupe, initiale);
  for (let bande = file.pop(); bande !== undefined; bande = file.pop()) {
    for (const lecteur of lecteurs.get(bande.feuille) ?? []) {
      for (const portee of lecteur.gabarit.portees) {
        if (portee.feuille !== bande.feuille || bande.colonne < portee.colonne0 || bande.colonne > portee.colonne1) continue;
        if (bande.ligne1 < portee.ligne0 || bande.ligne0 > portee.ligne1) continue;
        if (portee.memeLigne) salir(lecteur, bande);
        else salir(lecteur, null);
      }
    }
  }
  return sales;
}

function bornes(groupe: Groupe): { ligne0: number; ligne1: number } {
  let ligne0 = Number.MAX_SAFE_INTEGER;
  let ligne1 = -1;
  for (const ligne of groupe.lignes) {
    if (ligne < ligne0) ligne0 = ligne;
    if (ligne > ligne1) ligne1 = ligne;
  }
  return { ligne0, ligne1 };
}

/**
 * The dirty groups, in the order in which they can be computed: a stage reads only constants and what earlier stages computed.
 * The engine, given everything at once, follows references from formula to formula and took minutes on a whole workbook; stage by
 * stage it takes seconds. Groups that read each other make a stage of their own, and as small a one as can be.
 */
export function etages(sales: ReadonlyMap<Groupe, Salissure>): ReadonlyMap<Groupe, Salissure>[] {
  const toutes = [...sales.values()];
  const lues = sourcesDe(toutes);
  const resultat: ReadonlyMap<Groupe, Salissure>[] = [];
  while (lues.size > 0) {
    const prets = [...lues].filter(([, sources]) => sources.size === 0).map(([salissure]) => salissure);
    const etage = prets.length > 0 ? prets : plusPetiteBoucle(lues);
    resultat.push(new Map(etage.map((salissure) => [salissure.groupe, salissure])));
    for (const fait of etage) lues.delete(fait);
    for (const sources of lues.values()) for (const fait of etage) sources.delete(fait);
  }
  return resultat;
}

/** What each dirty group reads among the others. By sheet and column first: comparing them all two by two took longer than computing. */
function sourcesDe(toutes: readonly Salissure[]): Map<Salissure, Set<Salissure>> {
  const parFeuille = new Map<string, Map<number, Salissure[]>>();
  for (const salissure of toutes) {
    const { feuille, colonne } = salissure.groupe;
    const colonnes = parFeuille.get(feuille) ?? new Map<number, Salissure[]>();
    parFeuille.set(feuille, colonnes);
    colonnes.set(colonne, [...(colonnes.get(colonne) ?? []), salissure]);
  }
  return new Map(
    toutes.map((lecteur) => {
      const sources = new Set<Salissure>();
      for (const portee of lecteur.groupe.gabarit.portees)
        for (const [colonne, ecrits] of parFeuille.get(portee.feuille) ?? [])
          if (colonne >= portee.colonne0 && colonne <= portee.colonne1)
            for (const ecrit of ecrits) if (ecrit !== lecteur && seCroisent(portee, lecteur, ecrit)) sources.add(ecrit);
      return [lecteur, sources];
    }),
  );
}

/** When every group waits for another: the smallest set that waits only for itself. */
function plusPetiteBoucle(lues: ReadonlyMap<Salissure, ReadonlySet<Salissure>>): Salissure[] {
  let plusPetite: Salissure[] | null = null;
  for (const depart of lues.keys()) {
    const vues = new Set([depart]);
    for (const vue of vues) for (const source of lues.get(vue) ?? []) vues.add(source);
    if (plusPetite === null || vues.size < plusPetite.length) plusPetite = [...vues];
  }
  return plusPetite ?? [];
}

/** Whether the dirty formulas of `lecteur` may read, in the columns of `portee`, a dirty cell of `ecrit`. */
function seCroisent(portee: Portee, lecteur: Salissure, ecrit: Salissure): boolean {
  const ligne0 = portee.memeLigne ? Math.max(portee.ligne0, lecteur.ligne0) : portee.ligne0;
  const ligne1 = portee.memeLigne ? Math.min(portee.ligne1, lecteur.ligne1) : portee.ligne1;
  return ligne0 <= ecrit.ligne1 && ecrit.ligne0 <= ligne1;
}
