/**
 * Translates a canonical formula for an engine that knows only A1 references: structured references and names become
 * addresses. The result is a template, because `[#This Row]` formulas are the same text on every row of a table: one
 * translation then serves 300 000 cells, and tells the dependency graph what the formula reads.
 */
import { MAX_COLS, MAX_ROWS, parseA1Ref, parseStructRef, tokenize } from '@borgar/fx';
import { appelACriteres, critereSansTilde } from './criteres';
import type { NomDuMoteur, TableDuMoteur } from './moteur';

/** A rectangle that a formula reads. `memeLigne`: the row is that of the formula, and ligne0/ligne1 bound where that makes sense. */
export interface Portee {
  readonly feuille: string;
  readonly ligne0: number;
  readonly ligne1: number;
  readonly colonne0: number;
  readonly colonne1: number;
  readonly memeLigne: boolean;
  /** Written as a range even when it holds one cell: IronCalc refuses `SUMIF` on a lone cell, such as a table of one row. */
  readonly plage: boolean;
}

export interface Gabarit {
  readonly texte: string;
  /** Literal text and references, alternating freely. */
  readonly morceaux: readonly (string | Portee)[];
  readonly portees: readonly Portee[];
  /** False when neither a table nor a name nor a missing sheet can change the translation. */
  readonly sensible: boolean;
}

export interface Contexte {
  readonly tables: ReadonlyMap<string, TableDuMoteur>;
  /** Key: the lower-case name, prefixed with `id!` when the name belongs to a sheet. */
  readonly noms: ReadonlyMap<string, NomDuMoteur>;
  idDeFeuille(nom: string): string | undefined;
}

export const cleDeNom = (nom: string, feuille?: string): string => `${feuille === undefined ? '' : `${feuille}!`}${nom.toLowerCase()}`;

interface Lieu {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
}

type Morceau = string | Portee;

const REFUS = '#REF!';
/** After one of these, a minus is a sign and not a subtraction. */
const DEBUTS = new Set(['=', '(', ',']);
const PROFONDEUR_DES_NOMS = 8;
/** A workbook repeats a few hundred formulas, and reads each one again at every change of its tables. */
const LECTURES_GARDEES = 5000;

function memoriser<T>(lire: (texte: string) => T): (texte: string) => T {
  const lectures = new Map<string, { readonly lue: T }>();
  return (texte) => {
    const connue = lectures.get(texte);
    if (connue !== undefined) return connue.lue;
    const lue = lire(texte);
    if (lectures.size >= LECTURES_GARDEES) lectures.clear();
    lectures.set(texte, { lue });
    return lue;
  };
}

type Jetons = readonly ReturnType<typeof tokenize>[number][];
const jetonsDe = memoriser((formule): Jetons => tokenize(formule));
const lireStructuree = memoriser((texte) => parseStructRef(texte));
const lireA1 = memoriser((texte) => parseA1Ref(texte));

export function tableContenant(tables: ReadonlyMap<string, TableDuMoteur>, lieu: Lieu): TableDuMoteur | undefined {
  for (const table of tables.values()) {
    if (
      table.feuille === lieu.feuille &&
      lieu.ligne >= table.ligne &&
      lieu.ligne <= table.ligne + table.lignesDeDonnees &&
      lieu.colonne >= table.colonne &&
      lieu.colonne < table.colonne + table.colonnes.length
    )
      return table;
  }
  return undefined;
}

function traduireStructuree(valeur: string, lieu: Lieu, contexte: Contexte): Morceau {
  const lue = lireStructuree(valeur);
  if (lue === undefined) return REFUS;
  const table = lue.table ? contexte.tables.get(lue.table.toLowerCase()) : tableContenant(contexte.tables, lieu);
  if (table === undefined) return REFUS;
  const rang = (colonne: string): number => table.colonnes.findIndex((nom) => nom.toLowerCase() === colonne.toLowerCase());
  const debut = lue.columns?.[0] === undefined ? 0 : rang(lue.columns[0]);
  const fin = lue.columns?.[1] === undefined ? (lue.columns?.[0] === undefined ? table.colonnes.length - 1 : debut) : rang(lue.columns[1]);
  if (debut < 0 || fin < 0) return REFUS;
  const sections = (lue.sections ?? []).map((section) => section.toLowerCase());
  const avec = (section: string): boolean => sections.includes(section);
  const premiere = table.ligne + 1;
  // An empty table still shows one blank row in Excel: reading it must not reach the header.
  const derniere = table.ligne + Math.max(1, table.lignesDeDonnees);
  const memeLigne = avec('this row');
  if (avec('totals')) return REFUS;
  return {
    feuille: table.feuille,
    ligne0: avec('all') || avec('headers') ? table.ligne : premiere,
    ligne1: avec('headers') && !avec('data') && !avec('all') ? table.ligne : derniere,
    colonne0: table.colonne + Math.min(debut, fin),
    colonne1: table.colonne + Math.max(debut, fin),
    memeLigne,
    plage: !memeLigne && !(avec('headers') && debut === fin),
  };
}

function traduireA1(valeur: string, lieu: Lieu, contexte: Contexte): Morceau {
  const lue = lireA1(valeur);
  if (lue === undefined || !('range' in lue) || lue.range === undefined) return REFUS;
  const nomFeuille = lue.context?.[0];
  const feuille = nomFeuille === undefined ? lieu.feuille : contexte.idDeFeuille(nomFeuille);
  if (feuille === undefined) return REFUS;
  const { top, left, bottom, right } = lue.range;
  return {
    feuille,
    ligne0: top ?? 0,
    ligne1: bottom ?? MAX_ROWS,
    colonne0: left ?? 0,
    colonne1: right ?? MAX_COLS,
    memeLigne: false,
    plage: valeur.includes(':'),
  };
}

function traduireNom(valeur: string, lieu: Lieu, contexte: Contexte, profondeur: number): Morceau[] {
  const separateur = valeur.lastIndexOf('!');
  const nu = valeur.slice(separateur + 1);
  const nomFeuille = separateur < 0 ? undefined : valeur.slice(0, separateur).replace(/^'|'$/g, '').replaceAll("''", "'");
  const feuille = nomFeuille === undefined ? lieu.feuille : contexte.idDeFeuille(nomFeuille);
  const nom = (feuille === undefined ? undefined : contexte.noms.get(cleDeNom(nu, feuille))) ?? contexte.noms.get(cleDeNom(nu));
  if (nom !== undefined) {
    if (profondeur >= PROFONDEUR_DES_NOMS) return [REFUS];
    const contenu = decouper(nom.cible.replace(/^=/, ''), lieu, contexte, profondeur + 1);
    return contenu.length === 1 ? contenu : ['(', ...contenu, ')'];
  }
  const table = contexte.tables.get(valeur.toLowerCase());
  if (table !== undefined) return [traduireStructuree(`${table.nom}[]`, lieu, contexte)];
  return [valeur];
}

function decouper(formule: string, lieu: Lieu, contexte: Contexte, profondeur: number): Morceau[] {
  return decouperJetons(jetonsDe(formule), lieu, contexte, profondeur);
}

function decouperJetons(jetons: Jetons, lieu: Lieu, contexte: Contexte, profondeur: number): Morceau[] {
  const morceaux: Morceau[] = [];
  for (let rang = 0; rang < jetons.length; rang += 1) {
    const jeton = jetons[rang];
    if (jeton === undefined) break;
    // IronCalc answers 0 to `--(range = x)`; `1*` says the same and works.
    if (jeton.value === '-' && jetons[rang - 1]?.value === '-' && DEBUTS.has(jetons[rang - 2]?.value ?? '=')) {
      morceaux[morceaux.length - 1] = '1*';
      continue;
    }
    const appel = appelACriteres(jetons, rang);
    if (appel !== null) {
      const lus = appel.arguments.map(({ jetons: siens, critere }) => {
        const contenu = decouperJetons(siens, lieu, contexte, profondeur);
        return critere ? critereSansTilde(siens, contenu) : contenu;
      });
      morceaux.push(jeton.value, ...lus.flatMap((contenu, place) => [place === 0 ? '(' : ',', ...contenu]), ')');
      rang = appel.fin;
    } else if (jeton.type === 'structured') morceaux.push(traduireStructuree(jeton.value, lieu, contexte));
    else if (jeton.type === 'range' || jeton.type === 'range_beam') morceaux.push(traduireA1(jeton.value, lieu, contexte));
    else if (jeton.type === 'range_named') morceaux.push(...traduireNom(jeton.value, lieu, contexte, profondeur));
    else if (jeton.type === 'func') morceaux.push(jeton.value.replace(/^(_xlfn\.)?(_xlws\.)?/i, ''));
    else morceaux.push(jeton.value);
  }
  return morceaux;
}

/** Literal neighbours are joined, so that a per-row formula costs few pieces. */
function souder(morceaux: readonly Morceau[]): Morceau[] {
  const soudes: Morceau[] = [];
  for (const morceau of morceaux) {
    const dernier = soudes.at(-1);
    if (typeof morceau === 'string' && typeof dernier === 'string') soudes[soudes.length - 1] = dernier + morceau;
    else soudes.push(morceau);
  }
  return soudes;
}

export function traduire(texte: string, lieu: Lieu, contexte: Contexte): Gabarit {
  const types = jetonsDe(texte).map((jeton) => jeton.type);
  const morceaux = souder(decouper(texte, lieu, contexte, 0));
  return {
    texte,
    morceaux,
    portees: morceaux.filter((morceau): morceau is Portee => typeof morceau !== 'string'),
    sensible:
      types.includes('structured') || types.includes('range_named') || morceaux.some((m) => typeof m === 'string' && m.includes(REFUS)),
  };
}
