/**
 * The whole chain in one go, in Node, through the code of the pane: read the inventory, complete the hypotheses, generate the plan,
 * carry it out into an .xlsx. The sheet of the inventory comes first in the output, as values, so that every remark leads to its cell.
 */
import { construireContexte, type Meta } from '../classeur/contexte';
import { genererPlan } from '../classeur/generer-plan';
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Hypotheses } from '../domaine/hypotheses';
import { lireHypothesesJson } from '../domaine/hypotheses-json';
import { completerHypotheses } from '../domaine/hypotheses-par-defaut';
import { ErreurHypotheses, type HypothesesPartielles } from '../domaine/hypotheses-partielles';
import type { Inventaire } from '../domaine/inventaire';
import { lireInventaire } from '../domaine/lecture/lire-inventaire';
import { dresserBilan, type Bilan } from './bilan';
import { choisirFeuille } from './choisir-feuille';
import { ecrireClasseur } from './ecrire-plan';
import { ErreurUtilisateur } from './erreur-utilisateur';
import { lireClasseur, type ClasseurLu } from './lire-classeur';

export interface Demande {
  readonly inventaire: Uint8Array;
  readonly feuille: string | null;
  /** Text of the JSON file, or null. */
  readonly hypotheses: string | null;
  readonly referentiel: Referentiel;
  readonly version: string;
  readonly aujourdhui: Date;
}

async function lire(octets: Uint8Array): Promise<ClasseurLu> {
  try {
    return await lireClasseur(octets);
  } catch (erreur) {
    throw new ErreurUtilisateur(
      'L’inventaire n’est pas un classeur .xlsx lisible : il n’est pas un classeur .xlsx, il est abîmé ou protégé par un mot de passe.',
      { cause: erreur },
    );
  }
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
  readonly hypotheses: Hypotheses;
}

async function etudier(demande: Demande): Promise<Etude> {
  const partielles = partiellesDe(demande.hypotheses);
  const exercice = partielles.exercice ?? demande.aujourdhui.getFullYear();
  const { feuille, correspondance } = choisirFeuille(await lire(demande.inventaire), demande.feuille);
  const { referentiel } = demande;
  const inventaire = lireInventaire(feuille.valeurs, correspondance, { referentiel, exercice, premiereLigne: 1, premiereColonne: 1 });
  if (inventaire.biens.length === 0) {
    throw new ErreurUtilisateur(`La feuille « ${feuille.nom} » a un en-tête mais aucun logement : vérifiez qu’elle n’est pas vide.`);
  }
  const hypotheses = avecPhrase(() => completerHypotheses(partielles, inventaire, exercice));
  return { feuille: feuille.nom, inventaire, hypotheses };
}

export interface Production {
  readonly octets: Uint8Array;
  readonly bilan: Bilan;
}

export async function produire(demande: Demande): Promise<Production> {
  const { feuille, inventaire, hypotheses } = await etudier(demande);
  const meta: Meta = { version: demande.version, feuilleSource: feuille, date: demande.aujourdhui.toISOString().slice(0, 10) };
  const plan = genererPlan(inventaire, hypotheses, meta);
  const { reference } = construireContexte(inventaire, hypotheses, meta);
  return {
    octets: await ecrireClasseur(plan, { avant: demande.inventaire, feuillesAvant: [feuille] }),
    bilan: dresserBilan(feuille, hypotheses.exercice, inventaire, reference.resultats),
  };
}
