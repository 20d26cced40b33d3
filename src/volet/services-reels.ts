/** The real services. The rules, the plans and the reference data are chunks of their own, loaded at the first reading. */
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Correspondance } from '../domaine/inventaire';
import type { Lecture, PorteExcel } from '../excel/porte';
import { ErreurVolet } from './etat/erreurs';
import { lettreDeColonne } from './etat/correspondance';
import { lireFichierChoisi } from './lire-fichier-choisi';
import type { Regles, Services } from './services';

/** Rows between two pauses: some ten milliseconds of work. */
const TAILLE_DU_LOT = 1000;

export interface Environnement {
  readonly porte: PorteExcel;
  readonly version: string;
  chargerReferentiel(): Promise<Referentiel>;
}

export function creerServices({ porte, version, chargerReferentiel }: Environnement): Services {
  let regles: Promise<Regles> | null = null;
  return {
    porte,
    chargerRegles: () => {
      regles ??= assembler(version, chargerReferentiel).catch((cause: unknown) => {
        // A failed download must not be remembered: the next attempt starts afresh.
        regles = null;
        throw cause;
      });
      return regles;
    },
  };
}

async function assembler(version: string, chargerReferentiel: () => Promise<Referentiel>): Promise<Regles> {
  const [referentiel, { reconnaitreColonnes }, { lireInventaireParLots }, { completerHypotheses }, { lireHypotheses, TABLES_DES_HYPOTHESES }, { genererPlan }] =
    await Promise.all([
      chargerReferentiel(),
      import('../domaine/lecture/reconnaitre-colonnes'),
      import('../domaine/lecture/lire-inventaire'),
      import('../domaine/hypotheses-par-defaut'),
      import('../classeur/lire-hypotheses'),
      import('../classeur/generer-plan'),
    ]);
  return {
    tablesDesHypotheses: TABLES_DES_HYPOTHESES,
    reconnaitre: (lecture) => nommerColonnes(lecture, reconnaitreColonnes(lecture.valeurs)),
    lireFichier: lireFichierChoisi,
    lireInventaire: async (lecture, correspondance, exercice, { onProgres, signal }) => {
      const lots = lireInventaireParLots(
        lecture.valeurs,
        correspondance,
        { referentiel, exercice, premiereLigne: lecture.ligne + 1, premiereColonne: lecture.colonne + 1 },
        TAILLE_DU_LOT,
      );
      for (;;) {
        const pas = lots.next();
        if (pas.done === true) return pas.value;
        onProgres?.(pas.value.lues / pas.value.total, `Analyse des lignes de l’inventaire`);
        await new Promise((suite) => setTimeout(suite, 0));
        signal?.throwIfAborted();
      }
    },
    lireHypotheses,
    genererPlan: (inventaire, hypotheses, feuilleSource) =>
      genererPlan(inventaire, completerHypotheses(hypotheses, inventaire), { version, feuilleSource, date: dateDuJour() }),
  };
}

/** Without a header row, columns are offered by their letter. */
function nommerColonnes(lecture: Lecture, correspondance: Correspondance): Correspondance {
  if (correspondance.ligneEntete >= 0) return correspondance;
  const largeur = Math.max(0, ...lecture.valeurs.slice(0, 100).map((ligne) => ligne.length));
  const ignorees = Array.from({ length: largeur }, (_, colonne) => ({ colonne, entete: `Colonne ${lettreDeColonne(lecture.colonne + colonne)}` }));
  return { ...correspondance, ignorees };
}

/** Local date: the one that the user reads on their calendar. */
function dateDuJour(): string {
  const jour = new Date();
  return [jour.getFullYear(), jour.getMonth() + 1, jour.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

export async function telechargerReferentiel(): Promise<Referentiel> {
  const { construireReferentiel } = await import('../domaine/geographie/referentiel');
  const reponse = await fetch('referentiel.json').catch((cause: unknown) => {
    throw new ErreurVolet(PHRASE_REFERENTIEL, String(cause));
  });
  if (!reponse.ok) throw new ErreurVolet(PHRASE_REFERENTIEL, `referentiel.json : ${reponse.status}`);
  return construireReferentiel(await reponse.json());
}

const PHRASE_REFERENTIEL =
  'La liste des communes n’a pas pu être chargée. Vérifiez votre connexion, puis recommencez ; si l’échec persiste, prévenez la personne qui a installé Négoflux.';
