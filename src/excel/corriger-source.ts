/**
 * The one place where the user's own sheet is written, when they ask for it: values only, as text, where the cell still says what was
 * read. Everything is checked before the first write, and all of it can be taken back.
 */
import type { ValeurCellule } from '../domaine/inventaire';
import { adresse, plage } from './adresses';
import { texteAEcrire, suitesDe, type CelluleACorriger, type Suite } from './cellules-source';
import { ajouterAuJournal, retirerDuJournal, type LigneDeJournal } from './ligne-journal';
import { ErreurExcel, type Suivi } from './porte';
import { Envoi, octetsDe, type Tailles } from './session';
import { verifierSignal } from './erreurs';

export interface DemandeDeCorrection {
  readonly feuille: string;
  readonly cellules: readonly CelluleACorriger[];
  readonly journal: LigneDeJournal;
}

/** What it takes to put the source back. */
export interface SourceCorrigee {
  readonly feuille: string;
  readonly suites: readonly SuiteLue[];
  readonly journal: LigneDeJournal | null;
}

interface SuiteLue extends Suite {
  /** As they were before, with the number format of each cell. */
  readonly avant: readonly ValeurCellule[];
  readonly formats: readonly string[];
}

const CELLULES_PAR_LECTURE = 60_000;
const vide = (valeur: ValeurCellule): boolean => valeur === null || valeur === '';
const memes = (a: ValeurCellule, b: ValeurCellule): boolean => a === b || (vide(a) && vide(b));

interface Lue {
  readonly suite: Suite;
  readonly range: Excel.Range;
}

async function lireSuites(
  contexte: Excel.RequestContext,
  feuille: Excel.Worksheet,
  suites: readonly Suite[],
  suivi: Suivi,
): Promise<readonly Lue[]> {
  const lues: Lue[] = [];
  let cellules = 0;
  for (const suite of suites) {
    if (cellules > 0 && cellules + suite.apres.length > CELLULES_PAR_LECTURE) {
      verifierSignal(suivi.signal);
      // eslint-disable-next-line negoflux/sync-en-boucle -- one request per 60 000 cells: more would not fit in one answer of Excel.
      await contexte.sync();
      cellules = 0;
    }
    const range = plage(feuille, { ligne: suite.ligne, colonne: suite.colonne, lignes: suite.apres.length, colonnes: 1 });
    range.load('formulas,values,numberFormat');
    lues.push({ suite, range });
    cellules += suite.apres.length;
  }
  await contexte.sync();
  return lues;
}

const nommer = ({ ligne, colonne }: Suite, rang: number): string => adresse({ ligne: ligne + rang, colonne, lignes: 1, colonnes: 1 });

interface CelluleLue {
  readonly formule: unknown;
  readonly valeur: ValeurCellule;
  readonly format: string;
}

/** A text that begins with `=` gives itself as its formula and as its value. */
const estFormule = ({ formule, valeur }: CelluleLue): boolean =>
  typeof formule === 'string' && formule.startsWith('=') && formule !== valeur;

function celluleDe(range: Excel.Range, rang: number): CelluleLue {
  return {
    formule: (range.formulas as unknown[][])[rang]?.[0],
    valeur: (range.values as ValeurCellule[][])[rang]?.[0] ?? null,
    format: String((range.numberFormat as unknown[][])[rang]?.[0] ?? ''),
  };
}

function refuserFormule(feuille: string, cellule: string): never {
  throw new ErreurExcel(
    'cellule-formule',
    `La cellule ${cellule} de la feuille « ${feuille} » contient une formule. Corrigez la formule elle-même, ou remplacez-la par sa valeur, puis recommencez.`,
  );
}

function verifierCellules(feuille: string, lues: readonly Lue[]): readonly SuiteLue[] {
  return lues.map(({ suite, range }) => {
    const cellules = suite.apres.map((_, rang) => {
      const cellule = celluleDe(range, rang);
      if (estFormule(cellule)) refuserFormule(feuille, nommer(suite, rang));
      if (!memes(cellule.valeur, suite.lues[rang] ?? null)) {
        throw new ErreurExcel(
          'cellule-modifiee',
          `La cellule ${nommer(suite, rang)} de la feuille « ${feuille} » a changé depuis la lecture. Relisez l’inventaire, puis recommencez.`,
        );
      }
      return cellule;
    });
    return { ...suite, avant: cellules.map(({ valeur }) => valeur), formats: cellules.map(({ format }) => format) };
  });
}

async function ouvrirFeuille(contexte: Excel.RequestContext, nom: string): Promise<Excel.Worksheet> {
  const feuille = contexte.workbook.worksheets.getItemOrNullObject(nom);
  feuille.load('name');
  feuille.protection.load('protected');
  await contexte.sync();
  if (feuille.isNullObject)
    throw new ErreurExcel('feuille-absente', `La feuille « ${nom} » n’existe plus. Relisez l’inventaire, puis recommencez.`);
  if (feuille.protection.protected) {
    throw new ErreurExcel(
      'feuille-protegee',
      `La feuille « ${nom} » est protégée. Ôtez sa protection (Révision > Ôter la protection de la feuille), puis recommencez.`,
    );
  }
  return feuille;
}

async function ecrire(
  feuille: Excel.Worksheet,
  suite: Suite,
  contenus: readonly (string | number | boolean)[],
  envoi: Envoi,
): Promise<void> {
  await envoi.placer(400 + contenus.reduce<number>((somme, contenu) => somme + octetsDe(contenu), 0));
  plage(feuille, { ligne: suite.ligne, colonne: suite.colonne, lignes: contenus.length, colonnes: 1 }).values = contenus.map((contenu) => [
    contenu,
  ]);
}

/** `debuter` receives, just before the first write, what it takes to undo. */
export async function corrigerSource(
  contexte: Excel.RequestContext,
  { feuille: nom, cellules, journal }: DemandeDeCorrection,
  suivi: Suivi,
  tailles: Tailles,
  debuter: (corrigee: SourceCorrigee) => void,
): Promise<{ readonly journalEcrit: boolean }> {
  suivi.onProgres?.(0, 'Correction de la source : vérification des cellules');
  const feuille = await ouvrirFeuille(contexte, nom);
  const suites = verifierCellules(nom, await lireSuites(contexte, feuille, suitesDe(cellules), suivi));
  verifierSignal(suivi.signal);
  const envoi = new Envoi(contexte, {}, tailles.octetsParEnvoi);
  const journalEcrit = await ajouterAuJournal(contexte, journal, () => {
    debuter({ feuille: nom, suites, journal });
  });
  if (!journalEcrit) debuter({ feuille: nom, suites, journal: null });
  suivi.onProgres?.(0.5, 'Correction de la source : écriture');
  for (const suite of suites) {
    await ecrire(
      feuille,
      suite,
      suite.apres.map((apres, rang) => texteAEcrire(apres, suite.formats[rang] ?? '')),
      envoi,
    );
  }
  await envoi.envoyer();
  suivi.onProgres?.(1, 'Correction de la source terminée');
  return { journalEcrit };
}

/** Cells that say neither what was read nor what was written were typed since: theirs is the last word. */
export async function retablirSource(
  contexte: Excel.RequestContext,
  { feuille: nom, suites, journal }: SourceCorrigee,
  tailles: Tailles = {},
): Promise<void> {
  const feuille = await ouvrirFeuille(contexte, nom);
  for (const { suite, range } of await lireSuites(contexte, feuille, suites, {})) {
    const { avant } = suite as SuiteLue;
    suite.apres.forEach((apres, rang) => {
      const cellule = celluleDe(range, rang);
      const { valeur } = cellule;
      if (estFormule(cellule)) refuserFormule(nom, nommer(suite, rang));
      if (memes(valeur, apres) || memes(valeur, avant[rang] ?? null)) return;
      throw new ErreurExcel(
        'cellule-modifiee',
        `la cellule ${nommer(suite, rang)} de la feuille « ${nom} » a été modifiée depuis la correction. Remettez-y « ${apres} », puis recommencez, ou rétablissez les cellules à la main.`,
      );
    });
  }
  const envoi = new Envoi(contexte, {}, tailles.octetsParEnvoi);
  for (const suite of suites) {
    await ecrire(
      feuille,
      suite,
      suite.avant.map((avant, rang) => (typeof avant === 'string' ? texteAEcrire(avant, suite.formats[rang] ?? '') : (avant ?? ''))),
      envoi,
    );
  }
  await envoi.envoyer();
  if (journal !== null) await retirerDuJournal(contexte, journal);
}
