/** Command line of « classeur ». */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ErreurUtilisateur } from './erreur-utilisateur';

export interface Arguments {
  readonly inventaire: string;
  readonly sortie: string;
  readonly feuille: string | null;
  readonly hypotheses: string | null;
}

const USAGE =
  'Usage : npm run --silent classeur -- <inventaire.xlsx | inventaire.csv | rpls.txt> <sortie.xlsx> [--feuille NOM] [--hypotheses h.json]';

/** `dossier`: where the command was typed; npm itself runs scripts from the root of the project. */
export function lireArguments(args: readonly string[], dossier: string): Arguments {
  let lus;
  try {
    lus = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { feuille: { type: 'string' }, hypotheses: { type: 'string' } },
    });
  } catch (erreur) {
    throw new ErreurUtilisateur(`Option non reconnue ou sans valeur. ${USAGE}`, { cause: erreur });
  }
  const [inventaire, sortie, ...reste] = lus.positionals;
  if (inventaire === undefined || sortie === undefined || reste.length > 0) {
    throw new ErreurUtilisateur(`Il faut deux fichiers, l’inventaire puis la sortie. ${USAGE}`);
  }
  const { feuille, hypotheses } = lus.values;
  return {
    inventaire: resolve(dossier, inventaire),
    sortie: resolve(dossier, sortie),
    feuille: feuille ?? null,
    hypotheses: hypotheses === undefined ? null : resolve(dossier, hypotheses),
  };
}
