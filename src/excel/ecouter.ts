/** Handlers of Excel's events: each one is registered in a conversation of its own, and removed in the one that registered it. */
import type { FeuillesConnues } from './feuilles-connues';
import { ErreurExcel } from './porte';
import type { Arret, ChangementDeFeuille } from './porte-vivante';
import { converser, type ModuleExcel } from './session';

interface Abonnement {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

/** Excel forgets the handlers of a closed pane by itself: a refusal then means that there is nothing left to remove. */
function arreter(excel: ModuleExcel, abonnements: readonly Abonnement[]): Arret {
  let arrete = false;
  return async () => {
    if (arrete) return;
    arrete = true;
    const contexte = abonnements[0]?.context as Excel.RequestContext | undefined;
    if (contexte === undefined) return;
    await excel.run(contexte, async () => {
      for (const abonnement of abonnements) abonnement.remove();
      await contexte.sync();
    });
  };
}

/** The event that says that the selection moved is not raised by a click on a tab: the activation of a sheet is heard too. */
export async function suivreSelection(excel: ModuleExcel, surSelection: () => void): Promise<Arret> {
  const rappel = (): Promise<void> => {
    surSelection();
    return Promise.resolve();
  };
  const abonnements = await converser(excel, async (contexte) => {
    const { worksheets } = contexte.workbook;
    const inscrits = [worksheets.onSelectionChanged.add(rappel), worksheets.onActivated.add(rappel)];
    await contexte.sync();
    return inscrits;
  });
  return arreter(excel, abonnements);
}

export async function ecouterFeuille(
  excel: ModuleExcel,
  connues: FeuillesConnues,
  nom: string,
  surChangement: (changement: ChangementDeFeuille) => void,
): Promise<Arret> {
  const rappel = ({ address, changeType, source, triggerSource }: Excel.WorksheetChangedEventArgs): Promise<void> => {
    // What this pane writes is known to it already.
    if (triggerSource === 'ThisLocalAddin') return Promise.resolve();
    surChangement({ nature: changeType === 'RangeEdited' ? 'contenu' : 'structure', adresse: address, distant: source === 'Remote' });
    return Promise.resolve();
  };
  const partie = ({ worksheetId, source }: Excel.WorksheetDeletedEventArgs, id: string): Promise<void> => {
    if (worksheetId === id) surChangement({ nature: 'suppression', adresse: '', distant: source === 'Remote' });
    return Promise.resolve();
  };
  const abonnements = await converser(excel, async (contexte) => {
    const feuille = connues.trouver(contexte, nom);
    feuille.load('id');
    await contexte.sync();
    if (feuille.isNullObject)
      throw new ErreurExcel('feuille-absente', `La feuille « ${nom} » n’existe plus. Relisez l’inventaire, puis recommencez.`);
    const { id } = feuille;
    const inscrits = [feuille.onChanged.add(rappel), contexte.workbook.worksheets.onDeleted.add((depart) => partie(depart, id))];
    await contexte.sync();
    return inscrits;
  });
  return arreter(excel, abonnements);
}
