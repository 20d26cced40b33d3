/** The real services. The rules, the plans and the reference data are chunks of their own, loaded at the first reading. */
import type { Referentiel } from '../domaine/geographie/referentiel';
import type { Correspondance } from '../domaine/inventaire';
import type { Lecture, PorteExcel } from '../excel/porte';
import { ErreurVolet } from './etat/erreurs';
import { lettreDeColonne } from './etat/correspondance';
import { lireFichierChoisi } from './lire-fichier-choisi';
import { dateDuJour } from './etat/date-du-jour';
import { menerParLots } from './mener-par-lots';
import type { Regles, Services } from './services';

export interface Environnement {
  readonly porte: PorteExcel;
  readonly version: string;
  chargerReferentiel(): Promise<Referentiel>;
}

export function creerServices({ porte, version, chargerReferentiel }: Environnement): Services {
  let regles: Promise<Regles> | null = null;
  return {
    porte,
    version,
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
  const [
    referentiel,
    { reconnaitreColonnesParLots },
    { etudier, proposerNoms },
    { completerHypothesesParLots },
    { suivreLesNoms },
    { lireHypotheses, TABLES_DES_HYPOTHESES },
    { lireMemoire, TABLES_DES_DECISIONS },
    { genererPlanParLots },
    { enAvancant },
  ] = await Promise.all([
    chargerReferentiel(),
    import('../domaine/lecture/reconnaitre-colonnes'),
    import('./etudier'),
    import('../domaine/hypotheses-par-defaut'),
    import('../domaine/decisions/suivre-les-noms'),
    import('../classeur/lire-hypotheses'),
    import('../classeur/lire-decisions'),
    import('../classeur/generer-plan'),
    import('../domaine/lots'),
  ]);
  return {
    tablesDesHypotheses: TABLES_DES_HYPOTHESES,
    reconnaitre: async (lecture, suivi, ligneEntete) =>
      nommerColonnes(
        lecture,
        await menerParLots(reconnaitreColonnesParLots(lecture.valeurs, ligneEntete), 'Reconnaissance des colonnes', suivi),
      ),
    lireFichier: lireFichierChoisi,
    tablesDesDecisions: TABLES_DES_DECISIONS,
    lireMemoire,
    etudier: (...demande) => etudier(referentiel, ...demande),
    proposerNoms: (...demande) => proposerNoms(referentiel, ...demande),
    lireHypotheses,
    genererPlan: (inventaire, hypotheses, feuilleSource, dossier, suivi) =>
      menerParLots(
        (function* () {
          const suivies = suivreLesNoms(hypotheses, dossier?.memoire.rapprochements ?? [], inventaire.categories);
          const completes = yield* enAvancant(completerHypothesesParLots(suivies, inventaire), { lues: 0, total: 1 });
          return yield* genererPlanParLots(inventaire, completes, { version, feuilleSource, date: dateDuJour() }, dossier);
        })(),
        'Préparation des tableaux',
        suivi,
      ),
  };
}

/** Without a header row, columns are offered by their letter. */
function nommerColonnes(lecture: Lecture, correspondance: Correspondance): Correspondance {
  if (correspondance.ligneEntete >= 0) return correspondance;
  const largeur = Math.max(0, ...lecture.valeurs.slice(0, 100).map((ligne) => ligne.length));
  const ignorees = Array.from({ length: largeur }, (_, colonne) => ({
    colonne,
    entete: `Colonne ${lettreDeColonne(lecture.colonne + colonne)}`,
  }));
  return { ...correspondance, ignorees };
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
