/** Reads a whole inventory in one pass, linear in the number of rows, whole or by batches that can be interrupted. */
import type { Bien } from '../bien';
import type { Correspondance, Indicateur, Inventaire, LigneEcartee, ValeurCellule } from '../inventaire';
import { auBout, enAvancant, type Avancement } from '../lots';
import { avecNomsDistinctsParLots } from '../reservataires/noms-distincts';
import { BlocLu } from './bloc-lu';
import { alignerLesBlocs } from './blocs';
import { LecteurDeBiens, LIBELLES, type OptionsDeLecture } from './lire-bien';
import { Rapporteur } from './rapporteur';
import { signalerAuDessus, signalerBlocs, signalerRecapitulatif } from './signaler-blocs';
import { signalerColonnesIgnorees } from './signaler-colonnes-ignorees';
import { signalerDonneesPersonnelles } from './signaler-donnees-personnelles';
import { Zonage } from './zonage';

export type { OptionsDeLecture } from './lire-bien';

export type { Avancement } from '../lots';

/** Rows between two pauses, when nobody asks for another number. */
const TAILLE_DU_LOT = 2000;

/** An absent column is told once, on the header, instead of on every row. */
const COLONNES_ATTENDUES: readonly (readonly [voulu: Indicateur, autre: Indicateur | null, regle: string])[] = [
  ['rplsId', null, 'V01'],
  ['refBailleur', 'rplsId', 'V02'],
  ['reservataire', null, 'V09'],
  ['departement', 'commune', 'V03'],
  ['commune', 'communeNom', 'V03'],
  ['qpv', null, 'V05'],
  ['typologie', null, 'V06'],
  ['financement', null, 'V07'],
  ['construction', null, 'V08'],
  ['finConvention', null, 'V11'],
];

function signalerColonnesAbsentes(correspondance: Correspondance, presentes: ReadonlySet<Indicateur>, rapporteur: Rapporteur): void {
  for (const [voulu, autre, regle] of COLONNES_ATTENDUES) {
    if (presentes.has(voulu) || (autre !== null && presentes.has(autre))) continue;
    rapporteur.signaler(Math.max(correspondance.ligneEntete, 0), {
      gravite: voulu === 'reservataire' || voulu === 'departement' || voulu === 'refBailleur' ? 'erreur' : 'alerte',
      regle,
      indicateur: voulu,
      message: `aucune colonne n’a été reconnue pour « ${LIBELLES[voulu] ?? voulu} ». Associez-la à une colonne de la feuille ou complétez l’inventaire.`,
    });
  }
}

/** Told once for each name, where it comes first. */
function signalerRenommages(
  biens: readonly Bien[],
  noms: ReadonlyMap<string, string>,
  premiereLigne: number,
  rapporteur: Rapporteur,
): void {
  for (const [nom, ecrit] of noms) {
    const premier = biens.find(({ reservataires }) => reservataires.includes(nom));
    if (premier === undefined) continue;
    rapporteur.signaler(premier.ligneSource - premiereLigne, {
      gravite: 'information',
      regle: 'V09',
      indicateur: 'reservataire',
      message: `le nom « ${nom} » ne se distingue pas d’un autre sur ses cent premiers caractères : il s’écrit « ${ecrit} » dans les feuilles. Raccourcissez-le dans la source pour choisir un autre nom.`,
    });
  }
}

type Lignes = readonly (readonly ValeurCellule[])[];

/** What the rules found, before anything is written of it or kept. */
export interface Validation {
  readonly source: BlocLu;
  readonly lecteur: LecteurDeBiens;
  readonly rapporteur: Rapporteur;
  readonly ecartees: readonly LigneEcartee[];
}

/**
 * The rules alone, block by block then over the whole inventory: what is wrong, and where. `garder` is called for each row that is a
 * dwelling, while the reader has it at hand; reading keeps them, who only wants to know what is wrong keeps nothing.
 */
export function* validerParLots(
  lignesDeLaFeuille: Lignes,
  correspondanceDeLaFeuille: Correspondance,
  options: OptionsDeLecture,
  garder: (lecteur: LecteurDeBiens) => void,
  tailleDuLot = TAILLE_DU_LOT,
): Generator<Avancement, Validation> {
  const { lignes, correspondance } = alignerLesBlocs(lignesDeLaFeuille, correspondanceDeLaFeuille);
  const source = new BlocLu(lignes, correspondance, options.exercice);
  const { parIndicateur } = source.colonnes;
  const rapporteur = new Rapporteur(parIndicateur, options.premiereLigne, options.premiereColonne, correspondance);
  const zonage = new Zonage(correspondance, lignes);
  const lecteur = new LecteurDeBiens(source, options, rapporteur);
  const ecartees: LigneEcartee[] = [];
  signalerColonnesAbsentes(correspondance, new Set(parIndicateur.keys()), rapporteur);
  yield* parcourirLesBlocs(source, zonage, tailleDuLot, () => {
    for (const { index, raison } of source.ecartees) ecartees.push({ ligneSource: rapporteur.ligneSource(index), raison });
    lecteur.lireBloc();
    for (let place = 0; place < source.nombre; place += 1) {
      lecteur.valider(place);
      garder(lecteur);
    }
  });
  const total = lignes.length;
  yield* enAvancant(lecteur.conclure(), { lues: total, total });
  signalerAuDessus(correspondance, ecartees, rapporteur);
  signalerRecapitulatif(ecartees, rapporteur);
  signalerBlocs(correspondance, rapporteur, options.premiereColonne, total);
  return { source, lecteur, rapporteur, ecartees };
}

/**
 * The first stage of the validation alone, one cell at a time: how many cells of the dwellings have not the form that their column asks
 * for. It is what a schema of one row can tell; the rules tell the rest.
 */
export function* examinerCellulesParLots(
  lignesDeLaFeuille: Lignes,
  correspondanceDeLaFeuille: Correspondance,
  exercice: number,
  tailleDuLot = TAILLE_DU_LOT,
): Generator<Avancement, number> {
  const { lignes, correspondance } = alignerLesBlocs(lignesDeLaFeuille, correspondanceDeLaFeuille);
  const source = new BlocLu(lignes, correspondance, exercice);
  let refusees = 0;
  yield* parcourirLesBlocs(source, new Zonage(correspondance, lignes), tailleDuLot, () => {
    refusees += source.cellulesRefusees;
  });
  return refusees;
}

/** Takes every row in, block after block; yields after each batch. */
function* parcourirLesBlocs(source: BlocLu, zonage: Zonage, tailleDuLot: number, faire: () => void): Generator<Avancement, void> {
  const { lignes, taille } = source;
  const total = lignes.length;
  const pas = Math.max(1, Math.floor(tailleDuLot));
  for (let debut = 0; debut < total; debut += pas) {
    const fin = Math.min(total, debut + pas);
    for (let suivant = debut; suivant < fin; suivant += taille) {
      source.prendre(suivant, Math.min(fin, suivant + taille), zonage);
      faire();
    }
    yield { lues: fin, total };
  }
}

/**
 * Every row given is either a dwelling or set aside, the header and the title lines included:
 * `lignesLues = biens.length + ecartees.length`.
 */
export function* lireInventaireParLots(
  lignes: Lignes,
  correspondance: Correspondance,
  options: OptionsDeLecture,
  tailleDuLot?: number,
): Generator<Avancement, Inventaire> {
  const lus: Bien[] = [];
  const garder = (lecteur: LecteurDeBiens): void => {
    lus.push(lecteur.bien());
  };
  const lues = { lues: lignes.length, total: lignes.length };
  const { source, lecteur, rapporteur, ecartees } = yield* validerParLots(lignes, correspondance, options, garder, tailleDuLot);
  yield* enAvancant(rapporteur.rediger(), lues);
  signalerColonnesIgnorees(correspondance, rapporteur, options.premiereColonne, LIBELLES, { lignes: source.lignes, biens: lus });
  signalerDonneesPersonnelles(source, correspondance, rapporteur, options.premiereColonne, ecartees);
  const { inventaire, noms } = yield* enAvancant(avecNomsDistinctsParLots({ biens: lus, categories: lecteur.categories }), lues);
  signalerRenommages(lus, noms, options.premiereLigne, rapporteur);
  yield* enAvancant(rapporteur.rediger(), lues);
  return { ...inventaire, anomalies: rapporteur.anomalies, ecartees, lignesLues: lignes.length };
}

export function lireInventaire(lignes: Lignes, correspondance: Correspondance, options: OptionsDeLecture): Inventaire {
  return auBout(lireInventaireParLots(lignes, correspondance, options));
}
