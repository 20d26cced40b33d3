/**
 * A merged cell holds its value in its first row only: read as it is, a réservataire merged over ten dwellings would be the one of the
 * first, and the nine others would be nobody's. Its value is given to every dwelling that it stands beside, and it is said.
 */
import type { Anomalie, Correspondance, ValeurCellule } from '../domaine/inventaire';
import { lettresDeColonne } from '../domaine/lecture/rapporteur';
import { texteDe } from '../domaine/lecture/texte';
import type { FeuilleLue } from './lire-classeur';

/** 0-based rows and columns, both ends included. */
export interface Fusion {
  readonly premiereLigne: number;
  readonly derniereLigne: number;
  readonly colonne: number;
}

export interface FeuilleEtendue {
  readonly valeurs: FeuilleLue['valeurs'];
  readonly remarques: readonly Anomalie[];
}

export function etendreFusions({ valeurs, fusions }: FeuilleLue, { ligneEntete, colonnes }: Correspondance): FeuilleEtendue {
  const indicateurs = new Map(colonnes.map(({ colonne, indicateur }) => [colonne, indicateur]));
  const copies = new Map<number, ValeurCellule[]>();
  const remarques: Anomalie[] = [];
  for (const { premiereLigne, derniereLigne, colonne } of fusions ?? []) {
    const indicateur = indicateurs.get(colonne);
    const valeur = valeurs[premiereLigne]?.[colonne] ?? null;
    // Titles and headers are merged for their looks.
    if (indicateur === undefined || premiereLigne <= ligneEntete || texteDe(valeur) === '') continue;
    let etendues = 0;
    for (let rang = premiereLigne + 1; rang <= Math.min(derniereLigne, valeurs.length - 1); rang += 1) {
      const origine = valeurs[rang] ?? [];
      // A blank row stays blank.
      if (origine.every((cellule) => texteDe(cellule) === '')) continue;
      let copie = copies.get(rang);
      if (copie === undefined) copies.set(rang, (copie = [...origine]));
      while (copie.length <= colonne) copie.push(null);
      copie[colonne] = valeur;
      etendues += 1;
    }
    if (etendues === 0) continue;
    const lettres = lettresDeColonne(colonne + 1);
    const cellule = `${lettres}${premiereLigne + 1}`;
    remarques.push({
      gravite: 'information',
      regle: 'LECTURE',
      indicateur,
      ligneSource: premiereLigne + 1,
      cellule,
      valeurLue: '',
      message: `Cellule ${cellule} : cellule fusionnée de ${cellule} à ${lettres}${derniereLigne + 1}. Sa valeur a été lue pour ${etendues + 1} lignes. Si elle ne vaut que pour la première, défusionnez-la.`,
      correction: null,
    });
  }
  return { valeurs: copies.size === 0 ? valeurs : valeurs.map((ligne, rang) => copies.get(rang) ?? ligne), remarques };
}
