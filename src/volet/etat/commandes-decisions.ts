/** The commands of the decisions: names, anomalies, and the source when the user asks for it. */
import type { Memoire, OperationFaite } from '../../domaine/decisions/memoire';
import type { ValeurCellule } from '../../domaine/inventaire';
import { masquer } from '../../domaine/lecture/donnees-personnelles';
import { texteDe } from '../../domaine/lecture/texte';
import type { CelluleACorriger } from '../../excel/cellules-source';
import type { Suivi } from '../../excel/porte';
import type { Services } from '../services';
import { lettreDeColonne } from './correspondance';
import { ErreurVolet } from './erreurs';
import type { Action, EtatNegoflux } from './etat';
import { accorder } from './nombres';
import { estLectureTexte, type LectureFaite } from './source';

export interface CommandesDeDecision {
  /** Kept at once; the inventory is analysed with them on demand, or before anything is inserted. */
  decider(memoire: Partial<Memoire>): void;
  appliquerDecisions(): Promise<void>;
  proposerNoms(): Promise<void>;
  corrigerSource(cellules: readonly CelluleACorriger[]): Promise<void>;
}

export interface Outils {
  readonly services: Services;
  readonly courant: { readonly current: EtatNegoflux };
  readonly envoyer: (action: Action) => void;
  readonly mener: (nom: string, travail: (suivi: Required<Suivi>) => Promise<string | null>, annulable?: boolean) => Promise<void>;
  readonly analyser: (suivi: Required<Suivi>) => Promise<unknown>;
}

const OPERATION = 'Source corrigée';
/** Cells that the line of the journal names. */
const CELLULES_CITEES = 20;

/** The journal outlives the cell: it never keeps the personal data that the correction took away. */
const citable = (valeur: ValeurCellule): string => masquer(texteDe(valeur), false, new Set(), true);

export function citerCorrection({ ligne, colonne, avant, apres }: CelluleACorriger): string {
  return `${lettreDeColonne(colonne)}${ligne + 1} : « ${citable(avant)} » devient « ${citable(apres)} »`;
}

/** The sheet as it reads once corrected, without reading it again. */
function lectureCorrigee(lecture: LectureFaite, cellules: readonly CelluleACorriger[]): LectureFaite {
  const copies = new Map<number, ValeurCellule[]>();
  for (const { ligne, colonne, apres } of cellules) {
    const rang = ligne - lecture.ligne;
    const copie = copies.get(rang) ?? [...(lecture.valeurs[rang] ?? [])];
    copie[colonne - lecture.colonne] = apres;
    copies.set(rang, copie);
  }
  return { ...lecture, valeurs: lecture.valeurs.map((ligne, rang) => copies.get(rang) ?? ligne) };
}

function numeroDeSerieDuJour(): number {
  const jour = new Date();
  return Math.round((Date.UTC(jour.getFullYear(), jour.getMonth(), jour.getDate()) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

export async function lireMemoireDuClasseur(
  services: Services,
): Promise<{ readonly memoire: Memoire; readonly refus: readonly string[]; readonly presentes: ReadonlySet<string> }> {
  const regles = await services.chargerRegles();
  const tables = await services.porte.lireTables(regles.tablesDesDecisions);
  return { ...regles.lireMemoire(tables), presentes: new Set(tables.keys()) };
}

/** Decisions whose table went with its sheet stay decided. */
export function relireMemoire(
  connue: Memoire,
  { memoire, presentes }: { readonly memoire: Memoire; readonly presentes: ReadonlySet<string> },
): Memoire {
  return {
    decisions: presentes.has('Controles') ? memoire.decisions : connue.decisions,
    rapprochements: presentes.has('Rapprochements') ? memoire.rapprochements : connue.rapprochements,
    decoupage: presentes.has('Rapprochements') ? memoire.decoupage : connue.decoupage,
  };
}

export function creerCommandesDeDecision({ services, courant, envoyer, mener, analyser }: Outils): CommandesDeDecision {
  return {
    decider: (memoire) => envoyer({ type: 'memoire-changee', memoire }),
    appliquerDecisions: () =>
      mener(
        'Application des décisions',
        async (suivi) => {
          await analyser(suivi);
          const { inventaire, decisions } = courant.current;
          const corrigees = decisions.dossier?.corrections.length ?? 0;
          return `Décisions appliquées : ${accorder(corrigees, 'cellule corrigée', 'cellules corrigées')}, ${accorder(inventaire?.anomalies.length ?? 0, 'point')} à contrôler.`;
        },
        true,
      ),
    proposerNoms: () =>
      mener(
        'Rapprochement des noms',
        async (suivi) => {
          const { lecture, correspondance, inventaire, decisions } = courant.current;
          if (!lecture || !correspondance || !inventaire) throw new ErreurVolet('Lisez d’abord l’inventaire, à l’étape « Inventaire ».');
          const regles = await services.chargerRegles();
          const propositions = await regles.proposerNoms(lecture, correspondance, inventaire, decisions.memoire, suivi);
          envoyer({ type: 'noms-proposes', propositions });
          return `Noms de réservataires : ${accorder(propositions.surs.length, 'reconnu')}, ${accorder(propositions.incertains.length, 'incertain')}.`;
        },
        true,
      ),
    corrigerSource: (cellules) =>
      mener('Correction de la source', async (suivi) => {
        const { lecture, decisions } = courant.current;
        if (lecture === null || estLectureTexte(lecture))
          throw new ErreurVolet('Seule une feuille du classeur peut être corrigée : un fichier texte n’est jamais modifié.');
        const citees = cellules.slice(0, CELLULES_CITEES).map(citerCorrection);
        const reste = cellules.length - citees.length;
        const operation: OperationFaite = {
          operation: OPERATION,
          feuille: lecture.feuille,
          detail: `${accorder(cellules.length, 'cellule corrigée', 'cellules corrigées')} à la demande de l’utilisateur. ${citees.join(' ; ')}${reste > 0 ? ` ; et ${reste} autres` : ''}.`,
        };
        const { journalEcrit } = await services.porte.corrigerSource(
          { feuille: lecture.feuille, cellules, journal: { ...operation, date: numeroDeSerieDuJour(), version: services.version } },
          suivi,
        );
        const ecrites = new Set(decisions.dossier?.corrections.flatMap(({ identite, colonne }) => (colonne === null ? [] : [identite])));
        envoyer({
          type: 'source-corrigee',
          avant: { lecture, memoire: decisions.memoire, operations: decisions.operations },
          // A decision about one cell is now in the sheet; one about a kind still serves the cells to come.
          memoire: {
            ...decisions.memoire,
            decisions: decisions.memoire.decisions.filter(({ portee, cle }) => portee === 'genre' || !ecrites.has(cle)),
          },
          operation: journalEcrit ? null : operation,
        });
        envoyer({ type: 'lecture-corrigee', lecture: lectureCorrigee(lecture, cellules) });
        await analyser(suivi);
        return `${accorder(cellules.length, 'cellule corrigée', 'cellules corrigées')} dans la feuille « ${lecture.feuille} ». « Annuler la dernière opération » rend les valeurs d’avant.`;
      }),
  };
}
