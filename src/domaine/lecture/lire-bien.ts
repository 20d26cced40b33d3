/** From one row to one dwelling: every value normalised, or null and reported (DOMAINE §5.7). */
import { type Bien, NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import type { Referentiel } from '../geographie/referentiel';
import type { Indicateur, ValeurCellule } from '../inventaire';
import { lireDates, lireHorsFlux } from './lire-droits';
import { LecteurDeLieux } from './lire-lieu';
import type { Colonnes, Ligne } from './ligne-source';
import { normaliserAnnee, normaliserRpls, ZERO_RESTITUE } from './normaliser-codes';
import { normaliserFinancement } from './normaliser-financement';
import { normaliserConstruction, normaliserQpv, normaliserTypologie } from './normaliser-logement';
import { normaliserLiberation } from './normaliser-motifs';
import { LecteurDeReservataires } from './normaliser-reservataires';
import { ValeursUniques } from './valeurs-uniques';
import { citer, type Constat, type Rapporteur } from './rapporteur';
import { texteDe, type Lecture } from './texte';

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
}

interface NomInconnu {
  readonly nom: string;
  readonly index: number;
  nombre: number;
}

/** Reads rows one after the other and remembers what has to be unique or reported once. */
export class LecteurDeBiens {
  readonly categories = new Map<string, Categorie>();
  private readonly rplsVus = new ValeursUniques();
  private readonly refsVues = new ValeursUniques();
  private readonly inconnus = new Map<string, NomInconnu>();
  private readonly reservataires: LecteurDeReservataires;
  private readonly lieux = new LecteurDeLieux();
  private readonly perimetre: ReadonlySet<string> | null;
  private ligne: Ligne = [];
  private index = 0;

  constructor(
    private readonly colonnes: Colonnes,
    private readonly options: OptionsDeLecture,
    private readonly rapporteur: Rapporteur,
  ) {
    this.reservataires = new LecteurDeReservataires(options.referentiel);
    this.perimetre = options.perimetre === undefined ? null : new Set(options.perimetre);
  }

  private readonly a = (indicateur: Indicateur): boolean => this.colonnes.parIndicateur.has(indicateur);

  private readonly valeur = (indicateur: Indicateur): ValeurCellule | undefined => {
    const colonne = this.colonnes.parIndicateur.get(indicateur);
    return colonne === undefined ? undefined : this.ligne[colonne];
  };

  private readonly signaler = (constat: Constat): void => this.rapporteur.signaler(this.index, constat);

  lire(ligne: Ligne, index: number): Bien {
    this.ligne = ligne;
    this.index = index;
    const contexte = { a: this.a, valeur: this.valeur, signaler: this.signaler, exercice: this.options.exercice };
    const refBailleur = this.lireRef();
    const rplsId = this.lireRpls();
    const lieu = this.lieux.lire({ ...contexte, referentiel: this.options.referentiel, perimetre: this.perimetre });
    const reservataires = this.lireReservataires(lieu.departement, lieu.commune);
    const noms = reservataires.map(({ nom }) => nom);
    const construction = this.simple('construction', normaliserConstruction, 'erreur', 'V08', 'Saisissez Collectif ou Individuel.');
    const { debut, fin } = lireDates(contexte, noms[0] !== NON_RESERVE);
    const horsFlux = lireHorsFlux(contexte, reservataires);
    if (construction === 'E' && horsFlux === null) {
      this.signaler({
        gravite: 'information',
        regle: 'V08',
        indicateur: 'construction',
        valeur: this.valeur('construction'),
        message: 'le logement est déclaré étudiant : vous pouvez le sortir du flux avec le motif Étudiant.',
        correction: 'ETUDIANT',
      });
    }
    const programme = texteDe(this.valeur('programme'));
    return {
      ligneSource: this.rapporteur.ligneSource(index),
      refBailleur,
      rplsId,
      reservataires: noms,
      ...lieu,
      qpv: this.simple('qpv', normaliserQpv, 'erreur', 'V05', 'Saisissez Oui ou Non.'),
      typologie: this.simple('typologie', normaliserTypologie, 'alerte', 'V06', 'Saisissez le nombre de pièces, de T1 à T9.'),
      financement: this.simple(
        'financement',
        normaliserFinancement,
        'alerte',
        'V07',
        'Saisissez un code RPLS ou un libellé, par exemple PLUS, PLAI ou PLS.',
      ),
      construction,
      programme: programme === '' ? null : programme,
      debutConvention: debut,
      finConvention: fin,
      horsFlux,
      liberation: this.lireLiberation(),
      anneeConstruction: this.lireAnnee(),
    };
  }

  /**
   * What only the whole inventory tells. A value met twice is reported once, on its first cell, and kept as read on each row:
   * nothing says which row is wrong. A name that nothing recognises is reported once, with its number of rows.
   */
  conclure(): void {
    this.signalerDoublons(this.refsVues, 'V02', 'refBailleur', 'la référence');
    this.signalerDoublons(this.rplsVus, 'V01', 'rplsId', 'le numéro RPLS');
    for (const { nom, index, nombre } of this.inconnus.values()) {
      this.rapporteur.signaler(index, {
        gravite: 'erreur',
        regle: 'V09',
        indicateur: 'reservataire',
        valeur: nom,
        message: `le réservataire ${citer(nom)} n’est pas reconnu (${nombre} ligne${nombre > 1 ? 's' : ''}). Il est gardé tel quel dans la catégorie « Autre » : choisissez sa catégorie ou corrigez son nom.`,
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
    const ref = texteDe(this.valeur('refBailleur'));
    if (!this.a('refBailleur')) return null;
    if (ref === '') {
      this.signaler({
        gravite: 'erreur',
        regle: 'V02',
        indicateur: 'refBailleur',
        valeur: '',
        message: 'la référence du logement manque. Saisissez une référence unique.',
      });
      return null;
    }
    this.refsVues.noter(ref, this.index);
    return ref;
  }

  private lireRpls(): string | null {
    if (!this.a('rplsId')) return null;
    const valeur = this.valeur('rplsId');
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
        message: `le numéro RPLS ${citer(texteDe(valeur))} n’a pas 10 caractères. Reprenez-le dans le répertoire, au format texte.`,
      });
      return null;
    }
    this.rplsVus.noter(lecture.valeur, this.index);
    if (lecture.remarque === ZERO_RESTITUE) {
      this.signaler({
        ...base,
        gravite: 'information',
        message: `le zéro de tête perdu a été rétabli : ${lecture.valeur}.`,
        correction: lecture.valeur,
      });
    }
    return lecture.valeur;
  }

  private lireReservataires(
    departement: string | null,
    commune: string | null,
  ): readonly { nom: string; categorie: Categorie; connu: boolean }[] {
    const valeur = this.valeur('reservataire');
    const lus = this.reservataires.lire(texteDe(valeur), { departement, commune });
    for (const { nom, categorie, connu } of lus) {
      if (!this.categories.has(nom)) this.categories.set(nom, categorie);
      if (connu) continue;
      const inconnu = this.inconnus.get(nom);
      if (inconnu === undefined) this.inconnus.set(nom, { nom, index: this.index, nombre: 1 });
      else inconnu.nombre += 1;
    }
    if (lus.length > 1) {
      this.signaler({
        gravite: 'information',
        regle: 'V13',
        indicateur: 'reservataire',
        valeur,
        message: `${lus.length} réservataires pour un même logement : ${lus.map(({ nom }) => nom).join(', ')}. Le partage suit l’hypothèse « Plusieurs réservataires ».`,
      });
    }
    return lus;
  }

  private simple<T>(
    indicateur: Indicateur,
    normaliser: (texte: string) => Lecture<T>,
    gravite: 'erreur' | 'alerte',
    regle: string,
    issue: string,
  ): T | null {
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
        message: `l’année de construction ${citer(texteDe(valeur))} n’est pas plausible. Saisissez une année à quatre chiffres.`,
      });
    }
    return null;
  }
}

/** Names of the indicators, as the user reads them. */
export const LIBELLES: Readonly<Partial<Record<Indicateur, string>>> = {
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
};
