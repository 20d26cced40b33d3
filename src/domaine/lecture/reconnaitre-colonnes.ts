/** Finds the header row, even under title lines, and says which column carries which indicator. */
import { cleDeNom } from '../geographie/cle-de-nom';
import type { ColonneReconnue, Correspondance, Indicateur, ValeurCellule } from '../inventaire';
import { accordDuContenu } from './contenus';
import { FORMES_ENTETES } from './entetes';
import { texteDe } from './texte';

type Ligne = readonly ValeurCellule[];

/** Rows searched for the header: title blocks are short. */
const LIGNES_CHERCHEES = 60;
const LIGNES_D_APERCU = 200;
const MEILLEURE_CONFIANCE = 0.95;
const SEUIL = 0.4;

interface Candidat {
  readonly indicateur: Indicateur;
  readonly confiance: number;
}

function candidatsPourEntete(texte: string): readonly Candidat[] {
  if (texte === '' || texte.length > 80) return [];
  const cle = cleDeNom(texte.replace(/n°/gi, 'N '));
  if (cle === '') return [];
  const candidats: Candidat[] = [];
  for (const { indicateur, exactes, contenues } of FORMES_ENTETES) {
    if (exactes.includes(cle)) candidats.push({ indicateur, confiance: MEILLEURE_CONFIANCE });
    else if (contenues.some((forme) => forme.test(cle))) candidats.push({ indicateur, confiance: 0.7 });
  }
  return candidats;
}

/** What a header seems to hold, whatever its content: « Réservataire 2 » is a réservataire. */
export function indicateurDeLEntete(entete: string): Indicateur | null {
  const [meilleur] = candidatsPourEntete(entete.replace(/[ _-]*\(?(?:\d|bis|ter)\)?$/i, ''))
    .concat(candidatsPourEntete(entete))
    .sort((a, b) => b.confiance - a.confiance);
  return meilleur?.indicateur ?? null;
}

/** How much a row looks like a header: distinct indicators named by short texts. */
function scoreDeLigne(ligne: Ligne): number {
  const meilleurs = new Map<Indicateur, number>();
  for (const cellule of ligne) {
    if (typeof cellule !== 'string') continue;
    const meilleur = [...candidatsPourEntete(texteDe(cellule))].sort((a, b) => b.confiance - a.confiance)[0];
    if (meilleur === undefined) continue;
    meilleurs.set(meilleur.indicateur, Math.max(meilleurs.get(meilleur.indicateur) ?? 0, meilleur.confiance));
  }
  return meilleurs.size < 2 ? 0 : [...meilleurs.values()].reduce((somme, valeur) => somme + valeur, 0);
}

function trouverEntete(lignes: readonly Ligne[]): number {
  let meilleure = -1;
  let score = 0;
  for (let index = 0; index < Math.min(lignes.length, LIGNES_CHERCHEES); index += 1) {
    const candidat = scoreDeLigne(lignes[index] ?? []);
    // Strictly better: a header repeated further down never replaces the first one.
    if (candidat > score) {
      score = candidat;
      meilleure = index;
    }
  }
  return meilleure;
}

/** The content lifts a header towards certainty, or pulls it under the threshold. */
function confianceAvecContenu(candidat: Candidat, valeurs: readonly ValeurCellule[]): number {
  const accord = accordDuContenu(candidat.indicateur, valeurs);
  if (accord === null) return candidat.confiance;
  if (accord >= 0.8) return Math.min(1, candidat.confiance + 0.05 + (candidat.confiance < 0.9 ? 0.15 : 0));
  return accord >= 0.3 ? candidat.confiance * 0.8 : candidat.confiance * 0.35;
}

/** No header found: `ligneEntete` is -1 and every column is left to the user. */
export function reconnaitreColonnes(lignes: readonly Ligne[]): Correspondance {
  const ligneEntete = trouverEntete(lignes);
  if (ligneEntete < 0) return { ligneEntete, colonnes: [], ignorees: [] };
  const entetes = (lignes[ligneEntete] ?? []).map((cellule) => texteDe(cellule));
  const apercu = lignes.slice(ligneEntete + 1, ligneEntete + 1 + LIGNES_D_APERCU);

  const propositions: ColonneReconnue[] = [];
  /** Exact headers whose content says otherwise. */
  const dementies: ColonneReconnue[] = [];
  entetes.forEach((entete, colonne) => {
    const candidats = candidatsPourEntete(entete);
    if (candidats.length === 0) return;
    const valeurs = apercu.map((ligne) => ligne[colonne] ?? null);
    for (const candidat of candidats) {
      const confiance = Math.round(confianceAvecContenu(candidat, valeurs) * 100) / 100;
      const proposition = { indicateur: candidat.indicateur, colonne, entete, confiance };
      if (confiance >= SEUIL) propositions.push(proposition);
      else if (candidat.confiance === MEILLEURE_CONFIANCE) dementies.push(proposition);
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
  };
}
