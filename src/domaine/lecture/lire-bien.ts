/** From one row to one dwelling: every value normalised, or null and reported (DOMAINE §5.7). Each rule has its file; this leads them. */
import { type Bien, NON_RESERVE } from '../bien';
import type { DatesDuDroit } from '../calcul/fin-effective';
import type { Categorie } from '../categories';
import { COLONNES_DES_RESERVATAIRES } from '../inventaire';
import {
  CONSTRUCTION,
  FINANCEMENT,
  lireAnneeDeConstruction,
  lireLiberation,
  lireSimple,
  proposerEtudiant,
  QPV,
  TYPOLOGIE,
} from './lire-caracteristiques';
import { LecteurDeComplements } from './lecteur-de-complements';
import { COLONNES_DES_DATES, lireDates, lireHorsFlux } from './lire-droits';
import { LecteurDIdentite } from './lire-identite';
import { COLONNES_DU_LIEU, LIEU_INCONNU, lireLieu, type LieuLu } from './lire-lieu';
import { LecteurDeTitulaires, SANS_TITULAIRE, type Titulaires } from './lire-titulaires';
import { LecteurDeRegles } from './lecteur-de-regles';
import type { LigneLue } from './ligne-lue';
import type { OptionsDeLecture } from './options-de-lecture';
import type { Rapporteur } from './rapporteur';

export { LIBELLES } from './libelles';
export type { OptionsDeLecture } from './options-de-lecture';

const SANS_DATE: DatesDuDroit = { debutConvention: null, finConvention: null, dernierVersement: null, origineDuDroit: null };

/** Reads rows one after the other and remembers what has to be unique or reported once. */
export class LecteurDeBiens extends LecteurDeRegles {
  private readonly identite: LecteurDIdentite;
  private readonly lecteurDeTitulaires: LecteurDeTitulaires;
  /** Of the row being read: what was understood, which the rules that come after may depend on. */
  private refBailleur: Bien['refBailleur'] = null;
  private rplsId: Bien['rplsId'] = null;
  private lieu: LieuLu = LIEU_INCONNU;
  private titulaires: Titulaires = SANS_TITULAIRE;
  private construction: Bien['construction'] = null;
  private dates: DatesDuDroit = SANS_DATE;
  private horsFlux: Bien['horsFlux'] = null;
  private qpv: Bien['qpv'] = null;
  private typologie: Bien['typologie'] = null;
  private financement: Bien['financement'] = null;
  private liberation: Bien['liberation'] = null;
  private anneeConstruction: Bien['anneeConstruction'] = null;
  private complements: Bien['complements'];
  private readonly lecteurDeComplements: LecteurDeComplements;
  private readonly regles: ReturnType<LecteurDeBiens['preparerRegles']>;

  constructor(
    source: LigneLue,
    private readonly options: OptionsDeLecture,
    rapporteur: Rapporteur,
  ) {
    super(source, rapporteur);
    const { a, valeur, signaler } = this;
    const contexte = { a, valeur, signaler, exercice: options.exercice };
    this.identite = new LecteurDIdentite(contexte, rapporteur);
    this.lecteurDeTitulaires = new LecteurDeTitulaires(contexte, options);
    this.regles = this.preparerRegles(contexte);
    this.lecteurDeComplements = new LecteurDeComplements(
      contexte,
      (indicateurs, depart, calcul) => this.regle(indicateurs, depart, calcul),
      (regle) => this.appliquer(regle),
    );
  }

  /** Category proposed for each canonical name of réservataire. */
  get categories(): ReadonlyMap<string, Categorie> {
    return this.lecteurDeTitulaires.categories;
  }

  private get reserve(): boolean {
    return this.titulaires.noms[0] !== NON_RESERVE;
  }

  private preparerRegles(contexte: Parameters<typeof lireSimple>[0]) {
    const { referentiel, perimetre } = this.options;
    const contexteDuLieu = { ...contexte, referentiel, perimetre: perimetre === undefined ? null : new Set(perimetre) };
    const lieu = this.regle(COLONNES_DU_LIEU, null, () => lireLieu(contexteDuLieu));
    const titulaires = this.regle(
      COLONNES_DES_RESERVATAIRES,
      () => lieu.numero,
      () => this.lecteurDeTitulaires.lire(this.lieu, (indicateur) => this.enErreur(indicateur)),
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
      construction: this.regle([CONSTRUCTION.indicateur], null, () => lireSimple(contexte, CONSTRUCTION)),
      etudiant: this.regle([CONSTRUCTION.indicateur], null, () => proposerEtudiant(contexte)),
      qpv: this.regle([QPV.indicateur], null, () => lireSimple(contexte, QPV)),
      typologie: this.regle([TYPOLOGIE.indicateur], null, () => lireSimple(contexte, TYPOLOGIE)),
      financement: this.regle([FINANCEMENT.indicateur], null, () => lireSimple(contexte, FINANCEMENT)),
      liberation: this.regle(['liberation'], null, () => lireLiberation(contexte)),
      annee: this.regle(['anneeConstruction'], null, () => lireAnneeDeConstruction(contexte)),
    };
  }

  /**
   * Runs the rules on the row that `source` holds: what is wrong goes to the rapporteur, what was understood stays at hand until the
   * next row, for who keeps the dwelling.
   */
  valider(index: number): void {
    this.index = index;
    const { regles, identite } = this;
    this.signalerErreursDeCellule();
    this.refBailleur = identite.lireReference(this.cellule('refBailleur'), index);
    this.rplsId = identite.lireRpls(this.cellule('rplsId'), index);
    this.lieu = this.appliquer(regles.lieu);
    this.titulaires = this.appliquer(regles.titulaires);
    if (this.titulaires.douteux.length > 0) this.lecteurDeTitulaires.noterLesDoutes(this.titulaires, index);
    this.construction = this.appliquer(regles.construction);
    this.dates = this.appliquer(regles.dates);
    this.horsFlux = this.appliquer(regles.horsFlux);
    if (this.construction === 'E' && this.horsFlux === null) this.appliquer(regles.etudiant);
    this.qpv = this.appliquer(regles.qpv);
    this.typologie = this.appliquer(regles.typologie);
    this.financement = this.appliquer(regles.financement);
    this.liberation = this.appliquer(regles.liberation);
    this.anneeConstruction = this.appliquer(regles.annee);
    if (this.lecteurDeComplements.actif) this.complements = this.lecteurDeComplements.lire(this.horsFlux, this.titulaires.lus);
  }

  /** The dwelling of the row that was just read. */
  bien(): Bien {
    const { lieu, dates } = this;
    const programme = this.cellule('programme').texte;
    return {
      ligneSource: this.rapporteur.ligneSource(this.index),
      refBailleur: this.refBailleur,
      rplsId: this.rplsId,
      reservataires: this.titulaires.noms,
      departement: lieu.departement,
      commune: lieu.commune,
      communeNom: lieu.communeNom,
      epci: lieu.epci,
      epciNom: lieu.epciNom,
      qpv: this.qpv,
      typologie: this.typologie,
      financement: this.financement,
      construction: this.construction,
      programme: programme === '' ? null : programme,
      // Field by field: all dwellings then have one shape, which costs half the time of a spread.
      debutConvention: dates.debutConvention,
      finConvention: dates.finConvention,
      dernierVersement: dates.dernierVersement,
      origineDuDroit: dates.origineDuDroit,
      horsFlux: this.horsFlux,
      liberation: this.liberation,
      anneeConstruction: this.anneeConstruction,
      complements: this.complements,
    };
  }

  /** What only the whole inventory tells; yields now and then. */
  *conclure(): Generator<void, void> {
    yield* this.identite.conclure();
    this.lecteurDeTitulaires.conclure(this.rapporteur);
  }
}
