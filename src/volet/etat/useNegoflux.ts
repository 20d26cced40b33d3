/** The pane's commands: each one calls the services, follows their progress and tells the reducer. No screen talks to a service. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Scenario } from '../../domaine/hypotheses';
import { avecMobiliteRpls } from '../../domaine/hypotheses-mobilite';
import { avecTauxDeclares } from '../../domaine/hypotheses-taux-declares';
import type { Correspondance } from '../../domaine/inventaire';
import type { Suivi } from '../../excel/porte';
import type { Services } from '../services';
import {
  creerCommandesDeDecision,
  lectureAvec,
  lireMemoireDuClasseur,
  relireMemoire,
  type CommandesDeDecision,
} from './commandes-decisions';
import { creerCommandesVivantes, type CommandesVivantes } from './commandes-vivantes';
import { decrireErreur, ErreurVolet, estAnnulation } from './erreurs';
import { etatInitial, reduire, type Action, type EtatNegoflux, type Reglages } from './etat';
import { accorder } from './nombres';
import { estLectureTexte, type LectureFaite, type SourceChoisie } from './source';
import { lireAlertes, TABLES_DES_ALERTES } from './alertes-de-convention';
import { lireSynthese } from './synthese';

export interface Commandes extends CommandesDeDecision, CommandesVivantes {
  choisirSource(source: SourceChoisie): void;
  actualiserClasseur(): Promise<void>;
  lireInventaire(): Promise<void>;
  changerCorrespondance(correspondance: Correspondance): void;
  /** 0-based, in the rows that were read. */
  choisirEntete(ligneEntete: number): Promise<void>;
  analyserDeNouveau(): Promise<void>;
  regler(reglages: Partial<Reglages>): void;
  changerScenarios(scenarios: readonly Scenario[]): void;
  /** `aCote`: the person agreed that our sheets stand under another name beside theirs. */
  insererTables(aCote?: boolean): Promise<void>;
  actualiserSynthese(): Promise<void>;
  annulerDerniereOperation(): Promise<void>;
  allerA(feuille: string, adresse: string): Promise<void>;
  interrompre(): void;
  fermerErreur(): void;
  fermerConflits(): void;
}

export interface Negoflux {
  readonly etat: EtatNegoflux;
  readonly commandes: Commandes;
}

/** At most some ten renders a second, however often a service reports. */
const PAS_DE_PROGRES_MS = 100;

const aChange = ({ lu, analyse }: { lu?: readonly string[]; analyse?: readonly string[] }): boolean => lu?.join() !== analyse?.join();

export function useNegoflux(services: Services): Negoflux {
  const [etat, montrer] = useState(() => etatInitial(new Date()));
  // The truth between two renders: a command goes on with what the line above it has just sent.
  const courant = useRef(etat);
  const envoyer = useCallback((action: Action): void => {
    courant.current = reduire(courant.current, action);
    montrer(courant.current);
  }, []);
  const enCours = useRef<AbortController | null>(null);
  /** Départements of the convention: as the workbook says them, and as the inventory was last read with. */
  const perimetre = useRef<{ lu?: readonly string[]; analyse?: readonly string[] }>({});

  /** Runs one operation at a time; gives back what to announce, or null. */
  const mener = useCallback(
    async (nom: string, travail: (suivi: Required<Suivi>) => Promise<string | null>, annulable = false): Promise<void> => {
      if (enCours.current) return;
      const controleur = new AbortController();
      enCours.current = controleur;
      let dernier = 0;
      const onProgres = (fraction: number, etape: string): void => {
        const maintenant = Date.now();
        if (maintenant - dernier < PAS_DE_PROGRES_MS && fraction < 1) return;
        dernier = maintenant;
        envoyer({ type: 'progres', fraction, etape });
      };
      envoyer({ type: 'operation-commencee', operation: { nom, etape: nom, fraction: null, annulable } });
      try {
        const annonce = await travail({ onProgres, signal: controleur.signal });
        envoyer({ type: 'operation-finie', annonce });
      } catch (cause) {
        if (estAnnulation(cause, controleur.signal))
          envoyer({ type: 'operation-finie', annonce: 'Opération interrompue à votre demande.' });
        else envoyer({ type: 'operation-echouee', erreur: decrireErreur(cause) });
      } finally {
        enCours.current = null;
        envoyer({ type: 'annulation-possible', peutAnnuler: services.porte.peutAnnuler() });
      }
    },
    [services, envoyer],
  );

  const commandes = useMemo<Commandes>(() => {
    const { porte } = services;

    const lireHypotheses = async () => {
      const regles = await services.chargerRegles();
      const lues = regles.lireHypotheses(await porte.lireTables(regles.tablesDesHypotheses));
      if (lues) envoyer({ type: 'hypotheses-lues', hypotheses: lues });
      perimetre.current.lu = lues?.perimetre;
      return lues;
    };

    const lireSource = async (suivi: Required<Suivi>): Promise<LectureFaite> => {
      const { source, reglages } = courant.current;
      if (source.type !== 'fichier') return porte.lire(source, suivi);
      if (source.fichier === null) throw new ErreurVolet('Choisissez d’abord le fichier RPLS ou CSV à lire.');
      suivi.onProgres(0, `Lecture du fichier « ${source.fichier.name} »`);
      return (await services.chargerRegles()).lireFichier(source.fichier, reglages.exercice, suivi);
    };

    const analyser = async (suivi: Required<Suivi>) => {
      const { lecture, correspondance, reglages } = courant.current;
      if (!lecture || !correspondance) throw new ErreurVolet('Lisez d’abord l’inventaire, à l’étape « Inventaire ».');
      const regles = await services.chargerRegles();
      const { lu } = perimetre.current;
      const etude = await regles.etudier(lecture, correspondance, reglages.exercice, courant.current.decisions.memoire, suivi, lu);
      perimetre.current.analyse = lu;
      envoyer({ type: 'inventaire-analyse', etude });
      return etude;
    };

    /** Decisions typed in the sheets join those of the pane; gives back what could not be read. */
    const lireMemoire = async (): Promise<readonly string[]> => {
      const lue = await lireMemoireDuClasseur(services);
      envoyer({ type: 'memoire-lue', memoire: relireMemoire(courant.current.decisions.connue, lue) });
      return lue.refus;
    };

    const relireSynthese = async (): Promise<void> => {
      const tables = await porte.lireTables(['Assiette', 'Flux', ...TABLES_DES_ALERTES]);
      envoyer({ type: 'synthese-lue', synthese: lireSynthese(tables), alertes: lireAlertes(tables) });
    };

    return {
      choisirSource: (source) => envoyer({ type: 'source-choisie', source }),
      actualiserClasseur: () =>
        mener('Ouverture du classeur', async () => {
          envoyer({ type: 'classeur-decrit', classeur: await porte.decrireClasseur() });
          return null;
        }),
      lireInventaire: () =>
        mener(
          'Lecture de l’inventaire',
          async (suivi) => {
            const regles = await services.chargerRegles();
            const lecture = await lireSource(suivi);
            suivi.signal.throwIfAborted();
            const correspondance = await regles.reconnaitre(lecture, suivi);
            envoyer({ type: 'lecture-faite', lecture, correspondance });
            await lireHypotheses();
            const refus = await lireMemoire();
            const bailleur = estLectureTexte(lecture) ? lecture.origine.rpls?.bailleur : null;
            // An RPLS file says whose it is; what was typed stays.
            if (bailleur && courant.current.reglages.bailleur === '') envoyer({ type: 'reglages-changes', reglages: { bailleur } });
            if (correspondance.ligneEntete < 0) {
              throw new ErreurVolet(
                'Aucune ligne d’en-têtes n’a été reconnue. Vérifiez que vous lisez la bonne feuille ; sinon, indiquez ci-dessous ce que contient chaque colonne, puis lancez l’analyse.',
              );
            }
            const { inventaire } = await analyser(suivi);
            const annonce = `Inventaire lu : ${accorder(inventaire.biens.length, 'logement')}, ${accorder(inventaire.anomalies.length, 'point')} à contrôler.`;
            return [annonce, ...refus].join(' ');
          },
          true,
        ),
      changerCorrespondance: (correspondance) => envoyer({ type: 'correspondance-changee', correspondance }),
      choisirEntete: (ligneEntete) =>
        mener('Lecture des en-têtes', async (suivi) => {
          const { lecture } = courant.current;
          if (!lecture) throw new ErreurVolet('Lisez d’abord l’inventaire, à l’étape « Inventaire ».');
          const regles = await services.chargerRegles();
          const correspondance = await regles.reconnaitre(lecture, suivi, ligneEntete);
          envoyer({ type: 'correspondance-changee', correspondance });
          return `En-têtes lus ligne ${lecture.ligne + ligneEntete + 1} : ${accorder(correspondance.colonnes.length, 'colonne reconnue', 'colonnes reconnues')}. Relancez l’analyse pour en tenir compte.`;
        }),
      analyserDeNouveau: () =>
        mener(
          'Analyse de l’inventaire',
          async (suivi) => {
            const { inventaire } = await analyser(suivi);
            return `Inventaire relu : ${accorder(inventaire.biens.length, 'logement')}, ${accorder(inventaire.anomalies.length, 'point')} à contrôler.`;
          },
          true,
        ),
      regler: (reglages) => envoyer({ type: 'reglages-changes', reglages }),
      changerScenarios: (scenarios) => envoyer({ type: 'scenarios-changes', scenarios }),
      insererTables: (aCote = false) =>
        mener(
          'Insertion des tableaux',
          async (suivi) => {
            // Read again just before writing: what the user typed in the sheets meanwhile must be kept.
            const lues = await lireHypotheses();
            const refus = await lireMemoire();
            const regles = await services.chargerRegles();
            const avant = courant.current;
            const { dossier: connu, enAttente, operations } = avant.decisions;
            const { inventaire, dossier } =
              avant.inventairePerime || enAttente || !avant.inventaire || !connu || aChange(perimetre.current)
                ? await analyser(suivi)
                : { inventaire: avant.inventaire, dossier: connu };
            const mobilites = estLectureTexte(avant.lecture) ? (avant.lecture.origine.rpls?.mobilite.territoires ?? null) : null;
            const saisies = { ...lues, ...avant.reglages, scenarios: avant.scenarios };
            const avecMobilite = avecMobiliteRpls(saisies, mobilites, inventaire, avant.reglages.exercice);
            const hypotheses = avecTauxDeclares(avecMobilite, inventaire);
            const plan = await regles.genererPlan(inventaire, hypotheses, avant.lecture?.feuille ?? '', { ...dossier, operations }, suivi);
            const conflits = await porte.conflits(plan);
            if (conflits.length > 0 && !aCote) {
              envoyer({ type: 'conflits-trouves', conflits });
              return null;
            }
            const bilan = await porte.executer(plan, suivi, { aCote });
            envoyer({ type: 'tables-inserees', bilan });
            envoyer({ type: 'memoire-connue', memoire: dossier.memoire });
            envoyer({ type: 'operations-notees' });
            envoyer({ type: 'classeur-decrit', classeur: await porte.decrireClasseur() });
            await relireSynthese();
            const annonce = `Tableaux à jour : ${accorder(bilan.feuillesCreees.length, 'feuille créée', 'feuilles créées')}, ${accorder(bilan.feuillesMisesAJour.length, 'feuille mise à jour', 'feuilles mises à jour')}.`;
            return [annonce, ...refus, ...(bilan.avertissements ?? [])].join(' ');
          },
          true,
        ),
      actualiserSynthese: () =>
        mener('Lecture des résultats', async () => {
          await relireSynthese();
          return 'Synthèse à jour.';
        }),
      annulerDerniereOperation: () =>
        mener('Annulation', async (suivi) => {
          const { nature, cellules } = await porte.annulerDerniereOperation();
          envoyer({ type: 'memoire-connue', memoire: (await lireMemoireDuClasseur(services)).memoire });
          if (nature === 'tables') envoyer({ type: 'insertion-annulee' });
          if (nature === 'source') envoyer({ type: 'correction-annulee' });
          const lecture = lectureAvec(courant.current.lecture, cellules);
          if (lecture !== null) {
            envoyer({ type: 'lecture-corrigee', lecture });
            await analyser(suivi);
          }
          envoyer({ type: 'classeur-decrit', classeur: await porte.decrireClasseur() });
          await relireSynthese();
          return 'La dernière opération est annulée : le classeur est revenu à son état précédent.';
        }),
      allerA: (feuille, adresse) =>
        mener('Déplacement', async () => {
          await porte.allerA(feuille, adresse);
          return `Cellule ${adresse} de la feuille « ${feuille} » sélectionnée.`;
        }),
      interrompre: () => enCours.current?.abort(new DOMException('Interrompu par l’utilisateur', 'AbortError')),
      fermerErreur: () => envoyer({ type: 'erreur-fermee' }),
      fermerConflits: () => envoyer({ type: 'conflits-fermes' }),
      ...creerCommandesDeDecision({ services, courant, envoyer, mener, analyser }),
      ...creerCommandesVivantes({ services, courant, envoyer, mener, analyser }, relireSynthese),
    };
  }, [services, mener, envoyer]);

  return { etat, commandes };
}
