/**
 * The page: which columns hide, how wide the sentences run, how high the rows must be for every text to be read in full.
 * Computed from the texts and the widths, since merged cells and formulas never grow by themselves.
 */
import { auBout, parcourirParLots, transformerParLots } from '../domaine/lots';
import { impressionDe, LARGEUR_PAR_DEFAUT, largeurDePremierePage } from './impression';
import type { PlanFeuille, PlanHauteur, PlanTable, Role } from './plan';
import { styleDe } from './styles';

/** Characters of the usual size over which a sentence runs before it wraps. */
const LARGEUR_DE_LECTURE = 125;
const HAUTEUR_DU_TITRE = 26;
/** Beyond, a text is read in its cell. */
const LIGNES_MAXIMALES = 2;

const ROLES_EN_PHRASES: ReadonlySet<Role> = new Set<Role>(['question', 'note']);

export function largeursDe({ largeurs = {}, tables }: Pick<PlanFeuille, 'largeurs' | 'tables'>): Record<number, number> {
  const trouvees: Record<number, number> = { ...largeurs };
  for (const { colonne, colonnes } of tables) {
    colonnes.forEach(({ largeur, role, ajoutee }, rang) => {
      if (ajoutee === true) return;
      // A technical column under a shown one takes what room there is.
      const c = colonne + rang;
      const voulue = role === 'technique' && tables.some((table) => montre(table, c)) ? 0 : largeur;
      trouvees[c] = Math.max(trouvees[c] ?? 0, voulue);
    });
  }
  return trouvees;
}

function colonneDe({ colonne, colonnes }: PlanTable, c: number): PlanTable['colonnes'][number] | undefined {
  return c < colonne ? undefined : colonnes[c - colonne];
}

function montre(table: PlanTable, c: number): boolean {
  const trouvee = colonneDe(table, c);
  return trouvee !== undefined && trouvee.role !== 'technique';
}

function masqueesDe({ tables, cellules }: PlanFeuille): number[] {
  const fin = Math.max(0, ...tables.map(({ colonne, colonnes }) => colonne + colonnes.length));
  return Array.from({ length: fin }, (_, c) => c).filter(
    (c) =>
      tables.some((table) => colonneDe(table, c)?.role === 'technique') &&
      !tables.some((table) => montre(table, c)) &&
      !cellules.some(({ colonne }) => colonne === c),
  );
}

/** Lines that a text takes in a width given in characters of size 11: words are never cut. */
export function lignesDeTexte(texte: string, largeur: number, role: Role): number {
  const { taille, gras } = styleDe(role).police;
  const capacite = Math.max(1, largeur * (11 / taille) * (gras === true ? 0.92 : 1) - 1);
  // Most texts fit: no need to look for where they would be cut.
  if (texte.length <= capacite) return 1;
  let lignes = 1;
  let occupe = 0;
  for (const mot of texte.split(/\s+/)) {
    if (occupe > 0 && occupe + 1 + mot.length > capacite) {
      lignes++;
      occupe = 0;
    }
    occupe += (occupe === 0 ? 0 : 1) + mot.length;
    // A word wider than its column goes on over the next lines.
    if (occupe > capacite && occupe === mot.length) {
      lignes += Math.ceil(mot.length / capacite) - 1;
      occupe = mot.length % Math.max(1, Math.floor(capacite));
    }
  }
  return lignes;
}

function hauteurDe(lignes: number, role: Role): number {
  return Math.ceil(lignes * styleDe(role).police.taille * 1.35 + 4);
}

/** Columns over which the sentences at the top run, within the first of several pages. */
function fusionDesPhrases(
  largeurs: Readonly<Record<number, number>>,
  masquees: readonly number[],
  premierePage: number,
): { fusion: number; largeur: number } {
  let fusion = 0;
  let largeur = 0;
  while (largeur < LARGEUR_DE_LECTURE && !masquees.includes(fusion) && fusion < 30) {
    if (fusion > 0 && largeur + (largeurs[fusion] ?? LARGEUR_PAR_DEFAUT) > premierePage) break;
    largeur += largeurs[fusion] ?? LARGEUR_PAR_DEFAUT;
    fusion++;
  }
  return { fusion: Math.max(1, fusion), largeur };
}

/** Enough for the longest text of the table, within reason: rows of one height are read more easily than rows of their own. */
function* hauteurDesLignes(
  { colonne, colonnes, lignes, hauteur }: PlanTable,
  largeurs: Readonly<Record<number, number>>,
): Generator<void, number | null> {
  if (hauteur !== undefined) return hauteur;
  let plus = 1;
  for (const [rang, { role }] of colonnes.entries()) {
    if (role !== 'texte-long') continue;
    yield* parcourirParLots(lignes, (ligne) => {
      const texte = ligne[rang];
      if (typeof texte === 'string') plus = Math.max(plus, lignesDeTexte(texte, largeurs[colonne + rang] ?? LARGEUR_PAR_DEFAUT, role));
    });
  }
  return plus === 1 ? null : hauteurDe(Math.min(LIGNES_MAXIMALES, plus), 'texte-long');
}

/** Beyond, neighbouring rows share a height: every run is a request to Excel, and is remembered on the sheet. */
const SERIES_MAXIMALES = 120;

/** Rows of one height, in lines. */
interface Serie {
  readonly debut: number;
  nombre: number;
  readonly hauteur: number;
}

/** Runs of rows as high as their own texts, in lines. */
function* seriesDeLignes(
  { colonne, colonnes, lignes }: PlanTable,
  largeurs: Readonly<Record<number, number>>,
): Generator<void, readonly Serie[]> {
  const longues = colonnes.flatMap(({ role }, rang) => (role === 'texte-long' ? [rang] : []));
  const voulues = yield* transformerParLots(lignes, (ligne) =>
    longues.reduce((plus, rang) => {
      const texte = ligne[rang];
      return typeof texte === 'string'
        ? Math.max(plus, lignesDeTexte(texte, largeurs[colonne + rang] ?? LARGEUR_PAR_DEFAUT, 'texte-long'))
        : plus;
    }, 1),
  );
  for (let bloc = 1; ; bloc *= 2) {
    const series = seriesDesBlocs(voulues, bloc);
    if (series !== null) return series;
    yield;
  }
}

/** null: too many. */
function seriesDesBlocs(voulues: readonly number[], bloc: number): readonly Serie[] | null {
  const series: Serie[] = [];
  for (let debut = 0; debut < voulues.length; debut += bloc) {
    const nombre = Math.min(bloc, voulues.length - debut);
    const hauteur = Math.max(...voulues.slice(debut, debut + nombre));
    const derniere = series.at(-1);
    if (derniere?.hauteur === hauteur) derniere.nombre += nombre;
    else series.push({ debut, nombre, hauteur });
    if (series.length > SERIES_MAXIMALES) return null;
  }
  return series;
}

function* hauteursDe(
  { cellules, tables }: Pick<PlanFeuille, 'cellules' | 'tables'>,
  largeurs: Readonly<Record<number, number>>,
  phrases: number,
): Generator<void, PlanHauteur[]> {
  const hauteurs = new Map<number, PlanHauteur>();
  const noter = (ligne: number, nombre: number, points: number): void => {
    if (points > (hauteurs.get(ligne)?.points ?? 0)) hauteurs.set(ligne, { ligne, nombre, points });
  };
  for (const { ligne, role, contenu } of cellules) {
    if (role === 'titre') noter(ligne, 1, HAUTEUR_DU_TITRE);
    else if (ROLES_EN_PHRASES.has(role) && typeof contenu === 'string')
      noter(ligne, 1, hauteurDe(lignesDeTexte(contenu, phrases, role), role));
  }
  for (const table of tables) {
    const entetes = table.colonnes.map(({ entete, role }, rang) =>
      role === 'technique' ? 1 : lignesDeTexte(entete, largeurs[table.colonne + rang] ?? LARGEUR_PAR_DEFAUT, 'entete'),
    );
    noter(table.ligne, 1, hauteurDe(Math.max(...entetes), 'entete'));
    if (table.hauteurParLigne === true) {
      for (const { debut, nombre, hauteur } of yield* seriesDeLignes(table, largeurs)) {
        if (hauteur > 1) noter(table.ligne + 1 + debut, nombre, hauteurDe(hauteur, 'texte-long'));
      }
      continue;
    }
    const hauteur = yield* hauteurDesLignes(table, largeurs);
    if (hauteur !== null) noter(table.ligne + 1, table.lignes.length, hauteur);
  }
  return [...hauteurs.values()].sort((a, b) => a.ligne - b.ligne);
}

export function mettreEnPage(feuille: PlanFeuille): PlanFeuille {
  return auBout(mettreEnPageParLots(feuille));
}

export function* mettreEnPageParLots(feuille: PlanFeuille): Generator<void, PlanFeuille> {
  const largeurs = largeursDe(feuille);
  const masquees = masqueesDe(feuille);
  const { fusion, largeur } = fusionDesPhrases(largeurs, masquees, largeurDePremierePage(feuille, largeurs, masquees));
  const cellules = feuille.cellules.map((cellule) => (ROLES_EN_PHRASES.has(cellule.role) && fusion > 1 ? { ...cellule, fusion } : cellule));
  return {
    ...feuille,
    cellules,
    largeurs,
    hauteurs: yield* hauteursDe({ cellules, tables: feuille.tables }, largeurs, largeur),
    masquees,
    impression: impressionDe(feuille, largeurs, masquees, fusion),
  };
}
