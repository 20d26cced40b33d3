/**
 * The trace of what was understood (DOMAINE §5.6): for each spelling read otherwise than it was written, what it became, by which
 * rule, how often and where first. Taken from the dwellings themselves, so that it says what was truly understood.
 */
import type { Bien } from '../bien';
import { colonnesDesReservataires, type Correspondance, type Indicateur, type Inventaire, type ValeurCellule } from '../inventaire';
import { colonneSource } from './blocs';
import { aucunCode, entetePersonnelleSansDoute, INDICATEURS_DE_CODES, masquer } from './donnees-personnelles';
import { auBout, parcourirParLots } from '../lots';
import { lettresDeColonne } from './rapporteur';
import { type RegleDeLecture, regleDeLecture } from './regles-de-lecture';
import { texteDe } from './texte';

export interface TraceDeLecture {
  readonly indicateur: Indicateur;
  readonly regle: RegleDeLecture;
  readonly lu: string;
  /** Empty when the cell was understood as saying nothing. */
  readonly compris: string;
  readonly nombre: number;
  readonly premiereCellule: string;
}

export interface OptionsDeTrace {
  readonly premiereLigne: number;
  readonly premiereColonne: number;
}

/**
 * Every spelling is told, up to this many of one column under one rule (project choice): only identifiers, that never repeat, go beyond
 * it, and a sheet of hundreds of thousands of them would say nothing more. The others are counted under « … ».
 */
export const ECRITURES_MAXIMUM = 5_000;
export const ECRITURES_SUIVANTES = '…';
const CONSTRUCTION = { C: 'Collectif', I: 'Individuel', E: 'Étudiant' } as const;
const oui = (valeur: boolean | null): string | null => (valeur === null ? null : valeur ? 'Oui' : 'Non');
const texteOuNull = (valeur: string | number | null | undefined): string | null =>
  valeur === null || valeur === undefined ? null : String(valeur);
const francais = (iso: string | null): string | null => iso?.split('-').reverse().join('/') ?? null;

const COMPRIS: Readonly<Partial<Record<Indicateur, (bien: Bien) => string | null>>> = {
  refBailleur: ({ refBailleur }) => refBailleur,
  rplsId: ({ rplsId }) => rplsId,
  reservataire: ({ reservataires }) => reservataires.join(' / '),
  departement: ({ departement }) => departement,
  epci: ({ epci }) => epci,
  epciNom: ({ epciNom }) => epciNom,
  commune: ({ commune }) => commune,
  communeNom: ({ communeNom }) => communeNom,
  qpv: ({ qpv }) => oui(qpv),
  typologie: ({ typologie }) => (typologie === null ? null : `T${typologie}`),
  financement: ({ financement }) => financement,
  construction: ({ construction }) => (construction === null ? null : CONSTRUCTION[construction]),
  programme: ({ programme }) => programme,
  debutConvention: ({ debutConvention }) => francais(debutConvention),
  finConvention: ({ finConvention }) => francais(finConvention),
  dernierVersement: ({ dernierVersement }) => francais(dernierVersement),
  origineDuDroit: ({ origineDuDroit }) => origineDuDroit,
  horsFlux: ({ horsFlux }) => horsFlux,
  liberation: ({ liberation }) => liberation,
  anneeConstruction: ({ anneeConstruction }) => (anneeConstruction === null ? null : String(anneeConstruction)),
  reservataire2: ({ reservataires }) => reservataires.join(' / '),
  reservataire3: ({ reservataires }) => reservataires.join(' / '),
  reservataire4: ({ reservataires }) => reservataires.join(' / '),
  premiereLocation: ({ complements }) => texteOuNull(complements?.premiereLocation),
  occupation: ({ complements }) => texteOuNull(complements?.occupation),
  bail: ({ complements }) => francais(complements?.bail ?? null),
  remiseEnLocation: ({ complements }) => francais(complements?.remiseEnLocation ?? null),
  departLocataire: ({ complements }) => francais(complements?.departLocataire ?? null),
  conventionRef: ({ complements }) => texteOuNull(complements?.conventionRef),
  typeDuDroit: ({ complements }) => texteOuNull(complements?.typeDuDroit),
  venteAutorisee: ({ complements }) => francais(complements?.venteAutorisee ?? null),
};

interface Compte {
  nombre: number;
  readonly ligneSource: number;
}

type Comptes = Map<ValeurCellule, Map<string | null, Compte>>;

function* compter(
  colonne: number,
  compris: (bien: Bien) => string | null,
  lignes: Lignes,
  premiereLigne: number,
  biens: readonly Bien[],
): Generator<void, Comptes> {
  const comptes: Comptes = new Map();
  yield* parcourirParLots(biens, (bien) => {
    const valeur = lignes[bien.ligneSource - premiereLigne]?.[colonne] ?? null;
    const resultat = compris(bien);
    // Most cells say exactly what is understood: they leave no trace.
    if (valeur === resultat || (valeur === '' && resultat === null)) return;
    let parResultat = comptes.get(valeur);
    if (parResultat === undefined) comptes.set(valeur, (parResultat = new Map()));
    const compte = parResultat.get(resultat);
    if (compte === undefined) parResultat.set(resultat, { nombre: 1, ligneSource: bien.ligneSource });
    else compte.nombre += 1;
  });
  return comptes;
}

type Lignes = readonly (readonly ValeurCellule[])[];

/** As the reading took it: a trace never brings back what was masked. */
function sansPersonne(brute: ValeurCellule, indicateur: Indicateur): ValeurCellule {
  const lu = texteDe(brute);
  const masque = masquer(lu, INDICATEURS_DE_CODES.has(indicateur), new Set(), aucunCode(indicateur));
  return masque === lu ? brute : masque;
}

function resumer(
  indicateur: Indicateur,
  cellule: (ligneSource: number) => string,
  comptes: Comptes,
  reunie: boolean,
): readonly TraceDeLecture[] {
  const traces = new Map<string, { -readonly [C in keyof TraceDeLecture]: TraceDeLecture[C] }>();
  const parRegle = new Map<RegleDeLecture, number>();
  for (const [brute, parResultat] of comptes) {
    const valeur = sansPersonne(brute, indicateur);
    for (const [resultat, { nombre, ligneSource }] of parResultat) {
      const lu = texteDe(valeur);
      const visible = typeof valeur === 'string' ? valeur : lu;
      if (visible === (resultat ?? '')) continue;
      // The other columns of réservataires say the rest: an empty cell of this one was understood as nothing.
      if (reunie && visible === '') continue;
      const regle = reunie && resultat?.includes(' / ') === true ? 'colonnes-reunies' : regleDeLecture(indicateur, valeur, resultat);
      if (regle === null) continue;
      const dites = parRegle.get(regle) ?? 0;
      const sienne = [regle, visible, resultat ?? ''].join('\u0000');
      const plein = dites >= ECRITURES_MAXIMUM && !traces.has(sienne);
      const [ecrit, compris] = plein ? [ECRITURES_SUIVANTES, ECRITURES_SUIVANTES] : [visible, resultat ?? ''];
      const cle = plein ? `${regle}\u0000${ECRITURES_SUIVANTES}` : sienne;
      const trace = traces.get(cle);
      if (trace === undefined) {
        traces.set(cle, { indicateur, regle, lu: ecrit, compris, nombre, premiereCellule: cellule(ligneSource) });
        parRegle.set(regle, dites + 1);
      } else trace.nombre += nombre;
    }
  }
  return [...traces.values()].sort((a, b) => b.nombre - a.nombre);
}

export function tracerLecture(...lecture: Parameters<typeof tracerParLots>): readonly TraceDeLecture[] {
  return auBout(tracerParLots(...lecture));
}

export function* tracerParLots(
  lignes: Lignes,
  correspondance: Correspondance,
  { premiereLigne, premiereColonne }: OptionsDeTrace,
  { biens }: Pick<Inventaire, 'biens'>,
): Generator<void, readonly TraceDeLecture[]> {
  const reservataires = colonnesDesReservataires(correspondance).map(({ indicateur }) => indicateur);
  const plusieursReservataires = reservataires.length > 1;
  const traces: TraceDeLecture[] = [];
  for (const { indicateur, colonne, entete } of correspondance.colonnes) {
    const compris = COMPRIS[indicateur];
    // A column whose header says that it is personal was not read.
    if (compris === undefined || entetePersonnelleSansDoute(entete)) continue;
    const reunie = plusieursReservataires && reservataires.includes(indicateur);
    const comptes = yield* compter(colonne, compris, lignes, premiereLigne, biens);
    const cellule = (ligneSource: number): string => {
      const source = colonneSource(correspondance, ligneSource - premiereLigne, colonne);
      return `${lettresDeColonne(premiereColonne + (source ?? colonne))}${ligneSource}`;
    };
    for (const trace of resumer(indicateur, cellule, comptes, reunie)) traces.push(trace);
    yield;
  }
  return traces;
}
