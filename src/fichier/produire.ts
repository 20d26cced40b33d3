/**
 * The whole chain in one go, in Node, through the code of the pane: read the inventory, complete the hypotheses, generate the plan,
 * carry it out into an .xlsx. The sheet of the inventory comes first in the output, as values, so that every remark leads to its cell.
 */
import { avecLesAjouts } from '../classeur/colonnes-ajoutees';
import { construireContexte, type Meta } from '../classeur/contexte';
import { genererPlan } from '../classeur/generer-plan';
import { lireMemoire } from '../classeur/lire-decisions';
import { lireHypotheses } from '../classeur/lire-hypotheses';
import { reprendre } from '../classeur/reprendre';
import { etudier as etudierInventaire } from '../domaine/decisions/etudier';
import { MEMOIRE_VIDE, type Dossier } from '../domaine/decisions/memoire';
import { suivreLesNoms } from '../domaine/decisions/suivre-les-noms';
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Hypotheses } from '../domaine/hypotheses';
import { fusionnerHypotheses } from '../domaine/hypotheses-fusion';
import { lireHypothesesJson } from '../domaine/hypotheses-json';
import { avecMobiliteRpls } from '../domaine/hypotheses-mobilite';
import { completerHypotheses } from '../domaine/hypotheses-par-defaut';
import { ErreurHypotheses, type HypothesesPartielles } from '../domaine/hypotheses-partielles';
import type { Inventaire } from '../domaine/inventaire';
import { dresserBilan, type Bilan } from './bilan';
import { choisirFeuille } from './choisir-feuille';
import { ecrireClasseur } from './ecrire-plan';
import { ErreurUtilisateur } from './erreur-utilisateur';
import { lireAnciennes, type Anciennes } from './lire-anciennes';
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
  const partielles = fusionnerHypotheses(anciennes === null ? null : lireHypotheses(anciennes.valeurs), donnees);
  const exercice = partielles.exercice ?? anneeEnCours;
  const { feuille, correspondance } = choisirFeuille(source.classeur, demande.feuille);
  const { referentiel } = demande;
  const { texte } = source;
  const { memoire, refus } = anciennes === null ? { memoire: MEMOIRE_VIDE, refus: [] } : lireMemoire(anciennes.valeurs);
  const { inventaire, dossier } = etudierInventaire(
    feuille.valeurs,
    correspondance,
    { referentiel, exercice, premiereLigne: 1, premiereColonne: 1 },
    memoire,
    (lu) => (texte === null ? lu : completerInventaire(lu, texte, exercice)),
  );
  if (inventaire.biens.length === 0) {
    throw new ErreurUtilisateur(`La feuille « ${feuille.nom} » a un en-tête mais aucun logement : vérifiez qu’elle n’est pas vide.`);
  }
  // An RPLS file says whose it is.
  const bailleur = partielles.bailleur ?? source.texte?.origine.rpls?.bailleur ?? undefined;
  const suivies = suivreLesNoms(partielles, memoire.rapprochements, inventaire.categories);
  const avecMobilite = avecMobiliteRpls(suivies, source.texte?.origine.rpls?.mobilite.territoires ?? [], inventaire);
  const hypotheses = avecPhrase(() => completerHypotheses({ ...avecMobilite, bailleur }, inventaire, exercice));
  const avertissements = anciennes === null ? [] : [...refus, ...feuillesLaissees(source, feuille.nom)];
  return { feuille: feuille.nom, inventaire, dossier, hypotheses, source, anciennes, avertissements };
}

/** Someone who worked in the file may have added sheets of their own: they are not lost, but they are not in the output either. */
function feuillesLaissees({ classeur }: Source, inventaire: string): string[] {
  const autres = classeur.feuilles.filter(({ nom, negoflux }) => !negoflux && nom !== inventaire).map(({ nom }) => `« ${nom} »`);
  if (autres.length === 0) return [];
  return [
    `La sortie contient la feuille de l’inventaire et celles de Négoflux ; ${autres.join(', ')} ${autres.length > 1 ? 'restent' : 'reste'} dans le fichier d’origine.`,
  ];
}

export interface Production {
  readonly octets: Uint8Array;
  /** `texte`: how a text file was understood. */
  readonly bilan: Bilan & { readonly texte?: OrigineTexte };
}

export async function produire(demande: Demande): Promise<Production> {
  const { feuille, inventaire, dossier, hypotheses, source, anciennes, avertissements } = await etudier(demande);
  const meta: Meta = { version: demande.version, feuilleSource: feuille, date: demande.aujourdhui.toISOString().slice(0, 10) };
  const { plan: repris, ajouts } = reprendre(genererPlan(inventaire, hypotheses, meta, dossier), anciennes?.tables ?? new Map());
  const plan = reporterNotes(avecLesAjouts(repris, ajouts), anciennes?.notes ?? []);
  const { reference } = construireContexte(inventaire, hypotheses, meta);
  return {
    octets: await ecrireClasseur(plan, { avant: source.octets, feuillesAvant: [feuille] }),
    bilan: {
      ...dresserBilan(feuille, hypotheses.exercice, inventaire, reference.resultats, [...avertissements, ...(plan.avertissements ?? [])]),
      ...(source.texte === null ? {} : { texte: source.texte.origine }),
    },
  };
}
