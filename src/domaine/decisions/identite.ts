/**
 * Identity of an anomaly across runs: rule + indicator + raw value, and the dwelling that bears it. The dwelling is named by its
 * RPLS number, else by its reference, when only one row has it; else by what its row says: rows inserted above do not lose the
 * decisions, and rows that change places keep theirs. Only a row that is no dwelling goes by its number.
 */
import type { Bien } from '../bien';
import type { Anomalie, Correspondance, Inventaire, ValeurCellule } from '../inventaire';
import { texteDe } from '../lecture/texte';

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

export interface Identites {
  /** Key of this anomaly alone. */
  de(anomalie: Anomalie): string;
}

function uniques(biens: readonly Bien[], champ: 'rplsId' | 'refBailleur'): ReadonlySet<string> {
  const vus = new Set<string>();
  const repetes = new Set<string>();
  for (const bien of biens) {
    const valeur = bien[champ];
    if (valeur === null) continue;
    if (vus.has(valeur)) repetes.add(valeur);
    vus.add(valeur);
  }
  for (const valeur of repetes) vus.delete(valeur);
  return vus;
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

export function identifier(inventaire: Pick<Inventaire, 'biens'>, lues?: LignesLues): Identites {
  const rpls = uniques(inventaire.biens, 'rplsId');
  const references = uniques(inventaire.biens, 'refBailleur');
  const parLigne = new Map(inventaire.biens.map((bien) => [bien.ligneSource, bien]));
  const cle = ({ rplsId, refBailleur }: Bien): string | null => {
    if (rplsId !== null && rpls.has(rplsId)) return `RPLS ${rplsId}`;
    if (refBailleur !== null && references.has(refBailleur)) return `Réf. ${refBailleur.slice(0, LONGUEUR_DE_VALEUR).replaceAll('|', '¦')}`;
    return null;
  };
  // Most inventories have keys: what the rows say is only gone through when one lacks.
  let sansCle: ReadonlyMap<number, string> | null = null;
  const porteur = (ligneSource: number): string => {
    const bien = parLigne.get(ligneSource);
    if (bien === undefined) return `Ligne ${ligneSource}`;
    const connue = cle(bien);
    if (connue !== null) return connue;
    sansCle ??= empreintes(
      inventaire.biens.filter((autre) => cle(autre) === null),
      lues,
    );
    return `Empreinte ${sansCle.get(ligneSource) ?? ''}`;
  };
  return { de: (anomalie) => [genreDe(anomalie), porteur(anomalie.ligneSource)].join(SEPARATEUR) };
}
