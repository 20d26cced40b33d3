/**
 * The workbook as it was before an operation. Office.js rolls nothing back and Excel's own undo does not know what add-ins do: what
 * was written is looked for, whatever point the operation reached, and undone. It can be run again if it is itself interrupted.
 */
import { texteSur } from '../classeur/texte-sur';
import { adresse, memesZones, plage, type Zone } from './adresses';
import { creerFeuille, memoriserEmprise } from './creer-feuille';
import { ajusterColonnes, deplaceDesColonnes, deplacerTable } from './ecrire-table';
import { lireEtat, type EtatClasseur, type FeuilleExistante, type TableExistante } from './etat-classeur';
import { changerDHabits, changerReglesEtGraphiques, type Apparence } from './habits';
import type { Journal } from './journal';
import { estDans, zonesDeTexte, type Contenu, type Photo } from './photo';
import { Envoi, octetsDe, type Tailles } from './session';

/** Rows made ready between two looks at the time. */
const LIGNES_ENTRE_PAUSES = 100;
const SEMBLE_NOMBRE = /^\s*[\d(.,%€$£]|^(true|false|vrai|faux)$/i;

export interface Intention {
  readonly journal: Journal;
  /** What the operation gave, or meant to give, to each sheet that it updated: by the name that it gave. */
  readonly apparences: ReadonlyMap<string, Apparence>;
}

export async function remettreEnEtat(
  contexte: Excel.RequestContext,
  { journal, apparences }: Intention,
  tailles: Tailles = {},
): Promise<void> {
  const etat = await lireEtat(contexte);
  const envoi = new Envoi(contexte, {}, tailles.octetsParEnvoi);
  const presentes = new Map(etat.feuilles.map((feuille) => [feuille.nom, feuille]));
  for (const nom of journal.creees) {
    if (!presentes.has(nom)) continue;
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(nom).delete();
  }
  const retablies = await retrouverLesNoms(contexte, journal, presentes, envoi);
  for (const { photo, actuelle, nomDonne } of retablies) {
    await retablirFeuille(contexte, photo, actuelle, apparences.get(nomDonne) ?? null, envoi);
  }
  const recreees = journal.supprimees.filter(
    ({ feuille: { nom } }) =>
      !presentes.has(nom) || journal.creees.includes(nom) || journal.misesAJour.some(({ nomDonne }) => nomDonne === nom),
  );
  for (const photo of recreees) await recreerFeuille(contexte, photo, envoi);
  await retablirNoms(contexte, journal, etat, envoi);
  // Formulas last: they may read tables that were just rebuilt.
  for (const { photo } of retablies) await reecrire(contexte, photo, envoi, true);
  for (const photo of recreees) await reecrire(contexte, photo, envoi, true);
  for (const { photo, nomDonne } of retablies) {
    const avant = apparenceDe(photo.feuille);
    const donnee = apparences.get(nomDonne);
    if (avant && donnee)
      await changerReglesEtGraphiques(contexte, contexte.workbook.worksheets.getItem(photo.feuille.nom), donnee, avant, envoi);
  }
  for (const photo of recreees) {
    const avant = apparenceDe(photo.feuille);
    if (avant) await changerReglesEtGraphiques(contexte, contexte.workbook.worksheets.getItem(photo.feuille.nom), null, avant, envoi);
  }
  await envoi.envoyer();
}

function apparenceDe({ emprise, tables }: FeuilleExistante): Apparence | null {
  return emprise ? { emprise, tables } : null;
}

interface Retablie {
  readonly photo: Photo;
  readonly actuelle: FeuilleExistante;
  readonly nomDonne: string;
}

/** An interrupted renaming may leave a sheet under its old name, its new one or a temporary one. */
async function retrouverLesNoms(
  contexte: Excel.RequestContext,
  journal: Journal,
  presentes: ReadonlyMap<string, FeuilleExistante>,
  envoi: Envoi,
): Promise<readonly Retablie[]> {
  const renommees = journal.misesAJour.filter(({ photo, nomDonne }) => photo.feuille.nom !== nomDonne);
  const parCle = (cle: string | undefined): FeuilleExistante | undefined => {
    const candidates = cle === undefined ? [] : [...presentes.values()].filter(({ emprise }) => emprise?.cle === cle);
    // Half-way, a sheet alone under its key may hold none of its tables.
    return candidates.find(({ marquee }) => marquee) ?? (candidates.length === 1 ? candidates[0] : undefined);
  };
  const retablies = journal.misesAJour.flatMap(({ photo, nomDonne }): Retablie[] => {
    const { nom, emprise } = photo.feuille;
    const actuelle = parCle(emprise?.cle) ?? presentes.get(nomDonne) ?? presentes.get(nom);
    return actuelle ? [{ photo, actuelle, nomDonne }] : [];
  });
  const aRenommer = retablies.filter(({ photo, actuelle }) => renommees.length > 0 && photo.feuille.nom !== actuelle.nom);
  for (const [rang, { actuelle }] of aRenommer.entries()) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(actuelle.nom).name = `~negoflux retour ${rang}`;
  }
  for (const [rang, { photo }] of aRenommer.entries()) {
    await envoi.placer(300);
    contexte.workbook.worksheets.getItem(`~negoflux retour ${rang}`).name = photo.feuille.nom;
  }
  return retablies;
}

async function retablirFeuille(
  contexte: Excel.RequestContext,
  photo: Photo,
  actuelle: FeuilleExistante,
  donnee: Apparence | null,
  envoi: Envoi,
): Promise<void> {
  const feuille = contexte.workbook.worksheets.getItem(photo.feuille.nom);
  for (const { nom } of actuelle.tables) {
    if (photo.feuille.tables.some((table) => table.nom === nom)) continue;
    await envoi.placer(300);
    feuille.tables.getItem(nom).delete();
  }
  const rendues = await rendreLesColonnes(feuille, photo.feuille, actuelle.tables, envoi);
  const paires = photo.feuille.tables.flatMap((avant) => {
    const apres = rendues.tables.find(({ nom }) => nom === avant.nom);
    return apres ? [{ nom: avant.nom, avant: avant.zone, apres: apres.zone }] : [];
  });
  // Shrunk before anything moves: no table then lands on rows that another one is about to give back.
  for (const { nom, avant, apres } of paires) {
    const commune = { ...apres, lignes: Math.min(avant.lignes, apres.lignes), colonnes: Math.min(avant.colonnes, apres.colonnes) };
    if (memesZones(commune, apres)) continue;
    await envoi.placer(300);
    feuille.tables.getItem(nom).resize(adresse(commune));
    if (apres.lignes > commune.lignes)
      plage(feuille, { ...apres, ligne: apres.ligne + commune.lignes, lignes: apres.lignes - commune.lignes }).clear('Contents');
    if (apres.colonnes > commune.colonnes)
      plage(feuille, { ...apres, colonne: apres.colonne + commune.colonnes, colonnes: apres.colonnes - commune.colonnes }).clear(
        'Contents',
      );
  }
  const descendantes = paires.filter(({ avant, apres }) => avant.ligne > apres.ligne).sort((a, b) => b.apres.ligne - a.apres.ligne);
  const autres = paires.filter(({ avant, apres }) => avant.ligne <= apres.ligne).sort((a, b) => a.apres.ligne - b.apres.ligne);
  for (const { avant, apres } of [...descendantes, ...autres]) {
    if (avant.ligne === apres.ligne && avant.colonne === apres.colonne) continue;
    const lignes = Math.min(avant.lignes, apres.lignes);
    const colonnes = Math.min(avant.colonnes, apres.colonnes);
    await deplacerTable(feuille, { ...apres, lignes, colonnes }, avant, envoi);
  }
  await viderAutour(feuille, photo.feuille.utilisee, actuelle.utilisee, envoi);
  const avant = apparenceDe(photo.feuille);
  if (avant && donnee)
    await changerDHabits(feuille, { ...donnee, tables: donnee.tables.filter(({ nom }) => !rendues.changees.has(nom)) }, avant, envoi);
  await reecrire(contexte, photo, envoi, false);
  for (const { nom, zone } of photo.feuille.tables) {
    await envoi.placer(600);
    if (paires.some((paire) => paire.nom === nom)) feuille.tables.getItem(nom).resize(adresse(zone));
    else ajouterTable(feuille, photo.feuille, nom, zone);
  }
  await envoi.placer(10_000);
  memoriserEmprise(feuille, photo.feuille.nomsEmprise, actuelle.nomsEmprise);
}

interface Rendues {
  readonly tables: readonly TableExistante[];
  readonly changees: ReadonlySet<string>;
}

/** Columns inserted or removed among the user's are taken back the same way, so that theirs come back with their looks. */
async function rendreLesColonnes(
  feuille: Excel.Worksheet,
  avant: FeuilleExistante,
  actuelles: readonly TableExistante[],
  envoi: Envoi,
): Promise<Rendues> {
  const changees = new Set<string>();
  let tables = actuelles;
  for (const { nom, entetes } of avant.tables) {
    const actuelle = tables.find((table) => table.nom === nom);
    const notres = avant.emprise?.tables[nom]?.colonnes.length ?? entetes.length;
    const visee = { entetes, rangs: entetes.map((_, rang) => rang).slice(0, notres) };
    if (!actuelle || !deplaceDesColonnes(actuelle.entetes, visee)) continue;
    await ajusterColonnes(feuille, nom, actuelle.zone, actuelle.entetes, { ...visee, zone: actuelle.zone }, envoi);
    changees.add(nom);
    const nombre = entetes.length - actuelle.entetes.length;
    const { ligne, lignes, colonne, colonnes } = actuelle.zone;
    tables = tables.map((table) => {
      if (table.nom === nom) return { ...table, entetes, zone: { ...table.zone, colonnes: entetes.length } };
      const poussee =
        table.zone.colonne >= colonne + colonnes && table.zone.ligne < ligne + lignes && ligne < table.zone.ligne + table.zone.lignes;
      return poussee ? { ...table, zone: { ...table.zone, colonne: table.zone.colonne + nombre } } : table;
    });
  }
  return { tables, changees };
}

function ajouterTable(feuille: Excel.Worksheet, { emprise }: FeuilleExistante, nom: string, zone: Zone): void {
  const table = feuille.tables.add(adresse(zone), true);
  table.name = nom;
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
  table.showFilterButton = emprise?.tables[nom]?.filtres ?? true;
}

async function recreerFeuille(contexte: Excel.RequestContext, photo: Photo, envoi: Envoi): Promise<void> {
  const avant = apparenceDe(photo.feuille);
  await envoi.placer(12_000);
  const feuille = avant ? creerFeuille(contexte, photo.feuille.nom, avant.emprise) : contexte.workbook.worksheets.add(photo.feuille.nom);
  feuille.position = photo.feuille.rang;
  if (avant) await changerDHabits(feuille, null, avant, envoi);
  await reecrire(contexte, photo, envoi, false);
  for (const { nom, zone } of photo.feuille.tables) {
    await envoi.placer(600);
    ajouterTable(feuille, photo.feuille, nom, zone);
  }
  memoriserEmprise(feuille, photo.feuille.nomsEmprise, new Map());
}

/** Below and to the right of what was used. */
async function viderAutour(feuille: Excel.Worksheet, avant: Zone | null, actuelle: Zone | null, envoi: Envoi): Promise<void> {
  if (!actuelle) return;
  const bas = avant ? avant.ligne + avant.lignes : 0;
  const droite = avant ? avant.colonne + avant.colonnes : 0;
  const finLigne = actuelle.ligne + actuelle.lignes;
  const finColonne = actuelle.colonne + actuelle.colonnes;
  await envoi.placer(600);
  if (finLigne > bas) plage(feuille, { ligne: bas, colonne: 0, lignes: finLigne - bas, colonnes: finColonne }).clear('Contents');
  if (finColonne > droite) plage(feuille, { ligne: 0, colonne: droite, lignes: finLigne, colonnes: finColonne - droite }).clear('Contents');
}

const estFormule = (contenu: Contenu): contenu is string => typeof contenu === 'string' && contenu.startsWith('=');

/** Constants first, formulas in a second pass; a null leaves a cell as it is. */
async function reecrire(
  contexte: Excel.RequestContext,
  { feuille: avant, contenus }: Photo,
  envoi: Envoi,
  formules: boolean,
): Promise<void> {
  if (!avant.utilisee) return;
  const { ligne: origine, colonne, colonnes } = avant.utilisee;
  const feuille = contexte.workbook.worksheets.getItem(avant.nom);
  const textes = zonesDeTexte(avant);
  const rendre = (contenu: Contenu, l: number, c: number): Contenu | null => {
    if (typeof contenu !== 'string') return formules ? null : contenu;
    const enTexte = contenu !== '' && estDans(textes, l, c);
    if (estFormule(contenu) && !enTexte) return formules ? contenu : '';
    if (formules) return null;
    const sur = texteSur(contenu);
    return sur === contenu && !enTexte && SEMBLE_NOMBRE.test(contenu) ? `'${contenu}` : sur;
  };
  let bloc: (Contenu | null)[][] = [];
  let octets = 0;
  let debut = origine;
  const deposer = async (): Promise<void> => {
    const utile = bloc.some((ligne) => ligne.some((valeur) => valeur !== null));
    if (utile) {
      await envoi.placer(octets);
      plage(feuille, { ligne: debut, colonne, lignes: bloc.length, colonnes }).formulas = bloc;
    }
    debut += bloc.length;
    bloc = [];
    octets = 0;
  };
  for (const [rang, ligne] of contenus.entries()) {
    if (rang % LIGNES_ENTRE_PAUSES === 0) await envoi.respirer();
    const rendue = ligne.map((contenu, c) => rendre(contenu, origine + rang, colonne + c));
    for (const valeur of rendue) octets += octetsDe(valeur);
    bloc.push(rendue);
    if (octets > envoi.octetsParBloc) await deposer();
  }
  await deposer();
}

async function retablirNoms(contexte: Excel.RequestContext, { noms }: Journal, etat: EtatClasseur, envoi: Envoi): Promise<void> {
  for (const [nom, avant] of noms) {
    const actuelle = etat.noms.get(nom);
    if ((actuelle ?? null) === avant) continue;
    await envoi.placer(500);
    if (avant === null) contexte.workbook.names.getItem(nom).delete();
    else if (actuelle === undefined) contexte.workbook.names.add(nom, avant);
    else contexte.workbook.names.getItem(nom).formula = avant;
  }
}
