/** The sheets of ours as they are before an operation: what a restoration writes back. */
import { plage, zoneDe, contient, type Zone } from './adresses';
import { verifierSignal, versErreurExcel } from './erreurs';
import type { FeuilleExistante, TableExistante } from './etat-classeur';
import { poidsDesLignes, type Poids } from './poids';
import type { Suivi } from './porte';

export type Contenu = string | number | boolean;

export interface Photo {
  readonly feuille: FeuilleExistante;
  /** Same rectangle as `feuille.utilisee`: formulas as text, constants as they are. */
  readonly contenus: readonly (readonly Contenu[])[];
  /** What the formulas give, where inputs may be formulas; null on large sheets, where nobody types any. */
  readonly valeurs: readonly (readonly Contenu[])[] | null;
}

const CELLULES_PAR_REQUETE = 400_000;
const CELLULES_AVEC_VALEURS = 30_000;
/** Excel on the web refuses an answer over 5 MB; the weight of a row is an estimate. */
const OCTETS_PAR_REPONSE = 4_200_000;

interface Croquis {
  readonly feuille: FeuilleExistante;
  readonly contenus: (readonly Contenu[])[];
  readonly valeurs: (readonly Contenu[])[] | null;
  readonly poids: Float64Array;
}

interface Tranche {
  readonly croquis: Croquis;
  readonly zone: Zone;
  readonly octets: number;
}

export interface Mesures {
  readonly poids?: Poids;
  readonly cellulesParLecture?: number;
}

/** What one answer may carry, from where the reading stands: the end of a sheet and the beginning of the next ones. */
function prochainLot(croquis: readonly Croquis[], octetsMaximum: number, cellulesMaximum: number): readonly Tranche[] {
  const lot: Tranche[] = [];
  let octets = 0;
  let cellules = 0;
  for (const un of croquis) {
    const { utilisee } = un.feuille;
    if (!utilisee) continue;
    const debut = un.contenus.length;
    let fin = debut;
    let siens = 0;
    while (fin < utilisee.lignes) {
      const poids = un.poids[fin] ?? 0;
      const premiere = lot.length === 0 && fin === debut;
      if (!premiere && (octets + siens + poids > octetsMaximum || cellules + utilisee.colonnes > cellulesMaximum)) break;
      siens += poids;
      cellules += utilisee.colonnes;
      fin += 1;
    }
    if (fin > debut) lot.push({ croquis: un, zone: { ...utilisee, ligne: utilisee.ligne + debut, lignes: fin - debut }, octets: siens });
    octets += siens;
    if (fin < utilisee.lignes) break;
  }
  return lot;
}

/** False: the answer was too large. */
async function lireLot(contexte: Excel.RequestContext, lot: readonly Tranche[]): Promise<boolean> {
  const lues = lot.map(({ croquis, zone }) => {
    const range = plage(contexte.workbook.worksheets.getItem(croquis.feuille.nom), zone);
    range.load(croquis.valeurs ? 'formulas,values' : 'formulas');
    return { croquis, range };
  });
  try {
    await contexte.sync();
  } catch (brute) {
    const erreur = versErreurExcel(brute);
    if (erreur.code === 'ResponsePayloadSizeLimitExceeded' && (lot.length > 1 || (lot[0]?.zone.lignes ?? 0) > 1)) return false;
    throw erreur;
  }
  for (const { croquis, range } of lues) {
    for (const ligne of range.formulas as Contenu[][]) croquis.contenus.push(ligne);
    if (croquis.valeurs) for (const ligne of range.values as Contenu[][]) croquis.valeurs.push(ligne);
  }
  return true;
}

/** As few requests as the size allows: small sheets share one. */
export async function photographier(
  contexte: Excel.RequestContext,
  feuilles: readonly FeuilleExistante[],
  suivi: Suivi,
  { poids = new Map(), cellulesParLecture = CELLULES_PAR_REQUETE }: Mesures = {},
): Promise<ReadonlyMap<string, Photo>> {
  const croquis = feuilles.map((feuille): Croquis => {
    const valeurs = aDesSaisies(feuille) ? [] : null;
    return { feuille, contenus: [], valeurs, poids: poidsDesLignes(feuille, poids, valeurs !== null) };
  });
  let octetsMaximum = OCTETS_PAR_REPONSE;
  for (;;) {
    const lot = prochainLot(croquis, octetsMaximum, cellulesParLecture);
    if (lot.length === 0) break;
    verifierSignal(suivi.signal);
    if (!(await lireLot(contexte, lot))) octetsMaximum = lot.reduce((somme, { octets }) => somme + octets, 0) / 2;
  }
  return new Map(croquis.map((un) => [un.feuille.nom, un]));
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
