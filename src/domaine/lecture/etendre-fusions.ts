/**
 * A merged cell holds its value in its first row only: read as it is, a réservataire merged over ten dwellings would be the one of the
 * first, and the nine others would be nobody's. Its value is given to every dwelling that it stands beside, and it is said.
 */
import type { Anomalie, Correspondance, ValeurCellule } from '../inventaire';
import { colonneAlignee } from './blocs';
import { lettresDeColonne } from './rapporteur';
import { texteDe } from './texte';

/** 0-based rows and columns of the rows that were read, both ends included; of a wide area, the column that holds the value. */
export interface Fusion {
  readonly premiereLigne: number;
  readonly derniereLigne: number;
  readonly colonne: number;
}

/** `illisibles`: the spreadsheet refused to say which cells are merged. */
export type Fusions = readonly Fusion[] | 'illisibles';

type Lignes = readonly (readonly ValeurCellule[])[];

export interface LignesEtendues {
  readonly valeurs: Lignes;
  readonly remarques: readonly Anomalie[];
}

/** In the sheet, 1-based: where the rows that were read begin. */
export interface Origine {
  readonly premiereLigne: number;
  readonly premiereColonne: number;
}

const remarque = (indicateur: Anomalie['indicateur'], ligneSource: number, cellule: string, message: string): Anomalie => ({
  gravite: 'information',
  regle: 'LECTURE',
  indicateur,
  ligneSource,
  cellule,
  valeurLue: '',
  message: `Cellule ${cellule} : ${message}`,
  correction: null,
});

function direIllisibles({ ligneEntete }: Correspondance, { premiereLigne, premiereColonne }: Origine): Anomalie {
  const ligne = premiereLigne + Math.max(0, ligneEntete);
  return remarque(
    null,
    ligne,
    `${lettresDeColonne(premiereColonne)}${ligne}`,
    'Excel n’a pas donné les cellules fusionnées de cette feuille, sans doute trop nombreuses. Sous une cellule fusionnée, un logement paraît sans valeur : défusionnez les cellules et recopiez leur valeur, puis relisez l’inventaire.',
  );
}

export function etendreFusions(
  valeurs: Lignes,
  fusions: Fusions,
  correspondance: Correspondance,
  { premiereLigne: debut, premiereColonne }: Origine,
): LignesEtendues {
  if (fusions === 'illisibles') return { valeurs, remarques: [direIllisibles(correspondance, { premiereLigne: debut, premiereColonne })] };
  const indicateurs = new Map(correspondance.colonnes.map(({ colonne, indicateur }) => [colonne, indicateur]));
  const copies = new Map<number, ValeurCellule[]>();
  const remarques: Anomalie[] = [];
  for (const { premiereLigne, derniereLigne, colonne } of fusions) {
    const alignee = colonneAlignee(correspondance, premiereLigne, colonne);
    const indicateur = alignee === null ? undefined : indicateurs.get(alignee);
    const valeur = valeurs[premiereLigne]?.[colonne] ?? null;
    // Titles and headers are merged for their looks.
    const estEntete = premiereLigne <= correspondance.ligneEntete || correspondance.autresEntetes?.includes(premiereLigne) === true;
    if (indicateur === undefined || estEntete || texteDe(valeur) === '') continue;
    let etendues = 0;
    for (let rang = premiereLigne + 1; rang <= Math.min(derniereLigne, valeurs.length - 1); rang += 1) {
      const origine = valeurs[rang] ?? [];
      // A blank row stays blank.
      if (origine.every((cellule) => texteDe(cellule) === '')) continue;
      let copie = copies.get(rang);
      if (copie === undefined) copies.set(rang, (copie = [...origine]));
      while (copie.length <= colonne) copie.push(null);
      copie[colonne] = valeur;
      etendues += 1;
    }
    if (etendues === 0) continue;
    const lettres = lettresDeColonne(premiereColonne + colonne);
    const cellule = `${lettres}${debut + premiereLigne}`;
    remarques.push(
      remarque(
        indicateur,
        debut + premiereLigne,
        cellule,
        `cellule fusionnée de ${cellule} à ${lettres}${debut + derniereLigne}. Sa valeur a été lue pour ${etendues + 1} lignes. Si elle ne vaut que pour la première, défusionnez-la, puis relisez l’inventaire.`,
      ),
    );
  }
  return { valeurs: copies.size === 0 ? valeurs : valeurs.map((ligne, rang) => copies.get(rang) ?? ligne), remarques };
}

/** Which cells show nothing of their own: the head of their merged area speaks for them. */
export function casesSousFusion(fusions: Fusions): (ligne: number, colonne: number) => boolean {
  const lignesParColonne = new Map<number, Set<number>>();
  for (const { premiereLigne, derniereLigne, colonne } of fusions === 'illisibles' ? [] : fusions) {
    const lignes = lignesParColonne.get(colonne) ?? new Set<number>();
    lignesParColonne.set(colonne, lignes);
    for (let ligne = premiereLigne + 1; ligne <= derniereLigne; ligne += 1) lignes.add(ligne);
  }
  return (ligne, colonne) => lignesParColonne.get(colonne)?.has(ligne) ?? false;
}

/** Rows read again: what is now filled under the head of an area says that it was merged no more. */
export function fusionsApresRelecture(fusions: Fusions, relues: ReadonlyMap<number, readonly ValeurCellule[]>): Fusions {
  if (fusions === 'illisibles') return fusions;
  return fusions.filter(({ premiereLigne, derniereLigne, colonne }) => {
    for (let ligne = premiereLigne + 1; ligne <= derniereLigne; ligne += 1) if (texteDe(relues.get(ligne)?.[colonne]) !== '') return false;
    return true;
  });
}
