/** Reads a whole inventory in one pass, linear in the number of rows, whole or by batches that can be interrupted. */
import type { Bien } from '../bien';
import type { Correspondance, Indicateur, Inventaire, LigneEcartee, ValeurCellule } from '../inventaire';
import { avecNomsDistincts } from '../reservataires/noms-distincts';
import { LecteurDeBiens, LIBELLES, type OptionsDeLecture } from './lire-bien';
import { LigneLue } from './ligne-lue';
import { Rapporteur } from './rapporteur';
import { signalerColonnesIgnorees } from './signaler-colonnes-ignorees';
import { signalerDonneesPersonnelles } from './signaler-donnees-personnelles';
import { texteDe } from './texte';

export type { OptionsDeLecture } from './lire-bien';

export interface Avancement {
  readonly lues: number;
  readonly total: number;
}

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

/**
 * Every row given is either a dwelling or set aside, the header and the title lines included:
 * `lignesLues = biens.length + ecartees.length`.
 */
export function* lireInventaireParLots(
  lignes: readonly (readonly ValeurCellule[])[],
  correspondance: Correspondance,
  options: OptionsDeLecture,
  tailleDuLot = 2000,
): Generator<Avancement, Inventaire> {
  const source = new LigneLue(correspondance);
  const { parIndicateur } = source.colonnes;
  const rapporteur = new Rapporteur(parIndicateur, options.premiereLigne, options.premiereColonne);
  const lecteur = new LecteurDeBiens(source, options, rapporteur);
  const biens: Bien[] = [];
  const ecartees: LigneEcartee[] = [];
  const pas = Math.max(1, Math.floor(tailleDuLot));
  signalerColonnesAbsentes(correspondance, new Set(parIndicateur.keys()), rapporteur);

  for (let index = 0; index < lignes.length; index += 1) {
    const ligne = lignes[index] ?? [];
    if (index <= correspondance.ligneEntete) {
      ecartees.push({
        ligneSource: rapporteur.ligneSource(index),
        raison: ligne.every((cellule) => texteDe(cellule) === '') ? 'vide' : 'titre',
      });
    } else {
      const raison = source.prendre(ligne);
      if (raison === null) biens.push(lecteur.lire(index));
      else ecartees.push({ ligneSource: rapporteur.ligneSource(index), raison });
    }
    if ((index + 1) % pas === 0) yield { lues: index + 1, total: lignes.length };
  }
  lecteur.conclure();
  signalerColonnesIgnorees(correspondance, rapporteur, options.premiereColonne, LIBELLES);
  signalerDonneesPersonnelles(source, correspondance, rapporteur, options.premiereColonne);
  const { inventaire, noms } = avecNomsDistincts({ biens, categories: lecteur.categories });
  signalerRenommages(biens, noms, options.premiereLigne, rapporteur);
  return { ...inventaire, anomalies: rapporteur.anomalies, ecartees, lignesLues: lignes.length };
}

export function lireInventaire(
  lignes: readonly (readonly ValeurCellule[])[],
  correspondance: Correspondance,
  options: OptionsDeLecture,
): Inventaire {
  const lots = lireInventaireParLots(lignes, correspondance, options);
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
  }
}
