/**
 * Names written ten ways become one: what the rules are sure of is grouped, what only looks alike is proposed with its reason.
 * Nothing here decides: « Commune de X » is never brought near « CC de X », nor near a namesake of another département.
 */
import type { Categorie } from '../categories';
import { NON_RESERVE } from '../bien';
import type { Rapprochement } from '../decisions/rapprochements';
import type { Referentiel } from '../geographie/referentiel';
import type { Avancement } from '../lecture/lire-inventaire';
import { sansMasque } from '../lecture/noms-de-personnes';
import { LecteurDeReservataires, type OptionsDesReservataires } from '../lecture/normaliser-reservataires';
import { coeurDuNom, compatibles, type CoeurDeNom } from './coeur-du-nom';
import { cleDeReservataire } from './cle-de-reservataire';
import type { NomLu } from './noms-lus';
import { proposerCategorie } from './proposer-categorie';
import { ressemblance } from './ressemblance';

export interface Ecriture {
  readonly nom: string;
  readonly nombre: number;
}

/** Spellings that the rules read as one réservataire. */
export interface GroupeSur {
  readonly nomRetenu: string;
  readonly categorie: Categorie;
  readonly raison: string;
  readonly ecritures: readonly Ecriture[];
}

export interface Candidat {
  readonly nomRetenu: string;
  readonly categorie: Categorie;
  /** 0 to 1, never 1. */
  readonly confiance: number;
  readonly raison: string;
}

/** A name that no rule recognises: whom it looks like, the likeliest first. */
export interface RapprochementIncertain {
  readonly ecritures: readonly Ecriture[];
  readonly nomPropose: string;
  readonly categorieProposee: Categorie;
  readonly raisonCategorie: string;
  readonly departements: readonly string[];
  readonly candidats: readonly Candidat[];
}

/** A cell that names several réservataires, each of them recognised. */
export interface CelluleMultiple extends Ecriture {
  readonly noms: readonly string[];
}

export interface PropositionsDeRapprochement {
  readonly multiples: readonly CelluleMultiple[];
  readonly surs: readonly GroupeSur[];
  readonly incertains: readonly RapprochementIncertain[];
}

const CANDIDATS_MAXIMUM = 3;

interface Connu extends CoeurDeNom {
  readonly nomRetenu: string;
  readonly categorie: Categorie;
  /** Where it is known to hold dwellings; a commune is proposed nowhere else. */
  readonly departements: ReadonlySet<string | null>;
}

function compter(ecritures: Map<string, number>, nom: string, nombre: number): void {
  ecritures.set(nom, (ecritures.get(nom) ?? 0) + nombre);
}

const trier = (ecritures: ReadonlyMap<string, number>): readonly Ecriture[] =>
  [...ecritures].map(([nom, nombre]) => ({ nom, nombre })).sort((a, b) => b.nombre - a.nombre || (a.nom < b.nom ? -1 : 1));

interface Groupe {
  readonly categorie: Categorie;
  readonly ecritures: Map<string, number>;
  readonly departements: Set<string | null>;
}

interface Inconnu extends CoeurDeNom {
  /** Communes that the rules read there, without certainty. */
  readonly lus: Map<string, Candidat>;
  readonly ecritures: Map<string, number>;
  readonly departements: Set<string>;
}

export function rapprocher(
  noms: readonly NomLu[],
  referentiel: Referentiel,
  options: OptionsDesReservataires = {},
): PropositionsDeRapprochement {
  const lots = rapprocherParLots(noms, referentiel, options);
  for (;;) {
    const pas = lots.next();
    if (pas.done === true) return pas.value;
  }
}

/** Stops after each unknown name, which takes a few milliseconds against the names of its département. */
export function* rapprocherParLots(
  noms: readonly NomLu[],
  referentiel: Referentiel,
  options: OptionsDesReservataires = {},
): Generator<Avancement, PropositionsDeRapprochement> {
  const lecteur = new LecteurDeReservataires(referentiel, options);
  const groupes = new Map<string, Groupe>();
  const multiples = new Map<string, CelluleMultiple>();
  const inconnus = new Map<string, Inconnu>();
  for (const { nom, nombre, departement, commune } of noms) {
    const lus = lecteur.lire(nom, { departement, commune });
    if (lus.length > 1) {
      const deja = multiples.get(nom)?.nombre ?? 0;
      multiples.set(nom, { nom, nombre: deja + nombre, noms: lus.map((lu) => lu.nom) });
      continue;
    }
    for (const lu of lus) {
      if (lu.connu && lu.doute === undefined) {
        const groupe: Groupe = groupes.get(lu.nom) ?? { categorie: lu.categorie, ecritures: new Map(), departements: new Set() };
        groupes.set(lu.nom, groupe);
        compter(groupe.ecritures, nom, nombre);
        groupe.departements.add(departement);
        continue;
      }
      const cle = cleDeReservataire(nom);
      const inconnu = inconnus.get(cle) ?? {
        ...coeurDuNom(sansMasque(nom)),
        lus: new Map<string, Candidat>(),
        ecritures: new Map<string, number>(),
        departements: new Set<string>(),
      };
      inconnus.set(cle, inconnu);
      compter(inconnu.ecritures, nom, nombre);
      if (departement !== null) inconnu.departements.add(departement);
      if (lu.connu && lu.categorie === 'commune') {
        inconnu.lus.set(lu.nom, { nomRetenu: lu.nom, categorie: 'commune', confiance: 0.9, raison: 'commune de ce nom, à confirmer' });
      }
    }
  }
  const surs = [...groupes].map(([nomRetenu, { categorie, ecritures }]) => ({
    nomRetenu,
    categorie,
    raison: 'même nom reconnu par les règles de lecture',
    ecritures: trier(ecritures),
  }));
  const connus = [...groupes]
    .filter(([nomRetenu]) => nomRetenu !== NON_RESERVE)
    .map(([nomRetenu, { categorie, departements }]): Connu => {
      return { ...coeurDuNom(nomRetenu), famille: categorie, nomRetenu, categorie, departements };
    });
  return {
    surs,
    multiples: [...multiples.values()],
    incertains: yield* rapprocherInconnus([...inconnus.values()], connus, groupes, referentiel),
  };
}

/** Communes and EPCI of the départements where the name is used: a typing error may hide one that no other row spells well. */
function officiels(departements: ReadonlySet<string>, groupes: ReadonlyMap<string, Groupe>, referentiel: Referentiel): readonly Connu[] {
  const resultat: Connu[] = [];
  for (const departement of departements) {
    const epci = new Set<string>();
    for (const commune of referentiel.communesDuDepartement(departement)) {
      const simple = `Commune de ${commune.nom}`;
      // The plain name may already be that of a namesake elsewhere.
      const homonyme = groupes.get(simple)?.departements.has(departement) === false;
      const nomRetenu = homonyme ? `${simple} (${departement})` : simple;
      resultat.push({ ...coeurDuNom(simple), famille: 'commune', nomRetenu, categorie: 'commune', departements: new Set([departement]) });
      if (commune.epci !== null) epci.add(commune.epci);
    }
    for (const siren of epci) {
      const nomRetenu = referentiel.epci(siren)?.nom;
      if (nomRetenu !== undefined) {
        resultat.push({ ...coeurDuNom(nomRetenu), famille: 'epci', nomRetenu, categorie: 'epci', departements: new Set([departement]) });
      }
    }
  }
  return resultat;
}

const ailleurs = (ici: ReadonlySet<string>, la: ReadonlySet<string | null>): boolean =>
  ici.size > 0 && la.size > 0 && ![...ici].some((departement) => la.has(departement));

function candidatsPour(inconnu: Inconnu, listes: readonly (readonly Connu[])[]): readonly Candidat[] {
  const meilleurs = new Map(inconnu.lus);
  for (const connu of listes.flat()) {
    if (!compatibles(inconnu.famille, connu.famille)) continue;
    if (connu.categorie === 'commune' && ailleurs(inconnu.departements, connu.departements)) continue;
    const proche = ressemblance(inconnu.coeur, connu.coeur);
    if (proche === null) continue;
    const { nomRetenu, categorie } = connu;
    if (proche.confiance > (meilleurs.get(nomRetenu)?.confiance ?? 0)) meilleurs.set(nomRetenu, { nomRetenu, categorie, ...proche });
  }
  return [...meilleurs.values()]
    .sort((a, b) => b.confiance - a.confiance || (a.nomRetenu < b.nomRetenu ? -1 : 1))
    .slice(0, CANDIDATS_MAXIMUM);
}

function* rapprocherInconnus(
  inconnus: readonly Inconnu[],
  connus: readonly Connu[],
  groupes: ReadonlyMap<string, Groupe>,
  referentiel: Referentiel,
): Generator<Avancement, readonly RapprochementIncertain[]> {
  const parDepartements = new Map<string, readonly Connu[]>();
  const frequents = [...inconnus].sort((a, b) => total(b) - total(a));
  const retenus: Connu[] = [];
  const resultat: RapprochementIncertain[] = [];
  for (const inconnu of frequents) {
    const cle = [...inconnu.departements].sort().join();
    const locaux = parDepartements.get(cle) ?? officiels(inconnu.departements, groupes, referentiel);
    parDepartements.set(cle, locaux);
    const ecritures = trier(inconnu.ecritures);
    const nomPropose = sansMasque(ecritures[0]?.nom ?? '');
    const { categorie, raison } = proposerCategorie(nomPropose);
    resultat.push({
      ecritures,
      nomPropose,
      categorieProposee: categorie,
      raisonCategorie: raison,
      departements: [...inconnu.departements].sort(),
      candidats: candidatsPour(inconnu, [connus, retenus, locaux]),
    });
    // A rarer spelling may be an error of a more frequent one, known to no rule either.
    retenus.push({ ...inconnu, nomRetenu: nomPropose, categorie });
    yield { lues: resultat.length, total: inconnus.length };
  }
  return resultat;
}

const total = ({ ecritures }: Inconnu): number => [...ecritures.values()].reduce((somme, nombre) => somme + nombre, 0);

/** The decision that keeps one name for all the spellings given. */
export function decider(
  ecritures: readonly Ecriture[],
  choix: Pick<Candidat, 'nomRetenu' | 'categorie'>,
  decideLe: string | null,
): readonly Rapprochement[] {
  return ecritures.map(({ nom }) => ({ nomLu: nom, nomRetenu: choix.nomRetenu, categorie: choix.categorie, decideLe }));
}
