/**
 * The source as it was before « Corriger la source », from the register of the workbook: whatever was done since, in this session or
 * in an earlier one. A cell that no longer says what was written there belongs to who changed it: it is told, and left alone.
 */
import type { ValeurCellule } from '../domaine/inventaire';
import { texteDe } from '../domaine/lecture/texte';
import { adresse, plage } from './adresses';
import { celluleDe, contenuDe, ecrireSuite, estFormule, lireSuites, memes, type CelluleLue } from './cellules-lues';
import { suitesDe } from './cellules-source';
import { ouvrirFeuille } from './corriger-source';
import { verifierSignal } from './erreurs';
import { ajouterAuJournal, retirerDuJournal, type LigneDeJournal } from './ligne-journal';
import { lireRegistre, type LigneLue } from './lire-registre';
import { ErreurExcel, type BilanDesDefaites, type CelluleRendue, type Suivi } from './porte';
import { ouvrirRegistre, rangDe } from './registre-corrections';
import { Envoi, type Tailles } from './session';

export const OPERATION_DEFAIRE = 'Corrections défaites';

interface Rendue {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  /** Before and after the register was followed back. */
  readonly trouvee: CelluleLue;
  readonly valeur: ValeurCellule;
}

/** What it takes to come back from it. */
export interface CorrectionsDefaites {
  readonly rendues: readonly Rendue[];
  readonly etats: readonly string[];
  readonly journal: LigneDeJournal | null;
}

const cleDe = (feuille: string, ligne: number, colonne: number): string => `${feuille.toLowerCase()}|${ligne}|${colonne}`;
const nommer = ({ feuille, ligne, colonne }: Pick<LigneLue, 'feuille' | 'ligne' | 'colonne'>): string =>
  `${adresse({ ligne, colonne, lignes: 1, colonnes: 1 })} de « ${feuille} »`;

/** Sheet by sheet: the cells that were written, and those that tell their rows. */
async function lireCellules(
  contexte: Excel.RequestContext,
  lignes: readonly LigneLue[],
  presentes: ReadonlyMap<string, string>,
  suivi: Suivi,
): Promise<ReadonlyMap<string, CelluleLue>> {
  const lues = new Map<string, CelluleLue>();
  for (const nom of new Set(lignes.map(({ feuille }) => presentes.get(feuille.toLowerCase())).filter((nom) => nom !== undefined))) {
    const feuille = await ouvrirFeuille(contexte, nom);
    const cellules = new Map<string, { ligne: number; colonne: number; avant: null; apres: string }>();
    for (const { feuille: sienne, ligne, colonne, repere } of lignes) {
      if (sienne.toLowerCase() !== nom.toLowerCase()) continue;
      for (const c of repere === null ? [colonne] : [colonne, repere.colonne])
        cellules.set(cleDe(nom, ligne, c), { ligne, colonne: c, avant: null, apres: '' });
    }
    for (const { suite, range } of await lireSuites(contexte, feuille, suitesDe([...cellules.values()]), suivi)) {
      suite.apres.forEach((_, rang) => lues.set(cleDe(nom, suite.ligne + rang, suite.colonne), celluleDe(range, rang)));
    }
  }
  return lues;
}

interface Retour {
  readonly rendues: readonly Rendue[];
  /** Rows of the register whose cell says again what it said. */
  readonly defaites: ReadonlySet<number>;
  readonly laissees: readonly string[];
}

/** From the last correction to the first: a cell written twice goes back through what was written first. */
function suivreARebours(lignes: readonly LigneLue[], lues: ReadonlyMap<string, CelluleLue>): Retour {
  const ecritures = new Map<string, Set<string>>();
  for (const { feuille, ligne, colonne, apres } of lignes) {
    const cle = cleDe(feuille, ligne, colonne);
    ecritures.set(cle, (ecritures.get(cle) ?? new Set()).add(apres));
  }
  const rendues = new Map<string, Rendue>();
  const defaites = new Set<number>();
  const laissees = new Map<string, string>();
  /** A row is known by its marker, unless the marker itself was corrected since. */
  const estSaLigne = ({ feuille, ligne, repere }: LigneLue): boolean => {
    if (repere === null) return true;
    const cle = cleDe(feuille, ligne, repere.colonne);
    const lu = texteDe(lues.get(cle)?.valeur);
    return lu === repere.valeur || ecritures.get(cle)?.has(lu) === true;
  };
  for (const entree of [...lignes].reverse()) {
    const cle = cleDe(entree.feuille, entree.ligne, entree.colonne);
    const trouvee = lues.get(cle);
    if (trouvee === undefined || !entree.situee) {
      laissees.set(`${cle} ${entree.rang}`, `${nommer(entree)} n’existe plus (feuille, ligne ou colonne supprimée)`);
      continue;
    }
    const valeur = rendues.get(cle)?.valeur ?? trouvee.valeur;
    const intacte = !estFormule(trouvee) && estSaLigne(entree);
    if (intacte && memes(valeur, entree.apres)) rendues.set(cle, { ...entree, trouvee, valeur: entree.avant });
    else if (!intacte || !memes(valeur, entree.avant)) {
      laissees.set(cle, estSaLigne(entree) ? `${nommer(entree)} a été changée depuis` : `${nommer(entree)} n’est plus sur la même ligne`);
      continue;
    }
    defaites.add(entree.rang);
  }
  return { rendues: [...rendues.values()], defaites, laissees: [...laissees.values()] };
}

async function ecrireCellules(
  contexte: Excel.RequestContext,
  cellules: readonly Rendue[],
  valeurDe: (rendue: Rendue) => ValeurCellule,
  envoi: Envoi,
): Promise<void> {
  const parCle = new Map(cellules.map((rendue) => [cleDe(rendue.feuille, rendue.ligne, rendue.colonne), rendue]));
  for (const nom of new Set(cellules.map(({ feuille }) => feuille))) {
    const siennes = cellules
      .filter(({ feuille }) => feuille === nom)
      .map(({ ligne, colonne }) => ({ ligne, colonne, avant: null, apres: '' }));
    for (const suite of suitesDe(siennes)) {
      const rangees = suite.apres.flatMap((_, rang) => parCle.get(cleDe(nom, suite.ligne + rang, suite.colonne)) ?? []);
      const formats = rangees.map(({ trouvee }) => trouvee.format);
      const contenus = rangees.map((rendue, rang) => contenuDe(valeurDe(rendue), formats[rang] ?? ''));
      await ecrireSuite(contexte.workbook.worksheets.getItem(nom), suite, contenus, formats, envoi);
    }
  }
}

async function ecrireEtats(contexte: Excel.RequestContext, etats: readonly string[], envoi: Envoi): Promise<void> {
  const registre = await ouvrirRegistre(contexte);
  if (registre === null || etats.length === 0) return;
  const { feuille, zone } = registre;
  await envoi.placer(400 + 12 * etats.length);
  plage(feuille, { ligne: zone.ligne + 1, colonne: zone.colonne + rangDe('État'), lignes: etats.length, colonnes: 1 }).values = etats.map(
    (etat) => [etat],
  );
}

/** `debuter` receives, just before the first write, what it takes to come back. */
export async function defaireCorrections(
  contexte: Excel.RequestContext,
  { date, version }: Pick<LigneDeJournal, 'date' | 'version'>,
  suivi: Suivi,
  tailles: Tailles,
  debuter: (defaites: CorrectionsDefaites) => void,
): Promise<BilanDesDefaites> {
  suivi.onProgres?.(0, 'Corrections de la source : lecture du registre');
  const lignes = await lireRegistre(contexte, suivi);
  const ecrites = lignes.filter(({ etat }) => etat !== 'Défaite');
  if (ecrites.length === 0) throw new ErreurExcel('rien-a-defaire', 'Aucune correction de votre feuille n’est à défaire dans ce classeur.');
  contexte.workbook.worksheets.load('items/name');
  await contexte.sync();
  const presentes = new Map(contexte.workbook.worksheets.items.map(({ name }) => [name.toLowerCase(), name]));
  const lues = await lireCellules(contexte, ecrites, presentes, suivi);
  verifierSignal(suivi.signal);
  const { rendues, defaites, laissees } = suivreARebours(ecrites, lues);
  const cellules = rendues.map(({ feuille, ligne, colonne, valeur }): CelluleRendue => ({ feuille, ligne, colonne, valeur }));
  if (defaites.size === 0) return { cellules, laissees, journalEcrit: true };
  const envoi = new Envoi(contexte, {}, tailles.octetsParEnvoi);
  const etats = lignes.map(({ etat }) => etat);
  const feuilles = [...new Set(ecrites.map(({ feuille }) => feuille))].join(', ');
  const journal: LigneDeJournal = {
    date,
    version,
    operation: OPERATION_DEFAIRE,
    feuille: feuilles,
    detail: `Cellules rendues à leur valeur d’avant correction : ${rendues.length}. Cellules changées depuis, laissées telles quelles : ${laissees.length}.`,
  };
  const journalEcrit = await ajouterAuJournal(contexte, journal, () => debuter({ rendues, etats, journal }));
  if (!journalEcrit) debuter({ rendues, etats, journal: null });
  suivi.onProgres?.(0.5, 'Corrections de la source : valeurs d’avant');
  await ecrireEtats(
    contexte,
    lignes.map(({ rang, etat }) => (defaites.has(rang) ? 'Défaite' : etat)),
    envoi,
  );
  await ecrireCellules(contexte, rendues, ({ valeur }) => valeur, envoi);
  await envoi.envoyer();
  suivi.onProgres?.(1, 'Corrections de la source défaites');
  return { cellules, laissees, journalEcrit };
}

/** The corrections again; cells changed since keep what they say. */
export async function refaireCorrections(
  contexte: Excel.RequestContext,
  { rendues, etats, journal }: CorrectionsDefaites,
  tailles: Tailles = {},
): Promise<void> {
  const cellules = rendues.map(({ feuille, ligne, colonne, valeur, trouvee }): LigneLue => ({
    rang: 0,
    feuille,
    ligne,
    colonne,
    avant: valeur,
    apres: texteDe(trouvee.valeur),
    etat: 'Défaite',
    repere: null,
    situee: true,
  }));
  const presentes = new Map(cellules.map(({ feuille }) => [feuille.toLowerCase(), feuille]));
  const lues = await lireCellules(contexte, cellules, presentes, {});
  const intactes = rendues.filter(({ feuille, ligne, colonne, valeur }) => {
    const lue = lues.get(cleDe(feuille, ligne, colonne));
    return lue !== undefined && !estFormule(lue) && memes(lue.valeur, valeur);
  });
  const envoi = new Envoi(contexte, {}, tailles.octetsParEnvoi);
  await ecrireEtats(contexte, etats, envoi);
  await ecrireCellules(contexte, intactes, ({ trouvee }) => trouvee.valeur, envoi);
  await envoi.envoyer();
  if (journal !== null) await retirerDuJournal(contexte, journal);
}

/** What the source says again once the corrections are there again. */
export function cellulesRefaites({ rendues }: CorrectionsDefaites): readonly CelluleRendue[] {
  return rendues.map(({ feuille, ligne, colonne, trouvee }) => ({ feuille, ligne, colonne, valeur: trouvee.valeur }));
}
