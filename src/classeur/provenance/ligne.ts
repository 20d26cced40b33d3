/** An explanation brought to one row: its placeholders filled, its own rule and source, and whether its input was changed. */
import type { ValeurCellule } from '../../domaine/inventaire';
import type { Explication, Lire, SourceDeRegle } from './types';

export interface ExplicationDeLaLigne {
  readonly titre: string;
  readonly regle: string;
  readonly source: SourceDeRegle;
  /** For an input: still the default, or what the default was. */
  readonly etat: string | null;
}

/** `D{Territoire}` with the row's own values. */
export function remplirGabarit(gabarit: string, lire: Lire): string {
  return gabarit.replace(/\{([^{}:]+)(?::(\d+))?\}/g, (_, colonne: string, longueur?: string) => {
    const valeur = String(lire(colonne) ?? '');
    return longueur === undefined ? valeur : valeur.slice(0, Number(longueur));
  });
}

const estVide = (valeur: ValeurCellule): boolean => valeur === null || valeur === '';

function pareilles(a: ValeurCellule, b: ValeurCellule): boolean {
  if (estVide(a) || estVide(b)) return estVide(a) && estVide(b);
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  return String(a).toLowerCase() === String(b).toLowerCase();
}

type Dire = (valeur: string | number | boolean) => string;

function etatDeLaSaisie(valeur: ValeurCellule, defaut: ValeurCellule | undefined, dire: Dire): string | null {
  if (defaut === undefined) return null;
  if (pareilles(valeur, defaut))
    return estVide(defaut) ? 'Rien n’est saisi : c’est l’état par défaut.' : 'Valeur par défaut : personne ne l’a changée.';
  if (defaut === null || estVide(defaut)) return 'Saisi : vide par défaut.';
  return `Valeur changée : par défaut, ${dire(defaut)}.`;
}

/** `dire` shows a default as the cell would. */
export function expliquerLigne(
  { selonLaLigne, ...explication }: Explication,
  valeur: ValeurCellule,
  lire: Lire,
  dire: Dire,
): ExplicationDeLaLigne {
  const propre = { ...explication, ...selonLaLigne?.(lire) };
  const { source, defaut } = propre;
  const dite = source.colonne === undefined ? '' : String(lire(source.colonne) ?? '').trim();
  return {
    titre: remplirGabarit(propre.titre, lire).replaceAll('NON_RESERVE', 'Non réservé'),
    regle: remplirGabarit(propre.regle, lire).replaceAll('NON_RESERVE', 'Non réservé'),
    source: dite === '' ? source : { ...source, texte: dite },
    etat: propre.nature === 'saisie' ? etatDeLaSaisie(valeur, defaut, dire) : null,
  };
}

/** On a header, no row says its own: what varies is named by its column. */
export function expliquerEnTete({ titre, regle, source }: Explication): ExplicationDeLaLigne {
  const nommer = (gabarit: string): string => remplirGabarit(gabarit, (colonne) => `[${colonne}]`);
  return { titre: nommer(titre), regle: nommer(regle), source, etat: null };
}
