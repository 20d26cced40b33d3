import { NON_RESERVE } from './bien';
import { comparerCodes, comparerTextes } from './calcul/comparer';
import { territoireParDefaut } from './calcul/hypotheses-effectives';
import { reservatairesDuBien } from './calcul/poids';
import type { Categorie } from './categories';
import { cleDeNom } from './geographie/cle-de-nom';
import type { Hypotheses, HypothesesReservataire, HypothesesTerritoire } from './hypotheses';
import { avecConventionsDeParc } from './hypotheses-conventions-de-parc';
import type { HypothesesPartielles, ReservatairePartiel, TerritoirePartiel } from './hypotheses-partielles';
import type { Inventaire } from './inventaire';
import { auBout, parcourirParLots, type Lots } from './lots';
import { compterOriginesParLots, origineProposee, originesLues } from './origines-des-droits';
import { PART_ETAT_AGENTS, PART_ETAT_PRIORITAIRES } from './parametres-dates';

export type InventairePourHypotheses = Pick<Inventaire, 'biens' | 'categories'>;

/**
 * Full hypotheses: what was typed, completed by what the inventory holds (DOMAINE §12 for the defaults).
 * The year in course is only a starting point for the exercice: it stays editable everywhere.
 */
export function completerHypotheses(
  partielles: HypothesesPartielles,
  inventaire: InventairePourHypotheses,
  anneeEnCours: number = new Date().getFullYear(),
): Hypotheses {
  return auBout(completerHypothesesParLots(partielles, inventaire, anneeEnCours));
}

export function* completerHypothesesParLots(
  partielles: HypothesesPartielles,
  inventaire: InventairePourHypotheses,
  anneeEnCours: number = new Date().getFullYear(),
): Lots<Hypotheses> {
  const trouves = yield* reservatairesTrouves(inventaire);
  yield* compterOriginesParLots(inventaire.biens);
  const listes = [...trouves.keys()].sort(comparerCodes);
  // Nobody is found in the others, but they may have a declared parc to share.
  const codes = [...listes, ...territoiresGardes(partielles, listes)];
  for (const code of codes) if (!trouves.has(code)) trouves.set(code, new Set());
  const territoires = codes.map((code) =>
    completerTerritoire(
      code,
      partielles.territoires?.find((territoire) => territoire.code === code),
    ),
  );
  const reservataires = completerReservataires(partielles.reservataires ?? [], trouves, codes, inventaire.categories).map((ligne) =>
    avecOrigineLue(ligne, inventaire),
  );
  return {
    exercice: partielles.exercice ?? anneeEnCours,
    bailleur: partielles.bailleur ?? '',
    territoires,
    reservataires: avecConventionsDeParc({ territoires, reservataires }, inventaire.categories, trouves),
    exclusions: partielles.exclusions ?? {},
    denominateurDesParts: partielles.denominateurDesParts ?? 'parc-eligible',
    plusieursReservataires: partielles.plusieursReservataires ?? 'fraction',
    echeanceEnCours: partielles.echeanceEnCours ?? 'plein',
    arrondi: partielles.arrondi ?? 'plus-forts-restes',
    reglementDesParts: partielles.reglementDesParts ?? 'a-negocier',
    baseGarantie: partielles.baseGarantie ?? 'flux',
    droitsSansOrigine: partielles.droitsSansOrigine ?? 'garantie',
    populationDuTaux: partielles.populationDuTaux ?? 'parc-entier',
    scenarios: partielles.scenarios ?? [],
    ...(partielles.seuils === undefined ? {} : { seuils: partielles.seuils }),
    ...(partielles.prolongationGarantieAnnees === undefined ? {} : { prolongationGarantieAnnees: partielles.prolongationGarantieAnnees }),
    ...(partielles.droitsAcquisHorsActionLogement === undefined
      ? {}
      : { droitsAcquisHorsActionLogement: partielles.droitsAcquisHorsActionLogement }),
    ...(partielles.droitsUniquesEtUnTour === undefined ? {} : { droitsUniquesEtUnTour: partielles.droitsUniquesEtUnTour }),
    ...(partielles.repriseParLePrefet === undefined ? {} : { repriseParLePrefet: partielles.repriseParLePrefet }),
    ...(partielles.coefficientsDu === undefined ? {} : { coefficientsDu: partielles.coefficientsDu }),
    ...(partielles.duConsommes === undefined ? {} : { duConsommes: partielles.duConsommes }),
    ...(partielles.parametresLibres === undefined ? {} : { parametresLibres: partielles.parametresLibres }),
    ...(partielles.infra === undefined ? {} : { infra: partielles.infra }),
    ...(partielles.perimetre === undefined ? {} : { perimetre: partielles.perimetre }),
    ...(partielles.envoiDuBilan === undefined ? {} : { envoiDuBilan: partielles.envoiDuBilan }),
  };
}

/** What the dwellings say of the origin, unless something was typed; an empty text was typed too: it erases what is proposed. */
function avecOrigineLue(ligne: HypothesesReservataire, { biens }: InventairePourHypotheses): HypothesesReservataire {
  if (ligne.origineDesDroits !== null) return ligne;
  return { ...ligne, origineDesDroits: origineProposee(originesLues(biens, ligne.territoire, ligne.nom)) };
}

/** Names by territoire, what nobody reserves left out: it is the residual line of every flux. */
function* reservatairesTrouves(inventaire: InventairePourHypotheses): Lots<Map<string, Set<string>>> {
  const trouves = new Map<string, Set<string>>();
  yield* parcourirParLots(inventaire.biens, (bien) => {
    if (bien.departement === null) return;
    const noms = trouves.get(bien.departement) ?? new Set<string>();
    trouves.set(bien.departement, noms);
    for (const nom of reservatairesDuBien(bien)) if (nom !== NON_RESERVE) noms.add(nom);
  });
  return trouves;
}

/** What was typed for a territoire that this inventory does not hold stays; a line that holds nothing but defaults goes. */
function territoiresGardes(partielles: HypothesesPartielles, codes: readonly string[]): string[] {
  const saisis = (partielles.territoires ?? [])
    .filter(
      (partiel) =>
        JSON.stringify(completerTerritoire(partiel.code, partiel)) !== JSON.stringify(completerTerritoire(partiel.code, undefined)),
    )
    .map(({ code }) => code);
  const modifies = (partielles.scenarios ?? []).flatMap(({ parTerritoire }) => Object.keys(parTerritoire ?? {}));
  return [...new Set([...saisis, ...modifies])].filter((code) => !codes.includes(code)).sort(comparerCodes);
}

function completerTerritoire(code: string, partiel: TerritoirePartiel | undefined): HypothesesTerritoire {
  const defaut = territoireParDefaut(code);
  if (partiel === undefined) return defaut;
  return {
    code,
    variante: partiel.variante ?? defaut.variante,
    tauxSaisi: partiel.tauxSaisi ?? null,
    periode: partiel.periode ?? defaut.periode,
    liberations: partiel.liberations ?? null,
    anneesAnterieures: partiel.anneesAnterieures ?? defaut.anneesAnterieures,
    mobiliteRpls: partiel.mobiliteRpls ?? null,
    deductions: { ...defaut.deductions, ...partiel.deductions },
    parcDeclare: partiel.parcDeclare ?? null,
    parcDeReference: partiel.parcDeReference ?? null,
    duConventionsDeParc: partiel.duConventionsDeParc ?? defaut.duConventionsDeParc,
  };
}

function completerReservataires(
  partiels: readonly ReservatairePartiel[],
  trouves: ReadonlyMap<string, ReadonlySet<string>>,
  codes: readonly string[],
  categories: ReadonlyMap<string, Categorie>,
): HypothesesReservataire[] {
  const noms = new Set([...trouves.values()].flatMap((parTerritoire) => [...parTerritoire]));
  const saisis = partiels
    .filter((partiel) => partiel.categorie !== 'non-reserve' && partiel.nom !== NON_RESERVE)
    .map((partiel) => rattacher(partiel, noms, categories))
    .filter(
      (ligne) => ligne.territoire === null || codes.includes(ligne.territoire) || !noms.has(ligne.nom) || estSaisie(ligne, categories),
    );
  const lignes: HypothesesReservataire[] = [];
  const posees = new Set<string>();
  const poser = (ligne: HypothesesReservataire): void => {
    const identite = JSON.stringify([ligne.nom, ligne.territoire]);
    if (posees.has(identite)) return;
    posees.add(identite);
    lignes.push(ligne);
  };
  // A line typed for one territoire is posed before the one that stands for all, so that it wins.
  for (const saisi of saisis.filter((ligne) => ligne.territoire !== null)) poser(saisi);
  for (const saisi of saisis.filter((ligne) => ligne.territoire === null)) {
    if (!noms.has(saisi.nom)) poser(saisi);
    else
      for (const code of codes)
        if (saisi.partConvenue !== null || saisi.partHorsGarantie > 0 || trouves.get(code)?.has(saisi.nom))
          poser({ ...saisi, territoire: code });
  }
  for (const code of codes) {
    for (const nom of [...(trouves.get(code) ?? [])].sort(comparerTextes)) {
      poser(ligneParDefaut({ nom, categorie: categories.get(nom) ?? 'autre', territoire: code }));
    }
  }
  // By name, in the order in which each one came first: completing again finds the same order.
  const rangs = new Map<string, number>();
  for (const { nom } of [...saisis, ...lignes]) if (!rangs.has(nom)) rangs.set(nom, rangs.size);
  lignes.sort((a, b) => (rangs.get(a.nom) ?? 0) - (rangs.get(b.nom) ?? 0) || comparerCodes(a.territoire ?? '', b.territoire ?? ''));
  return [...lignesEtat(saisis, trouves, categories), ...lignes];
}

/** Whether a line holds more than what a fresh inventory would propose. */
function estSaisie(ligne: HypothesesReservataire, categories: ReadonlyMap<string, Categorie>): boolean {
  const { nom, territoire } = ligne;
  const proposee = ligneParDefaut({ nom, territoire, categorie: categories.get(nom) ?? 'autre' });
  return (Object.keys(ligne) as (keyof HypothesesReservataire)[]).some((champ) => ligne[champ] !== proposee[champ]);
}

/**
 * The inventory's own name for a typed line: the same words whatever the case and accents, or the only Action Logement found,
 * since one société alone bears this category (CCH L.313-19).
 */
function rattacher(
  partiel: ReservatairePartiel,
  noms: ReadonlySet<string>,
  categories: ReadonlyMap<string, Categorie>,
): HypothesesReservataire {
  const cle = cleDeNom(partiel.nom);
  const memeNom = [...noms].find((nom) => nom === partiel.nom) ?? [...noms].find((nom) => cleDeNom(nom) === cle);
  const actionLogement = [...noms].filter((nom) => categories.get(nom) === 'action-logement');
  const seul = partiel.categorie === 'action-logement' && actionLogement.length === 1 ? actionLogement[0] : undefined;
  const nom = memeNom ?? seul ?? partiel.nom;
  return ligneParDefaut({ ...partiel, nom, categorie: partiel.categorie ?? categories.get(nom) ?? 'autre' });
}

function ligneParDefaut(partiel: ReservatairePartiel & { readonly categorie: Categorie }): HypothesesReservataire {
  return {
    nom: partiel.nom,
    categorie: partiel.categorie,
    territoire: partiel.territoire ?? null,
    methode: partiel.methode ?? 'assiette',
    partConvenue: partiel.partConvenue ?? null,
    origineDesDroits: partiel.origineDesDroits ?? null,
    partHorsGarantie: partiel.partHorsGarantie ?? 0,
    modeDeGestion: partiel.modeDeGestion ?? null,
    ...(typeof partiel.rang === 'number' ? { rang: partiel.rang } : {}),
    ...(partiel.statutDeConvention === undefined || partiel.statutDeConvention === 'signee'
      ? {}
      : { statutDeConvention: partiel.statutDeConvention }),
  };
}

/**
 * The inventory hides the État's contingent once it is in flux (RPLS code 7): its share is typed, 25 % + 5 % by default (DOMAINE §3.2).
 * A typed État line means that the négociation already covers it; dwellings listed as the État's give a counted share instead.
 */
function lignesEtat(
  saisis: readonly HypothesesReservataire[],
  trouves: ReadonlyMap<string, ReadonlySet<string>>,
  categories: ReadonlyMap<string, Categorie>,
): HypothesesReservataire[] {
  if (saisis.some((ligne) => ligne.categorie === 'etat-prioritaires' || ligne.categorie === 'etat-agents')) return [];
  return [
    ...lignesEtatManquantes(
      { nom: 'État – prioritaires', categorie: 'etat-prioritaires', partConvenue: PART_ETAT_PRIORITAIRES.valeur },
      trouves,
      (nom) => categories.get(nom) === 'etat-prioritaires',
    ),
    // By name: the réservations conventionnelles of RPLS contingent 5 share the category without being the 5 % of the flux.
    ...lignesEtatManquantes(
      { nom: 'État – agents', categorie: 'etat-agents', partConvenue: PART_ETAT_AGENTS.valeur },
      trouves,
      (nom) => nom === 'État – agents',
    ),
  ];
}

/** One line for every territoire, or one for each territoire where the inventory lists nothing of the kind. */
function lignesEtatManquantes(
  ligne: ReservatairePartiel & { readonly categorie: Categorie },
  trouves: ReadonlyMap<string, ReadonlySet<string>>,
  estListe: (nom: string) => boolean,
): HypothesesReservataire[] {
  const manquants = [...trouves].filter(([, noms]) => ![...noms].some(estListe)).map(([code]) => code);
  if (manquants.length === trouves.size) return [ligneParDefaut(ligne)];
  return manquants.sort(comparerCodes).map((territoire) => ligneParDefaut({ ...ligne, territoire }));
}
