/** The remarks as the sheets « Contrôles » and « Qualité » count them: in the order of reading, each with its dwellings. */
import { bienParLigne } from '../../domaine/bien-par-ligne';
import { reservatairesDuBien } from '../../domaine/calcul/poids';
import { COLONNES_DE_DECISION } from '../../domaine/decisions/tables';
import type { Anomalie, Indicateur, LigneEcartee } from '../../domaine/inventaire';
import { masquer, masquerUnePhrase } from '../../domaine/lecture/donnees-personnelles';
import { transformerParLots } from '../../domaine/lots';
import { normaliserDate } from '../../domaine/lecture/normaliser-date';
import { compterConcernesParLots, type Concernes } from '../../domaine/qualite/concernes';
import { indicateurDeQualite, type IndicateurDeQualite } from '../../domaine/qualite/neuf-indicateurs';
import { decompter, type Decompte } from '../../domaine/qualite/decompte';
import { ordonnerParLots } from '../../domaine/qualite/ordonner';
import { estTraitee } from '../../domaine/qualite/traitee';
import type { Contexte } from '../contexte';
import { lignesDesControles, type LigneControle } from './lignes-controles';

export interface PointDeControle extends LigneControle {
  readonly indicateurDeQualite: IndicateurDeQualite | null;
  /** Dwellings that it makes doubtful. */
  readonly concernes: number;
  readonly traitee: boolean;
  /** Those of the dwelling, empty when the remark is about no dwelling. */
  readonly reservataires: readonly string[];
}

export interface PointsDeControle extends Pick<Concernes, 'nonLus' | 'sansRemarque'> {
  readonly points: readonly PointDeControle[];
  readonly decompte: Decompte;
}

const RAISON: Readonly<Record<LigneEcartee['raison'], string>> = {
  vide: 'Ligne vide',
  'sous-total': 'Sous-total',
  'entete-repete': 'En-tête répété',
  unites: 'Ligne d’unités sous l’en-tête',
  titre: 'Titre',
  'hors-tableau': 'Ligne remplie hors du tableau lu',
  recapitulatif: 'Ligne d’un récapitulatif sous l’inventaire',
  illisible: 'Ligne illisible',
  suite: 'Suite d’une cellule sur plusieurs lignes',
  'hors-parc': 'Logement sorti du patrimoine au 1er janvier',
};

/** A row that is not a dwelling is reported like an anomaly: nothing leaves the inventory without a word. */
function ligneEcartee({ ligneSource, raison }: LigneEcartee): Anomalie {
  return {
    gravite: 'information',
    regle: 'LECTURE',
    indicateur: null,
    ligneSource,
    cellule: null,
    valeurLue: '',
    message: `${RAISON[raison]} : cette ligne n’est pas un logement, elle n’est pas comptée.`,
    correction: null,
  };
}

const DATES: ReadonlySet<Indicateur | null> = new Set<Indicateur | null>([
  'debutConvention',
  'finConvention',
  'dernierVersement',
  'bail',
  'remiseEnLocation',
  'departLocataire',
  'venteAutorisee',
]);
const IDENTIFIANTS: ReadonlySet<Indicateur | null> = new Set<Indicateur | null>([
  'rplsId',
  'refBailleur',
  'epci',
  'codePostal',
  'conventionRef',
]);

const IDENTITE = COLONNES_DE_DECISION.indexOf('Identité');

/**
 * Serial number of 1 January 1950. No format is read with the values: a smaller number in a column of dates (999, 17) was typed as a
 * number, and that is what its cell shows.
 */
const PREMIER_JOUR_PLAUSIBLE = 18_264;

/** `45748` is a date for a spreadsheet only: people read 01/04/2025. */
export function valeurEnClair({ indicateur, valeurLue }: Pick<Anomalie, 'indicateur' | 'valeurLue'>): string {
  if (!DATES.has(indicateur) || !/^\d+([.,]\d+)?$/.test(valeurLue)) return valeurLue;
  const nombre = Number(valeurLue.replace(',', '.'));
  if (nombre < PREMIER_JOUR_PLAUSIBLE) return valeurLue;
  const { etat, ...lecture } = normaliserDate(nombre, { exercice: 2026, borne: 'debut' });
  if (etat !== 'lu' || !('valeur' in lecture)) return valeurLue;
  return lecture.valeur.split('-').reverse().join('/');
}

/** The reading masks personal data already; a sheet that is handed over does not rely on it. */
function presentable(ligne: LigneControle): LigneControle {
  const code = IDENTIFIANTS.has(ligne.indicateur);
  const lue = masquer(valeurEnClair(ligne), code, new Set());
  const message = ligne.valeurLue === '' ? ligne.message : ligne.message.replace(`« ${ligne.valeurLue} »`, `« ${lue} »`);
  // The identity holds the value that was read; what it is made of else are codes.
  const decision = ligne.decision.map((cellule, rang) =>
    rang === IDENTITE && cellule !== null ? masquerUnePhrase(cellule, true) : cellule,
  );
  return { ...ligne, valeurLue: lue, message: masquerUnePhrase(message, code), decision };
}

function estDecidee({ gravite, correction, decision: [decision = null, motif = null, valeurRetenue = null] }: LigneControle): boolean {
  return estTraitee({ gravite, correction, decision, motif, valeurRetenue });
}

/** To make one presentable takes more than most works on a row. */
const POINTS_DU_LOT = 250;

export function* pointsDeControle(contexte: Contexte): Generator<void, PointsDeControle> {
  const lignes = yield* ordonnerParLots(yield* lignesDesControles(contexte, ligneEcartee));
  const bienDe = bienParLigne(contexte.inventaire.biens);
  const remarques = yield* transformerParLots(lignes, (anomalie) => ({ anomalie, traitee: estDecidee(anomalie) }));
  const { parRemarque, nonLus, sansRemarque } = yield* compterConcernesParLots(contexte.inventaire, remarques);
  const points = yield* transformerParLots(
    lignes,
    (ligne, rang): PointDeControle => {
      const bien = bienDe(ligne.ligneSource);
      return {
        ...presentable(ligne),
        indicateurDeQualite: indicateurDeQualite(ligne.indicateur),
        concernes: parRemarque[rang] ?? 0,
        traitee: remarques[rang]?.traitee ?? false,
        reservataires: bien === undefined ? [] : reservatairesDuBien(bien),
      };
    },
    POINTS_DU_LOT,
  );
  const decompte = decompter(points);
  yield;
  return { points, decompte, nonLus, sansRemarque };
}
