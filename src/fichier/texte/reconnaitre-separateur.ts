/** Which sign separates the cells: the one under which the headers are recognised best, then the one that cuts every line alike. */
import Papa from 'papaparse';
import { reconnaitreColonnes } from '../../domaine/lecture/reconnaitre-colonnes';
import { ErreurUtilisateur } from '../erreur-utilisateur';
import { SEPARATEURS, type Separateur } from './decouper-csv';

const LIGNES_D_ESSAI = 100;
const SIGNES_D_ESSAI = 1 << 18;

export const NOM_SEPARATEUR: Readonly<Record<Separateur, string>> = {
  ';': 'point-virgule',
  ',': 'virgule',
  '\t': 'tabulation',
  '|': 'barre verticale',
};

interface Essai {
  readonly separateur: Separateur;
  readonly reconnues: number;
  /** Share of the filled lines that have the commonest number of cells, weighted by that number. */
  readonly regularite: number;
  readonly cellules: number;
}

/** The first rows, from the beginning of a long text when it holds them all: the library goes through the whole of what it is given. */
function premieresLignes(texte: string, delimiter: Separateur): readonly (readonly string[])[] {
  const lire = (debut: string): readonly string[][] =>
    Papa.parse<string[]>(debut, { delimiter, newline: '\n', preview: LIGNES_D_ESSAI }).data;
  if (texte.length <= SIGNES_D_ESSAI) return lire(texte);
  // One row more than wanted: the last one of a beginning may be cut.
  const lignes = Papa.parse<string[]>(texte.slice(0, SIGNES_D_ESSAI), { delimiter, newline: '\n', preview: LIGNES_D_ESSAI + 1 }).data;
  return lignes.length > LIGNES_D_ESSAI ? lignes.slice(0, LIGNES_D_ESSAI) : lire(texte);
}

function essayer(texte: string, separateur: Separateur): Essai {
  const data = premieresLignes(texte, separateur);
  const remplies = data.filter((cellules) => cellules.some((cellule) => cellule.trim() !== ''));
  const effectifs = new Map<number, number>();
  for (const { length } of remplies) effectifs.set(length, (effectifs.get(length) ?? 0) + 1);
  const [cellules, effectif] = [...effectifs].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return {
    separateur,
    reconnues: reconnaitreColonnes(remplies).colonnes.reduce((total, { confiance }) => total + confiance, 0),
    regularite: remplies.length === 0 ? 0 : (effectif / remplies.length) * Math.log2(cellules),
    cellules: Math.max(0, ...remplies.map(({ length }) => length)),
  };
}

/** Excel's own way of saying it, on a line of its own. */
function separateurAnnonce(texte: string): Separateur | undefined {
  const annonce = /^"?sep=(.)"?(\n|$)/i.exec(texte)?.[1];
  return SEPARATEURS.find((separateur) => separateur === annonce);
}

export function reconnaitreSeparateur(texte: string, nom: string): Separateur {
  const annonce = separateurAnnonce(texte);
  if (annonce !== undefined) return annonce;
  const essais = SEPARATEURS.map((separateur) => essayer(texte, separateur)).filter(({ cellules }) => cellules > 1);
  const [meilleur] = essais.sort((a, b) => b.reconnues - a.reconnues || b.regularite - a.regularite);
  if (meilleur !== undefined) return meilleur.separateur;
  const debut = (texte.split('\n', 1)[0] ?? '').slice(0, 60);
  throw new ErreurUtilisateur(
    `Le fichier « ${nom} » n’a qu’une colonne : aucun séparateur reconnu (point-virgule, virgule, tabulation ou barre verticale). ` +
      `Ligne 1 : « ${debut} ». Exportez l’inventaire en « CSV (séparateur : point-virgule) ».`,
  );
}
