/**
 * What was corrected in the user's own sheet, kept in the workbook itself: it can be put back at any later time, whatever was done
 * since. The sheet is no part of the plan: no update, no cancellation and no removal of ours ever rewrites it.
 */
import type { ValeurCellule } from '../domaine/inventaire';
import { adresse, plage } from './adresses';
import { texteAEcrire, type CelluleACorriger } from './cellules-source';
import { creerRegistre, ENTETES, nomLibre, type Entete, type Registre } from './feuille-du-registre';
import { ErreurExcel } from './porte';
import { habiller } from './styles';
import { octetsDe, type Envoi } from './session';
import { TABLE_CORRECTIONS } from './table-corrections';

export type EtatDeCorrection = 'Écrite' | 'Défaite';
export const rangDe = (entete: Entete): number => ENTETES.indexOf(entete);

/** One cell that was written: what it said, with its own type and format, and what it was made to say. */
export interface Correction extends Pick<CelluleACorriger, 'ligne' | 'colonne' | 'avant' | 'apres' | 'repere'> {
  readonly format: string;
}

export interface Inscription {
  readonly feuille: string;
  readonly date: number;
  /** Tells the rows of one operation from those of the others. */
  readonly operation: string;
  readonly corrections: readonly Correction[];
}

const refus = (code: string, message: string): ErreurExcel => new ErreurExcel(code, message);

export async function ouvrirRegistre(contexte: Excel.RequestContext): Promise<Registre | null> {
  const table = contexte.workbook.tables.getItemOrNullObject(TABLE_CORRECTIONS);
  const etendue = table.getRange();
  const entetes = table.getHeaderRowRange();
  etendue.load('rowIndex,columnIndex,rowCount,columnCount');
  entetes.load('values');
  table.worksheet.load('name');
  table.worksheet.protection.load('protected');
  await contexte.sync();
  if (table.isNullObject) return null;
  const lus = ((entetes.values as unknown[][])[0] ?? []).map(String);
  if (ENTETES.some((entete, rang) => lus[rang] !== entete)) {
    throw refus(
      'registre-altere',
      `Les colonnes du tableau « ${TABLE_CORRECTIONS} » (feuille « ${table.worksheet.name} ») ont été modifiées : Négoflux ne peut plus y tenir le registre des corrections. Rendez-leur leurs noms et leur ordre, ou renommez ce tableau, puis recommencez.`,
    );
  }
  if (table.worksheet.protection.protected) {
    throw refus(
      'feuille-protegee',
      `La feuille « ${table.worksheet.name} » est protégée. Ôtez sa protection (Révision > Ôter la protection de la feuille), puis recommencez.`,
    );
  }
  const { rowIndex, columnIndex, rowCount } = etendue;
  return { table, feuille: table.worksheet, zone: { ligne: rowIndex, colonne: columnIndex, lignes: rowCount, colonnes: ENTETES.length } };
}

const FORMAT_DE_DATE = /[dmyj]/i;

export function natureDe(valeur: ValeurCellule, format: string): string {
  if (valeur === null || valeur === '') return 'Vide';
  if (typeof valeur === 'boolean') return 'Vrai ou faux';
  if (typeof valeur === 'string') return 'Texte';
  return FORMAT_DE_DATE.test(format.replace(/"[^"]*"|\[[^\]]*\]|General|Standard/gi, '')) ? 'Date' : 'Nombre';
}

const designer = (feuille: string, ligne: number, colonne: number): string =>
  `'${feuille.replace(/'/g, "''")}'!${adresse({ ligne, colonne, lignes: 1, colonnes: 1 })}`;

type Contenu = string | number | boolean;
const texte = (contenu: string): string => texteAEcrire(contenu, '@');

/** The references of the last columns follow the cell when rows or columns are inserted, and the sheet when it is renamed. */
function ligneDuRegistre(
  { feuille, date, operation }: Inscription,
  { ligne, colonne, avant, apres, repere, format }: Correction,
): Contenu[] {
  return [
    date,
    texte(feuille),
    texte(adresse({ ligne, colonne, lignes: 1, colonnes: 1 })),
    natureDe(avant, format),
    typeof avant === 'string' ? texte(avant) : (avant ?? ''),
    texte(apres),
    'Écrite' satisfies EtatDeCorrection,
    repere ? texte(repere.valeur) : '',
    `=ROW(${designer(feuille, ligne, colonne)})`,
    repere ? `=COLUMN(${designer(feuille, ligne, repere.colonne)})` : '',
    texte(operation),
  ];
}

/** A number kept in a text cell would become a text. */
function formatsDe({ avant, format }: Correction): string[] {
  const deLaValeur =
    typeof avant === 'number' ? (format === '@' || format === '' ? 'General' : format) : typeof avant === 'string' ? '@' : 'General';
  return ['dd/mm/yyyy', '@', '@', '@', deLaValeur, '@', '@', '@', '0', '0', '@'];
}

/** What the inscription takes is asked before anything is written: the register that exists, or the name of the one to add. */
export async function preparerRegistre(
  contexte: Excel.RequestContext,
): Promise<{ readonly registre: Registre | null; readonly nom: string }> {
  const registre = await ouvrirRegistre(contexte);
  if (registre === null) return { registre, nom: await nomLibre(contexte) };
  const dessous = plage(registre.feuille, { ...registre.zone, ligne: registre.zone.ligne + registre.zone.lignes, lignes: 1 });
  dessous.load('values');
  await contexte.sync();
  if ((dessous.values[0] ?? []).some((valeur: unknown) => valeur !== '')) {
    throw refus(
      'place-occupee',
      `Des cellules sont remplies juste sous le tableau « ${TABLE_CORRECTIONS} » : le registre des corrections ne peut pas s’allonger. Déplacez-les, puis recommencez.`,
    );
  }
  return { registre, nom: registre.feuille.name };
}

/** Queued before the cells themselves: no cell of the source is ever written without its line. */
export async function inscrire(
  contexte: Excel.RequestContext,
  { registre, nom }: { readonly registre: Registre | null; readonly nom: string },
  inscription: Inscription,
  envoi: Envoi,
): Promise<void> {
  const { table, feuille, zone } = registre ?? (await creerRegistre(contexte, nom, envoi));
  const { corrections } = inscription;
  const debut = zone.ligne + zone.lignes;
  for (let fait = 0; fait < corrections.length;) {
    const contenus: Contenu[][] = [];
    const formats: string[][] = [];
    let octets = 1_000;
    while (fait + contenus.length < corrections.length && octets < envoi.octetsParBloc) {
      const correction = corrections[fait + contenus.length];
      if (correction === undefined) break;
      const ligne = ligneDuRegistre(inscription, correction);
      octets += ligne.reduce<number>((somme, contenu) => somme + octetsDe(contenu), 80);
      contenus.push(ligne);
      formats.push(formatsDe(correction));
    }
    await envoi.placer(octets);
    const bloc = plage(feuille, { ...zone, ligne: debut + fait, lignes: contenus.length });
    habiller(bloc, 'texte', 'texte', { lignes: contenus.length > 1, colonnes: true });
    bloc.numberFormat = formats;
    bloc.formulas = contenus;
    fait += contenus.length;
  }
  await envoi.placer(400);
  table.resize(adresse({ ...zone, lignes: zone.lignes + corrections.length }));
}

/** Takes the lines of one operation back: with the sheet when they are the only ones, marked as undone when others follow them. */
export async function desinscrire(contexte: Excel.RequestContext, operation: string): Promise<void> {
  const registre = await ouvrirRegistre(contexte);
  if (registre === null) return;
  const { table, feuille, zone } = registre;
  const colonne = plage(feuille, { ...zone, colonne: zone.colonne + rangDe('Opération'), colonnes: 1 });
  colonne.load('values');
  await contexte.sync();
  const siennes = (colonne.values as unknown[][]).flatMap(([valeur], rang) => (rang > 0 && String(valeur) === operation ? [rang] : []));
  const [premiere] = siennes;
  if (premiere === undefined) return;
  if (siennes.length === zone.lignes - 1) feuille.delete();
  else if (premiere + siennes.length === zone.lignes) {
    table.resize(adresse({ ...zone, lignes: premiere }));
    plage(feuille, { ...zone, ligne: zone.ligne + premiere, lignes: siennes.length }).clear();
  } else {
    for (const rang of siennes) {
      plage(feuille, { ligne: zone.ligne + rang, colonne: zone.colonne + rangDe('État'), lignes: 1, colonnes: 1 }).values = [['Défaite']];
    }
  }
  await contexte.sync();
}
