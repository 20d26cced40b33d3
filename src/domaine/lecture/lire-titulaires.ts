/** Who holds a right on the dwelling: names recognised, several in one cell split, several columns joined, doubts reported once (V09, V13). */
import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import { COLONNES_DES_RESERVATAIRES } from '../inventaire';
import type { ContexteDeLecture } from './contexte-de-lecture';
import { CAPACITE } from './memoire';
import { LecteurDeReservataires } from './normaliser-reservataires';
import type { OptionsDeLecture } from './options-de-lecture';
import { citer, type Rapporteur } from './rapporteur';
import { RESERVATAIRE_ILLISIBLE, type Lieu, type ReservataireLu } from './reservataires-connus';
import { estAbsent, texteDe } from './texte';

type ColonneDeReservataires = (typeof COLONNES_DES_RESERVATAIRES)[number];

interface NomInconnu {
  readonly lu: string;
  /** Who is meant is understood: only a doubt is to be told. */
  readonly connu: boolean;
  /** It is counted as nobody's. */
  readonly personne: boolean;
  /** Empty when the cell itself is. */
  readonly doute: string | undefined;
  /** Column of the cell that holds it. */
  readonly indicateur: ColonneDeReservataires;
  /** Rows that hold it, by their place. */
  readonly index: number[];
}

/** What the cell of the réservataires says; `douteux` are those that the user has to decide about. */
export interface Titulaires {
  readonly lus: readonly ReservataireLu[];
  readonly noms: readonly string[];
  readonly douteux: readonly Omit<NomInconnu, 'index'>[];
}

type Lus = Pick<Titulaires, 'lus' | 'douteux'>;

export class LecteurDeTitulaires {
  readonly categories = new Map<string, Categorie>();
  private readonly inconnus = new Map<string, NomInconnu>();
  /** The same, from what the rules remember: a key of text would be made anew for each of thousands of rows. */
  private readonly retrouves = new Map<Titulaires['douteux'][number], NomInconnu>();
  private readonly reservataires: LecteurDeReservataires;
  private readonly colonnes: readonly ColonneDeReservataires[];

  constructor(
    private readonly contexte: ContexteDeLecture,
    options: OptionsDeLecture,
  ) {
    this.reservataires = new LecteurDeReservataires(options.referentiel, options);
    const liees = COLONNES_DES_RESERVATAIRES.filter((indicateur) => contexte.a(indicateur));
    this.colonnes = liees.length === 0 ? ['reservataire'] : liees;
  }

  /** `enErreur`: the cell holds the error of a formula. */
  lire(lieu: Lieu, enErreur: (indicateur: ColonneDeReservataires) => boolean): Titulaires {
    const lectures = this.colonnes.map((indicateur) => this.lireCellule(indicateur, lieu, enErreur(indicateur)));
    const { lus, douteux } = lectures.length === 1 && lectures[0] !== undefined ? lectures[0] : reunir(lectures);
    for (const { nom, categorie } of lus) if (!this.categories.has(nom)) this.categories.set(nom, categorie);
    if (lus.length > 1) this.signalerPlusieurs(lus);
    return { lus, noms: lus.map(({ nom }) => nom), douteux };
  }

  private lireCellule(indicateur: ColonneDeReservataires, { departement, commune }: Lieu, enErreur: boolean): Lus {
    // Somebody may hold the dwelling: it is neither nobody's nor given to a name that no one bears.
    if (enErreur) return { lus: [RESERVATAIRE_ILLISIBLE], douteux: [] };
    const valeur = this.contexte.valeur(indicateur);
    const lus = this.reservataires.lire(typeof valeur === 'string' ? valeur.trim() : texteDe(valeur), { departement, commune });
    const douteux = lus
      .filter(({ connu, doute, vide }) => !connu || doute !== undefined || vide === true)
      // A doubtful « NR » is nobody's: what the cell says is then the only name to decide about.
      .map(({ nom, connu, doute, cellule, vide }) => ({
        lu: cellule ?? (nom === NON_RESERVE ? texteDe(valeur) : nom),
        connu,
        personne: nom === NON_RESERVE,
        doute: vide === true ? '' : doute,
        indicateur,
      }));
    return { lus, douteux };
  }

  private signalerPlusieurs(lus: readonly ReservataireLu[]): void {
    const remplies = this.colonnes.filter((indicateur) => texteDe(this.contexte.valeur(indicateur)) !== '');
    const ecrit = remplies.map((indicateur) => texteDe(this.contexte.valeur(indicateur))).join(' / ');
    this.contexte.signaler({
      gravite: 'information',
      regle: 'V13',
      indicateur: remplies[0] ?? 'reservataire',
      valeur: remplies.length > 1 ? ecrit : this.contexte.valeur(remplies[0] ?? 'reservataire'),
      message: `${citer(ecrit)}${remplies.length > 1 ? `, dans ${remplies.length} colonnes réunies,` : ''} nomme ${lus.length} réservataires : ${lus.map(({ nom }) => nom).join(', ')}. Le partage suit l’hypothèse « Plusieurs réservataires » : gardez-la, ou ne laissez qu’un nom.`,
    });
  }

  noterLesDoutes({ douteux }: Titulaires, index: number): void {
    for (const douteuse of douteux) {
      if (douteuse.doute === '' && !this.estSansReponse()) continue;
      const inconnu = this.retrouves.get(douteuse) ?? this.inconnu(douteuse);
      inconnu.index.push(index);
    }
  }

  private inconnu(douteuse: Titulaires['douteux'][number]): NomInconnu {
    const cle = `${douteuse.lu}\u0000${douteuse.doute ?? ''}`;
    const inconnu = this.inconnus.get(cle) ?? { ...douteuse, index: [] };
    this.inconnus.set(cle, inconnu);
    if (this.retrouves.size < CAPACITE) this.retrouves.set(douteuse, inconnu);
    return inconnu;
  }

  /** An absent column is reported by itself, and a contingent beside the empty cell says who holds the dwelling, or that nobody does. */
  private estSansReponse(): boolean {
    return this.contexte.a('reservataire') && estAbsent(texteDe(this.contexte.valeur('contingent')));
  }

  /** What nothing recognises, and what is doubtful, is reported once with its number of rows. */
  conclure(rapporteur: Rapporteur): void {
    for (const { lu, connu, doute, indicateur, index } of this.inconnus.values()) {
      rapporteur.signaler(index[0] ?? 0, {
        gravite: connu ? 'alerte' : 'erreur',
        regle: 'V09',
        indicateur,
        valeur: lu,
        message: doute === '' ? direLesVides(rapporteur, lu, index) : direLeNom(lu, doute, index.length),
        correction: doute === '' ? 'Non réservé' : null,
        // A doubt is about these very rows: others may bear the same name without any.
        ...(connu ? { lignes: index.map((place) => rapporteur.ligneSource(place)) } : {}),
      });
    }
  }
}

function direLeNom(lu: string, doute: string | undefined, nombre: number): string {
  const lignes = `${nombre} ligne${nombre > 1 ? 's' : ''}`;
  return doute === undefined
    ? `le réservataire ${citer(lu)} n’est pas reconnu (${lignes}). Il est gardé tel quel dans la catégorie « Autre » : choisissez sa catégorie ou corrigez son nom.`
    : `le réservataire ${citer(lu)} ${doute} (${lignes}). Décidez une fois de ce nom, ou corrigez-le.`;
}

/** Rows named where cells are empty. */
const LIGNES_CITEES = 5;

function direLesVides(rapporteur: Rapporteur, lu: string, index: readonly number[]): string {
  const citees = index.slice(0, LIGNES_CITEES).map((place) => rapporteur.ligneSource(place));
  const reste = index.length - citees.length;
  const constat = lu === '' ? 'le réservataire manque' : `${citer(lu)} ne nomme aucun réservataire`;
  const ou = index.length === 1 ? '' : ` sur ${index.length} lignes (${citees.join(', ')}${reste > 0 ? ` et ${reste} de plus` : ''})`;
  const compte = index.length === 1 ? 'le logement compte comme non réservé' : 'ces logements comptent comme non réservés';
  return `${constat}${ou} : ${compte}. Saisissez le nom du réservataire, ou acceptez « Non réservé » si personne ne réserve.`;
}

/** Each name once, in the order of the columns; a cell that says « nobody » takes nothing from those that name somebody. */
function reunir(lectures: readonly Lus[]): Lus {
  // One empty cell among several says nothing; all of them empty, one says it for the row.
  const lus = [...new Map(lectures.flatMap((lecture) => lecture.lus.map((lu) => [lu.nom, lu] as const))).values()];
  const titulaires = lus.filter(({ nom }) => nom !== NON_RESERVE);
  const douteux = lectures.flatMap((lecture) => lecture.douteux);
  const dites = douteux.filter(({ doute }) => doute !== '');
  if (titulaires.length > 0) return { lus: titulaires, douteux: dites.map(aCoteDUnNom) };
  return {
    lus: lus.slice(0, 1),
    douteux: dites.length === 0 && douteux.length === lectures.length ? douteux.slice(0, 1) : dites.slice(0, 1),
  };
}

/** « NC » beside a name: who is named holds a right, nothing says whether somebody else does. */
function aCoteDUnNom(douteuse: Lus['douteux'][number]): Lus['douteux'][number] {
  if (!douteuse.personne) return douteuse;
  return {
    ...douteuse,
    doute: 'peut vouloir dire « personne d’autre » ou « non renseigné » : seul le réservataire nommé à côté est compté',
  };
}
