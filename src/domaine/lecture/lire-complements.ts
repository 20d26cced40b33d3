/** The optional columns, each one read on its own (DOMAINE §5.3): a sure value, or null and reported. */
import type { Complements, TypeDeDroit } from '../bien';
import type { Indicateur, IndicateurFacultatif } from '../inventaire';
import type { ContexteDeLecture } from './contexte-de-lecture';
import { LIBELLES } from './libelles';
import { normaliserOccupation, normaliserTypeDeDroit, normaliserVente } from './normaliser-complements';
import { ANNEE_SEULE, DATE_DE_REMPLISSAGE, normaliserDate } from './normaliser-date';
import { normaliserAnneeOuDate, normaliserMois } from './normaliser-mois';
import { citer } from './rapporteur';
import { estAbsent, texteDe, type Lecture } from './texte';

type Lu = Exclude<IndicateurFacultatif, 'contingent'>;

export const SANS_COMPLEMENT: Complements = {
  premiereLocation: null,
  occupation: null,
  bail: null,
  remiseEnLocation: null,
  departLocataire: null,
  conventionRef: null,
  typeDuDroit: null,
  venteAutorisee: null,
};
/** The columns that a dwelling keeps. */
export const COLONNES_FACULTATIVES = Object.keys(SANS_COMPLEMENT) as readonly Lu[];

function signalerIllisible(contexte: ContexteDeLecture, indicateur: Indicateur, constat: string, issue: string): void {
  const valeur = contexte.valeur(indicateur);
  contexte.signaler({
    gravite: 'alerte',
    regle: 'LECTURE',
    indicateur,
    valeur,
    message: `${citer(texteDe(valeur))} ${constat} pour « ${LIBELLES[indicateur] ?? indicateur} ». ${issue}`,
  });
}

/** The value, or null with a finding when the cell says something that gives no sure reading. */
function ouSignaler<T>(contexte: ContexteDeLecture, indicateur: Lu, lecture: Lecture<T>, issue: string): T | null {
  if (lecture.etat === 'lu') return lecture.valeur;
  if (lecture.etat === 'inconnu') {
    const constat =
      lecture.remarque === DATE_DE_REMPLISSAGE
        ? 'est une date de remplissage, celle qu’un logiciel écrit quand il n’en connaît pas,'
        : lecture.remarque === ANNEE_SEULE
          ? 'ne donne que l’année'
          : 'n’est pas reconnu';
    signalerIllisible(contexte, indicateur, constat, issue);
  }
  return null;
}

/** A dwelling first let in year N is a new programme: it enters the parc on 1 January after its first letting (DOMAINE §1.8). */
function lirePremiereLocation(contexte: ContexteDeLecture): number | null {
  const { exercice } = contexte;
  const valeur = contexte.valeur('premiereLocation');
  const lecture = normaliserAnneeOuDate(valeur, exercice);
  const issue = `Saisissez une année à quatre chiffres, de 1800 à ${exercice}.`;
  const annee = ouSignaler(contexte, 'premiereLocation', lecture, issue);
  if (annee === exercice) {
    contexte.signaler({
      gravite: 'information',
      regle: 'LECTURE',
      indicateur: 'premiereLocation',
      valeur,
      message: `première mise en location en ${exercice} : c’est un programme neuf, qui n’entre dans le parc que le 1er janvier ${exercice + 1}. Ses premières attributions se comptent à part (droits pour un tour). Il est compté comme les autres : retirez sa ligne jusqu’à l’exercice ${exercice + 1}, ou gardez-le en connaissance de cause.`,
    });
  }
  return annee;
}

function lireOccupation(contexte: ContexteDeLecture): Complements['occupation'] {
  const valeur = contexte.valeur('occupation');
  const issue = 'Saisissez le code RPLS : 1 loué, 2 proposé vacant, 3 vide, 4 pris en charge par une association, 5 fonction ou gardien.';
  const mode = ouSignaler(contexte, 'occupation', normaliserOccupation(texteDe(valeur)), issue);
  if (mode === '9') {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: 'occupation',
      valeur,
      message: `le mode d’occupation ${citer(texteDe(valeur))} (sans objet) dit un logement sorti du patrimoine : il est compté comme les autres. Retirez sa ligne, ou corrigez le mode.`,
    });
  }
  return mode;
}

const lireMoisDe =
  (indicateur: 'bail' | 'remiseEnLocation') =>
  (contexte: ContexteDeLecture): string | null =>
    ouSignaler(contexte, indicateur, normaliserMois(contexte.valeur(indicateur)), 'Saisissez le mois sous la forme mm/aaaa.');

function lireDepart(contexte: ContexteDeLecture): string | null {
  const lecture = normaliserDate(contexte.valeur('departLocataire'), { exercice: contexte.exercice, borne: 'debut' });
  return ouSignaler(contexte, 'departLocataire', lecture, 'Saisissez la date sous la forme jj/mm/aaaa.');
}

function lireConvention(contexte: ContexteDeLecture): string | null {
  const texte = texteDe(contexte.valeur('conventionRef'));
  return estAbsent(texte) ? null : texte;
}

/** How a right that is not a droit de suite is counted, said where it stands: nothing changes in silence (DOMAINE §1.8, §4.1). */
const COMPTE_COMME: Readonly<Record<Exclude<TypeDeDroit, 'suite'>, string>> = {
  unique:
    'est un droit unique, une seule attribution : il est compté à part, ni dans les parts ni dans les droits de suite, et le logement compte comme non réservé. Le paramètre « Droits uniques et droits pour un tour de l’inventaire » (feuille Hypothèses) le fait compter comme un droit de suite',
  'un-tour':
    'est un droit pour un tour, éteint à la première attribution : il est compté à part, ni dans les parts ni dans les droits de suite, et le logement compte comme non réservé. Si le logement a déjà été attribué, videz son réservataire ou datez la fin du droit. Le paramètre « Droits uniques et droits pour un tour de l’inventaire » (feuille Hypothèses) le fait compter comme un droit de suite',
};

function lireTypeDuDroit(contexte: ContexteDeLecture): TypeDeDroit | null {
  const valeur = contexte.valeur('typeDuDroit');
  const issue = 'Saisissez Droit de suite, Droit unique ou Pour un tour.';
  const type = ouSignaler(contexte, 'typeDuDroit', normaliserTypeDeDroit(texteDe(valeur)), issue);
  if (type !== null && type !== 'suite') {
    contexte.signaler({
      gravite: 'information',
      regle: 'LECTURE',
      indicateur: 'typeDuDroit',
      valeur,
      message: `${citer(texteDe(valeur))} ${COMPTE_COMME[type]}.`,
    });
  }
  return type;
}

function lireVente(contexte: ContexteDeLecture): string | null {
  const lecture = normaliserVente(contexte.valeur('venteAutorisee'));
  return ouSignaler(contexte, 'venteAutorisee', lecture, 'Saisissez le mois sous la forme mm/aaaa, Oui ou Non.');
}

/** How each optional column is read. */
export const LECTURES_FACULTATIVES: { readonly [indicateur in Lu]: (contexte: ContexteDeLecture) => Complements[indicateur] } = {
  premiereLocation: lirePremiereLocation,
  occupation: lireOccupation,
  bail: lireMoisDe('bail'),
  remiseEnLocation: lireMoisDe('remiseEnLocation'),
  departLocataire: lireDepart,
  conventionRef: lireConvention,
  typeDuDroit: lireTypeDuDroit,
  venteAutorisee: lireVente,
};
