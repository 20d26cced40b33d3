/** `npm run --silent classeur`: the whole chain without Excel. One JSON object on stdout, or one French sentence on stderr. */
import { basename } from 'node:path';
import { version } from '../../package.json';
import { chargerReferentielNode } from '../domaine/geographie/referentiel-node';
import { lireArguments } from './arguments';
import { ErreurUtilisateur } from './erreur-utilisateur';
import { ecrireFichier, lireFichier, refuserMemeFichier } from './fichiers';
import { produire } from './produire';

async function principal(args: readonly string[]): Promise<void> {
  const demande = lireArguments(args, process.env['INIT_CWD'] ?? process.cwd());
  const inventaire = await lireFichier(demande.inventaire, 'Inventaire');
  const hypotheses =
    demande.hypotheses === null ? null : new TextDecoder().decode(await lireFichier(demande.hypotheses, 'Fichier d’hypothèses'));
  await refuserMemeFichier(demande.inventaire, demande.sortie);
  const { octets, bilan } = await produire({
    inventaire,
    nom: basename(demande.inventaire),
    feuille: demande.feuille,
    hypotheses,
    referentiel: chargerReferentielNode(),
    version,
    aujourdhui: new Date(),
  });
  await ecrireFichier(demande.sortie, octets);
  process.stdout.write(`${JSON.stringify(bilan)}\n`);
}

principal(process.argv.slice(2)).catch((erreur: unknown) => {
  const message = erreur instanceof Error ? erreur.message : String(erreur);
  process.stderr.write(erreur instanceof ErreurUtilisateur ? `${message}\n` : `Erreur inattendue, rien n’a été écrit : ${message}\n`);
  process.exitCode = 1;
});
