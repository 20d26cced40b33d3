/** The commands of the decisions: names, anomalies, and the source when the user asks for it. */
import type { CorrectionAppliquee } from '../../domaine/decisions/corriger';
import type { Decision } from '../../domaine/decisions/decisions';
import type { Memoire, OperationFaite } from '../../domaine/decisions/memoire';
import type { Correspondance, ValeurCellule } from '../../domaine/inventaire';
import { masquer, nomDeFeuilleMasque, texteMasque } from '../../domaine/lecture/donnees-personnelles';
import { texteDe } from '../../domaine/lecture/texte';
import type { CelluleACorriger } from '../../excel/cellules-source';
import type { CelluleRendue, Suivi } from '../../excel/porte';
import type { Services } from '../services';
import type { CelluleCitee } from './decider';
import { lettreDeColonne } from './correspondance';
import { texteLisible } from './ecriture-des-dates';
import { ErreurVolet } from './erreurs';
import type { Action, EtatNegoflux } from './etat';
import { accorder } from './nombres';
import { estLectureTexte, type LectureFaite } from './source';

export interface CommandesDeDecision {
  /** Kept at once; the inventory is analysed with them on demand, or before anything is inserted. */
  decider(memoire: Partial<Memoire>): void;
  appliquerDecisions(): Promise<void>;
  proposerNoms(): Promise<void>;
  corrigerSource(cellules: readonly CelluleCitee[]): Promise<void>;
  /** From the register of the workbook: whatever was done since, in this session or in an earlier one. */
  defaireCorrections(): Promise<void>;
}

export interface Outils {
  readonly services: Services;
  readonly courant: { readonly current: EtatNegoflux };
  readonly envoyer: (action: Action) => void;
  readonly mener: (nom: string, travail: (suivi: Required<Suivi>) => Promise<string | null>, annulable?: boolean) => Promise<void>;
  readonly analyser: (suivi: Required<Suivi>) => Promise<unknown>;
}

const OPERATION = 'Source corrigée';
const OPERATION_DEFAIRE = 'Corrections défaites';
/** Cells that an announcement names. */
const LAISSEES_CITEES = 5;
/** Cells that the line of the journal names. */
const CELLULES_CITEES = 20;

/** The journal outlives the cell: it never keeps the personal data that the correction took away. */
export function citerCorrection({ ligne, colonne, avant, apres, indicateur }: CelluleCitee): string {
  return `${lettreDeColonne(colonne)}${ligne + 1} : « ${texteMasque(texteLisible(avant, indicateur), indicateur)} » devient « ${texteMasque(apres, indicateur)} »`;
}

/** The sheet as it reads once those cells say something else, without reading it again; null when none of them was read. */
export function lectureAvec(lecture: LectureFaite | null, cellules: readonly CelluleRendue[]): LectureFaite | null {
  if (lecture === null || estLectureTexte(lecture)) return null;
  const copies = new Map<number, ValeurCellule[]>();
  for (const { feuille, ligne, colonne, valeur } of cellules) {
    const rang = ligne - lecture.ligne;
    if (feuille !== lecture.feuille || lecture.valeurs[rang] === undefined || colonne < lecture.colonne) continue;
    const copie = copies.get(rang) ?? [...(lecture.valeurs[rang] ?? [])];
    copie[colonne - lecture.colonne] = valeur;
    copies.set(rang, copie);
  }
  if (copies.size === 0) return null;
  return { ...lecture, valeurs: lecture.valeurs.map((ligne, rang) => copies.get(rang) ?? ligne) };
}

/** What tells a row from the others once it is corrected: its RPLS number, or else the reference of the bailleur. */
function avecReperes(
  lecture: LectureFaite,
  correspondance: Correspondance | null,
  cellules: readonly CelluleACorriger[],
): CelluleACorriger[] {
  const colonne = ['rplsId', 'refBailleur'].flatMap((id) => correspondance?.colonnes.filter(({ indicateur }) => indicateur === id) ?? [])[0]
    ?.colonne;
  if (colonne === undefined) return [...cellules];
  const place = lecture.colonne + colonne;
  const corriges = new Map(cellules.filter((cellule) => cellule.colonne === place).map(({ ligne, apres }) => [ligne, apres]));
  return cellules.map((cellule) => {
    const valeur = corriges.get(cellule.ligne) ?? texteDe(lecture.valeurs[cellule.ligne - lecture.ligne]?.[colonne]);
    const citable = valeur !== '' && masquer(valeur, true, new Set()) === valeur;
    return { ...cellule, repere: citable ? { colonne: place, valeur } : null };
  });
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

/** What the sheet says from now on by itself. A cell that is left to its owner still needs its decision. */
function identitesEcrites(
  corrections: readonly CorrectionAppliquee[],
  lecture: LectureFaite,
  cellules: readonly CelluleCitee[],
): ReadonlySet<string> {
  const placees = new Set(cellules.map(({ ligne, colonne }) => `${ligne} ${colonne}`));
  const ecrites = new Set<string>();
  const laissees = new Set<string>();
  for (const { identite, ligneSource, colonne, apres } of corrections) {
    if (colonne === null) continue;
    const ligne = ligneSource - 1;
    const estDite = placees.has(`${ligne} ${lecture.colonne + colonne}`) || lecture.valeurs[ligne - lecture.ligne]?.[colonne] === apres;
    (estDite ? ecrites : laissees).add(identite);
  }
  return new Set([...ecrites].filter((identite) => !laissees.has(identite)));
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
        const { lecture, correspondance, decisions } = courant.current;
        if (lecture === null || estLectureTexte(lecture))
          throw new ErreurVolet('Seule une feuille du classeur peut être corrigée : un fichier texte n’est jamais modifié.');
        const citees = cellules.slice(0, CELLULES_CITEES).map(citerCorrection);
        const reste = cellules.length - citees.length;
        const operation: OperationFaite = {
          operation: OPERATION,
          feuille: nomDeFeuilleMasque(lecture.feuille),
          detail: `${accorder(cellules.length, 'cellule corrigée', 'cellules corrigées')} à la demande de l’utilisateur. ${citees.join(' ; ')}${reste > 0 ? ` ; et ${reste} autres` : ''}.`,
        };
        const { journalEcrit } = await services.porte.corrigerSource(
          {
            feuille: lecture.feuille,
            cellules: avecReperes(lecture, correspondance, cellules),
            journal: { ...operation, date: numeroDeSerieDuJour(), version: services.version },
          },
          suivi,
        );
        const ecrites = identitesEcrites(decisions.dossier?.corrections ?? [], lecture, cellules);
        const estEcrite = ({ portee, cle }: Decision): boolean => portee === 'une' && ecrites.has(cle);
        envoyer({
          type: 'source-corrigee',
          ecrites: decisions.memoire.decisions.filter(estEcrite),
          // A decision about one cell is now in the sheet; one about a kind or a column still serves the cells to come.
          memoire: {
            ...decisions.memoire,
            decisions: decisions.memoire.decisions.filter((decision) => !estEcrite(decision)),
          },
          operation: journalEcrit ? null : operation,
        });
        const { feuille } = lecture;
        const corrigee = lectureAvec(
          lecture,
          cellules.map(({ ligne, colonne, apres }) => ({ feuille, ligne, colonne, valeur: apres })),
        );
        if (corrigee !== null) envoyer({ type: 'lecture-corrigee', lecture: corrigee });
        await analyser(suivi);
        envoyer({ type: 'classeur-decrit', classeur: await services.porte.decrireClasseur() });
        return `${accorder(cellules.length, 'cellule corrigée', 'cellules corrigées')} dans la feuille « ${lecture.feuille} ». « Défaire les corrections de la source » rend les valeurs d’avant, même plus tard : la feuille « Corrections de la source » les garde.`;
      }),
    defaireCorrections: () =>
      mener('Défaire les corrections de la source', async (suivi) => {
        const { porte, version } = services;
        const { cellules, laissees, journalEcrit } = await porte.defaireCorrections({ date: numeroDeSerieDuJour(), version }, suivi);
        const rendues = accorder(cellules.length, 'cellule rendue à sa valeur d’avant', 'cellules rendues à leur valeur d’avant');
        if (cellules.length > 0) {
          const feuilles = [...new Set(cellules.map(({ feuille }) => feuille))].join(', ');
          const operation = { operation: OPERATION_DEFAIRE, feuille: feuilles, detail: `${rendues} à la demande de l’utilisateur.` };
          envoyer({ type: 'corrections-defaites', operation: journalEcrit ? null : operation });
          const lecture = lectureAvec(courant.current.lecture, cellules);
          if (lecture !== null) {
            envoyer({ type: 'lecture-corrigee', lecture });
            await analyser(suivi);
          }
        }
        envoyer({ type: 'classeur-decrit', classeur: await porte.decrireClasseur() });
        if (laissees.length === 0) return `${rendues}.`;
        const reste = laissees.length - LAISSEES_CITEES;
        const autres = reste > 0 ? ` ; et ${accorder(reste, 'autre')}` : '';
        return `${rendues}. ${accorder(laissees.length, 'cellule laissée telle quelle', 'cellules laissées telles quelles')} : ${laissees.slice(0, LAISSEES_CITEES).join(' ; ')}${autres}.`;
      }),
  };
}
