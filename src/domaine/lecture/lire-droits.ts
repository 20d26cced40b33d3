/** Who holds the dwelling, from when to when, and whether it stays out of the flux (V08, V10 to V14). */
import type { OrigineDuDroit } from '../bien';
import { finEffective, type DatesDuDroit } from '../calcul/fin-effective';
import { prolongationEnAnnees } from '../hypotheses-droits';
import type { MotifHorsFlux } from '../motifs-hors-flux';
import { MOTIFS_HORS_FLUX } from '../motifs-hors-flux';
import type { Categorie } from '../categories';
import type { Indicateur, ValeurCellule } from '../inventaire';
import {
  ANNEE_SEULE,
  DATE_DE_REMPLISSAGE,
  MOIS_SEUL,
  NOMBRE_SANS_DATE,
  normaliserDate,
  PREMIERE_ANNEE_DES_NUMEROS,
  SANS_FIN,
} from './normaliser-date';
import { normaliserHorsFlux } from './normaliser-motifs';
import { normaliserOrigine } from './normaliser-origine';
import { citer, type Constat } from './rapporteur';
import type { ReservataireLu } from './reservataires-connus';
import { estAbsent, texteDe } from './texte';

export interface ContexteDroits {
  readonly exercice: number;
  readonly a: (indicateur: Indicateur) => boolean;
  readonly valeur: (indicateur: Indicateur) => ValeurCellule | undefined;
  readonly signaler: (constat: Constat) => void;
}

/** What tells from when to when a right runs. */
export const COLONNES_DES_DATES = [
  'debutConvention',
  'finConvention',
  'dernierVersement',
  'origineDuDroit',
] as const satisfies readonly Indicateur[];

const francais = (iso: string): string => iso.split('-').reverse().join('/');

function lireDate(
  contexte: ContexteDroits,
  indicateur: 'debutConvention' | 'finConvention' | 'dernierVersement',
  debut: string | null,
): { date: string | null; sansFin: boolean } {
  const borne = indicateur === 'debutConvention' ? 'debut' : 'fin';
  const valeur = contexte.valeur(indicateur);
  const lecture = normaliserDate(valeur, { exercice: contexte.exercice, borne, debut });
  if (lecture.etat === 'vide') return { date: null, sansFin: false };
  const texte = texteDe(valeur);
  if (lecture.etat === 'lu') {
    if (lecture.remarque === MOIS_SEUL) {
      contexte.signaler({
        gravite: 'information',
        regle: 'LECTURE',
        indicateur,
        valeur,
        message: `${citer(texte)} ne donne que le mois : la date est lue ${francais(lecture.valeur)}. Saisissez le jour, ou gardez cette lecture.`,
        correction: francais(lecture.valeur),
      });
    }
    return { date: lecture.valeur, sansFin: false };
  }
  if (lecture.remarque === SANS_FIN) {
    contexte.signaler({
      gravite: 'information',
      regle: 'V11',
      indicateur,
      valeur,
      message: `${citer(texte)} est lu comme « sans date de fin ». Gardez cette lecture, ou saisissez l’échéance.`,
    });
    return { date: null, sansFin: true };
  }
  if (lecture.remarque === ANNEE_SEULE) {
    const correction = `${borne === 'debut' ? '01/01' : '31/12'}/${texte}`;
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur,
      valeur,
      message: `${citer(texte)} ne donne que l’année : saisissez la date complète, par exemple ${correction}.`,
      correction,
    });
  } else if (lecture.remarque === DATE_DE_REMPLISSAGE) {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur,
      valeur,
      message: `${citer(texte)} est une date de remplissage, celle qu’un logiciel écrit quand il n’en connaît pas. Saisissez la vraie date, ou videz la cellule.`,
    });
  } else if (lecture.remarque === NOMBRE_SANS_DATE) {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'LECTURE',
      indicateur,
      valeur,
      message: `${citer(texte)} est un nombre, non une date : lu comme un numéro de série, il tomberait avant ${PREMIERE_ANNEE_DES_NUMEROS}. Saisissez la date sous la forme jj/mm/aaaa (une durée n’en est pas une), ou videz la cellule.`,
    });
  } else {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'LECTURE',
      indicateur,
      valeur,
      message: `la date ${citer(texte)} n’est pas lisible. Saisissez-la sous la forme jj/mm/aaaa.`,
    });
  }
  return { date: null, sansFin: true };
}

function lireOrigine(contexte: ContexteDroits): OrigineDuDroit | null {
  const valeur = contexte.valeur('origineDuDroit');
  const lecture = normaliserOrigine(texteDe(valeur));
  if (lecture.etat === 'lu') return lecture.valeur;
  if (lecture.etat === 'inconnu') {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: 'origineDuDroit',
      valeur,
      message: `l’origine du droit ${citer(texteDe(valeur))} n’est pas reconnue. Saisissez Garantie d’emprunt, Apport de terrain, Financement, Loi ou Autre.`,
    });
  }
  return null;
}

/** The pane's hypotheses come after the reading: the dated parameter stands for them. */
const PROLONGATION_DATEE = {};

export function lireDates(contexte: ContexteDroits, reserve: boolean): DatesDuDroit {
  const debut = lireDate(contexte, 'debutConvention', null).date;
  const { date: fin, sansFin } = lireDate(contexte, 'finConvention', debut);
  const dernierVersement = lireDate(contexte, 'dernierVersement', debut).date;
  const dates: DatesDuDroit = { debutConvention: debut, finConvention: fin, dernierVersement, origineDuDroit: lireOrigine(contexte) };
  const effective = finEffective(dates, PROLONGATION_DATEE);
  const reference = `${contexte.exercice - 1}-12-31`;
  const valeurFin = contexte.valeur('finConvention');
  if (debut !== null && fin !== null && fin < debut) {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V10',
      indicateur: 'finConvention',
      valeur: valeurFin,
      message: `la fin de convention (${francais(fin)}) précède son début (${francais(debut)}). Corrigez l’une des deux dates.`,
    });
  }
  if (debut !== null && debut > reference) {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V10',
      indicateur: 'debutConvention',
      valeur: contexte.valeur('debutConvention'),
      message: `la convention commence le ${francais(debut)}, après le ${francais(reference)} : le droit est compté comme futur. Vérifiez la date.`,
    });
  }
  if (!reserve) return dates;
  if (effective === null && !sansFin && contexte.a('finConvention')) {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'V11',
      indicateur: 'finConvention',
      valeur: valeurFin,
      message: 'la fin de convention manque : le droit est compté comme actif. Saisissez l’échéance si elle est connue.',
    });
  }
  if (effective !== null && effective < reference) {
    const prolongee = effective !== fin;
    contexte.signaler({
      gravite: 'information',
      regle: 'V12',
      indicateur: prolongee ? 'dernierVersement' : 'finConvention',
      valeur: prolongee ? contexte.valeur('dernierVersement') : valeurFin,
      message: `le droit est échu depuis le ${francais(effective)}${prolongee ? `, ${prolongationEnAnnees(PROLONGATION_DATEE)} ans après le dernier versement` : ''} : il compte comme non réservé. Vérifiez la date, ou gardez cette lecture.`,
    });
  }
  return dates;
}

const MOTIF_OBLIGE: Readonly<Partial<Record<Categorie, MotifHorsFlux>>> = { defense: 'DEFENSE', securite: 'SECURITE', sante: 'SANTE' };
const LIBELLES = new Map(MOTIFS_HORS_FLUX.map((motif) => [motif.code, motif]));

/** A dwelling reserved for defence, homeland security or health never counts in the flux (CCH R.441-5, L.441-1). */
export function lireHorsFlux(contexte: ContexteDroits, reservataires: readonly ReservataireLu[]): MotifHorsFlux | null {
  const valeur = contexte.valeur('horsFlux');
  const lecture = normaliserHorsFlux(texteDe(valeur));
  const oblige = reservataires.map(({ categorie }) => MOTIF_OBLIGE[categorie]).find((motif) => motif !== undefined);
  const nom = reservataires.map((reservataire) => reservataire.nom).join(', ');
  if (lecture.etat === 'inconnu') {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'LECTURE',
      indicateur: 'horsFlux',
      valeur,
      message: `le motif ${citer(texteDe(valeur))} n’est pas reconnu : le logement ${oblige === undefined ? 'reste compté dans le flux' : `est sorti du flux car réservé à ${nom}`}. Saisissez un motif, par exemple Plan de vente, Démolition, Étudiant ou Défense.`,
      correction: oblige ?? null,
    });
    return oblige ?? null;
  }
  if (lecture.etat === 'lu') {
    if (oblige !== undefined && LIBELLES.get(lecture.valeur)?.obligatoire === false) {
      contexte.signaler({
        gravite: 'erreur',
        regle: 'V14',
        indicateur: 'horsFlux',
        valeur,
        message: `le logement est réservé à ${nom}, mais son motif ${citer(texteDe(valeur))} peut être réintégré dans le flux. Saisissez ${citer(LIBELLES.get(oblige)?.libelle ?? oblige)}.`,
        correction: oblige,
      });
    }
    return lecture.valeur;
  }
  if (oblige === undefined) return null;
  if (!estAbsent(texteDe(valeur))) {
    // « Dans le flux » was typed: what the law forbids is said louder than what was left blank.
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V14',
      indicateur: 'horsFlux',
      valeur,
      message: `le logement est réservé à ${nom}, mais ${citer(texteDe(valeur))} le compte dans le flux, ce que la loi exclut : il en est sorti. Saisissez ${citer(LIBELLES.get(oblige)?.libelle ?? oblige)}.`,
      correction: oblige,
    });
    return oblige;
  }
  const indicateur = contexte.a('horsFlux') ? 'horsFlux' : 'reservataire';
  contexte.signaler({
    gravite: 'information',
    regle: 'V14',
    indicateur,
    valeur: contexte.valeur(indicateur),
    message: `le logement est réservé à ${nom} : il est sorti du flux au motif ${citer(LIBELLES.get(oblige)?.libelle ?? oblige)}. Saisissez ce motif, ou corrigez le réservataire.`,
    correction: oblige,
  });
  return oblige;
}
