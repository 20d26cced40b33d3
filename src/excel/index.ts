/** The door itself: one conversation per call, and one operation that can be taken back. */
import type { Plan } from '../classeur/plan';
import { versErreurExcel } from './erreurs';
import { NOM_MARQUE } from '../classeur/emprise';
import { lireEtat } from './etat-classeur';
import { executerPlan } from './executer-plan';
import { lireSource } from './lire-blocs';
import { lireTablesDuClasseur } from './lire-tables';
import { ErreurExcel, type PorteExcel, type Suivi } from './porte';
import { feuillesEnConflit } from './preflight';
import { remettreEnEtat, type Intention } from './remise-en-etat';
import { converser, type ModuleExcel, type Tailles } from './session';

export { ErreurExcel } from './porte';
export type { BilanExecution, Lecture, PorteExcel, SourceDeLecture, Suivi, TablesLues } from './porte';
export { attendreExcel } from './demarrage';

const TENTATIVES_DE_REMISE_EN_ETAT = 3;

/** `excel` is the namespace of Office.js: the page's own by default, one loaded elsewhere in tests. */
export function creerPorteExcel(excel: ModuleExcel = Excel, tailles: Tailles = {}): PorteExcel {
  let derniere: Intention | null = null;

  async function defaire(intention: Intention): Promise<void> {
    for (let essai = 1; ; essai += 1) {
      try {
        await converser(excel, (contexte) => remettreEnEtat(contexte, intention, tailles));
        return;
      } catch (brute) {
        if (essai >= TENTATIVES_DE_REMISE_EN_ETAT) throw versErreurExcel(brute);
      }
    }
  }

  async function executer(plan: Plan, suivi: Suivi = {}): ReturnType<PorteExcel['executer']> {
    let enCours: Intention | null = null;
    try {
      const bilan = await converser(excel, (contexte) =>
        executerPlan(contexte, plan, suivi, tailles, (intention) => {
          enCours = intention;
        }),
      );
      derniere = enCours;
      return bilan;
    } catch (brute) {
      const cause = versErreurExcel(brute);
      const commencee = enCours as Intention | null;
      if (commencee === null) throw rienNAChange(cause);
      try {
        await defaire(commencee);
      } catch (brutale) {
        const obstacle = versErreurExcel(brutale);
        derniere = commencee;
        throw new ErreurExcel(
          'remise-en-etat-incomplete',
          `L’opération a été interrompue et le classeur n’a pas pu être remis en état : ${minuscule(obstacle.message)} Cliquez ensuite sur « Annuler la dernière opération » pour retrouver l’état précédent.`,
          { cause },
        );
      }
      throw rienNAChange(cause);
    }
  }

  return {
    decrireClasseur: () =>
      converser(excel, async (contexte) => {
        const { workbook } = contexte;
        const active = workbook.worksheets.getActiveWorksheet();
        active.load('name');
        workbook.worksheets.load('items/name');
        workbook.tables.load('items/name');
        await contexte.sync();
        const tables = workbook.tables.items.map((table) => {
          const marque = table.worksheet.names.getItemOrNullObject(NOM_MARQUE);
          marque.load('name');
          return { nom: table.name, marque };
        });
        if (tables.length > 0) await contexte.sync();
        return {
          feuilleActive: active.name,
          feuilles: workbook.worksheets.items.map(({ name }) => name),
          tables: tables.filter(({ marque }) => marque.isNullObject).map(({ nom }) => nom),
        };
      }),
    lire: (source, suivi) => converser(excel, (contexte) => lireSource(contexte, source, suivi)),
    lireTables: (noms) => converser(excel, (contexte) => lireTablesDuClasseur(contexte, noms)),
    conflits: (plan) => converser(excel, async (contexte) => feuillesEnConflit(await lireEtat(contexte), plan)),
    executer,
    peutAnnuler: () => derniere !== null,
    async annulerDerniereOperation() {
      if (derniere === null) throw new ErreurExcel('rien-a-annuler', 'Aucune opération du complément n’est à annuler.');
      try {
        await defaire(derniere);
      } catch (brute) {
        const obstacle = versErreurExcel(brute);
        // What remains to undo is kept: the next attempt takes it up where this one stopped.
        throw new ErreurExcel(obstacle.code, `L’annulation n’est pas terminée : ${minuscule(obstacle.message)}`, { cause: obstacle });
      }
      derniere = null;
    },
    allerA: (feuille, adresse) =>
      converser(excel, async (contexte) => {
        const cible = contexte.workbook.worksheets.getItemOrNullObject(feuille);
        cible.load('name');
        await contexte.sync();
        if (cible.isNullObject) {
          throw new ErreurExcel('feuille-absente', `La feuille « ${feuille} » n’existe plus. Relisez l’inventaire, puis recommencez.`);
        }
        cible.activate();
        cible.getRange(adresse).select();
        await contexte.sync();
      }),
  };
}

function rienNAChange(cause: ErreurExcel): ErreurExcel {
  return new ErreurExcel(cause.code, `Rien n’a été modifié : ${minuscule(cause.message)}`, { cause });
}

function minuscule(phrase: string): string {
  return phrase.charAt(0).toLowerCase() + phrase.slice(1);
}
