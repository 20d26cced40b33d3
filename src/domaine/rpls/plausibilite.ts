/** Whether the values stand where the layout says: a file of another version is refused rather than misread. */
import { CONTROLES_DE_CHAMP, type ControleDeChamp, type Disposition } from './dispositions';
import { parcourirParLots } from '../lots';
import { ErreurRpls } from './erreur-rpls';
import { champAbsent } from './logement-rpls';

interface Accord {
  readonly controle: ControleDeChamp;
  readonly position: number;
  readonly conformes: number;
  readonly remplies: number;
  /** First filled value that does not fit, with its index among the lines given. */
  readonly exemple: { readonly rang: number; readonly valeur: string } | null;
}

/** A few wrong values are dirt; a fifth of a column is another column. Stricter when only the content can confirm. */
const PART_CONFORME = 0.8;
const PART_CONFORME_NON_PUBLIEE = 0.95;
/** Under this number of lines, one column proves nothing: a moved layout disturbs several at once. */
const PETIT_FICHIER = 10;

function* mesurer(enregistrements: readonly (readonly string[])[], controle: ControleDeChamp, index: number): Generator<void, Accord> {
  let conformes = 0;
  let remplies = 0;
  let exemple: Accord['exemple'] = null;
  yield* parcourirParLots(enregistrements, (champs, rang) => {
    const valeur = (champs[index] ?? '').trim();
    if (champAbsent(valeur)) return;
    remplies += 1;
    if (controle.forme.test(valeur)) conformes += 1;
    else exemple ??= { rang, valeur };
  });
  return { controle, position: index + 1, conformes, remplies, exemple };
}

function estPlausible({ controle, conformes, remplies }: Accord, total: number, part: number): boolean {
  if (controle.obligatoire && remplies < total / 2) return false;
  return conformes >= remplies * part;
}

function decrire({ controle, position, conformes, remplies, exemple }: Accord, numeros: readonly number[]): string {
  const ou = `position ${position} (${controle.libelle})`;
  if (exemple === null) return `${ou} : ${remplies === 0 ? 'toujours vide' : `remplie sur ${remplies} lignes seulement`}`;
  return `${ou} : ${conformes} valeurs conformes sur ${remplies}, par exemple « ${exemple.valeur.slice(0, 30)} » ligne ${numeros[exemple.rang] ?? '?'}`;
}

/** `numeros` gives the line of each record. Throws when the layout does not fit. */
export function* verifierDisposition(
  enregistrements: readonly (readonly string[])[],
  numeros: readonly number[],
  disposition: Disposition,
): Generator<void, void> {
  const part = disposition.publiee ? PART_CONFORME : PART_CONFORME_NON_PUBLIEE;
  const fautifs: Accord[] = [];
  for (const controle of CONTROLES_DE_CHAMP) {
    const index = disposition.index.get(controle.champ);
    if (index === undefined) continue;
    const accord = yield* mesurer(enregistrements, controle, index);
    if (!estPlausible(accord, enregistrements.length, part)) fautifs.push(accord);
  }
  if (fautifs.length < (enregistrements.length < PETIT_FICHIER ? 2 : 1)) return;
  throw new ErreurRpls(
    `Ce fichier ressemble à une transmission RPLS, mais les valeurs ne sont pas à la place prévue (${disposition.version}) : ` +
      `${fautifs
        .slice(0, 3)
        .map((accord) => decrire(accord, numeros))
        .join(' ; ')}. ` +
      'Rien n’a été lu, pour ne pas prendre une colonne pour une autre. Exportez le fichier avec une première ligne de noms de colonnes (IDENT_REP, DEPCOM, MODE, BAIL, CONTRESLOG…), ou lisez l’inventaire depuis une feuille.',
  );
}
