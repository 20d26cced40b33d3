/** What each row is before anything is read of it: above the header, a header, its line of units, another table, or a row to read. */
import type { Correspondance, Indicateur, LigneEcartee, ValeurCellule } from '../inventaire';
import { passeLEpreuve } from './contenus';
import { estUneDonnee } from './formes-entetes';
import { lignesDeRecapitulatif } from './recapitulatif';
import { texteDe } from './texte';

type Ligne = readonly ValeurCellule[];

/** Indicators whose values cannot be mistaken for a title: codes, and words of a short list. */
const PROBANTS: readonly Indicateur[] = [
  'rplsId',
  'epci',
  'commune',
  'codePostal',
  'qpv',
  'typologie',
  'financement',
  'construction',
  'debutConvention',
  'finConvention',
];
const IDENTIFIANTS: readonly Indicateur[] = ['refBailleur', 'rplsId'];
const PREUVES_SUFFISANTES = 2;
const CELLULES_D_UN_LOGEMENT = 3;
/** Codes, numbers and dates among words, whatever their columns: those of another block, above the header that was chosen. */
const DONNEES_D_UN_LOGEMENT = 3;
const CELLULES_D_UN_AUTRE_BLOC = 5;
/** One word with a digit: a reference, not a title. */
const EST_UN_CODE = /^\S*\d\S*$/;

const UNITE =
  /^(?:[([].*[)\]]|n[°o]|%|€|m[²2]|texte|code|nom|libell[ée]|dates?|nombre|nb|num[ée]rique|alphanum[ée]rique|entier|ann[ée]e|oui ?\/ ?non|o ?\/ ?n|jj\/mm\/a{2,4}|a{4}|\d+ car(?:act[èe]res?|\.)?|obligatoire|facultatif)$/iu;

function estUneLigneDUnites(ligne: Ligne): boolean {
  const textes = Array.from(ligne, texteDe).filter((texte) => texte !== '');
  return textes.length >= 2 && textes.filter((texte) => UNITE.test(texte)).length * 2 > textes.length;
}

export class Zonage {
  private readonly premiere: number;
  private readonly entetes: ReadonlySet<number>;
  /** Rows of other tables, both ends included. */
  private readonly ailleurs: readonly { readonly debut: number; readonly fin: number }[];
  private readonly colonnes: ReadonlyMap<Indicateur, number>;
  /** Beyond it, every row is read: nearly all of them stop here. */
  private readonly derniere: number;

  /** First row of a recap; beyond the last row where there is none. */
  private readonly premierRecapitulatif: number;
  private readonly recapitulatif: ReadonlySet<number>;

  /** `lignes`: all of them, in the columns of the first header. */
  constructor(correspondance: Correspondance, lignes: readonly Ligne[]) {
    const { ligneEntete, colonnes, autresEntetes = [], blocs = [] } = correspondance;
    const nombreDeLignes = lignes.length;
    this.recapitulatif = lignesDeRecapitulatif(lignes, correspondance);
    this.premierRecapitulatif = [...this.recapitulatif].reduce((minimum, index) => Math.min(minimum, index), nombreDeLignes);
    this.premiere = ligneEntete;
    this.entetes = new Set(ligneEntete < 0 ? [] : [ligneEntete, ...autresEntetes]);
    this.colonnes = new Map(colonnes.map(({ indicateur, colonne }) => [indicateur, colonne]));
    this.ailleurs = blocs.flatMap(({ ligneEntete: debut, sources }, rang) =>
      sources === null ? [{ debut, fin: (blocs[rang + 1]?.ligneEntete ?? nombreDeLignes) - 1 }] : [],
    );
    this.derniere = [...this.entetes].reduce((maximum, entete) => Math.max(maximum, entete + 1), this.ailleurs.at(-1)?.fin ?? -1);
  }

  /** Why this row is not read, or null when it is one of the table. */
  raison(ligne: Ligne, index: number): LigneEcartee['raison'] | null {
    if (index >= this.premierRecapitulatif && this.recapitulatif.has(index)) return 'recapitulatif';
    if (index > this.derniere) return null;
    if (index < this.premiere) return this.raisonAuDessus(ligne);
    const vide = (): boolean => ligne.every((cellule) => texteDe(cellule) === '');
    if (index === this.premiere) return vide() ? 'vide' : 'titre';
    if (this.entetes.has(index)) return 'entete-repete';
    if (this.entetes.has(index - 1) && estUneLigneDUnites(ligne)) return 'unites';
    if (!this.ailleurs.some(({ debut, fin }) => index >= debut && index <= fin)) return null;
    const remplies = ligne.filter((cellule) => texteDe(cellule) !== '').length;
    return remplies === 0 ? 'vide' : remplies === 1 ? 'titre' : 'hors-tableau';
  }

  private raisonAuDessus(ligne: Ligne): LigneEcartee['raison'] {
    const remplies = ligne.filter((cellule) => texteDe(cellule) !== '').length;
    if (remplies === 0) return 'vide';
    return this.ressembleAUnBien(ligne, remplies) ? 'hors-tableau' : 'titre';
  }

  private ressembleAUnBien(ligne: Ligne, remplies: number): boolean {
    if (remplies < CELLULES_D_UN_LOGEMENT) return false;
    const valeur = (indicateur: Indicateur): ValeurCellule => ligne[this.colonnes.get(indicateur) ?? -1] ?? null;
    if (IDENTIFIANTS.some((indicateur) => EST_UN_CODE.test(texteDe(valeur(indicateur))))) return true;
    const preuves = PROBANTS.filter((indicateur) => texteDe(valeur(indicateur)) !== '' && passeLEpreuve(indicateur, valeur(indicateur)));
    if (preuves.length >= PREUVES_SUFFISANTES) return true;
    const donnees = ligne.filter((cellule) => texteDe(cellule) !== '' && estUneDonnee(cellule)).length;
    return remplies >= CELLULES_D_UN_AUTRE_BLOC && donnees >= DONNEES_D_UN_LOGEMENT && donnees < remplies;
  }
}
