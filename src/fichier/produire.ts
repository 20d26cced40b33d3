/**
 * The whole chain in one go, in Node, through the code of the pane: read the inventory, complete the hypotheses, generate the plan,
 * carry it out into an .xlsx. The user's sheets come first in the output, as values, so that every remark leads to its cell and that
 * nothing of theirs is left behind without a word.
 */
import { avecLesAjouts } from '../classeur/colonnes-ajoutees';
import { phraseDesCopies } from '../classeur/copies';
import { construireContexte, type Meta } from '../classeur/contexte';
import { genererPlan } from '../classeur/generer-plan';
import { lireMemoire } from '../classeur/lire-decisions';
import { lireHypotheses } from '../classeur/lire-hypotheses';
import { conflitsDeNom, placerACote } from '../classeur/noms-a-cote';
import type { Plan } from '../classeur/plan';
import { reprendre } from '../classeur/reprendre';
import { etudier as etudierInventaire } from '../domaine/decisions/etudier';
import { MEMOIRE_VIDE, type Dossier } from '../domaine/decisions/memoire';
import { indexerRapprochements } from '../domaine/decisions/rapprochements';
import { suivreLesNoms } from '../domaine/decisions/suivre-les-noms';
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Hypotheses } from '../domaine/hypotheses';
import { fusionnerHypotheses } from '../domaine/hypotheses-fusion';
import { lireHypothesesJson } from '../domaine/hypotheses-json';
import { comprendreLesNoms, sansLignesRelues } from '../domaine/hypotheses-json-noms';
import { avecMobiliteRpls } from '../domaine/hypotheses-mobilite';
import { avecTauxDeclares } from '../domaine/hypotheses-taux-declares';
import { completerHypotheses } from '../domaine/hypotheses-par-defaut';
import { ErreurHypotheses, type HypothesesPartielles } from '../domaine/hypotheses-partielles';
import type { Inventaire } from '../domaine/inventaire';
import { etendreFusions } from '../domaine/lecture/etendre-fusions';
import { decompteDuPlan } from '../classeur/decompte-du-plan';
import { dresserBilan, type Bilan } from './bilan';
import { choisirFeuille, direLesAutresFeuilles } from './choisir-feuille';
import { ecrireClasseur } from './ecrire-plan';
import { ErreurUtilisateur } from './erreur-utilisateur';
import { lireAnciennes, type Anciennes } from './lire-anciennes';
import type { FeuilleLue } from './lire-classeur';
import { enPhrase, remarquesDuClasseur } from './remarques-du-classeur';
import { lireSource, type Source } from './lire-source';
import { reporterNotes } from './reporter-notes';
import { completerInventaire } from './texte/completer-inventaire';
import type { OrigineTexte } from './texte/lecture-texte';

export interface Demande {
  readonly inventaire: Uint8Array;
  /** File name: it tells a text file from a workbook. */
  readonly nom: string;
  readonly feuille: string | null;
  /** Text of the JSON file, or null. */
  readonly hypotheses: string | null;
  readonly referentiel: Referentiel;
  readonly version: string;
  readonly aujourdhui: Date;
}

/** What the rules say about hypotheses is already a sentence for a person. */
function avecPhrase<T>(travail: () => T): T {
  try {
    return travail();
  } catch (erreur) {
    if (erreur instanceof ErreurHypotheses) throw new ErreurUtilisateur(`Hypothèses : ${erreur.message}`, { cause: erreur });
    throw erreur;
  }
}

function partiellesDe(texte: string | null): HypothesesPartielles {
  return texte === null ? {} : avecPhrase(() => lireHypothesesJson(texte));
}

interface Etude {
  readonly feuille: string;
  readonly inventaire: Inventaire;
  readonly dossier: Dossier;
  readonly hypotheses: Hypotheses;
  readonly source: Source;
  /** What an earlier run left in the same file; null for an inventory alone. */
  readonly anciennes: Anciennes | null;
  readonly avertissements: readonly string[];
}

async function etudier(demande: Demande): Promise<Etude> {
  const donnees = partiellesDe(demande.hypotheses);
  const anneeEnCours = donnees.exercice ?? demande.aujourdhui.getFullYear();
  const source = await lireSource(demande.inventaire, demande.nom, anneeEnCours);
  const anciennes = source.classeur.feuilles.some(({ negoflux }) => negoflux) ? await lireAnciennes(source.octets) : null;
  const lues = anciennes === null ? null : lireHypotheses(anciennes.valeurs);
  const partielles = fusionnerHypotheses(lues, donnees);
  const exercice = partielles.exercice ?? anneeEnCours;
  const choix = choisirFeuille(source.classeur, demande.feuille);
  const { feuille, correspondance } = choix;
  if (feuille.negoflux) {
    throw new ErreurUtilisateur(
      `La feuille « ${feuille.nom} » est une feuille de Négoflux, qui sera refaite : indiquez celle de votre inventaire.`,
    );
  }
  const { referentiel } = demande;
  const { texte } = source;
  const { memoire, refus } = anciennes === null ? { memoire: MEMOIRE_VIDE, refus: [] } : lireMemoire(anciennes.valeurs);
  const origine = { premiereLigne: 1, premiereColonne: 1 };
  const etendue = etendreFusions(feuille.valeurs, feuille.fusions ?? [], correspondance, origine);
  const { inventaire, dossier } = etudierInventaire(
    etendue.valeurs,
    correspondance,
    { referentiel, exercice, ...origine, perimetre: partielles.perimetre, sansFusions: texte !== null },
    memoire,
    (lu) =>
      texte === null
        ? { ...lu, anomalies: [...etendue.remarques, ...remarquesDuClasseur(choix), ...lu.anomalies] }
        : completerInventaire(lu, texte, exercice),
  );
  if (inventaire.biens.length === 0) {
    throw new ErreurUtilisateur(`La feuille « ${feuille.nom} » a un en-tête mais aucun logement : vérifiez qu’elle n’est pas vide.`);
  }
  // An RPLS file says whose it is.
  const bailleur = partielles.bailleur ?? source.texte?.origine.rpls?.bailleur ?? undefined;
  const options = { rapprochements: indexerRapprochements(memoire.rapprochements), decoupage: memoire.decoupage };
  const codes = partielles.territoires?.map(({ code }) => code) ?? [];
  // The names of the JSON can be read only once the inventory has given its own.
  const compris = avecPhrase(() => comprendreLesNoms(donnees, inventaire, referentiel, options, codes));
  const gardees = sansLignesRelues(lues, compris.renommes);
  const suivies = suivreLesNoms(fusionnerHypotheses(gardees.lues, compris.hypotheses), memoire.rapprochements, inventaire.categories);
  const avecMobilite = avecMobiliteRpls(suivies, source.texte?.origine.rpls?.mobilite.territoires ?? null, inventaire, exercice);
  const hypotheses = avecPhrase(() =>
    completerHypotheses({ ...avecTauxDeclares(avecMobilite, inventaire), bailleur }, inventaire, exercice),
  );
  const copies = source.classeur.feuilles.filter(({ copie }) => copie === true).map(({ nom }) => nom);
  const autres = direLesAutresFeuilles(choix);
  const avertissements = [
    ...refus,
    ...compris.avertissements,
    ...gardees.avertissements,
    ...(autres === null ? [] : [enPhrase(autres)]),
    ...direLesPertes(source),
    ...phraseDesCopies(copies),
  ];
  return { feuille: feuille.nom, inventaire, dossier, hypotheses, source, anciennes, avertissements };
}

/** The user's sheets, in their order: all of them go into the output. */
function feuillesDeLUtilisateur({ classeur }: Source): readonly FeuilleLue[] {
  return classeur.feuilles.filter(({ negoflux }) => !negoflux);
}

function direLesPertes(source: Source): string[] {
  const pertes = feuillesDeLUtilisateur(source).flatMap(({ nom, pertes: siennes }) =>
    siennes.length === 0 ? [] : [`« ${nom} » (${siennes.join(', ')})`],
  );
  if (pertes.length === 0) return [];
  return [
    `Vos feuilles sont recopiées en valeurs et en formats ; le reste demeure dans le fichier d’origine seulement : ${pertes.join(' ; ')}.`,
  ];
}

/** Ours stand beside the user's own sheet of the same name: a file is written at once, there is nobody to ask. */
function aCote(plan: Plan, { classeur }: Source, anciennes: Anciennes | null): Plan {
  const presentes = classeur.feuilles.map(({ nom, negoflux }) => ({ nom, notre: negoflux, cle: anciennes?.cles.get(nom) ?? null }));
  const nouveaux = conflitsDeNom(plan, presentes).map(
    ({ nom, aCote: notre }) => `la nôtre s’appelle « ${notre} », à côté de votre feuille « ${nom} »`,
  );
  const place = placerACote(plan, presentes, true);
  if (nouveaux.length === 0) return place;
  return { ...place, avertissements: [...(place.avertissements ?? []), `Des noms étaient déjà pris : ${nouveaux.join(' ; ')}.`] };
}

export interface Production {
  readonly octets: Uint8Array;
  /** `texte`: how a text file was understood. */
  readonly bilan: Bilan & { readonly texte?: OrigineTexte };
}

export async function produire(demande: Demande): Promise<Production> {
  const { feuille, inventaire, dossier, hypotheses, source, anciennes, avertissements } = await etudier(demande);
  const meta: Meta = { version: demande.version, feuilleSource: feuille, date: demande.aujourdhui.toISOString().slice(0, 10) };
  const prevu = aCote(genererPlan(inventaire, hypotheses, meta, dossier), source, anciennes);
  const { plan: repris, ajouts } = reprendre(prevu, anciennes?.tables ?? new Map());
  const plan = reporterNotes(avecLesAjouts(repris, ajouts), anciennes?.notes ?? []);
  const { reference } = construireContexte(inventaire, hypotheses, meta);
  return {
    octets: await ecrireClasseur(plan, { avant: source.octets, feuillesAvant: feuillesDeLUtilisateur(source).map(({ nom }) => nom) }),
    bilan: {
      ...dresserBilan(feuille, hypotheses.exercice, inventaire, decompteDuPlan(plan), reference.resultats, [
        ...avertissements,
        ...(plan.avertissements ?? []),
      ]),
      ...(source.texte === null ? {} : { texte: source.texte.origine }),
    },
  };
}
