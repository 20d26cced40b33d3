/**
 * From one look of a sheet to another, both ways: an update goes from the old to the new, a restoration from the new to the old.
 * What does not change is not touched, so that what the user adjusted stays.
 */
import { adresse, zoneDe, type Zone } from './adresses';
import type { Emprise, Habit } from '../classeur/emprise';
import type { TableExistante } from './etat-classeur';
import { changerLaPage } from './page';
import { habiller, largeurEnPoints, OCTETS_PAR_STYLE } from './styles';
import { effacerGraphiques, tracerGraphiques } from './graphiques';
import { effacerMisesEnForme, mettreEnForme } from './mises-en-forme';
import type { Envoi } from './session';
import { valider } from './validations';

interface ZoneHabillee extends Habit {
  readonly zone: Zone;
  readonly fusionnee: boolean;
}

export interface Apparence {
  readonly emprise: Emprise;
  /** Where the tables lie, with the headers as they stand. */
  readonly tables: readonly Pick<TableExistante, 'nom' | 'zone' | 'entetes'>[];
}

function zones({ emprise, tables }: Apparence): Map<string, ZoneHabillee> {
  const trouvees = new Map<string, ZoneHabillee>();
  const noter = (zone: Zone, { r, f, liste, bornes }: Habit, fusionnee: boolean): void => {
    trouvees.set(JSON.stringify([adresse(zone), r, f, liste ?? null, bornes ?? null, fusionnee]), { zone, r, f, liste, bornes, fusionnee });
  };
  for (const libre of emprise.libres) {
    const zone = zoneDe(libre.a);
    if (zone) noter(zone, libre, zone.colonnes > 1);
  }
  for (const table of tables) {
    const connue = emprise.tables[table.nom];
    if (!connue) continue;
    for (const colonne of connue.colonnes) {
      const rang = table.entetes.indexOf(colonne.e);
      if (rang < 0) continue;
      const entete: Zone = { ligne: table.zone.ligne, colonne: table.zone.colonne + rang, lignes: 1, colonnes: 1 };
      noter(entete, { r: colonne.r === 'technique' ? 'entete-technique' : 'entete', f: 'texte' }, false);
      const fixes = Math.min(colonne.fixes?.lignes ?? 0, table.zone.lignes - 1);
      if (colonne.fixes && fixes > 0)
        noter({ ...entete, ligne: entete.ligne + 1, lignes: fixes }, { r: 'texte', f: colonne.f, liste: colonne.fixes.liste }, false);
      const libres = table.zone.lignes - 1 - fixes;
      if (libres > 0) noter({ ...entete, ligne: entete.ligne + 1 + fixes, lignes: libres }, colonne, false);
    }
  }
  return trouvees;
}

function difference(a: ReadonlyMap<string, ZoneHabillee>, b: ReadonlyMap<string, ZoneHabillee>): readonly ZoneHabillee[] {
  return [...a].filter(([cle]) => !b.has(cle)).map(([, zone]) => zone);
}

function plageDe(feuille: Excel.Worksheet, zone: Zone): Excel.Range {
  return feuille.getRangeByIndexes(zone.ligne, zone.colonne, zone.lignes, zone.colonnes);
}

const memes = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Cell looks and widths: before the values, since the text format decides what a value becomes. */
export async function changerDHabits(feuille: Excel.Worksheet, de: Apparence | null, vers: Apparence, envoi: Envoi): Promise<boolean> {
  const avant = de ? zones(de) : new Map<string, ZoneHabillee>();
  const apres = zones(vers);
  const otees = difference(avant, apres);
  const mises = difference(apres, avant);
  for (const { zone, fusionnee, liste, bornes } of otees) {
    await envoi.placer(OCTETS_PAR_STYLE);
    const range = plageDe(feuille, zone);
    if (fusionnee) range.unmerge();
    range.clear('Formats');
    if (liste || bornes) range.dataValidation.clear();
  }
  for (const { zone, r, f, fusionnee } of mises) {
    await envoi.placer(OCTETS_PAR_STYLE);
    const range = plageDe(feuille, zone);
    if (fusionnee) range.merge(false);
    habiller(range, r, f, { lignes: zone.lignes > 1, colonnes: zone.colonnes > 1 });
  }
  for (const [colonne, largeur] of Object.entries(vers.emprise.largeurs)) {
    if (de?.emprise.largeurs[Number(colonne)] === largeur) continue;
    await envoi.placer(400);
    feuille.getRangeByIndexes(0, Number(colonne), 1, 1).getEntireColumn().format.columnWidth = largeurEnPoints(largeur);
  }
  for (const colonne of Object.keys(de?.emprise.largeurs ?? {})) {
    if (vers.emprise.largeurs[Number(colonne)] !== undefined) continue;
    await envoi.placer(400);
    feuille.getRangeByIndexes(0, Number(colonne), 1, 1).getEntireColumn().format.useStandardWidth = true;
  }
  await changerLaPage(feuille, de?.emprise ?? null, vers.emprise, envoi);
  return otees.length + mises.length > 0;
}

/** Rules and charts: after the tables that they read. */
export async function changerReglesEtGraphiques(
  contexte: Excel.RequestContext,
  feuille: Excel.Worksheet,
  de: Apparence | null,
  vers: Apparence,
  envoi: Envoi,
): Promise<void> {
  const avant = de ? zones(de) : new Map<string, ZoneHabillee>();
  const mises = difference(zones(vers), avant);
  for (const { zone, liste, bornes } of mises) {
    if (!liste && !bornes) continue;
    await envoi.placer(1_500);
    valider(contexte, plageDe(feuille, zone), { liste, bornes });
  }
  // Clearing a look clears the conditional formats under it: all of them are laid again as soon as one look moved.
  const lookChange = mises.length > 0 || (de !== null && difference(avant, zones(vers)).length > 0);
  if (lookChange || !memes(de?.emprise.misesEnForme ?? [], vers.emprise.misesEnForme)) {
    await envoi.placer(1_500 * (vers.emprise.misesEnForme.length + 1));
    effacerMisesEnForme(feuille, [...(de?.emprise.misesEnForme ?? []), ...vers.emprise.misesEnForme]);
    mettreEnForme(feuille, vers.emprise.misesEnForme);
  }
  if (!memes(de?.emprise.graphiques ?? [], vers.emprise.graphiques)) {
    await envoi.placer(5_000 * (vers.emprise.graphiques.length + 1));
    effacerGraphiques(feuille, [...(de?.emprise.graphiques ?? []), ...vers.emprise.graphiques]);
    tracerGraphiques(feuille, vers.emprise.graphiques);
  }
}
