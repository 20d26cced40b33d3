/** What the sheet holds and nothing reads: told once on the header, so that no column is dropped without a word. */
import type { Anomalie, Correspondance, Indicateur } from '../inventaire';
import { placeDeLEntete } from './blocs';
import { entetePersonnelleSansDoute, masquer } from './donnees-personnelles';
import { INDICATEURS_FACULTATIFS } from './entetes-facultatives';
import { colonnesDeTaux } from './lire-taux';
import { lettresDeColonne, type Rapporteur } from './rapporteur';
import { indicateurDeLEntete } from './reconnaitre-colonnes';
import { texteDe } from './texte';

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

/** An optional column that its content denies was probably something else: it is only listed. */
function ressemblance(entete: string): Indicateur | null {
  const indicateur = indicateurDeLEntete(entete);
  return indicateur !== null && INDICATEURS_FACULTATIFS.has(indicateur) ? null : indicateur;
}

export function signalerColonnesIgnorees(
  correspondance: Correspondance,
  rapporteur: Rapporteur,
  premiereColonne: number,
  libelles: Readonly<Partial<Record<Indicateur, string>>>,
): void {
  const ignorees = relever(correspondance, premiereColonne);
  if (correspondance.ligneEntete < 0 || ignorees.length === 0) return;
  const ligneSource = rapporteur.ligneSource(correspondance.ligneEntete);
  const lues = new Map(correspondance.colonnes.map((colonne) => [colonne.indicateur, colonne]));
  const base = { regle: 'LECTURE', indicateur: null, ligneSource, correction: null } as const;
  const anomalies: Anomalie[] = [];
  for (const { index, lettres, nom, ressemble } of ignorees) {
    if (ressemble === null) continue;
    const cellule = `${lettres}${rapporteur.ligneSource(index)}`;
    const lue = lues.get(ressemble);
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
  const noms = ignorees.slice(0, NOMS_CITES).map(({ lettres, nom }) => `« ${nom} » (${lettres})`);
  const reste = ignorees.length - noms.length;
  anomalies.push({
    ...base,
    gravite: 'information',
    cellule: null,
    valeurLue: '',
    message: `Ligne ${ligneSource} : colonnes non utilisées : ${noms.join(', ')}${reste > 0 ? ` et ${reste} autre${reste > 1 ? 's' : ''}` : ''}. Associez celles qui doivent l’être ; les autres ne changent rien au calcul.`,
  });
  for (const anomalie of anomalies) rapporteur.anomalies.push(anomalie);
}
