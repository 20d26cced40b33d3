/** Tables of ours as an earlier run and the user left them, and how their rows are found again in a new plan. */
import { estFormule, type Cellule, type PlanTable, type Valeur } from './plan';
import { parcourirParLots, transformerParLots, type Lots } from '../domaine/lots';
import { enNombre } from './tables-lues';

export interface TableAncienne {
  readonly nom: string;
  readonly feuille: string;
  /** Row of the headers, 0-based. */
  readonly ligne: number;
  readonly entetes: readonly string[];
  /** Headers that we wrote; the others are the user's. null: the sheet does not remember. */
  readonly nosEntetes: ReadonlySet<string> | null;
  /** A formula carries its last value, null when it is not known. */
  readonly lignes: readonly (readonly Cellule[])[];
}

export type TablesAnciennes = ReadonlyMap<string, TableAncienne>;

export function valeurDe(cellule: Cellule | undefined): Valeur {
  return cellule === undefined ? null : estFormule(cellule) ? cellule.valeur : cellule;
}

export function estVide(valeur: Valeur): boolean {
  return valeur === null || valeur === '';
}

/** Two values that a person reads alike: « 25 % » and 0.25, « harmonisé » and « Harmonisé ». */
export function seLisentPareil(a: Valeur, b: Valeur): boolean {
  if (estVide(a) || estVide(b)) return estVide(a) && estVide(b);
  const [x, y] = [enNombre(a), enNombre(b)];
  if (x !== null && y !== null) return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x));
  return plier(a) === plier(b);
}

function plier(valeur: Valeur): string {
  return String(valeur).trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a row is, whatever its rank. Other tables are known by their columns of text that no formula fills. */
const IDENTITES: Readonly<Record<string, readonly string[]>> = {
  Biens: ['Référence', 'N° RPLS', 'Réservataire'],
  Controles: ['Règle', 'Indicateur', 'Ligne source', 'Cellule', 'Valeur lue'],
  Infra: ['Réservataire', 'Département'],
  Motifs: ['Motif'],
  Rapprochements: ['Nom lu'],
  Separateurs: ['Séparateur'],
  Parametres: ['Paramètre'],
  Reservataires: ['Réservataire', 'Territoire'],
  Scenarios: ['Scénario'],
  Territoires: ['Territoire'],
  Liberations: ['Territoire'],
  RotationAnnees: ['Territoire', 'Année'],
  RotationLieuxAnnees: ['Réservataire', 'Département', 'Année'],
};

/** When nothing else says so: a remark follows its value when the rows above it moved, all of a kind together. */
const IDENTITES_DE_SECOURS: Readonly<Record<string, readonly string[]>> = {
  Biens: ['Ligne source', 'Réservataire'],
  Controles: ['Règle', 'Indicateur', 'Valeur lue'],
};

export function identiteDe({ nom, colonnes }: PlanTable): readonly string[] {
  const connue = IDENTITES[nom] ?? (/^Scenario\d+Choix$/.test(nom) ? ['Choix'] : undefined);
  if (connue !== undefined) return connue;
  const entetes = colonnes.filter(({ formule }) => formule === undefined).map(({ entete }) => entete);
  const nommees = entetes.filter((entete) => entete === 'Territoire' || entete === 'Réservataire' || entete === 'Programme');
  if (nommees.length > 0) return nommees;
  return colonnes
    .filter(({ role, formule }) => (role === 'texte' || role === 'texte-long') && formule === undefined)
    .map(({ entete }) => entete);
}

export interface Appariement {
  /** For each row of the plan, the rank of the row that it was, or null. */
  readonly sources: readonly (number | null)[];
  /** Rows that nothing of the plan continues. */
  readonly orphelines: readonly number[];
}

type Lignes = { readonly entetes: readonly string[]; readonly lignes: readonly (readonly Cellule[])[] };

function* cles({ entetes, lignes }: Lignes, identite: readonly string[]): Lots<(string | null)[]> {
  const rangs = identite.map((entete) => entetes.indexOf(entete));
  return yield* transformerParLots(lignes, (ligne) => {
    const valeurs = rangs.map((rang) => valeurDe(ligne[rang]) ?? '');
    return valeurs.every((valeur) => valeur === '') ? null : JSON.stringify(valeurs.map(String));
  });
}

export function* apparierParLots(table: PlanTable, ancienne: TableAncienne): Lots<Appariement> {
  const nouvelle: Lignes = { entetes: table.colonnes.map(({ entete }) => entete), lignes: table.lignes };
  if (table.nom === 'Journal') {
    return { sources: table.lignes.map((_, rang) => (rang < ancienne.lignes.length ? rang : null)), orphelines: [] };
  }
  const sources: (number | null)[] = table.lignes.map(() => null);
  const libres = new Uint8Array(ancienne.lignes.length).fill(1);
  const identite = parIdentite(nouvelle, ancienne) ? ['Identité'] : identiteDe(table);
  yield* unir(yield* cles(nouvelle, identite), yield* cles(ancienne, identite), sources, libres, false);
  const secours = IDENTITES_DE_SECOURS[table.nom];
  if (secours !== undefined && libres.includes(1))
    yield* unir(yield* cles(nouvelle, secours), yield* cles(ancienne, secours), sources, libres, true);
  const orphelines: number[] = [];
  yield* parcourirParLots(ancienne.lignes, (ligne, rang) => {
    if (libres[rang] === 1 && ligne.some((cellule) => !estVide(valeurDe(cellule)) || estFormule(cellule))) orphelines.push(rang);
  });
  return { sources, orphelines };
}

/** Remarks that carry the key of their decision are known by it, through rows inserted above and columns moved. */
function parIdentite({ entetes }: Lignes, ancienne: TableAncienne): boolean {
  return ancienne.nom === 'Controles' && entetes.includes('Identité') && ancienne.entetes.includes('Identité');
}

/** Rows of the same key are paired in their order; `ensemble`: only when there are as many on both sides. `libres`: 1 for each row not paired. */
function* unir(
  nouvelles: readonly (string | null)[],
  anciennes: readonly (string | null)[],
  sources: (number | null)[],
  libres: Uint8Array,
  ensemble: boolean,
): Lots<void> {
  const parCle = new Map<string, number[]>();
  yield* parcourirParLots(anciennes, (cle, rang) => {
    if (cle === null || libres[rang] !== 1) return;
    const rangs = parCle.get(cle);
    if (rangs) rangs.push(rang);
    else parCle.set(cle, [rang]);
  });
  const attendues = new Map<string, number>();
  yield* parcourirParLots(nouvelles, (cle, rang) => {
    if (cle !== null && sources[rang] === null) attendues.set(cle, (attendues.get(cle) ?? 0) + 1);
  });
  const prises = new Map<string, number>();
  yield* parcourirParLots(nouvelles, (cle, rang) => {
    if (cle === null || sources[rang] !== null) return;
    const rangs = parCle.get(cle) ?? [];
    if (ensemble && rangs.length !== attendues.get(cle)) return;
    const suivante = prises.get(cle) ?? 0;
    const source = rangs[suivante];
    if (source === undefined) return;
    prises.set(cle, suivante + 1);
    sources[rang] = source;
    libres[source] = 0;
  });
}
