/** What was edited in the source since it was read, row by row. Pure: events come in, sentences go out. */
import type { ChangementDeFeuille } from '../../excel/porte-vivante';
import type { Lecture } from '../../excel/porte';
import { lettreDeColonne } from '../etat/correspondance';
import { accorder } from '../etat/nombres';

export interface Zone {
  readonly ligne: number;
  readonly colonne: number;
  readonly lignes: number;
  readonly colonnes: number;
}

export interface Peremption {
  /** Cells by 0-based row of the sheet: columns of each. */
  readonly cellules: ReadonlyMap<number, ReadonlySet<number>>;
  /** Rows or columns came or went, or what was edited is not among the rows that can be read again alone. */
  readonly toutRelire: boolean;
  /** The sheet itself is gone. */
  readonly supprimee: boolean;
  readonly distant: boolean;
}

export const A_JOUR: Peremption = { cellules: new Map(), toutRelire: false, supprimee: false, distant: false };
/** A paste over more cells than this is not listed cell by cell. */
const CELLULES_MAXIMUM = 200_000;

export function zoneLue({ ligne, colonne, valeurs }: Lecture): Zone {
  return { ligne, colonne, lignes: valeurs.length, colonnes: valeurs.reduce((largeur, rangee) => Math.max(largeur, rangee.length), 0) };
}

const PARTIE = /^\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?$/i;
const rangDe = (lettres: string): number =>
  [...lettres.toUpperCase()].reduce((rang, lettre) => rang * 26 + lettre.charCodeAt(0) - 64, 0) - 1;

/** Whole rows and columns are bounded by what was read. */
function rectangle(
  adresse: string,
): { readonly haut: number; readonly bas: number; readonly gauche: number; readonly droite: number } | null {
  const [tout, c0, l0, c1, l1] = PARTIE.exec(adresse.slice(adresse.lastIndexOf('!') + 1)) ?? [];
  if (tout === undefined || tout === '') return null;
  const seule = !adresse.includes(':');
  const [haut, bas] = [
    l0 === undefined ? 0 : Number(l0) - 1,
    l1 === undefined ? (seule && l0 !== undefined ? Number(l0) - 1 : Infinity) : Number(l1) - 1,
  ];
  const [gauche, droite] = [
    c0 === undefined ? 0 : rangDe(c0),
    c1 === undefined ? (seule && c0 !== undefined ? rangDe(c0) : Infinity) : rangDe(c1),
  ];
  return { haut, bas, gauche, droite };
}

export interface Cadre {
  readonly zone: Zone;
  /** 0-based in the sheet: an edited header may change what every column is. */
  readonly derniereLigneDEntete: number;
  /** What grows with what people type: a sheet or a table, not a selection. */
  readonly extensible: boolean;
}

export function perimer(
  avant: Peremption,
  { nature, adresse, distant }: ChangementDeFeuille,
  { zone, derniereLigneDEntete, extensible }: Cadre,
): Peremption {
  const apres = { ...avant, distant: avant.distant || distant };
  if (nature === 'suppression') return { ...apres, toutRelire: true, supprimee: true };
  if (nature === 'structure') return { ...apres, toutRelire: true };
  const cellules = new Map([...avant.cellules].map(([ligne, colonnes]) => [ligne, new Set(colonnes)] as const));
  let toutRelire = avant.toutRelire;
  let touchee = false;
  for (const partie of adresse.split(',')) {
    const touche = rectangle(partie.trim());
    if (touche === null) return { ...apres, toutRelire: true };
    const [haut, bas] = [Math.max(touche.haut, zone.ligne), Math.min(touche.bas, zone.ligne + zone.lignes - 1)];
    const [gauche, droite] = [Math.max(touche.gauche, zone.colonne), Math.min(touche.droite, zone.colonne + zone.colonnes - 1)];
    const dehors =
      touche.haut < zone.ligne ||
      touche.gauche < zone.colonne ||
      touche.bas >= zone.ligne + zone.lignes ||
      touche.droite >= zone.colonne + zone.colonnes;
    const dedans = haut <= bas && gauche <= droite;
    // A whole row or column reaches out of what was read without adding to it.
    const ajoute = dehors && extensible && Number.isFinite(touche.bas) && Number.isFinite(touche.droite);
    if (ajoute || (dedans && haut <= derniereLigneDEntete) || (dedans && (bas - haut + 1) * (droite - gauche + 1) > CELLULES_MAXIMUM))
      toutRelire = true;
    touchee ||= dedans || ajoute;
    if (!dedans || toutRelire) continue;
    for (let ligne = haut; ligne <= bas; ligne += 1) {
      const colonnes = cellules.get(ligne) ?? new Set<number>();
      for (let colonne = gauche; colonne <= droite; colonne += 1) colonnes.add(colonne);
      cellules.set(ligne, colonnes);
    }
  }
  return touchee ? { ...apres, cellules, toutRelire } : avant;
}

export function lignesPerimees({ cellules }: Peremption): readonly number[] {
  return [...cellules.keys()].sort((a, b) => a - b);
}

const MONTREES = 8;

/** « 12, 45, 50 à 60 et 3 autres » */
function enumerer(suites: readonly string[]): string {
  if (suites.length <= MONTREES) return suites.join(', ');
  const reste = suites.length - MONTREES;
  return `${suites.slice(0, MONTREES).join(', ')} et ${accorder(reste, 'autre endroit', 'autres endroits')}`;
}

export function decrirePeremption(peremption: Peremption, feuille: string): string | null {
  const { cellules, toutRelire, supprimee, distant } = peremption;
  if (supprimee)
    return `La feuille « ${feuille} » a été supprimée depuis la lecture${distant ? ' par une autre personne' : ''}. Choisissez la feuille de l’inventaire, puis lisez-la à l’étape « Inventaire ».`;
  const qui = distant ? ' (au moins une par une autre personne)' : '';
  if (toutRelire) {
    return `La feuille « ${feuille} » a changé depuis la lecture : des lignes, des colonnes ou des en-têtes ont été ajoutés, supprimés ou modifiés${qui}. Relisez tout l’inventaire.`;
  }
  const lignes = lignesPerimees(peremption);
  if (lignes.length === 0) return null;
  const nombre = [...cellules.values()].reduce((total, colonnes) => total + colonnes.size, 0);
  const suites: string[] = [];
  lignes.forEach((ligne, rang) => {
    if (lignes[rang - 1] === ligne - 1) return;
    let fin = ligne;
    while (cellules.has(fin + 1)) fin += 1;
    suites.push(fin === ligne ? String(ligne + 1) : `${ligne + 1} à ${fin + 1}`);
  });
  const colonnes = [...new Set([...cellules.values()].flatMap((c) => [...c]))].sort((a, b) => a - b).map(lettreDeColonne);
  return (
    `${accorder(nombre, 'cellule modifiée', 'cellules modifiées')} dans « ${feuille} » depuis la lecture${qui} : ` +
    `${lignes.length < 2 ? 'ligne' : 'lignes'} ${enumerer(suites)} ; ${colonnes.length < 2 ? 'colonne' : 'colonnes'} ${enumerer(colonnes)}.`
  );
}
