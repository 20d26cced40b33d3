/**
 * Excel gives nothing for the rows under a merged cell: they look like empty ones, and an empty réservataire is « non réservé ». Where
 * every empty cell of the column follows a filled one of the same programme, merging is the likelier reason: it is said, block by block.
 */
import { NON_RESERVE, type Bien } from '../bien';
import { colonnesDesReservataires, type Anomalie, type Correspondance, type ValeurCellule } from '../inventaire';
import { colonneSource } from './blocs';
import { lettresDeColonne } from './rapporteur';
import { texteDe } from './texte';

interface Bloc {
  readonly tete: number;
  readonly premiere: number;
  derniere: number;
  nombre: number;
}

/** Null when empty cells are the way this sheet says « non réservé »: one of them follows nothing. */
function blocsDe(biens: readonly Bien[], estVide: (bien: Bien) => boolean): readonly Bloc[] | null {
  const blocs: Bloc[] = [];
  let tete: Bien | null = null;
  let bloc: Bloc | null = null;
  for (const bien of biens) {
    if (!estVide(bien)) {
      tete = bien;
      bloc = null;
      continue;
    }
    if (tete === null || bien.programme === null || tete.programme !== bien.programme) return null;
    // What follows « non réservé » in full says the same as an empty cell: nothing is lost.
    if (tete.reservataires[0] === NON_RESERVE) continue;
    if (bloc === null) blocs.push((bloc = { tete: tete.ligneSource, premiere: bien.ligneSource, derniere: bien.ligneSource, nombre: 0 }));
    bloc.derniere = bien.ligneSource;
    bloc.nombre += 1;
  }
  return blocs;
}

export function signalerReservatairesFusionnes(
  lignes: readonly (readonly ValeurCellule[])[],
  correspondance: Correspondance,
  { premiereLigne, premiereColonne }: { readonly premiereLigne: number; readonly premiereColonne: number },
  biens: readonly Bien[],
): readonly Anomalie[] {
  const colonnes = colonnesDesReservataires(correspondance);
  const colonne = colonnes[0]?.colonne;
  if (colonne === undefined) return [];
  const estVide = ({ ligneSource }: Bien): boolean =>
    colonnes.every(({ colonne: place }) => texteDe(lignes[ligneSource - premiereLigne]?.[place]) === '');
  const lettresEn = (ligneSource: number): string =>
    lettresDeColonne(premiereColonne + (colonneSource(correspondance, ligneSource - premiereLigne, colonne) ?? colonne));
  return (blocsDe(biens, estVide) ?? []).map(({ tete, premiere, derniere, nombre }): Anomalie => {
    const lettres = lettresEn(premiere);
    const cellules = nombre === 1 ? `${lettres}${premiere} est vide` : `${lettres}${premiere} à ${lettres}${derniere} sont vides`;
    return {
      // The empty cells are doubtful by themselves (V09): this only says what they probably are.
      gravite: 'information',
      regle: 'LECTURE',
      indicateur: 'reservataire',
      ligneSource: premiere,
      cellule: `${lettres}${premiere}`,
      valeurLue: '',
      message: `Cellule ${lettres}${premiere} : ${cellules} sous ${lettresEn(tete)}${tete}, dans le même programme, alors que la colonne est remplie ailleurs. Si ${lettresEn(tete)}${tete} est une cellule fusionnée, défusionnez-la et recopiez son réservataire ; sinon, suivez la remarque V09.`,
      correction: null,
    };
  });
}
