/**
 * What we laid on a sheet, remembered on the sheet itself: without it, a note typed by a user could not be told from an old total of
 * ours, nor a column that a user added from one that the plan has dropped. It is kept in hidden sheet-scoped names holding a text.
 */
import {
  estFormule,
  type Format,
  type PlanColonne,
  type PlanFeuille,
  type PlanGraphique,
  type PlanMiseEnForme,
  type PlanTable,
  type Role,
} from './plan';
import { adresse } from './formules';
import { largeursDe } from './mise-en-page';
import { auBout, type Lots } from '../domaine/lots';

/** Says that a sheet is ours; a second run looks for it before it reads or overwrites anything. */
export const NOM_MARQUE = 'Negoflux_Feuille';
export const NOM_EMPRISE = 'Negoflux_Emprise';

/** What one cell or column looks like and accepts. Short keys: the whole must fit in a few names. */
export interface Habit {
  readonly r: Role;
  readonly f: Format;
  readonly liste?: PlanColonne['liste'];
  readonly bornes?: PlanColonne['bornes'];
}
export interface CelluleLibre extends Habit {
  readonly a: string;
}
export interface ColonneConnue extends Habit {
  readonly e: string;
  readonly fixes?: PlanColonne['fixes'];
}
export interface TableConnue {
  readonly filtres: boolean;
  readonly colonnes: readonly ColonneConnue[];
}

export interface Emprise {
  readonly cle: string;
  readonly couleurOnglet: string;
  readonly figer: PlanFeuille['figer'];
  readonly largeurs: Readonly<Record<number, number>>;
  /** Absent from the sheets of an earlier layout. */
  readonly hauteurs?: PlanFeuille['hauteurs'];
  readonly masquees?: PlanFeuille['masquees'];
  readonly impression?: PlanFeuille['impression'];
  readonly libres: readonly CelluleLibre[];
  readonly tables: Readonly<Record<string, TableConnue>>;
  readonly misesEnForme: readonly PlanMiseEnForme[];
  readonly graphiques: readonly PlanGraphique[];
}

/** A formula in a cell of format text would be shown, not computed. */
function formatReel(format: Format, calcule: boolean): Format {
  return calcule && format === 'texte' ? 'general' : format;
}

function colonneConnue(table: PlanTable, colonne: PlanColonne, rang: number): ColonneConnue {
  const calcule = colonne.formule !== undefined || table.lignes.some((ligne) => estFormule(ligne[rang] ?? null));
  return {
    e: colonne.entete,
    r: colonne.role,
    f: formatReel(colonne.format, calcule),
    ...(colonne.liste ? { liste: colonne.liste } : {}),
    ...(colonne.bornes ? { bornes: colonne.bornes } : {}),
    ...(colonne.fixes ? { fixes: colonne.fixes } : {}),
  };
}

export function cellulesLibres({ cellules }: Pick<PlanFeuille, 'cellules'>): CelluleLibre[] {
  return cellules
    .filter(({ ajoutee }) => ajoutee !== true)
    .map(({ ligne, colonne, fusion, role, format, contenu }) => ({
      a:
        fusion === undefined || fusion === 1
          ? adresse(ligne, colonne)
          : `${adresse(ligne, colonne)}:${adresse(ligne, colonne + fusion - 1)}`,
      r: role,
      f: formatReel(format ?? 'general', estFormule(contenu)),
    }));
}

export function empriseDe(feuille: PlanFeuille): Emprise {
  return auBout(empriseParLots(feuille));
}

/** Each column is gone through, to know whether one of its rows computes. */
export function* empriseParLots(feuille: PlanFeuille): Lots<Emprise> {
  const tables: Record<string, TableConnue> = {};
  for (const table of feuille.tables) {
    const colonnes: ColonneConnue[] = [];
    for (const [rang, colonne] of table.colonnes.entries()) {
      if (colonne.ajoutee !== true) colonnes.push(colonneConnue(table, colonne, rang));
      yield;
    }
    tables[table.nom] = { filtres: table.filtres, colonnes };
  }
  return {
    cle: feuille.cle,
    couleurOnglet: feuille.couleurOnglet,
    figer: feuille.figer,
    largeurs: largeursDe(feuille),
    ...(feuille.hauteurs === undefined ? {} : { hauteurs: feuille.hauteurs }),
    ...(feuille.masquees === undefined ? {} : { masquees: feuille.masquees }),
    ...(feuille.impression === undefined ? {} : { impression: feuille.impression }),
    libres: cellulesLibres(feuille),
    tables,
    misesEnForme: feuille.misesEnForme,
    graphiques: feuille.graphiques,
  };
}

/** A formula takes texts of 255 characters at most, and 8 192 characters in all. */
const CARACTERES_PAR_TEXTE = 200;
const TEXTES_PAR_NOM = 30;

/** Name → formula. Long layouts take several names. */
export function formulesDeLEmprise(emprise: Emprise): ReadonlyMap<string, string> {
  const json = JSON.stringify(emprise);
  const textes: string[] = [];
  for (let debut = 0; debut < json.length; debut += CARACTERES_PAR_TEXTE) {
    textes.push(`"${json.slice(debut, debut + CARACTERES_PAR_TEXTE).replace(/"/g, '""')}"`);
  }
  const formules = new Map<string, string>();
  for (let debut = 0; debut < textes.length; debut += TEXTES_PAR_NOM) {
    const rang = debut / TEXTES_PAR_NOM;
    formules.set(rang === 0 ? NOM_EMPRISE : `${NOM_EMPRISE}_${rang + 1}`, `=${textes.slice(debut, debut + TEXTES_PAR_NOM).join('&')}`);
  }
  return formules;
}

export function estNomDEmprise(nom: string): boolean {
  return nom === NOM_EMPRISE || nom.startsWith(`${NOM_EMPRISE}_`);
}

/** null when the names are absent or were altered: the sheet is then updated without what only they could tell. */
export function lireEmprise(formules: ReadonlyMap<string, string>): Emprise | null {
  const noms = [...formules.keys()].filter(estNomDEmprise).sort((a, b) => rangDe(a) - rangDe(b));
  let json = '';
  for (const nom of noms) {
    for (const [, texte = ''] of (formules.get(nom) ?? '').matchAll(/"((?:[^"]|"")*)"/g)) json += texte.replace(/""/g, '"');
  }
  try {
    const lue: unknown = JSON.parse(json);
    return estEmprise(lue) ? lue : null;
  } catch (erreur) {
    if (erreur instanceof SyntaxError) return null;
    throw erreur;
  }
}

function rangDe(nom: string): number {
  return nom === NOM_EMPRISE ? 1 : Number(nom.slice(NOM_EMPRISE.length + 1));
}

function estEmprise(lue: unknown): lue is Emprise {
  return (
    typeof lue === 'object' &&
    lue !== null &&
    'cle' in lue &&
    'libres' in lue &&
    Array.isArray(lue.libres) &&
    'tables' in lue &&
    'graphiques' in lue
  );
}
