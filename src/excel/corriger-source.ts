/**
 * The one place where the user's own sheet is written, when they ask for it: values only, as text, where the cell still says what was
 * read. Everything is checked before the first write, and all of it can be taken back.
 */
import type { ValeurCellule } from '../domaine/inventaire';
import { adresse } from './adresses';
import { masquer } from '../domaine/lecture/donnees-personnelles';
import { celluleDe, contenuDe, ecrireSuite, estFormule, lireSuites, memes, type Lue } from './cellules-lues';
import { contenuAEcrire, suitesDe, type CelluleACorriger, type Suite } from './cellules-source';
import { ajouterAuJournal, retirerDuJournal, type LigneDeJournal } from './ligne-journal';
import { ErreurExcel, type CelluleRendue, type Suivi } from './porte';
import { desinscrire, inscrire, preparerRegistre, type Correction } from './registre-corrections';
import { Envoi, type Tailles } from './session';
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
  /** Of the lines that the register holds of it. */
  readonly operation: string;
}

interface SuiteLue extends Suite {
  /** As they were before, with the number format of each cell. */
  readonly avant: readonly ValeurCellule[];
  readonly formats: readonly string[];
}

const nommer = ({ ligne, colonne }: Suite, rang: number): string => adresse({ ligne: ligne + rang, colonne, lignes: 1, colonnes: 1 });

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

export async function ouvrirFeuille(contexte: Excel.RequestContext, nom: string): Promise<Excel.Worksheet> {
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

/** The register would hold what the cell says: such a cell is left to its owner, who corrects it by hand. */
function refuserDonneesPersonnelles(feuille: string, suites: readonly SuiteLue[]): void {
  const porteUneDonnee = (valeur: ValeurCellule): boolean => typeof valeur === 'string' && masquer(valeur, true, new Set()) !== valeur;
  for (const suite of suites) {
    suite.avant.forEach((avant, rang) => {
      if (!porteUneDonnee(avant) && !porteUneDonnee(suite.apres[rang] ?? '')) return;
      throw new ErreurExcel(
        'donnee-personnelle',
        `La cellule ${nommer(suite, rang)} de la feuille « ${feuille} » porte une donnée personnelle, que le registre des corrections ne doit pas recopier. Corrigez-la à la main, puis recommencez.`,
      );
    });
  }
}

function correctionsDe(suites: readonly SuiteLue[], cellules: readonly CelluleACorriger[]): readonly Correction[] {
  const reperes = new Map(cellules.map(({ ligne, colonne, repere }) => [`${ligne} ${colonne}`, repere ?? null]));
  return suites.flatMap(({ ligne, colonne, apres, avant, formats }) =>
    apres.map((ecrite, rang): Correction => ({
      ligne: ligne + rang,
      colonne,
      avant: avant[rang] ?? null,
      apres: ecrite,
      repere: reperes.get(`${ligne + rang} ${colonne}`) ?? null,
      format: formats[rang] ?? '',
    })),
  );
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
  refuserDonneesPersonnelles(nom, suites);
  const registre = await preparerRegistre(contexte);
  verifierSignal(suivi.signal);
  const envoi = new Envoi(contexte, {}, tailles.octetsParEnvoi);
  const operation = new Date().toISOString();
  const journalEcrit = await ajouterAuJournal(contexte, journal, () => {
    debuter({ feuille: nom, suites, journal, operation });
  });
  if (!journalEcrit) debuter({ feuille: nom, suites, journal: null, operation });
  suivi.onProgres?.(0.5, 'Correction de la source : écriture');
  await inscrire(contexte, registre, { feuille: nom, date: journal.date, operation, corrections: correctionsDe(suites, cellules) }, envoi);
  for (const suite of suites) {
    await ecrireSuite(
      feuille,
      suite,
      suite.apres.map((apres, rang) => contenuAEcrire(apres, suite.formats[rang] ?? '')),
      suite.formats,
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
  { feuille: nom, suites, journal, operation }: SourceCorrigee,
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
    await ecrireSuite(
      feuille,
      suite,
      suite.avant.map((avant, rang) => contenuDe(avant, suite.formats[rang] ?? '')),
      suite.formats,
      envoi,
    );
  }
  await envoi.envoyer();
  await desinscrire(contexte, operation);
  if (journal !== null) await retirerDuJournal(contexte, journal);
}

/** What the source says once more, for those who had read it. */
export function cellulesRendues({ feuille, suites }: SourceCorrigee): readonly CelluleRendue[] {
  return suites.flatMap(({ ligne, colonne, avant }) =>
    avant.map((valeur, rang): CelluleRendue => ({ feuille, ligne: ligne + rang, colonne, valeur })),
  );
}
