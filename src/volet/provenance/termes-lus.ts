/** The terms of a figure with what the cells say: nothing is computed again here, but the sums that a formula reads as one. */
import { remplirGabarit } from '../../classeur/provenance/ligne';
import type { Critere, Explication, Lieu, Terme } from '../../classeur/provenance/types';
import type { ValeurCellule } from '../../domaine/inventaire';
import type { CelluleDecrite, ColonneDeTable } from '../../excel/porte-vivante';
import { lettreDeColonne } from '../etat/correspondance';
import { NON_DISPONIBLE } from '../etat/nombres';

export interface TermeLu {
  readonly nom: string;
  readonly symbole: string | null;
  /** As the sheet shows it; null when only the place is told. */
  readonly valeur: string | null;
  readonly feuille: string;
  /** null when the cell could not be found. */
  readonly adresse: string | null;
}

const JOUR = 86_400_000;
const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 });
const DATE = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC' });

export function afficher(valeur: ValeurCellule, format: string): string {
  if (valeur === null || valeur === '') return 'vide';
  if (typeof valeur === 'boolean') return valeur ? 'VRAI' : 'FAUX';
  if (typeof valeur === 'string') return valeur === 'NON_RESERVE' ? 'Non réservé' : valeur;
  if (format.includes('%')) return new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 4 }).format(valeur);
  if (/[dj].*[my].*|[my].*[dj]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, '')))
    return DATE.format(new Date(Date.UTC(1899, 11, 30) + valeur * JOUR));
  return NOMBRE.format(valeur);
}

function remplir(gabarit: string, ligne: CelluleDecrite['ligne']): string {
  return remplirGabarit(gabarit, (colonne) => ligne.get(colonne)?.valeur ?? null);
}

/** Excel compares without regard to case. */
const pareil = (valeur: ValeurCellule | undefined, cle: string): boolean => String(valeur ?? '').toLowerCase() === cle.toLowerCase();

const celluleDe = (colonne: ColonneDeTable, rang: number): string => `${lettreDeColonne(colonne.colonne)}${colonne.ligne + rang + 1}`;
const plageDe = (colonne: ColonneDeTable): string =>
  colonne.lignes === 1 ? celluleDe(colonne, 0) : `${celluleDe(colonne, 0)}:${celluleDe(colonne, colonne.lignes - 1)}`;

function additionner(colonne: ColonneDeTable, criteres: readonly Critere[], cellule: CelluleDecrite, table: string): number | null {
  const filtres = criteres.map(({ colonne: de, egal }) => ({
    valeurs: cellule.colonnes.get(`${table}|${de}`)?.valeurs,
    cle: remplir(egal, cellule.ligne),
  }));
  if (filtres.some(({ valeurs }) => valeurs === undefined)) return null;
  return colonne.valeurs.reduce<number>((total, valeur, rang) => {
    const retenue = filtres.every(({ valeurs, cle }) => pareil(valeurs?.[rang], cle));
    return total + (retenue && typeof valeur === 'number' ? valeur : 0);
  }, 0);
}

function rangDe(lieu: Extract<Lieu, { type: 'table' | 'rang' }>, cellule: CelluleDecrite): number {
  if (lieu.type === 'rang') return Number(cellule.ligne.get(lieu.rang)?.valeur ?? 0) - 1;
  const cles = cellule.colonnes.get(`${lieu.table}|${lieu.colonneCle}`)?.valeurs ?? [];
  for (const gabarit of lieu.cles) {
    const cle = remplir(gabarit, cellule.ligne);
    const rang = cles.findIndex((valeur) => pareil(valeur, cle));
    if (rang >= 0) return rang;
  }
  return -1;
}

function lireLieu(lieu: Lieu, cellule: CelluleDecrite): Pick<TermeLu, 'valeur' | 'feuille' | 'adresse'> {
  if (lieu.type === 'ligne') {
    const lue = cellule.ligne.get(lieu.colonne);
    return {
      valeur: lue === undefined ? 'introuvable' : afficher(lue.valeur, lue.format),
      feuille: cellule.feuille,
      adresse: lue?.adresse ?? null,
    };
  }
  const colonne = cellule.colonnes.get(`${lieu.table}|${lieu.colonne}`);
  if (colonne === undefined) return { valeur: 'introuvable', feuille: cellule.feuille, adresse: null };
  const { feuille } = colonne;
  if (lieu.type === 'renvoi') return { valeur: null, feuille, adresse: plageDe(colonne) };
  if (lieu.type === 'somme') {
    const total = additionner(colonne, lieu.criteres, cellule, lieu.table);
    return {
      valeur: total === null ? NON_DISPONIBLE : afficher(Number(total.toPrecision(12)), colonne.format),
      feuille,
      adresse: plageDe(colonne),
    };
  }
  const rang = rangDe(lieu, cellule);
  if (rang < 0 || rang >= colonne.lignes) return { valeur: 'sans ligne', feuille, adresse: plageDe(colonne) };
  return { valeur: afficher(colonne.valeurs[rang] ?? null, colonne.format), feuille, adresse: celluleDe(colonne, rang) };
}

export function lireTermes(termes: readonly Terme[], cellule: CelluleDecrite): readonly TermeLu[] {
  return termes.map(({ nom, symbole, lieu }) => ({ nom, symbole: symbole ?? null, ...lireLieu(lieu, cellule) }));
}

/** The calculation with symbols or names, then with what the cells hold. */
export function ecrireCalcul({ calcul, symbole, titre }: Explication, termes: readonly TermeLu[], resultat: string): readonly string[] {
  if (calcul === undefined) return [];
  const trouver = (nom: string): TermeLu | undefined => termes.find((t) => t.symbole === nom) ?? termes.find((t) => t.nom === nom);
  const lettres = calcul.replace(/\{([^{}]+)\}/g, (_, nom: string) => nom);
  const chiffres = calcul.replace(/\{([^{}]+)\}/g, (_, nom: string) => trouver(nom)?.valeur ?? nom);
  return [`${symbole ?? titre.replace(/ \([^)]*\)$/, '')} = ${lettres}`, `${chiffres} = ${resultat}`];
}
