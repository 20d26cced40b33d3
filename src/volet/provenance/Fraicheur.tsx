/** Says what was edited in the source since it was read, and reads that again. The live region stays mounted, or nothing is read aloud. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, Text } from '@fluentui/react-components';
import type { Lecture, PorteExcel } from '../../excel/porte';
import type { Negoflux } from '../etat/useNegoflux';
import { decrirePeremption, lignesPerimees } from './peremption';
import { useFraicheur } from './useFraicheur';

interface Props {
  readonly porte: PorteExcel;
  readonly negoflux: Negoflux;
  readonly lecture: Lecture;
}

export function Fraicheur({ porte, negoflux: { etat, commandes }, lecture }: Props) {
  const extensible = etat.source.type !== 'selection';
  const { peremption, faute, prendre, remettre } = useFraicheur(porte, lecture, etat.correspondance?.ligneEntete ?? -1, extensible);
  const occupe = etat.operation !== null;
  const phrase = decrirePeremption(peremption, lecture.feuille);
  const selection = etat.source.type === 'selection';

  const relire = async (): Promise<void> => {
    const prise = prendre();
    if (!(await commandes.relireLignes(lignesPerimees(prise)))) remettre(prise);
  };
  /** The whole reading reads the active sheet: it must be that one again. */
  const toutRelire = async (): Promise<void> => {
    if (etat.source.type === 'feuille-active') await commandes.allerA(lecture.feuille, 'A1');
    await commandes.lireInventaire();
  };

  return (
    <div aria-live="polite">
      {faute && <Text role="alert">{`Les modifications de la feuille ne sont pas suivies : ${faute}`}</Text>}
      {phrase !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody style={{ whiteSpace: 'normal' }}>
            {peremption.toutRelire && selection && !peremption.supprimee
              ? `${phrase} Sélectionnez-le de nouveau, puis lisez-le à l’étape « Inventaire ».`
              : phrase}
          </MessageBarBody>
          <MessageBarActions>
            {peremption.toutRelire && !peremption.supprimee && !selection && (
              <Button size="small" disabled={occupe} onClick={() => void toutRelire()}>
                Relire tout l’inventaire
              </Button>
            )}
            {!peremption.toutRelire && (
              <Button size="small" disabled={occupe} onClick={() => void relire()}>
                Relire ce qui a changé
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )}
      {phrase === null && etat.tablesPerimees && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody style={{ whiteSpace: 'normal' }}>
            Ce qui a été relu n’est pas encore dans les tableaux : mettez-les à jour.
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" disabled={occupe} onClick={() => void commandes.insererTables()}>
              Mettre à jour les tableaux
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
