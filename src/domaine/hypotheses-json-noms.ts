/** Every name of the JSON hypotheses takes the name that the inventory gives to the same réservataire; two lines for one are refused. */
import { NON_RESERVE } from './bien';
import type { Categorie } from './categories';
import { cleDeNom } from './geographie/cle-de-nom';
import type { Referentiel } from './geographie/referentiel';
import { LecteurDUnNom } from './hypotheses-json-un-nom';
import { ErreurHypotheses, type HypothesesPartielles, type ReservatairePartiel } from './hypotheses-partielles';
import type { Inventaire } from './inventaire';
import type { OptionsDesReservataires } from './lecture/normaliser-reservataires';

export interface NomsCompris {
  readonly hypotheses: HypothesesPartielles;
  /** French sentences: names left as they are, lines attached to one département. */
  readonly avertissements: readonly string[];
  /** Writings of the JSON that took a name of the inventory, with this name. */
  readonly renommes: ReadonlyMap<string, string>;
}

/** A written name and where it is written. */
interface Place {
  readonly cle: string;
  readonly ecrit: string;
  /** Code of the territoire; null = all of them. */
  readonly territoire: string | null;
}

interface NomDonne {
  readonly nom: string;
  /** The name as read, even where the inventory does not hold it. */
  readonly lu: string;
  readonly categorie: Categorie | undefined;
}

const ou = (territoire: string | null): string => (territoire === null ? 'tous les territoires' : `territoire ${territoire}`);

class Noms {
  readonly avertissements = new Set<string>();
  readonly renommes = new Map<string, string>();
  private readonly lecteur: LecteurDUnNom;
  /** A name that the inventory does not hold stays as it was first written. */
  private readonly ecritures = new Map<string, string>();
  private readonly plusieursTerritoires: boolean;

  constructor(
    private readonly inventaire: Pick<Inventaire, 'biens' | 'categories'>,
    codes: readonly string[],
    referentiel: Referentiel,
    options: OptionsDesReservataires,
  ) {
    this.lecteur = new LecteurDUnNom(inventaire, referentiel, options);
    this.plusieursTerritoires = new Set([...this.lecteur.tenus.keys(), ...codes]).size > 1;
  }

  nommer({ cle, ecrit, territoire }: Place, donnee?: Categorie): NomDonne {
    const { nom, categorie, reserve } = this.lecteur.comprendre(ecrit, territoire, donnee);
    // Nothing is typed beside it (see `refuserPartDuNonReserve`): the line of nobody, which completing leaves out.
    if (categorie === 'non-reserve' && donnee === undefined && cle.startsWith('reservataires')) return { nom, lu: nom, categorie };
    if (reserve !== null)
      this.avertissements.add(
        `Hypothèses, « ${cle} » : « ${ecrit} » ${reserve}. Le nom est gardé tel quel : s’il désigne un réservataire de l’inventaire, celui-ci est compté à part.`,
      );
    if (this.inventaire.categories.has(nom)) {
      if (!this.inventaire.categories.has(ecrit)) this.renommes.set(ecrit, nom);
      return { nom, lu: nom, categorie: donnee };
    }
    const premiere = this.ecritures.get(nom) ?? ecrit;
    this.ecritures.set(nom, premiere);
    return { nom: premiere, lu: nom, categorie: donnee ?? categorie };
  }

  /** A typed share of a commune or an EPCI goes where it stands, not to every territoire. */
  situer({ cle, ecrit }: Place, lu: string, ligne: ReservatairePartiel): ReservatairePartiel {
    const sansPart = typeof ligne.partConvenue !== 'number' && (ligne.partHorsGarantie ?? 0) === 0;
    const categorie = ligne.categorie ?? this.inventaire.categories.get(ligne.nom);
    if (!this.plusieursTerritoires || sansPart || (ligne.territoire ?? null) !== null || (categorie !== 'commune' && categorie !== 'epci'))
      return ligne;
    const territoire = this.lecteur.seulDepartement(lu, categorie);
    if (territoire === null) return ligne;
    const nom = lu === ecrit ? '' : `, lu « ${lu} »,`;
    this.avertissements.add(
      `Hypothèses, « ${cle} » : « ${ecrit} »${nom} n’a pas de "territoire" et ne relève que du département ${territoire} : sa part ne vaut que là. Pour une part ailleurs, ajoutez une ligne avec ce territoire.`,
    );
    return { ...ligne, territoire };
  }
}

function refuserPartDuNonReserve({ cle, ecrit }: Place, { partConvenue, partHorsGarantie = 0 }: ReservatairePartiel): void {
  if (typeof partConvenue !== 'number' && partHorsGarantie === 0) return;
  throw new ErreurHypotheses(
    cle,
    `« ${cle} » vaut « ${ecrit} », lu comme le non réservé, qui est toujours le solde des autres parts : retirez cette ligne.`,
  );
}

function refuserDoublons(places: readonly (Place & { readonly nom: string })[]): void {
  const vues = new Map<string, Place>();
  for (const place of places) {
    const identite = JSON.stringify([cleDeNom(place.nom), place.territoire]);
    const premiere = vues.get(identite);
    if (premiere !== undefined)
      throw new ErreurHypotheses(
        place.cle,
        `« ${premiere.cle} » (« ${premiere.ecrit} ») et « ${place.cle} » (« ${place.ecrit} ») désignent le même réservataire, « ${place.nom} », ${ou(place.territoire)} : gardez une seule des deux lignes.`,
      );
    vues.set(identite, place);
  }
}

/** `codes`: territoires that the hypotheses give beyond those of the inventory. */
export function comprendreLesNoms(
  donnees: HypothesesPartielles,
  inventaire: Pick<Inventaire, 'biens' | 'categories'>,
  referentiel: Referentiel,
  options: OptionsDesReservataires = {},
  codes: readonly string[] = [],
): NomsCompris {
  const { reservataires, duConsommes, infra } = donnees;
  if (reservataires === undefined && duConsommes === undefined && infra === undefined)
    return { hypotheses: donnees, avertissements: [], renommes: new Map() };
  const noms = new Noms(inventaire, codes, referentiel, options);
  const places: (Place & { readonly nom: string })[] = [];
  const lignes = reservataires?.map((ligne, rang): ReservatairePartiel => {
    const place: Place = { cle: `reservataires[${rang}].nom`, ecrit: ligne.nom, territoire: ligne.territoire ?? null };
    const { nom, lu, categorie } = noms.nommer(place, ligne.categorie);
    if (ligne.categorie === undefined && categorie === 'non-reserve') refuserPartDuNonReserve(place, ligne);
    const situee = noms.situer(place, lu, { ...ligne, nom, ...(categorie === undefined ? {} : { categorie }) });
    if (situee.categorie !== 'non-reserve' && nom !== NON_RESERVE) places.push({ ...place, nom, territoire: situee.territoire ?? null });
    return situee;
  });
  refuserDoublons(places);
  const consommes = duConsommes?.map((saisie, rang) => {
    const place: Place = { cle: `duConsommes[${rang}].reservataire`, ecrit: saisie.reservataire, territoire: saisie.territoire };
    return { place, saisie: { ...saisie, reservataire: noms.nommer(place).nom } };
  });
  refuserDoublons(consommes?.map(({ place, saisie }) => ({ ...place, nom: saisie.reservataire })) ?? []);
  const propres = infra?.map((saisie, rang) => {
    const place: Place = { cle: `infra[${rang}].reservataire`, ecrit: saisie.reservataire, territoire: saisie.departement };
    return { place, saisie: { ...saisie, reservataire: noms.nommer(place).nom } };
  });
  refuserDoublons(propres?.map(({ place, saisie }) => ({ ...place, nom: saisie.reservataire })) ?? []);
  return {
    hypotheses: {
      ...donnees,
      ...(lignes === undefined ? {} : { reservataires: lignes }),
      ...(consommes === undefined ? {} : { duConsommes: consommes.map(({ saisie }) => saisie) }),
      ...(propres === undefined ? {} : { infra: propres.map(({ saisie }) => saisie) }),
    },
    avertissements: [...noms.avertissements],
    renommes: noms.renommes,
  };
}

/** A workbook may hold the line that the same JSON, its name then unread, wrote beside the réservataire: the line now read replaces it. */
export function sansLignesRelues(
  lues: HypothesesPartielles | null,
  renommes: ReadonlyMap<string, string>,
): { readonly lues: HypothesesPartielles | null; readonly avertissements: readonly string[] } {
  const relues = [...new Set(lues?.reservataires?.map(({ nom }) => nom))].flatMap((nom) => {
    const nouveau = renommes.get(nom);
    return nouveau === undefined ? [] : [`La ligne « ${nom} » du classeur est remplacée par celle du JSON, lue « ${nouveau} ».`];
  });
  if (lues?.reservataires === undefined || relues.length === 0) return { lues, avertissements: [] };
  return { lues: { ...lues, reservataires: lues.reservataires.filter(({ nom }) => !renommes.has(nom)) }, avertissements: relues };
}
