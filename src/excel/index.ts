/** The door itself: one conversation per call, and operations that can be taken back, the last one first. */
import { enEcrivant, enSuite, versErreurExcel } from './erreurs';
import { NOM_MARQUE } from '../classeur/emprise';
import { FeuillesConnues } from './feuilles-connues';
import { lireSource } from './lire-blocs';
import { lireTablesDuClasseur } from './lire-tables';
import { Pile, type Retour } from './pile-des-operations';
import { ErreurExcel, type OperationAnnulee, type PorteExcel } from './porte';
import { converser, type ModuleExcel, type Tailles } from './session';
import { compterEcrites, TABLE_CORRECTIONS } from './table-corrections';

export { ErreurExcel } from './porte';
export type { BilanExecution, Lecture, PorteExcel, SourceDeLecture, Suivi, TablesLues } from './porte';
export { attendreExcel } from './demarrage';

const TENTATIVES_DE_REMISE_EN_ETAT = 3;

/** `excel` is the namespace of Office.js: the page's own by default, one loaded elsewhere in tests. */
export function creerPorteExcel(excel: ModuleExcel = Excel, tailles: Tailles = {}): PorteExcel {
  const pile = new Pile();
  const connues = new FeuillesConnues();

  async function defaire({ retour }: Retour): Promise<void> {
    for (let essai = 1; ; essai += 1) {
      try {
        await converser(excel, retour);
        return;
      } catch (brute) {
        if (essai >= TENTATIVES_DE_REMISE_EN_ETAT) throw versErreurExcel(brute);
      }
    }
  }

  /** Carries an operation out; refused in the middle, what it wrote is taken back. */
  async function mener<T>(
    nature: OperationAnnulee['nature'],
    operation: (contexte: Excel.RequestContext, debuter: (retour: Retour['retour'], cellules?: Retour['cellules']) => void) => Promise<T>,
  ): Promise<T> {
    let enCours: Retour | null = null;
    try {
      const bilan = await converser(excel, (contexte) =>
        operation(contexte, (retour, cellules = []) => {
          enCours = { nature, retour, cellules };
        }),
      );
      const menee = enCours as Retour | null;
      if (menee !== null) pile.empiler(menee);
      return bilan;
    } catch (brute) {
      const cause = enEcrivant(versErreurExcel(brute));
      const commencee = enCours as Retour | null;
      if (commencee === null) throw rienNAChange(cause);
      try {
        await defaire(commencee);
      } catch (brutale) {
        const obstacle = enEcrivant(versErreurExcel(brutale));
        pile.empiler(commencee);
        throw new ErreurExcel(
          'remise-en-etat-incomplete',
          `L’opération a été interrompue et le classeur n’a pas pu être remis en état : ${enSuite(obstacle.message)} Cliquez ensuite sur « Annuler la dernière opération » pour retrouver l’état précédent.`,
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
        const registre = tables.some(({ nom }) => nom === TABLE_CORRECTIONS)
          ? workbook.tables.getItem(TABLE_CORRECTIONS).columns.getItemOrNullObject('État').getDataBodyRange()
          : null;
        registre?.load('values');
        if (tables.length > 0) await contexte.sync();
        return {
          feuilleActive: active.name,
          feuilles: workbook.worksheets.items.map(({ name }) => name),
          tables: tables.filter(({ nom, marque }) => marque.isNullObject && nom !== TABLE_CORRECTIONS).map(({ nom }) => nom),
          corrections: registre === null || registre.isNullObject ? 0 : compterEcrites(registre.values),
        };
      }),
    lire: (source, suivi) => converser(excel, (contexte) => lireSource(contexte, source, suivi, connues)),
    lireTables: (noms) => converser(excel, (contexte) => lireTablesDuClasseur(contexte, noms)),
    // Each of these is a chunk of its own: the pane opens without them. What takes an operation back is there before it begins.
    async conflits(plan) {
      const [{ lireEtat }, { feuillesEnConflit }] = await Promise.all([import('./etat-classeur'), import('./preflight')]);
      return converser(excel, async (contexte) => feuillesEnConflit(await lireEtat(contexte), plan));
    },
    async executer(plan, suivi = {}, accord = { aCote: false }) {
      const [{ executerPlan }, { remettreEnEtat }] = await Promise.all([import('./executer-plan'), import('./remise-en-etat')]);
      return mener('tables', (contexte, debuter) =>
        executerPlan(
          contexte,
          plan,
          suivi,
          tailles,
          (intention) => debuter((retour) => remettreEnEtat(retour, intention, tailles)),
          accord.aCote,
        ),
      );
    },
    async corrigerSource(demande, suivi = {}) {
      const { corrigerSource, retablirSource, cellulesRendues } = await import('./corriger-source');
      return mener('source', (contexte, debuter) =>
        corrigerSource(contexte, demande, suivi, tailles, (corrigee) =>
          debuter((retour) => retablirSource(retour, corrigee, tailles), cellulesRendues(corrigee)),
        ),
      );
    },
    async defaireCorrections(journal, suivi = {}) {
      const { defaireCorrections, refaireCorrections, cellulesRefaites } = await import('./defaire-corrections');
      return mener('source', (contexte, debuter) =>
        defaireCorrections(contexte, journal, suivi, tailles, (defaites) =>
          debuter((retour) => refaireCorrections(retour, defaites, tailles), cellulesRefaites(defaites)),
        ),
      );
    },
    suivreSelection: async (surSelection) => (await import('./ecouter')).suivreSelection(excel, surSelection),
    ecouterFeuille: async (feuille, surChangement) => (await import('./ecouter')).ecouterFeuille(excel, connues, feuille, surChangement),
    async decrireSelection(demander) {
      const { decrireSelection } = await import('./provenance');
      return converser(excel, (contexte) => decrireSelection(contexte, demander));
    },
    async relireLignes(feuille, zone, lignes) {
      const { relireLignes } = await import('./relire-lignes');
      return converser(excel, (contexte) => relireLignes(contexte, connues, feuille, zone, lignes));
    },
    async saisir(saisies) {
      const { ecrireSaisies, remettreLesSaisies } = await import('./ecrire-saisie');
      await mener('saisie', (contexte, debuter) =>
        ecrireSaisies(contexte, saisies, (faites) => debuter((retour) => remettreLesSaisies(retour, faites))),
      );
    },
    peutAnnuler: () => pile.derniere !== null,
    async annulerDerniereOperation() {
      const { derniere } = pile;
      if (derniere === null) throw new ErreurExcel('rien-a-annuler', 'Aucune opération du complément n’est à annuler.');
      try {
        await defaire(derniere);
      } catch (brute) {
        const obstacle = enEcrivant(versErreurExcel(brute));
        // What remains to undo is kept: the next attempt takes it up where this one stopped.
        throw new ErreurExcel(obstacle.code, `L’annulation n’est pas terminée : ${enSuite(obstacle.message)}`, { cause: obstacle });
      }
      pile.depiler();
      return { nature: derniere.nature, cellules: derniere.cellules };
    },
    allerA: (feuille, adresse) =>
      converser(excel, async (contexte) => {
        const cible = connues.trouver(contexte, feuille);
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
  return new ErreurExcel(cause.code, `Rien n’a été modifié : ${enSuite(cause.message)}`, { cause });
}
