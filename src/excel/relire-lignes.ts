/** A few rows of the inventory, read again after they were edited: neighbours share a range, and all ranges share a request. */
import type { ValeurCellule } from '../domaine/inventaire';
import { plage } from './adresses';
import type { FeuillesConnues } from './feuilles-connues';
import { ErreurExcel } from './porte';

/** Beyond this, reading the whole inventory again costs less. */
export const LIGNES_MAXIMUM = 5_000;

export async function relireLignes(
  contexte: Excel.RequestContext,
  connues: FeuillesConnues,
  nom: string,
  { colonne, colonnes }: { readonly colonne: number; readonly colonnes: number },
  lignes: readonly number[],
): Promise<ReadonlyMap<number, readonly ValeurCellule[]>> {
  if (lignes.length > LIGNES_MAXIMUM) {
    throw new ErreurExcel(
      'trop-de-lignes',
      `Plus de ${LIGNES_MAXIMUM.toLocaleString('fr-FR')} lignes ont changé. Relisez tout l’inventaire, à l’étape « Inventaire ».`,
    );
  }
  const feuille = connues.trouver(contexte, nom);
  feuille.load('name');
  const triees = [...new Set(lignes)].sort((a, b) => a - b);
  const suites: { debut: number; nombre: number }[] = [];
  for (const ligne of triees) {
    const derniere = suites.at(-1);
    if (derniere && derniere.debut + derniere.nombre === ligne) derniere.nombre += 1;
    else suites.push({ debut: ligne, nombre: 1 });
  }
  const lues = suites.map(({ debut, nombre }) => {
    const bloc = plage(feuille, { ligne: debut, colonne, lignes: nombre, colonnes });
    bloc.load('values');
    return { debut, bloc };
  });
  await contexte.sync();
  if (feuille.isNullObject)
    throw new ErreurExcel('feuille-absente', `La feuille « ${nom} » n’existe plus. Relisez l’inventaire, puis recommencez.`);
  const resultat = new Map<number, readonly ValeurCellule[]>();
  for (const { debut, bloc } of lues) (bloc.values as ValeurCellule[][]).forEach((valeurs, rang) => resultat.set(debut + rang, valeurs));
  return resultat;
}
