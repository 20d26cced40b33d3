/** Finds the header row, even under title lines, and says which column carries which indicator; and the later headers of the sheet. */
import { COLONNES_DES_RESERVATAIRES, type ColonneReconnue, type Correspondance, type Indicateur, type ValeurCellule } from '../inventaire';
import { auBout, type Avancement } from '../lots';
import { accordDuContenu } from './contenus';
import { INDICATEURS_FACULTATIFS } from './entetes-facultatives';
import {
  candidatsPourEntete,
  estPlutotUnLogement,
  estUnEntete,
  MEILLEURE_CONFIANCE,
  nommesPar,
  scoreDeLigne,
  type Candidat,
} from './formes-entetes';
import { reunirEntetes } from './reunir-entetes';
import { colonnesRepetees } from './tableau-a-cote';
import { avecLesBlocs, estLeMemeTableau } from './trouver-blocs';

export { indicateurDeLEntete } from './formes-entetes';

type Ligne = readonly ValeurCellule[];

/** Rows searched for the header: title blocks are short. */
const LIGNES_CHERCHEES = 60;
const LIGNES_D_APERCU = 200;
const SEUIL = 0.4;
/** A header over two or three rows: the fullest of them is the header. */
const LIGNES_D_UN_ENTETE = 2;

/** The fullest header, or the first one above it that heads the same table: a second block may well have more columns. */
function trouverEntete(lignes: readonly Ligne[]): number {
  let meilleure = -1;
  let score = 0;
  const probables: number[] = [];
  for (let index = 0; index < Math.min(lignes.length, LIGNES_CHERCHEES); index += 1) {
    const ligne = lignes[index] ?? [];
    const candidat = scoreDeLigne(ligne);
    if (candidat === 0 || estPlutotUnLogement(ligne)) continue;
    if (estUnEntete(ligne)) probables.push(index);
    // Strictly better: a header repeated further down never replaces the first one.
    if (candidat > score) {
      score = candidat;
      meilleure = index;
    }
  }
  const nommes = new Set(nommesPar(lignes[meilleure] ?? []).keys());
  const premiere = probables.find(
    (index) => index < meilleure - LIGNES_D_UN_ENTETE && estLeMemeTableau(new Set(nommesPar(lignes[index] ?? []).keys()), nommes),
  );
  return premiere ?? meilleure;
}

/** The content lifts a header towards certainty, or pulls it under the threshold. */
function confianceAvecContenu(candidat: Candidat, valeurs: readonly ValeurCellule[]): number {
  const accord = accordDuContenu(candidat.indicateur, valeurs);
  if (accord === null) return candidat.confiance;
  if (accord >= 0.8) return Math.min(1, candidat.confiance + 0.05 + (candidat.confiance < 0.9 ? 0.15 : 0));
  return accord >= 0.3 ? candidat.confiance * 0.8 : candidat.confiance * 0.35;
}

/** A contingent without a name beside it is all that is known of the réservataire, and « Réservataire 2 » alone is the first one. */
function nommerLePremier(retenues: Map<Indicateur, ColonneReconnue>): void {
  if (retenues.has('reservataire')) return;
  const suivante = (['contingent', ...COLONNES_DES_RESERVATAIRES] as const).find((indicateur) => retenues.has(indicateur));
  const colonne = suivante === undefined ? undefined : retenues.get(suivante);
  if (suivante === undefined || colonne === undefined) return;
  retenues.delete(suivante);
  retenues.set('reservataire', { ...colonne, indicateur: 'reservataire' });
}

/** What one header row says, from its names and from the rows under it, up to `fin`. */
function reconnaitreSous(lignes: readonly Ligne[], ligneEntete: number, fin: number): Correspondance {
  const { entetes, surDeuxLignes } = reunirEntetes(lignes, ligneEntete);
  const debut = ligneEntete + (surDeuxLignes ? 2 : 1);
  const apercu = lignes.slice(debut, Math.min(fin, debut + LIGNES_D_APERCU));

  const propositions: ColonneReconnue[] = [];
  /** Exact headers whose content says otherwise. */
  const dementies: ColonneReconnue[] = [];
  // Those of a second table would pass for other réservataires of the same dwellings.
  const repetees = colonnesRepetees(entetes);
  entetes.forEach((entete, colonne) => {
    const candidats = candidatsPourEntete(entete);
    if (candidats.length === 0 || repetees.has(colonne)) return;
    const valeurs = apercu.map((ligne) => ligne[colonne] ?? null);
    for (const candidat of candidats) {
      const confiance = Math.round(confianceAvecContenu(candidat, valeurs) * 100) / 100;
      const proposition = { indicateur: candidat.indicateur, colonne, entete, confiance };
      if (confiance >= SEUIL) propositions.push(proposition);
      else if (candidat.confiance === MEILLEURE_CONFIANCE && !INDICATEURS_FACULTATIFS.has(candidat.indicateur)) dementies.push(proposition);
    }
  });
  propositions.sort((a, b) => b.confiance - a.confiance || a.colonne - b.colonne);

  const retenues = new Map<Indicateur, ColonneReconnue>();
  const prises = new Set<number>();
  for (const proposition of propositions) {
    if (retenues.has(proposition.indicateur) || prises.has(proposition.colonne)) continue;
    retenues.set(proposition.indicateur, proposition);
    prises.add(proposition.colonne);
  }
  nommerLePremier(retenues);
  const disputees = new Set(propositions.map(({ colonne }) => colonne));
  for (const proposition of dementies) {
    const { indicateur, colonne } = proposition;
    const rivale = dementies.some((autre) => autre.indicateur === indicateur && autre.colonne !== colonne && !disputees.has(autre.colonne));
    if (rivale || disputees.has(colonne) || retenues.has(indicateur) || prises.has(colonne)) continue;
    // Nothing else claims it: the column is kept so that each of its cells is reported, rather than lost without a word.
    retenues.set(indicateur, proposition);
    prises.add(colonne);
  }
  return {
    ligneEntete,
    colonnes: [...retenues.values()].sort((a, b) => a.colonne - b.colonne),
    ignorees: entetes
      .map((entete, colonne) => ({ colonne, entete }))
      .filter(({ entete, colonne }) => entete !== '' && !prises.has(colonne)),
    ...(surDeuxLignes ? { autresEntetes: [ligneEntete + 1] } : {}),
  };
}

/**
 * No header found: `ligneEntete` is -1 and every column is left to the user. `entete`: the row that the user says is the header,
 * 0-based in the rows given.
 */
export function* reconnaitreColonnesParLots(lignes: readonly Ligne[], entete?: number): Generator<Avancement, Correspondance> {
  const ligneEntete = entete ?? trouverEntete(lignes);
  if (ligneEntete < 0) return { ligneEntete, colonnes: [], ignorees: [] };
  return yield* avecLesBlocs(lignes, ligneEntete, reconnaitreSous);
}

export function reconnaitreColonnes(lignes: readonly Ligne[], entete?: number): Correspondance {
  return auBout(reconnaitreColonnesParLots(lignes, entete));
}
