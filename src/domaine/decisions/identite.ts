/**
 * Identity of an anomaly across runs: rule + indicator + raw value, and the dwelling that bears it. The dwelling is named by its
 * RPLS number, else by its reference, when only one row has it; else by what its row says: rows inserted above do not lose the
 * decisions, and rows that change places keep theirs. Only a row that is no dwelling goes by its number.
 */
import type { Bien } from '../bien';
import { bienParLigne } from '../bien-par-ligne';
import type { Anomalie, Correspondance, Inventaire, ValeurCellule } from '../inventaire';
import { texteDe } from '../lecture/texte';
import { auBout, parcourirParLots } from '../lots';

const SEPARATEUR = ' | ';
/** Two spaces in a row would not survive a cell. */
const VIDE = '(vide)';
/** Bearer of a decision about a whole kind, when none of its anomalies is left. */
const TOUS = '*';
/** A key has to fit in a cell of the workbook. */
const LONGUEUR_DE_VALEUR = 200;

/** « All the values of this kind »: what the anomalies of one kind have in common. */
export function genreDe({ regle, indicateur, valeurLue }: Pick<Anomalie, 'regle' | 'indicateur' | 'valeurLue'>): string {
  return [regle, indicateur ?? VIDE, valeurLue.slice(0, LONGUEUR_DE_VALEUR).trim() || VIDE].join(SEPARATEUR);
}

/** The kind within an identity: what stands before its bearer. */
export function genreDeLIdentite(identite: string): string {
  const fin = identite.lastIndexOf(SEPARATEUR);
  return fin < 0 ? identite : identite.slice(0, fin);
}

export const identiteDuGenre = (genre: string): string => [genre, TOUS].join(SEPARATEUR);

/** « All of this rule in this column », whatever the value read: 3 000 RPLS numbers without their leading zero are one decision. */
export function colonneDe({ regle, indicateur }: Pick<Anomalie, 'regle' | 'indicateur'>): string {
  return [regle, indicateur ?? VIDE].join(SEPARATEUR);
}

/** The rule and the column within an identity: neither holds the separator. */
export function colonneDeLIdentite(identite: string): string {
  return identite.split(SEPARATEUR).slice(0, 2).join(SEPARATEUR);
}

export const identiteDeLaColonne = (colonne: string): string => [colonne, TOUS, TOUS].join(SEPARATEUR);

export interface Identites {
  /** Key of this anomaly alone. */
  de(anomalie: Anomalie): string;
}

const PARTS = 16;

/** Texts that are there once. One table of 300 000 texts takes tens of milliseconds whenever it grows: several small ones do not. */
class Uniques {
  private readonly vus = Array.from({ length: PARTS }, () => new Set<string>());
  private readonly repetes = new Set<string>();

  noter(texte: string): void {
    const part = this.partDe(texte);
    if (part?.has(texte) === true) this.repetes.add(texte);
    else part?.add(texte);
  }

  has(texte: string): boolean {
    return this.partDe(texte)?.has(texte) === true && !this.repetes.has(texte);
  }

  private partDe(texte: string): Set<string> | undefined {
    return this.vus[texte.charCodeAt(texte.length - 1) % PARTS || 0];
  }
}

function* uniques(biens: readonly Bien[], champ: 'rplsId' | 'refBailleur'): Generator<void, Uniques> {
  const trouves = new Uniques();
  yield* parcourirParLots(biens, (bien) => {
    const valeur = bien[champ];
    if (valeur !== null) trouves.noter(valeur);
  });
  return trouves;
}

/** Cells of the source: a row without any key is known by what it says, its place apart. */
export interface LignesLues {
  readonly lignes: readonly (readonly ValeurCellule[])[];
  readonly correspondance: Correspondance;
  readonly premiereLigne: number;
}

const SEPARATEUR_DE_CELLULES = '\u001f';

/** 53 bits (cyrb53): short enough for a cell, and what a row says cannot be read back from it. */
function empreinte(texte: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < texte.length; i += 1) {
    const signe = texte.charCodeAt(i);
    a = Math.imul(a ^ signe, 2654435761);
    b = Math.imul(b ^ signe, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

type Ecrits = (bien: Bien) => string;

/** The linked cells, in the order of their indicators: columns may move, others may be added. */
function cellulesLiees({ lignes, correspondance, premiereLigne }: LignesLues): Ecrits {
  const colonnes = [...correspondance.colonnes].sort((a, b) => (a.indicateur < b.indicateur ? -1 : 1)).map(({ colonne }) => colonne);
  return ({ ligneSource }) =>
    colonnes.map((colonne) => texteDe(lignes[ligneSource - premiereLigne]?.[colonne])).join(SEPARATEUR_DE_CELLULES);
}

function toutesLesCellules({ lignes, premiereLigne }: LignesLues): Ecrits {
  return ({ ligneSource }) => (lignes[ligneSource - premiereLigne] ?? []).map(texteDe).join(SEPARATEUR_DE_CELLULES).trimEnd();
}

const ceQuiEstCompris: Ecrits = (bien) => JSON.stringify({ ...bien, ligneSource: 0 });

/**
 * By row, the fingerprint of its linked cells; of all its cells when others are linked alike; and its rank when they are the very
 * same: whichever of them a decision then goes to, it goes to a row that says the same.
 */
function empreintes(biens: readonly Bien[], lues: LignesLues | undefined): ReadonlyMap<number, string> {
  const noms = new Map<number, string>();
  const grouper = (groupe: readonly Bien[], ecrits: Ecrits, suite: (nom: string, memes: readonly Bien[]) => void): void => {
    const parNom = new Map<string, Bien[]>();
    for (const bien of groupe) {
      const nom = empreinte(ecrits(bien));
      const memes = parNom.get(nom);
      if (memes === undefined) parNom.set(nom, [bien]);
      else memes.push(bien);
    }
    for (const [nom, memes] of parNom) {
      const [seul] = memes;
      if (memes.length === 1 && seul !== undefined) noms.set(seul.ligneSource, nom);
      else suite(nom, memes);
    }
  };
  const numeroter = (nom: string, memes: readonly Bien[]): void =>
    memes.forEach(({ ligneSource }, rang) => noms.set(ligneSource, `${nom} n° ${rang + 1}`));
  if (lues === undefined) grouper(biens, ceQuiEstCompris, numeroter);
  else grouper(biens, cellulesLiees(lues), (_, memes) => grouper(memes, toutesLesCellules(lues), numeroter));
  return noms;
}

/** What names one dwelling only. */
interface Cles {
  readonly rpls: Uniques;
  readonly references: Uniques;
}

function* clesDe(biens: readonly Bien[]): Generator<void, Cles> {
  return { rpls: yield* uniques(biens, 'rplsId'), references: yield* uniques(biens, 'refBailleur') };
}

/** The keys are looked for when a dwelling has to be named for the first time. */
export function identifier({ biens }: Pick<Inventaire, 'biens'>, lues?: LignesLues): Identites {
  let connues: Cles | null = null;
  return nommer(biens, lues, () => (connues ??= auBout(clesDe(biens))));
}

export function* identifierParLots({ biens }: Pick<Inventaire, 'biens'>, lues?: LignesLues): Generator<void, Identites> {
  const cles = yield* clesDe(biens);
  const identites = nommer(biens, lues, () => cles);
  yield;
  return identites;
}

function nommer(biens: readonly Bien[], lues: LignesLues | undefined, cles: () => Cles): Identites {
  const bienDe = bienParLigne(biens);
  const parRpls = ({ rplsId }: Bien): boolean => rplsId !== null && cles().rpls.has(rplsId);
  const parReference = ({ refBailleur }: Bien): boolean => refBailleur !== null && cles().references.has(refBailleur);
  // Most inventories have keys: what the rows say is only gone through when one lacks.
  let sansCle: ReadonlyMap<number, string> | null = null;
  const porteur = (ligneSource: number): string => {
    const bien = bienDe(ligneSource);
    if (bien === undefined) return `Ligne ${ligneSource}`;
    if (parRpls(bien)) return `RPLS ${bien.rplsId ?? ''}`;
    if (parReference(bien)) return `Réf. ${(bien.refBailleur ?? '').slice(0, LONGUEUR_DE_VALEUR).replaceAll('|', '¦')}`;
    sansCle ??= empreintes(
      biens.filter((autre) => !parRpls(autre) && !parReference(autre)),
      lues,
    );
    return `Empreinte ${sansCle.get(ligneSource) ?? ''}`;
  };
  return { de: (anomalie) => [genreDe(anomalie), porteur(anomalie.ligneSource)].join(SEPARATEUR) };
}
