/** CSV text into rows, one per line of the file: row n is line n + 1, so that a finding can be looked up in any editor. */
import Papa from 'papaparse';
import { auBout, parcourirParLots } from '../../domaine/lots';
import { ErreurUtilisateur } from '../erreur-utilisateur';

export const SEPARATEURS = [';', ',', '\t', '|'] as const;
export type Separateur = (typeof SEPARATEURS)[number];

export interface Decoupe {
  /** A record over several lines is at its first one; the next ones are empty. */
  readonly lignes: readonly (readonly string[])[];
  /** 1-based lines that only continue a quoted cell. */
  readonly suites: readonly number[];
}

/** Line breaks are made alike, within cells too, as a spreadsheet does. */
export function unifierSautsDeLigne(texte: string): string {
  return texte.includes('\r') ? texte.replace(/\r\n?/g, '\n') : texte;
}

function sautsDans(cellules: readonly string[]): number {
  let sauts = 0;
  for (const cellule of cellules) for (let i = cellule.indexOf('\n'); i >= 0; i = cellule.indexOf('\n', i + 1)) sauts += 1;
  return sauts;
}

/** The French of the two mistakes that quotes allow. */
const MESSAGES: Readonly<Record<string, string>> = {
  MissingQuotes: 'un guillemet ouvert n’est jamais refermé',
  InvalidQuotes: 'un guillemet fermant est suivi d’un texte',
};

interface Morceau {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly Papa.ParseError[];
}

/** Characters given to the library between two pauses: some two thousand rows. */
const SIGNES_DU_LOT = 1 << 18;

/** The library stops after each chunk and goes on when asked to. */
function* analyserParLots(texte: string, separateur: Separateur): Generator<void, Morceau> {
  const data: (readonly string[])[] = [];
  const errors: Papa.ParseError[] = [];
  const etat: { analyseur: Papa.Parser | null; fini: boolean } = { analyseur: null, fini: false };
  Papa.parse<string[]>(texte, {
    delimiter: separateur,
    newline: '\n',
    chunkSize: SIGNES_DU_LOT,
    chunk: (lot: Papa.ParseResult<string[]>, analyseur: Papa.Parser) => {
      const dejaLues = data.length;
      const estLeDernier = lot.meta.cursor >= texte.length;
      for (const cellules of lot.data) data.push(cellules);
      for (const erreur of lot.errors) {
        const rang = erreur.row ?? 0;
        // What is said of a row cut by the end of the chunk may be untrue: it is read again, whole, with the next one.
        if (rang < lot.data.length || estLeDernier) errors.push({ ...erreur, row: dejaLues + rang });
      }
      etat.analyseur = analyseur;
      analyseur.pause();
    },
    complete: () => {
      etat.fini = true;
    },
  });
  while (!etat.fini) {
    yield;
    etat.analyseur?.resume();
  }
  return { data, errors };
}

export function decouperCsv(texte: string, separateur: Separateur, nom: string): Decoupe {
  return auBout(decouperCsvParLots(texte, separateur, nom));
}

/** `texte` has `\n` line breaks only. */
export function* decouperCsvParLots(texte: string, separateur: Separateur, nom: string): Generator<void, Decoupe> {
  // One line break at the end closes the last line, it does not open another.
  const { data, errors } = yield* analyserParLots(texte.endsWith('\n') ? texte.slice(0, -1) : texte, separateur);
  const lignes: (readonly string[])[] = [];
  const suites: number[] = [];
  const debuts: number[] = [];
  yield* parcourirParLots(data, (cellules) => {
    debuts.push(lignes.length + 1);
    lignes.push(cellules);
    for (let reste = sautsDans(cellules); reste > 0; reste -= 1) {
      lignes.push([]);
      suites.push(lignes.length);
    }
  });
  const faute = errors.find(({ type }) => type === 'Quotes');
  if (faute !== undefined) {
    const ligne = debuts[faute.row ?? 0] ?? 1;
    const debut = (texte.split('\n', ligne).at(-1) ?? '').slice(0, 60);
    throw new ErreurUtilisateur(
      `Fichier « ${nom} », ligne ${ligne} (« ${debut} ») : ${MESSAGES[faute.code] ?? 'les guillemets sont mal placés'}. ` +
        'Rien n’a été lu, pour ne pas perdre les lignes qui suivent. Doublez les guillemets qui font partie d’un texte, ou exportez de nouveau le fichier.',
    );
  }
  return { lignes, suites };
}
