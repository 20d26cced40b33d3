/** What the sheet holds and nothing reads: told once on the header, so that no column is dropped without a word. */
import type { Bien } from '../bien';
import type { Anomalie, Correspondance, Indicateur, ValeurCellule } from '../inventaire';
import { placeDeLEntete } from './blocs';
import { entetePersonnelleSansDoute, masquer } from './donnees-personnelles';
import { INDICATEURS_FACULTATIFS } from './entetes-facultatives';
import { colonnesDeTaux } from './lire-taux';
import { lettresDeColonne, type Rapporteur } from './rapporteur';
import { indicateurDeLEntete } from './reconnaitre-colonnes';
import { texteDe } from './texte';
import { estLeMemeTableau } from './trouver-blocs';

/** Beyond, the list is shortened: a message has to stay readable. */
const NOMS_CITES = 20;

interface ColonneIgnoree {
  /** 0-based row of its header. */
  readonly index: number;
  readonly lettres: string;
  readonly nom: string;
  /** What its header says that it holds. */
  readonly ressemble: Indicateur | null;
}

/** The rows in the columns of the first header, and those of them that are dwellings. */
export interface LignesLues {
  readonly lignes: readonly (readonly ValeurCellule[])[];
  readonly biens: readonly Pick<Bien, 'ligneSource'>[];
}

function relever(correspondance: Correspondance, premiereColonne: number): readonly ColonneIgnoree[] {
  // Rates of rotation are read apart, and personal data is told by a finding of its own.
  const taux = new Set(colonnesDeTaux(correspondance).map(({ colonne }) => colonne));
  return correspondance.ignorees
    .filter(({ colonne, entete }) => texteDe(entete) !== '' && !taux.has(colonne) && !entetePersonnelleSansDoute(entete))
    .map(({ colonne, entete }) => ({
      index: placeDeLEntete(correspondance, colonne).index,
      lettres: lettresDeColonne(premiereColonne + placeDeLEntete(correspondance, colonne).colonne),
      nom: masquer(texteDe(entete), false, new Set()).slice(0, 60),
      ressemble: ressemblance(texteDe(entete)),
    }));
}

/** Columns that a dwelling fills under no header: nothing else would say that they are not read. Their letters. */
function sansEntete(
  { colonnes, ignorees, largeur = 0 }: Correspondance,
  { lignes, biens }: LignesLues,
  rapporteur: Rapporteur,
  premiereColonne: number,
): readonly string[] {
  const nommees = new Set([...colonnes, ...ignorees.filter(({ entete }) => texteDe(entete) !== '')].map(({ colonne }) => colonne));
  // Under a later header, what stands in the column of another one is moved beyond the table (`blocs.ts`).
  const fin = Math.max(largeur, ...[...nommees].map((colonne) => colonne + 1));
  const premiere = rapporteur.ligneSource(0);
  const vues = new Set<number>();
  for (const { ligneSource } of biens) {
    const ligne = lignes[ligneSource - premiere] ?? [];
    for (let colonne = 0; colonne < ligne.length; colonne += 1)
      if (!nommees.has(colonne) && !vues.has(colonne) && texteDe(ligne[colonne]) !== '') vues.add(colonne);
  }
  const places = new Set([...vues].map((colonne) => (largeur > 0 && colonne >= fin ? colonne - fin : colonne)));
  return [...places].sort((a, b) => a - b).map((colonne) => lettresDeColonne(premiereColonne + colonne));
}

/** An optional column that its content denies was probably something else: it is only listed. */
function ressemblance(entete: string): Indicateur | null {
  const indicateur = indicateurDeLEntete(entete);
  return indicateur !== null && INDICATEURS_FACULTATIFS.has(indicateur) ? null : indicateur;
}

/** Fewer columns said twice are a list of réservataires or an older value kept beside, not a second table. */
const COLONNES_D_UN_TABLEAU = 3;

/** The columns of a second table that stands beside the one that is read; none when those that are said twice do not make one. */
function tableauACote(
  ignorees: readonly ColonneIgnoree[],
  lues: ReadonlyMap<Indicateur, unknown>,
): readonly [ColonneIgnoree, ...ColonneIgnoree[]] | null {
  const [premiere, ...suite] = ignorees.filter(({ ressemble }) => ressemble !== null);
  if (premiere === undefined) return null;
  const reference = new Set(lues.keys());
  const ceux = new Set(
    [premiere, ...suite].flatMap(({ ressemble }) => (ressemble !== null && reference.has(ressemble) ? [ressemble] : [])),
  );
  return ceux.size >= COLONNES_D_UN_TABLEAU && estLeMemeTableau(ceux, reference) ? [premiere, ...suite] : null;
}

export function signalerColonnesIgnorees(
  correspondance: Correspondance,
  rapporteur: Rapporteur,
  premiereColonne: number,
  libelles: Readonly<Partial<Record<Indicateur, string>>>,
  lues: LignesLues,
): void {
  if (correspondance.ligneEntete < 0) return;
  const ignorees = relever(correspondance, premiereColonne);
  const anonymes = sansEntete(correspondance, lues, rapporteur, premiereColonne);
  if (ignorees.length === 0 && anonymes.length === 0) return;
  const ligneSource = rapporteur.ligneSource(correspondance.ligneEntete);
  const reconnues = new Map(correspondance.colonnes.map((colonne) => [colonne.indicateur, colonne]));
  const base = { regle: 'LECTURE', indicateur: null, ligneSource, correction: null } as const;
  const anomalies: Anomalie[] = [];
  const aCote = tableauACote(ignorees, reconnues);
  if (aCote !== null) {
    const [{ index, lettres, nom }] = aCote;
    const cellule = `${lettres}${rapporteur.ligneSource(index)}`;
    anomalies.push({
      ...base,
      gravite: 'erreur',
      cellule,
      ligneSource: rapporteur.ligneSource(index),
      valeurLue: nom,
      message: `Cellule ${cellule} : un second tableau semble commencer à côté du premier (colonnes ${lettres} à ${aCote.at(-1)?.lettres ?? lettres}) ; ses logements ne sont pas lus. Placez-le sous le premier, avec ses en-têtes : les deux seront lus. Si c’est lui votre inventaire, faites-en un tableau Excel (Insertion > Tableau) et choisissez-le à l’étape « Inventaire ».`,
    });
  }
  for (const { index, lettres, nom, ressemble } of ignorees) {
    if (ressemble === null || aCote !== null) continue;
    const cellule = `${lettres}${rapporteur.ligneSource(index)}`;
    const lue = reconnues.get(ressemble);
    const constat =
      lue === undefined
        ? 'mais son contenu ne le confirme pas'
        : `mais c’est la colonne ${lettresDeColonne(premiereColonne + placeDeLEntete(correspondance, lue.colonne).colonne)} qui est lue`;
    const issue =
      ressemble === 'reservataire'
        ? 'Réunissez les réservataires d’un logement dans une seule cellule, les noms séparés par « / », ou associez l’autre colonne.'
        : 'Associez la bonne colonne, ou réunissez-les.';
    anomalies.push({
      ...base,
      gravite: 'alerte',
      cellule,
      ligneSource: rapporteur.ligneSource(index),
      valeurLue: nom,
      message: `Cellule ${cellule} : la colonne « ${nom} » n’est pas utilisée : elle semble donner « ${libelles[ressemble] ?? ressemble} », ${constat}. ${issue}`,
    });
  }
  const toutes = [
    ...ignorees.map(({ lettres, nom }) => `« ${nom} » (${lettres})`),
    ...anonymes.map((lettres) => `sans en-tête (${lettres})`),
  ];
  const noms = toutes.slice(0, NOMS_CITES);
  const reste = toutes.length - noms.length;
  anomalies.push({
    ...base,
    gravite: 'information',
    cellule: null,
    valeurLue: '',
    message: `Ligne ${ligneSource} : colonnes non utilisées : ${noms.join(', ')}${reste > 0 ? ` et ${reste} autre${reste > 1 ? 's' : ''}` : ''}. Associez celles qui doivent l’être ; les autres ne changent rien au calcul.`,
  });
  for (const anomalie of anomalies) rapporteur.anomalies.push(anomalie);
}
