/** What the cells of a row name when they are taken for headers, and whether the row is a header at all. */
import { cleDeNom } from '../geographie/cle-de-nom';
import type { Indicateur, ValeurCellule } from '../inventaire';
import { FORMES_ENTETES } from './entetes';
import { FORMES_FACULTATIVES } from './entetes-facultatives';
import { estErreurDeCellule, texteDe } from './texte';

type Ligne = readonly ValeurCellule[];

export const MEILLEURE_CONFIANCE = 0.95;
const CONFIANCE_PAR_CONTENU = 0.7;
const LONGUEUR_MAXIMALE = 80;
const FORMES = [...FORMES_ENTETES, ...FORMES_FACULTATIVES];

export interface Candidat {
  readonly indicateur: Indicateur;
  readonly confiance: number;
}

/** The same few headers are looked at many times over, and each costs dozens of expressions: the last ones met are remembered. */
const CONNUS_MAXIMUM = 5_000;
const connus = new Map<string, readonly Candidat[]>();

export function candidatsPourEntete(texte: string): readonly Candidat[] {
  // « #REF! » is no reference.
  if (texte === '' || texte.length > LONGUEUR_MAXIMALE || estErreurDeCellule(texte)) return [];
  let candidats = connus.get(texte);
  if (candidats === undefined) {
    if (connus.size >= CONNUS_MAXIMUM) connus.clear();
    connus.set(texte, (candidats = chercherCandidats(texte)));
  }
  return candidats;
}

function chercherCandidats(texte: string): readonly Candidat[] {
  const cle = cleDeNom(texte.replace(/n°/gi, 'N '));
  if (cle === '') return [];
  const candidats: Candidat[] = [];
  for (const { indicateur, exactes, contenues } of FORMES) {
    if (exactes.includes(cle)) candidats.push({ indicateur, confiance: MEILLEURE_CONFIANCE });
    else if (contenues.some((forme) => forme.test(cle))) candidats.push({ indicateur, confiance: CONFIANCE_PAR_CONTENU });
  }
  return candidats;
}

export function meilleurCandidat(texte: string): Candidat | null {
  let meilleur: Candidat | null = null;
  for (const candidat of candidatsPourEntete(texte)) if (meilleur === null || candidat.confiance > meilleur.confiance) meilleur = candidat;
  return meilleur;
}

/** What a header seems to hold, whatever its content: « Réservataire 2 » is a réservataire. */
export function indicateurDeLEntete(entete: string): Indicateur | null {
  const [meilleur] = candidatsPourEntete(entete.replace(/[ _-]*\(?(?:\d|bis|ter)\)?$/i, ''))
    .concat(candidatsPourEntete(entete))
    .sort((a, b) => b.confiance - a.confiance);
  return meilleur?.indicateur ?? null;
}

/** How much a row looks like a header: distinct indicators named by short texts. */
export function scoreDeLigne(ligne: Ligne): number {
  const meilleurs = nommesPar(ligne);
  return meilleurs.size < 2 ? 0 : [...meilleurs.values()].reduce((somme, valeur) => somme + valeur, 0);
}

/** Indicators that a row names, with the best confidence of each. */
export function nommesPar(ligne: Ligne): ReadonlyMap<Indicateur, number> {
  const meilleurs = new Map<Indicateur, number>();
  for (const cellule of ligne) {
    if (typeof cellule !== 'string') continue;
    const meilleur = meilleurCandidat(texteDe(cellule));
    if (meilleur === null) continue;
    meilleurs.set(meilleur.indicateur, Math.max(meilleurs.get(meilleur.indicateur) ?? 0, meilleur.confiance));
  }
  return meilleurs;
}

/** No header is one of them: a number, a code, a date. */
const EST_UN_CODE_OU_UNE_DATE = /^\S*\d\S*\d\S*\d\S*$/;

export function estUneDonnee(cellule: ValeurCellule): boolean {
  return typeof cellule === 'string' ? EST_UN_CODE_OU_UNE_DATE.test(texteDe(cellule)) : cellule !== null;
}

/** More than any dwelling could spell by chance. */
const NOMS_SANS_DOUTE = 5;
const NOMS_PROBABLES = 3;

interface Decompte {
  readonly remplies: number;
  /** Numbers, codes, dates. */
  readonly donnees: number;
  readonly nommes: ReadonlyMap<Indicateur, number>;
  /** Indicators named by the whole of a cell. */
  readonly exacts: number;
}

function compter(ligne: Ligne): Decompte {
  let remplies = 0;
  let donnees = 0;
  for (const cellule of ligne) {
    const texte = texteDe(cellule);
    if (texte === '') continue;
    remplies += 1;
    if (estUneDonnee(cellule)) donnees += 1;
  }
  const nommes = nommesPar(ligne);
  return { remplies, donnees, nommes, exacts: [...nommes.values()].filter((confiance) => confiance === MEILLEURE_CONFIANCE).length };
}

/**
 * Stricter than the score, for rows among dwellings: a réservataire may be called « Commune », a programme « Résidence ». Most of the
 * cells are headers in full and none is a code; or there are so many headers that no dwelling could be.
 */
export function estUnEntete(ligne: Ligne): boolean {
  const { remplies, donnees, nommes, exacts } = compter(ligne);
  if (remplies < 2) return false;
  if (exacts >= NOMS_SANS_DOUTE) return true;
  if (donnees > 0) return false;
  if (exacts >= NOMS_PROBABLES && nommes.size * 2 >= remplies) return true;
  return exacts === remplies && nommes.has('reservataire');
}

/** More codes and numbers than headers in full: without its header, an inventory must not take its first dwelling for one. */
export function estPlutotUnLogement(ligne: Ligne): boolean {
  const { donnees, exacts } = compter(ligne);
  return donnees >= 2 && donnees > exacts;
}

/** Spellings looked up once: the same few come back on each row. */
const MEMOIRE_MAXIMALE = 20_000;
/** Filled texts looked at before a row is left alone. */
const TEXTES_REGARDES = 6;

/** Codes and dates, each unlike the others: they are told by their characters alone, and leave the memory to words. */
function estUnCodeSansDetour(texte: string): boolean {
  let chiffres = 0;
  for (let rang = 0; rang < texte.length; rang += 1) {
    const code = texte.charCodeAt(rang);
    if (code <= 32 || code > 126) return false;
    if (code >= 48 && code <= 57) chiffres += 1;
  }
  return chiffres >= 3;
}

/** A first sieve over hundreds of thousands of rows: false is sure for any row whose first texts are no header. */
export class CribleDEntetes {
  private readonly exacts = new Map<string, boolean>();

  peutEtreUnEntete(ligne: Ligne): boolean {
    let regardes = 0;
    for (const cellule of ligne) {
      if (typeof cellule !== 'string' || cellule === '' || cellule.length > LONGUEUR_MAXIMALE) continue;
      if (this.estExact(cellule)) return true;
      regardes += 1;
      if (regardes === TEXTES_REGARDES) return false;
    }
    return false;
  }

  private estExact(texte: string): boolean {
    if (estUnCodeSansDetour(texte)) return false;
    const connu = this.exacts.get(texte);
    if (connu !== undefined) return connu;
    const exact = !estUneDonnee(texte) && meilleurCandidat(texteDe(texte))?.confiance === MEILLEURE_CONFIANCE;
    if (this.exacts.size < MEMOIRE_MAXIMALE) this.exacts.set(texte, exact);
    return exact;
  }
}
