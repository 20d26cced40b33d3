/** From one row to one dwelling: every value normalised, or null and reported (DOMAINE §5.7). */
import { type Bien, NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { IndexDesRapprochements } from '../decisions/rapprochements';
import type { Referentiel } from '../geographie/referentiel';
import type { Indicateur } from '../inventaire';
import { COLONNES_DES_DATES, lireDates, lireHorsFlux } from './lire-droits';
import { COLONNES_DU_LIEU, LIEU_INCONNU, lireLieu, type LieuLu } from './lire-lieu';
import { LecteurDeRegles } from './lecteur-de-regles';
import type { LigneLue } from './ligne-lue';
import type { Regle } from './memoire';
import { estScientifique, normaliserAnnee, estRplsSansRetouche, normaliserRpls, SCIENTIFIQUE, ZERO_RESTITUE } from './normaliser-codes';
import { normaliserFinancement } from './normaliser-financement';
import { normaliserConstruction, normaliserQpv, normaliserTypologie } from './normaliser-logement';
import { normaliserLiberation } from './normaliser-motifs';
import { LecteurDeReservataires } from './normaliser-reservataires';
import { RESERVATAIRE_ILLISIBLE, type ReservataireLu } from './reservataires-connus';
import type { RegleDeDecoupage } from '../reservataires/decouper';
import { ValeursUniques } from './valeurs-uniques';
import { citer, type Rapporteur } from './rapporteur';
import { estAbsent, texteDe, type Lecture } from './texte';

export interface OptionsDeLecture {
  readonly referentiel: Referentiel;
  /** Year N; the situation is at 31/12/N-1. */
  readonly exercice: number;
  /** Row number, in the sheet, of the first row given (1 = first row). */
  readonly premiereLigne: number;
  /** Column number, in the sheet, of the first column given (1 = A). */
  readonly premiereColonne: number;
  /** Départements of the convention, to report the others (V21). */
  readonly perimetre?: readonly string[];
  /** What the user decided about the names of réservataires. */
  readonly rapprochements?: IndexDesRapprochements;
  /** How a cell that names several réservataires is split. */
  readonly decoupage?: RegleDeDecoupage;
}

interface NomInconnu {
  readonly lu: string;
  readonly nom: string;
  readonly doute: string | undefined;
  readonly index: number;
  nombre: number;
}

/** What the cell of the réservataires says; `douteux` are those that the user has to decide about. */
interface Titulaires {
  readonly lus: readonly ReservataireLu[];
  readonly noms: readonly string[];
  readonly douteux: readonly Omit<NomInconnu, 'index' | 'nombre'>[];
}

/** Reads rows one after the other and remembers what has to be unique or reported once. */
export class LecteurDeBiens extends LecteurDeRegles {
  readonly categories = new Map<string, Categorie>();
  private readonly rplsVus = new ValeursUniques();
  private readonly refsVues = new ValeursUniques();
  private readonly inconnus = new Map<string, NomInconnu>();
  private readonly reservataires: LecteurDeReservataires;
  private readonly perimetre: ReadonlySet<string> | null;
  /** Of the row being read: what the rules after them depend on. */
  private lieu: LieuLu = LIEU_INCONNU;
  private titulaires: Titulaires = { lus: [], noms: [], douteux: [] };
  private readonly regles: ReturnType<LecteurDeBiens['preparerRegles']>;

  constructor(
    source: LigneLue,
    private readonly options: OptionsDeLecture,
    rapporteur: Rapporteur,
  ) {
    super(source, rapporteur);
    this.reservataires = new LecteurDeReservataires(options.referentiel, options);
    this.perimetre = options.perimetre === undefined ? null : new Set(options.perimetre);
    this.regles = this.preparerRegles();
  }

  private get reserve(): boolean {
    return this.titulaires.noms[0] !== NON_RESERVE;
  }

  private preparerRegles() {
    const { referentiel, exercice } = this.options;
    const { a, valeur, signaler, perimetre } = this;
    const contexte = { a, valeur, signaler, exercice };
    const lieu = this.regle(COLONNES_DU_LIEU, null, () => lireLieu({ ...contexte, referentiel, perimetre }));
    const titulaires = this.regle(
      ['reservataire'],
      () => lieu.numero,
      () => this.lireReservataires(),
    );
    return {
      lieu,
      titulaires,
      dates: this.regle(
        COLONNES_DES_DATES,
        () => (this.reserve ? 1 : 0),
        () => lireDates(contexte, this.reserve),
      ),
      horsFlux: this.regle(
        ['horsFlux'],
        () => titulaires.numero,
        () => lireHorsFlux(contexte, this.titulaires.lus),
      ),
      construction: this.simple('construction', normaliserConstruction, 'erreur', 'V08', 'Saisissez Collectif ou Individuel.'),
      qpv: this.simple('qpv', normaliserQpv, 'erreur', 'V05', 'Saisissez Oui ou Non.'),
      typologie: this.simple('typologie', normaliserTypologie, 'alerte', 'V06', 'Saisissez le nombre de pièces, de T1 à T9.'),
      financement: this.simple(
        'financement',
        normaliserFinancement,
        'alerte',
        'V07',
        'Saisissez un code RPLS ou un libellé, par exemple PLUS, PLAI ou PLS.',
      ),
      liberation: this.regle(['liberation'], null, () => this.lireLiberation()),
      annee: this.regle(['anneeConstruction'], null, () => this.lireAnnee()),
    };
  }

  /** The row that `source` holds. */
  lire(index: number): Bien {
    this.index = index;
    const { regles } = this;
    this.signalerErreursDeCellule();
    const refBailleur = this.lireRef();
    const rplsId = this.lireRpls();
    const lieu = (this.lieu = this.appliquer(regles.lieu));
    const { noms, douteux } = (this.titulaires = this.appliquer(regles.titulaires));
    for (const nom of douteux) this.noterDoute(nom);
    const construction = this.appliquer(regles.construction);
    const dates = this.appliquer(regles.dates);
    const horsFlux = this.appliquer(regles.horsFlux);
    if (construction === 'E' && horsFlux === null) {
      this.signaler({
        gravite: 'information',
        regle: 'V08',
        indicateur: 'construction',
        valeur: this.valeur('construction'),
        message: `${citer(texteDe(this.valeur('construction')))} dit un logement étudiant : vous pouvez le sortir du flux avec le motif Étudiant.`,
        correction: 'ETUDIANT',
      });
    }
    const programme = this.cellule('programme').texte;
    return {
      ligneSource: this.rapporteur.ligneSource(index),
      refBailleur,
      rplsId,
      reservataires: noms,
      departement: lieu.departement,
      commune: lieu.commune,
      communeNom: lieu.communeNom,
      epci: lieu.epci,
      epciNom: lieu.epciNom,
      qpv: this.appliquer(regles.qpv),
      typologie: this.appliquer(regles.typologie),
      financement: this.appliquer(regles.financement),
      construction,
      programme: programme === '' ? null : programme,
      ...dates,
      horsFlux,
      liberation: this.appliquer(regles.liberation),
      anneeConstruction: this.appliquer(regles.annee),
    };
  }

  /**
   * What only the whole inventory tells. A value met twice is reported once, on its first cell, and kept as read on each row:
   * nothing says which row is wrong. A name that nothing recognises is reported once, with its number of rows.
   */
  conclure(): void {
    this.signalerDoublons(this.refsVues, 'V02', 'refBailleur', 'la référence');
    this.signalerDoublons(this.rplsVus, 'V01', 'rplsId', 'le numéro RPLS');
    for (const { lu, nom, doute, index, nombre } of this.inconnus.values()) {
      const lignes = `${nombre} ligne${nombre > 1 ? 's' : ''}`;
      this.rapporteur.signaler(index, {
        gravite: nom === NON_RESERVE ? 'alerte' : 'erreur',
        regle: 'V09',
        indicateur: 'reservataire',
        valeur: lu,
        message:
          doute === undefined
            ? `le réservataire ${citer(lu)} n’est pas reconnu (${lignes}). Il est gardé tel quel dans la catégorie « Autre » : choisissez sa catégorie ou corrigez son nom.`
            : `le réservataire ${citer(lu)} ${doute} (${lignes}). Décidez une fois de ce nom, ou corrigez-le.`,
      });
    }
  }

  private signalerDoublons(valeurs: ValeursUniques, regle: string, indicateur: Indicateur, sujet: string): void {
    for (const [valeur, premiere, autres] of valeurs.doublons()) {
      const cellules = autres.slice(0, 3).map((index) => this.rapporteur.cellule(indicateur, index) ?? '');
      const reste = autres.length > 3 ? ` et ${autres.length - 3} autre${autres.length > 4 ? 's' : ''}` : '';
      this.rapporteur.signaler(premiere, {
        gravite: 'erreur',
        regle,
        indicateur,
        valeur,
        message: `${sujet} ${citer(valeur)} figure aussi en ${cellules.join(', ')}${reste}. Corrigez les cellules fausses, ou supprimez les lignes en trop ; un logement à plusieurs réservataires tient sur une seule ligne, les noms séparés par « / ».`,
      });
    }
  }

  private lireRef(): string | null {
    if (!this.a('refBailleur')) return null;
    const ref = this.cellule('refBailleur').texte;
    // « NC » and « 0 » on two rows are two references missing, not one given twice.
    if (estAbsent(ref) || /^0+$/.test(ref)) {
      this.signaler({
        gravite: 'erreur',
        regle: 'V02',
        indicateur: 'refBailleur',
        valeur: ref,
        message: `la référence du logement manque${ref === '' ? '' : ` : ${citer(ref)} n’en est pas une`}. Saisissez une référence unique.`,
      });
      return null;
    }
    if (estScientifique(ref)) {
      this.signaler({
        gravite: 'erreur',
        regle: 'V02',
        indicateur: 'refBailleur',
        valeur: ref,
        message: `la référence ${citer(ref)} est en notation scientifique : ses derniers chiffres sont perdus. Reprenez-la dans votre logiciel, au format texte.`,
      });
      return null;
    }
    this.refsVues.noter(ref, this.index);
    return ref;
  }

  private lireRpls(): string | null {
    if (!this.a('rplsId')) return null;
    const valeur = this.valeur('rplsId');
    if (typeof valeur === 'string' && estRplsSansRetouche(valeur)) {
      this.rplsVus.noter(valeur, this.index);
      return valeur;
    }
    const lecture = normaliserRpls(valeur);
    const base = { regle: 'V01', indicateur: 'rplsId', valeur } as const;
    if (lecture.etat === 'vide') {
      this.signaler({
        ...base,
        gravite: 'alerte',
        message: 'le numéro RPLS manque : le logement est traité comme neuf. Saisissez-le s’il existe.',
      });
      return null;
    }
    if (lecture.etat === 'inconnu') {
      this.signaler({
        ...base,
        gravite: 'erreur',
        message:
          lecture.remarque === SCIENTIFIQUE
            ? `le numéro RPLS ${citer(texteDe(valeur))} est en notation scientifique : ses derniers chiffres sont perdus. Reprenez-le dans le répertoire, au format texte.`
            : `le numéro RPLS ${citer(texteDe(valeur))} n’a pas 10 caractères, chiffres ou lettres. Reprenez-le dans le répertoire, au format texte.`,
      });
      return null;
    }
    this.rplsVus.noter(lecture.valeur, this.index);
    if (lecture.remarque === ZERO_RESTITUE) {
      this.signaler({
        ...base,
        gravite: 'information',
        message: `le zéro de tête perdu a été rétabli : ${citer(texteDe(valeur))} est lu ${lecture.valeur}. Mettez la colonne au format texte, ou gardez cette lecture.`,
        correction: lecture.valeur,
      });
    }
    return lecture.valeur;
  }

  private noterDoute({ lu, nom, doute }: Titulaires['douteux'][number]): void {
    const inconnu = this.inconnus.get(lu);
    if (inconnu === undefined) this.inconnus.set(lu, { lu, nom, doute, index: this.index, nombre: 1 });
    else inconnu.nombre += 1;
  }

  private lireReservataires(): Titulaires {
    // Somebody may hold the dwelling: it is neither nobody's nor given to a name that no one bears.
    if (this.enErreur('reservataire')) {
      this.categories.set(RESERVATAIRE_ILLISIBLE.nom, RESERVATAIRE_ILLISIBLE.categorie);
      return { lus: [RESERVATAIRE_ILLISIBLE], noms: [RESERVATAIRE_ILLISIBLE.nom], douteux: [] };
    }
    const valeur = this.valeur('reservataire');
    const { departement, commune } = this.lieu;
    const lus = this.reservataires.lire(typeof valeur === 'string' ? valeur.trim() : texteDe(valeur), { departement, commune });
    for (const { nom, categorie } of lus) if (!this.categories.has(nom)) this.categories.set(nom, categorie);
    const douteux = lus
      .filter(({ connu, doute }) => !connu || doute !== undefined)
      // A doubtful « NR » is nobody's: what the cell says is then the only name to decide about.
      .map(({ nom, doute }) => ({ lu: nom === NON_RESERVE ? texteDe(valeur) : nom, nom, doute }));
    if (lus.length > 1) {
      this.signaler({
        gravite: 'information',
        regle: 'V13',
        indicateur: 'reservataire',
        valeur,
        message: `${citer(texteDe(valeur))} nomme ${lus.length} réservataires : ${lus.map(({ nom }) => nom).join(', ')}. Le partage suit l’hypothèse « Plusieurs réservataires » : gardez-la, ou ne laissez qu’un nom.`,
      });
    }
    return { lus, noms: lus.map(({ nom }) => nom), douteux };
  }

  private simple<T>(
    indicateur: Indicateur,
    normaliser: (texte: string) => Lecture<T>,
    gravite: 'erreur' | 'alerte',
    regle: string,
    issue: string,
  ): Regle<T | null> {
    return this.regle([indicateur], null, () => {
      if (!this.a(indicateur)) return null;
      const valeur = this.valeur(indicateur);
      const texte = texteDe(valeur);
      const lecture = normaliser(texte);
      if (lecture.etat === 'lu') return lecture.valeur;
      this.signaler({
        gravite,
        regle,
        indicateur,
        valeur,
        message: `${texte === '' ? 'la valeur manque' : `la valeur ${citer(texte)} n’est pas reconnue`} pour « ${LIBELLES[indicateur] ?? indicateur} ». ${issue}`,
      });
      return null;
    });
  }

  private lireLiberation(): Bien['liberation'] {
    const valeur = this.valeur('liberation');
    const lecture = normaliserLiberation(texteDe(valeur));
    if (lecture.etat === 'lu') return lecture.valeur;
    if (lecture.etat === 'inconnu') {
      this.signaler({
        gravite: 'erreur',
        regle: 'LECTURE',
        indicateur: 'liberation',
        valeur,
        message: `le motif de libération ${citer(texteDe(valeur))} n’est pas reconnu : la libération n’est pas comptée. Saisissez Congé, Mutation, ANRU ou ORCOD/LHI.`,
      });
    }
    return null;
  }

  private lireAnnee(): number | null {
    const valeur = this.valeur('anneeConstruction');
    const lecture = normaliserAnnee(valeur, this.options.exercice + 5);
    if (lecture.etat === 'lu') return lecture.valeur;
    if (lecture.etat === 'inconnu') {
      this.signaler({
        gravite: 'alerte',
        regle: 'LECTURE',
        indicateur: 'anneeConstruction',
        valeur,
        message: `l’année de construction ${citer(texteDe(valeur))} n’est pas plausible. Saisissez une année à quatre chiffres, de 1800 à ${this.options.exercice + 5}.`,
      });
    }
    return null;
  }
}

/** Names of the indicators, as the user reads them. */
export const LIBELLES: Readonly<Partial<Record<Indicateur, string>>> = {
  refBailleur: 'Référence du logement',
  rplsId: 'N° RPLS',
  reservataire: 'Réservataire',
  departement: 'Département',
  epci: 'EPCI',
  commune: 'Commune',
  qpv: 'QPV',
  typologie: 'Typologie',
  financement: 'Financement',
  construction: 'Collectif/Individuel',
  debutConvention: 'Début de convention',
  finConvention: 'Fin de convention',
  dernierVersement: 'Dernier versement du prêt garanti',
  origineDuDroit: 'Origine du droit',
};
