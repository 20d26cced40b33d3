/** One table: its values, then the table over them; in place when it exists, with the columns that users added. */
import type { ColonneAjoutee } from '../classeur/colonnes-ajoutees';
import { estFormule, type Cellule, type PlanTable } from '../classeur/plan';
import { texteSur } from '../classeur/texte-sur';
import { adresse, memesZones, plage, type Zone } from './adresses';
import type { Emprise } from '../classeur/emprise';
import type { TableExistante } from './etat-classeur';
import { octetsDe, type Envoi } from './session';
import { remplir } from './styles';

type Valeur = string | number | boolean;

/** Rows made ready between two looks at the time. */
const LIGNES_ENTRE_PAUSES = 100;

const SEMBLE_NOMBRE = /^\s*[\d(.,%€$£]|^(true|false|vrai|faux)$/i;

/** Text stays text: neutralised, and kept from becoming a number where the format does not say text. */
export function valeurAEcrire(cellule: Cellule, enTexte: boolean): Valeur {
  if (cellule === null || estFormule(cellule)) return '';
  if (typeof cellule !== 'string') return cellule;
  const sur = texteSur(cellule);
  return sur === cellule && !enTexte && SEMBLE_NOMBRE.test(cellule) ? `'${cellule}` : sur;
}

/** Where each column of the plan lies in the table: users may have put theirs in between. */
export interface Implantation {
  readonly zone: Zone;
  readonly entetes: readonly string[];
  /** Offset in the table, by rank in the plan. */
  readonly rangs: readonly number[];
}

export function implantationNeuve(table: PlanTable): Implantation {
  return {
    zone: { ligne: table.ligne, colonne: table.colonne, lignes: table.lignes.length + 1, colonnes: table.colonnes.length },
    entetes: table.colonnes.map(({ entete }) => entete),
    rangs: table.colonnes.map((_, rang) => rang),
  };
}

/** Columns of the plan first to keep their place, then those of the user in their own order. */
export function implantationEnPlace(table: PlanTable, existante: TableExistante, emprise: Emprise | null): Implantation {
  const voulues = table.colonnes.map(({ entete }) => entete);
  const anciennes = new Set(emprise?.tables[existante.nom]?.colonnes.map(({ e }) => e) ?? voulues);
  const entetes = existante.entetes.filter((entete) => !anciennes.has(entete) || voulues.includes(entete));
  voulues.forEach((entete, rang) => {
    if (entetes.includes(entete)) return;
    const precedente = rang === 0 ? -1 : entetes.indexOf(voulues[rang - 1] ?? '');
    entetes.splice(precedente + 1, 0, entete);
  });
  return {
    zone: { ligne: table.ligne, colonne: table.colonne, lignes: table.lignes.length + 1, colonnes: entetes.length },
    entetes,
    rangs: voulues.map((entete) => entetes.indexOf(entete)),
  };
}

function changeDeColonnes(actuelles: readonly string[], voulues: readonly string[]): boolean {
  return actuelles.length !== voulues.length || actuelles.some((entete, rang) => entete !== voulues[rang]);
}

/** Whether columns are inserted or removed, cells moving along, rather than the table resized. */
export function deplaceDesColonnes(actuelles: readonly string[], { entetes, rangs }: Pick<Implantation, 'entetes' | 'rangs'>): boolean {
  return rangs.length !== entetes.length && changeDeColonnes(actuelles, entetes);
}

/**
 * Adds and removes columns so that what follows them, and what the user's formulas say of them, moves along. A table that holds our
 * columns only is simply resized; its headers are written with its values.
 */
export async function ajusterColonnes(
  feuille: Excel.Worksheet,
  nom: string,
  actuelle: Zone,
  actuelles: readonly string[],
  { entetes: voulues, rangs }: Implantation,
  envoi: Envoi,
): Promise<void> {
  if (!changeDeColonnes(actuelles, voulues)) return;
  const table = feuille.tables.getItem(nom);
  if (rangs.length === voulues.length) {
    await envoi.placer(600);
    table.resize(adresse({ ...actuelle, colonnes: voulues.length }));
    const perdues = actuelles.length - voulues.length;
    if (perdues > 0) {
      const reste = plage(feuille, { ...actuelle, colonne: actuelle.colonne + voulues.length, colonnes: perdues });
      reste.clear('Contents');
      // The table may have moved with its looks: nothing else knows that they came here.
      reste.clear('Formats');
    }
    return;
  }
  const presentes = [...actuelles];
  for (const entete of actuelles) {
    if (voulues.includes(entete)) continue;
    await envoi.placer(400);
    table.columns.getItem(entete).delete();
    presentes.splice(presentes.indexOf(entete), 1);
  }
  for (const [rang, entete] of voulues.entries()) {
    if (presentes.includes(entete)) continue;
    await envoi.placer(400);
    table.columns.add(rang < presentes.length ? rang : undefined, undefined, entete);
    presentes.splice(rang, 0, entete);
  }
}

/** From its place to another, contents and references along. */
export async function deplacerTable(
  feuille: Excel.Worksheet,
  depart: Zone,
  arrivee: Pick<Zone, 'ligne' | 'colonne'>,
  envoi: Envoi,
): Promise<void> {
  await envoi.placer(600);
  const coin = adresse({ ...arrivee, lignes: 1, colonnes: 1 });
  plage(feuille, depart).moveTo(coin);
}

/** Runs of neighbouring columns that hold constants. */
function suites(table: PlanTable, { rangs }: Implantation): readonly (readonly number[])[] {
  const groupes: number[][] = [];
  table.colonnes.forEach((colonne, rang) => {
    if (colonne.formule !== undefined) return;
    const courant = groupes.at(-1);
    const precedent = courant?.at(-1);
    if (courant && precedent === rang - 1 && (rangs[precedent] ?? -2) + 1 === rangs[rang]) courant.push(rang);
    else groupes.push([rang]);
  });
  return groupes;
}

export async function ecrireValeurs(
  feuille: Excel.Worksheet,
  table: PlanTable,
  implantation: Implantation,
  emprise: Emprise,
  envoi: Envoi,
): Promise<void> {
  const { zone, rangs } = implantation;
  const formats = emprise.tables[table.nom]?.colonnes.map(({ f }) => f) ?? [];
  await envoi.placer(2_000);
  for (const [rang, { entete }] of table.colonnes.entries()) {
    plage(feuille, { ligne: zone.ligne, colonne: zone.colonne + (rangs[rang] ?? rang), lignes: 1, colonnes: 1 }).values = [
      [texteSur(entete)],
    ];
  }
  for (const groupe of suites(table, implantation)) {
    const premier = groupe[0] ?? 0;
    const colonne = zone.colonne + (rangs[premier] ?? premier);
    let bloc: Valeur[][] = [];
    let octets = 0;
    let debut = zone.ligne + 1;
    const deposer = async (): Promise<void> => {
      if (bloc.length === 0) return;
      await envoi.placer(octets);
      plage(feuille, { ligne: debut, colonne, lignes: bloc.length, colonnes: groupe.length }).values = bloc;
      debut += bloc.length;
      bloc = [];
      octets = 0;
    };
    for (const [l, ligne] of table.lignes.entries()) {
      if (l % LIGNES_ENTRE_PAUSES === 0) await envoi.respirer();
      const valeurs = groupe.map((rang) => valeurAEcrire(ligne[rang] ?? null, formats[rang] === 'texte'));
      for (const valeur of valeurs) octets += octetsDe(valeur);
      bloc.push(valeurs);
      if (octets > envoi.octetsParBloc) await deposer();
    }
    await deposer();
  }
}

/** Once every table exists: a formula on a table that is not there yet would be refused. */
export async function ecrireFormules(
  feuille: Excel.Worksheet,
  table: PlanTable,
  { zone, rangs }: Implantation,
  envoi: Envoi,
): Promise<void> {
  for (const [rang, { formule: formuleDeColonne }] of table.colonnes.entries()) {
    const colonne = zone.colonne + (rangs[rang] ?? rang);
    if (formuleDeColonne !== undefined) {
      await envoi.placer(400 + octetsDe(formuleDeColonne));
      remplir(plage(feuille, { ligne: zone.ligne + 1, colonne, lignes: table.lignes.length, colonnes: 1 }), 'formulas', formuleDeColonne);
    }
    await envoi.respirer();
    let debut = 0;
    while (debut < table.lignes.length) {
      const formules: string[][] = [];
      for (let ligne = debut; ligne < table.lignes.length; ligne += 1) {
        const cellule = table.lignes[ligne]?.[rang] ?? null;
        if (!estFormule(cellule) || cellule.formule === formuleDeColonne) break;
        formules.push([cellule.formule]);
      }
      if (formules.length > 0) {
        await envoi.placer(400 + formules.reduce((somme, [formule]) => somme + octetsDe(formule), 0));
        plage(feuille, { ligne: zone.ligne + 1 + debut, colonne, lignes: formules.length, colonnes: 1 }).formulas = formules;
      }
      debut += formules.length + 1;
    }
  }
}

/** Rows that a calculated column of the user's gains get its formula. */
export async function suivreLesLignes(
  feuille: Excel.Worksheet,
  ancienne: Zone,
  { zone, entetes, rangs }: Implantation,
  formuleDuneColonne: (entete: string) => string | null,
  envoi: Envoi,
): Promise<void> {
  if (memesZones(ancienne, zone)) return;
  const gagnees = zone.lignes - ancienne.lignes;
  for (const [rang, entete] of entetes.entries()) {
    const formule = rangs.includes(rang) || gagnees <= 0 ? null : formuleDuneColonne(entete);
    if (formule === null) continue;
    await envoi.placer(400 + octetsDe(formule));
    const ajoutees = { ligne: zone.ligne + ancienne.lignes, colonne: zone.colonne + rang, lignes: gagnees, colonnes: 1 };
    remplir(plage(feuille, ajoutees), 'formulas', formule);
  }
}

/** Cells of a user's column whose rows moved: each one goes where its row went. */
export async function ecrireAjout(
  feuille: Excel.Worksheet,
  { zone, entetes }: Implantation,
  { entete, cellules }: ColonneAjoutee,
  envoi: Envoi,
): Promise<void> {
  const colonne = zone.colonne + entetes.indexOf(entete);
  let bloc: Valeur[][] = [];
  let octets = 400;
  let debut = zone.ligne + 1;
  const deposer = async (): Promise<void> => {
    if (bloc.length === 0) return;
    await envoi.placer(octets);
    plage(feuille, { ligne: debut, colonne, lignes: bloc.length, colonnes: 1 }).formulas = bloc;
    debut += bloc.length;
    bloc = [];
    octets = 400;
  };
  for (const [l, cellule] of cellules.entries()) {
    if (l % LIGNES_ENTRE_PAUSES === 0) await envoi.respirer();
    const contenu = estFormule(cellule) ? cellule.formule : valeurAEcrire(cellule, false);
    octets += octetsDe(contenu);
    bloc.push([contenu]);
    if (octets > envoi.octetsParBloc) await deposer();
  }
  await deposer();
}
