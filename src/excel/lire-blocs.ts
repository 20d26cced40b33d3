/**
 * The user's inventory, read in blocks. Excel on the web refuses an answer over 5 MB, and a read past five million cells may answer
 * `null` without an error: blocks are bounded in cells, then adjusted to the size that was really received.
 */
import type { ValeurCellule } from '../domaine/inventaire';
import { plage, type Zone } from './adresses';
import { verifierSignal, versErreurExcel } from './erreurs';
import { FeuillesConnues } from './feuilles-connues';
import { lireFusions } from './lire-fusions';
import { ErreurExcel, type Lecture, type SourceDeLecture, type Suivi } from './porte';
import { octetsDe } from './session';

const CELLULES_PAR_BLOC = 200_000;
/** Before any size is known: 60 000 cells of 30 characters stay under 2 MB. */
const CELLULES_DU_PREMIER_BLOC = 60_000;
const OCTETS_PAR_BLOC = 2_000_000;
/** What a pane can hold in memory: 800 000 rows of 15 columns. */
const CELLULES_MAXIMUM = 12_000_000;
const COLONNES_MAXIMUM = 500;

interface PlageSource {
  readonly feuille: Excel.Worksheet;
  readonly nom: string;
  readonly zone: Zone;
}

async function situer(contexte: Excel.RequestContext, source: SourceDeLecture): Promise<PlageSource> {
  const { workbook } = contexte;
  const position = 'rowIndex,columnIndex,rowCount,columnCount';
  if (source.type === 'table') {
    const table = workbook.tables.getItemOrNullObject(source.nom);
    const etendue = table.getRange();
    etendue.load(position);
    table.worksheet.load('name,id');
    await contexte.sync();
    if (table.isNullObject) {
      throw new ErreurExcel(
        'table-absente',
        `Le tableau « ${source.nom} » n’existe plus. Choisissez un autre tableau ou la feuille active.`,
      );
    }
    return { feuille: table.worksheet, nom: table.worksheet.name, zone: zoneLue(etendue) };
  }
  const feuille = source.type === 'selection' ? workbook.getSelectedRange().worksheet : workbook.worksheets.getActiveWorksheet();
  feuille.load('name,id');
  const utile =
    source.type === 'selection' ? workbook.getSelectedRange().getUsedRangeOrNullObject(true) : feuille.getUsedRangeOrNullObject(true);
  utile.load(position);
  await contexte.sync();
  if (utile.isNullObject) {
    throw source.type === 'selection'
      ? new ErreurExcel('selection-vide', 'La sélection est vide. Sélectionnez l’inventaire avec ses en-têtes, puis recommencez.')
      : new ErreurExcel('feuille-vide', `La feuille « ${feuille.name} » est vide. Activez la feuille de l’inventaire, puis recommencez.`);
  }
  return { feuille, nom: feuille.name, zone: zoneLue(utile) };
}

function zoneLue(etendue: Excel.Range): Zone {
  return { ligne: etendue.rowIndex, colonne: etendue.columnIndex, lignes: etendue.rowCount, colonnes: etendue.columnCount };
}

function octetsDuBloc(bloc: readonly (readonly ValeurCellule[])[]): number {
  let octets = 0;
  for (const ligne of bloc) for (const valeur of ligne) octets += octetsDe(valeur);
  return octets;
}

/** null: the answer was too large, ask for fewer rows. */
async function lireBloc(contexte: Excel.RequestContext, feuille: Excel.Worksheet, zone: Zone): Promise<ValeurCellule[][] | null> {
  const bloc = plage(feuille, zone);
  bloc.load('values');
  try {
    await contexte.sync();
  } catch (brute) {
    const erreur = versErreurExcel(brute);
    if (erreur.code === 'ResponsePayloadSizeLimitExceeded' && zone.lignes > 1) return null;
    throw erreur;
  }
  const valeurs: ValeurCellule[][] | null = bloc.values;
  if (valeurs === null && zone.lignes === 1) {
    throw new ErreurExcel(
      'ResponsePayloadSizeLimitExceeded',
      'Une ligne est trop volumineuse pour être lue. Réduisez la sélection, puis recommencez.',
    );
  }
  return valeurs;
}

/** One sync per block. */
export async function lireZone(
  contexte: Excel.RequestContext,
  feuille: Excel.Worksheet,
  zone: Zone,
  suivi: Suivi = {},
): Promise<ValeurCellule[][]> {
  const valeurs: ValeurCellule[][] = [];
  const plafond = Math.max(1, Math.floor(CELLULES_PAR_BLOC / zone.colonnes));
  let lignesParBloc = Math.max(1, Math.floor(CELLULES_DU_PREMIER_BLOC / zone.colonnes));
  while (valeurs.length < zone.lignes) {
    verifierSignal(suivi.signal);
    const lignes = Math.min(lignesParBloc, zone.lignes - valeurs.length);
    const bloc = await lireBloc(contexte, feuille, { ...zone, ligne: zone.ligne + valeurs.length, lignes });
    if (bloc === null) {
      lignesParBloc = Math.max(1, Math.floor(lignes / 2));
      continue;
    }
    for (const ligne of bloc) valeurs.push(ligne);
    const octetsParLigne = Math.max(1, octetsDuBloc(bloc) / lignes);
    lignesParBloc = Math.max(1, Math.min(plafond, Math.floor(OCTETS_PAR_BLOC / octetsParLigne)));
    suivi.onProgres?.(
      valeurs.length / zone.lignes,
      `Lecture : ${valeurs.length.toLocaleString('fr-FR')} lignes sur ${zone.lignes.toLocaleString('fr-FR')}`,
    );
  }
  return valeurs;
}

export async function lireSource(
  contexte: Excel.RequestContext,
  source: SourceDeLecture,
  suivi: Suivi = {},
  connues: FeuillesConnues = new FeuillesConnues(),
): Promise<Lecture> {
  verifierSignal(suivi.signal);
  suivi.onProgres?.(0, 'Lecture : repérage de la plage');
  const { feuille, nom, zone } = await situer(contexte, source);
  connues.noter(nom, feuille.id);
  if (zone.colonnes > COLONNES_MAXIMUM || zone.lignes * zone.colonnes > CELLULES_MAXIMUM) {
    throw new ErreurExcel(
      'plage-trop-grande',
      `La plage lue compte ${zone.lignes.toLocaleString('fr-FR')} lignes et ${zone.colonnes.toLocaleString('fr-FR')} colonnes : c’est plus qu’un inventaire. Sélectionnez les seules colonnes utiles, puis lisez la sélection.`,
    );
  }
  const valeurs = await lireZone(contexte, feuille, zone, suivi);
  const fusions = await lireFusions(contexte, { feuille, nom, zone, valeurs }, suivi);
  return { feuille: nom, ligne: zone.ligne, colonne: zone.colonne, valeurs, fusions };
}
