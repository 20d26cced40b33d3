/** The headers that come after the first one: repeated as they are, with their columns in another order, or those of another table. */
import type { Bloc, ColonneReconnue, Correspondance, Indicateur, ValeurCellule } from '../inventaire';
import { TAILLE_DU_LOT, type Avancement } from '../lots';
import { CribleDEntetes, estUnEntete } from './formes-entetes';
import { texteDe } from './texte';

type Ligne = readonly ValeurCellule[];

/** Recognises the columns under one header row, from the rows up to `fin`. */
type Reconnaitre = (lignes: readonly Ligne[], ligneEntete: number, fin: number) => Correspondance;

const IDENTIFIANTS: readonly Indicateur[] = ['refBailleur', 'rplsId'];

/** Half of the columns in common, and what a dwelling is known by: its réservataire, and its number unless nearly all the rest is there. */
export function estLeMemeTableau(ceux: ReadonlySet<Indicateur>, reference: ReadonlySet<Indicateur>): boolean {
  const communs = [...reference].filter((indicateur) => ceux.has(indicateur)).length;
  if (communs * 2 < Math.min(ceux.size, reference.size) || (reference.has('reservataire') && !ceux.has('reservataire'))) return false;
  const aUnNumero = (indicateurs: ReadonlySet<Indicateur>): boolean => IDENTIFIANTS.some((indicateur) => indicateurs.has(indicateur));
  return aUnNumero(ceux) || !aUnNumero(reference) || communs * 2 >= reference.size;
}

function* chercherEntetes(lignes: readonly Ligne[], debut: number): Generator<Avancement, readonly number[]> {
  const crible = new CribleDEntetes();
  const trouves: number[] = [];
  for (let index = debut; index < lignes.length; index += 1) {
    const ligne = lignes[index];
    if (ligne !== undefined && crible.peutEtreUnEntete(ligne) && estUnEntete(ligne)) trouves.push(index);
    if (index % TAILLE_DU_LOT === 0) yield { lues: index, total: lignes.length };
  }
  return trouves;
}

/** The mapping of the first header, as later ones complete it. */
class Reunion {
  readonly colonnes: ColonneReconnue[];
  readonly ignorees: { readonly colonne: number; readonly entete: string }[];
  private suivante: number;

  constructor(
    premiere: Correspondance,
    readonly largeur: number,
    private readonly estVide: (colonne: number) => boolean,
  ) {
    this.colonnes = [...premiere.colonnes];
    this.ignorees = [...premiere.ignorees];
    this.suivante = largeur;
  }

  /** Which column of the block each column of the whole is. */
  placer(bloc: Correspondance): ReadonlyMap<number, number> {
    const sources = new Map<number, number>();
    for (const reconnue of bloc.colonnes) {
      const connue = this.colonnes.find(({ indicateur }) => indicateur === reconnue.indicateur);
      const colonne = connue?.colonne ?? this.placeLibre(reconnue.colonne);
      if (connue === undefined) this.colonnes.push({ ...reconnue, colonne });
      sources.set(colonne, reconnue.colonne);
    }
    for (const { colonne: source, entete } of bloc.ignorees) {
      const cle = entete.toUpperCase();
      const connue = [...this.ignorees, ...this.colonnes].find(
        (autre) => autre.entete.toUpperCase() === cle && !sources.has(autre.colonne),
      );
      const colonne = connue?.colonne ?? this.placeLibre(source);
      if (connue === undefined) this.ignorees.push({ colonne, entete });
      sources.set(colonne, source);
    }
    return sources;
  }

  /** Its own, where the first header has nothing; else beyond the sheet. */
  private placeLibre(colonne: number): number {
    const prise = [...this.colonnes, ...this.ignorees].some((autre) => autre.colonne === colonne);
    if (!prise && this.estVide(colonne)) return colonne;
    this.suivante += 1;
    return this.suivante - 1;
  }
}

const memesSources = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean =>
  a.size === b.size && [...a].every(([colonne, source]) => b.get(colonne) === source);

const cleDe = (ligne: Ligne): string =>
  Array.from(ligne, (cellule) => texteDe(cellule).toUpperCase())
    .join('\u0000')
    .replace(/\u0000+$/, '');

const indicateursDe = ({ colonnes }: Correspondance): ReadonlySet<Indicateur> => new Set(colonnes.map(({ indicateur }) => indicateur));

export function* avecLesBlocs(
  lignes: readonly Ligne[],
  ligneEntete: number,
  reconnaitre: Reconnaitre,
): Generator<Avancement, Correspondance> {
  const suivants = yield* chercherEntetes(lignes, ligneEntete + 1);
  const premiere = reconnaitre(lignes, ligneEntete, suivants.find((index) => index > ligneEntete + 1) ?? lignes.length);
  const seconds = premiere.autresEntetes ?? [];
  const autres = suivants.filter((index) => !seconds.includes(index));
  if (autres.length === 0) return premiere;

  const largeur = lignes.reduce((maximum, ligne) => Math.max(maximum, ligne.length), 0);
  const estVide = (colonne: number): boolean => lignes.slice(0, autres[0]).every((ligne) => texteDe(ligne[colonne]) === '');
  const reunion = new Reunion(premiere, largeur, estVide);
  const connus = indicateursDe(premiere);
  const identite = new Map([...premiere.colonnes, ...premiere.ignorees].map(({ colonne }) => [colonne, colonne]));
  const blocs: Bloc[] = [];
  const entetes = [...seconds];
  /** A header repeated thousands of times is recognised once. */
  const parTexte = new Map<string, Omit<Bloc, 'ligneEntete'>>([
    [cleDe(lignes[ligneEntete] ?? []), { sources: identite, manquants: [], nouveaux: [] }],
  ]);
  let courantes: ReadonlyMap<number, number> | null = identite;
  autres.forEach((index, rang) => {
    entetes.push(index);
    const cle = cleDe(lignes[index] ?? []);
    let place = parTexte.get(cle);
    if (place === undefined) {
      const bloc = reconnaitre(lignes, index, autres[rang + 1] ?? lignes.length);
      entetes.push(...(bloc.autresEntetes ?? []));
      const siens = indicateursDe(bloc);
      const manquants = [...connus].filter((indicateur) => !siens.has(indicateur));
      const nouveaux = [...siens].filter((indicateur) => !connus.has(indicateur));
      place = { sources: estLeMemeTableau(siens, connus) ? reunion.placer(bloc) : null, manquants, nouveaux };
      parTexte.set(cle, place);
    }
    const change = place.sources === null || courantes === null ? place.sources !== courantes : !memesSources(place.sources, courantes);
    if (change) blocs.push({ ligneEntete: index, ...place });
    courantes = place.sources;
  });
  return {
    ligneEntete,
    colonnes: reunion.colonnes.sort((a, b) => a.colonne - b.colonne),
    ignorees: reunion.ignorees,
    autresEntetes: [...new Set(entetes)].sort((a, b) => a - b),
    ...(blocs.length === 0 ? {} : { blocs, largeur }),
  };
}
