/** From one row to one dwelling: every value normalised, or null and reported (DOMAINE §5.7). Each rule has its file; this leads them. */
import { type Bien, NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import { COLONNES_DES_RESERVATAIRES } from '../inventaire';
import type { BlocLu } from './bloc-lu';
import {
  CONSTRUCTION,
  estEtudiant,
  FINANCEMENT,
  lireAnneeDeConstruction,
  lireLiberation,
  lireSimple,
  proposerEtudiant,
  QPV,
  TYPOLOGIE,
  type RegleSimple,
} from './lire-caracteristiques';
import { LecteurDeComplements } from './lecteur-de-complements';
import { COLONNES_DES_DATES, lireDates, lireHorsFlux } from './lire-droits';
import { LecteurDIdentite } from './lire-identite';
import { COLONNES_DU_LIEU, lireLieu, type LieuLu } from './lire-lieu';
import { LecteurDeTitulaires, type Titulaires } from './lire-titulaires';
import { LecteurDeRegles } from './lecteur-de-regles';
import type { RegleDuBloc } from './memoire';
import type { OptionsDeLecture } from './options-de-lecture';
import { masquer } from './poids-des-cellules';
import type { Rapporteur } from './rapporteur';
import { RegleDUneCellule } from './regle-d-une-cellule';

/** Above those of the rules, which are fewer than thirty. */
const BIT_DES_ERREURS = 1 << 30;

export { LIBELLES } from './libelles';
export type { OptionsDeLecture } from './options-de-lecture';

/** Reads rows a block at a time, and remembers what has to be unique or reported once. */
export class LecteurDeBiens extends LecteurDeRegles {
  private readonly identite: LecteurDIdentite;
  private readonly lecteurDeTitulaires: LecteurDeTitulaires;
  private readonly lecteurDeComplements: LecteurDeComplements;
  private readonly regles: ReturnType<LecteurDeBiens['preparerRegles']>;
  /** Every rule, in the order in which they speak of a row. */
  private readonly ordre: readonly (RegleDuBloc | RegleDUneCellule<unknown>)[];
  /** Bits of the rules that read one cell alone. */
  private readonly bitsDUneCellule: number;
  /** Row by row of the block: what has something to say. */
  private readonly masques: Int32Array;

  constructor(
    source: BlocLu,
    private readonly options: OptionsDeLecture,
    rapporteur: Rapporteur,
  ) {
    super(source, rapporteur);
    const { a, valeur, signaler } = this;
    const contexte = { a, valeur, signaler, exercice: options.exercice };
    this.masques = new Int32Array(source.taille);
    this.identite = new LecteurDIdentite(
      contexte,
      source,
      (indicateur) => this.cellule(indicateur),
      (...examen) => this.recueillir(...examen),
      rapporteur,
    );
    this.lecteurDeTitulaires = new LecteurDeTitulaires(contexte, options);
    this.regles = this.preparerRegles(contexte);
    this.lecteurDeComplements = new LecteurDeComplements(
      contexte,
      (...definition) => this.regle(...definition),
      {
        motif: () => this.horsFlux,
        titulaires: () => this.titulaires.lus,
        numerosDesTitulaires: this.regles.titulaires.numeros,
      },
      source.taille,
    );
    this.ordre = [...Object.values(this.regles), ...this.lecteurDeComplements.regles];
    this.bitsDUneCellule = this.ordre.reduce((bits, regle, rang) => (regle instanceof RegleDUneCellule ? bits | (1 << rang) : bits), 0);
  }

  /** Category proposed for each canonical name of réservataire. */
  get categories(): ReadonlyMap<string, Categorie> {
    return this.lecteurDeTitulaires.categories;
  }

  private get lieu(): LieuLu {
    return this.regles.lieu.compris(this.place).resultat;
  }

  private get titulaires(): Titulaires {
    return this.regles.titulaires.compris(this.place).resultat;
  }

  private get horsFlux(): Bien['horsFlux'] {
    return this.regles.horsFlux.compris(this.place).resultat;
  }

  /** In the order in which they speak. */
  private preparerRegles(contexte: Parameters<typeof lireSimple>[0]) {
    const { referentiel, perimetre } = this.options;
    const contexteDuLieu = { ...contexte, referentiel, perimetre: perimetre === undefined ? null : new Set(perimetre) };
    const lieu = this.regle(COLONNES_DU_LIEU, null, () => lireLieu(contexteDuLieu));
    const titulaires = this.regle(
      COLONNES_DES_RESERVATAIRES,
      lieu.numeros,
      () => this.lecteurDeTitulaires.lire(this.lieu, (indicateur) => this.enErreur(indicateur)),
      {
        parle: ({ constats, resultat }) => constats.length > 0 || resultat.douteux.length > 0,
        marque: ({ noms }) => noms[0] !== NON_RESERVE,
      },
    );
    const simple = <T>(regle: RegleSimple<T>): RegleDUneCellule<T | null> =>
      this.regleDUneCellule(regle.indicateur, () => lireSimple(contexte, regle));
    return {
      references: this.identite.references,
      numeros: this.identite.numeros,
      lieu,
      titulaires,
      construction: simple(CONSTRUCTION),
      // Somebody holds the dwelling, or nobody.
      dates: this.regle(COLONNES_DES_DATES, titulaires.marques, () => lireDates(contexte, titulaires.marques[this.place] === 1)),
      horsFlux: this.regle(['horsFlux'], titulaires.numeros, () => lireHorsFlux(contexte, this.titulaires.lus)),
      etudiant: this.regleDUneCellule(CONSTRUCTION.indicateur, () => {
        if (estEtudiant(contexte)) proposerEtudiant(contexte);
      }),
      qpv: simple(QPV),
      typologie: simple(TYPOLOGIE),
      financement: simple(FINANCEMENT),
      liberation: this.regleDUneCellule('liberation', () => lireLiberation(contexte)),
      annee: this.regleDUneCellule('anneeConstruction', () => lireAnneeDeConstruction(contexte)),
    };
  }

  /** Runs the rules over the block that `source` holds: each row is then at hand, one after the other. */
  lireBloc(): void {
    const { source, regles, masques } = this;
    const { nombre } = source;
    masquer(source.poids, nombre, masques, this.bitsDUneCellule, BIT_DES_ERREURS);
    this.ordre.forEach((regle, rang) => {
      if (regle instanceof RegleDUneCellule) return;
      if (regle === this.lecteurDeComplements.regles[0]) {
        this.lecteurDeComplements.preparerBloc(nombre, (place) => regles.horsFlux.compris(place).resultat);
      }
      regle.lireBloc(nombre, masques, 1 << rang);
    });
  }

  /**
   * Puts a row of the block at hand, for who keeps the dwelling: what is wrong goes to the rapporteur. Most rows have nothing to say.
   */
  valider(place: number): void {
    this.place = place;
    const masque = this.masques[place] ?? 0;
    if (masque === 0) return;
    if ((masque & BIT_DES_ERREURS) !== 0) this.signalerErreursDeCellule();
    // From the first rule that has something to say to the last one.
    for (let reste = masque & ~BIT_DES_ERREURS; reste !== 0; reste &= reste - 1) this.rapporterRegle(31 - Math.clz32(reste & -reste));
  }

  private rapporterRegle(rang: number): void {
    const regle = this.ordre[rang];
    if (regle === undefined || (regle === this.regles.etudiant && this.horsFlux !== null)) return;
    this.rapporterTout(regle.compris(this.place));
    if (regle === this.regles.titulaires) this.lecteurDeTitulaires.noterLesDoutes(this.titulaires, this.index);
  }

  /** The dwelling of the row that was just read. */
  bien(): Bien {
    const { place, regles, lieu } = this;
    const dates = regles.dates.compris(place).resultat;
    const programme = this.cellule('programme').texte;
    return {
      ligneSource: this.rapporteur.ligneSource(this.index),
      refBailleur: regles.references.compris(place).resultat,
      rplsId: regles.numeros.compris(place).resultat,
      reservataires: this.titulaires.noms,
      departement: lieu.departement,
      commune: lieu.commune,
      communeNom: lieu.communeNom,
      epci: lieu.epci,
      epciNom: lieu.epciNom,
      qpv: regles.qpv.compris(place).resultat,
      typologie: regles.typologie.compris(place).resultat,
      financement: regles.financement.compris(place).resultat,
      construction: regles.construction.compris(place).resultat,
      programme: programme === '' ? null : programme,
      // Field by field: all dwellings then have one shape, which costs half the time of a spread.
      debutConvention: dates.debutConvention,
      finConvention: dates.finConvention,
      dernierVersement: dates.dernierVersement,
      origineDuDroit: dates.origineDuDroit,
      horsFlux: this.horsFlux,
      liberation: regles.liberation.compris(place).resultat,
      anneeConstruction: regles.annee.compris(place).resultat,
      complements: this.lecteurDeComplements.complements(place),
    };
  }

  /** What only the whole inventory tells; yields now and then. */
  *conclure(): Generator<void, void> {
    yield* this.identite.conclure();
    this.lecteurDeTitulaires.conclure(this.rapporteur);
  }
}
