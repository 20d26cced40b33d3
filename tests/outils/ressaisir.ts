/**
 * From a workbook to another of the same rows and formulas, by typing what differs and nothing but inputs: a recalculation costs a tenth of the
 * opening of a file, and what is tested is what a negotiator does.
 */
import { estFormule } from '../../src/classeur/plan';
import type { Cellule, Plan, PlanFeuille, Valeur } from '../../src/classeur/plan';
import type { BlocEcrit } from './libreoffice/libreoffice';

interface Contenu {
  readonly ligne: number;
  readonly colonne: number;
  readonly formule: string | null;
  readonly valeur: Valeur;
}

interface Constante extends Contenu {
  readonly changee: boolean;
}

function contenusDe(feuille: PlanFeuille): Map<string, Contenu> {
  const contenus = new Map<string, Contenu>();
  const noter = (ligne: number, colonne: number, cellule: Cellule, formuleColonne?: string): void => {
    const formule = estFormule(cellule) ? cellule.formule : (formuleColonne ?? null);
    contenus.set(`${ligne},${colonne}`, { ligne, colonne, formule, valeur: estFormule(cellule) ? cellule.valeur : cellule });
  };
  for (const { ligne, colonne, contenu } of feuille.cellules) noter(ligne, colonne, contenu);
  for (const { ligne, colonne, colonnes, lignes } of feuille.tables) {
    lignes.forEach((cellules, r) => colonnes.forEach(({ formule }, c) => noter(ligne + 1 + r, colonne + c, cellules[c] ?? null, formule)));
  }
  return contenus;
}

/** Throws where a formula would have to change: then it is another workbook, not another session. */
export function cellulesARessaisir(avant: Plan, apres: Plan): BlocEcrit[] {
  return apres.feuilles.flatMap((feuille) => {
    const ancienne = avant.feuilles.find(({ nom }) => nom === feuille.nom);
    const anciens = ancienne === undefined ? new Map<string, Contenu>() : contenusDe(ancienne);
    const nouveaux = contenusDe(feuille);
    if (anciens.size !== nouveaux.size) throw new Error(`${feuille.nom} : ${anciens.size} cellules, puis ${nouveaux.size}`);
    const constantes = [...nouveaux].flatMap(([place, nouveau]): Constante[] => {
      const ancien = anciens.get(place);
      if (ancien === undefined || ancien.formule !== nouveau.formule) {
        throw new Error(`${feuille.nom} (${place}) : ${ancien?.formule ?? 'rien'}, puis ${nouveau.formule ?? 'une constante'}`);
      }
      return nouveau.formule === null ? [{ ...nouveau, changee: ancien.valeur !== nouveau.valeur }] : [];
    });
    return enBlocs(constantes).flatMap((bloc): BlocEcrit[] => {
      const [premiere] = bloc;
      if (premiere === undefined || !bloc.some(({ changee }) => changee)) return [];
      return [{ feuille: feuille.nom, ligne: premiere.ligne, colonne: premiere.colonne, valeurs: bloc.map(({ valeur }) => valeur) }];
    });
  });
}

/** Runs of cells one under the other: LibreOffice takes a run as fast as a cell. */
function enBlocs(constantes: readonly Constante[]): Constante[][] {
  const blocs: Constante[][] = [];
  for (const cellule of [...constantes].sort((a, b) => a.colonne - b.colonne || a.ligne - b.ligne)) {
    const bloc = blocs.at(-1);
    const derniere = bloc?.at(-1);
    if (bloc !== undefined && derniere?.colonne === cellule.colonne && derniere.ligne + 1 === cellule.ligne) bloc.push(cellule);
    else blocs.push([cellule]);
  }
  return blocs;
}
