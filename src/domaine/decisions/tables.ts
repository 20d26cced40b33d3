/** The decisions as tables of the workbook, and back. What cannot be read back is told, row by row. */
import { CATEGORIES, LIBELLE_CATEGORIE, type Categorie } from '../categories';
import type { ValeurCellule } from '../inventaire';
import { normaliserDate } from '../lecture/normaliser-date';
import { texteDe } from '../lecture/texte';
import { cleDeNom } from '../geographie/cle-de-nom';
import type { AnomalieSuivie } from './corriger';
import type { Decision, Portee } from './decisions';
import { SANS_VALEUR } from './garder';
import { colonneDeLIdentite, genreDeLIdentite, identiteDeLaColonne, identiteDuGenre } from './identite';
import { sansDonneePersonnelle, type Rapprochement } from './rapprochements';

export interface RelectureDeTable<T> {
  readonly decisions: readonly T[];
  /** 0-based row of the table and French sentence; such a row decides nothing. */
  readonly refus: readonly { readonly ligne: number; readonly message: string }[];
}

type Grille = readonly (readonly ValeurCellule[])[];

export const TABLE_RAPPROCHEMENTS = 'Rapprochements';
export const COLONNES_RAPPROCHEMENTS = ['Nom lu', 'Nom retenu', 'Catégorie', 'Décidé le'] as const;

function lecteurDe(entetes: readonly ValeurCellule[]): (ligne: readonly ValeurCellule[], nom: string) => ValeurCellule | undefined {
  const colonnes = new Map(entetes.map((entete, colonne) => [cleDeNom(texteDe(entete)), colonne]));
  return (ligne, nom) => {
    const colonne = colonnes.get(cleDeNom(nom));
    return colonne === undefined ? undefined : ligne[colonne];
  };
}

const categorieDe = (texte: string): Categorie | undefined =>
  CATEGORIES.find((code) => code === texte || cleDeNom(LIBELLE_CATEGORIE[code]) === cleDeNom(texte));

/** A date may come back as a serial number: Excel turns `2026-01-31` into one. */
function dateDe(valeur: ValeurCellule | undefined): string | null {
  const lecture = normaliserDate(valeur, { exercice: 2026, borne: 'debut' });
  return lecture.etat === 'lu' ? lecture.valeur : null;
}

export function lireRapprochements(entetes: readonly ValeurCellule[], lignes: Grille): RelectureDeTable<Rapprochement> {
  const valeur = lecteurDe(entetes);
  const decisions: Rapprochement[] = [];
  const refus: { ligne: number; message: string }[] = [];
  lignes.forEach((ligne, index) => {
    const [nomLu, nomRetenu, categorieLue] = ['Nom lu', 'Nom retenu', 'Catégorie'].map((nom) => texteDe(valeur(ligne, nom)));
    if (!nomLu && !nomRetenu && !categorieLue) return;
    const categorie = categorieDe(categorieLue ?? '');
    if (!nomLu || !nomRetenu) {
      refus.push({ ligne: index, message: 'Le nom lu ou le nom retenu manque : complétez la ligne, ou supprimez-la.' });
    } else if (categorie === undefined) {
      refus.push({ ligne: index, message: `La catégorie « ${categorieLue ?? ''} » n’existe pas : choisissez-la dans la liste.` });
    } else {
      decisions.push(sansDonneePersonnelle({ nomLu, nomRetenu, categorie, decideLe: dateDe(valeur(ligne, 'Décidé le')) }));
    }
  });
  return { decisions, refus };
}

/** What the cell « Décision » offers; the first one decides nothing. */
export const CHOIX_DE_DECISION = [
  'À corriger',
  'Accepté',
  'Accepté pour tous',
  'Ignoré',
  'Ignoré pour tous',
  'Accepté pour la colonne',
  'Ignoré pour la colonne',
] as const;
type Choix = (typeof CHOIX_DE_DECISION)[number];

/** Columns to add to the table of controls; « Identité » finds the anomaly again at the next run and may be hidden. */
export const COLONNES_DE_DECISION = ['Décision', 'Motif', 'Valeur retenue', 'Identité'] as const;

const SUFFIXE: Readonly<Record<Portee, '' | ' pour tous' | ' pour la colonne'>> = {
  une: '',
  genre: ' pour tous',
  colonne: ' pour la colonne',
};

function choixDe({ action, portee }: Decision): Choix {
  return action === 'accepter' ? `Accepté${SUFFIXE[portee]}` : `Ignoré${SUFFIXE[portee]}`;
}

export const estPourLaColonne = (choix: string): boolean => choix.endsWith(SUFFIXE.colonne);

function porteeDe(choix: Choix): Portee {
  if (estPourLaColonne(choix)) return 'colonne';
  return choix.endsWith(SUFFIXE.genre) ? 'genre' : 'une';
}

const CLE_DE_LA_PORTEE: Readonly<Record<Portee, (identite: string) => string>> = {
  une: (identite) => identite,
  genre: genreDeLIdentite,
  colonne: colonneDeLIdentite,
};

/** The identity of a row that stands for a decision alone. */
const IDENTITE_DE_LA_CLE: Readonly<Record<Portee, (cle: string) => string>> = {
  une: (cle) => cle,
  genre: identiteDuGenre,
  colonne: identiteDeLaColonne,
};

/** The cells of the four columns, for one row of the table of controls. */
export function cellulesDeDecision({ decision, etat, valeurRetenue, identite }: AnomalieSuivie): readonly (string | null)[] {
  if (decision === null) return [CHOIX_DE_DECISION[0], null, null, identite];
  // Proposed values differ from one anomaly of a kind to the next: only a typed value may be read back for all.
  const proposee = etat === 'corrigee' && decision.portee === 'une' ? valeurRetenue : null;
  const valeur = decision.action === 'accepter' ? (decision.valeurRetenue ?? proposee) : null;
  return [choixDe(decision), decision.action === 'ignorer' ? decision.motif : null, valeur, identite];
}

/** A row for a decision whose anomaly is gone: dropped, it would be lost if the anomaly came back. */
export function cellulesSansAnomalie(decision: Decision): readonly (string | null)[] {
  const valeur = decision.action === 'accepter' ? decision.valeurRetenue : null;
  return [
    choixDe(decision),
    decision.action === 'ignorer' ? decision.motif : null,
    valeur,
    IDENTITE_DE_LA_CLE[decision.portee](decision.cle),
  ];
}

const VALEUR_POUR_LA_COLONNE =
  '« Accepté pour la colonne » retient la correction proposée de chaque remarque : videz « Valeur retenue », ou choisissez « Accepté ».';

/** What is accepted without a value is kept as it was decided, but its row says nothing that could be applied. */
function lecteurSansEffet(entetes: readonly ValeurCellule[]): (ligne: readonly ValeurCellule[]) => boolean {
  const valeur = lecteurDe(entetes);
  if (!['Gravité', 'Correction proposée'].every((nom) => entetes.includes(nom))) return () => false;
  return (ligne) => cleDeNom(texteDe(valeur(ligne, 'Gravité'))) !== 'INFORMATION' && texteDe(valeur(ligne, 'Correction proposée')) === '';
}

/** A refusal of an accepted row does not undo it: see `lecteurSansEffet`. */
export function lireDecisions(entetes: readonly ValeurCellule[], lignes: Grille, decideLe: string | null): RelectureDeTable<Decision> {
  const valeur = lecteurDe(entetes);
  const neRetientRien = lecteurSansEffet(entetes);
  const decisions: Decision[] = [];
  const refus: { ligne: number; message: string }[] = [];
  lignes.forEach((ligne, index) => {
    const [texte = '', motif = '', retenue = '', identite = ''] = COLONNES_DE_DECISION.map((nom) => texteDe(valeur(ligne, nom)));
    const choix = CHOIX_DE_DECISION.find((possible) => cleDeNom(possible) === cleDeNom(texte));
    if (texte === '' || choix === 'À corriger') return;
    if (choix === undefined || identite === '') {
      refus.push({ ligne: index, message: `La décision « ${texte} » n’est pas comprise : choisissez-la dans la liste.` });
      return;
    }
    const portee = porteeDe(choix);
    const commun = { portee, cle: CLE_DE_LA_PORTEE[portee](identite), decideLe } as const;
    if (choix.startsWith('Accepté')) {
      if (portee === 'colonne' && retenue !== '') refus.push({ ligne: index, message: VALEUR_POUR_LA_COLONNE });
      else decisions.push({ ...commun, action: 'accepter', valeurRetenue: retenue === '' ? null : retenue });
      if (retenue === '' && neRetientRien(ligne)) refus.push({ ligne: index, message: SANS_VALEUR });
    } else if (motif !== '') decisions.push({ ...commun, action: 'ignorer', motif });
    else refus.push({ ligne: index, message: 'Une remarque ignorée demande un motif : écrivez-le dans la colonne « Motif ».' });
  });
  return { decisions, refus };
}
