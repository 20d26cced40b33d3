/** Files of the command line: every refusal of the disk becomes a French sentence, and a failure leaves no half-written workbook. */
import { randomUUID } from 'node:crypto';
import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ErreurUtilisateur } from './erreur-utilisateur';

function codeDe(erreur: unknown): string | undefined {
  return erreur instanceof Error && 'code' in erreur && typeof erreur.code === 'string' ? erreur.code : undefined;
}

export async function lireFichier(chemin: string, quoi: string): Promise<Uint8Array> {
  try {
    return await readFile(chemin);
  } catch (erreur) {
    const code = codeDe(erreur);
    if (code === 'ENOENT') throw new ErreurUtilisateur(`${quoi} introuvable : ${chemin}. Vérifiez le chemin.`, { cause: erreur });
    if (code === 'EISDIR') throw new ErreurUtilisateur(`${quoi} : ${chemin} est un dossier, pas un fichier.`, { cause: erreur });
    throw new ErreurUtilisateur(`${quoi} illisible : ${chemin} (${code ?? 'erreur inconnue'}). Vérifiez vos droits.`, { cause: erreur });
  }
}

/** The inventory is read only, even when both arguments name it by two different paths. */
export async function refuserMemeFichier(inventaire: string, sortie: string): Promise<void> {
  const reel = async (chemin: string): Promise<string> => realpath(chemin).catch(() => chemin);
  if ((await reel(inventaire)) === (await reel(sortie))) {
    throw new ErreurUtilisateur('La sortie remplacerait l’inventaire : donnez-lui un autre nom.');
  }
}

/** Written aside then renamed: whoever watches the folder sees the whole file or none. */
export async function ecrireFichier(chemin: string, octets: Uint8Array): Promise<void> {
  const provisoire = join(dirname(chemin), `.${basename(chemin)}.${randomUUID()}.tmp`);
  try {
    await writeFile(provisoire, octets, { flag: 'wx' });
    await rename(provisoire, chemin);
  } catch (erreur) {
    await rm(provisoire, { force: true });
    const detail = codeDe(erreur) ?? 'erreur inconnue';
    throw new ErreurUtilisateur(
      `Impossible d’écrire ${chemin} (${detail}). Vérifiez que le dossier existe, que vous y avez droit et que le fichier n’est pas ouvert ailleurs.`,
      { cause: erreur },
    );
  }
}
