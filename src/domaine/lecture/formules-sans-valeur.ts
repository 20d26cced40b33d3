/**
 * A workbook written by a program may hold formulas that nothing has computed yet: their cells look empty, and an empty réservataire is
 * « non réservé ». They are told, column by column, with the way out: only a spreadsheet can compute them.
 */
import type { Anomalie, Correspondance } from '../inventaire';
import { colonneAlignee } from './blocs';
import { masquer } from './donnees-personnelles';
import type { Origine } from './etendre-fusions';
import { citer, lettresDeColonne } from './rapporteur';
import { texteDe } from './texte';

/** 0-based, in the rows that were read. */
export interface CelluleSansValeur {
  readonly ligne: number;
  readonly colonne: number;
}

const ISSUE = 'Ouvrez le fichier dans Excel, recalculez-le (touche F9) et enregistrez-le, puis relisez l’inventaire.';
/** Rows named one by one. */
const LIGNES_CITEES = 5;

function nommerLignes(lignes: readonly number[]): string {
  const [premiere = 0] = lignes;
  if (lignes.length === 1) return `la ligne ${premiere}`;
  const derniere = lignes.at(-1) ?? premiere;
  if (derniere - premiere + 1 === lignes.length) return `les lignes ${premiere} à ${derniere}`;
  const reste = lignes.length - LIGNES_CITEES;
  return `les lignes ${lignes.slice(0, LIGNES_CITEES).join(', ')}${reste > 0 ? ` et ${reste} autre${reste > 1 ? 's' : ''}` : ''}`;
}

/** What is said above the header, or in a column that nothing reads, changes no dwelling. */
export function signalerFormulesSansValeur(
  cellules: readonly CelluleSansValeur[],
  correspondance: Correspondance,
  { premiereLigne, premiereColonne }: Origine,
): readonly Anomalie[] {
  // A column of the sheet may be another one under a later header.
  const groupes = new Map<string, { readonly colonne: number; readonly alignee: number | null; readonly lignes: number[] }>();
  for (const { ligne, colonne } of cellules) {
    if (ligne < correspondance.ligneEntete) continue;
    const alignee = colonneAlignee(correspondance, ligne, colonne);
    const cle = `${colonne} ${alignee ?? ''}`;
    const groupe = groupes.get(cle) ?? { colonne, alignee, lignes: [] };
    groupes.set(cle, groupe);
    groupe.lignes.push(ligne);
  }
  return [...groupes.values()].flatMap(({ colonne, alignee, lignes }): Anomalie[] => {
    const [premiere = 0] = lignes;
    const lue = correspondance.colonnes.find((reconnue) => reconnue.colonne === alignee);
    const sansEntete = lignes.includes(correspondance.ligneEntete);
    if (lue === undefined && !sansEntete) return [];
    const ligneSource = premiereLigne + premiere;
    const cellule = `${lettresDeColonne(premiereColonne + colonne)}${ligneSource}`;
    const combien = lignes.length === 1 ? 'une formule sans valeur enregistrée' : `${lignes.length} formules sans valeur enregistrée`;
    const nom = lue === undefined ? 'cette colonne' : `la colonne ${citer(masquer(texteDe(lue.entete), false, new Set()))}`;
    const effet = sansEntete ? 'l’en-tête n’est pas lisible, et la colonne n’est pas lue' : 'ces cellules sont lues comme vides';
    return [
      {
        gravite: 'erreur',
        regle: 'LECTURE',
        indicateur: lue?.indicateur ?? null,
        ligneSource,
        cellule,
        valeurLue: '',
        message: `Cellule ${cellule} : ${nom} contient ${combien}, sur ${nommerLignes(lignes.map((ligne) => premiereLigne + ligne))} : ${effet}. ${ISSUE}`,
        correction: null,
      },
    ];
  });
}
