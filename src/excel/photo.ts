/** The sheets of ours as they are before an operation: what a restoration writes back. */
import { plage, zoneDe, contient, type Zone } from './adresses';
import { erreurAnnulation } from './erreurs';
import type { FeuilleExistante, TableExistante } from './etat-classeur';
import type { Suivi } from './porte';

export type Contenu = string | number | boolean;

export interface Photo {
  readonly feuille: FeuilleExistante;
  /** Same rectangle as `feuille.utilisee`: formulas as text, constants as they are. */
  readonly contenus: readonly (readonly Contenu[])[];
  /** What the formulas give, where inputs may be formulas; null on large sheets, where nobody types any. */
  readonly valeurs: readonly (readonly Contenu[])[] | null;
}

const CELLULES_PAR_REQUETE = 100_000;
const CELLULES_AVEC_VALEURS = 30_000;

interface Bloc {
  readonly photo: {
    readonly feuille: FeuilleExistante;
    readonly contenus: (readonly Contenu[])[];
    readonly valeurs: (readonly Contenu[])[] | null;
  };
  readonly range: Excel.Range;
}

/** As few requests as the size allows: small sheets share one. */
export async function photographier(
  contexte: Excel.RequestContext,
  feuilles: readonly FeuilleExistante[],
  suivi: Suivi,
  cellulesParLecture = CELLULES_PAR_REQUETE,
): Promise<ReadonlyMap<string, Photo>> {
  const photos = feuilles.map((feuille) => ({
    feuille,
    contenus: [] as (readonly Contenu[])[],
    valeurs: aDesSaisies(feuille) ? ([] as (readonly Contenu[])[]) : null,
  }));
  let attente: Bloc[] = [];
  let cellules = 0;
  const recevoir = async (): Promise<void> => {
    if (attente.length === 0) return;
    if (suivi.signal?.aborted) throw erreurAnnulation();
    await contexte.sync();
    for (const { photo, range } of attente) {
      for (const ligne of range.formulas as Contenu[][]) photo.contenus.push(ligne);
      if (photo.valeurs) for (const ligne of range.values as Contenu[][]) photo.valeurs.push(ligne);
    }
    attente = [];
    cellules = 0;
  };
  for (const photo of photos) {
    const zone = photo.feuille.utilisee;
    if (!zone) continue;
    const lignesParBloc = Math.max(1, Math.floor(cellulesParLecture / zone.colonnes));
    for (let debut = 0; debut < zone.lignes; debut += lignesParBloc) {
      const lignes = Math.min(lignesParBloc, zone.lignes - debut);
      if (cellules + lignes * zone.colonnes > cellulesParLecture) await recevoir();
      const range = plage(contexte.workbook.worksheets.getItem(photo.feuille.nom), { ...zone, ligne: zone.ligne + debut, lignes });
      range.load(photo.valeurs ? 'formulas,values' : 'formulas');
      attente.push({ photo, range });
      cellules += lignes * zone.colonnes;
    }
  }
  await recevoir();
  return new Map(photos.map((photo) => [photo.feuille.nom, photo]));
}

/** Only there is it worth knowing what a formula gives: an input left as a formula stays one while its value is the plan's. */
function aDesSaisies({ emprise, utilisee }: FeuilleExistante): boolean {
  if (!utilisee || utilisee.lignes * utilisee.colonnes > CELLULES_AVEC_VALEURS) return false;
  return emprise === null || Object.values(emprise.tables).some(({ colonnes }) => colonnes.some(({ r }) => r === 'saisie'));
}

/** The formula that a user's column repeats on every row; null when rows differ or hold constants. */
export function formuleUniforme({ feuille, contenus }: Photo, table: TableExistante, entete: string): string | null {
  const rang = table.entetes.indexOf(entete);
  if (rang < 0 || !feuille.utilisee) return null;
  const colonne = table.zone.colonne + rang - feuille.utilisee.colonne;
  const premiere = table.zone.ligne + 1 - feuille.utilisee.ligne;
  const formule = contenus[premiere]?.[colonne];
  if (typeof formule !== 'string' || !formule.startsWith('=')) return null;
  for (let ligne = premiere; ligne < premiere + table.zone.lignes - 1; ligne += 1) if (contenus[ligne]?.[colonne] !== formule) return null;
  return formule;
}

/** Cells of ours in format text: there, what begins with `=` is a text. */
export function zonesDeTexte({ emprise, tables }: FeuilleExistante): readonly Zone[] {
  if (!emprise) return [];
  const zones: Zone[] = [];
  for (const { a, f } of emprise.libres) {
    const zone = f === 'texte' ? zoneDe(a) : null;
    if (zone) zones.push(zone);
  }
  for (const { nom, zone, entetes } of tables) {
    for (const { e, f } of emprise.tables[nom]?.colonnes ?? []) {
      const rang = entetes.indexOf(e);
      if (rang >= 0) zones.push({ ...zone, colonne: zone.colonne + rang, colonnes: 1, ...(f === 'texte' ? {} : { lignes: 1 }) });
    }
  }
  return zones;
}

export function estDans(zones: readonly Zone[], ligne: number, colonne: number): boolean {
  return zones.some((zone) => contient(zone, ligne, colonne));
}
